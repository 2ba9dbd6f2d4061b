"""Two codings are laid side by side, and of their differences a person makes a third."""

from typing import Any

import pytest
from coding_helpers import told_by_bbc

from conftest import bbc, find, killed, phrase
from recount.coding import Decision, Paired, adjudicated, compare
from recount.model import (
    Account,
    Effect,
    IncidentType,
    PlaceMention,
    ResponsibilityClaim,
    Status,
    Victims,
)

DOCUMENT = told_by_bbc()
(LEFT,) = bbc(DOCUMENT)


def changed(**values: Any) -> Account:
    return LEFT.model_copy(update=values)


def differing(*sides: Account | None) -> dict[str, tuple[str, ...]]:
    left, right = sides
    pairs = compare([left] if left else [], [right] if right else [])
    return {row.id: row.differs for pair in pairs for row in pair.rows if not row.same}


def decide(**choices: str | tuple[str, str]) -> dict[str, Decision]:
    made = {}
    for id, choice in choices.items():
        side, value = choice if isinstance(choice, tuple) else (choice, None)
        key = id.removeprefix("_").replace("__", ".")
        made[key] = Decision.model_validate({"choice": side, "reason": "as the text has it", "value": value})
    return made


def test_the_same_twice_does_not_differ() -> None:
    assert differing(LEFT, LEFT) == {}


def test_each_field_is_compared() -> None:
    homs = find(DOCUMENT, "Homs")
    other = changed(
        type=IncidentType.ARMED_CLASH,
        main=False,
        period=None,
        place=PlaceMention(name=homs, country="IRQ", span=homs),
        targets=(),
        weapons=(phrase(DOCUMENT, "suicide bombers attacked"),),
        perpetrators=(ResponsibilityClaim(party=find(DOCUMENT, "Tahrir al-Sham"), status=Status.ACCUSED),),
        named_dead=(phrase(DOCUMENT, "General Hassan Daaboul"),),
    )
    assert differing(LEFT, other) == {
        "1.type": ("value",),
        "1.main": ("value",),
        "1.date": ("one side only",),
        "1.place": ("country",),
        "1.targets.1": ("one side only",),
        "1.perpetrators.1": ("status",),
    }


def test_tolls_are_matched_by_their_words_before_their_numbers() -> None:
    own = killed(DOCUMENT, "at least 32 people", 33, None, victims=Victims.CIVILIANS)
    other = changed(tolls=(LEFT.tolls[2], own))
    assert differing(LEFT, other) == {
        "1.tolls.1": ("lower bound", "who is counted"),
        "1.tolls.2": ("one side only",),
    }


def test_one_number_under_two_effects_is_two_claims() -> None:
    dead = killed(DOCUMENT, "more than 40 died", None, 40)
    hurt = dead.model_copy(update={"effect": Effect.INJURED})
    left, right = changed(tolls=(dead, hurt)), changed(tolls=(hurt, dead))
    assert differing(left, right) == {}


def test_incidents_that_only_one_has_are_one_difference_each() -> None:
    elsewhere = Account(type=IncidentType.ARRESTS, anchor=find(DOCUMENT, "State television"))
    pairs = compare([elsewhere, LEFT], [LEFT])
    assert [(pair.number, pair.both) for pair in pairs] == [(1, False), (2, True)]
    assert [row.id for pair in pairs for row in pair.rows if not row.same] == ["1.incident"]
    assert compare([], []) == ()
    assert differing(None, LEFT) == {"1.incident": ("one side only",)}


def test_incidents_told_in_the_same_words_are_one_whatever_else_differs() -> None:
    bare = Account(type=IncidentType.ARRESTS, anchor=LEFT.anchor)
    inner = bare.model_copy(update={"anchor": find(DOCUMENT, LEFT.anchor.words.split()[0])})
    for other in (bare, inner):
        assert [pair.both for pair in compare([LEFT], [other])] == [True]
    alike = changed(anchor=find(DOCUMENT, "State television"))
    pairs = compare([LEFT], [alike, bare])
    assert [(pair.left, pair.right) for pair in pairs] == [(LEFT, bare), (None, alike)]


def test_of_incidents_told_in_the_same_words_the_values_tell_which_is_which() -> None:
    bare = Account(type=IncidentType.ARRESTS, anchor=LEFT.anchor)
    assert [pair.right for pair in compare([LEFT, bare], [bare, LEFT])] == [LEFT, bare]


def parted() -> tuple[Paired, ...]:
    """A pair that differs in type, date, a target and a toll, and an incident on the right alone."""
    other = changed(
        type=IncidentType.ARMED_CLASH,
        period=None,
        targets=(),
        tolls=(killed(DOCUMENT, "at least 32 people", 33, None), *LEFT.tolls[1:]),
    )
    alone = Account(type=IncidentType.ARRESTS, anchor=find(DOCUMENT, "State television"))
    return compare([LEFT], [other, alone])


def test_decisions_make_a_third_coding() -> None:
    decisions = decide(
        _1__type="left", _1__date="right", _1__targets__1="neither", _1__tolls__1="right", _2__incident="left"
    )
    (outcome,) = adjudicated(parted(), decisions)
    assert outcome.type is IncidentType.SUICIDE_BOMB
    assert outcome.period is None
    assert outcome.targets == ()
    assert [claim.low for claim in outcome.tolls] == [33, 2, 41]
    assert outcome.perpetrators == LEFT.perpetrators


def test_neither_type_asks_for_another() -> None:
    others = {"_1__date": "left", "_1__targets__1": "left", "_1__tolls__1": "left", "_2__incident": "right"}
    with pytest.raises(ValueError, match="with neither side, choose another type"):
        adjudicated(parted(), decide(_1__type="neither", **others))
    first, second = adjudicated(parted(), decide(_1__type=("neither", "grenade"), **others))
    assert first.type is IncidentType.GRENADE
    assert second.type is IncidentType.ARRESTS


def test_every_difference_takes_a_decision_with_a_reason() -> None:
    with pytest.raises(ValueError, match="incident 1, type is not decided yet"):
        adjudicated(parted(), {})
    with pytest.raises(ValueError, match=r"do not differ in 1\.main"):
        adjudicated(parted(), decide(_1__main="left"))
    bare = {"1.incident": Decision(choice="left", reason=" ")}
    with pytest.raises(ValueError, match="incident 1 is decided without a reason"):
        adjudicated(compare([LEFT], []), bare)


def test_yes_or_no_is_not_neither() -> None:
    pairs = compare([LEFT], [changed(main=False)])
    with pytest.raises(ValueError, match="yes or no"):
        adjudicated(pairs, decide(_1__main="neither"))
