"""Releases: what was frozen stays as it was, and the difference between two is what was done in between."""

import csv
import hashlib
import io
import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import delete, update
from sqlalchemy.exc import DatabaseError
from typer.testing import CliRunner
from web_helpers import client, guarded

import recount
from conftest import BBC, SANA, item, report
from recount import releases
from recount.cli import app
from recount.ledger import LedgerError
from recount.ledger.work_tables import Releases
from recount.model import Account, Document, IncidentType, Period, PlaceMention, Precision
from recount.outputs import csv as table
from recount.outputs import geojson, jsonl
from recount.reconciling import rule_of

RULE = rule_of("most-recent")


def attack(document: Document) -> tuple[Account, ...]:
    """Stands in for the reading: "12 killed, Aleppo, 3" is an attack there on that day of May."""
    killed, town, day = document.text.split(", ")
    words = document.span(1, 1 + len(document.text))
    when = date(2016, 5, int(day))
    start = document.content.index(town)
    number = int(killed.split()[0])
    toll = {"effect": "killed", "low": number, "high": number, "span": document.span(1, 1 + len(killed))}
    return (
        Account.model_validate(
            {
                "type": IncidentType.ARMED_CLASH,
                "anchor": words,
                "main": True,
                "period": Period(start=when, end=when, precision=Precision.DAY, span=words),
                "place": PlaceMention(
                    name=document.span(start, start + len(town)),
                    country="SYR",
                    span=document.span(start, start + len(town)),
                ),
                "tolls": (toll,),
            }
        ),
    )


@pytest.fixture
def attacks(ledger: recount.Ledger, reading: Callable[..., None]) -> recount.Ledger:
    """Three incidents, each of one report."""
    reading(attack)
    told = ("12 killed, Aleppo, 3", "4 killed, Homs, 9", "7 killed, Saraqib, 20")
    ledger.add([item(report(text, f"r{n}")) for n, text in enumerate(told)])
    return ledger


def contents(ledger: recount.Ledger, name: str, format: str) -> bytes:
    return b"".join(releases.unpacked(releases.export(ledger, name, format)))


def test_a_release_is_the_export_of_its_day_in_every_format(attacks: recount.Ledger) -> None:
    made = releases.make(attacks, "2016.1", "the first", RULE, "Tester")
    found = attacks.incidents()
    for name, module in (("csv", table), ("jsonl", jsonl), ("geojson", geojson)):
        exported = io.StringIO(newline="")
        module.write(found, exported, RULE)
        assert contents(attacks, "2016.1", name).decode() == exported.getvalue()
    assert made.incidents == 3
    assert made.sha256 == hashlib.sha256(contents(attacks, "2016.1", "jsonl")).hexdigest()
    assert releases.every(attacks) == [made]
    assert (made.author, made.note, made.rule) == ("Tester", "the first", "most-recent")


def test_the_same_ledger_gives_the_same_bytes(attacks: recount.Ledger) -> None:
    first = releases.make(attacks, "a", "", RULE, "Tester")
    second = releases.make(attacks, "b", "", RULE, "Tester")
    assert first.sha256 == second.sha256
    for name in releases.FORMATS:
        assert releases.export(attacks, "a", name) == releases.export(attacks, "b", name)
    nothing = releases.compare(attacks, "a", "b")
    assert (nothing.added, nothing.gone, nothing.changed, nothing.details) == ((), (), (), 0)


def test_a_release_keeps_what_the_ledger_has_changed_since(attacks: recount.Ledger) -> None:
    releases.make(attacks, "a", "", RULE, "Tester")
    before = {name: contents(attacks, "a", name) for name in releases.FORMATS}
    attacks.merge(1, 2, "one", "Tester")
    attacks.add([item(report("15 killed, Aleppo, 3", "r9"))])
    assert {name: contents(attacks, "a", name) for name in releases.FORMATS} == before


@pytest.mark.parametrize("change", [update(Releases).values(note="else"), delete(Releases)])
def test_the_database_itself_refuses_to_change_a_release(attacks: recount.Ledger, change: Any) -> None:
    made = releases.make(attacks, "a", "", RULE, "Tester")
    with (
        pytest.raises(DatabaseError, match="a release stays as it was made"),
        attacks.transaction(writes=True) as connection,
    ):
        connection.execute(change)
    assert releases.every(attacks) == [made]


def test_a_name_is_given_once(attacks: recount.Ledger) -> None:
    releases.make(attacks, "a", "", RULE, "Tester")
    with pytest.raises(LedgerError, match="there is a release 'a' already"):
        releases.make(attacks, "a", "again", RULE, "Tester")


@pytest.mark.parametrize("name", ["", "a/b", "..", ".", "a b", "é", "x" * 61, "a\n", "a%2Fb"])
def test_what_is_no_name_is_refused(attacks: recount.Ledger, name: str) -> None:
    with pytest.raises(LedgerError, match="is no name for a release"):
        releases.make(attacks, name, "", RULE, "Tester")


def test_what_came_went_and_changed(attacks: recount.Ledger) -> None:
    releases.make(attacks, "a", "", RULE, "Tester")
    attacks.merge(1, 2, "one campaign", "Tester")
    attacks.add(
        [
            item(report("15 killed, Saraqib, 20", "r7", day=date(2017, 3, 1))),
            item(report("2 killed, Zabadani, 5", "r8")),
        ]
    )
    releases.make(attacks, "b", "", RULE, "Tester")
    found = releases.compare(attacks, "a", "b")
    assert [each["place"] for each in found.added] == ["Zabadani, Syria"]
    assert [(each.line["id"], each.line["place"], each.into) for each in found.gone] == [
        (2, "Homs, Syria", 1)
    ]
    changes = {each.line["id"]: {c.field: (c.before, c.after) for c in each.what} for each in found.changed}
    assert changes[3] == {
        "killed": ("7", "15 (7 to 15)"),
        "documents": ("1 document", "2 documents; new: BBC, 2017-03-01"),
    }
    assert changes[1].keys() == {"killed", "documents"}
    assert found.details == 0
    # the ledger as it is now is that of the last release
    assert releases.compare(attacks, "a", RULE) == found


def test_the_difference_of_two_releases_stays_when_a_merge_is_undone(attacks: recount.Ledger) -> None:
    releases.make(attacks, "a", "", RULE, "Tester")
    judgement = attacks.merge(1, 2, "one", "Tester")
    releases.make(attacks, "b", "", RULE, "Tester")
    found = releases.compare(attacks, "a", "b")
    attacks.undo(judgement, "two", "Tester")
    assert releases.compare(attacks, "a", "b") == found
    releases.make(attacks, "c", "", RULE, "Tester")
    assert [each["id"] for each in releases.compare(attacks, "b", "c").added] == [2]


def test_an_incident_that_is_told_of_no_more_leads_nowhere(
    attacks: recount.Ledger, reading: Callable[..., None]
) -> None:
    releases.make(attacks, "a", "", RULE, "Tester")
    reading(lambda document: ())
    attacks.add([item(report("nothing happened", "r0"))])  # a revision of the report from Aleppo
    found = releases.compare(attacks, "a", RULE)
    assert [(each.line["id"], each.into) for each in found.gone] == [(1, None)]


def test_another_rule_is_a_change_of_the_toll(ledger: recount.Ledger) -> None:
    ledger.add([item(report(BBC)), item(report(SANA, "sana-1", "SANA"))])
    releases.make(ledger, "a", "", RULE, "Tester")
    (changed,) = releases.compare(ledger, "a", rule_of("lowest")).changed
    assert [(each.field, each.before, each.after) for each in changed.what] == [
        ("killed", "42 (32+ to 42)", "32+ (32+ to 42)")
    ]


def test_what_differs_in_claims_alone_is_counted() -> None:
    def told(id: int, accounts: str) -> dict[str, Any]:
        return {"line": {"id": id}, "values": {"killed": "4"}, "documents": {"1": "BBC"}, "sha256": accounts}

    before, after = [told(1, "a"), told(2, "b")], [told(2, "c"), told(1, "a")]
    found = releases.difference(lambda: before, lambda: after, {})
    assert (found.added, found.gone, found.changed, found.details) == ((), (), (), 1)


def test_an_empty_ledger_has_releases_too(ledger: recount.Ledger) -> None:
    made = releases.make(ledger, "none", "", RULE, "Tester")
    assert made.incidents == 0 and contents(ledger, "none", "jsonl") == b""
    assert made.sha256 == hashlib.sha256(b"").hexdigest()


@pytest.fixture
def browser(attacks: recount.Ledger) -> Iterator[TestClient]:
    with client(attacks.path) as asking:
        yield guarded(asking)


def test_the_api_makes_lists_gives_and_compares(browser: TestClient, attacks: recount.Ledger) -> None:
    made = browser.post("/api/releases", json={"name": "v1.0", "note": " first ", "rule": "ucdp"})
    assert made.status_code == 201
    first = made.json()
    assert (first["name"], first["note"], first["rule"], first["incidents"]) == ("v1.0", "first", "ucdp", 3)
    assert first["formats"] == ["csv", "jsonl", "geojson"]
    attacks.merge(1, 2, "one", "Tester")
    assert browser.post("/api/releases", json={"name": "v1.1"}).status_code == 201
    listed = browser.get("/api/releases").json()
    assert [each["name"] for each in listed["items"]] == ["v1.1", "v1.0"] and listed["total"] == 2

    given = browser.get("/api/releases/v1.0.jsonl")
    assert hashlib.sha256(given.content).hexdigest() == first["sha256"]
    assert given.headers["content-disposition"] == 'attachment; filename="v1.0.jsonl"'
    rows = list(csv.DictReader(io.StringIO(browser.get("/api/releases/v1.1.csv").text)))
    assert [row["id"] for row in rows] == ["1", "3"]
    assert len(browser.get("/api/releases/v1.1.geojson").json()["features"]) == 2

    difference = browser.get("/api/releases/v1.1/difference").json()
    assert (difference["from"], difference["to"]) == ("v1.0", "v1.1")
    assert difference["counts"] == {"added": 0, "gone": 1, "changed": 1, "details": 0}
    (gone,) = difference["gone"]
    assert (gone["id"], gone["into"], gone["when"]) == (2, 1, "2016-05-09")
    assert difference["changed"][0]["id"] == 1
    none = browser.get("/api/releases/v1.0/difference").json()
    assert none["from"] is None and none["changed"] == []


@pytest.mark.parametrize(
    ("path", "status", "why"),
    [
        ("/api/releases/none.csv", 404, "there is no release 'none'"),
        ("/api/releases/none/difference", 404, "there is no release 'none'"),
        ("/api/releases/none.exe", 404, "a release is there as csv, jsonl, geojson, not as 'exe'"),
    ],
)
def test_what_is_not_there_is_said(browser: TestClient, path: str, status: int, why: str) -> None:
    answer = browser.get(path)
    assert (answer.status_code, answer.json()["detail"]) == (status, why)


@pytest.mark.parametrize(
    ("wanted", "why"),
    [
        ({"name": "a/b"}, "is no name for a release"),
        ({"name": "a", "rule": "none"}, "no counting rule is called 'none'"),
        ({"name": "a", "rule": "source-hierarchy"}, "needs a list of sources"),
        ({}, "name"),
    ],
)
def test_what_cannot_be_made_is_said(browser: TestClient, wanted: dict[str, str], why: str) -> None:
    answer = browser.post("/api/releases", json=wanted)
    assert answer.status_code == 422 and why in answer.json()["detail"]


def test_the_commands(attacks: recount.Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RECOUNT_LEDGER", str(attacks.path))
    monkeypatch.setenv("RECOUNT_AUTHOR", "Tester")

    def said(*words: str) -> str:
        result = CliRunner().invoke(app, list(words))
        assert result.exit_code == 0, result.output
        return result.stdout

    assert "There are no releases" in said("releases")
    first = said("release", "a", "--note", "the first")
    assert first.startswith("release a: 3 incidents, sha256 ")
    assert said("compare", "a") == "Nothing is different.\n"
    attacks.merge(1, 2, "one", "Tester")
    said("release", "b", "--note", "the second", "--rule", "ucdp")
    assert json.loads(said("releases", "--json"))[0]["rule"] == "ucdp"
    assert "the second" in said("releases")
    result = CliRunner().invoke(app, ["compare", "a", "b"])
    assert "a counts tolls by most-recent, what it is compared with by ucdp" in result.stderr
    shown = result.stdout
    assert "merged into 1" in shown and "2 documents; new: BBC, 2017-02-25" in shown
    assert json.loads(said("compare", "a", "b", "--json"))["gone"][0]["into"] == 1
    file = tmp_path / "a.jsonl"
    said("export", "--to", "jsonl", str(file), "--release", "a")
    assert hashlib.sha256(file.read_bytes()).hexdigest() == first.split()[-1]
    wrong = CliRunner().invoke(app, ["export", "--to", "csv", "-", "--release", "a", "--place", "Homs"])
    assert wrong.exit_code == 2 and "a release is taken whole" in wrong.stderr
