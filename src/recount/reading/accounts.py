"""Which tellings belong to one incident, and the account that they make together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from recount.model import (
    FAMILY_OF,
    Account,
    Effect,
    IncidentType,
    Modality,
    Period,
    PlaceMention,
    Precision,
    ResponsibilityClaim,
    Span,
    Status,
    TollClaim,
    Victims,
)
from recount.names import fold
from recount.reading.parties import STATUS, Agent, Part
from recount.reading.periods import Expression
from recount.reading.places import Site, mention
from recount.reading.sentences import Kind
from recount.reading.tellings import Report, Telling
from recount.reading.tolls import Count
from recount.reading.types import Trigger, decide

_FOUNDS = 1.3  # the weight of a trigger from which a sentence may found an account
_STRONG = 1.8  # and from which its family sets it apart from another
_PROVINCE = 2  # how narrow a site must be to tell two acts apart


@dataclass
class Draft:
    """The tellings of one incident, as they are gathered."""

    tellings: list[Telling] = field(default_factory=list)

    @property
    def triggers(self) -> list[Trigger]:
        return [t for telling in self.tellings for t in telling.triggers]

    @property
    def site(self) -> Site | None:
        """The narrowest place told of so far, the earliest of equals."""
        firsts = [telling.sites[0] for telling in self.tellings if telling.sites]
        return max(firsts, key=lambda s: s.narrow, default=None)

    @property
    def expression(self) -> Expression | None:
        return next((e for t in self.tellings if (e := dated(t))), None)

    @property
    def last(self) -> int:
        return self.tellings[-1].sentence.number


def dated(telling: Telling) -> Expression | None:
    """The date expression of a telling that says when: the one nearest to the act."""
    usable = [e for e in telling.periods if e.first and e.last]
    return min(usable, key=lambda e: abs(e.start - telling.anchor), default=None)


def accounts(report: Report) -> tuple[Account, ...]:
    """The accounts that a report gives, main first, then in the order they are told."""
    drafts = gather(report.tellings)
    made = [account for n, draft in enumerate(drafts) if (account := _account(report, draft, n == 0))]
    return tuple(made)


def gather(tellings: Sequence[Telling]) -> list[Draft]:
    """Sort tellings into drafts: each goes to the draft it fits best, or founds one."""
    drafts: list[Draft] = []
    for telling in tellings:
        scored = [(score, n) for n, draft in enumerate(drafts) if (score := _fit(draft, telling)) > 0]
        if scored:
            drafts[max(scored)[1]].tellings.append(telling)
        elif _may_found(telling):
            drafts.append(Draft([telling]))
    return drafts


def _may_found(telling: Telling) -> bool:
    placed = bool(telling.sites) and telling.sites[0].narrow >= _PROVINCE
    return (telling.strength >= _FOUNDS and (placed or bool(telling.counts))) or (
        bool(telling.counts) and (placed or telling.sentence.kind is Kind.TITLE)
    )


def _fit(draft: Draft, telling: Telling) -> float:
    """How well a telling fits a draft; 0 or less where it cannot be of the same act."""
    when, then = dated(telling), draft.expression
    if when and then and not _overlap(when, then):
        return 0.0
    family = _families(draft.triggers)
    own = _families(telling.triggers)
    same_family = bool(family & own) or not own or not family
    site, place = draft.site, telling.sites[0] if telling.sites else None
    score = 1.0 - 0.1 * (telling.sentence.number - draft.last)
    if place and place.narrow >= _PROVINCE and site and site.narrow >= _PROVINCE:
        relation = _relation(site, place)
        if relation == 0:
            return 0.0
        score += relation
    elif telling.apart and telling.counts:
        return 0.0
    if not same_family:
        if telling.counts or (place and place.narrow >= _PROVINCE):
            return 0.0
        score -= 0.5
    if when and then:
        score += 1
    return max(score, 0.05)


def _families(found: Sequence[Trigger]) -> set[str]:
    strong = {FAMILY_OF[t.type] for t in found if t.weight >= _STRONG}
    return strong


def _overlap(a: Expression, b: Expression) -> bool:
    assert a.first and a.last and b.first and b.last
    return a.first <= b.last and b.first <= a.last


def _relation(a: Site, b: Site) -> float:
    """2 for the same place, 1 where one may hold the other, 0 for places apart."""
    if a.key == b.key:
        return 2.0
    wide, narrow = (a, b) if a.narrow < b.narrow else (b, a)
    if wide.kind == "admin1" and narrow.admin1 and fold(narrow.admin1) == wide.key:
        return 1.0
    if (
        wide.kind in ("town", "admin2")
        and narrow.kind == "district"
        and (narrow.admin1 is None or wide.admin1 is None or narrow.admin1 == wide.admin1)
    ):
        return 1.0
    return 0.0


def _account(report: Report, draft: Draft, first: bool) -> Account | None:
    document = report.document
    deciding = decide(draft.triggers)
    tolls = tuple(_tolls(report, draft))
    kind = deciding.type if deciding else _kind_by_tolls(tolls)
    if deciding:
        anchor = document.span(deciding.start, deciding.end)
    else:
        anchor = tolls[0].span if tolls else None
    place = _place(report, draft)
    if anchor is None or (not tolls and (place is None or place.name is None and place.admin1 is None)):
        return None
    period = _period(report, draft, anchor, first)
    return Account(
        type=kind,
        anchor=anchor,
        modality=Modality.OCCURRED,
        main=first,
        aggregate=_is_total(draft, period, tolls),
        period=period,
        place=place,
        perpetrators=tuple(_perpetrators(report, draft)),
        targets=_distinct([s for t in draft.tellings for s in t.targets])[:2],
        weapons=_distinct([s for t in draft.tellings for s in t.weapons])[:2],
        tolls=tolls,
        named_dead=_distinct([s for t in draft.tellings for s in t.dead]),
    )


def _kind_by_tolls(tolls: Sequence[TollClaim]) -> IncidentType:
    combatants = any(t.victims is Victims.COMBATANTS for t in tolls)
    return IncidentType.ARMED_CLASH if combatants else IncidentType.ATTACK_ON_CIVILIANS


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


def _period(report: Report, draft: Draft, anchor: Span, first: bool) -> Period | None:
    expression = draft.expression
    if expression and expression.first and expression.last:
        span = report.document.span(expression.start, expression.end)
        return Period(start=expression.first, end=expression.last, precision=expression.precision, span=span)
    background = not first and all(t.background for t in draft.tellings)
    if report.published is None or background:
        return None
    return Period(
        start=report.published,
        end=report.published,
        precision=Precision.DAY,
        span=anchor,
        from_publication=True,
    )


def _is_total(draft: Draft, period: Period | None, tolls: Sequence[TollClaim]) -> bool:
    expression = draft.expression
    return bool(tolls) and bool(
        period
        and expression
        and expression.kind in ("since", "duration", "range")
        and period.end > period.start
    )


def _tolls(report: Report, draft: Draft) -> Iterator[TollClaim]:
    seen: set[tuple[Effect, int | None, int | None, str | None]] = set()
    body = {
        (c.effect, c.low or c.high)
        for t in draft.tellings
        if t.sentence.kind is not Kind.TITLE
        for c in t.counts
    }
    for telling in draft.tellings:
        title = telling.sentence.kind is Kind.TITLE
        for count in telling.counts:
            if title and ((count.effect, count.low) in body or (count.effect, (count.low or 0) + 1) in body):
                continue
            source = None if title else report.source(count.at)
            key = (count.effect, count.low, count.high, fold(source.words) if source else None)
            if key not in seen:
                seen.add(key)
                yield _claim(report, count, source)


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


def _perpetrators(report: Report, draft: Draft) -> Iterator[ResponsibilityClaim]:
    found: dict[str, tuple[Agent, Status, Span | None]] = {}
    span = report.document.span
    for telling in draft.tellings:
        for role in telling.roles:
            if role.part is Part.SUFFERS:
                continue
            agent = role.agent
            by = span(role.by.start, role.by.end) if role.by else None
            said = None if telling.sentence.kind is Kind.TITLE else report.source(agent.start)
            status = STATUS.get(role.part, Status.STATED)
            if status is Status.STATED and said:
                own = said.start < agent.end and agent.start < said.end
                status, by = (Status.CLAIMED, said) if own else (Status.ACCUSED, said)
            elif status is Status.ACCUSED and by is None:
                by = said
            key = agent.id or fold(report.document.content[agent.start : agent.end])
            known = found.get(key)
            if known is None:
                found[key] = (agent, status, by)
            else:
                longer = max(known[0], agent, key=lambda a: a.end - a.start)
                better = (status, by) if status in (Status.CLAIMED, Status.DENIED) else known[1:]
                found[key] = (longer, *better)
    for agent, status, by in list(found.values())[:3]:
        yield ResponsibilityClaim(party=span(agent.start, agent.end), status=status, by=by)
