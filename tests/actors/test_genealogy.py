"""Groups through time: what they came from, what became of them, and who stood in their place on a day."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recount.actors import (
    Actor,
    Dated,
    Registry,
    Relation,
    became,
    came_from,
    faults,
    registry,
    standing,
    tied,
)

NUSRA, FATEH, TAHRIR = "jabhat-al-nusra", "jabhat-fateh-al-sham", "hayat-tahrir-al-sham"
ISI, ISIL, IS = "islamic-state-of-iraq", "isil", "islamic-state"


def group(name: str, *relations: Relation, dated: tuple[Dated, ...] = ()) -> Actor:
    aliases = tuple(each.name for each in dated)
    return Actor(name, name.title(), "armed-group", "SYR", aliases, relations, dated)


@pytest.mark.parametrize(
    ("asked", "day", "then"),
    [
        (TAHRIR, "2013-01-01", NUSRA),
        (TAHRIR, "2016-07-27", NUSRA),
        (TAHRIR, "2016-07-28", FATEH),
        (TAHRIR, "2017-01-27", FATEH),
        (TAHRIR, "2017-01-28", TAHRIR),
        (NUSRA, "2017-02-25", TAHRIR),
        (NUSRA, "2016-12-01", FATEH),
        (NUSRA, "2012-01-24", NUSRA),
        (FATEH, "2020-01-01", TAHRIR),
        (IS, "2013-04-07", ISI),
        (IS, "2013-06-01", ISIL),
        (IS, "2014-06-29", IS),
        (ISI, "2020-01-01", IS),
    ],
)
def test_who_stood_in_a_groups_place(asked: str, day: str, then: str) -> None:
    known = registry()
    assert standing(known, known[asked], date.fromisoformat(day)).id == then


def test_what_the_nusra_front_came_from_and_became() -> None:
    known = registry()
    assert [(t.other.id, t.relation.kind) for t in became(known, known[NUSRA])] == [(FATEH, "renamed_to")]
    assert [(t.other.id, t.relation.on) for t in came_from(known, known[TAHRIR])] == [
        (FATEH, date(2017, 1, 28))
    ]
    assert came_from(known, known[NUSRA]) == []


def test_a_group_that_broke_away_came_from_what_it_left() -> None:
    known = registry()
    assert "ira" in {tie.other.id for actor in known.actors.values() for tie in came_from(known, actor)}


def test_what_a_group_is_part_of() -> None:
    known = registry()
    assert "popular-mobilisation-forces" in {t.other.id for t in tied(known, known["kataib-hezbollah"])}


def test_of_several_that_merged_nobody_stood_alone() -> None:
    day = date(2017, 1, 28)
    merged = [group(name, Relation("merged_into", "both", day)) for name in ("one", "other")]
    known = Registry([*merged, group("both")])
    assert standing(known, known["both"], date(2016, 1, 1)).id == "both"
    assert standing(known, known["one"], date(2018, 1, 1)).id == "both"


@given(st.dates(date(2010, 1, 1), date(2024, 1, 1)), st.sampled_from([NUSRA, FATEH, TAHRIR, ISI, ISIL, IS]))
def test_who_stood_there_stood_in_its_own_place(day: date, asked: str) -> None:
    known = registry()
    then = standing(known, known[asked], day)
    assert standing(known, then, day) is then


def test_relations_in_a_circle_end() -> None:
    known = Registry(
        [
            group("one", Relation("renamed_to", "other", date(2015, 1, 1))),
            group("other", Relation("renamed_to", "one", date(2016, 1, 1))),
        ]
    )
    assert standing(known, known["one"], date(2020, 1, 1)).id in ("one", "other")


@pytest.mark.parametrize(
    ("actors", "said"),
    [
        ([group("one", Relation("part_of", "absent"))], "one: part_of nobody: absent"),
        ([group("one", Relation("part_of", "one"))], "one: part_of itself"),
        (
            [group("one", Relation("part_of", "two", date(2016, 1, 2), date(2016, 1, 1))), group("two")],
            "one: part_of two ends before it begins",
        ),
        (
            [group("one", dated=(Dated("Then", date(2016, 1, 2), date(2016, 1, 1)),))],
            "one: the name 'Then' ends before it begins",
        ),
        (
            [group("one"), Actor("two", "One", "armed-group", "SYR")],
            "'one' is a name of one, two, without dates of one, two",
        ),
    ],
)
def test_faults_are_named(actors: list[Actor], said: str) -> None:
    assert list(faults(Registry(actors))) == [said]
