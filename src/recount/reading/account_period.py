"""When: the period of an account, by what the model says and by what plain words of its sentences do."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from recount.confidence import ASSERTED, CANDIDATE
from recount.model import Period, Precision, Span
from recount.reading.findings import Findings
from recount.reading.groups import Group, Thresholds
from recount.reading.periods import Expression


def period(
    found: Findings, group: Group, sentences: Sequence[int], anchor: Span, limits: Thresholds
) -> Period | None:
    """What the model takes for the period, unless it is unsure and plain words of the sentences name one."""
    likely = _chosen(found, group, anchor, limits.confidence("date", group.date.confidence))
    if likely and likely.confidence < _SURE and group.aggregate <= 0.5:
        likely = _day_within(found, likely, anchor) or likely
    if likely and likely.confidence < 0.5 and found.number(likely.span.start) > max(sentences):
        # what is named after the act only is the day of another; fresh news has the day of its publication
        likely = _published(found.published, anchor, likely.confidence) or likely
    plain = _same_day(found, sentences) or _day_told(found, sentences, anchor)
    return likely if plain is None or (likely and likely.confidence > plain.confidence) else plain


_SURE = 0.7  # the confidence from which the model's choice stands


def _day_within(found: Findings, chosen: Period, anchor: Span) -> Period | None:
    """The one day that an act's own sentence names within the days that another sentence tells of.

    "In 24 hours 45 people died ... Twelve were killed in Marjeh on Monday."
    """
    own = found.number(anchor.start)
    if chosen.precision is not Precision.DAYS or found.number(chosen.span.start) == own:
        return None
    days = {
        day.first: day
        for day in _days_named(found, [own])
        if day.first and day.last and chosen.start <= day.first and day.last <= chosen.end
    }
    if len(days) != 1:
        return None
    (day,) = days.values()
    return _days(found, day, chosen.confidence)


def period_of_report(every: Sequence[Findings], anchor: Span) -> Period | None:
    """The period of a report's main act where its sentences name none; `every` are the report's sections.

    News that names no day at all has the day of its publication (codebook).
    """
    named = any(expression.first for found in every for expression in found.periods)
    published = None if named else next((found.published for found in every), None)
    return _published(published, anchor, ASSERTED) or _only_day(every)


def _chosen(found: Findings, group: Group, anchor: Span, confidence: float) -> Period | None:
    if confidence < CANDIDATE:
        return None
    if group.date.number < len(found.periods):
        expression = found.periods[group.date.number]
        if expression.first is None or expression.last is None:
            return None
        # "from Monday to Wednesday" has an end of its own
        open_ended = expression.kind != "range" and group.lasting > 0.5
        if open_ended and found.published and found.published > expression.last:
            expression = replace(expression, last=found.published, precision=Precision.DAYS)
        return _days(found, expression, confidence)
    none = group.date.number > len(found.periods)
    return None if none else _published(found.published, anchor, confidence)


def _same_day(found: Findings, sentences: Sequence[int]) -> Period | None:
    """The day of "on the same day", "later in the day" in a sentence, or at the end of the one before it."""
    for expression in found.periods:
        n = found.number(expression.start)
        closes = found.sentences[n].end - expression.end <= 1 and n + 1 in sentences
        if expression.kind == "same" and (n in sentences or closes):
            return _days(found, expression, ASSERTED) if expression.first else _only_day([found])
    return None


def _day_told(found: Findings, sentences: Sequence[int], anchor: Span) -> Period | None:
    """The day that the sentences of an act name, the nearest to its words; not one on which somebody spoke."""
    nearest = min(
        _days_named(found, sentences),
        key=lambda expression: abs(expression.start - anchor.start),
        default=None,
    )
    return _days(found, nearest, ASSERTED) if nearest else None


def _days_named(found: Findings, sentences: Iterable[int]) -> list[Expression]:
    """The day that sentences name, or the few ("December 6 and 7"); those left out on which somebody spoke."""
    return [
        expression
        for expression in found.told(found.periods, sentences)
        if expression.first is not None
        and (expression.precision is Precision.DAY or expression.kind in ("absolute", "range"))
        and not expression.spoken
    ]


def _only_day(every: Sequence[Findings]) -> Period | None:
    """The one day that a report without a date names, perhaps under a picture; None where it names more or none."""
    whole = [
        (found, expression)
        for found in every
        for expression in found.periods
        if expression.first is not None and expression.precision is Precision.DAY
    ]
    if any(found.published for found in every) or len({e.first for _, e in whole}) != 1:
        return None
    return _days(*whole[0], ASSERTED)


def _days(found: Findings, expression: Expression, confidence: float) -> Period:
    """The days of an expression that is resolved."""
    return Period(
        start=expression.first,
        end=expression.last,
        precision=expression.precision,
        span=found.document.span(expression.start, expression.end),
        confidence=confidence,
    )


def _published(day: date | None, anchor: Span, confidence: float) -> Period | None:
    """The day of publication as the period of what is told; None where it is not known."""
    if day is None:
        return None
    return Period(
        start=day,
        end=day,
        precision=Precision.DAY,
        span=anchor,
        from_publication=True,
        confidence=confidence,
    )
