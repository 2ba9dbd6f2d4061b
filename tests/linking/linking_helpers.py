"""Accounts in one line, for the specifications of linking."""

from datetime import date

from recount.model import (
    Account,
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
)

DAY = date(2016, 8, 3)


def span(words: str) -> Span:
    """A span of those words; linking looks at no offsets."""
    return Span(start=0, end=len(words), words=words)


def phrase(words: str) -> Phrase:
    """The same as a value by itself."""
    return Phrase(start=0, end=len(words), words=words)


def days(first: date, last: date | None = None, published: bool = False) -> Period:
    """A period; `published` where only the day of publication gives it."""
    last = last or first
    precision = Precision.DAY if first == last else Precision.DAYS
    return Period(start=first, end=last, precision=precision, span=span("on"), from_publication=published)


def place(name: str | None = None, admin1: str | None = None, country: str | None = "SYR") -> PlaceMention:
    """A mentioned place."""
    words = name or admin1 or country or "there"
    return PlaceMention(name=span(name) if name else None, admin1=admin1, country=country, span=span(words))


def account(
    type: str = "air-drone-strike",
    when: Period | date | None = DAY,
    where: PlaceMention | str | None = "Saraqeb",
    by: str | None = None,
    targets: str | None = None,
    dead: str | None = None,
    aggregate: bool = False,
    modality: Modality = Modality.OCCURRED,
    **tolls: int,
) -> Account:
    """An account; numbers are given as `killed=5, injured=20`."""
    return Account(
        type=IncidentType(type),
        anchor=span("it"),
        aggregate=aggregate,
        modality=modality,
        period=days(when) if isinstance(when, date) else when,
        place=place(where) if isinstance(where, str) else where,
        perpetrators=(ResponsibilityClaim(party=span(by), status=Status.STATED),) if by else (),
        targets=(phrase(targets),) if targets else (),
        tolls=tuple(
            TollClaim(effect=Effect(effect), low=number, high=number, span=span(str(number)))
            for effect, number in tolls.items()
        ),
        named_dead=(phrase(dead),) if dead else (),
    )
