"""Coded reports to what the model should say: whose each toll is, which words date and place an incident."""

from collections.abc import Iterable
from typing import Any

from conftest import BBC, report
from recount.training.labels import NOBODYS, UNKNOWN, Example, dates, example, parties, places, sources

DOCUMENT = report(BBC)
QUOTES = {"at least 32 people": (32, None), "more than 40 died": (41, None), "two children": (2, 2)}
OBSERVATORY = "Syrian Observatory for Human Rights"


def coded(**more: Any) -> dict[str, Any]:
    tolls = [
        {"effect": "killed", "low": low, "high": high, "source": None, "victims": "unknown", "quote": quote}
        for quote, (low, high) in QUOTES.items()
    ]
    tolls[1]["source"] = "the Syrian Observatory"
    return {
        "type": "suicide-bomb",
        "modality": "occurred",
        "date": {"start": "2017-02-25", "end": "2017-02-25"},
        "place": {"country": "SYR", "admin1": None, "name": "Homs"},
        "perpetrators": [{"name": "Tahrir al-Sham", "status": "claimed", "by": None}],
        "tolls": tolls,
    } | more


def lined_up(*incidents: dict[str, Any], tells: list[str] | None = None) -> Example:
    marks = None
    if tells is not None:
        places = [DOCUMENT.content.index(words) for words in tells]
        marks = [
            {"tells": [[at, at + len(words)] for at, words in zip(places, tells, strict=True)], "date": None}
        ]
    return example(DOCUMENT, incidents, marks)


def test_each_toll_belongs_to_the_incident_whose_quote_it_is() -> None:
    read = lined_up(coded())
    owners = {count.low: owner for count, owner in zip(read.found.counts, read.tolls, strict=True)}
    assert owners[32] == owners[41] == owners[2] == 0


def test_a_toll_that_is_not_coded_is_nobodys() -> None:
    one = coded()
    one["tolls"] = one["tolls"][:1]
    read = lined_up(one, tells=["attacked"])
    owners = {count.low: owner for count, owner in zip(read.found.counts, read.tolls, strict=True)}
    assert (owners[32], owners[2], owners[41]) == (0, NOBODYS, NOBODYS)


def test_a_possible_toll_whose_number_is_coded_of_others_is_not_known() -> None:
    document = report("A guard was killed near the gate of the base in Homs, and a bomber blew himself up.")
    fields = coded(
        tolls=[
            {
                "effect": "killed",
                "low": 1,
                "high": 1,
                "source": None,
                "victims": "unknown",
                "quote": "A guard was killed",
            }
        ]
    )
    read = example(document, [fields], None)
    owners = {
        document.content[c.start : c.end]: k for c, k in zip(read.found.counts, read.tolls, strict=True)
    }
    assert owners.pop("A guard was killed") == 0
    assert owners and set(owners.values()) == {UNKNOWN}


def test_the_words_that_tell_are_anchors() -> None:
    read = lined_up(coded(), tells=["suicide bombers attacked", "died"])
    words = {DOCUMENT.content[anchor.start : anchor.end]: k for anchor, k in read.anchors.items()}
    assert words == {"attacked": 0, "died": 0}, "the last word of each"
    assert set(read.told.values()) == {frozenset({0})}


def test_what_dates_and_places_an_incident() -> None:
    read = lined_up(coded())
    (incident,) = read.incidents
    dated = dates(read, incident)
    assert dated is not None
    assert [
        DOCUMENT.content[read.found.periods[n].start : read.found.periods[n].end] for n in dated.expressions
    ]
    assert dated.published, "the report is of the same day"
    placed = places(read, incident)
    assert placed is not None and not placed[1]
    assert {read.found.sites[n].key for n in placed[0]} == {"homs"}


def test_a_date_that_runs_on_to_the_day_of_publication() -> None:
    document = report("Shelling that began on Thursday has killed nine people in Homs.")
    read = example(document, [coded(date={"start": "2017-02-23", "end": "2017-02-25"}, tolls=[])], None)
    dated = dates(read, read.incidents[0])
    assert dated is not None and dated.lasting and len(dated.expressions) == 1


def test_a_date_that_nothing_gives_is_not_learned_from() -> None:
    read = lined_up(coded(date={"start": "2012-01-01", "end": "2012-01-01"}))
    assert dates(read, read.incidents[0]) is None


def test_no_date_is_an_answer_too() -> None:
    read = lined_up(coded(date=None))
    dated = dates(read, read.incidents[0])
    assert dated is not None and dated.none


def names(read: Example, agents: Iterable[int]) -> set[str]:
    content = read.found.document.content
    return {content[read.found.agents[n].start : read.found.agents[n].end] for n in agents}


def named(read: Example) -> list[tuple[set[str], str]]:
    found = parties(read, read.incidents[0])
    return [(names(read, party.agents), party.status) for party in found.named]


def test_a_party_is_named_by_its_name_and_not_by_one_that_shares_a_word() -> None:
    document = report(
        "Syrian government forces clashed with Syrian rebels in Homs. Opposition forces said that government"
        " forces had killed four, and that the government had sent the Syrian army."
    )
    sides = [
        {"name": name, "status": "stated", "by": None} for name in ("government forces", "Syrian rebels")
    ]
    read = example(document, [coded(perpetrators=sides, tolls=[])], None)
    found = parties(read, read.incidents[0])
    assert named(read) == [({"government forces"}, "stated"), ({"Syrian rebels"}, "stated")]
    assert names(read, found.unsure) >= {"Syrian government forces"}
    heeded = found.unsure.union(*(party.agents for party in found.named))
    assert "Opposition forces" not in names(read, heeded)


def test_a_party_is_known_by_another_of_its_names() -> None:
    document = report("Jabhat al-Nusra shelled Homs. The Islamic Front said the Nusra Front had begun it.")
    party = {"name": "al-Nusra Front (Qaeda branch in the Levant)", "status": "stated", "by": None}
    read = example(document, [coded(perpetrators=[party], tolls=[])], None)
    ((agents, _),) = named(read)
    assert "Jabhat al-Nusra" in agents and not any("Islamic" in name for name in agents)


def test_a_place_is_named_by_its_name_and_not_by_one_that_shares_a_word() -> None:
    document = report("Shells fell on Khan Sheikhun on Saturday, after strikes on Khan al-Assal in Syria.")
    place = {"country": "SYR", "admin1": None, "name": "Khan Sheikhun"}
    read = example(document, [coded(place=place, tolls=[])], None)
    placed = places(read, read.incidents[0])
    assert placed is not None
    assert {document.content[s.start : s.end] for n in placed[0] if (s := read.found.sites[n])} == {
        "Khan Sheikhun"
    }


def test_who_is_a_party_and_who_says_a_number() -> None:
    read = lined_up(coded())
    assert named(read) == [({"Tahrir al-Sham"}, "claimed")]
    said = {count.low: answer for count, answer in zip(read.found.counts, sources(read), strict=True)}
    none = len(read.found.speakers)
    assert said[32] == none
    assert said[41] is not None and said[41] != none
    assert read.found.speakers[said[41]].words.endswith(OBSERVATORY)
