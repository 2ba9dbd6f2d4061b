"""A coding while it is made: what a coder has put down so far, which may lack much and may be wrong.

It has the fields of an account (`recount.model.Account`), all of which may be empty. What is wrong with one
is said, and accounts are made of it, by `recount.coding.finishing`.
"""

from enum import StrEnum
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from recount.model import Account, Period, PlaceMention, ResponsibilityClaim, Span, TollClaim, Value

MOST = 200  # incidents in a coding, and values in a list of one
LONGEST = 20_000  # characters of a stretch of words
_SLUG = 60


class _Loose(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Words(_Loose):
    """A stretch of the document's content as its coder saw it; nothing is checked yet."""

    start: int
    end: int
    words: str = Field(max_length=LONGEST)


class DraftDate(_Loose):
    """Days as "YYYY-MM-DD"; without an end it is one day.

    `from_publication` says that nothing but the day of publication dates the incident.
    """

    start: str | None = Field(None, max_length=_SLUG)
    end: str | None = Field(None, max_length=_SLUG)
    from_publication: bool = False
    span: Words | None = None


class DraftPlace(_Loose):
    """`name` by its words; `span` shows the province or the country where no name is given."""

    name: Words | None = None
    admin1: str | None = Field(None, max_length=200)
    country: str | None = Field(None, max_length=_SLUG)
    span: Words | None = None


class DraftParty(_Loose):
    """A perpetrator."""

    party: Words | None = None
    status: str | None = Field(None, max_length=_SLUG)
    by: Words | None = None


class DraftToll(_Loose):
    """A number with who gives it; `source` is None for the report's own voice."""

    effect: str | None = Field(None, max_length=_SLUG)
    low: int | None = None
    high: int | None = None
    approximate: bool = False
    victims: str | None = Field(None, max_length=_SLUG)
    part_of: bool = False
    group: Words | None = None
    source: Words | None = None
    span: Words | None = None


class DraftIncident(_Loose):
    """One incident so far. `anchor` holds the words that tell that it happened."""

    anchor: Words | None = None
    type: str | None = Field(None, max_length=_SLUG)
    modality: str | None = Field("occurred", max_length=_SLUG)
    main: bool = False
    aggregate: bool = False
    date: DraftDate | None = None
    place: DraftPlace | None = None
    perpetrators: tuple[DraftParty, ...] = Field((), max_length=MOST)
    targets: tuple[Words, ...] = Field((), max_length=MOST)
    weapons: tuple[Words, ...] = Field((), max_length=MOST)
    tolls: tuple[DraftToll, ...] = Field((), max_length=MOST)
    named_dead: tuple[Words, ...] = Field((), max_length=MOST)


class Draft(_Loose):
    """A coding so far: its incidents, in the order in which they were made."""

    incidents: tuple[DraftIncident, ...] = Field((), max_length=MOST)


class Fault(Value):
    """What keeps a draft from being a coding: where it is (`incident` from 1), and a plain sentence."""

    incident: int
    field: str
    item: int | None = None  # of a list, from 1
    words: str


def draft_of(incidents: Any) -> Draft:
    """The draft in what came from outside; ValueError with a plain sentence where it has another form."""
    try:
        return Draft.model_validate({"incidents": incidents})
    except ValidationError as error:
        first = error.errors()[0]
        at = ".".join(str(part) for part in first["loc"])
        raise ValueError(f"this is no draft of a coding: {at}: {first['msg']}") from None


def as_draft(account: Account) -> dict[str, Any]:
    """An account in the form of a draft's incident, as plain data: how codings are shown and compared."""
    return {
        "anchor": as_plain(account.anchor),
        "type": account.type.value,
        "modality": account.modality.value,
        "main": account.main,
        "aggregate": account.aggregate,
        "date": as_plain(account.period),
        "place": as_plain(account.place),
        **{
            field: [as_plain(value) for value in getattr(account, field)]
            for field in ("perpetrators", "targets", "weapons", "tolls", "named_dead")
        },
    }


def as_plain(value: Any) -> Any:
    """One value of an account, or a whole one, in the form that it has in a draft."""
    match value:
        case Account():
            return as_draft(value)
        case Period():
            return {
                "start": value.start.isoformat(),
                "end": value.end.isoformat(),
                "from_publication": value.from_publication,
                "span": as_plain(value.span),
            }
        case PlaceMention():
            return {
                "name": as_plain(value.name),
                "admin1": value.admin1,
                "country": value.country,
                "span": as_plain(value.span),
            }
        case ResponsibilityClaim():
            return {
                "party": as_plain(value.party),
                "status": value.status.value,
                "by": as_plain(value.by),
            }
        case TollClaim():
            return {
                "effect": value.effect.value,
                "low": value.low,
                "high": value.high,
                "approximate": value.approximate,
                "victims": value.victims.value,
                "part_of": value.part_of,
                "group": as_plain(value.group),
                "source": as_plain(value.source),
                "span": as_plain(value.span),
            }
        case Span():
            return {"start": value.start, "end": value.end, "words": value.words}
        case StrEnum():
            return value.value
        case _:
            return value
