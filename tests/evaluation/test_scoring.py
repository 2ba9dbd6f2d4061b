"""Scoring: what was read against what is coded, in sum and taken apart."""

import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recount.evaluation import breakdowns
from recount.evaluation.listing import listing
from recount.evaluation.matching import likeness, paired, same_name, same_source
from recount.evaluation.scoring import Report, compare, score

SHARED = Path(__file__).parents[3] / "shared"

SAME = [
    ("Syrian Observatory for Human Rights", "the Observatory"),
    ("al-Nusra Front", "Nusra"),
    ("Deir az-Zor", "Deir al-Zor province"),
    ("Kafr Zita", "kafr zita"),
    ("Bárbara", "Barbara"),
]
OTHER = [("Homs", "Hama"), ("rebels", "the army"), ("", "Homs")]


def toll(low: int | None, high: int | None = None, **more: Any) -> dict[str, Any]:
    return {
        "effect": "killed",
        "low": low,
        "high": high,
        "source": None,
        "victims": "unknown",
        "quote": "words",
    } | more


def incident(name: str = "Homs", **more: Any) -> dict[str, Any]:
    return {
        "key": f"2017-02-25/{name.lower()}/bomb",
        "type": "suicide-bomb",
        "modality": "occurred",
        "main": True,
        "date": {"start": "2017-02-25", "end": "2017-02-25"},
        "place": {"country": "SYR", "admin1": None, "name": name},
        "perpetrators": [],
        "tolls": [toll(32)],
    } | more


def line(doc: str, *incidents: dict[str, Any]) -> dict[str, Any]:
    return {"doc": doc, "incidents": list(incidents)}


@pytest.mark.parametrize(("a", "b"), SAME)
def test_names_with_half_their_words_in_common_are_one(a: str, b: str) -> None:
    assert same_name(a, b) and same_name(b, a)


@pytest.mark.parametrize(("a", "b"), OTHER)
def test_other_names_are_two(a: str, b: str) -> None:
    assert not same_name(a, b)


def test_the_reports_own_voice_is_a_source_of_its_own() -> None:
    assert same_source(None, None)
    assert not same_source(None, "police")


def test_incidents_are_paired_so_that_the_likeness_is_greatest() -> None:
    gold = [incident("Homs"), incident("Hama", tolls=[toll(9)])]
    assert paired(gold, [incident("Hama", tolls=[toll(9)]), incident("Homs")]) == [(0, 1), (1, 0)]


def test_incidents_without_likeness_are_no_pair() -> None:
    other = incident(
        "Kabul",
        type="agreement",
        date={"start": "2001-01-01", "end": "2001-01-01"},
        place={"country": "AFG", "admin1": None, "name": "Kabul"},
        tolls=[toll(1)],
        perpetrators=[{"name": "Taliban"}],
    )
    assert paired([incident()], [other]) == []


@given(st.sampled_from(["Homs", "Hama", "Kabul"]), st.sampled_from(["Homs", "Hama"]), st.integers(1, 3))
def test_likeness_is_a_share_and_the_same_both_ways(a: str, b: str, low: int) -> None:
    x, y = incident(a), incident(b, tolls=[toll(low)])
    assert 0 <= likeness(x, y) <= 1
    assert likeness(x, y) == pytest.approx(likeness(y, x))
    assert likeness(x, x) == pytest.approx(0.95), "two that name no perpetrator agree by half in that"


def test_a_missed_incident_costs_recall_and_an_invented_one_precision() -> None:
    gold = [line("a", incident()), line("b", incident("Hama", tolls=[toll(9)]))]
    read = [line("a", incident(), incident("Idlib", tolls=[toll(5)], type="agreement", date=None))]
    fields = {field.name: field for field in score("dev", compare(gold, read)).fields}
    assert (fields["incidents"].precision, fields["incidents"].recall) == (0.5, 0.5)
    assert (fields["tolls"].precision, fields["tolls"].recall) == (0.5, 0.5)
    assert fields["date"].precision == 1.0, "no date was invented"


def test_tolls_are_told_apart_by_size() -> None:
    gold = [line("a", incident(tolls=[toll(0, 0), toll(3, 3), toll(None, 20), toll(40)]))]
    read = [line("a", incident(tolls=[toll(0, 0), toll(4, 4), toll(None, 20), toll(40, 40)]))]
    sizes = {field.name: (field.f1, field.gold) for field in breakdowns.by_toll_size(compare(gold, read))}
    assert sizes == {"0": (1.0, 1), "1-4": (0.0, 1), "5-24": (1.0, 1), "25+": (0.0, 1)}


def test_outlets_main_incidents_and_types_are_scored_apart() -> None:
    gold = [
        line("a", incident(), incident("Hama", main=False, tolls=[toll(9)])),
        line("b", incident("Idlib")),
    ]
    read = [line("a", incident()), line("b", incident("Idlib", type="air-drone-strike"))]
    reports = compare(gold, read)
    assert [row[:2] for row in breakdowns.by_outlet(reports, {"a": "Wire", "b": None})] == [
        ("Wire", 1),
        ("not named", 1),
    ]
    roles = {field.name: field.recall for field in breakdowns.by_role(reports)}
    assert (roles["main: incidents"], roles["background: incidents"]) == (1.0, 0.0)
    types = {field.name: (field.precision, field.recall) for field in breakdowns.by_type(reports)}
    assert types == {"suicide-bomb": (1.0, 0.3333), "air-drone-strike": (0.0, 0.0)}


def test_the_listing_quotes_the_words() -> None:
    gold = [
        line(
            "a",
            incident(tolls=[toll(32, quote="at least 32")]),
            incident("Hama", tolls=[toll(9, quote="nine dead")]),
        )
    ]
    read = [line("a", incident(tolls=[toll(42, 42, quote="42 people", source="police")]))]
    said = "\n".join(listing(compare(gold, read)))
    assert "missed    2017-02-25/hama/bomb (suicide-bomb) “nine dead”" in said
    assert "coded killed 32.. by the report “at least 32”, read killed 42 by police “42 people”" in said


def test_a_report_read_as_it_is_coded_is_not_listed() -> None:
    assert list(listing([Report("a", [incident()], [incident()], ((0, 0),))])) == []


@pytest.mark.skipif(
    not SHARED.is_dir(), reason="../shared is not there: not compared with the gold reports' scorer"
)
def test_the_scores_are_those_of_the_gold_reports_own_scorer() -> None:
    spec = importlib.util.spec_from_file_location("score_gold", SHARED / "tools" / "score_gold.py")
    assert spec and spec.loader
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    gold = [json.loads(text) for text in (SHARED / "gold/dev/gold.jsonl").read_text().splitlines()]
    # what a coder might have read who mixes up the reports' incidents, dates and tolls
    read = [
        line(
            one["doc"],
            *(
                each
                | {
                    "date": other["date"],
                    "tolls": each["tolls"][:2],
                    "type": other["type"],
                    "key": other["key"],
                }
                for each, other in zip(
                    one["incidents"][::-1], [*one["incidents"], *next_["incidents"]], strict=False
                )
            ),
        )
        for one, next_ in zip(gold, [*gold[1:], gold[0]], strict=True)
    ]
    theirs = scorer.score(gold, read)
    for field in score("dev", compare(gold, read)).fields:
        row = theirs[field.name]
        assert (field.precision, field.recall, field.f1, field.gold) == tuple(
            row[name] for name in ("precision", "recall", "f1", "gold")
        ), field.name
