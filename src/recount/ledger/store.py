"""Writing one document with all it tells, inside the caller's transaction."""

import re
from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from sqlalchemy import Connection, delete, insert, select, update

from recount.confidence import asserted
from recount.ledger import archive, queries
from recount.ledger.evidence import grounded
from recount.ledger.rows import account_row, phrase_rows, responsibility_rows, toll_rows
from recount.ledger.tables import (
    AccountKeys,
    Accounts,
    Audit,
    CopyKeys,
    Documents,
    Failures,
    Incidents,
    Phrases,
    ResponsibilityClaims,
    Sketches,
    TollClaims,
    now,
)
from recount.linking import Told, choose, copies, keys
from recount.model import Account

if TYPE_CHECKING:
    from recount.intake import Item

# The places at which other bytes are another document: standard input, and a line called after its number.
_NO_FIXED_PLACE = re.compile(r"-(#.*)?|.*#.*:\d+", re.DOTALL)


def add_document(
    connection: Connection,
    item: "Item",
    relevant: bool,
    accounts: Iterable[Account],
    *,
    met: Collection[str] = (),
    known: dict[int, Account],
) -> list[int] | None:
    """Store a document, its accounts and their links; returns the incident of each asserted account.

    None when its bytes are there already: then nothing changes. `met` are the SHA-256 of what this run has
    met: documents that are there side by side are no revisions of each other. `known` holds accounts by id,
    as linking sees them, so that those which it needs again and again are not read again; an account never
    changes.
    """
    document = item.document
    if queries.is_there(connection, document.sha256):
        return None
    archive.keep(connection, document.sha256, item.original)
    columns = document.model_dump() | {"locator": item.locator, "relevant": relevant}
    made = copies.sketch(document.text) if relevant else None
    if made is not None:
        columns["copy_of"] = _original(connection, item.locator, made)
    identity = _insert(connection, Documents, columns)
    if made is not None:
        connection.execute(insert(Sketches), {"document_id": identity, "numbers": made.tobytes()})
        rows = [{"key": key, "document_id": identity} for key in copies.keys(made)]
        connection.execute(insert(CopyKeys), rows)
    dropped: list[str] = []
    told: list[tuple[Account, Account | None]] = []  # each account, and as far as it is asserted
    for account in accounts:
        kept, faults = grounded(account, document.content)
        dropped += faults
        if kept is not None:
            told.append((kept, asserted(kept)))
    incidents: list[int] = []
    for account, sure in told:
        if sure is not None:
            incidents.append(_add_account(connection, identity, account, sure, incidents, known))
    taken = list(incidents)
    for account, sure in told:  # candidates last, so that they stand in nothing's way
        if sure is None:
            taken.append(_add_account(connection, identity, account, None, taken, known))
    if dropped:
        note(connection, "drop", document=identity, values=dropped)
    # only now, so that a revision's accounts could still find the incidents of the one before
    _supersede(connection, identity, item.locator, met)
    return incidents


def _original(connection: Connection, locator: str, made: copies.Sketch) -> int | None:
    """The document of which one with that sketch is a copy: the first that was read of those nearly alike.

    What stood at the same place before is no copy but a revision.
    """
    alike = (
        select(Documents.id, Documents.copy_of, Sketches.numbers)
        .join(Sketches, Sketches.document_id == Documents.id)
        .join(CopyKeys, CopyKeys.document_id == Documents.id)
        .where(CopyKeys.key.in_(copies.keys(made)), Documents.locator != locator)
        .distinct()
        .order_by(Documents.id)
    )
    for row in connection.execute(alike):
        if copies.likeness(made, np.frombuffer(row.numbers, dtype=np.uint32)) >= copies.ALIKE:
            return int(row.copy_of or row.id)
    return None


def set_failure(connection: Connection, locator: str, reason: str) -> None:
    """Record that something could not be read, in place of an earlier reason."""
    connection.execute(delete(Failures).where(Failures.locator == locator))
    connection.execute(insert(Failures), {"locator": locator, "reason": reason, "at": now()})


def clear_failures(connection: Connection, locators: Sequence[str]) -> None:
    """Forget failures that are no more."""
    for locator in locators:
        connection.execute(delete(Failures).where(Failures.locator == locator))


def note(connection: Connection, action: str, **detail: Any) -> None:
    """Write a line of the audit log."""
    connection.execute(insert(Audit), {"at": now(), "action": action, "detail": detail})


def _add_account(
    connection: Connection,
    document: int,
    account: Account,
    sure: Account | None,
    taken: Collection[int],
    known: dict[int, Account],
) -> int:
    """Store an account. A candidate (`sure` is None) is linked by all that it has, and nothing to it."""
    found = sorted(keys(sure or account))
    incident = choose(sure or account, _candidates(connection, found, known), taken)
    if incident is None:
        incident = _insert(connection, Incidents, {"created": now()})
    columns = {"document_id": document, "incident_id": incident, **account_row(account)}
    identity = _insert(connection, Accounts, columns)
    for table, rows in (
        (TollClaims, toll_rows(account)),
        (ResponsibilityClaims, responsibility_rows(account)),
        (Phrases, phrase_rows(account)),
        (AccountKeys, [{"key": key} for key in found] if sure is not None else []),
    ):
        if rows:
            connection.execute(insert(table), [{"account_id": identity, **row} for row in rows])
    if sure is not None:
        known[identity] = sure
    return incident


def _candidates(connection: Connection, found: Sequence[str], known: dict[int, Account]) -> list[Told]:
    """The accounts under those keys, with the incidents they belong to."""
    if not found:
        return []
    stand = queries.accounts_under(connection, found)
    stored = queries.accounts(connection, [id for id in stand if id not in known])
    known.update({id: asserted(account) or account for id, account in stored.items()})
    return [Told(incident=incident, account=known[id]) for id, incident in stand.items()]


def _supersede(connection: Connection, identity: int, locator: str, met: Collection[str]) -> None:
    """Other bytes at the same place are a revision of what was there."""
    if _NO_FIXED_PLACE.fullmatch(locator):
        return
    older = select(Documents.id, Documents.sha256).where(
        Documents.locator == locator, Documents.superseded_by.is_(None), Documents.id != identity
    )
    superseded = [row.id for row in connection.execute(older) if row.sha256 not in met]
    if superseded:
        change = update(Documents).where(Documents.id.in_(superseded))
        connection.execute(change.values(superseded_by=identity))
        note(connection, "revise", document=identity, supersedes=superseded)


def _insert(connection: Connection, table: Any, columns: dict[str, Any]) -> int:
    inserted = connection.execute(insert(table), columns).inserted_primary_key
    assert inserted is not None
    return int(inserted[0])
