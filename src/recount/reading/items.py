"""Findings to items: what the model weighs against one another, as numbers.

An item is a stretch of the text with a kind: a sentence, a toll, a place, a party, a day, a speaker, or an anchor (a
word that the model takes to tell of an act). Units are the items that incidents are made of: anchors and tolls.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from math import log1p

import numpy as np
from numpy.typing import NDArray

from recount.actors import UNNAMED
from recount.model import Effect, IncidentType, Span, Victims
from recount.names import fold
from recount.reading.agents import Agent
from recount.reading.findings import Findings
from recount.reading.hints import WORDINGS, Hints
from recount.reading.parties import Part as PartOfParty
from recount.reading.periods import Expression
from recount.reading.sentences import Kind as Part
from recount.reading.sentences import Sentence
from recount.reading.site import PROVINCE, Site
from recount.reading.tolls import Count
from recount.reading.windows import Ints, Pieces

Floats = NDArray[np.float32]


class Kind(IntEnum):
    """What an item is."""

    SENTENCE = 0
    TOLL = 1
    ANCHOR = 2
    SITE = 3
    AGENT = 4
    PERIOD = 5
    SPEAKER = 6


@dataclass(frozen=True, slots=True)
class Anchor:
    """A word that tells of an act: offsets into the content."""

    start: int
    end: int


Thing = Sentence | Count | Anchor | Site | Agent | Expression | Span

_EFFECTS, _VICTIMS = list(Effect), list(Victims)
_SITES = ("country", "admin1", "region", "admin2", "town", "district")
_PERIODS = (
    "absolute", "weekday", "relative", "narrative", "same", "overnight", "week", "weekend", "duration", "recent",
    "month", "season", "year", "since", "range", "eve",
)  # fmt: skip
_LARGEST = 10**12  # people; what is more is no toll, and might not fit a float
_COMMON = 4
_TOLLS = _COMMON
_SITED = _TOLLS + len(_EFFECTS) + len(_VICTIMS) + 8
_ACTING = _SITED + len(_SITES) + 4
_DATED = _ACTING + 3
_POSITION = _DATED + len(_PERIODS) + 6
_WAVES = 2.0 ** np.arange(8)  # a place in the text is told by its phase in waves of these lengths
_HINTED = _POSITION + 4 * len(_WAVES)
_PARTS, _TYPES = list(PartOfParty), list(IncidentType)
# the parts of an agent, the wordings of the sentence, the acts that it tells of, and the act of the item's own words
FEATURES = _HINTED + len(_PARTS) + WORDINGS + 2 * len(_TYPES)


@dataclass(frozen=True, slots=True)
class Meanings:
    """What each answer means: answers with the same key say the same, and their probabilities add up.

    `dates` has keys for the periods, the day of publication, and none; `places` for the sites, and none; `agents`
    for the agents; `speakers` for the speakers, and none.
    """

    dates: tuple[Hashable, ...]
    places: tuple[Hashable, ...]
    agents: tuple[Hashable, ...]
    speakers: tuple[Hashable, ...]


def meanings(found: Findings) -> Meanings:
    """The keys of a document's answers."""
    content = found.document.content
    day = (found.published, found.published) if found.published else "published"
    return Meanings(
        dates=(*((e.first, e.last) if e.first else e.kind for e in found.periods), day, None),
        places=(*((site.key, site.kind) for site in found.sites), None),
        agents=tuple(agent.id or fold(content[agent.start : agent.end]) for agent in found.agents),
        speakers=(*(fold(speaker.words) for speaker in found.speakers), None),
    )


@dataclass(frozen=True, slots=True)
class Items:
    """The items of a document: N of them, each with its kind, pieces, sentence and features.

    `first` and `last` are piece numbers, last + 1; `features` is N by FEATURES.
    """

    things: tuple[Thing, ...]
    kind: Ints
    first: Ints
    last: Ints
    sentence: Ints
    features: Floats
    near: tuple[tuple[Site | None, Expression | None], ...]  # of units: the place and the day nearest to them
    meanings: Meanings

    def __len__(self) -> int:
        return len(self.things)

    def of(self, *kinds: Kind) -> Ints:
        """The numbers of the items of some kinds."""
        return np.flatnonzero(np.isin(self.kind, kinds))

    def units(self) -> Ints:
        """The numbers of the items that incidents are made of, in the order of the text."""
        found = self.of(Kind.TOLL, Kind.ANCHOR)
        return found[np.argsort(self.first[found], kind="stable")]


def items(found: Findings, split: Pieces, anchors: Sequence[Anchor]) -> Items:
    """The items of a document that has pieces; `anchors` are the words that may tell of acts."""
    starts = [s.start for s in found.sentences]
    mentions = Counter(site.key for site in found.sites)
    means = meanings(found)
    named = Counter(means.agents)
    party = {agent.start: key for agent, key in zip(found.agents, means.agents, strict=True)}
    rows: list[tuple[Thing, Kind, int, int, int, Floats, tuple[Site | None, Expression | None]]] = []
    placed: dict[int, list[Site]] = {}
    dated: dict[int, list[Expression]] = {}

    def number(start: int) -> int:
        return max(0, bisect_right(starts, start) - 1)

    for site in found.sites:
        if site.narrow >= PROVINCE:
            placed.setdefault(number(site.start), []).append(site)
    for period in found.periods:
        if period.first:
            dated.setdefault(number(period.start), []).append(period)

    def add(thing: Thing, kind: Kind, start: int, end: int) -> None:
        first, last = split.inside(start, end)
        if last <= first:  # letters that the tokenizer drops
            first = min(first, len(split) - 1)
            last = first + 1
        n = number(start)
        features = np.zeros(FEATURES, dtype=np.float32)
        sentence = found.sentences[n]
        features[:_COMMON] = (
            sentence.kind is Part.TITLE,
            sentence.kind is Part.CAPTION,
            log1p(n) / 3,
            n / len(found.sentences),
        )
        turns = np.concatenate([n / _WAVES, first / (4 * _WAVES)])
        features[_POSITION:_HINTED] = np.concatenate([np.sin(turns), np.cos(turns)])
        _hint(features[_HINTED:], found.hints[n], kind, start, end)
        near: tuple[Site | None, Expression | None] = (None, None)
        if kind is Kind.TOLL:
            assert isinstance(thing, Count)
            _toll(features, found, thing)
        elif kind is Kind.SITE:
            assert isinstance(thing, Site)
            _site(features, found, thing, mentions[thing.key])
        elif kind is Kind.AGENT:
            assert isinstance(thing, Agent)
            features[_ACTING : _ACTING + 3] = (
                thing.id is not None,
                bool(thing.id and thing.id.startswith(UNNAMED)),
                log1p(named[party[thing.start]]),
            )
        elif kind is Kind.PERIOD:
            assert isinstance(thing, Expression)
            _period(features, found, thing)
        if kind in (Kind.TOLL, Kind.ANCHOR):
            near = _nearest(placed.get(n, ()), start, end), _nearest(dated.get(n, ()), start, end)
        rows.append((thing, kind, first, last, n, features, near))

    for sentence in found.sentences:
        add(sentence, Kind.SENTENCE, sentence.start, sentence.end)
    for count in found.counts:
        add(count, Kind.TOLL, min(count.at, count.start), count.end)
    stated = [(count.start, count.end) for count in found.counts]
    for anchor in anchors:
        # "killed" in "killed nine people" is the toll's
        if not any(a <= anchor.start < b for a, b in stated):
            add(anchor, Kind.ANCHOR, anchor.start, anchor.end)
    for site in found.sites:
        add(site, Kind.SITE, site.start, site.end)
    for agent in found.agents:
        add(agent, Kind.AGENT, agent.start, agent.end)
    for period in found.periods:
        add(period, Kind.PERIOD, period.start, period.end)
    for speaker in found.speakers:
        add(speaker, Kind.SPEAKER, speaker.start, speaker.end)

    def column(n: int) -> Ints:
        return np.array([row[n] for row in rows], dtype=np.int64)

    features = np.stack([row[5] for row in rows]) if rows else np.zeros((0, FEATURES), dtype=np.float32)
    return Items(
        things=tuple(row[0] for row in rows),
        kind=column(1),
        first=column(2),
        last=column(3),
        sentence=column(4),
        features=features,
        near=tuple(row[6] for row in rows),
        meanings=means,
    )


def _hint(features: Floats, hints: Hints, kind: Kind, start: int, end: int) -> None:
    """The hints of an item's sentence, and those of its own words."""
    if kind is Kind.AGENT:
        for role in hints.roles:
            if role.agent.start == start:
                features[_PARTS.index(role.part)] = 1
    if kind not in (Kind.SENTENCE, Kind.TOLL, Kind.ANCHOR):
        return
    at = len(_PARTS)
    features[at : at + WORDINGS] = hints.wordings
    at += WORDINGS
    for trigger in hints.triggers:
        column = _TYPES.index(trigger.type)
        features[at + column] = max(float(features[at + column]), trigger.weight / 3)
        if kind is not Kind.SENTENCE and trigger.start < end and start < trigger.end:
            features[at + len(_TYPES) + column] = trigger.weight / 3


def _nearest(things: Sequence[Site] | Sequence[Expression], start: int, end: int):  # type: ignore[no-untyped-def]
    """The one that stands nearest; one before counts as further off."""
    return min(
        things,
        key=lambda t: t.start - end if t.start >= end else 1.5 * max(0, start - t.end),
        default=None,
    )


def _toll(features: Floats, found: Findings, count: Count) -> None:
    at = _TOLLS
    features[at + _EFFECTS.index(count.effect)] = 1
    at += len(_EFFECTS)
    features[at + _VICTIMS.index(count.victims)] = 1
    at += len(_VICTIMS)
    features[at : at + 8] = (
        log1p(size(count.low or 0)) / 3,
        count.low is None,
        count.high is None,
        count.approximate,
        count.part_of,
        count.low == 0,
        found.source(count.at) is not None,
        count.possible,
    )


def size(bound: int) -> float:
    """A number of people as a float."""
    return float(min(bound, _LARGEST))


def _site(features: Floats, found: Findings, site: Site, mentions: int) -> None:
    at = _SITED
    features[at + _SITES.index(site.kind)] = 1
    at += len(_SITES)
    features[at : at + 4] = (
        site.beside,
        log1p(mentions),
        site.country is not None and site.country == found.country,
        site.country is None,
    )


def _period(features: Floats, found: Findings, period: Expression) -> None:
    at = _DATED
    features[at + _PERIODS.index(period.kind)] = 1
    at += len(_PERIODS)
    features[at : at + 2] = (period.spoken, period.first is not None)
    if period.first and period.last:
        features[at + 2] = log1p((period.last - period.first).days) / 3
        if found.published:
            back = (found.published - period.last).days
            features[at + 3 : at + 6] = (log1p(max(0, back)) / 3, back < 0, 0 <= back <= 2)
