"""Those things of a list in order that begin in a stretch of text."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Protocol, TypeVar


class Placed(Protocol):
    """Something that begins somewhere."""

    @property
    def start(self) -> int: ...


P = TypeVar("P", bound=Placed)


def within(found: Sequence[P], start: int, end: int) -> Sequence[P]:
    """Those of `found`, which is in order, that begin in a stretch."""
    first = bisect_left(found, start, key=lambda item: item.start)
    return found[first : bisect_left(found, end, lo=first, key=lambda item: item.start)]
