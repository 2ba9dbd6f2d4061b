"""Possible tolls: who else a sentence of harm may count, for the model to judge."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading_helpers import sentence, toll

from recount.reading.tolls import counts

NUMBERS = [
    ("The raid killed 40 fighters from rebel groups as well as 12 loyalist fighters.", "killed 12"),
    ("Clashes killed 14 jihadists from the group and five civilians.", "killed 5"),
    ("Six people were killed near Shadadi and another five outside Kobane.", "killed 5"),
    ("He placed the death toll from the air raids at 50.", "killed 50"),
    ("More than 50 bodies lay in the yard.", "killed 51+"),
    ("The blast, claiming 4 martyrs, hit a checkpoint.", "killed 4"),
    ("The group freed some of its 350 hostages.", "abducted 350"),
    ("Thirty gunmen stormed the post and killed four policemen.", "killed 30"),  # the model must know better
]
PERSONS = [
    ("The driver of the trailer was killed.", "killed 1"),
    ("A film-maker has been shot dead.", "killed 1"),
    ("Superintendent Muhammad Ilyas was killed in the area.", "killed 1"),
    ("He later died in hospital.", "killed 1"),
    ("His assistant received critical injuries.", "injured 1"),
    ("She and her daughter are dead.", "killed 2"),
    ("They were abducted near the mosque.", "abducted 2+"),
    ("Gunmen shot dead the caretaker of a shrine.", "killed 1"),
    ("They torched a truck and abducted its helper.", "abducted 1"),
    ("A shell killed Oliver and injured his brothers.", "killed 1, injured 2+"),
    ("The execution of the pilot was filmed.", "killed 1"),
    ("The bomber blew himself up at the gate.", "killed 1"),
    ("The prisoner was stoned to death.", "killed 1"),
    ("The attack killed them.", "killed 2+"),
]
NOBODY = """
The minister was elected last year.
The town was captured on Monday.
Three villages were destroyed.
The army fired 40 shells.
20 militants killed five soldiers near the base.
Eight other children survived the attack that killed five soldiers.
""".strip().splitlines()


def possible(text: str) -> list[str]:
    return [toll(count) for count in counts(sentence(text)) if count.possible]


@pytest.mark.parametrize(("text", "expected"), [*NUMBERS, *PERSONS])
def test_who_may_be_counted(text: str, expected: str) -> None:
    assert sorted(possible(text)) == sorted(expected.split(", "))


@pytest.mark.parametrize("text", NOBODY)
def test_nobody_is_harmed(text: str) -> None:
    assert possible(text) == []


@given(
    st.sampled_from([text for text, _ in (*NUMBERS, *PERSONS)]),
    st.sampled_from(["", "; they fled", "; ten died"]),
)
def test_no_words_are_counted_twice_for_one_effect(text: str, more: str) -> None:
    found = counts(sentence(text.rstrip(".") + more + "."))
    sure = [(c.effect, c.start, c.end) for c in found if not c.possible]
    loose = [(c.effect, c.start, c.end) for c in found if c.possible]
    for n, (effect, start, end) in enumerate(loose):
        assert not any(effect is e and start < b and a < end for e, a, b in (*sure, *loose[:n]))
