"""`make bench`, second part: how the time that linking takes grows with the number of accounts."""

import itertools
import multiprocessing
import resource
import sys
import tempfile
import time
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from hashlib import sha256
from pathlib import Path

import typer
from sqlalchemy import Engine, insert

from recount.evaluation.invented import invented
from recount.evaluation.machine import machine
from recount.intake import Item
from recount.ledger import relinking, store
from recount.ledger.connection import open_engine, writing
from recount.ledger.rows import account_row, responsibility_rows, toll_rows
from recount.ledger.tables import (
    Accounts,
    Documents,
    Incidents,
    Originals,
    ResponsibilityClaims,
    TollClaims,
    now,
)
from recount.model import Account, Document

SIZES = (1_000, 10_000, 100_000)
MORE = 100  # accounts that are added to the last
LONGEST, MORE_LONGEST, MEMORY = 300.0, 5.0, 4_000.0  # the targets: seconds, seconds, MB
_PART = 5_000


def growth() -> None:
    """Link invented accounts in ledgers of three sizes, and add some to the largest.

    The exit status is 1 when a target is missed.
    """
    typer.echo(f"bench: linking invented accounts, on {machine()}")
    holds, rates = True, []
    for size in SIZES:
        fresh = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(1, fresh) as process:
            seconds, more, memory = process.submit(_linked, size).result()
        rates.append(size / seconds)
        typer.echo(
            f"{size:,} accounts in a ledger linked in {seconds:.1f} s, {rates[-1]:,.0f} a second; "
            f"{MORE} more added in {more:.2f} s; {memory:.0f} MB"
        )
        holds = holds and seconds < LONGEST and more < MORE_LONGEST and memory < MEMORY
    typer.echo(
        f"from {SIZES[0]:,} to {SIZES[-1]:,} the rate changes by a factor of {rates[-1] / rates[0]:.2f}"
    )
    targets = f"{SIZES[-1]:,} in {LONGEST:.0f} s and {MEMORY:,.0f} MB, {MORE} more in {MORE_LONGEST:.0f} s"
    typer.echo(f"target: {targets}: {'it holds' if holds else 'it is missed'}")
    if not holds:
        raise typer.Exit(1)


def _linked(size: int) -> tuple[float, float, float]:
    """Seconds to link a ledger of so many accounts, seconds to add some more, and the peak memory in MB."""
    accounts = invented(size + MORE)
    with tempfile.TemporaryDirectory() as room:
        engine = open_engine(Path(room) / "ledger.db")
        _fill(engine, itertools.islice(accounts, size))
        start = time.perf_counter()
        with writing(engine) as connection:
            relinking.relink(connection)
        linked = time.perf_counter()
        known: dict[int, Account] = {}
        for n, account in enumerate(accounts, size):
            with writing(engine) as connection:
                store.add_document(connection, _item(n), True, (account,), known=known)
        added = time.perf_counter()
        engine.dispose()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return linked - start, added - linked, peak / 1e6


def _fill(engine: Engine, accounts: Iterable[Account]) -> None:
    """Store accounts, each of a document and in an incident of its own, as if nothing had been linked."""
    numbered = enumerate(accounts, 1)
    while part := list(itertools.islice(numbered, _PART)):
        documents = [_item(n).document for n, _ in part]
        with writing(engine) as connection:
            originals = [{"sha256": document.sha256, "bytes": b""} for document in documents]
            connection.execute(insert(Originals), originals)
            stored = [
                {**document.model_dump(), "id": n, "locator": document.name, "relevant": True}
                for (n, _), document in zip(part, documents, strict=True)
            ]
            connection.execute(insert(Documents), stored)
            connection.execute(insert(Incidents), [{"id": n, "created": now()} for n, _ in part])
            told = [{"id": n, "document_id": n, "incident_id": n, **account_row(a)} for n, a in part]
            connection.execute(insert(Accounts), told)
            for table, rows in ((TollClaims, toll_rows), (ResponsibilityClaims, responsibility_rows)):
                claims = [{"account_id": n, **row} for n, account in part for row in rows(account)]
                connection.execute(insert(table), claims)


def _item(n: int) -> Item:
    """An item whose text holds the words of invented accounts, and no other text's."""
    text = f"{n} {sha256(str(n).encode()).hexdigest()}"
    document = Document(
        name=f"doc-{n}", text=text, published=date(2020, 1, 1), sha256=sha256(text.encode()).hexdigest()
    )
    return Item(f"/invented/{n}", text.encode(), document)


if __name__ == "__main__":
    typer.run(growth)
