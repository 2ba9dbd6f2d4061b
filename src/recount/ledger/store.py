"""Writing one document with all it tells, inside the caller's transaction."""

import re
from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, delete, insert, select, update

from recount.confidence import asserted
from recount.ledger import archive, judgements, queries
from recount.ledger.carrying import carry
from recount.ledger.evidence import grounded
from recount.ledger.redirects import founded
from recount.ledger.rows import account_row, phrase_rows, responsibility_rows, toll_rows
from recount.ledger.stale import touch
from recount.ledger.tables import (
    AccountKeys,
    Accounts,
    Audit,
    CopyKeys,
    Documents,
    Failures,
    Phrases,
    ResponsibilityClaims,
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
    of = copies.runs(document.text) if relevant else None
    under = copies.keys(of) if of else []
    if of:
        columns["copy_of"] = _original(connection, item.locator, of, under)
    identity = _insert(connection, Documents, columns)
    if under:
        connection.execute(insert(CopyKeys), [{"key": key, "document_id": identity} for key in under])
    dropped: list[str] = []
    told: list[tuple[Account, Account | None]] = []  # each account, and as far as it is asserted
    for account in accounts:
        kept, faults = grounded(account, document.content)
        dropped += faults
        if kept is not None:
            told.append((kept, asserted(kept)))
    earlier = _earlier(connection, identity, item.locator, met)
    place = _Place(connection, known, earlier)
    # candidates last, so that they stand in nothing's way
    incidents = [
        _add_account(connection, identity, account, sure, place) for account, sure in told if sure is not None
    ]
    for account, sure in told:
        if sure is None:
            _add_account(connection, identity, account, None, place)
    if dropped:
        note(connection, "drop", document=identity, values=dropped)
    # only now, so that a revision's accounts could still find the incidents of the one before
    _supersede(connection, identity, earlier)
    if earlier:
        carry(connection, earlier, identity)
    touch(connection, {*place.taken, *queries.incidents_of(connection, earlier)})
    return incidents


def _original(connection: Connection, locator: str, of: copies.Runs, under: Sequence[int]) -> int | None:
    """The document of which one with those runs is a copy: the first that was read of those nearly alike.

    What stood at the same place before is no copy but a revision.
    """
    met = select(CopyKeys.document_id).where(CopyKeys.key.in_(under))
    ids = sorted(set(connection.scalars(met)))
    if not ids:
        return None
    here = set(connection.scalars(select(Documents.id).where(Documents.locator == locator)))
    columns = select(Documents.id, Documents.copy_of, Documents.text).where(Documents.id.in_(ids))
    for row in connection.execute(columns.order_by(Documents.id)):
        if {row.id, row.copy_of} & here:
            continue
        if copies.likeness(of, copies.runs(row.text) or set()) >= copies.ALIKE:
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


class _Place:
    """Where the accounts of one document belong, found one after the other.

    Incidents that a person has merged are one here. Of an `earlier` version of the document, what a person's
    split has decided for its accounts holds for those of the new one that tell of the same.
    """

    def __init__(self, connection: Connection, known: dict[int, Account], earlier: Collection[int]) -> None:
        self._connection, self.known, self.taken = connection, known, list[int]()
        held = judgements.held(connection) if earlier else {}
        before = queries.accounts_of(connection, earlier) if held else ()
        self._held = {id: held[id] for id in before if id in held}
        self._before = queries.accounts(connection, self._held)

    def of(self, account: Account, found: Sequence[str]) -> int:
        """The incident of an account that is looked up under keys; a new one where it is none's."""
        for look in (self._decided, lambda: self._under(found)):
            near = look()
            incident = choose(account, near, self.taken)
            if incident is not None:
                self.taken += {told.one for told in near if told.incident == incident}
                return incident
        incident = founded(self._connection)
        self.taken.append(incident)
        return incident

    def _decided(self) -> list[Told]:
        """The accounts of the earlier version that a split holds."""
        roots = queries.roots(self._connection, set(self._held.values())) if self._held else {}
        return [
            Told(incident=incident, account=self._before[id], merged_into=roots[incident])
            for id, incident in self._held.items()
            if id in self._before
        ]

    def _under(self, found: Sequence[str]) -> list[Told]:
        """The accounts that are looked up under keys."""
        stand = queries.accounts_under(self._connection, found) if found else {}
        stored = queries.accounts(self._connection, [id for id in stand if id not in self.known])
        self.known.update({id: asserted(account) or account for id, account in stored.items()})
        return [
            Told(incident=incident, account=self.known[id], merged_into=one)
            for id, (incident, one) in stand.items()
        ]


def _add_account(
    connection: Connection, document: int, account: Account, sure: Account | None, place: _Place
) -> int:
    """Store an account. A candidate (`sure` is None) is linked by all that it has, and nothing to it."""
    found = sorted(keys(sure or account))
    incident = place.of(sure or account, found)
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
        place.known[identity] = sure
    return incident


def _earlier(connection: Connection, identity: int, locator: str, met: Collection[str]) -> list[int]:
    """The documents of which one is a revision: other bytes at the same place."""
    if _NO_FIXED_PLACE.fullmatch(locator):
        return []
    older = select(Documents.id, Documents.sha256).where(
        Documents.locator == locator, Documents.superseded_by.is_(None), Documents.id != identity
    )
    return [row.id for row in connection.execute(older) if row.sha256 not in met]


def _supersede(connection: Connection, identity: int, superseded: Sequence[int]) -> None:
    """Let a revision take the place of what was there."""
    if superseded:
        change = update(Documents).where(Documents.id.in_(superseded))
        connection.execute(change.values(superseded_by=identity))
        note(connection, "revise", document=identity, supersedes=superseded)


def _insert(connection: Connection, table: Any, columns: dict[str, Any]) -> int:
    inserted = connection.execute(insert(table), columns).inserted_primary_key
    assert inserted is not None
    return int(inserted[0])
