"""Invented accounts in any number, as dense in time and place as real reporting, to see how linking grows."""

import random
from collections.abc import Iterator
from datetime import date, timedelta

from recount.model import (
    Account,
    Effect,
    IncidentType,
    Period,
    PlaceMention,
    Precision,
    ResponsibilityClaim,
    Span,
    Status,
    TollClaim,
)

PLACES = 3_000  # towns of which reports tell, some of them much more often than others
PER_DAY = 60  # incidents on each day
PER_INCIDENT = 2.5  # accounts of each, on average
_TYPES = tuple(IncidentType)[:12]
_PARTIES = (
    "Islamic State",
    "the army",
    "Boko Haram",
    "gunmen",
    "Taliban",
    "al-Shabaab",
    "militants",
    "rebels",
)


def invented(accounts: int, seed: int = 1) -> Iterator[Account]:
    """So many accounts, in the order of their days; the same for the same seed."""
    chance = random.Random(seed)
    towns = [
        (f"Town {chance.randrange(10**6):x}", chance.choice(("SYR", "IRQ", "NGA", "AFG", "UKR")))
        for _ in range(PLACES)
    ]
    made, day = 0, date(2000, 1, 1)
    while made < accounts:
        for _ in range(PER_DAY):
            # a few towns have most of the incidents
            town, country = towns[min(PLACES - 1, int(chance.paretovariate(0.6)) - 1)]
            kind, party, killed = chance.choice(_TYPES), chance.choice(_PARTIES), chance.randrange(1, 40)
            for _ in range(1 + int(chance.expovariate(1 / (PER_INCIDENT - 1)))):
                number = killed if chance.random() < 0.6 else chance.randrange(1, 40)
                yield _account(kind, day, town, country, party, number)
                made += 1
                if made == accounts:
                    return
        day += timedelta(days=1)


def _account(kind: IncidentType, day: date, town: str, country: str, party: str, killed: int) -> Account:
    return Account(
        type=kind,
        anchor=_span("attacked"),
        main=True,
        period=Period(start=day, end=day, precision=Precision.DAY, span=_span("Sunday")),
        place=PlaceMention(name=_span(town), country=country, span=_span(town)),
        perpetrators=(ResponsibilityClaim(party=_span(party), status=Status.STATED),),
        tolls=(TollClaim(effect=Effect.KILLED, low=killed, high=killed, span=_span(str(killed))),),
    )


def _span(words: str) -> Span:
    return Span(start=0, end=len(words), words=words)
