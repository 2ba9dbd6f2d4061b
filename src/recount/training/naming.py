"""Which of the names that a text has is the one that its coding gives."""

from collections.abc import Iterable, Sequence
from enum import IntEnum

from recount.actors import UNNAMED, registry
from recount.evaluation import matching


class Nearness(IntEnum):
    """How near two names are, from nothing in common to the same words."""

    APART = 0
    # half of the shorter one's words, as "Syrian army" and "Syrian rebels" do: enough for a scorer
    SHARING = 1
    WITHIN = 2  # all words of one are in the other: "the regime", "Assad's regime"
    SAME = 3


def nearness(a: str, b: str) -> Nearness:
    """How near two names are; articles, plurals and the letter case tell none from another."""
    x, y = _words(a), _words(b)
    if x and x == y:
        return Nearness.SAME
    if x and y and (x <= y or y <= x):
        return Nearness.WITHIN
    return Nearness.SHARING if matching.same_name(a, b) else Nearness.APART


def nearest(name: str, each: Iterable[Sequence[str]]) -> list[Nearness]:
    """How near each of several names, given in all its wordings, is to `name`."""
    return [max(nearness(name, wording) for wording in wordings) for wordings in each]


def known_as(name: str) -> str | None:
    """The registry's id for what a name begins with: "al-Nusra Front (Qaeda's branch)" is the front."""
    found = registry().find(name)
    return next((actor.id for _, _, actor in found if not actor.id.startswith(UNNAMED)), None)


def _words(name: str) -> frozenset[str]:
    return frozenset(word.removesuffix("s") for word in matching.words(name))
