"""The toll claims of an incident: which numbers a report gives of it, and by whose word."""

import re
from collections.abc import Hashable, Iterator, Sequence
from datetime import timedelta

from recount.confidence import CANDIDATE
from recount.model import Effect, Span, TollClaim, Victims
from recount.names import fold
from recount.reading.findings import Findings
from recount.reading.groups import VICTIMS, Group, Thresholds, best, sigmoid
from recount.reading.parties import Part
from recount.reading.sentences import Kind as PageKind
from recount.reading.sentences import Sentence
from recount.reading.speakers import AFTER_ALL
from recount.reading.tolls import Count
from recount.reading.weighed_report import Reading
from recount.reading.within import within


def toll_claims(read: Reading, group: Group, units: Sequence[int], limits: Thresholds) -> Iterator[TollClaim]:
    """The toll claims of a group: each number of each source once, by its surest mention."""
    found, items = read.found, read.items
    counts = [
        (u, thing)
        for u in sorted((*group.units, *group.weak))
        if isinstance(thing := items.things[units[u]], Count) and not _of_a_long_time(found, thing)
    ]

    def number(unit: int) -> int:
        return int(items.sentence[units[unit]])

    def sentence(unit: int) -> Sentence:
        return found.sentences[number(unit)]

    named = {(span.start, span.end) for span in found.dead}
    sure = [(sentence(u), count) for u, count in counts if u in group.units]
    body = {(c.effect, c.low or c.high) for where, c in sure if where.kind is not PageKind.TITLE}
    numbered = any(c.effect is Effect.KILLED and (c.start, c.end) not in named for _, c in sure)
    telling: dict[Hashable, float] = {}  # a number that is told twice is as sure as it is once
    for u, c in counts:
        held = float(sigmoid(read.said.telling[u]))
        telling[c.effect, c.low, c.high] = max(held, telling.get((c.effect, c.low, c.high), 0.0))
    claims: dict[Hashable, TollClaim] = {}
    surest: dict[Hashable, float] = {}
    for unit, count in counts:
        if numbered and (count.start, count.end) in named:
            continue  # a named person inside a larger number is no toll of its own
        where = sentence(unit)
        title = where.kind is PageKind.TITLE
        if title and ((count.effect, count.low) in body or (count.effect, (count.low or 0) + 1) in body):
            continue  # the body says it
        speaker = best(read.said.source[unit], items.meanings.speakers).number
        source = found.speakers[speaker] if speaker < len(found.speakers) and not title else None
        if source is not None and not _gives(found, source, count, number(unit)):
            source = None
        likely = limits.confidence("toll", telling[count.effect, count.low, count.high])
        claim = _claim(found, count, source, VICTIMS[int(read.said.victims[unit].argmax())], likely)
        who = fold(source.words) if source else None
        key: Hashable = (count.effect, count.low, count.high, who)
        known = claims.get(key)
        groups_differ = known is not None and claim.group and known.group and claim.group != known.group
        if known is not None and groups_differ and where.start <= known.span.start < where.end:
            key = (key, count.at)  # "six men and six women" are two tolls of one sentence
            known = None
        own = float(read.said.telling[unit])
        if likely >= CANDIDATE and (known is None or own > surest[key]):
            claims[key], surest[key] = claim, own
    yield from sorted(claims.values(), key=lambda claim: claim.span.start)


_LONGEST = timedelta(days=62)  # of a running total (codebook)
_WITHOUT_STOP = re.compile(r"[^.;:!?,\n]*")


def _of_a_long_time(found: Findings, count: Count) -> bool:
    """Whether a number is the total of a longer time than is counted: "54 officers killed since January 1"."""
    clause = _WITHOUT_STOP.match(found.document.content, count.end)
    return any(
        period.kind == "since" and period.first and period.last and period.last - period.first > _LONGEST
        for period in within(found.periods, count.end, clause.end() if clause else count.end)
    )


# "the 32 or more reported in the first hours": who reported them is not said
_SOMEBODY_REPORTED = re.compile(
    r"\s(?:reported|announced|given|cited)\s(?:in|on|at|earlier|before|previously|initially|yesterday)\b"
)


def _gives(found: Findings, source: Span, count: Count, number: int) -> bool:
    """Whether plain words leave room for a source that the model has chosen for a toll of the sentence `number`.

    "Tahrir al-Sham claimed the attack that killed dozens": whoever claims it gives no number by that. Nor does he
    give the first of two: "at least 32 in early reports, more than 40 according to the governor".
    """
    if found.source(count.at) is not None:
        return True
    if _SOMEBODY_REPORTED.match(found.document.content, count.end):
        return False
    end = found.sentences[number].end
    if any(
        said.source == source and said.verb in AFTER_ALL and count.at < said.first < end
        for said in found.said
    ):
        return False
    return not any(
        role.part is Part.CLAIMS and role.agent.start < source.end and source.start < role.agent.end
        for role in found.hints[number].roles
    )


def _claim(
    found: Findings, count: Count, source: Span | None, victims: Victims, confidence: float
) -> TollClaim:
    span = found.document.span
    return TollClaim(
        effect=count.effect,
        low=count.low,
        high=count.high,
        approximate=count.approximate,
        victims=victims,
        group=span(*count.group) if count.group else None,
        part_of=count.part_of,
        source=source,
        span=span(count.start, count.end),
        confidence=confidence,
    )
