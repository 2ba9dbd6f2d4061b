"""Copies of one text are one source; revisions and other texts are none."""

from datetime import date

import pytest

import recount
from conftest import item, report
from recount.linking import copies

WIRE = (
    "At least nine people were killed on Saturday when shells hit a market in the Salihin district, "
    "the Syrian Observatory for Human Rights said. Rescue workers pulled children from the rubble of two "
    "buildings, and the dead were laid out in a school near by. Shelling went on into the evening, residents "
    "said, and a second market was closed for fear of more. The army did not comment on the attack."
)
OTHER = (
    "A roadside bomb killed four soldiers near Kirkuk in Iraq on Sunday, a police officer said. Two were "
    "wounded, and their vehicle burned out. Nobody claimed the attack, but militants of Islamic State are "
    "active in the hills around the city and have set many such bombs this year."
)


def test_a_wire_that_outlets_carry_is_one_text(ledger: recount.Ledger) -> None:
    texts = {
        "first": WIRE,
        "second": f"(Agencies) {WIRE}",
        "third": WIRE.replace("On Saturday", "Saturday").replace("did not comment", "made no comment"),
        "apart": OTHER,
    }
    ledger.add([item(report(text, name, name.title(), date(2016, 5, 7))) for name, text in texts.items()])
    found = {each.name: each.copy_of for each in ledger.documents()}
    first = next(each.id for each in ledger.documents() if each.name == "first")
    assert found == {"first": None, "second": first, "third": first, "apart": None}


def test_a_revision_is_no_copy(ledger: recount.Ledger) -> None:
    ledger.add([item(report(WIRE, "a"), "/reports/a.txt")])
    ledger.add([item(report(WIRE.replace("nine", "ten"), "a"), "/reports/a.txt")])
    assert [each.copy_of for each in ledger.documents()] == [None, None]


def test_likeness() -> None:
    same, other, loud = (copies.runs(text) for text in (WIRE, OTHER, WIRE.upper()))
    assert same is not None and other is not None and loud is not None
    assert copies.likeness(same, loud) == 1.0
    assert copies.likeness(same, other) < 0.1
    assert not set(copies.keys(same)) & set(copies.keys(other))


def test_texts_of_a_few_words_are_no_copies(ledger: recount.Ledger) -> None:
    ledger.add([item(report("Read more.", name, name)) for name in ("first", "second")])
    assert [each.copy_of for each in ledger.documents()] == [None, None]


@pytest.mark.parametrize("text", ["", "!", "Read more.", " ".join(WIRE.split()[:22]), "Read more. " * 50])
def test_a_text_too_short_to_tell_a_copy_by_is_none(text: str) -> None:
    assert copies.runs(text) is None


def test_twenty_runs_are_a_text() -> None:
    assert copies.runs(" ".join(WIRE.split()[:23])) is not None
