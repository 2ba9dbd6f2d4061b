"""What the explicit normalisers find in a report: its sentences, tolls, places, days, parties and speakers."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from recount.actors import UNNAMED, Actor, registry
from recount.gazetteer import lookup
from recount.intake.dating import dateline
from recount.model import Document, Effect, Phrase, Span, Victims
from recount.names import plain
from recount.reading.agents import Agent, agents
from recount.reading.attribution import Saying, sayings, source_of
from recount.reading.details import named_dead
from recount.reading.hints import Hints, wordings
from recount.reading.parties import roles
from recount.reading.periods import Expression, find_periods
from recount.reading.places import heading, home, sites
from recount.reading.possible_speakers import possible_speakers
from recount.reading.sentences import Sentence, sentences
from recount.reading.site import Site
from recount.reading.speakers import ACCUSES, DETERMINERS, ORIGIN, OWNS_UP
from recount.reading.tolls import Count, counts
from recount.reading.types import triggers
from recount.reading.within import P, Placed, within


@dataclass(frozen=True, slots=True)
class Findings:
    """A document with all that was found in it, each list in the order of the text.

    `counts` are the tolls of all sentences, of any act; which words belong to which act is not decided here.
    """

    document: Document
    sentences: tuple[Sentence, ...]
    published: date | None
    country: str | None
    counts: tuple[Count, ...]
    sites: tuple[Site, ...]
    agents: tuple[Agent, ...]
    periods: tuple[Expression, ...]
    dead: tuple[Phrase, ...]
    hints: tuple[Hints, ...]  # one for each sentence
    said: tuple[Saying, ...]
    speakers: tuple[Span, ...]  # the distinct sources of what is said, and phrases that may be one
    accusing: tuple[Saying, ...]
    counting: tuple[Saying, ...]
    names: tuple[Agent, ...]  # those of the whole report that the registry knows by name

    def fullest(self, agent: Agent) -> Agent:
        """The fullest name that the report has for a party that the registry knows by name.

        It holds the words of the agent's own name, which may also be short for it: "IS" is the "Islamic State
        group", but the "Syrian army" is not "President Bashar al-Assad's forces".
        """
        content = self.document.content
        own = content[agent.start : agent.end]
        words = set(plain(own).split()) - DETERMINERS
        short = any(len(word) > 1 and word.isupper() for word in own.replace("(", " ").split())
        fuller = [
            each
            for each in self.names
            if each.id == agent.id and (short or words <= set(plain(content[each.start : each.end]).split()))
        ]
        return max(fuller, key=lambda each: each.end - each.start, default=agent)

    def number(self, position: int) -> int:
        """The number of the last sentence that begins at or before a position; -1 before all of them."""
        return bisect_right(self.sentences, position, key=lambda sentence: sentence.start) - 1

    def told(self, things: Sequence[P], sentences: Iterable[int]) -> list[P]:
        """Those of `things`, which are in order, that begin in the sentences of some numbers."""
        stretches = [(self.sentences[n].start, self.sentences[n].end) for n in sentences]
        return [thing for start, end in stretches for thing in within(things, start, end)]

    def source(self, position: int) -> Span | None:
        """Who gives the number that stands at `position`; None for the report itself."""
        saying = source_of(position, self.counting)
        return saying.source if saying else None

    def accuser(self, position: int) -> Span | None:
        """Who says what stands at `position`, papers that a report was taken from left out."""
        saying = source_of(position, self.accusing)
        return saying.source if saying else None


_LATELY = timedelta(days=31)


def _day_of_heading(content: str, head: tuple[int, int], published: date | None) -> date | None:
    """The day that the words before a report's first give without its year ("Niamey, Aug 16 -"), else `published`."""
    if published is None:
        return None
    days = [
        period.first for period in find_periods(content[slice(*head)], published) if period.kind == "absolute"
    ]
    return days[0] if len(days) == 1 and days[0] and published - days[0] < _LATELY else published


def find(document: Document) -> Findings:
    """Everything the normalisers find in a document."""
    content = document.content
    split = sentences(document)
    line = dateline(content)
    head = heading(document)
    published = line[0] if line else _day_of_heading(content, head, document.published)
    named = registry().find(content)
    other_names = [(start, end) for start, end, actor in named if not _is_a_place(content, start, end, actor)]
    inside = _Inside(split)
    placed = [s for s in sites(document, other_names) if s in inside]
    states = [(s.start, s.end) for s in placed if s.kind == "country"]
    acting = [a for a in agents(document, states) if a in inside]
    periods = [
        e
        for e in find_periods(content, published)
        if e in inside
        and not (line and e.start < line[2] and line[1] < e.end + 3)
        and not head[0] <= e.start < head[1]
    ]
    said = sayings(document, split)
    speakers = distinct(said)
    tolls: list[Count] = []
    dead: list[Span] = []
    hints: list[Hints] = []
    for sentence in split:
        stretch = sentence.start, sentence.end
        parties = within(acting, *stretch)
        names = [(s.start, s.end) for s in within(placed, *stretch)] + [(a.start, a.end) for a in parties]
        days = within(periods, *stretch)
        # "December 6 and 7" counts nobody
        here = [count for count in counts(sentence) if not any(d.start <= count.at < d.end for d in days)]
        known_dead = named_dead(document, sentence, names)
        sure = [c for c in here if not (c.possible and c.effect is Effect.KILLED)]
        if known_dead and not any(c.effect is Effect.KILLED for c in sure):
            # "General Daabul was killed" counts him by his name
            here = [*sure, *one] if (one := _one_named(sentence, known_dead)) else here
        tolls += here
        dead += known_dead
        acts = triggers(sentence)
        parts = roles(sentence, parties, acts) if parties else []
        hints.append(Hints(tuple(acts), tuple(parts), wordings(sentence)))
    return Findings(
        document=document,
        sentences=split,
        published=published,
        country=home(document, placed),
        counts=tuple(sorted(tolls, key=lambda c: (c.at, c.start))),
        sites=tuple(placed),
        agents=tuple(acting),
        periods=tuple(periods),
        hints=tuple(hints),
        dead=tuple(document.phrase(span.start, span.end) for span in dead),
        said=tuple(said),
        speakers=(*speakers, *possible_speakers(document, split, named, speakers)),
        accusing=tuple(s for s in said if s.verb != ORIGIN),
        counting=tuple(s for s in said if s.verb != OWNS_UP and s.verb not in ACCUSES),
        names=tuple(a for a in acting if a.id and not a.id.startswith(UNNAMED)),
    )


def distinct(said: Iterable[Saying]) -> tuple[Span, ...]:
    """The sources of sayings, each stretch once."""
    return tuple({(s.source.start, s.source.end): s.source for s in said}.values())


class _Inside:
    """The stretches of a document that are sentences, not page furniture."""

    def __init__(self, split: Sequence[Sentence]) -> None:
        self._starts = [sentence.start for sentence in split]
        self._ends = [sentence.end for sentence in split]

    def __contains__(self, thing: Placed) -> bool:
        before = bisect_right(self._starts, thing.start) - 1
        return before >= 0 and thing.start < self._ends[before]


def _is_a_place(content: str, start: int, end: int, actor: Actor) -> bool:
    """Whether an actor's name says where as well: a country's own, and a paper's "in al-Mayadeen"."""
    if actor.kind == "media":
        return bool(_IN.search(content, max(0, start - 10), start)) and bool(lookup(content[start:end]))
    return actor.id.startswith("state-") and content[start:end].lower().split()[-1] not in (
        "government", "regime", "authorities", "state", "administration", "officials",
    )  # fmt: skip


_IN = re.compile(r"\b(?:in|near)\s(?:the\s)?$")


_MANY = re.compile(
    r"\b(?:among|includ\w+|others|dozens|colleagues|along with|and \w+ others)\b", re.IGNORECASE
)


def _one_named(sentence: Sentence, dead: Sequence[Span]) -> list[Count]:
    """A named person's death, told without a number, counts one."""
    if len(dead) > 1 or _MANY.search(sentence.text):
        return []
    one = dead[0]
    return [
        Count(Effect.KILLED, 1, 1, False, Victims.UNKNOWN, None, False, one.start, one.end, one.start)
    ]  # fmt: skip
