"""PDF to a Document: the text of all pages, its lines joined to paragraphs again."""

import re
import threading
from collections.abc import Iterator
from contextlib import closing

import pypdfium2  # type: ignore[import-untyped]

from recount.intake.dating import dateline, day
from recount.intake.item import MAX_TEXT, Raw, Unreadable, clean, line_breaks, without_title
from recount.intake.record import document
from recount.model import Document

_ONE_AT_A_TIME = threading.Lock()  # PDFium is not safe in threads
_HEAD = 1024  # bytes at the start of a file, within which its mark stands
_TAIL = 2048  # bytes at the end of a file, within which its end mark stands
_SHORT = 0.7  # a line below this share of the usual width is the last of its paragraph
_MADE_BY_SOFTWARE = re.compile(
    r"microsoft \w+ - |untitled|.*\.(?:docx?|odt|rtf|indd|qxd|pdf|html?)$", re.IGNORECASE
)


def read(raw: Raw) -> Document:
    """The document of a .pdf file: title of its metadata, published by its dateline, else when it was made.

    Raises Unreadable for a file that is broken, cut short or locked, and for one that holds pictures only.
    """
    if not raw.data:
        raise Unreadable("empty")
    pages, metadata = _open(raw.data)
    text = _paragraphs(pages)
    if not text.strip():
        raise Unreadable("no text in it: scanned pages?")
    title = clean(metadata.get("Title", "")).strip()
    if _MADE_BY_SOFTWARE.match(title):
        title = ""
    text = without_title(text, title)
    found = dateline(f"{title}\n{text}")
    fields: dict[str, object] = {"title": title, "text": text, "url": raw.url}
    fields["published"] = found[0] if found else _made(metadata.get("CreationDate", ""))
    return document(fields, raw.data, raw.name)


def _open(data: bytes) -> tuple[list[str], dict[str, str]]:
    """The text of every page, and the metadata."""
    with _ONE_AT_A_TIME:
        try:
            with closing(pypdfium2.PdfDocument(data)) as pdf:
                # PDFium mends a file whose end is missing, and would show half of it as the whole
                if _is_cut(data):
                    raise Unreadable("a truncated PDF: its end is missing")
                return list(_pages(pdf)), pdf.get_metadata_dict()
        except pypdfium2.PdfiumError as error:
            if "password" in str(error).lower():
                raise Unreadable("an encrypted PDF: it needs a password") from None
            if b"%PDF" not in data[:_HEAD]:
                raise Unreadable("not a PDF") from None
            raise Unreadable(
                "a truncated PDF: its end is missing" if _is_cut(data) else f"a broken PDF: {_plainly(error)}"
            ) from None


def _is_cut(data: bytes) -> bool:
    return b"%%EOF" not in data[-_TAIL:]


def _pages(pdf: pypdfium2.PdfDocument) -> Iterator[str]:
    size = 0
    for number in range(len(pdf)):
        with closing(pdf[number]) as page, closing(page.get_textpage()) as words:
            text = words.get_text_bounded()
        size += len(text)
        if size > 2 * MAX_TEXT:  # record.document judges the text itself; this spares reading on without end
            raise Unreadable(f"too large: more than {MAX_TEXT:,} characters of text, which is the limit")
        yield text


def _plainly(error: Exception) -> str:
    found = re.search(r"PDFium: (.*?)\.?\)", str(error))
    return (found[1] if found else str(error)).lower()


def _made(written: str) -> object:
    """The day of a PDF's CreationDate, 'D:20160819101500Z'."""
    found = re.match(r"(?:D:)?(\d{8})", written)
    return day(found[1]) if found else None


def _paragraphs(pages: list[str]) -> str:
    """Lines joined to paragraphs: one ends at an empty line, or with a line much shorter than is usual."""
    lines = [line.strip() for page in pages for line in _lines(page)]
    widths = sorted(len(line) for line in lines if line)
    width = widths[len(widths) * 9 // 10] if widths else 0
    paragraphs = [""]
    for line in lines:
        paragraphs[-1] = _joined(paragraphs[-1], line)
        if not line or (len(line) < _SHORT * width and not line.endswith("-")):
            paragraphs.append("")
    return "\n".join(paragraph for paragraph in paragraphs if paragraph)


def _lines(page: str) -> list[str]:
    # PDFium writes a control character where a line ended in a hyphen, and joins the next line to it
    return re.sub("[\u0002\ufffe]\\s*|[\u00ad\u2010]\\s*\n", "-\n", line_breaks(page)).split("\n")


def _joined(before: str, line: str) -> str:
    """Two lines as one. A hyphen between them goes in 'explo-' 'sion', not in '28-' 'year-old'."""
    if re.search(r"\w-$", before) and line[:1].isalnum():
        return (before[:-1] if before[-2].islower() and line[0].islower() else before) + line
    return f"{before} {line}".strip()
