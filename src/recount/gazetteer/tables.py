"""The gazetteer's own data files, as rows of text."""

import csv
import gzip
import io
from importlib.resources import files

_DATA = files("recount.gazetteer") / "data"


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a CSV data file, by column."""
    return list(csv.DictReader(io.StringIO(_DATA.joinpath(name).read_text(encoding="utf-8"))))


def packed_rows(name: str) -> list[list[str]]:
    """The rows of a gzipped CSV data file without its head, as plain lists (quicker)."""
    text = gzip.decompress(_DATA.joinpath(name).read_bytes()).decode("utf-8")
    return list(csv.reader(io.StringIO(text)))[1:]


def lines(name: str) -> list[str]:
    """The lines of a text data file, without comments and blank ones."""
    text = _DATA.joinpath(name).read_text(encoding="utf-8")
    return [line for raw in text.splitlines() if (line := raw.split("#")[0].strip())]
