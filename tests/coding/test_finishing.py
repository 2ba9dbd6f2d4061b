"""A draft becomes accounts, or what is wrong with it is said in plain sentences."""

from datetime import date
from typing import Any

import pytest
from coding_helpers import drafted, incident, told_by_bbc, toll, words

from conftest import bbc
from recount.coding import as_draft, draft_of, finished
from recount.model import Document, Precision

DOCUMENT = told_by_bbc()


def faults(*incidents: dict[str, Any], document: Document = DOCUMENT) -> list[str]:
    return [fault.words for fault in finished(draft_of(list(incidents)), document)[1]]


def test_what_a_careful_coder_drafts_becomes_the_account() -> None:
    accounts, wrong = finished(draft_of(drafted(*bbc(DOCUMENT))), DOCUMENT)
    assert wrong == ()
    assert accounts == bbc(DOCUMENT)


def test_drafts_of_accounts_have_the_form_of_drafts() -> None:
    for account in bbc(DOCUMENT):
        once = draft_of([as_draft(account)]).incidents[0]
        assert once.model_dump(mode="json") == as_draft(account)


def test_offsets_count_code_points() -> None:
    document = told_by_bbc().model_copy(update={"text": "\U0001f54a Gunmen killed 3 in Taïz, they said."})
    start = document.content.index("3")
    own = toll(document, of="3", low=3, high=3)
    assert own["span"] == {"start": start, "end": start + 1, "words": "3"}
    assert faults(incident(document, "Gunmen killed", tolls=[own]), document=document) == []


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (
            incident(DOCUMENT, type=None),
            "Incident 1, type: the type is not chosen.",
        ),
        (
            incident(DOCUMENT, type="war"),
            "Incident 1, type: “war” is no value of the type.",
        ),
        (
            incident(DOCUMENT) | {"anchor": None},
            "Incident 1, the words that tell of it: no words are chosen that tell that it happened.",
        ),
        (
            incident(DOCUMENT, tolls=[toll(DOCUMENT, low=40, high=32)]),
            "Incident 1, toll 1: its lower bound, 40, is above its higher bound, 32.",
        ),
        (
            incident(DOCUMENT, tolls=[toll(DOCUMENT), toll(DOCUMENT, low=None)]),
            "Incident 1, toll 2: it has neither a lower nor a higher bound.",
        ),
        (
            incident(DOCUMENT, tolls=[toll(DOCUMENT, low=-1)]),
            "Incident 1, toll 1: a bound is below 0.",
        ),
        (
            incident(DOCUMENT, tolls=[toll(DOCUMENT) | {"span": None}]),
            "Incident 1, toll 1: no words are chosen that state the number.",
        ),
        (
            incident(DOCUMENT, targets=[{"start": 3, "end": 7, "words": "bank"}]),
            "Incident 1, target 1: “bank” is not what the text says there.",
        ),
        (
            incident(DOCUMENT, weapons=[{"start": 9000, "end": 9004, "words": "bomb"}]),
            "Incident 1, weapon 1: “bomb” does not lie within the text.",
        ),
        (
            incident(DOCUMENT, named_dead=[{"start": -4, "end": 0, "words": "Homs"}]),
            "Incident 1, named dead 1: “Homs” does not lie within the text.",
        ),
        (
            incident(DOCUMENT, date={"start": "2017-02-30", "span": words(DOCUMENT, "Saturday")}),
            "Incident 1, date: “2017-02-30” is not a day; write it as 2017-02-25.",
        ),
        (
            incident(
                DOCUMENT,
                date={"start": "2017-02-25", "end": "2017-02-24", "span": words(DOCUMENT, "Saturday")},
            ),
            "Incident 1, date: it ends (2017-02-24) before it starts (2017-02-25).",
        ),
        (
            incident(DOCUMENT, date={"start": "2017-02-25"}),
            "Incident 1, date: no words are chosen that date it.",
        ),
        (
            incident(DOCUMENT, place={"country": "Syria", "name": words(DOCUMENT, "Homs")}),
            "Incident 1, place: “Syria” is no country's code, such as SYR.",
        ),
        (
            incident(DOCUMENT, place={"country": "SYR"}),
            "Incident 1, place: no words are chosen that name it.",
        ),
        (
            incident(DOCUMENT, place={"span": words(DOCUMENT, "Homs")}),
            "Incident 1, place: it has neither a name nor a province nor a country.",
        ),
        (
            incident(DOCUMENT, perpetrators=[{"party": words(DOCUMENT, "Tahrir al-Sham"), "status": None}]),
            "Incident 1, perpetrator 1: its status is not chosen.",
        ),
        (
            incident(DOCUMENT, perpetrators=[{"party": None, "status": "claimed"}]),
            "Incident 1, perpetrator 1: no words are chosen that name it.",
        ),
    ],
)
def test_a_fault_names_incident_and_field(given: dict[str, Any], said: str) -> None:
    assert faults(given) == [said]


def test_faults_of_several_incidents_are_told_apart() -> None:
    found = finished(draft_of([incident(DOCUMENT), incident(DOCUMENT, type=None)]), DOCUMENT)
    assert [(fault.incident, fault.field) for fault in found[1]] == [(2, "type")]
    assert len(found[0]) == 1


@pytest.mark.parametrize(
    ("start", "end", "precision"),
    [
        ("2017-02-25", None, Precision.DAY),
        ("2017-02-24", "2017-02-25", Precision.DAYS),
        ("2017-02-01", "2017-02-28", Precision.MONTH),
        ("2016-01-01", "2016-12-31", Precision.YEAR),
        ("2016-01-01", "2017-12-31", Precision.DAYS),
    ],
)
def test_a_period_is_as_exact_as_its_days(start: str, end: str | None, precision: Precision) -> None:
    dated = {"start": start, "end": end, "span": words(DOCUMENT, "Saturday")}
    (account,), _ = finished(draft_of([incident(DOCUMENT, date=dated)]), DOCUMENT)
    assert account.period is not None
    assert account.period.precision is precision


def test_the_day_of_publication_needs_no_words_of_its_own() -> None:
    dated = {"start": "2017-02-25", "from_publication": True}
    (account,), wrong = finished(draft_of([incident(DOCUMENT, date=dated)]), DOCUMENT)
    assert wrong == ()
    assert account.period is not None
    assert account.period.start == date(2017, 2, 25)
    assert account.period.span == account.anchor


@pytest.mark.parametrize(
    "given", ["no list", [{"kind": "suicide-bomb"}], [{"tolls": [{"low": "many"}]}], [[]]]
)
def test_what_has_another_form_is_no_draft(given: Any) -> None:
    with pytest.raises(ValueError, match="this is no draft of a coding"):
        draft_of(given)
