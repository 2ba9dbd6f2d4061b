"""Work ahead: in order, never far in advance, errors in their place."""

import threading
import time
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recount.ahead import ahead, cores


@given(st.lists(st.integers()))
def test_the_results_come_in_order(numbers: list[int]) -> None:
    assert list(ahead(lambda n: n + 1, numbers)) == [n + 1 for n in numbers]


def test_little_is_taken_in_advance() -> None:
    taken = []

    def things() -> Iterator[int]:
        for n in range(1000):
            taken.append(n)
            yield n

    held = threading.Event()
    results = ahead(lambda n: held.wait(5) and n, things())
    threading.Timer(0.05, held.set).start()
    assert next(results) == 0
    assert len(taken) <= 2 * cores() + 2
    results.close()  # type: ignore[attr-defined]


def test_an_error_is_raised_where_the_result_would_stand() -> None:
    def work(n: int) -> float:
        time.sleep(0.01 * n)
        return 1 / (2 - n)

    results = ahead(work, [0, 1, 2, 3])
    assert [next(results), next(results)] == [0.5, 1.0]
    with pytest.raises(ZeroDivisionError):
        next(results)


def test_what_was_taken_before_the_things_fail_is_not_lost() -> None:
    def things() -> Iterator[int]:
        yield from (1, 2, 3)
        raise KeyboardInterrupt

    each = ahead(lambda n: n, things())
    assert [next(each), next(each), next(each)] == [1, 2, 3]
    with pytest.raises(KeyboardInterrupt):
        next(each)
