"""What intake hands on, an item or a failure; and the limits and clean-up that every format shares."""

import re
from dataclasses import dataclass

from recount.model import Document

MAX_TEXT = 5_000_000  # characters of one document's text
MAX_BYTES = 50_000_000  # bytes of one file that holds one document, or of one line that does

_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True)
class Item:
    """One document that was read.

    `locator` says where it lies: an absolute path, 'path#doc' for a line of JSONL or CSV, a URL, or '-'.
    `original` holds its exact bytes (of JSONL the line without its line break, of CSV the record written
    anew); their SHA-256 is `document.sha256`.
    """

    locator: str
    original: bytes
    document: Document


@dataclass(frozen=True)
class Failure:
    """One thing that could not be read: where, as the user typed it (with ':LINE' for a line), and why."""

    locator: str
    reason: str


def unforeseen(error: Exception) -> str:
    """An error that nobody foresaw as the reason of a failure: one short line that names its kind."""
    said = " ".join(clean(str(error)).split())[:300]
    return f"{type(error).__name__}: {said}" if said else type(error).__name__


@dataclass(frozen=True)
class Raw:
    """The bytes of one document before they are read; `charset` is what its server said of them."""

    data: bytes
    name: str
    url: str | None = None
    charset: str | None = None


class Unreadable(Exception):
    """Why something cannot be read, in one plain line. It becomes the reason of a `Failure`."""


def clean(text: str) -> str:
    """`text` without what databases refuse: NUL is dropped, half a surrogate pair becomes U+FFFD."""
    return _SURROGATE.sub("\ufffd", text.replace("\0", ""))


def line_breaks(text: str) -> str:
    """`text` with every line break written as one newline."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def without_title(text: str, title: str) -> str:
    """`text` without a first line that only repeats the title, else the title's claims would count twice."""
    first, _, rest = text.partition("\n")
    return rest.lstrip("\n") if title and first.strip() == title.strip() else text


def too_large(size: int) -> Unreadable:
    """The reason for a file, a page or a line of `size` bytes, which is above the limit."""
    return Unreadable(f"too large: {size / 1e6:.0f} MB, the limit is {MAX_BYTES / 1e6:.0f} MB")
