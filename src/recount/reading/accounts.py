"""A group of units to an account: what one report tells of one incident, every value with its span."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

import numpy as np

from recount.confidence import ASSERTED, CANDIDATE
from recount.model import (
    Account,
    IncidentType,
    Modality,
    Period,
    Phrase,
    PlaceMention,
    Precision,
    Span,
)
from recount.names import fold
from recount.reading.findings import Findings
from recount.reading.groups import (
    ACT,
    MODALITIES,
    TYPES,
    Group,
    Thresholds,
    groups,
)
from recount.reading.hints import DISPUTED, PLANNED
from recount.reading.items import Anchor
from recount.reading.periods import Expression
from recount.reading.places import mention
from recount.reading.responsible import parties
from recount.reading.site import Site
from recount.reading.toll_claims import toll_claims
from recount.reading.tolls import Count
from recount.reading.weighed_report import Reading

_LISTED = 2  # targets and weapons of one account


def accounts(reads: Iterable[Reading], limits: Thresholds) -> tuple[Account, ...]:
    """The accounts that the sections of a report give, main first, then in the order they are told."""
    every = list(reads)
    named = any(period.first for read in every for period in read.found.periods)
    published = None if named else next((read.found.published for read in every), None)
    told = [
        (group.main, account)
        for read in every
        for group, account in _told(read, limits)
        if account.confidence >= CANDIDATE
    ]
    if not told:
        return ()
    lead = max(range(len(told)), key=lambda n: (told[n][1].confidence >= ASSERTED, told[n][0]))
    others = [account for n, (_, account) in enumerate(told) if n != lead]
    main = told[lead][1]
    # news that names no day at all has the day of its publication (codebook)
    period = main.period or _published(published, main.anchor, ASSERTED)
    period = period or _only_day([read.found for read in every])
    return (main.model_copy(update={"main": True, "period": period}), *others)


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


def _told(read: Reading, limits: Thresholds) -> Iterator[tuple[Group, Account]]:
    """The groups of a report that amount to accounts.

    Whom a sentence names among the dead that tells of no incident ("one of them was General Daabul") belongs to what
    was told last.
    """
    found = groups(read.said, limits, read.items.meanings)
    units = read.items.units().tolist()
    sentences = [sorted({int(read.items.sentence[units[u]]) for u in group.units}) for group in found]
    telling = {n: k for k, numbers in enumerate(sentences) for n in numbers}
    naming: list[list[int]] = [[] for _ in found]
    for n in {
        bisect_right(read.found.sentences, dead.start, key=lambda s: s.start) - 1 for dead in read.found.dead
    }:
        before = max((told for told in telling if told < n), default=None)
        if n not in telling and before is not None:
            naming[telling[before]].append(n)
    for group, here, more in zip(found, sentences, naming, strict=True):
        account = _account(read, group, limits, units, here, sorted({*here, *more}))
        if account is not None:
            yield group, account


def _account(
    read: Reading,
    group: Group,
    limits: Thresholds,
    units: Sequence[int],
    sentences: Sequence[int],
    naming: Sequence[int],
) -> Account | None:
    """The account of a group that `sentences` tell of; those of `naming` may name its dead."""
    found, items, said = read.found, read.items, read.said
    best_unit = group.units[int(np.argmax(said.authority[list(group.units), ACT]))]
    first = items.things[units[best_unit]]
    assert isinstance(first, Anchor | Count)
    anchor = found.document.span(first.start, first.end)
    tolls = tuple(toll_claims(read, group, units, limits))
    place = _place(found, group, limits.confidence("place", group.place.confidence), sentences)
    if not tolls and (place is None or (place.name is None and place.admin1 is None)):
        return None

    def told(phrases: Sequence[Phrase], here: Sequence[int] = sentences) -> list[Phrase]:
        stretches = [(found.sentences[n].start, found.sentences[n].end) for n in here]
        return [phrase for phrase in phrases if any(a <= phrase.start < b for a, b in stretches)]

    return Account(
        type=_type(found, group, sentences),
        type_confidence=limits.confidence("type", group.type.confidence),
        confidence=limits.confidence("incident", group.confidence),
        anchor=anchor,
        modality=_modality(found, group, sentences, int(items.sentence[units[best_unit]])),
        aggregate=group.aggregate > 0.5,
        period=_surer(
            _period(found, group, anchor, limits.confidence("date", group.date.confidence)),
            _same_day(found, sentences) or _day_told(found, sentences, anchor),
        ),
        place=place,
        perpetrators=tuple(parties(read, group, sentences, limits)),
        targets=_distinct(told(read.tagged["target"]))[:_LISTED],
        weapons=_distinct(told(read.tagged["weapon"]))[:_LISTED],
        tolls=tolls,
        named_dead=_distinct(told(found.dead, naming)),
    )


def _distinct(phrases: Sequence[Phrase]) -> tuple[Phrase, ...]:
    kept: dict[str, Phrase] = {}
    for phrase in phrases:
        kept.setdefault(fold(phrase.words), phrase)
    return tuple(kept.values())


def _period(found: Findings, group: Group, anchor: Span, confidence: float) -> Period | None:
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


def _surer(likely: Period | None, plain: Period | None) -> Period | None:
    """What the model takes for the period, unless it is unsure and plain words name one."""
    return likely if plain is None or (likely and likely.confidence > plain.confidence) else plain


def _same_day(found: Findings, sentences: Sequence[int]) -> Period | None:
    """The day of "on the same day", "later in the day" in a sentence, or at the end of the one before it."""
    for expression in found.periods:
        n = bisect_right(found.sentences, expression.start, key=lambda s: s.start) - 1
        closes = found.sentences[n].end - expression.end <= 1 and n + 1 in sentences
        if expression.kind == "same" and (n in sentences or closes):
            return _days(found, expression, ASSERTED) if expression.first else _only_day([found])
    return None


def _place(found: Findings, group: Group, confidence: float, sentences: Sequence[int]) -> PlaceMention | None:
    if confidence < CANDIDATE:
        return None
    if group.place.number < len(found.sites):
        chosen = mention(found.document, found.sites[group.place.number], found.sites, found.country)
        return chosen.model_copy(update={"confidence": confidence})
    if (town := _same_town(found, sentences)) is not None:
        return town
    site = _country_told(found, sentences) or next(
        (s for s in found.sites if s.country and s.country == found.country), None
    )
    if site is None:
        return None
    span = found.document.span(site.start, site.end)
    return PlaceMention(country=site.country, span=span, confidence=confidence)


_WITHIN = re.compile(r"\b(?:in|across|inside|within|throughout|over)\s(?:the\s)?$")


def _country_told(found: Findings, sentences: Sequence[int]) -> Site | None:
    """The country in which a sentence says that something was: "at cities across Ukraine"."""
    stretches = [(found.sentences[n].start, found.sentences[n].end) for n in sentences]
    return next(
        (
            site
            for site in found.sites
            if site.kind == "country"
            and any(a <= site.start < b for a, b in stretches)
            and _WITHIN.search(found.document.content, max(0, site.start - 16), site.start)
        ),
        None,
    )


_THE_TOWN = re.compile(
    r"\b(?:in|of|to|from|into|on|near|outside|inside|around|across|over|left|leave|entered|enter)\s"
    r"the\s(?:\w+\s)?(?:city|town|village)\b"
)


def _same_town(found: Findings, sentences: Sequence[int]) -> PlaceMention | None:
    """The town named last before "the city" in a sentence."""
    for n in sentences:
        said = _THE_TOWN.search(found.document.content, found.sentences[n].start, found.sentences[n].end)
        if said is None:
            continue
        town = next((s for s in reversed(found.sites) if s.kind == "town" and s.start < said.start()), None)
        if town is not None:
            told = mention(found.document, town, found.sites, found.country)
            return told.model_copy(update={"confidence": ASSERTED})
    return None


def _day_told(found: Findings, sentences: Sequence[int], anchor: Span) -> Period | None:
    """The day that the sentences of an act name, the nearest to its words; not one on which somebody spoke."""
    stretches = [(found.sentences[n].start, found.sentences[n].end) for n in sentences]
    named = [
        period
        for period in found.periods
        if period.first is not None
        and period.precision is Precision.DAY
        and period not in found.spoken_on
        and any(a <= period.start < b for a, b in stretches)
    ]
    nearest = min(named, key=lambda period: abs(period.start - anchor.start), default=None)
    return _days(found, nearest, ASSERTED) if nearest else None


# Of two types that fit, the one with the greater harm is coded: "suicide attack with gunmen: suicide-bomb".
_HARM = {
    IncidentType.SUICIDE_BOMB: (
        IncidentType.ARMED_CLASH,
        IncidentType.ATTACK_ON_CIVILIANS,
        IncidentType.REMOTE_EXPLOSIVE_LANDMINE_IED,
    ),
    IncidentType.CHEMICAL_WEAPON: (
        IncidentType.AIR_DRONE_STRIKE,
        IncidentType.SHELLING_ARTILLERY_MISSILE,
        IncidentType.ATTACK_ON_CIVILIANS,
    ),
}
_DECIDES = 3  # the weight of words that leave no doubt
_TELLS = 2  # and of those that tell where the model knows no type that is likelier than not


def _type(found: Findings, group: Group, sentences: Sequence[int]) -> IncidentType:
    """What the model says, unless words that leave no doubt tell of a type of greater harm (codebook)."""
    chosen = TYPES[group.type.number]
    triggers = [trigger for n in sentences for trigger in found.hints[n].triggers if trigger.weight >= _TELLS]
    for trigger in triggers:
        if trigger.weight >= _DECIDES and chosen in _HARM.get(trigger.type, ()):
            return trigger.type
    if group.type.confidence >= 0.5 or not triggers:
        return chosen
    told: dict[IncidentType, float] = {}
    for trigger in triggers:
        told[trigger.type] = told.get(trigger.type, 0) + trigger.weight
    return max(told, key=lambda kind: told[kind])


def _modality(found: Findings, group: Group, sentences: Sequence[int], first: int) -> Modality:
    """What the model says; where it takes an act for one that occurred, plain words to the contrary count.

    `first` is the sentence that tells of the act best.
    """
    chosen = MODALITIES[group.modality.number]
    if chosen is Modality.OCCURRED and found.hints[first].wordings[PLANNED]:
        return Modality.PLANNED
    if chosen is Modality.OCCURRED and any(found.hints[n].wordings[DISPUTED] for n in sentences):
        return Modality.DISPUTED
    return chosen
