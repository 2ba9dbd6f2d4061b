"""A group of units to an account: what one report tells of one incident, every value with its span."""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from recount.confidence import ASSERTED, CANDIDATE
from recount.model import (
    Account,
    IncidentType,
    Modality,
    Phrase,
)
from recount.names import fold
from recount.reading.account_period import period, period_of_report
from recount.reading.account_place import place
from recount.reading.apart import apart
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
from recount.reading.responsible import parties
from recount.reading.toll_claims import toll_claims
from recount.reading.tolls import Count
from recount.reading.weighed_report import Reading

_LISTED = 2  # targets and weapons of one account


def accounts(reads: Iterable[Reading], limits: Thresholds) -> tuple[Account, ...]:
    """The accounts that the sections of a report give, main first, then in the order they are told."""
    every = list(reads)
    told = [
        (group, account)
        for read in every
        for group, account in _told(read, limits)
        if account.confidence >= CANDIDATE
    ]
    if not told:
        return ()
    lead = max(range(len(told)), key=lambda n: (told[n][1].confidence >= ASSERTED, told[n][0].main))
    others = (_beside(group, account, limits) for n, (group, account) in enumerate(told) if n != lead)
    main = told[lead][1]
    when = main.period or period_of_report([read.found for read in every], main.anchor)
    return (
        main.model_copy(update={"main": True, "period": when}),
        *(account for account in others if account.confidence >= CANDIDATE),
    )


def _beside(group: Group, account: Account, limits: Thresholds) -> Account:
    """An account beside the main one: one that tells neither a day nor a number is right less often."""
    if account.tolls or account.period:
        return account
    return account.model_copy(update={"confidence": limits.confidence("bare incident", group.confidence)})


def _told(read: Reading, limits: Thresholds) -> Iterator[tuple[Group, Account]]:
    """The groups of a report that amount to accounts.

    What a sentence says that tells of no incident itself ("one of them was General Daabul", "it happened near a
    village called Manja") belongs to what was told last.
    """
    found = apart(read, groups(read.said, limits, read.items.meanings))
    units = read.items.units().tolist()
    sentences = [sorted({int(read.items.sentence[units[u]]) for u in group.units}) for group in found]
    telling = {n: k for k, numbers in enumerate(sentences) for n in numbers}
    about = [list(here) for here in sentences]
    last: int | None = None
    for n in range(len(read.found.sentences)):
        last = telling.get(n, last)
        if n not in telling and last is not None:
            about[last].append(n)
    for group, here, more in zip(found, sentences, about, strict=True):
        account = _account(read, group, limits, units, here, sorted(more))
        if account is not None:
            yield group, account


def _account(
    read: Reading,
    group: Group,
    limits: Thresholds,
    units: Sequence[int],
    sentences: Sequence[int],
    about: Sequence[int],
) -> Account | None:
    """The account of a group that `sentences` tell of; all those of `about` may say more of it."""
    found, items, said = read.found, read.items, read.said
    best_unit = group.units[int(np.argmax(said.authority[list(group.units), ACT]))]
    first = items.things[units[best_unit]]
    assert isinstance(first, Anchor | Count)
    anchor = found.document.span(first.start, first.end)
    tolls = tuple(toll_claims(read, group, units, limits))
    where = place(found, group, sentences, about, limits)
    if not tolls and (where is None or (where.name is None and where.admin1 is None)):
        return None

    return Account(
        type=_type(found, group, sentences),
        type_confidence=limits.confidence("type", group.type.confidence),
        confidence=limits.confidence("incident", group.confidence),
        anchor=anchor,
        modality=_modality(found, group, sentences, int(items.sentence[units[best_unit]])),
        aggregate=group.aggregate > 0.5,
        period=period(found, group, sentences, anchor, limits),
        place=where,
        perpetrators=tuple(parties(read, group, sentences, limits)),
        targets=_distinct(found.told(read.tagged["target"], sentences))[:_LISTED],
        weapons=_distinct(found.told(read.tagged["weapon"], sentences))[:_LISTED],
        tolls=tolls,
        named_dead=_distinct(found.told(found.dead, about)),
    )


def _distinct(phrases: Sequence[Phrase]) -> tuple[Phrase, ...]:
    kept: dict[str, Phrase] = {}
    for phrase in phrases:
        kept.setdefault(fold(phrase.words), phrase)
    return tuple(kept.values())


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
