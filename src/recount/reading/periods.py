"""When: the date expressions of a text, resolved to days against the day of publication.

Every rule is a pattern (`period_words.PATTERNS`) and a function from its match to first and last day.
"Since", "from ... to" and "the eve of" are then read from what stands between the expressions found.
"""

import re
from dataclasses import dataclass, replace
from datetime import date

from recount.model import Precision
from recount.reading import period_words as vocabulary
from recount.reading.calendar_days import ONE_DAY, WEEK
from recount.reading.period_rules import RULES, Reader, resolved, settled


@dataclass(frozen=True, slots=True)
class Expression:
    """A date expression: offsets into the text (end exclusive), first and last day, and what its words allow.

    `first` and `last` are both None where the words cannot be resolved (a weekday in an undated report).
    `kind` is one of 'absolute', 'weekday', 'relative' (yesterday, two days ago), 'narrative' (a day earlier:
    counted from the last day named before it), 'same' (the same day), 'overnight', 'week', 'weekend',
    'duration' (the past 24 hours), 'recent' (recent days), 'month', 'season', 'year', 'since', 'range'
    and 'eve'.
    """

    start: int
    end: int
    first: date | None
    last: date | None
    precision: Precision
    kind: str
    spoken: bool = False  # the day on which somebody spoke: "said on Sunday"


def find_periods(text: str, published: date | None) -> list[Expression]:
    """Every date expression in `text`, in order and apart from one another, resolved against `published`.

    Weekdays, days without a year and months without one are the latest on or before `published`; without
    a day of publication they are found but not resolved.
    """
    reader = Reader(text, published)
    found = _found(reader)
    if published is None and any(e.first is None and e.kind == "absolute" for e in found):
        # a report without a date may name the year beside another day
        reader.year = max((e.last.year for e in found if e.last), default=None)
        found = _found(reader) if reader.year else found
    found = _of_one_day(reader.low, found, published)
    return [_since_or_eve(reader.low, published, expression) for expression in _ranges(reader.low, found)]


def _of_one_day(low: str, found: list[Expression], published: date | None) -> list[Expression]:
    """A report calls two days not by one name: where its Tuesday is tomorrow, it was written on and is no week old.

    "A truce is to begin on Tuesday ... Rockets hit the town on Tuesday morning."
    """
    tomorrow = published + ONE_DAY if published and published < date.max else None
    if not any(e.kind == "weekday" and e.first == tomorrow for e in found if e.first):
        return found
    return [
        replace(e, first=tomorrow, last=tomorrow)
        # "last Tuesday" is another
        if e.kind == "weekday" and e.first and e.first + WEEK == tomorrow and low[e.start : e.end].isalpha()
        else e
        for e in found
    ]


def _found(reader: Reader) -> list[Expression]:
    found: list[Expression] = []
    at = 0
    while trigger := _TRIGGER.search(reader.low, at):
        at = trigger.start() + 1
        for pattern, kind, resolve in RULES:
            match = pattern.match(reader.low, trigger.start())
            days = resolved(reader, match, resolve) if match else None
            if match and days:
                spoken = _SPOKE.search(reader.text[max(0, match.start() - 60) : match.start()]) is not None
                found.append(Expression(match.start(), match.end(), *days, kind, spoken))
                if not (spoken and reader.knows_day(match.start())):
                    reader.note(match.end(), days[0], days[2])
                at = match.end()
                break
    return found


_SPOKE = re.compile(vocabulary.SPOKE)
_TRIGGER = re.compile(vocabulary.TRIGGER)
_JOINT = re.compile(vocabulary.JOINT)
_BETWEEN = re.compile(vocabulary.BETWEEN)
_SINCE = re.compile(vocabulary.SINCE)
_EVE = re.compile(vocabulary.EVE)


def _ranges(low: str, found: list[Expression]) -> list[Expression]:
    """Two expressions joined by "to", "into" or "between ... and" become one."""
    joined: list[Expression] = []
    for expression in found:
        before = joined[-1] if joined else None
        joint = before and _JOINT.fullmatch(low, before.end, expression.start)
        if before and joint and before.first and expression.last and expression.kind == before.kind:
            first = before.first
            if before.kind == "weekday" and first > expression.last:
                first -= WEEK
            between = (
                joint["word"] != "and"
                or _BETWEEN.search(low, max(0, before.start - 20), before.start)
                # "Tuesday and Wednesday", "June and July"
                or (before.kind == "weekday" and expression.last - first == ONE_DAY)
                or (before.kind == "month" and before.last and expression.first == before.last + ONE_DAY)
            )
            if first <= expression.last and between:
                joined[-1] = replace(
                    before,
                    end=expression.end,
                    first=first,
                    last=expression.last,
                    precision=Precision.DAYS,
                    kind="range",
                )
                continue
        joined.append(expression)
    return joined


def _since_or_eve(low: str, published: date | None, expression: Expression) -> Expression:
    window, first = max(0, expression.start - 40), expression.first
    if lead := _SINCE.search(low, window, expression.start):
        # "since the March 19 attack" dates the attack
        if expression.kind == "absolute" and lead.group().endswith("the "):
            return expression
        part = re.split(r"[\s-]", low[expression.start : expression.end])[0]
        if first and expression.kind == "month" and part in vocabulary.SINCE_IN_MONTH:
            first = first.replace(day=vocabulary.SINCE_IN_MONTH[part])
        since, last, precision = settled((first, published, Precision.DAYS))
        return replace(
            expression, start=lead.start("lead"), first=since, last=last, precision=precision, kind="since"
        )
    if first and (lead := _EVE.search(low, window, expression.start)) and first > date.min:
        eve = first - ONE_DAY
        return replace(
            expression, start=lead.start("lead"), first=eve, last=eve, precision=Precision.DAY, kind="eve"
        )
    return expression
