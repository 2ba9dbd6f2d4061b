"""A draft to an account: what one report tells of one incident, every value with its span."""

import re
from collections.abc import Iterator, Sequence

from recount.model import (
    Account,
    Effect,
    IncidentType,
    PlaceMention,
    ResponsibilityClaim,
    Span,
    TollClaim,
    Victims,
)
from recount.names import fold
from recount.reading.days import is_total, period
from recount.reading.drafts import Draft, gather
from recount.reading.modality import modality
from recount.reading.places import mention
from recount.reading.responsibility import responsible
from recount.reading.sentences import Kind
from recount.reading.tellings import Report
from recount.reading.tolls import Count
from recount.reading.types import decide

# Words for an act of one side: whom it was aimed at tells a clash from an attack on civilians.
_ONE_SIDED = re.compile(
    r"attack(?:s|ed|ing)?|gunmen|armed attack|storm(?:ed|ing|s)?|raided|shot dead|gunned down|assassinat\w+|shot \w+",
    re.IGNORECASE,
)
_AIMED = (IncidentType.ARMED_CLASH, IncidentType.ATTACK_ON_CIVILIANS)
_DECIDES = 1.8  # the weight from which the core sentences decide the type without the others
_LISTED = 2  # targets and weapons of one account


def accounts(report: Report) -> tuple[Account, ...]:
    """The accounts that a report gives, main first, then in the order they are told."""
    made: list[Account] = []
    for n, draft in enumerate(gather(report)):
        account = _account(report, draft, made, main=n == 0)
        if account is not None:
            made.append(account)
    return tuple(made)


def _account(report: Report, draft: Draft, earlier: Sequence[Account], main: bool) -> Account | None:
    document = report.document
    deciding = decide(draft.core)
    if deciding is None or deciding.weight < _DECIDES:
        deciding = decide(draft.triggers)
    tolls = tuple(_tolls(report, draft))
    kind = deciding.type if deciding else _kind_by_tolls(tolls)
    if deciding and kind in _AIMED and _ONE_SIDED.fullmatch(document.content, deciding.start, deciding.end):
        kind = _kind_by_tolls(tolls) if tolls else kind
    anchor = document.span(deciding.start, deciding.end) if deciding else tolls[0].span if tolls else None
    place = _place(report, draft)
    if anchor is None or (not tolls and (place is None or (place.name is None and place.admin1 is None))):
        return None
    when = period(report, draft, anchor, earlier[0] if earlier else None)
    return Account(
        type=kind,
        anchor=anchor,
        modality=modality(draft),
        main=main,
        aggregate=is_total(draft, when),
        period=when,
        place=place,
        perpetrators=responsible(report, draft, kind) or _carried_over(kind, earlier),
        targets=_distinct([s for t in draft.tellings for s in t.targets])[:_LISTED],
        weapons=_distinct([s for t in draft.tellings for s in t.weapons])[:_LISTED],
        tolls=tolls,
        named_dead=_distinct([s for t in draft.tellings for s in t.dead]),
    )


def _carried_over(kind: IncidentType, earlier: Sequence[Account]) -> tuple[ResponsibilityClaim, ...]:
    """The parties of the last account of the same type: "Russian raids hit X. ... Raids also hit Y"."""
    same = (a.perpetrators for a in reversed(earlier) if a.type is kind and a.perpetrators)
    return next(same, ())


def _kind_by_tolls(tolls: Sequence[TollClaim]) -> IncidentType:
    """By the codebook an attack is a clash when its target is an armed force, else one on civilians."""
    fighters = (Victims.COMBATANTS, Victims.ATTACKERS)
    clash = any(t.victims in fighters and t.effect in (Effect.KILLED, Effect.INJURED) for t in tolls)
    return IncidentType.ARMED_CLASH if clash else IncidentType.ATTACK_ON_CIVILIANS


def _distinct(spans: Sequence[Span]) -> tuple[Span, ...]:
    kept: dict[str, Span] = {}
    for span in spans:
        kept.setdefault(fold(span.words), span)
    return tuple(kept.values())


def _place(report: Report, draft: Draft) -> PlaceMention | None:
    site = draft.site
    if site is None:
        return None
    around = [s for t in draft.tellings for s in t.sites if s is not site]
    return mention(report.document, site, [*around, *report.sites], report.country)


_Key = tuple[Effect, int | None, int | None, str | None]


def _tolls(report: Report, draft: Draft) -> Iterator[TollClaim]:
    seen: set[_Key] = set()
    body = {
        (c.effect, c.low or c.high)
        for t in draft.tellings
        if t.sentence.kind is not Kind.TITLE
        for c in t.counts
    }
    named = {(s.start, s.end) for t in draft.tellings for s in t.dead}
    numbered = any(
        c.effect is Effect.KILLED for t in draft.tellings for c in t.counts if (c.start, c.end) not in named
    )
    for telling in draft.tellings:
        title = telling.sentence.kind is Kind.TITLE
        here: dict[_Key, str | None] = {}  # "six men and six women" are two tolls of one sentence
        for count in telling.counts:
            if numbered and (count.start, count.end) in named:
                continue  # a named person inside a larger number is no toll of its own
            if title and ((count.effect, count.low) in body or (count.effect, (count.low or 0) + 1) in body):
                continue
            source = None if title else report.source(count.at)
            key = (count.effect, count.low, count.high, fold(source.words) if source else None)
            claim = _claim(report, count, source)
            group = claim.group.words if claim.group else None
            if key not in seen or (key in here and here[key] != group):
                seen.add(key)
                here[key] = group
                yield claim


def _claim(report: Report, count: Count, source: Span | None) -> TollClaim:
    span = report.document.span
    return TollClaim(
        effect=count.effect,
        low=count.low,
        high=count.high,
        approximate=count.approximate,
        victims=count.victims,
        group=span(*count.group) if count.group else None,
        part_of=count.part_of,
        source=source,
        span=span(count.start, count.end),
    )
