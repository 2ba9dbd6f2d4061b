"""Exports: the same incident as a row, a line and a feature, none more certain than its claims."""

import csv
import io
import json
from datetime import date
from pathlib import Path

import pytest

import recount
from conftest import BBC, SANA, bbc, find, item, report, sana
from recount.model import Account, Document, Victims
from recount.outputs import codebook, geojson, jsonl
from recount.outputs import csv as csv_output
from recount.outputs.files import writing
from recount.reconciling import Incident


@pytest.fixture
def homs(ledger: recount.Ledger) -> list[Incident]:
    """The incident that the BBC and the state agency tell of."""
    ledger.add([item(report(BBC)), item(report(SANA, "sana-1", "SANA", date(2017, 2, 26)))])
    return ledger.incidents()


def rows(incidents: list[Incident]) -> list[dict[str, str]]:
    stream = io.StringIO(newline="")
    csv_output.write(incidents, stream)
    return list(csv.DictReader(io.StringIO(stream.getvalue(), newline="")))


NO_ATTACKERS = [f"{e}_attackers_{b}" for e in ("killed", "injured") for b in ("low", "best", "high", "rule")]


def test_csv_has_one_row_for_each_incident(homs: list[Incident]) -> None:
    assert rows(homs) == [
        {
            "id": "1",
            "date_start": "2017-02-25",
            "date_end": "2017-02-25",
            "date_precision": "day",
            "country": "SYR",
            "admin1": "",
            "place": "Homs",
            "lat": "34.72405",
            "lon": "36.72559",
            "place_precision": "1",
            "geonameid": "169577",
            "type": "suicide-bomb",
            "modality": "occurred",
            "aggregate": "false",
            "killed_low": "32",
            "killed_best": "42",
            "killed_high": "42",
            "killed_rule": "most-recent",
            "injured_low": "24",
            "injured_best": "24",
            "injured_high": "24",
            "injured_rule": "most-recent",
            **dict.fromkeys(NO_ATTACKERS, ""),
            "sources": "BBC; SANA",
            "documents": "bbc-1; sana-1",
            "perpetrators": "Tahrir al-Sham (claimed); Terrorists (accused by Talal Barazi)",
            "actors": "hayat-tahrir-al-sham; any-terrorists",
            "doubts": "",
        }
    ]


def test_in_csv_no_toll_reported_is_empty_and_none_killed_is_0(homs: list[Incident]) -> None:
    def with_tolls(*numbers: int) -> Incident:
        telling = homs[0].accounts[0]
        tolls = tuple(
            t.model_copy(update={"low": n, "high": n}) for n in numbers for t in bbc(report(BBC))[0].tolls[:1]
        )
        account = telling.account.model_copy(update={"tolls": tolls})
        return homs[0].model_copy(update={"accounts": (telling.model_copy(update={"account": account}),)})

    none_reported, none_killed = rows([with_tolls(), with_tolls(0)])
    assert (none_reported["killed_best"], none_reported["killed_rule"]) == ("", "")
    assert (none_killed["killed_best"], none_killed["killed_rule"]) == ("0", "most-recent")


def test_in_csv_the_attackers_dead_stand_apart(homs: list[Incident]) -> None:
    telling = homs[0].accounts[0]
    theirs = tuple(t.model_copy(update={"victims": Victims.ATTACKERS}) for t in bbc(report(BBC))[0].tolls[:1])
    account = telling.account.model_copy(update={"tolls": theirs})
    only = homs[0].model_copy(update={"accounts": (telling.model_copy(update={"account": account}),)})
    (row,) = rows([only])
    assert (row["killed_best"], row["killed_attackers_best"]) == ("", "32")


@pytest.mark.parametrize("outlet", ["=cmd()", "+1", "-1", "@sum", "\tx"])
def test_a_csv_cell_never_becomes_a_formula(ledger: recount.Ledger, outlet: str) -> None:
    ledger.add([item(report(BBC, source=outlet))])
    assert rows(ledger.incidents())[0]["sources"] == f"'{outlet}"


def test_jsonl_has_every_claim_with_its_words(homs: list[Incident]) -> None:
    stream = io.StringIO()
    jsonl.write(homs, stream)
    (line,) = stream.getvalue().splitlines()
    incident = json.loads(line)
    first, second = incident["accounts"]
    assert (first["document"]["name"], second["document"]["source"]) == ("bbc-1", "SANA")
    assert [(t["number"], t["part_of"], t["span"]["words"]) for t in first["tolls"]] == [
        ("32+", False, "at least 32 people"),
        ("2", True, "two children"),
        ("41+", False, "more than 40 died"),
    ]
    assert first["tolls"][2]["source"]["words"] == "Syrian Observatory for Human Rights"
    start, end = first["tolls"][0]["span"]["start"], first["tolls"][0]["span"]["end"]
    assert report(BBC).content[start:end] == "at least 32 people"
    assert incident["killed"]["decided_by"][0]["span"]["words"] == "42 people"
    assert first["named_dead"][0]["words"] == "Hassan Daaboul"


def test_geojson_places_what_the_gazetteer_knows(homs: list[Incident]) -> None:
    nowhere = homs[0].model_copy(update={"place": None, "id": 2})
    stream = io.StringIO()
    geojson.write([homs[0], nowhere], stream)
    collection = json.loads(stream.getvalue())
    assert collection["type"] == "FeatureCollection"
    at_homs, without = collection["features"]
    assert at_homs["geometry"] == {"type": "Point", "coordinates": [36.72559, 34.72405]}
    assert at_homs["properties"]["killed"]["words"] == "32+ to 42"
    assert without["geometry"] is None


def test_geojson_of_nothing_is_still_a_collection() -> None:
    stream = io.StringIO()
    geojson.write([], stream)
    assert json.loads(stream.getvalue()) == {"type": "FeatureCollection", "features": []}


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "homs.csv"
    path.write_text("the release of last week")
    with pytest.raises(ValueError, match="midway"), writing(str(path)) as stream:
        stream.write("half")
        raise ValueError("midway")
    assert path.read_text() == "the release of last week"
    with writing(str(path)) as stream:
        stream.write("whole")
    assert path.read_text() == "whole"
    assert [p.name for p in tmp_path.iterdir()] == ["homs.csv"]


def test_a_line_is_what_the_codebook_says() -> None:
    document = report(BBC)
    assert codebook.Codebook().line(document, bbc(document)) == {
        "doc": "bbc-1",
        "incidents": [
            {
                "key": "2017-02-25/homs/suicide-bomb",
                "type": "suicide-bomb",
                "modality": "occurred",
                "main": True,
                "aggregate": False,
                "date": {"start": "2017-02-25", "end": "2017-02-25"},
                "place": {"country": "SYR", "admin1": None, "name": "Homs"},
                "perpetrators": [
                    {"name": "Tahrir al-Sham", "status": "claimed", "by": None, "confidence": 1.0}
                ],
                "targets": ["two security bases"],
                "weapons": ["suicide bombers"],
                "tolls": [
                    toll("at least 32 people", 32, None),
                    toll("two children", 2, 2, victims="civilians", group="children", part_of=True),
                    toll("more than 40 died", 41, None, source="Syrian Observatory for Human Rights"),
                ],
                "named_dead": ["Hassan Daaboul"],
                "confidence": {"incident": 1.0, "type": 1.0, "date": 1.0, "place": 1.0},
            }
        ],
    }


def toll(quote: str, low: int | None, high: int | None, **more: object) -> dict[str, object]:
    plain = {"effect": "killed", "low": low, "high": high, "victims": "unknown", "group": None}
    return plain | {"part_of": False, "source": None, "quote": quote, "confidence": 1.0} | more


def test_approx_is_written_only_when_it_is_so() -> None:
    document = report(BBC)
    account = bbc(document)[0]
    about = account.tolls[0].model_copy(update={"approximate": True})
    (coded,) = codebook.Codebook().line(document, [account.model_copy(update={"tolls": (about,)})])[
        "incidents"
    ]
    assert coded["tolls"] == [toll("at least 32 people", 32, None, approx=True)]


def test_accounts_of_one_incident_carry_one_key_and_others_another() -> None:
    lines = codebook.Codebook()

    def keys(document: Document, *accounts: Account) -> list[str]:
        return [incident["key"] for incident in lines.line(document, accounts)["incidents"]]

    first, second = report(BBC), report(SANA, "sana-1")
    account = bbc(first)[0]
    assert keys(first, account, account) == ["2017-02-25/homs/suicide-bomb", "2017-02-25/homs/suicide-bomb#2"]
    assert keys(second, *sana(second)) == ["2017-02-25/homs/suicide-bomb"]


def test_a_key_without_day_or_place_says_so_and_a_running_total_too() -> None:
    document = report(BBC)
    bare = bbc(document)[0].model_copy(update={"period": None, "place": None, "aggregate": True})
    assert codebook.founding_key(bare) == "agg:xxxx-xx-xx/unknown/suicide-bomb"
    place = bbc(document)[0].place
    assert place is not None
    town = place.model_copy(update={"name": find(document, "Tahrir al-Sham")})
    assert codebook.founding_key(bare.model_copy(update={"place": town})).split("/")[1] == "tahrir-al-sham"
