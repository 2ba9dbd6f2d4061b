"""From a draft to accounts, or to plain sentences about what is wrong with it."""

from calendar import monthrange
from datetime import date
from enum import StrEnum
from typing import TypeVar

from recount.coding.drafts import (
    Draft,
    DraftDate,
    DraftIncident,
    DraftParty,
    DraftPlace,
    DraftToll,
    Fault,
    Words,
)
from recount.model import (
    LARGEST_TOLL,
    Account,
    Document,
    Effect,
    IncidentType,
    Modality,
    Period,
    Phrase,
    PlaceMention,
    Precision,
    ResponsibilityClaim,
    Span,
    Status,
    TollClaim,
    Victims,
)

_Slug = TypeVar("_Slug", bound=StrEnum)
NAMES = {  # of the fields, as a coder knows them
    "anchor": "the words that tell of it",
    "type": "type",
    "modality": "modality",
    "date": "date",
    "place": "place",
    "perpetrators": "perpetrator",
    "targets": "target",
    "weapons": "weapon",
    "tolls": "toll",
    "named_dead": "named dead",
}


def finished(draft: Draft, document: Document) -> tuple[tuple[Account, ...], tuple[Fault, ...]]:
    """The accounts that a draft amounts to, and what is wrong with it.

    An incident with a fault is not among the accounts: with no fault, all are.
    """
    accounts, faults = [], []
    for number, incident in enumerate(draft.incidents, 1):
        finishing = _Finishing(number, document)
        account = finishing.account(incident)
        faults += finishing.faults
        if account is not None and not finishing.faults:
            accounts.append(account)
    return tuple(accounts), tuple(faults)


def precision(start: date, end: date) -> Precision:
    """How exact a period is, by its days: one day, a whole month, a whole year, or some days."""
    if start == end:
        return Precision.DAY
    whole = start.day == 1 and end.day == monthrange(end.year, end.month)[1] and start.year == end.year
    if whole and start.month == end.month:
        return Precision.MONTH
    return Precision.YEAR if whole and (start.month, end.month) == (1, 12) else Precision.DAYS


class _Finishing:
    """Makes one incident's account, and gathers what is wrong with it."""

    def __init__(self, number: int, document: Document) -> None:
        self.number, self.content = number, document.content
        self.faults: list[Fault] = []

    def account(self, given: DraftIncident) -> Account | None:
        """The account; None where it cannot be made."""
        if given.anchor is None:
            self._wrong("anchor", "no words are chosen that tell that it happened")
        anchor = self._span(given.anchor, "anchor")
        kind = self._slug(IncidentType, given.type, "type", what="the type")
        modality = self._slug(Modality, given.modality, "modality", what="the modality")
        period = self._period(given.date, anchor)
        place = self._place(given.place)
        parties = [self._party(each, n) for n, each in enumerate(given.perpetrators, 1)]
        tolls = [self._toll(each, n) for n, each in enumerate(given.tolls, 1)]
        phrases = {
            field: tuple(filter(None, (self._phrase(each, field, n) for n, each in enumerate(words, 1))))
            for field, words in (
                ("targets", given.targets),
                ("weapons", given.weapons),
                ("named_dead", given.named_dead),
            )
        }
        if anchor is None or kind is None or modality is None:
            return None
        return Account(
            type=kind,
            anchor=anchor,
            modality=modality,
            main=given.main,
            aggregate=given.aggregate,
            period=period,
            place=place,
            perpetrators=tuple(filter(None, parties)),
            tolls=tuple(filter(None, tolls)),
            **phrases,
        )

    def _wrong(self, field: str, words: str, item: int | None = None) -> None:
        name = NAMES[field]
        at = f"Incident {self.number}, {name}{f' {item}' if item else ''}"
        self.faults.append(Fault(incident=self.number, field=field, item=item, words=f"{at}: {words}."))

    def _span(self, given: Words | None, field: str, item: int | None = None, what: str = "") -> Span | None:
        """The span, where its words are the text's own."""
        if given is None:
            return None
        of = f"{what}: " if what else ""
        if not 0 <= given.start < given.end <= len(self.content):
            self._wrong(field, f"{of}“{given.words}” does not lie within the text", item)
        elif self.content[given.start : given.end] != given.words:
            self._wrong(field, f"{of}“{given.words}” is not what the text says there", item)
        elif not given.words.strip():
            self._wrong(field, f"{of}no words are chosen", item)
        else:
            return Span(start=given.start, end=given.end, words=given.words)
        return None

    def _phrase(self, given: Words, field: str, item: int) -> Phrase | None:
        span = self._span(given, field, item)
        return Phrase(start=span.start, end=span.end, words=span.words) if span else None

    def _slug(
        self, of: type[_Slug], given: str | None, field: str, item: int | None = None, what: str = ""
    ) -> _Slug | None:
        if not given:
            self._wrong(field, f"{what} is not chosen", item)
        elif given not in tuple(of):
            self._wrong(field, f"“{given}” is no value of {what}", item)
        else:
            return of(given)
        return None

    def _day(self, given: str | None) -> date | None:
        try:
            return date.fromisoformat(given) if given else None
        except ValueError:
            self._wrong("date", f"“{given}” is not a day; write it as 2017-02-25")
            return None

    def _period(self, given: DraftDate | None, anchor: Span | None) -> Period | None:
        if given is None:
            return None
        start = self._day(given.start)
        end = self._day(given.end) if given.end else start
        span = self._span(given.span, "date") if not given.from_publication else anchor
        if given.start is None:
            self._wrong("date", "its first day is missing")
        if given.span is None and not given.from_publication:
            self._wrong("date", "no words are chosen that date it")
        if start is None or end is None or span is None:
            return None
        if end < start:
            self._wrong("date", f"it ends ({end}) before it starts ({start})")
            return None
        return Period(
            start=start,
            end=end,
            precision=precision(start, end),
            span=span,
            from_publication=given.from_publication,
        )

    def _place(self, given: DraftPlace | None) -> PlaceMention | None:
        if given is None:
            return None
        name = self._span(given.name, "place", what="its name")
        span = name or self._span(given.span, "place")
        admin1, country = (given.admin1 or "").strip() or None, given.country or None
        if country is not None and country not in _countries():
            self._wrong("place", f"“{country}” is no country's code, such as SYR")
        if given.name is None and given.span is None:
            self._wrong("place", "no words are chosen that name it")
        if given.name is None and admin1 is None and country is None:
            self._wrong("place", "it has neither a name nor a province nor a country")
        if span is None:
            return None
        return PlaceMention(name=name, admin1=admin1, country=country, span=span)

    def _party(self, given: DraftParty, item: int) -> ResponsibilityClaim | None:
        if given.party is None:
            self._wrong("perpetrators", "no words are chosen that name it", item)
        party = self._span(given.party, "perpetrators", item)
        status = self._slug(Status, given.status, "perpetrators", item, "its status")
        by = self._span(given.by, "perpetrators", item, "by whom")
        if party is None or status is None:
            return None
        return ResponsibilityClaim(party=party, status=status, by=by)

    def _toll(self, given: DraftToll, item: int) -> TollClaim | None:
        if given.span is None:
            self._wrong("tolls", "no words are chosen that state the number", item)
        span = self._span(given.span, "tolls", item)
        effect = self._slug(Effect, given.effect, "tolls", item, "what it counts")
        victims = self._slug(Victims, given.victims or Victims.UNKNOWN.value, "tolls", item, "who is counted")
        group = self._span(given.group, "tolls", item, "the group")
        source = self._span(given.source, "tolls", item, "the source")
        bounded = self._bounds(given, item)
        if span is None or effect is None or victims is None or not bounded:
            return None
        return TollClaim(
            effect=effect,
            low=given.low,
            high=given.high,
            approximate=given.approximate,
            victims=victims,
            group=group,
            part_of=given.part_of,
            source=source,
            span=span,
        )

    def _bounds(self, given: DraftToll, item: int) -> bool:
        bounds = [bound for bound in (given.low, given.high) if bound is not None]
        why = ""
        if not bounds:
            why = "it has neither a lower nor a higher bound"
        elif min(bounds) < 0:
            why = "a bound is below 0"
        elif max(bounds) > LARGEST_TOLL:
            why = "a bound is above what can be counted"
        elif bounds[0] > bounds[-1]:
            why = f"its lower bound, {bounds[0]}, is above its higher bound, {bounds[-1]}"
        if why:
            self._wrong("tolls", why, item)
        return not why


def _countries() -> dict[str, str]:
    from recount.gazetteer.countries import country_labels  # its tables are for those who need them

    return country_labels()
