"""A document as its page shows it: its text, every span that is evidence of something, and its history."""

from typing import Any

from sqlalchemy import Connection, select

from recount.confidence import ASSERTED, asserted
from recount.ledger import queries
from recount.ledger.redirects import root
from recount.ledger.tables import Accounts, Documents
from recount.reconciling import DocumentRecord, Telling
from recount.web.views.account import account_view, marks, record_view

Plain = dict[str, Any]


def document_view(connection: Connection, record: DocumentRecord, bytes_: int) -> Plain:
    """That document, whole; `bytes_` is the size of the original."""
    document = queries.documents_by_id(connection, {record.id})[record.id]
    told = _told(connection, record)
    merged = queries.merges(connection)
    judged = queries.judged_accounts(connection, [telling.id for telling, _ in told])
    placed = [(telling, root(incident, merged)) for telling, incident in told]
    return {
        **record_view(record),
        "content": document.content,
        "extra": document.extra,
        "spans": marks(placed),
        "told": [account_view(telling, judged[telling.id], one) for telling, one in placed],
        "revisions": [
            {
                "id": each.id,
                "sha256": each.sha256,
                "published": each.published.isoformat() if each.published else None,
                "retrieved": each.retrieved.isoformat() if each.retrieved else None,
                "here": each.id == record.id,
            }
            for each in queries.records(connection, Documents.locator == record.locator)
        ],
        "copies": [record_view(each) for each in _copies(connection, record)],
        "bytes": bytes_,
    }


def _told(connection: Connection, record: DocumentRecord) -> list[tuple[Telling, int]]:
    """What the document tells, as far as asserted, each with its incident, in the order of the text."""
    rows = connection.execute(
        select(Accounts.id, Accounts.incident_id).where(Accounts.document_id == record.id)
    ).all()
    accounts = queries.accounts(connection, [row.id for row in rows])
    found = [
        (Telling(id=row.id, document=record, account=sure), row.incident_id)
        for row in rows
        if row.id in accounts and (sure := asserted(accounts[row.id], ASSERTED)) is not None
    ]
    return sorted(found, key=lambda each: (not each[0].account.main, each[0].account.anchor.start))


def _copies(connection: Connection, record: DocumentRecord) -> list[DocumentRecord]:
    """The documents with nearly the same text."""
    first = record.copy_of or record.id
    found = queries.records(connection, (Documents.copy_of == first) | (Documents.id == first))
    return [each for each in found if each.id != record.id]
