"""How items stand to one another in the text, as numbers: what the model weighs pairs by."""

from bisect import bisect_right
from collections.abc import Hashable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from recount.model import Effect
from recount.reading.findings import Findings
from recount.reading.items import Floats, Items, Thing, size
from recount.reading.site import relation
from recount.reading.tolls import Count
from recount.reading.windows import Ints

_EFFECTS = list(Effect)
RELATED = 14  # features of a unit and another item
SPOKEN = RELATED + 5  # features of a unit and a speaker
JOINED = RELATED + 13  # features of two units
AGREED = 4  # and how far what they say agrees: type, day, place, parties


def alike(keys: Sequence[Hashable]) -> Floats:
    """Which answers mean the same: N by N, 1 or 0."""
    numbers: dict[Hashable, int] = {}
    each = np.array([numbers.setdefault(key, len(numbers)) for key in keys], dtype=np.int64)
    return np.equal(each[:, None], each[None, :]).astype(np.float32)


def related(found: Items, units: Ints, others: Ints) -> Floats:
    """How units stand to other items in the text: U by N by RELATED."""
    apart = found.sentence[others][None, :] - found.sentence[units][:, None]
    steps = found.first[others][None, :] - found.first[units][:, None]
    same = np.asarray(apart == 0)
    title = found.features[:, 0]
    features = np.zeros((len(units), len(others), RELATED), dtype=np.float32)
    for n, step in enumerate(range(-3, 4)):
        features[:, :, n] = np.clip(apart, -3, 3) == step
    features[:, :, 7] = np.log1p(np.abs(steps)) / 5
    features[:, :, 8] = np.sign(steps) * same
    features[:, :, 9] = title[others][None, :]
    features[:, :, 10] = title[units][:, None]
    distance: NDArray[np.float64] = np.where(same, np.where(steps >= 0, steps, -1.5 * steps), np.inf)
    kinds = found.kind[others]
    for kind in set(kinds.tolist()):
        of_kind = np.flatnonzero(kinds == kind)
        here = distance[:, of_kind]
        any_here = np.asarray(np.isfinite(here).any(axis=1))
        nearest = np.zeros_like(here)
        rows = np.flatnonzero(any_here)
        nearest[rows, here[rows].argmin(axis=1)] = 1
        features[:, of_kind, 11] = nearest
        features[:, of_kind, 12] = ~any_here[:, None]
        features[:, of_kind, 13] = np.isfinite(here).sum(axis=1, keepdims=True) / 3
    return features


def spoken(found: Findings, known: Items, units: Ints, speakers: Ints) -> Floats:
    """How units stand to speakers, and to what the speakers say: U by N by SPOKEN."""
    features = np.zeros((len(units), len(speakers), SPOKEN), dtype=np.float32)
    features[:, :, :RELATED] = related(known, units, speakers)
    column = {(s.start, s.end): n for n, s in enumerate(found.speakers)}
    speaking = [(said.first, column[said.source.start, said.source.end]) for said in found.counting]
    speaking += [(s.start, n) for n, s in enumerate(found.speakers)]
    starts = [s.start for s in found.sentences]
    saying: dict[int, set[int]] = {}  # the speakers of each sentence, through pronouns too
    for position, speaker in speaking:
        saying.setdefault(max(0, bisect_right(starts, position) - 1), set()).add(speaker)
    for row, u in enumerate(units):
        thing = known.things[u]
        at = thing.at if isinstance(thing, Count) else thing.start
        n = int(known.sentence[u])
        source = found.source(at)
        if source is not None:
            features[row, column[source.start, source.end], RELATED] = 1
        else:
            features[row, :, RELATED + 1] = 1
        for step in (-1, 0, 1):
            for speaker in saying.get(n + step, ()):
                features[row, speaker, RELATED + 3 + step] = 1
    return features


def joined(found: Items, units: Ints) -> Floats:
    """How units stand to one another: U by U by JOINED, the same in both directions but for the order."""
    count = len(units)
    features = np.zeros((count, count, JOINED), dtype=np.float32)
    features[:, :, :RELATED] = related(found, units, units)
    things = [found.things[u] for u in units]
    rows = [*_same_tolls(things), *_same_places(found, units), *_same_days(found, units)]
    apart = 1 - np.eye(count, dtype=np.float32)
    for n, row in enumerate(rows, RELATED):
        features[:, :, n] = row * apart
    return features


def _same_tolls(things: Sequence[Thing]) -> Iterator[NDArray[np.bool_]]:
    """Of two units: both are tolls, one is; of two tolls: same effect, number, bounds, nearly the same number."""
    tolls = [thing if isinstance(thing, Count) else None for thing in things]
    is_toll = np.array([toll is not None for toll in tolls], dtype=bool)
    effect = np.array([_EFFECTS.index(toll.effect) if toll else -1 for toll in tolls])
    low, high = (
        np.array([-1.0 if bound is None else size(bound) for bound in bounds])
        for bounds in (
            [toll.low if toll else None for toll in tolls],
            [toll.high if toll else None for toll in tolls],
        )
    )
    sizes = np.array([size(toll.low or toll.high or 0) if toll else 0.0 for toll in tolls])
    both = is_toll[:, None] & is_toll[None, :]
    same = both & (effect[:, None] == effect[None, :])
    difference = np.abs(sizes[:, None] - sizes[None, :])
    yield both
    yield is_toll[:, None] != is_toll[None, :]
    yield same
    yield same & (difference == 0)
    yield same & (low[:, None] == low[None, :]) & (high[:, None] == high[None, :])
    yield same & (difference > 0) & (difference <= 1)


def _same_places(found: Items, units: Ints) -> Iterator[NDArray[np.bool_]]:
    """Of the places nearest to two units: the same, one in the other, apart, and one or both not named."""
    near = [found.near[u][0] for u in units]
    distinct = list({id(site): site for site in near if site is not None}.values())
    held = np.full((len(distinct) + 1, len(distinct) + 1), -1.0)
    for a, site in enumerate(distinct):
        for b, other in enumerate(distinct[: a + 1]):
            held[a, b] = held[b, a] = relation(site, other)
    number = {id(site): n for n, site in enumerate(distinct)}
    at = np.array([number[id(site)] if site is not None else len(distinct) for site in near], dtype=int)
    between = held[at][:, at]
    for value in (2, 1, 0, -1):
        yield between == value


def _same_days(found: Items, units: Ints) -> Iterator[NDArray[np.bool_]]:
    """Of the days nearest to two units: they overlap, they do not, and one or both are not named."""
    near = [found.near[u][1] for u in units]
    days = [(e.first, e.last) if e and e.first and e.last else None for e in near]
    known = np.array([day is not None for day in days], dtype=bool)
    first = np.array([day[0].toordinal() if day else 0 for day in days])
    last = np.array([day[1].toordinal() if day else 0 for day in days])
    both = known[:, None] & known[None, :]
    overlap = (first[:, None] <= last[None, :]) & (first[None, :] <= last[:, None])
    yield both & overlap
    yield both & ~overlap
    yield ~both
