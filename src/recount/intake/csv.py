"""CSV to items: a header with a 'text' column, then a document a record."""

import codecs
import csv
import io
from collections.abc import Iterator

from recount.intake.encoding import MOST_CONTROLS, controls, likeliest, mostly_utf8
from recount.intake.item import MAX_TEXT, Failure, Item, Unreadable, clean
from recount.intake.lines import Stream, lines, overlong
from recount.intake.record import document

_DELIMITERS = ",;\t"


def read(stream: Stream, locator: str, typed: str, name: str) -> Iterator[Item | Failure]:
    """The item or failure of every record, one at a time; the arguments are those of `jsonl.read`.

    The columns are the fields of a JSON line, in any order and case; the delimiter is a comma, a semicolon or
    a tab. Since a record's own bytes cannot be told once it is parsed, an item's `original` is the record
    written anew: UTF-8, with the file's delimiter, quoted where needed, without a line break at its end.
    Raises Unreadable for a file that is empty, binary, or without a 'text' column.
    """
    rows = _Rows(stream)
    header = [column.strip().lower() for column in rows.header]
    if "text" not in header:
        raise Unreadable(f"no column is called 'text'; there are: {_named(rows.header)}")
    empty = True
    for number, row in rows:
        empty = False
        try:
            if isinstance(row, Unreadable):
                raise row
            if any(row[len(header) :]):
                raise Unreadable(
                    f"{len(row)} fields, but the header names {len(header)}: an unquoted delimiter?"
                )
            original = _written(row, rows.delimiter)
            fields = {column: value for column, value in zip(header, row, strict=False) if column and value}
            read_ = document(fields, original, f"{name}:{number}")
        except Unreadable as why:
            yield Failure(f"{typed}:{number}", str(why))
        else:
            yield Item(f"{locator}#{read_.name}", original, read_)
    if empty:
        raise Unreadable("no record in it")


class _Rows:
    """The records after the header, each with the number of its first line; a broken one is an Unreadable."""

    def __init__(self, stream: Stream) -> None:
        sample = stream.peek()
        if not sample.strip():
            raise Unreadable("empty" if not sample else "no text in it")
        self.encoding = _encoding(sample)
        self._stream = stream
        self._cut = False
        first = sample.decode(self.encoding, errors="replace").lstrip().split("\n", 1)[0]
        self.delimiter = max(_DELIMITERS, key=first.count)
        # the module's own limit of 128 KiB a field is below a long report; it is one for the whole process
        csv.field_size_limit(max(csv.field_size_limit(), MAX_TEXT))
        self._reader = csv.reader(self._lines(), delimiter=self.delimiter)
        self.header: list[str] = next((row for _, row in self if isinstance(row, list)), [])

    def _lines(self) -> Iterator[str]:
        for line in lines(self._stream):
            self._cut |= overlong(line)
            yield line.decode(self.encoding, errors="surrogateescape")

    def __iter__(self) -> Iterator[tuple[int, list[str] | Unreadable]]:
        while True:
            number = self._reader.line_num + 1
            self._cut = False
            try:
                row = next(self._reader)
            except StopIteration:
                return
            except csv.Error as error:
                yield number, Unreadable(f"not CSV: {error}")
                continue
            if self._cut:
                yield number, Unreadable("too large for one record")
            elif any("\udc80" <= letter <= "\udcff" for value in row for letter in value):
                yield (
                    number,
                    Unreadable("not UTF-8" if self.encoding == "utf-8-sig" else f"not {self.encoding}"),
                )
            elif any(value.strip() for value in row):
                yield number, row


def _encoding(sample: bytes) -> str:
    if sample.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise Unreadable("UTF-16: save it as UTF-8")
    if controls(sample) > MOST_CONTROLS:
        raise Unreadable("binary, not text")
    whole_lines = sample[: sample.rfind(b"\n") + 1] or sample  # the sample may end within a character
    try:
        return "utf-8-sig" if mostly_utf8(whole_lines) else likeliest(whole_lines)
    except Unreadable:
        return "utf-8-sig"  # then the broken records fail alone


def _named(header: list[str]) -> str:
    """The names of the columns, the first few letters of the first few."""
    names = ", ".join(clean(column.strip())[:30] for column in header[:10] if column.strip())
    return names + (", ..." if len(header) > 10 else "") or "none"


def _written(row: list[str], delimiter: str) -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerow(row)
    return out.getvalue().removesuffix("\r\n").encode("utf-8", errors="replace")
