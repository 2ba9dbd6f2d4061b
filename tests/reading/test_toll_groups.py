"""Whom a toll counts: the words for them, civilians or combatants, and which number is part of which."""

import pytest
from reading_helpers import sentence, toll

from recount.reading.tolls import Count, counts

PARTS = [
    ("The blast killed 12 people, including two children.", "killed 12", "killed 2"),
    ("Twelve people died, among them a teacher.", "killed 12", "killed 1"),
    ("Twelve people died, two of them children.", "killed 12", "killed 2"),
    ("Eleven soldiers were killed, three of them officers.", "killed 11", "killed 3"),
    ("Five people, three of them women, were killed.", "killed 5", "killed 3"),
    ("Seven people, including three children, were killed.", "killed 7", "killed 3"),
    ("Twenty people, mostly women and children, were killed.", "killed 20", "killed 2+"),
    ("Twelve people were wounded, including four women.", "injured 12", "injured 4"),
    ("Nine people were abducted, including two nurses.", "abducted 9", "abducted 2"),
    ("The bomb killed 14 people, nine of whom were soldiers.", "killed 14", "killed 9"),
    (
        "Eleven people were killed: seven in the market and four at the gate.",
        "killed 11",
        "killed 7, killed 4",
    ),
    ("Four children were among the dead.", "", "killed 4"),
    ("Among the dead were four children.", "", "killed 4"),
    ("The dead include three nurses.", "", "killed 3"),
    ("Four of the dead were children.", "", "killed 4"),
]

VICTIMS = [
    ("Nine civilians", "civilians"),
    ("Nine children", "civilians"),
    ("Nine worshippers", "civilians"),
    ("Nine shoppers", "civilians"),
    ("Nine aid workers", "civilians"),
    ("Nine Shia pilgrims", "civilians"),
    ("A teacher", "civilians"),
    ("Nine schoolchildren", "civilians"),
    ("Nine journalists", "civilians"),
    ("Nine soldiers", "combatants"),
    ("Nine Syrian soldiers", "combatants"),
    ("Nine policemen", "combatants"),
    ("Nine police officers", "combatants"),
    ("Nine Islamic State fighters", "combatants"),
    ("Nine rebels", "combatants"),
    ("Nine militants", "combatants"),
    ("A senior commander", "combatants"),
    ("Nine security personnel", "combatants"),
    ("Nine members of the security forces", "combatants"),
    ("Nine attackers", "attackers"),
    ("Two suicide bombers", "attackers"),
    ("Three of the assailants", "attackers"),
    ("Nine people", "unknown"),
    ("Nine men", "unknown"),
    ("Nine", "unknown"),
    ("Nine residents", "unknown"),
    ("Nine soldiers and civilians", "mixed"),
    ("Nine people, both soldiers and civilians,", "mixed"),
    ("Nine members of a family", "civilians"),
]

GROUPS = [
    ("Nine Syrian soldiers were killed.", "Syrian soldiers"),
    ("Dozens of other people were injured.", "other people"),
    ("Police arrested 23 protesters.", "protesters"),
    ("Three of the attackers were killed.", "attackers"),
    ("Five of its fighters were killed.", "fighters"),
    ("Nine Islamic State fighters were killed.", "Islamic State fighters"),
    ("It killed 12.", None),
    ("The toll rose to 42.", None),
    ("It killed two of his sons.", "sons"),
    ("It killed 12 members of Ahrar al-Sham.", "members of Ahrar al-Sham"),
]


def found(text: str) -> list[Count]:
    return [count for count in counts(sentence(text)) if not count.possible]


@pytest.mark.parametrize(("text", "whole", "parts"), PARTS)
def test_a_number_that_is_part_of_another(text: str, whole: str, parts: str) -> None:
    assert ", ".join(toll(c) for c in found(text) if not c.part_of) == whole
    assert ", ".join(toll(c) for c in found(text) if c.part_of) == parts


@pytest.mark.parametrize("text", ["Nine soldiers and two policemen died.", "It killed 12 and injured two."])
def test_numbers_side_by_side_are_no_parts(text: str) -> None:
    assert [c.part_of for c in found(text)] == [False, False]


@pytest.mark.parametrize(("group", "victims"), VICTIMS)
def test_who_they_were(group: str, victims: str) -> None:
    verb = "was" if group.startswith("A ") else "were"
    assert [c.victims for c in found(f"{group} {verb} killed.")] == [victims]


@pytest.mark.parametrize(("text", "group"), GROUPS)
def test_the_words_for_who_they_were(text: str, group: str | None) -> None:
    (count,) = found(text)
    content = f"\n{text}"
    assert (content[count.group[0] : count.group[1]] if count.group else None) == group


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("On Sunday, shells killed 12 people in the market.", "killed 12 people"),
        ("On Sunday, at least 12 people were killed there.", "at least 12 people were killed"),
        ("On Sunday the toll rose to 42, he said.", "toll rose to 42"),
        ("On Sunday there were no casualties there.", "no casualties"),
        ("It killed 12 people, including two children, there.", "killed 12 people"),
        ("At the gate the raid killed or wounded 20 militants.", "killed or wounded 20 militants"),
    ],
)
def test_the_words_that_state_a_number(text: str, words: str) -> None:
    first = found(text)[0]
    assert f"\n{text}"[first.start : first.end] == words
