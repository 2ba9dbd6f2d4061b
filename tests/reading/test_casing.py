"""Specifications of texts in one case and of texts whose lines were broken at a width."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading_helpers import evidence_is_missing

from conftest import report
from recount.reading import read
from recount.reading.casing import is_one_case, recased
from recount.reading.sentences import sentences

TEXT = (
    "A powerful car bomb exploded on Saturday outside a police station in San Salvador, killing 8 people and "
    "wounding 35 others, the Salvadoran army said. It blamed the FMLN. Two soldiers died on Friday in "
    "clashes with rebels in Damascus."
)


@pytest.mark.parametrize(
    ("text", "one"),
    [
        (TEXT, False),
        (TEXT.upper(), True),
        (TEXT.lower(), True),
        ("BOMB KILLS 8", False),  # too short to tell
        ("12 34 56 " * 40, False),
    ],
)
def test_a_text_in_one_case(text: str, one: bool) -> None:
    assert is_one_case(text) is one


def test_names_get_their_capitals_back() -> None:
    cased = recased(TEXT.upper())
    for words in ("San Salvador", "Salvadoran", "FMLN", "Saturday", "Damascus", "A powerful car bomb"):
        assert words in cased
    assert "people" in cased and "killing" in cased


@given(st.text(max_size=200))
def test_a_recased_text_has_the_length_of_its_own(text: str) -> None:
    assert len(recased(text)) == len(text)


@pytest.mark.parametrize("case", [str.upper, str.lower])
def test_it_is_read_as_the_text_with_both_cases_is(case: type[str]) -> None:
    plain, told = read(report(TEXT)), read(report(case(TEXT)))
    assert [a.type for a in told] == [a.type for a in plain]
    assert [a.period and a.period.start for a in told] == [a.period and a.period.start for a in plain]
    tolls = [[(c.effect, c.low, c.high) for c in a.tolls] for a in told]
    assert tolls == [[(c.effect, c.low, c.high) for c in a.tolls] for a in plain]


@pytest.mark.parametrize("case", [str.upper, str.lower])
def test_its_words_are_those_of_the_text_itself(case: type[str]) -> None:
    document = report(case(TEXT))
    accounts = read(document)
    assert accounts
    assert evidence_is_missing(document, accounts) == []
    for account in accounts:
        assert account.place is not None
        assert account.place.span.words == case(account.place.span.words)


WRAPPED = """Gunmen and a suicide bomber attacked a police station in the town of
Jalalabad on Saturday, killing at least nine people and wounding
fourteen others, a provincial official said. The attack began at dawn
and lasted for three hours, he said.

Air strikes on a village near Kabul killed four people on Friday."""


def test_a_line_break_that_only_wraps_ends_no_sentence() -> None:
    found = [s.text for s in sentences(report(WRAPPED))]
    assert len(found) == 3
    assert found[0].startswith("Gunmen") and found[0].endswith("official said.")


def test_a_line_of_its_own_is_a_sentence_where_lines_are_paragraphs() -> None:
    text = "Strikes on al-Waer\nLater, jets bombed al-Waer, and six people were wounded there.\nTwo fled."
    assert next(s.text for s in sentences(report(text))) == "Strikes on al-Waer"
