"""An incident as a view: everything in it is computed from the accounts that tell of it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from functools import cached_property
from pathlib import PurePath
from typing import TypeVar

from recount.model import (
    Account,
    Effect,
    IncidentType,
    Modality,
    Period,
    PlaceMention,
    Precision,
    Value,
    Victims,
)
from recount.reconciling.doubts import Doubt, doubts
from recount.reconciling.history import Step, history
from recount.reconciling.rules import DEFAULT_RULE, Rule
from recount.reconciling.said import Said, Toll, folded, known_as
from recount.reconciling.tolls import attackers, split, toll

T = TypeVar("T")


def outlet_of(source: str | None, name: str) -> str:
    """Who published a document: its source, or its name, of a file without the folders."""
    return source or (name if "://" in name else PurePath(name).name) or name


class DocumentRecord(Value):
    """A document as a ledger lists it: all but its text. `id` is the ledger's own and permanent.

    `relevant` is false when the document is not about political violence and was not read further;
    `superseded_by` is the id of a later revision, when there is one; `copy_of` that of a document which was
    read before with nearly the same text; `accounts` is how many it gives.
    """

    id: int
    name: str
    locator: str
    sha256: str
    title: str = ""
    published: date | None = None
    source: str | None = None
    url: str | None = None
    language: str | None = None
    retrieved: datetime | None = None
    relevant: bool = True
    superseded_by: int | None = None
    copy_of: int | None = None
    accounts: int = 0

    @property
    def outlet(self) -> str:
        """Who published it; when that is not known its name, of a file without the folders."""
        return outlet_of(self.source, self.name)

    @property
    def state(self) -> str:
        """ "superseded", "not about political violence" (so not read further), or "read"."""
        if self.superseded_by is not None:
            return "superseded"
        return "read" if self.relevant else "not about political violence"


class Telling(Value):
    """One document's account of an incident; `id` is the account's own in the ledger."""

    id: int
    document: DocumentRecord
    account: Account


class Incident(Value):
    """A real-world happening, and the tellings of it in order of publication.

    `type`, `modality` and `aggregate` are those of most accounts; `period` is the most precise one, `place`
    the most complete.
    """

    id: int
    type: IncidentType
    modality: Modality
    main: bool
    aggregate: bool
    period: Period | None
    place: PlaceMention | None
    country: str | None
    accounts: tuple[Telling, ...]

    @property
    def documents(self) -> tuple[DocumentRecord, ...]:
        """The documents that tell of it, each once."""
        return tuple({telling.document.id: telling.document for telling in self.accounts}.values())

    @cached_property
    def said(self) -> tuple[Said, ...]:
        """Every toll claim with its document, in order of publication.

        Who gives a number is the source that is named, whatever its spelling, else the outlet.
        """
        outlets: dict[int, str] = {}
        for document in self.documents:  # copies have one outlet, even where the first text is not among them
            outlets.setdefault(document.copy_of or document.id, document.outlet)
        spellings: dict[str, str] = {}
        said: list[Said] = []
        for telling in self.accounts:
            document = telling.document
            for claim in telling.account.tolls:
                outlet = outlets[document.copy_of or document.id]
                name = known_as(claim.source.words if claim.source else outlet)
                speaker = spellings.setdefault(folded(name), name)
                said.append(
                    Said(claim=claim, document=document.id, published=document.published, speaker=speaker)
                )
        return tuple(said)

    def toll(self, effect: Effect = Effect.KILLED, rule: Rule | str = DEFAULT_RULE) -> Toll | None:
        """The toll under a counting rule; None when no toll is reported."""
        return toll(self.said, effect, rule)

    def attackers(self, effect: Effect = Effect.KILLED, rule: Rule | str = DEFAULT_RULE) -> Toll | None:
        """The toll among the attackers, which `toll` leaves out; None when none is reported apart."""
        return attackers(self.said, effect, rule)

    def split(self, effect: Effect = Effect.KILLED, rule: Rule | str = DEFAULT_RULE) -> dict[Victims, Toll]:
        """The toll of each side that claims give a number of."""
        return split(self.said, effect, rule)

    def history(self, effect: Effect = Effect.KILLED, rule: Rule | str = DEFAULT_RULE) -> tuple[Step, ...]:
        """The toll after each day on which somebody gave a number."""
        return history(self.said, effect, rule)

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """What a careful editor would ask about its numbers."""
        return doubts(self.said)


def incident(id: int, tellings: Sequence[Telling]) -> Incident:
    """The incident that `tellings`, at least one, amount to."""
    ordered = sorted(tellings, key=lambda t: (t.document.published or date.min, t.document.id, t.id))
    accounts = [telling.account for telling in ordered]
    place = _most_complete([a.place for a in accounts if a.place is not None])
    countries = [a.place.country for a in accounts if a.place is not None and a.place.country is not None]
    return Incident(
        id=id,
        type=_most_common(a.type for a in accounts),
        modality=_most_common(a.modality for a in accounts),
        main=any(a.main for a in accounts),
        aggregate=_most_common(a.aggregate for a in accounts),
        period=_most_precise([a.period for a in accounts if a.period is not None]),
        place=place,
        country=(place and place.country) or (_most_common(countries) if countries else None),
        accounts=tuple(ordered),
    )


def _most_common(values: Iterable[T]) -> T:
    """The value that occurs most often, the first of equals."""
    return Counter(values).most_common(1)[0][0]


_EXACTNESS = list(Precision)


def _most_precise(periods: Sequence[Period]) -> Period | None:
    """The period of the most exact words; of equals a day in the words before a mere day of publication,
    then the days most accounts give, then the first."""
    days = Counter((p.start, p.end) for p in periods)
    return min(
        periods,
        key=lambda p: (_EXACTNESS.index(p.precision), p.from_publication, -days[p.start, p.end]),
        default=None,
    )


def _most_complete(places: Sequence[PlaceMention]) -> PlaceMention | None:
    """The place with the most of name, province and country; of equals the one most accounts give."""
    names = Counter(_name(p) for p in places)
    return max(
        places,
        key=lambda p: (
            p.name is not None,
            (p.admin1 is not None) + (p.country is not None),
            names[_name(p)],
        ),
        default=None,
    )


def _name(place: PlaceMention) -> str | None:
    return place.name.words if place.name else place.admin1
