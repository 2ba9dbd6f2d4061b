"""Plain text to a Document: a short first line is the title, a line 'Source: X' the source."""

import re

from recount.intake.encoding import decode
from recount.intake.item import Raw, line_breaks
from recount.intake.record import document
from recount.model import Document

_LONGEST_TITLE = 150
_TITLE = re.compile(r"\s*([^\n]+)\n[ \t]*\n")
_SOURCE = re.compile(r"Source:[ \t]*(.*)", re.IGNORECASE)
_FIRST_LINES = 10


def read(raw: Raw) -> Document:
    """The document of a .txt file. Raises Unreadable."""
    text = line_breaks(decode(raw.data, raw.charset))
    source = next(
        (m[1] for line in text.split("\n", _FIRST_LINES)[:_FIRST_LINES] if (m := _SOURCE.match(line))), None
    )
    title = ""
    if (found := _TITLE.match(text)) and len(found[1].strip()) <= _LONGEST_TITLE:
        rest = text[found.end() :]
        if rest.strip() and not _SOURCE.match(found[1]):
            title, text = found[1].strip(), rest.lstrip("\n")
    return document({"title": title, "text": text, "source": source, "url": raw.url}, raw.data, raw.name)
