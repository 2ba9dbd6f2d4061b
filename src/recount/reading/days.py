"""When an incident was: by the words of its sentences, else the day of the news."""

from recount.model import Account, Period, Precision, Span
from recount.reading.calendar_days import ONE_DAY
from recount.reading.drafts import RUNNING, Draft
from recount.reading.periods import Expression
from recount.reading.sentences import Kind
from recount.reading.tellings import Report

_LEAD_BEFORE, _LEAD_BEHIND = (
    300,
    1500,
)  # characters around the first telling in which the day of the news is sought
_NEWS = 7  # days: what is older is no news
_ROUND_UP = 3  # days: what a report tells undated is of the lead's day, if that is as near


def period(report: Report, draft: Draft, anchor: Span, lead: Account | None) -> Period | None:
    """The period of a draft; `lead` is the report's first account, if this is not it.

    Fresh news without a day has the day that the report is about, else of its publication; background without
    one has none.
    """
    if draft.expression:
        return _worded(report, draft.expression)
    if lead is None and (named := _day_of_the_news(report, draft)):
        return named
    if draft.spoken:
        return _worded(report, draft.spoken)
    if lead is not None and all(t.background for t in draft.tellings):
        return None
    day = report.published
    if lead and lead.period and (day is None or _says_same_day(draft)):
        return lead.period
    if day is None:
        return None
    if lead and lead.period and lead.period.start == lead.period.end >= day - _ROUND_UP * ONE_DAY:
        return lead.period  # a round-up dates its first item alone
    return Period(start=day, end=day, precision=Precision.DAY, span=anchor, from_publication=True)


def _worded(report: Report, expression: Expression) -> Period | None:
    if expression.first is None or expression.last is None:
        return None
    return Period(
        start=expression.first,
        end=expression.last,
        precision=expression.precision,
        span=report.document.span(expression.start, expression.end),
    )


def _day_of_the_news(report: Report, draft: Draft) -> Period | None:
    """The first day of the week before publication that is named around the main act's first sentence."""
    body = [t.sentence.start for t in draft.tellings if t.sentence.kind is not Kind.TITLE]
    if report.published is None or not body:
        return None
    for e in report.periods:
        near = body[0] - _LEAD_BEFORE <= e.start < body[0] + _LEAD_BEHIND
        one_day = e.first == e.last and e.kind in ("weekday", "relative", "absolute")
        fresh = e.first is not None and 0 <= (report.published - e.first).days <= _NEWS
        if near and one_day and fresh and e not in report.spoken_on:
            return _worded(report, e)
    return None


def _says_same_day(draft: Draft) -> bool:
    return any(e.kind == "same" for t in draft.tellings for e in t.periods)


def is_total(draft: Draft, when: Period | None) -> bool:
    """Whether a draft's tolls are a running total over several days."""
    counted = any(t.counts for t in draft.tellings)
    expression = draft.expression
    return bool(counted and when and expression and expression.kind in RUNNING and when.end > when.start)
