"""Files of many documents: JSON lines and CSV."""

import hashlib
import json
from datetime import date
from pathlib import Path

import pytest
from intake_helpers import document, reason, results, write

from recount.intake import Failure, Item, count, item, items


def line(**fields: object) -> str:
    return json.dumps(fields, ensure_ascii=False) + "\n"


def test_a_line_is_a_document(tmp_path: Path) -> None:
    one = line(
        doc="a1",
        title="Blast",
        text="Nine died.",
        published="2016-08-19",
        source="Our wire",
        url="u",
        language="en",
    )
    path = write(tmp_path / "a.jsonl", one)
    (found,) = results(path)
    assert isinstance(found, Item)
    assert found.locator == f"{path}#a1"
    assert found.original == one.rstrip("\n").encode()
    read = found.document
    assert read.sha256 == hashlib.sha256(found.original).hexdigest()
    assert (read.name, read.title, read.text, read.published) == (
        "a1",
        "Blast",
        "Nine died.",
        date(2016, 8, 19),
    )
    assert (read.source, read.url, read.language, read.extra) == ("Our wire", "u", "en", {})


def test_further_keys_are_kept(tmp_path: Path) -> None:
    read = document(
        write(tmp_path / "a.jsonl", line(text="Nine died.", region="North", ids=[1, {"a": None}]))
    )
    assert read.extra == {"region": "North", "ids": [1, {"a": None}]}
    assert read.name == "a.jsonl:1"


@pytest.mark.parametrize("value", ["a while ago", "2016", 1471600000])
def test_a_day_that_cannot_be_read_costs_the_field_only(tmp_path: Path, value: object) -> None:
    read = document(write(tmp_path / "a.jsonl", line(text="Nine died.", published=value)))
    assert (read.published, read.extra) == (None, {"published": value})
    read = document(write(tmp_path / "b.jsonl", line(text="3 May 2013\nNine died.", published=value)))
    assert (read.published, read.extra) == (date(2013, 5, 3), {"published": value})


@pytest.mark.parametrize("value", [None, "", float("nan")])
def test_empty_fields_are_none(tmp_path: Path, value: object) -> None:
    fields = dict.fromkeys(["doc", "title", "published", "source", "url", "language"], value)
    read = document(write(tmp_path / "a.jsonl", line(text="3 May 2013\nNine died.", **fields)))
    assert (read.title, read.source, read.url, read.language, read.extra) == ("", None, None, None, {})
    assert read.published == date(2013, 5, 3), "then the dateline dates it"


def test_a_field_of_another_kind_is_kept_aside(tmp_path: Path) -> None:
    read = document(write(tmp_path / "a.jsonl", line(text="Nine died.", doc=7, source=["a", "b"])))
    assert (read.name, read.source, read.extra) == ("7", None, {"source": ["a", "b"]})


def test_what_databases_refuse_is_cleaned(tmp_path: Path) -> None:
    broken = r'{"text": "Nine\u0000 died\ud800.", "k\u0000": ["\udc00"], "n": 1e999, "smile": "\ud83d\ude00"}'
    read = document(write(tmp_path / "a.jsonl", broken))
    assert read.text == "Nine died\ufffd."
    assert read.extra == {"k": ["\ufffd"], "n": None, "smile": "😀"}


def test_each_bad_line_is_named_and_the_rest_read(tmp_path: Path) -> None:
    good = line(doc="x", text="Nine died.").encode()
    lines = [b"\xef\xbb\xbf" + good, b"\n", b"{oops}\n", b"[1]\n", b'{"doc": "y"}\n', b'{"text": "\xff"}\n']
    lines += [b'{"text": 3}\n', b'{"text": " "}\n', b'{"text": ' + b"[" * 100_000 + b"\n", good.rstrip()]
    path = write(tmp_path / "a.jsonl", b"".join(lines))
    first, *failures, last = results(path)
    assert isinstance(first, Item) and isinstance(last, Item)
    assert first == last, "the same name twice is two items; the ledger takes the later for a revision"
    assert [f.locator for f in failures] == [f"{path}:{n}" for n in (3, 4, 5, 6, 7, 8, 9)]
    reasons = [f.reason for f in failures if isinstance(f, Failure)]
    assert reasons[0] == "not JSON: expecting property name enclosed in double quotes at character 2"
    assert reasons[1:6] == [
        "not a JSON object",
        'it has no "text"',
        "not JSON: broken UTF-8 at byte 10",
        'its "text" is not a string',
        "no text in it",
    ]
    assert reasons[6] == "nested too deeply"


def test_lines_are_read_one_at_a_time(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", line(text="Nine died.") * 20_000 + "broken")
    stream = items([path])
    assert isinstance(next(stream), Item)
    Path(path).write_bytes(b"")  # what was not read yet is gone
    assert sum(1 for _ in stream) < 5_000


def test_a_giant_line_fails_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(item, "MAX_BYTES", 1000)
    good = line(doc="x", text="Nine died.")
    path = write(tmp_path / "a.jsonl", line(text="b" * 3_000_000) + good)
    failure, found = results(path)
    assert isinstance(failure, Failure) and failure.locator == f"{path}:1"
    assert failure.reason.startswith("too large for one line: ")
    assert isinstance(found, Item) and found.document.name == "x"


def test_a_giant_text_fails(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", line(text="b" * 5_000_001))
    assert reason(path) == "too large: 5,000,001 characters of text, the limit is 5,000,000"


@pytest.mark.parametrize(
    ("content", "why"), [("", "empty"), ("\n\n", "no text in it"), ("\0\1\n" * 99, "binary, not text")]
)
def test_a_file_without_lines(tmp_path: Path, content: str, why: str) -> None:
    assert reason(write(tmp_path / "a.jsonl", content)) == why


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_a_csv_record_is_a_document(tmp_path: Path, delimiter: str, encoding: str) -> None:
    rows = [
        ["doc", "Text", "published", "title", "region"],
        ["a1", '"Nine\ndied."', "19/08/2016", "", "Nord é"],
    ]
    content = "\r\n".join(delimiter.join(row) for row in rows) + "\r\n"
    path = write(tmp_path / "a.csv", content.encode(encoding))
    (found,) = results(path)
    assert isinstance(found, Item)
    assert found.locator == f"{path}#a1"
    assert found.original.decode() == delimiter.join(rows[1])
    assert found.document.sha256 == hashlib.sha256(found.original).hexdigest()
    assert found.document.text == "Nine\ndied."
    assert found.document.published == date(2016, 8, 19)
    assert found.document.extra == {"region": "Nord é"}


def test_csv_of_an_old_spreadsheet(tmp_path: Path) -> None:
    text = "The café “Étoile” was hit – nine died, José Núñez said."
    assert document(write(tmp_path / "a.csv", f'text\n"{text}"\n'.encode("cp1252"))).text == text


def test_long_csv_fields_are_read(tmp_path: Path) -> None:
    assert len(document(write(tmp_path / "a.csv", "text\n" + "b" * 1_000_000)).text) == 1_000_000


def test_each_bad_record_is_named_and_the_rest_read(tmp_path: Path) -> None:
    content = (
        "doc,text\n\na,Nine died.\nb,\nc,Nine, she said, died.\nd,é é é".encode() + b"\xff\ne,Two died.\n"
    )
    path = write(tmp_path / "a.csv", content)
    found = results(path)
    assert [f.document.name for f in found if isinstance(f, Item)] == ["a", "e"]
    assert [(f.locator, f.reason) for f in found if isinstance(f, Failure)] == [
        (f"{path}:4", 'it has no "text"'),
        (f"{path}:5", "4 fields, but the header names 2: an unquoted delimiter?"),
        (f"{path}:6", "not UTF-8"),
    ]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "empty"),
        (b"\n", "no text in it"),
        (b"doc,body\na,b\n", "no column is called 'text'; there are: doc, body"),
        (b"text\n", "no record in it"),
        (bytes(range(256)), "binary, not text"),
        ("text\nNine".encode("utf-16"), "UTF-16: save it as UTF-8"),
    ],
)
def test_a_csv_that_is_none(tmp_path: Path, content: bytes, why: str) -> None:
    assert reason(write(tmp_path / "a.csv", content)) == why


def test_counting(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    lines = write(folder / "a.jsonl", line(text="x") * 3 + '{"text": "y"}')
    write(folder / "b.csv", "text\nx\ny\n")
    write(folder / "c.txt", "x")
    assert count([lines]) == 4
    assert count([str(folder)]) == 4 + 2 + 1
    assert count(["https://example.org/a.jsonl", str(tmp_path / "missing")]) == 2
    assert count([lines, "-"]) is None
