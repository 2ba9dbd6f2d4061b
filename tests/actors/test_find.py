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
        ("", []),
    ],
)  # fmt: skip
def test_names_in_text(text: str, names: list[tuple[str, str]]) -> None:
    assert found(text) == names


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
