"""Windows: every word piece is kept once, with context before it, and a window ends where a sentence does."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from recount.reading.windows import Pieces, windows


def pieces(lengths: list[int]) -> Pieces:
    """Sentences of so many pieces."""
    numbers = np.repeat(np.arange(len(lengths)), lengths)
    at = np.arange(len(numbers), dtype=np.int64)
    return Pieces(at, at * 3, at * 3 + 2, numbers)


@given(st.lists(st.integers(1, 60), max_size=20), st.integers(10, 40), st.integers(0, 8))
def test_every_piece_is_kept_once(lengths: list[int], size: int, before: int) -> None:
    found = pieces(lengths)
    kept = [n for window in windows(found, size, before) for n in range(window.start, window.end)]
    assert kept == list(range(len(found)))


@given(st.lists(st.integers(1, 9), max_size=20), st.integers(20, 40), st.integers(0, 8))
def test_a_window_holds_whole_sentences_and_what_comes_before(
    lengths: list[int], size: int, before: int
) -> None:
    found = pieces(lengths)
    for window in windows(found, size, before):
        assert window.end - window.seen <= size
        assert window.start - window.seen == min(before, window.start)
        ends = window.end == len(found) or found.sentence[window.end] != found.sentence[window.end - 1]
        assert ends


def test_a_sentence_longer_than_a_window_is_cut() -> None:
    parts = windows(pieces([50]), 20, 4)
    assert [(window.seen, window.start, window.end) for window in parts] == [
        (0, 0, 20),
        (16, 20, 36),
        (32, 36, 50),
    ]


def test_the_pieces_of_a_stretch() -> None:
    found = pieces([4])  # at 0-2, 3-5, 6-8, 9-11
    assert found.inside(3, 8) == (1, 3)
    assert found.inside(4, 5) == (1, 2)
    assert found.inside(2, 3) == (1, 1), "a space between two pieces is in neither"
