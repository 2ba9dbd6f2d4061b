"""Reading from a ledger: rows to nouns."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Connection, func, select

from recount.confidence import ASSERTED
from recount.ledger.judged import Judged, judged, standing
from recount.ledger.parts import PART, where_in
from recount.ledger.redirects import root
from recount.ledger.rows import AnyRow, account_of
from recount.ledger.tables import (
    AccountKeys,
    Accounts,
    Documents,
    Failures,
    Incidents,
    Judgements,
    Phrases,
    ResponsibilityClaims,
    TollClaims,
)
from recount.model import Account, Document, IncidentType
from recount.reconciling import DocumentRecord, Telling

if TYPE_CHECKING:
    from recount.intake import Failure

_CURRENT = Documents.superseded_by.is_(
    None
)  # the accounts of a superseded document are kept but do not count
_DOCUMENT = (Documents.id, *(getattr(Documents, name) for name in Document.model_fields))
_RECORD = (
    *(getattr(Documents, name) for name in DocumentRecord.model_fields if name != "accounts"),
    select(func.count())
    .where(Accounts.document_id == Documents.id, Accounts.confidence >= ASSERTED)
    .scalar_subquery()
    .label("accounts"),
)


def is_there(connection: Connection, sha256: str) -> bool:
    """Whether a document of those bytes is in the ledger."""
    return connection.scalar(select(Documents.id).where(Documents.sha256 == sha256)) is not None


def documents(connection: Connection) -> list[DocumentRecord]:
    """Every document, in the order they were stored."""
    rows = connection.execute(select(*_RECORD).order_by(Documents.id))
    return [DocumentRecord(**row._mapping) for row in rows]


def records(connection: Connection, where: ColumnElement[bool]) -> list[DocumentRecord]:
    """The documents of which something holds, in the order they were stored."""
    rows = connection.execute(select(*_RECORD).where(where).order_by(Documents.id))
    return [DocumentRecord(**row._mapping) for row in rows]


def record(connection: Connection, id: int) -> DocumentRecord | None:
    """The document of that id."""
    found = records(connection, Documents.id == id)
    return found[0] if found else None


def contents(connection: Connection) -> Iterator[tuple[int, Document]]:
    """Every document that counts, with its text, under its id, in the order they were stored."""
    query = select(*_DOCUMENT).where(_CURRENT, Documents.relevant).order_by(Documents.id)
    for row in connection.execute(query.execution_options(yield_per=PART)):
        yield row.id, _document(row)


def documents_by_id(connection: Connection, ids: Collection[int]) -> dict[int, Document]:
    """Those documents, with their texts."""
    return {row.id: _document(row) for row in where_in(connection, select(*_DOCUMENT), Documents.id, ids)}


def content_of(connection: Connection, account: int) -> str:
    """The text of the document that an account is of, as its spans count in it."""
    query = select(*_DOCUMENT).join(Accounts, Accounts.document_id == Documents.id)
    return _document(connection.execute(query.where(Accounts.id == account)).one()).content


def _document(row: AnyRow) -> Document:
    return Document(**{name: getattr(row, name) for name in Document.model_fields})


def failures(connection: Connection) -> "list[Failure]":
    """What could not be read, by locator."""
    from recount.intake import Failure  # it brings all formats along: too slow for those who only look

    rows = connection.execute(select(Failures.locator, Failures.reason).order_by(Failures.locator))
    return [Failure(row.locator, row.reason) for row in rows]


def failures_below(connection: Connection, places: Sequence[str], before: datetime) -> list[str]:
    """The locators of failures at or below `places` that were last met before a moment."""
    below = tuple(place + mark for place in places for mark in "/:#")
    met = connection.scalars(select(Failures.locator).where(Failures.at < before))
    return [locator for locator in met if locator in places or locator.startswith(below)]


def merges(connection: Connection) -> dict[int, int]:
    """Merged incidents, each with the one it was merged into."""
    rows = connection.execute(
        select(Incidents.id, Incidents.merged_into).where(Incidents.merged_into.is_not(None))
    )
    return {row.id: row.merged_into for row in rows}


def is_incident(connection: Connection, id: int) -> bool:
    """Whether an incident of that id was ever made."""
    return connection.scalar(select(Incidents.id).where(Incidents.id == id)) is not None


def incidents_where(
    connection: Connection, since: date | None, until: date | None, type: IncidentType | None
) -> set[int]:
    """The incidents of which at least one account fits: all that can fit, and some that then do not."""
    wanted: list[ColumnElement[bool]] = []
    if since is not None:
        wanted.append(Accounts.period_last >= since)
    if until is not None:
        wanted.append(Accounts.period_first <= until)
    if type is not None:
        wanted.append(Accounts.type == type.value)
    fitting = select(Accounts.incident_id).where(*wanted).distinct()
    # what people have put right may fit where what was read does not
    judged = (
        select(Accounts.incident_id)
        .join(Judgements, Judgements.account_id == Accounts.id)
        .where(Judgements.undone_at.is_(None))
        .distinct()
    )
    return {*connection.scalars(fitting), *connection.scalars(judged)}


def tellings(connection: Connection, incidents: Collection[int]) -> dict[int, list[Telling]]:
    """The accounts of those incidents with their documents, but bare: without claims, which cost the most."""
    columns = Accounts.__table__.c
    query = select(*columns).join(Documents, Documents.id == Accounts.document_id).where(_CURRENT)
    rows = sorted(where_in(connection, query, Accounts.incident_id, incidents), key=lambda row: row.id)
    about = where_in(connection, select(*_RECORD), Documents.id, {row.document_id for row in rows})
    records = {row.id: DocumentRecord(**row._mapping) for row in about}
    decisions = standing(connection, {row.id for row in rows})
    found: dict[int, list[Telling]] = defaultdict(list)
    for row in rows:
        of = decisions.get(row.id)
        account = judged(row, decisions=of, bare=True).account if of else account_of(row)
        if account is not None:
            telling = Telling(id=row.id, document=records[row.document_id], account=account)
            found[row.incident_id].append(telling)
    return found


def every_account(connection: Connection) -> dict[int, tuple[int, int]]:
    """Every account that counts, with its document and its incident, in the order they were read."""
    query = (
        select(Accounts.id, Accounts.document_id, Accounts.incident_id)
        .join(Documents, Documents.id == Accounts.document_id)
        .where(_CURRENT)
        .order_by(Accounts.document_id, Accounts.id)
    )
    return {row.id: (row.document_id, row.incident_id) for row in connection.execute(query)}


def accounts_in(connection: Connection, incidents: Collection[int]) -> dict[int, int]:
    """The accounts of those incidents that count, each with its own incident."""
    query = (
        select(Accounts.id, Accounts.incident_id)
        .join(Documents, Documents.id == Accounts.document_id)
        .where(_CURRENT)
    )
    return {row.id: row.incident_id for row in where_in(connection, query, Accounts.incident_id, incidents)}


def incident_of(connection: Connection, account: int) -> int | None:
    """The incident of an account that counts, None where there is none."""
    return incidents_holding(connection, (account,)).get(account)


def incidents_holding(connection: Connection, accounts: Collection[int]) -> dict[int, int]:
    """Those of the accounts that count, each with its incident."""
    query = (
        select(Accounts.id, Accounts.incident_id)
        .join(Documents, Documents.id == Accounts.document_id)
        .where(_CURRENT)
    )
    return {row.id: row.incident_id for row in where_in(connection, query, Accounts.id, accounts)}


def accounts_of(connection: Connection, documents: Collection[int]) -> list[int]:
    """The accounts of those documents, superseded or not."""
    query = select(Accounts.id)
    return [row.id for row in where_in(connection, query, Accounts.document_id, documents)]


def incidents_of(connection: Connection, documents: Collection[int]) -> set[int]:
    """The incidents that those documents tell of, superseded or not."""
    query = select(Accounts.incident_id)
    return {row.incident_id for row in where_in(connection, query, Accounts.document_id, documents)}


def documents_of(connection: Connection, accounts: Collection[int]) -> dict[int, int]:
    """The document of each of those accounts."""
    query = select(Accounts.id, Accounts.document_id)
    return {row.id: row.document_id for row in where_in(connection, query, Accounts.id, accounts)}


def accounts(connection: Connection, ids: Collection[int]) -> dict[int, Account]:
    """Those accounts, whole, as people have judged them, without those that were rejected."""
    if not ids:
        return {}
    decisions = standing(connection, ids)
    found: dict[int, Account] = {}
    for row, claims in _whole(connection, ids):
        account = (
            judged(row, *claims, decisions[row.id]).account
            if row.id in decisions
            else account_of(row, *claims)
        )
        if account is not None:
            found[row.id] = account
    return found


def judged_accounts(connection: Connection, ids: Collection[int], as_read: bool = False) -> dict[int, Judged]:
    """Those accounts with what people have decided about their values, or without, as they were read."""
    decisions = {} if as_read else standing(connection, ids)
    return {
        row.id: judged(row, *claims, decisions.get(row.id, ())) for row, claims in _whole(connection, ids)
    }


Claims = tuple[Sequence[AnyRow], Sequence[AnyRow], Sequence[AnyRow]]


def _whole(connection: Connection, ids: Collection[int]) -> Iterator[tuple[AnyRow, Claims]]:
    """The rows of those accounts, each with those of its tolls, its responsibility claims and its phrases."""
    tolls = _by_account(connection, TollClaims, ids)
    responsibilities = _by_account(connection, ResponsibilityClaims, ids)
    phrases = _by_account(connection, Phrases, ids)
    for row in where_in(connection, select(*Accounts.__table__.c), Accounts.id, ids):
        yield row, (tolls[row.id], responsibilities[row.id], phrases[row.id])


def accounts_under(connection: Connection, keys: Sequence[str]) -> dict[int, tuple[int, int]]:
    """The current accounts that linking finds under any of `keys`, in order.

    Each with its incident and the one that this stands for, after every merge.
    """
    query = (
        select(Accounts.id, Accounts.incident_id, Incidents.merged_into)
        .join(AccountKeys, AccountKeys.account_id == Accounts.id)
        .join(Documents, Documents.id == Accounts.document_id)
        .join(Incidents, Incidents.id == Accounts.incident_id)
        .where(_CURRENT)
    )
    rows = sorted(where_in(connection, query, AccountKeys.key, keys), key=lambda row: row.id)
    merged = {row.incident_id for row in rows if row.merged_into is not None}
    ones = roots(connection, merged) if merged else {}
    return {row.id: (row.incident_id, ones.get(row.incident_id, row.incident_id)) for row in rows}


def roots(connection: Connection, incidents: Collection[int]) -> dict[int, int]:
    """The incident that each of those stands for now."""
    merged: dict[int, int] = {}
    look = set(incidents)
    query = select(Incidents.id, Incidents.merged_into).where(Incidents.merged_into.is_not(None))
    while look:
        found = {row.id: row.merged_into for row in where_in(connection, query, Incidents.id, look)}
        merged |= found
        look = set(found.values()) - merged.keys()
    return {id: root(id, merged) for id in incidents}


def _by_account(connection: Connection, table: type[Any], ids: Collection[int]) -> dict[int, list[AnyRow]]:
    found: dict[int, list[AnyRow]] = defaultdict(list)
    rows = where_in(connection, select(*table.__table__.c), table.account_id, ids)
    for row in sorted(rows, key=lambda row: row.id):
        found[row.account_id].append(row)
    return found
