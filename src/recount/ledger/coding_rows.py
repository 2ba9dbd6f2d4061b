"""Reading codings from a ledger: their rows, their documents, and what the machine has read in these."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, select

from recount.coding import Decision
from recount.confidence import asserted
from recount.ledger import queries
from recount.ledger.parts import where_in
from recount.ledger.rows import AnyRow
from recount.ledger.tables import Documents
from recount.ledger.work_tables import Adjudications, CodingPairs, Codings
from recount.model import Account, Document


def codings(connection: Connection, wanted: ColumnElement[bool]) -> Sequence[AnyRow]:
    """Codings without their drafts, newest first."""
    columns = [column for column in Codings.__table__.c if column.name != "draft"]
    return connection.execute(select(*columns).where(wanted).order_by(Codings.id.desc())).all()


def draft(connection: Connection, coding: int) -> dict[str, Any]:
    """What was last saved of a coding."""
    return dict(connection.execute(select(Codings.draft).where(Codings.id == coding)).scalar_one())


def pairs(connection: Connection) -> Sequence[AnyRow]:
    """Pairs of codings, newest first."""
    return connection.execute(select(*CodingPairs.__table__.c).order_by(CodingPairs.id.desc())).all()


def adjudications(connection: Connection) -> Sequence[AnyRow]:
    """Adjudications without what they decided, oldest first."""
    columns: tuple[Any, ...] = (
        Adjudications.id,
        Adjudications.pair_id,
        Adjudications.at,
        Adjudications.author,
    )
    return connection.execute(select(*columns).order_by(Adjudications.id)).all()


def decisions(connection: Connection, adjudication: int) -> dict[str, Decision]:
    """The decisions of an adjudication, by the difference that each is of."""
    query = select(Adjudications.decisions).where(Adjudications.id == adjudication)
    found = connection.execute(query).scalar_one()
    return {id: Decision.model_validate(each) for id, each in found.items()}


def outcome(connection: Connection, adjudication: int) -> tuple[Account, ...]:
    """The coding that an adjudication came to."""
    query = select(Adjudications.outcome).where(Adjudications.id == adjudication)
    found = connection.execute(query).scalar_one()
    return tuple(Account.model_validate(each) for each in found["accounts"])


def document_row(connection: Connection, id: int) -> AnyRow | None:
    """A document's row; None where there is none."""
    return connection.execute(select(*Documents.__table__.c).where(Documents.id == id)).one_or_none()


def document(connection: Connection, id: int) -> Document:
    """A document with its text."""
    return queries.documents_by_id(connection, (id,))[id]


def document_rows(connection: Connection, ids: Iterable[int]) -> dict[int, AnyRow]:
    """What lists show of documents, by their ids."""
    columns = (Documents.id, Documents.title, Documents.name, Documents.source, Documents.published)
    return {row.id: row for row in where_in(connection, select(*columns), Documents.id, ids)}


def machine(connection: Connection, document: int) -> tuple[Account, ...]:
    """What the machine has read in a document and asserts, whatever people have judged of it since."""
    ids = queries.accounts_of(connection, (document,))
    read = queries.judged_accounts(connection, ids, as_read=True)
    sure = (asserted(each.account) for _, each in sorted(read.items()) if each.account is not None)
    return tuple(account for account in sure if account is not None)
