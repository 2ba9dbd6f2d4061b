"""A reading run: items to the ledger, a few whole documents in each transaction."""

import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import OperationalError

from recount.ahead import ahead
from recount.ledger import queries, store
from recount.ledger.connection import reading, writing
from recount.ledger.tables import now
from recount.model import Account

if TYPE_CHECKING:
    from recount.intake import Failure, Item

BATCH = 50  # documents in one transaction, at the most,
PATIENCE = 1.0  # and seconds that one which is read may wait for it
MOST_KNOWN = 20_000  # accounts held in memory for linking


@dataclass(frozen=True)
class ReadSummary:
    """What a run did: documents `read`, `already` there, and `turned_away` as not about political violence;
    how many `accounts` they give of how many `incidents`; and what could not be read."""

    read: int = 0
    already: int = 0
    turned_away: int = 0
    accounts: int = 0
    incidents: int = 0
    failures: "tuple[Failure, ...]" = ()


Progress = Callable[[ReadSummary], None]


@dataclass(frozen=True)
class _Ready:
    """A document that is read and waits to be stored."""

    item: "Item"
    relevant: bool
    accounts: tuple[Account, ...]


def read_into(
    engine: Engine,
    items: "Iterable[Item | Failure]",
    paths: Iterable[str] | None = None,
    progress: Progress | None = None,
) -> ReadSummary:
    """Read `items` into the ledger.

    What fails is recorded and the rest goes on. A run that ends early, for whatever reason, leaves whole
    documents behind and can be run again. One that ends well over `paths` clears the failures there that it
    did not meet again. `progress` is called with the sum so far about once a second.
    """
    run = _Run(engine, progress)
    try:
        for each in ahead(_read, run.new(items)):
            run.take(each)
    finally:
        run.store()  # also after Ctrl-C: what is read is worth keeping
    run.finish([place(path) for path in paths or ()])
    return run.summary()


def place(path: str) -> str:
    """Where a path lies, as failures record it: absolute, whatever folder the user stands in."""
    return path if path == "-" or path.startswith(("-:", "http:", "https:")) else os.path.abspath(path)  # noqa: PTH100


class _Run:
    def __init__(self, engine: Engine, progress: Progress | None) -> None:
        self._engine, self._progress = engine, progress
        self._waiting: list[_Ready | Failure] = []
        self._known: dict[int, Account] = {}
        self._met: set[str] = set()
        self._incidents: set[int] = set()
        self._failures: list[Failure] = []
        self._read = self._already = self._turned_away = self._accounts = 0
        self._started, self._stored = now(), time.monotonic()

    def new(self, items: "Iterable[Item | Failure]") -> "Iterator[Item | Failure]":
        """What is not in the ledger yet, to be read."""
        from recount.intake import Item

        for item in items:
            if isinstance(item, Item):
                self._met.add(item.document.sha256)
                with reading(self._engine) as connection:
                    there = queries.is_there(connection, item.document.sha256)
                if there:
                    self._already += 1
                    continue
            yield item

    def take(self, each: "_Ready | Failure") -> None:
        """Take in one document that is read, and store those that wait when it is time."""
        self._waiting.append(each)
        if len(self._waiting) >= BATCH or time.monotonic() - self._stored > PATIENCE:
            self.store()

    def store(self) -> None:
        """Store what waits, all in one transaction, and report."""
        waiting, self._waiting = self._waiting, []
        if waiting:
            with writing(self._engine) as connection:
                stored = [self._store(connection, each) for each in waiting]
            for each, result in zip(waiting, stored, strict=True):
                self._tally(each, result)
        if len(self._known) > MOST_KNOWN:
            self._known.clear()
        self._stored = time.monotonic()
        if self._progress is not None:
            self._progress(self.summary())

    def finish(self, places: Sequence[str]) -> None:
        """Clear the failures that are no more, and leave a line in the audit log if anything was done."""
        sum_ = self.summary()
        changed = sum_.read + sum_.turned_away + len(sum_.failures)
        with reading(self._engine) as connection:
            gone = queries.failures_below(connection, places, self._started)
        if gone or changed:
            with writing(self._engine) as connection:
                store.clear_failures(connection, gone)
                counts = {
                    name: getattr(sum_, name) for name in ("read", "already", "turned_away", "accounts")
                }
                store.note(connection, "read", **counts, failures=len(sum_.failures))

    def summary(self) -> ReadSummary:
        """The sum of what is in the ledger so far."""
        return ReadSummary(
            read=self._read,
            already=self._already,
            turned_away=self._turned_away,
            accounts=self._accounts,
            incidents=len(self._incidents),
            failures=tuple(self._failures),
        )

    def _store(self, connection: Connection, each: "_Ready | Failure") -> "list[int] | Failure | None":
        """Store one; returns what `store.add_document` does, or the failure that was recorded."""
        from recount.intake import Failure, unforeseen

        failure = each
        if isinstance(each, _Ready):
            try:
                with connection.begin_nested():  # so that one bad document takes nothing along
                    return store.add_document(
                        connection, each.item, each.relevant, each.accounts, met=self._met, known=self._known
                    )
            except OperationalError:
                raise  # the ledger itself, not this document
            except Exception as error:
                self._known.clear()  # it may hold accounts that were just undone
                failure = Failure(each.item.locator, unforeseen(error))
        assert not isinstance(failure, _Ready)
        store.set_failure(connection, place(failure.locator), failure.reason)
        return failure

    def _tally(self, each: "_Ready | Failure", result: "list[int] | Failure | None") -> None:
        if result is None:
            self._already += 1
        elif not isinstance(result, list):
            self._failures.append(result)
        else:
            assert isinstance(each, _Ready)
            self._read += each.relevant
            self._turned_away += not each.relevant
            self._accounts += len(result)
            self._incidents.update(result)


def _read(item: "Item | Failure") -> "_Ready | Failure":
    from recount import gate
    from recount import reading as reader
    from recount.intake import Failure, unforeseen

    if isinstance(item, Failure):
        return item
    try:
        relevant = gate.is_relevant(item.document)
        return _Ready(item, relevant, reader.read(item.document) if relevant else ())
    except Exception as error:  # by document, never by run
        return Failure(item.locator, unforeseen(error))
