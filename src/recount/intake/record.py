"""Named fields to a Document: the step in which every format ends."""

import hashlib
import math
from collections.abc import Mapping
from datetime import date, datetime

from recount.intake.dating import dateline, day
from recount.intake.item import MAX_TEXT, Unreadable, clean
from recount.model import Document

_STRINGS = ("doc", "title", "source", "url", "language")
KNOWN = (*_STRINGS, "text", "published")


def document(fields: Mapping[str, object], original: bytes, name: str) -> Document:
    """A Document from the fields doc, title, text, published, source, url and language; others go to `extra`.

    Without a `doc` it is called `name`; without a usable `published` it is dated by its dateline. A field
    whose value cannot be used is left out and its value kept in `extra`. Raises Unreadable where there is no
    usable text.
    """
    text = fields.get("text")
    if text is None:
        raise Unreadable('it has no "text"')
    if not isinstance(text, str):
        raise Unreadable('its "text" is not a string')
    text = clean(text)
    if not text.strip():
        raise Unreadable("no text in it")
    if len(text) > MAX_TEXT:
        raise Unreadable(f"too large: {len(text):,} characters of text, the limit is {MAX_TEXT:,}")

    extra = {clean(key): _plain(value) for key, value in fields.items() if key not in KNOWN}
    strings = dict.fromkeys(_STRINGS, "")
    for key in _STRINGS:
        value = fields.get(key)
        if isinstance(value, str) or (isinstance(value, int) and not isinstance(value, bool)):
            strings[key] = clean(str(value))
        elif _plain(value) is not None:
            extra[key] = _plain(value)
    title = strings["title"] if strings["title"].strip() else ""

    published = _published(fields.get("published"))
    if published is None:
        if (given := _plain(fields.get("published"))) not in (None, ""):
            extra["published"] = given
        if found := dateline(f"{title}\n{text}"):
            published = found[0]
    return Document(
        name=strings["doc"].strip() or clean(name),
        title=title,
        text=text,
        published=published,
        source=strings["source"].strip() or None,
        url=strings["url"].strip() or None,
        language=strings["language"].strip() or None,
        sha256=hashlib.sha256(original).hexdigest(),
        extra=extra,
    )


def _published(value: object) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    return day(value) if isinstance(value, str) else None


def _plain(value: object) -> object:
    """`value` as a database's JSON can hold it: strings cleaned, NaN (how pandas writes a gap) as None."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, Mapping):
        return {clean(str(key)): _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return value if value is None or isinstance(value, bool | int) else str(value)
