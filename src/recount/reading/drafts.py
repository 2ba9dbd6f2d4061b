"""Which sentences tell of one incident: each goes to the draft it fits best, or founds one."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from recount.model import FAMILY_OF, Effect, IncidentType
from recount.reading.periods import Expression
from recount.reading.places import PROVINCE, Site, relation
from recount.reading.sentences import Kind
from recount.reading.tellings import Report, Telling
from recount.reading.types import Trigger

_FOUNDS = 1.3  # the weight of a trigger from which a sentence may found a draft
_STRONG = 1.8  # and from which its family sets it apart from another
_PLAIN = 2.2  # and from which its type does
_RECENT = 60  # drafts that a sentence is held against, besides the lead
RUNNING = ("since", "duration", "range")  # kinds of date expressions that a total runs over
_LIKELY = 3  # sites of a sentence that the act may have been at


class Draft:
    """The tellings of one incident, as they are gathered, with what they amount to so far."""

    def __init__(self, first: Telling) -> None:
        self.tellings: list[Telling] = []
        self.expression: Expression | None = None  # that dates it
        self.spoken: Expression | None = None  # the day on which it was first spoken of
        self.is_headline = True  # nothing but the headline tells of it so far
        self.told: set[tuple[Effect, int | None]] = set()  # effect and lower bound of its tolls
        self.kinds: dict[
            tuple[IncidentType, float], Trigger
        ] = {}  # its triggers, one of each type and weight
        self._narrowest: Site | None = None
        self._districts: set[str] = set()
        self._towns: Counter[str] = Counter()
        self._town: dict[str, Site] = {}
        self.add(first)

    def add(self, telling: Telling) -> None:
        """Take one more sentence in."""
        self.tellings.append(telling)
        self.expression = self.expression or dated(telling)
        self.spoken = self.spoken or next((e for e in telling.said_on if e.first), None)
        self.is_headline = self.is_headline and telling.sentence.kind is Kind.TITLE
        self.told.update((c.effect, c.low) for c in telling.counts)
        for trigger in telling.triggers:
            self.kinds.setdefault((trigger.type, trigger.weight), trigger)
        if telling.sites and (self._narrowest is None or telling.sites[0].narrow > self._narrowest.narrow):
            self._narrowest = telling.sites[0]
        self._districts.update(s.key for s in telling.sites[:_LIKELY] if s.kind == "district")
        for site in telling.sites:
            if site.kind == "town":
                self._towns[site.key] += 1
                self._town.setdefault(site.key, site)

    @property
    def triggers(self) -> list[Trigger]:
        return [t for telling in self.tellings for t in telling.triggers]

    @property
    def core(self) -> list[Trigger]:
        """The triggers of the sentences that tell a toll or a place: those that only add colour are left out."""
        return [t for telling in self.tellings if telling.counts or telling.sites for t in telling.triggers]

    @property
    def site(self) -> Site | None:
        """The narrowest place told of, the earliest of equals; the town that holds them where it is several districts."""
        narrowest = self._narrowest
        if narrowest is None or narrowest.kind != "district" or len(self._districts) < 2 or not self._towns:
            return narrowest
        return self._town[max(self._towns, key=lambda key: self._towns[key])]

    @property
    def last(self) -> int:
        return self.tellings[-1].sentence.number


def dated(telling: Telling) -> Expression | None:
    """The date expression of a telling that says when: the one nearest to the act."""
    usable = [e for e in telling.periods if e.first and e.last]
    return min(usable, key=lambda e: abs(e.start - telling.anchor), default=None)


def gather(report: Report) -> list[Draft]:
    """Sort tellings into drafts: each goes to the draft it fits best, or founds one."""
    drafts: list[Draft] = []
    for telling in _in_the_town(report.tellings):
        recent = range(max(1, len(drafts) - _RECENT), len(drafts))
        scored = [
            (score, n)
            for n in (*range(min(1, len(drafts))), *recent)  # the lead, and what was told last
            if (score := _fit(drafts[n], telling, report.published)) > 0
        ]
        if scored:
            drafts[max(scored)[1]].add(telling)
        elif _may_found(telling, report.country):
            drafts.append(Draft(telling))
    return _with_headline(drafts)


_THE_TOWN = re.compile(r"\bthe (?:city|town|village|capital)\b")


def _in_the_town(tellings: Iterable[Telling]) -> Iterator[Telling]:
    """Give "the city" of a sentence that dates an act of its own the town that was named last before it."""
    town: Site | None = None
    for telling in tellings:
        town = next((site for site in telling.sites if site.kind == "town"), town)
        own = not telling.sites and telling.strength >= _STRONG and dated(telling) is not None
        if town and own and _THE_TOWN.search(telling.sentence.text):
            telling = replace(telling, sites=(town,))
        yield telling


def _with_headline(drafts: list[Draft]) -> list[Draft]:
    """Give a headline that no sentence joined to the first act of the body that it may speak of."""
    headline = next((d for d in drafts if d.is_headline), None)
    if headline is None:
        return drafts
    rest = [d for d in drafts if d is not headline]
    for draft in rest:
        telling = headline.tellings[0]
        if (
            not draft.is_headline
            and _same_family(draft, telling)
            and _same_kind(draft.kinds.values(), telling.triggers)
        ):
            for told in headline.tellings:
                draft.add(told)
            return [draft, *(d for d in rest if d is not draft)]
    return drafts


def _may_found(telling: Telling, country: str | None) -> bool:
    """Whether a sentence tells of an act of its own: it has a place or a toll, and words for the act."""
    abroad = bool(telling.sites) and telling.sites[0].country not in (None, country)
    if abroad and not telling.counts and telling.strength < _STRONG:
        return False  # "talks in Geneva, as the attacks went on"
    placed = bool(telling.sites) and telling.sites[0].narrow >= PROVINCE
    return (telling.strength >= _FOUNDS and (placed or bool(telling.counts))) or (
        bool(telling.counts) and (placed or telling.sentence.kind is Kind.TITLE)
    )


_MANY_ACTS = re.compile(
    r"\b(?:(?:wave|series|string|spate) of|across (?:the country|[A-Z]\w+)|(?:overnight|separate|several|multiple) (?:\w+ )?(?:attacks|strikes|bombings|raids|incidents)|nationwide)\b"
)


def _overall(draft: Draft) -> bool:
    """Whether a draft tells what many acts in many places came to, and no one of them."""
    return any(_MANY_ACTS.search(t.sentence.text) for t in draft.tellings[:3]) and not any(
        t.sites and t.sites[0].narrow >= PROVINCE for t in draft.tellings[:3]
    )


def _fit(draft: Draft, telling: Telling, published: date | None) -> float:
    """How well a telling fits a draft; 0 or less where it cannot be of the same act."""
    when, then = dated(telling), draft.expression
    if when and then and not _overlap(when, then):
        return 0.0
    if when and not then and not draft.is_headline and _is_old(when, published):
        return 0.0
    if _overall(draft) and telling.counts and telling.sites and telling.sites[0].narrow >= PROVINCE:
        return 0.0
    site, place = draft.site, telling.sites[0] if telling.sites else None
    caption = telling.sentence.kind is Kind.CAPTION  # a picture goes with the lead, wherever it stands
    if not draft.is_headline and _is_another_total(draft, telling):
        return 0.0
    score = 1.0 - (
        0.1 * draft.tellings[0].sentence.number if caption else 0.1 * (telling.sentence.number - draft.last)
    )
    if place and place.narrow >= PROVINCE and site and site.narrow >= PROVINCE:
        held = relation(site, place)
        if held == 0 and not telling.counts and _HAPPENED.search(telling.sentence.text):
            held = 0.5  # "the attack happened in the village of ..."
        if held == 0 and (
            _same_numbers(draft, telling) or (site.beside and not telling.counts and _rare(draft, telling))
        ):
            held = 0.5  # "near Kerbala", then "in Ain Tamr": the same act by its tolls
        if held == 0 or (
            held == 1 and "district" in (site.kind, place.kind) and not _one_scene(draft, telling)
        ):
            return 0.0
        score += held
    elif telling.apart and telling.counts and telling.strength >= _FOUNDS:
        return 0.0
    if not (_same_family(draft, telling) and _same_kind(draft.kinds.values(), telling.triggers)):
        aside = _aside(draft, telling)
        if when or (place and place.narrow >= PROVINCE) or (telling.counts and not aside):
            return 0.0
        score -= 0.5
        if telling.triggers and not telling.dead and not aside:
            return 0.0
    if when and then:
        score += 1
    return max(score, 0.05)


_ASIDE = frozenset(
    (
        IncidentType.ATTACK_ON_CIVILIANS,
        IncidentType.ABDUCTION_FORCED_DISAPPEARANCE,
        IncidentType.ARRESTS,
        IncidentType.LOOTING_PROPERTY_DESTRUCTION,
    )
)


def _aside(draft: Draft, telling: Telling) -> bool:
    """Whether a sentence goes on with the scene before it: it names no place or day, and what else was done there."""
    strong = {t.type for t in telling.triggers if t.weight >= _STRONG}
    near = telling.sentence.number - draft.last == 1 and not draft.is_headline
    return near and not telling.apart and not telling.background and strong <= _ASIDE


_RARE = frozenset(
    (
        IncidentType.SUICIDE_BOMB,
        IncidentType.CHEMICAL_WEAPON,
        IncidentType.REMOTE_EXPLOSIVE_LANDMINE_IED,
    )
)


_HAPPENED = re.compile(
    r"\b(?:the|this) (?:attack|blast|strike|explosion|bombing|incident|shooting|raid|encounter) (?:happened|took place|occurred|came)\b",
    re.IGNORECASE,
)


def _rare(draft: Draft, telling: Telling) -> bool:
    """Whether both tell plainly of an act that is rare: two on one day in one report are one mostly."""
    told, here = (
        {t.type for t in found if t.weight >= _PLAIN} & _RARE
        for found in (draft.kinds.values(), telling.triggers)
    )
    return bool(told & here)


def _same_numbers(draft: Draft, telling: Telling) -> bool:
    """Whether a telling repeats two of a draft's tolls and adds none."""
    here = {(c.effect, c.low) for c in telling.counts}
    return len(here) > 1 and here <= draft.told


# A sentence that goes on about the act told before it: "It went off in the market district".
_REFERS = re.compile(
    r"(?:It|They|The (?:attack|blast|explosion|bomb(?:ing)?|strike|raid|device|assault)s?)\b"
)


def _is_total(telling: Telling) -> bool:
    """Whether a sentence counts over several days: "since Monday", "in the past week"."""
    when = dated(telling)
    return bool(telling.counts and when and when.kind in RUNNING and when.first != when.last)


def _is_another_total(draft: Draft, telling: Telling) -> bool:
    """Whether one of them is a running total and the other the act of a day, with no number in common."""
    total, draft_is = _is_total(telling), _is_total(draft.tellings[0])
    apart = (
        total != draft_is and bool(telling.counts and draft.told) and (total or dated(telling) is not None)
    )
    return apart and not any((c.effect, c.low) in draft.told for c in telling.counts)


def _one_scene(draft: Draft, telling: Telling) -> bool:
    """Whether a district and its town are one scene: by a shared toll, a headline, a rare act, or words that add none.

    A town shelled all day has many scenes; two suicide attacks on one town in one report are one mostly.
    """
    if not telling.counts and _REFERS.match(telling.sentence.text):
        return True
    plain = all(t.type is IncidentType.ARMED_CLASH and t.weight <= _FOUNDS for t in telling.triggers)
    if _rare(draft, telling) or (plain and not telling.counts):
        return True
    return draft.is_headline or any((c.effect, c.low) in draft.told for c in telling.counts)


def _same_family(draft: Draft, telling: Telling) -> bool:
    """Whether the strong words of both tell of one family of acts; gunmen's assaults belong to suicide attacks."""
    suicide = any(kind is IncidentType.SUICIDE_BOMB for kind, _ in draft.kinds)
    first, second = (
        {
            FAMILY_OF[t.type]
            for t in found
            if t.weight >= _STRONG
            and not (suicide and t.type is IncidentType.ARMED_CLASH and t.weight < _PLAIN)
        }
        for found in (draft.kinds.values(), telling.triggers)
    )
    return not first or not second or bool(first & second)


def _is_old(when: Expression, published: date | None) -> bool:
    """Whether an expression names days before the news of the day, to which what is told undated belongs."""
    return bool(published and when.last and (published - when.last).days > 1)


def _same_kind(a: Iterable[Trigger], b: Iterable[Trigger]) -> bool:
    """Whether two lists of triggers may tell of one act: a car bomb and a mortar attack are two."""
    first, second = ({t.type for t in found if t.weight >= _PLAIN} for found in (a, b))
    return not first or not second or bool(first & second)


def _overlap(a: Expression, b: Expression) -> bool:
    assert a.first and a.last and b.first and b.last
    return a.first <= b.last and b.first <= a.last
