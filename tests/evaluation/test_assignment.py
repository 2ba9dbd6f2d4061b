"""Pairing without SciPy finds what SciPy finds."""

import builtins
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recount.evaluation.assignment import assignment
from recount.evaluation.matching import matched

SHARES = st.one_of(st.sampled_from((0.0, 0.25, 0.5, 1.0)), st.floats(0, 1))


@st.composite
def tables(draw: st.DrawFn) -> list[list[float]]:
    rows, columns = draw(st.integers(1, 7)), draw(st.integers(1, 7))
    return [[draw(SHARES) for _ in range(columns)] for _ in range(rows)]


@given(tables())
def test_it_is_the_greatest_sum(table: list[list[float]]) -> None:
    optimize = pytest.importorskip("scipy.optimize")
    found = assignment(table)
    assert len(found) == min(len(table), len(table[0]))
    assert len({row for row, _ in found}) == len({column for _, column in found}) == len(found)
    rows, columns = optimize.linear_sum_assignment(table, maximize=True)
    best = sum(table[i][j] for i, j in zip(rows, columns, strict=True))
    assert sum(table[i][j] for i, j in found) == pytest.approx(best)


def test_nothing_is_paired_with_nothing() -> None:
    assert assignment([]) == assignment([[]]) == []


def test_matching_does_without_scipy(monkeypatch: pytest.MonkeyPatch) -> None:
    known = builtins.__import__

    def without(name: str, *more: Any, **options: Any) -> Any:
        if name.startswith("scipy"):
            raise ImportError(name)
        return known(name, *more, **options)

    monkeypatch.setattr(builtins, "__import__", without)
    assert matched([1, 2, 3], [3, 9, 1], lambda a, b: a == b) == [(0, 2), (2, 0)]
