"""What each sentence of a report tells: the acts, tolls, places, days and parties that stand in it."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol, TypeVar

from recount.actors import registry
from recount.intake.dating import dateline
from recount.model import Document, Effect, Span, Victims
from recount.reading.agents import UNNAMED, Agent, agents
from recount.reading.attribution import Saying, sayings, source_of
from recount.reading.details import named_dead, targets, weapons
from recount.reading.parties import Part, Role, roles
from recount.reading.periods import Expression, find_periods
from recount.reading.places import PROVINCE, Site, heading, home, relation, sites, where
from recount.reading.sentences import Kind, Sentence, sentences
from recount.reading.speakers import ACCUSES, ORIGIN, OWNS_UP
from recount.reading.tolls import Count, counts
from recount.reading.types import Trigger, triggers


@dataclass(frozen=True, slots=True)
class Telling:
    """One sentence that tells of an act or a toll, with everything read from it.

    `sites` holds the likeliest place of the act first; `said_on` holds the days on which somebody spoke, which are
    not the days of the act; `background` is true where its tense or its words set it
    before the news of the day.
    """

    sentence: Sentence
    triggers: tuple[Trigger, ...]
    counts: tuple[Count, ...]
    sites: tuple[Site, ...]
    periods: tuple[Expression, ...]
    said_on: tuple[Expression, ...]
    roles: tuple[Role, ...]
    weapons: tuple[Span, ...]
    targets: tuple[Span, ...]
    dead: tuple[Span, ...]
    background: bool
    apart: bool

    @property
    def strength(self) -> float:
        """The weight of its weightiest trigger, 0 without one."""
        return max((t.weight for t in self.triggers), default=0.0)

    @property
    def anchor(self) -> int:
        """Where the act is told."""
        return _anchor(self.sentence, self.triggers, self.counts)


def _anchor(sentence: Sentence, acts: Sequence[Trigger], tolls: Sequence[Count]) -> int:
    """Where a sentence tells an act: its first weighty trigger, else its first toll."""
    best = max(acts, key=lambda t: (t.weight, -t.start), default=None)
    return best.start if best else tolls[0].at if tolls else sentence.start


@dataclass(frozen=True, slots=True)
class Report:
    """A document with what was found in it as a whole."""

    document: Document
    published: date | None
    country: str | None
    sites: tuple[Site, ...]
    agents: tuple[Agent, ...]
    said: tuple[Saying, ...]
    accusing: tuple[Saying, ...]
    counting: tuple[Saying, ...]
    names: Mapping[str, Agent]
    periods: tuple[Expression, ...]
    spoken_on: frozenset[Expression]
    tellings: tuple[Telling, ...] = ()

    def fullest(self, agent: Agent) -> Agent:
        """The fullest name that the report has for a party that the registry knows by name."""
        return self.names.get(agent.id, agent) if agent.id else agent

    def source(self, position: int) -> Span | None:
        """Who gives the number that stands at `position`; None for the report itself."""
        saying = source_of(position, self.counting)
        return saying.source if saying else None

    def accuser(self, position: int) -> Span | None:
        """Who says what stands at `position`, papers that a report was taken from left out."""
        saying = source_of(position, self.accusing)
        return saying.source if saying else None


_APART = re.compile(
    r"^\W*(?:Separately|Elsewhere|In (?:another|a separate|other|a different|a second)|Another|Other|Meanwhile|Also|Earlier|Previously"
    r"|In a related|The same source|In the (?:northern|southern|eastern|western|central))\b"
)
_BEFORE_THE_NEWS = re.compile(
    r"\b(?:had|last (?:year|month|week)|earlier|previous(?:ly)?|since|in recent|ago)\b",
    re.IGNORECASE,
)
# Sentences that call for something or suppose it, and lives of years, not of days.
_NOT_TOLD = re.compile(
    r"\b(?:called (?:for|on)|urged|if|resolution|sanctions|demand\w*|condemn\w*|years of|regularly|often|frequently|routinely)\b",
    re.IGNORECASE,
)
_SPOKE = re.compile(
    r"\b(?:said|says|told|reported|reports|announced|confirmed|added|statement|reporters|AFP|Reuters|tweeted|released|published|claimed responsibility)"
    r"(?:\s(?!in\b|at\b|that\b)\w+){0,2}?(?:\s(?:on|late|early|later|in a statement))*\s$"
)
_WAR = re.compile(
    r"\b(?:war|conflict|uprising|revolution|revolt|crisis|unrest|hostilities|insurgency|violence)\b",
    re.IGNORECASE,
)
# Tolls that are a whole war's: of this size, of that size beside a word for war, or for war and "since".
_WARS, _WAR_TOLL, _LARGE = 20_000, 5_000, 200
_EXODUS = 500_000  # the same for people displaced
_TOO_LONG = 62  # days: the codebook leaves longer totals out


def report(document: Document) -> Report:
    """Read a document sentence by sentence."""
    content = document.content
    split = sentences(document)
    line = dateline(content)
    published = line[0] if line else document.published
    other_names = [
        (start, end)
        for start, end, actor in registry().find(content)
        if not _is_a_place(content, start, end, actor.id)
    ]
    found = sites(document, other_names)
    acting = agents(document)
    head = heading(document)
    periods = [
        e
        for e in find_periods(content, published)
        if not (line and e.start < line[2] and line[1] < e.end + 3) and not head[0] <= e.start < head[1]
    ]
    said = sayings(document, split)
    whole = Report(
        document,
        published,
        home(document, found),
        tuple(found),
        tuple(acting),
        tuple(said),
        tuple(s for s in said if s.verb != ORIGIN),
        tuple(s for s in said if s.verb != OWNS_UP and s.verb not in ACCUSES),
        _fullest(acting),
        tuple(periods),
        frozenset(e for e in periods if _SPOKE.search(content[max(0, e.start - 60) : e.start])),
    )
    told = (part for telling in _tellings(whole, split) for part in _by_places(telling))
    return replace(whole, tellings=tuple(told))


def _fullest(acting: Iterable[Agent]) -> dict[str, Agent]:
    """The longest name of each party that the registry knows by name, by its id."""
    names: dict[str, Agent] = {}
    for agent in acting:
        if agent.id and not agent.id.startswith(UNNAMED):
            known = names.get(agent.id, agent)
            names[agent.id] = max(known, agent, key=lambda a: a.end - a.start)
    return names


class _Placed(Protocol):
    @property
    def start(self) -> int: ...


_P = TypeVar("_P", bound=_Placed)


def _within(found: Sequence[_P], start: int, end: int) -> Sequence[_P]:
    """Those of `found`, which is in order, that begin in a stretch."""
    first = bisect_left(found, start, key=lambda item: item.start)
    return found[first : bisect_left(found, end, lo=first, key=lambda item: item.start)]


def _is_a_place(content: str, start: int, end: int, actor_id: str) -> bool:
    """Whether an actor's name is a country's own, which may say where as well as who."""
    return actor_id.startswith("state-") and content[start:end].lower().split()[-1] not in (
        "government", "regime", "authorities", "state", "administration", "officials",
    )  # fmt: skip


# What is said of an act that another sentence tells.
_ANSWERS = (Part.CLAIMS, Part.BLAMED, Part.DENIES, Part.SUSPECTED)


def _tellings(whole: Report, split: tuple[Sentence, ...]) -> Iterator[Telling]:
    document = whole.document
    spoken = sorted({(s.source.start, s.source.end) for s in whole.said})
    for sentence in split:
        stretch = sentence.start, sentence.end
        here, acting = _within(whole.sites, *stretch), _within(whole.agents, *stretch)
        names = [(s.start, s.end) for s in here] + [(a.start, a.end) for a in acting]
        acts = triggers(sentence)
        tolls = [c for c in counts(sentence) if not _of_the_war(sentence, c)]
        dead = named_dead(document, sentence, names)
        if dead and not any(c.effect is Effect.KILLED for c in tolls):
            tolls += _one_named(sentence, dead)
        parts = roles(sentence, acting, acts) if acting else []
        answers = any(role.part in _ANSWERS for role in parts)
        if not (acts or tolls or dead or answers):
            continue
        if (
            not tolls
            and not dead
            and not answers
            and _NOT_TOLD.search(sentence.text)
            and sentence.kind is not Kind.TITLE
        ):
            continue
        days = _within(whole.periods, *stretch)
        if any(
            e.first and e.last and (e.last - e.first).days > _TOO_LONG and e.kind in ("since", "duration")
            for e in days
        ):
            continue
        spoke = [e for e in days if e in whole.spoken_on]
        first = bisect_left(spoken, (sentence.start, 0))
        speaking = spoken[first : bisect_left(spoken, (sentence.end, 0))]
        told = [s for s in here if not any(a <= s.start < b for a, b in speaking)]
        yield Telling(
            sentence=sentence,
            triggers=tuple(acts),
            counts=tuple(tolls),
            sites=tuple(where(document.content, told, _anchor(sentence, acts, tolls))),
            periods=tuple(e for e in days if e not in spoke),
            said_on=tuple(spoke),
            roles=tuple(parts),
            weapons=tuple(weapons(document, sentence)),
            targets=tuple(targets(document, sentence)),
            dead=tuple(dead),
            background=bool(_BEFORE_THE_NEWS.search(sentence.text)),
            apart=bool(_APART.match(sentence.text)),
        )


_NEAR = 25  # characters around a place and its toll within which the words of the act stand


def _by_places(telling: Telling) -> Iterator[Telling]:
    """Part a sentence that tells the tolls of several places: each toll goes to its place, mostly the next one."""
    places: list[Site] = []
    for site in sorted(telling.sites, key=lambda s: s.start):
        if site.narrow >= PROVINCE and not any(relation(site, other) for other in places):
            places.append(site)
    tolls: dict[str, list[Count]] = {}
    for count in telling.counts:
        nearest = min(places, key=lambda site: _distance(site, count), default=None)
        if nearest:
            tolls.setdefault(nearest.key, []).append(count)
    if len(tolls) < 2:
        yield telling
        return
    for site in places:
        here = tolls.get(site.key, [])
        if here:
            first = min([site.start, *(c.start for c in here)]) - _NEAR
            last = max([site.end, *(c.end for c in here)]) + _NEAR
            acts = tuple(t for t in telling.triggers if first <= t.start <= last)
            yield replace(telling, counts=tuple(here), sites=(site,), triggers=acts or telling.triggers)


def _distance(site: Site, count: Count) -> float:
    """How far a place stands from a toll, in characters; one before it counts as further off."""
    return site.start - count.end if site.start >= count.end else 1.5 * (count.at - site.end)


_MANY = re.compile(
    r"\b(?:among|includ\w+|others|dozens|colleagues|along with|and \w+ others)\b", re.IGNORECASE
)


def _one_named(sentence: Sentence, dead: list[Span]) -> list[Count]:
    """A named person's death, told without a number, counts one."""
    if len(dead) > 1 or _MANY.search(sentence.text):
        return []
    one = dead[0]
    return [
        Count(Effect.KILLED, 1, 1, False, Victims.UNKNOWN, None, False, one.start, one.end, one.start)
    ]  # fmt: skip


def _of_the_war(sentence: Sentence, count: Count) -> bool:
    """Whether a toll counts a whole war."""
    size = count.low or count.high or 0
    if count.effect is Effect.DISPLACED:
        return size >= _EXODUS
    war = bool(_WAR.search(sentence.text))
    return (
        size >= _WARS or (size >= _WAR_TOLL and war) or (size >= _LARGE and war and "since" in sentence.text)
    )
