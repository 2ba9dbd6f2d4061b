"""A ledger of as many incidents as are asked for, invented, to see how pages do on a large one.

Places are real, so that the map is as crowded as the world is. All that is told of them is made up and says
so.
"""

import itertools
import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

from sqlalchemy import insert

from recount.gazetteer.packs import packs
from recount.ledger.connection import open_engine, writing
from recount.ledger.rows import account_row, responsibility_rows, toll_rows
from recount.ledger.stale import touch
from recount.ledger.tables import (
    Accounts,
    Documents,
    Incidents,
    Originals,
    ResponsibilityClaims,
    TollClaims,
    now,
)
from recount.model import (
    Account,
    Document,
    Effect,
    IncidentType,
    Period,
    PlaceMention,
    Precision,
    ResponsibilityClaim,
    Status,
    TollClaim,
)

FIRST, DAYS = date(2011, 1, 1), 5_000
COUNTRIES = ("SYR", "IRQ", "AFG", "UKR", "NGA", "SOM", "COD", "MMR", "SDN", "MLI", "PAK", "YEM")
TOWNS = 400  # of each country, the largest
_ACTS = {
    IncidentType.REMOTE_EXPLOSIVE_LANDMINE_IED: "a car bomb",
    IncidentType.AIR_DRONE_STRIKE: "an air strike",
    IncidentType.SHELLING_ARTILLERY_MISSILE: "shells",
    IncidentType.SUICIDE_BOMB: "a suicide bomber",
    IncidentType.ATTACK_ON_CIVILIANS: "gunfire on a street",
    IncidentType.ARMED_CLASH: "fighting",
}
_PARTIES = ("Islamic State", "the army", "Boko Haram", "the Taliban", "al-Shabaab", "rebels", "gunmen")
_OUTLETS = tuple(f"{name} Ledger (invented)" for name in ("Amber", "Birch", "Cedar", "Dune", "Ember", "Fern"))
_PART = 2_000


def crowd(path: Path, incidents: int, seed: int = 1, progress: Callable[[int], None] | None = None) -> None:
    """Make a ledger of so many incidents at `path`: one to three accounts of each, the same for one seed."""
    engine = open_engine(path)
    documents = itertools.count(1)
    told = enumerate(_incidents(incidents, seed), 1)
    while part := list(itertools.islice(told, _PART)):
        rows = [(next(documents), number, *each) for number, accounts in part for each in accounts]
        with writing(engine) as connection:
            connection.execute(insert(Incidents), [{"id": number, "created": now()} for number, _ in part])
            connection.execute(
                insert(Originals), [{"sha256": document.sha256, "bytes": b""} for _, _, document, _ in rows]
            )
            stored = [
                {**document.model_dump(), "id": id, "locator": document.name, "relevant": True}
                for id, _, document, _ in rows
            ]
            connection.execute(insert(Documents), stored)
            of = [
                {"id": id, "document_id": id, "incident_id": number, **account_row(account)}
                for id, number, _, account in rows
            ]
            connection.execute(insert(Accounts), of)
            for table, made in ((TollClaims, toll_rows), (ResponsibilityClaims, responsibility_rows)):
                connection.execute(
                    insert(table),
                    [{"account_id": id, **row} for id, _, _, account in rows for row in made(account)],
                )
            touch(connection, [number for number, _ in part])
        if progress is not None:
            progress(part[-1][0])
    engine.dispose()


def _incidents(count: int, seed: int) -> Iterator[list[tuple[Document, Account]]]:
    chance = random.Random(seed)
    towns = [town for country in COUNTRIES for town in packs()[-1].largest(country, TOWNS)]
    number = 0
    for _ in range(count):
        town = towns[min(len(towns) - 1, int(chance.paretovariate(0.35)) - 1)]
        if chance.random() < 0.6:
            town = chance.choice(towns)
        day = FIRST + timedelta(days=min(chance.randrange(DAYS), chance.randrange(DAYS)))
        kind, party = chance.choice(tuple(_ACTS)), chance.choice(_PARTIES)
        killed = int(chance.paretovariate(0.9)) % 400
        reports = []
        for _ in range(1 + int(chance.expovariate(1.6))):
            number += 1
            dead = killed if chance.random() < 0.7 else killed + chance.randrange(1, 6)
            sure = min(1.0, 0.55 + 0.5 * chance.random())
            reports.append(_report(number, town.name, town.country, day, kind, party, dead, sure, chance))
        yield reports


def _report(
    number: int,
    town: str,
    country: str,
    day: date,
    kind: IncidentType,
    party: str,
    killed: int,
    sure: float,
    chance: random.Random,
) -> tuple[Document, Account]:
    told = f"{_ACTS[kind]} in {town} on {day:%d %B %Y}"
    text = f"Invented report {number}. {killed} people were killed by {told}, said to be the work of {party}."
    document = Document(
        name=f"invented-{number}",
        title=f"{killed} dead in {town}",
        text=text,
        published=day + timedelta(days=chance.randrange(2)),
        source=chance.choice(_OUTLETS),
        sha256=sha256(text.encode()).hexdigest(),
    )

    def span(words: str) -> dict[str, object]:
        start = document.content.index(words, len(document.title))
        return {"start": start, "end": start + len(words), "words": words}

    place = PlaceMention.model_validate({"name": span(town), "country": country, "span": span(town)})
    when = {"start": day, "end": day, "precision": Precision.DAY, "span": span(f"{day:%d %B %Y}")}
    toll = {"effect": Effect.KILLED, "low": killed, "high": killed, "span": span(f"{killed} people")}
    account = Account.model_validate(
        {
            "type": kind,
            "anchor": span(_ACTS[kind]),
            "main": True,
            "period": Period.model_validate(when),
            "place": place,
            "perpetrators": (
                ResponsibilityClaim.model_validate({"party": span(party), "status": Status.STATED}),
            ),
            "tolls": (TollClaim.model_validate(toll | {"confidence": sure}),),
            "confidence": sure,
        }
    )
    return document, account
