"""Work on the next things while the present one is used: a map over an iterable, in order, on all cores."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

A = TypeVar("A")
B = TypeVar("B")


def cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def ahead(work: Callable[[A], B], things: Iterable[A]) -> Iterator[B]:
    """`work` of each thing, in order, computed by as many threads as there are cores.

    No more than two things for each core are taken in advance. An error of `work` is raised where its result
    would stand; one of `things`, Ctrl-C among them, behind the results of all that was taken before.
    """
    waiting: deque[Future[B]] = deque()
    with ThreadPoolExecutor(cores(), thread_name_prefix="recount") as pool:
        try:
            left, error = iter(things), None
            while True:
                try:
                    thing = next(left)
                except StopIteration:
                    break
                except BaseException as raised:
                    error = raised
                    break
                waiting.append(pool.submit(work, thing))
                while len(waiting) > 2 * cores() or (waiting and waiting[0].done()):
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
            if error is not None:
                raise error
        finally:
            for future in waiting:
                future.cancel()
