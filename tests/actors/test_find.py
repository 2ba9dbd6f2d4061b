"""Actors found in running text."""

import time
from itertools import pairwise

import pytest

from recount.actors import registry


def found(text: str) -> list[tuple[str, str]]:
    return [(text[start:end], actor.id) for start, end, actor in registry().find(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("It is said that IS is there.", [("IS", "islamic-state")]),
        ("The US-led coalition struck Islamic State positions.",
         [("US-led coalition", "us-led-coalition"), ("Islamic State", "islamic-state")]),
        ("Tahrir al-Sham claimed it, the Syrian Observatory for Human Rights said.",
         [("Tahrir al-Sham", "hayat-tahrir-al-sham"), ("Syrian Observatory for Human Rights", "sohr")]),
        ("fighters of al-Nusra and the SDF",
         [("al-Nusra", "jabhat-al-nusra"), ("SDF", "syrian-democratic-forces")]),
        ("Ahrar al-Sham's men left", [("Ahrar al-Sham", "ahrar-al-sham")]),
        ("Syrian government forces shelled the town", [("Syrian government forces", "forces-syr")]),
        ("the Taliban-run office; the news at dawn", []),
        ("ISIS KILLS NINE IN RAQQA", [("ISIS", "islamic-state")]),
        ("isis kills nine; is it so", [("isis", "islamic-state")]),
        ("Tehreek-e-Taliban Pakistan (TTP) claimed", [("Tehreek-e-Taliban Pakistan", "ttp"), ("TTP", "ttp")]),
        ("the Observatory said; the observatory said",
         [("the Observatory", "sohr"), ("the observatory", "sohr")]),
        ("Let us go, a man cried", []),
        ("LeT and LET", [("LeT", "lashkar-e-taiba"), ("LET", "lashkar-e-taiba")]),
        ("The news spread. The News reported it.", [("The News", "the-news")]),
        ("The independent inquiry; The Independent said", [("The Independent", "independent")]),
        ("", []),
    ],
)  # fmt: skip
def test_names_in_text(text: str, names: list[tuple[str, str]]) -> None:
    assert found(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Nine were killed in the blast, reports Dawn. It was", ["Dawn"]),
        ("Nine were killed in the blast reports Dawn The men fled", ["Dawn"]),
        ("Dawn reported nine dead.", ["Dawn"]),
        ("Dawn's correspondent counted nine dead.", ["Dawn"]),
        ("A witness told Dawn on Friday that nine died.", ["Dawn"]),
        ("Dawn newspaper had nine dead.", ["Dawn newspaper"]),
        ("Dawn broke over the ruins of Homs.", []),
        ("Dawn Smith lived there.", []),
        ("They were shot at Dawn.", []),
        ("nine dead, reports dawn", ["dawn"]),
        ("nine dead at dawn", []),
        ("He was killed as an informer, reports DNA. A unit", ["DNA"]),
        ("DNA reported that he was killed.", ["DNA"]),
        ("DNA samples of the dead were taken.", []),
        ("The dead were named according to DNA tests.", []),
        ("A DNA-based study of mice", []),
    ],
)  # fmt: skip
def test_an_outlet_whose_name_is_a_word_is_meant_where_it_reports(text: str, names: list[str]) -> None:
    assert [name for name, actor in found(text) if actor in ("dawn", "dna-ind")] == names


def test_spans_never_overlap() -> None:
    text = "Syrian Democratic Forces (SDF), Syrian army troops, the Islamic State (IS) group, the U.N."
    hits = registry().find(text)
    assert all(one[1] <= other[0] for one, other in pairwise(hits))
    assert ("U.N.", "united-nations") in found(text)


def test_quick() -> None:
    text = (
        "Syrian government forces and Jaish al-Islam fighters clashed near Douma, the Observatory said. " * 27
    )[:2500]
    registry().find(text)
    start = time.perf_counter()
    for _ in range(20):
        registry().find(text)
    assert (time.perf_counter() - start) / 20 < 0.02
