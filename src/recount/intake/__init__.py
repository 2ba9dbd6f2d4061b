"""Intake: files, folders, standard input and URLs to documents; every bad input is named."""

import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path, PurePath
from typing import cast
from urllib.parse import urlsplit

from recount.intake import csv, html, item, jsonl, markdown, pdf, text, walk
from recount.intake.fetch import Page, fetch, is_url
from recount.intake.item import Failure, Item, Raw, Unreadable, too_large, unforeseen
from recount.intake.lines import Stream
from recount.intake.sniff import sniff
from recount.model import Document

__all__ = ["Failure", "Item", "count", "items", "unforeseen"]

STANDARD_INPUT = "-"
_BUFFER = 1 << 16  # bytes, and how far a format or an encoding is looked for

# The formats. To add one, write its file and its line.
ONE_DOCUMENT: dict[str, Callable[[Raw], Document]] = {
    ".htm": html.read,
    ".html": html.read,
    ".xhtml": html.read,
    ".md": markdown.read,
    ".pdf": pdf.read,
    ".txt": text.read,
}
MANY_DOCUMENTS: dict[str, Callable[[Stream, str, str, str], Iterator[Item | Failure]]] = {
    ".csv": csv.read,
    ".jsonl": jsonl.read,
}
SUFFIXES = ONE_DOCUMENT.keys() | MANY_DOCUMENTS.keys()
_MEDIA = {
    "application/pdf": ".pdf",
    "application/xhtml+xml": ".html",
    "text/html": ".html",
    "text/csv": ".csv",
    "text/markdown": ".md",
    "application/jsonl": ".jsonl",
    "application/x-ndjson": ".jsonl",
}
_VAGUE_MEDIA = {"", "text/plain", "application/json", "application/octet-stream", "binary/octet-stream"}


def items(paths: Iterable[str]) -> Iterator[Item | Failure]:
    """Every document at `paths`, one at a time, in order; a Failure for everything that cannot be read.

    A path is a file, a folder (read with all below it), an http(s) URL, or '-' for standard input. What
    several paths lead to is read once. Files of many documents are read a line at a time. Bad input never
    raises.
    """
    for found in _found(paths):
        if isinstance(found, Failure):
            yield Failure(_sayable(found.locator), found.reason)
        elif found == STANDARD_INPUT:
            yield from _guarded(found, _standard_input())
        elif is_url(found):
            yield from _guarded(found, _address(found))
        else:
            yield from _guarded(found, _file(found))


def count(paths: Iterable[str]) -> int | None:
    """About how many results `items` has for `paths`, for a progress bar; None where standard input is one.

    Lines of JSONL and CSV are counted (without being parsed), so a blank line counts too.
    """
    total = 0
    for found in _found(paths):
        if found == STANDARD_INPUT:
            return None
        many = isinstance(found, str) and walk.suffix(found) in MANY_DOCUMENTS and not is_url(found)
        total += _lines(str(found)) if many else 1
    return total


def _found(paths: Iterable[str]) -> Iterator[str | Failure]:
    """Every file, URL and '-' that `paths` lead to, each once."""
    seen: set[str] = set()
    for path in paths:
        for found in [path] if path == STANDARD_INPUT or is_url(path) else walk.files(path, SUFFIXES):
            name = found.locator if isinstance(found, Failure) else found
            place = name if name == STANDARD_INPUT or is_url(name) else os.path.abspath(name)  # noqa: PTH100
            if place not in seen:
                seen.add(place)
                yield found


def _guarded(path: str, found: Iterator[Item | Failure]) -> Iterator[Item | Failure]:
    """`found`, and a Failure where it raises: one bad input must not end the run."""
    try:
        yield from found
    except Unreadable as why:
        yield Failure(_sayable(path), str(why))
    except PermissionError:
        yield Failure(_sayable(path), "no permission to read this file")
    except OSError as error:
        yield Failure(_sayable(path), f"cannot be read: {error.strerror or error}")
    except Exception as error:  # what a library makes of hostile bytes cannot be foreseen
        yield Failure(_sayable(path), f"cannot be read: {unforeseen(error)}")


def _file(path: str) -> Iterator[Item | Failure]:
    locator = _sayable(os.path.abspath(path))  # noqa: PTH100 - resolving links would give a file another name
    with io.BufferedReader(Path(path).open("rb", buffering=0), _BUFFER) as stream:
        size = os.fstat(stream.fileno()).st_size
        if walk.suffix(path) in ONE_DOCUMENT and size > item.MAX_BYTES:
            raise too_large(size)
        yield from _stream(stream, walk.suffix(path), locator, path)


def _standard_input() -> Iterator[Item | Failure]:
    if sys.stdin is None:
        raise Unreadable("there is no standard input")
    raw = cast(io.RawIOBase, sys.stdin.buffer)  # a buffered stream is read as a raw one is
    stream = io.BufferedReader(raw, _BUFFER)
    try:
        yield from _stream(stream, sniff(stream.peek()), STANDARD_INPUT, STANDARD_INPUT)
    finally:
        stream.detach()  # else standard input would be closed with it


def _address(url: str) -> Iterator[Item | Failure]:
    page = fetch(url)
    for found in _stream(io.BufferedReader(io.BytesIO(page.data), _BUFFER), _suffix_of(page), url, url, page):
        if isinstance(found, Item):
            document = found.document.model_copy(update={"retrieved": page.retrieved})
            yield Item(found.locator, found.original, document)
        else:
            yield found


def _stream(
    stream: Stream, suffix: str, locator: str, typed: str, page: Page | None = None
) -> Iterator[Item | Failure]:
    """The documents of an open file in the format of `suffix`."""
    if suffix in MANY_DOCUMENTS:
        name = PurePath(urlsplit(typed).path if page else typed).name or typed
        yield from MANY_DOCUMENTS[suffix](stream, locator, _sayable(typed), _sayable(name))
        return
    data = stream.read(item.MAX_BYTES + 1)
    if len(data) > item.MAX_BYTES:
        raise too_large(len(data))
    raw = Raw(data, _sayable(typed), page.url if page else None, page.charset if page else None)
    yield Item(locator, data, ONE_DOCUMENT[suffix](raw))


def _suffix_of(page: Page) -> str:
    """The format of a page: what its server calls it, else how its address ends, else how it looks."""
    if page.media in _MEDIA:
        return _MEDIA[page.media]
    if page.media not in _VAGUE_MEDIA:
        raise Unreadable(f"{walk.NOT_A_FORMAT}: {page.media}")
    named = walk.suffix(urlsplit(page.url).path)
    if named in SUFFIXES:
        return named
    return ".txt" if page.media == "text/plain" else sniff(page.data[:_BUFFER])


def _lines(path: str) -> int:
    try:
        with Path(path).open("rb") as stream:
            breaks, last = 0, b""
            while piece := stream.read(1 << 20):
                breaks, last = breaks + piece.count(b"\n"), piece[-1:]
    except OSError:
        return 1
    return max(1, breaks + (last not in (b"", b"\n")) - (walk.suffix(path) == ".csv"))


def _sayable(path: str) -> str:
    """`path` as text that can be printed and stored: of a name that is not UTF-8, the sound letters."""
    return os.fsencode(path).decode("utf-8", errors="replace") if not path.isascii() else path
