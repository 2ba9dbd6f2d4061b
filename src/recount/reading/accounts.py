"""Which tellings belong to one incident, and the account that they make together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

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
from recount.names import fold, plain
from recount.reading.calendar_days import ONE_DAY
from recount.reading.parties import STATUS, Part, Role
from recount.reading.periods import Expression
from recount.reading.places import Site, mention
from recount.reading.sentences import Kind
from recount.reading.tellings import Report, Telling
from recount.reading.tolls import Count
from recount.reading.types import Trigger, decide

_FOUNDS = 1.3  # the weight of a trigger from which a sentence may found an account
_STRONG = 1.8  # and from which its family sets it apart from another
_PLAIN = 2.2  # and from which its type does
_PARTIES = 3  # no more parties are held responsible for one act
_PROVINCE = 2  # how narrow a site must be to tell two acts apart


@dataclass
class Draft:
    """The tellings of one incident, as they are gathered."""

    tellings: list[Telling] = field(default_factory=list)

    @property
    def triggers(self) -> list[Trigger]:
        return [t for telling in self.tellings for t in telling.triggers]

    @property
    def core(self) -> list[Trigger]:
        """The triggers of the sentences that tell a toll or a place: those that only add colour are left out."""
        return [t for telling in self.tellings if telling.counts or telling.sites for t in telling.triggers]

    @property
    def site(self) -> Site | None:
        """The narrowest place told of so far, the earliest of equals."""
        firsts = [telling.sites[0] for telling in self.tellings if telling.sites]
        return max(firsts, key=lambda s: s.narrow, default=None)

    @property
    def expression(self) -> Expression | None:
        """The expression that dates it, None where none does."""
        return next((e for t in self.tellings if (e := dated(t))), None)

    @property
    def spoken(self) -> Expression | None:
        """The day on which it was first spoken of."""
        return next((e for t in self.tellings for e in t.said_on if e.first), None)

    @property
    def is_headline(self) -> bool:
        """Whether nothing but the headline tells of it so far."""
        return all(t.sentence.kind is Kind.TITLE for t in self.tellings)

    @property
    def last(self) -> int:
        return self.tellings[-1].sentence.number


def dated(telling: Telling) -> Expression | None:
    """The date expression of a telling that says when: the one nearest to the act."""
    usable = [e for e in telling.periods if e.first and e.last]
    return min(usable, key=lambda e: abs(e.start - telling.anchor), default=None)


def accounts(report: Report) -> tuple[Account, ...]:
    """The accounts that a report gives, main first, then in the order they are told."""
    made: list[Account] = []
    for n, draft in enumerate(gather(report)):
        account = _account(report, draft, made, main=n == 0)
        if account is not None:
            made.append(account)
    return tuple(made)


def gather(report: Report) -> list[Draft]:
    """Sort tellings into drafts: each goes to the draft it fits best, or founds one."""
    drafts: list[Draft] = []
    for telling in report.tellings:
        scored = [
            (score, n) for n, draft in enumerate(drafts) if (score := _fit(draft, telling, report.published)) > 0
        ]
        if scored:
            drafts[max(scored)[1]].tellings.append(telling)
        elif _may_found(telling, report.country):
            drafts.append(Draft([telling]))
    return drafts


def _may_found(telling: Telling, country: str | None) -> bool:
    """Whether a sentence tells of an act of its own: it has a place or a toll, and words for the act."""
    abroad = bool(telling.sites) and telling.sites[0].country not in (None, country)
    if abroad and not telling.counts and telling.strength < _STRONG:
        return False  # "talks in Geneva, as the attacks went on"
    placed = bool(telling.sites) and telling.sites[0].narrow >= _PROVINCE
    return (telling.strength >= _FOUNDS and (placed or bool(telling.counts))) or (
        bool(telling.counts) and (placed or telling.sentence.kind is Kind.TITLE)
    )


def _fit(draft: Draft, telling: Telling, published: date | None) -> float:
    """How well a telling fits a draft; 0 or less where it cannot be of the same act."""
    when, then = dated(telling), draft.expression
    if when and then and not _overlap(when, then):
        return 0.0
    if when and not then and not draft.is_headline and _is_old(when, published):
        return 0.0
    family = _families(draft.triggers)
    own = _families(telling.triggers)
    same_family = bool(family & own) or not own or not family
    site, place = draft.site, telling.sites[0] if telling.sites else None
    score = 1.0 - 0.1 * (telling.sentence.number - draft.last)
    if place and place.narrow >= _PROVINCE and site and site.narrow >= _PROVINCE:
        relation = _relation(site, place)
        if relation == 0 or (
            relation == 1 and "district" in (site.kind, place.kind) and not _one_scene(draft, telling)
        ):
            return 0.0
        score += relation
    elif telling.apart and telling.counts:
        return 0.0
    same = same_family and _same_kind(draft.triggers, telling.triggers)
    if not same:
        if telling.counts or when or (place and place.narrow >= _PROVINCE):
            return 0.0
        score -= 0.5
        if telling.triggers and not telling.dead:
            return 0.0
    if when and then:
        score += 1
    return max(score, 0.05)


_RARE = frozenset(
    (
        IncidentType.SUICIDE_BOMB,
        IncidentType.CHEMICAL_WEAPON,
        IncidentType.REMOTE_EXPLOSIVE_LANDMINE_IED,
    )
)


def _one_scene(draft: Draft, telling: Telling) -> bool:
    """Whether a district and its town are one scene: by a shared toll, a headline, or an act that is rare.

    A town shelled all day has many scenes; two suicide attacks on one town in one report are one mostly.
    """
    rare, here = ({t.type for t in found if t.weight >= _PLAIN} & _RARE for found in (draft.triggers, telling.triggers))
    if rare & here:
        return True
    told = {(c.effect, c.low) for t in draft.tellings for c in t.counts}
    return draft.is_headline or any((c.effect, c.low) in told for c in telling.counts)


def _families(found: Sequence[Trigger]) -> set[str]:
    return {FAMILY_OF[t.type] for t in found if t.weight >= _STRONG}


def _is_old(when: Expression, published: date | None) -> bool:
    """Whether an expression names days before the news of the day, to which what is told undated belongs."""
    return bool(published and when.last and (published - when.last).days > 1)


def _same_kind(a: Sequence[Trigger], b: Sequence[Trigger]) -> bool:
    """Whether two lists of triggers may tell of one act: a car bomb and a mortar attack are two."""
    first, second = ({t.type for t in found if t.weight >= _PLAIN} for found in (a, b))
    return not first or not second or bool(first & second)


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


def _account(report: Report, draft: Draft, earlier: Sequence[Account], main: bool) -> Account | None:
    document = report.document
    deciding = decide(draft.core) or decide(draft.triggers)
    tolls = tuple(_tolls(report, draft))
    kind = deciding.type if deciding else _kind_by_tolls(tolls)
    if deciding:
        anchor = document.span(deciding.start, deciding.end)
    else:
        anchor = tolls[0].span if tolls else None
    place = _place(report, draft)
    if anchor is None or (not tolls and (place is None or place.name is None and place.admin1 is None)):
        return None
    period = _period(report, draft, anchor, earlier[0] if earlier else None)
    return Account(
        type=kind,
        anchor=anchor,
        modality=Modality.OCCURRED,
        main=main,
        aggregate=_is_total(draft, period, tolls),
        period=period,
        place=place,
        perpetrators=tuple(_perpetrators(report, draft, kind)) or _carried_over(kind, earlier),
        targets=_distinct([s for t in draft.tellings for s in t.targets])[:2],
        weapons=_distinct([s for t in draft.tellings for s in t.weapons])[:2],
        tolls=tolls,
        named_dead=_distinct([s for t in draft.tellings for s in t.dead]),
    )


def _carried_over(kind: IncidentType, earlier: Sequence[Account]) -> tuple[ResponsibilityClaim, ...]:
    """The parties of the last account of the same type: "Russian raids hit X. ... Raids also hit Y"."""
    same = (a.perpetrators for a in reversed(earlier) if a.type is kind and a.perpetrators)
    return next(same, ())


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


def _period(report: Report, draft: Draft, anchor: Span, lead: Account | None) -> Period | None:
    """When: by the draft's own words; fresh news without a day has the day of the news."""
    expression = draft.expression or draft.spoken
    if expression and expression.first and expression.last:
        span = report.document.span(expression.start, expression.end)
        return Period(start=expression.first, end=expression.last, precision=expression.precision, span=span)
    background = lead is not None and all(t.background for t in draft.tellings)
    if background:
        return None
    if lead is None and (named := _day_of_the_news(report, draft)):
        return named
    day = report.published
    if lead and lead.period and (day is None or _says_same_day(draft)):
        return lead.period
    if day is None:
        return None
    if lead and lead.period and lead.period.start == lead.period.end == day - ONE_DAY:
        return lead.period  # a round-up of yesterday dates its first item alone
    return Period(start=day, end=day, precision=Precision.DAY, span=anchor, from_publication=True)


_LEAD_BEFORE, _LEAD_BEHIND, _NEWS = 300, 1500, 7  # characters before and behind the first telling, days


def _day_of_the_news(report: Report, draft: Draft) -> Period | None:
    """The first day of the week before publication that is named around the main act's first sentence."""
    body = [t.sentence.start for t in draft.tellings if t.sentence.kind is not Kind.TITLE]
    if report.published is None or not body:
        return None
    for e in report.periods:
        near = body[0] - _LEAD_BEFORE <= e.start < body[0] + _LEAD_BEHIND
        if near and e.first and e.first == e.last and e.kind in ("weekday", "relative", "absolute"):
            if 0 <= (report.published - e.first).days <= _NEWS:
                span = report.document.span(e.start, e.end)
                return Period(start=e.first, end=e.first, precision=Precision.DAY, span=span)
    return None


def _says_same_day(draft: Draft) -> bool:
    return any(e.kind == "same" for t in draft.tellings for e in t.periods)


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


def _perpetrators(report: Report, draft: Draft, kind: IncidentType) -> Iterator[ResponsibilityClaim]:
    """Whom the draft's sentences hold responsible, each under the fullest name that the report has for it.

    Both sides of a clash are parties to it, those who only suffer after those who act.
    """
    found: list[ResponsibilityClaim] = []
    both_sides = kind is IncidentType.ARMED_CLASH
    for suffering in (False, True) if both_sides else (False,):
        for telling in draft.tellings:
            for role in telling.roles:
                if (role.part is Part.SUFFERS) is suffering:
                    _add(found, _responsible(report, role, telling.sentence.kind is Kind.TITLE))
    return iter(found[:_PARTIES])


def _add(found: list[ResponsibilityClaim], claim: ResponsibilityClaim) -> None:
    """Add a claim, or let it make a known party's fuller: "the regime" after "the Assad regime" is the same."""
    words = set(plain(claim.party.words).split())
    for n, known in enumerate(found):
        others = set(plain(known.party.words).split())
        if words <= others or others <= words:
            party = max(known.party, claim.party, key=lambda span: len(span.words))
            says = claim if claim.status in (Status.CLAIMED, Status.DENIED) else known
            found[n] = ResponsibilityClaim(party=party, status=says.status, by=says.by)
            return
    found.append(claim)


def _responsible(report: Report, role: Role, headline: bool) -> ResponsibilityClaim:
    agent, span = role.agent, report.document.span
    by = span(role.by.start, role.by.end) if role.by else None
    said = None if headline else report.accuser(agent.start)
    status = STATUS.get(role.part, Status.STATED)
    if status is Status.STATED and said:
        own = said.start < agent.end and agent.start < said.end
        status, by = (Status.CLAIMED if own else Status.ACCUSED), said
    elif status is Status.ACCUSED and by is None:
        by = said
    fullest = report.fullest(agent)
    return ResponsibilityClaim(party=span(fullest.start, fullest.end), status=status, by=by)
