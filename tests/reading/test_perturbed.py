"""The same reports otherwise written, 200 of them: what is found in them hardly changes."""

import json
import re
import unicodedata
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from recount import reading
from recount.confidence import asserted
from recount.evaluation.scoring import compare, score
from recount.model import Document
from recount.outputs.codebook import Codebook

DEV = Path(__file__).parents[3] / "shared" / "gold" / "dev"
REPORTS = 34  # times the six ways below
YEARS = 28  # after so many, between 1901 and 2099, every day is the same weekday again
FALL = 0.05  # of the score: so far it may fall in the mean of the ways, and twice as far in one

Line = dict[str, Any]


def curled(text: str) -> str:
    """Typewriter quotation marks as printers set them."""
    text = re.sub(r'(^|[\s(\[—-])"', r"\1“", text).replace('"', "”")
    return re.sub(r"(^|[\s(\[—-])'", r"\1‘", text).replace("'", "’")


def plain(text: str) -> str:
    """Letters without accents."""
    parts = unicodedata.normalize("NFKD", text)
    return "".join(c for c in parts if not unicodedata.combining(c))


WAYS: dict[str, Callable[[str], str]] = {
    "upper case": str.upper,
    "lower case": str.lower,
    "no commas": lambda text: text.replace(",", ""),
    "curled quotes": curled,
    "no accents": plain,
}


def earlier(text: str) -> str:
    """Every year that is named, one of 28 years before."""
    return re.sub(r"(?<!\d)(?:19[3-9]|20[0-4])\d(?!\d)", lambda year: str(int(year[0]) - YEARS), text)


def document(line: Line, change: Callable[[str], str] = str, years: int = 0) -> Document:
    day = date.fromisoformat(line["published"]) if line["published"] else None
    return Document(
        name=line["doc"],
        title=change(line["title"]),
        text=change(line["text"]),
        published=day and day.replace(year=day.year - years),
        sha256="0" * 64,
    )


def read(documents: list[Document]) -> list[Line]:
    codebook = Codebook()
    return [
        codebook.line(one, [sure for account in reading.read(one) if (sure := asserted(account))])
        for one in documents
    ]


def moved(line: Line) -> Line:
    """The coding of a report that appeared 28 years before."""

    def days(of: Line | None) -> Line | None:
        return of and {key: earlier(value) for key, value in of.items()}

    return line | {"incidents": [each | {"date": days(each["date"])} for each in line["incidents"]]}


@pytest.mark.skipif(not DEV.is_dir(), reason="../shared/gold is not there: no perturbed report was read")
def test_reports_otherwise_written_are_read_alike() -> None:
    texts = [json.loads(line) for line in (DEV / "documents.jsonl").read_text().splitlines()]
    gold = {line["doc"]: line for line in map(json.loads, (DEV / "gold.jsonl").read_text().splitlines())}
    some = texts[:: len(texts) // REPORTS][:REPORTS]
    coded = [gold[line["doc"]] for line in some]
    base = score("plain", compare(coded, read([document(line) for line in some]))).recount
    falls = {
        name: base - score(name, compare(coded, read([document(line, change) for line in some]))).recount
        for name, change in WAYS.items()
    }
    before = [document(line, earlier, YEARS) for line in some]
    falls["dates moved"] = base - score("moved", compare(list(map(moved, coded)), read(before))).recount
    assert len(some) * len(falls) >= 200
    assert sum(falls.values()) / len(falls) < FALL, falls
    assert max(falls.values()) < 2 * FALL, falls
