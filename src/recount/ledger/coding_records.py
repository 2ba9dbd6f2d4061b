"""Codings as they are listed, and whether they may be seen yet.

Nobody sees a coding but its own coder as long as anybody still codes the same document: so whoever codes it
is blind to all others, and to what the machine has read.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection

from recount.coding import Draft, Fault, finished
from recount.ledger import coding_rows as rows
from recount.ledger.errors import LedgerError
from recount.ledger.rows import AnyRow
from recount.ledger.tables import LARGEST_ID
from recount.ledger.work_tables import Codings
from recount.model import Document, Value
from recount.names import as_one
from recount.reconciling import outlet_of

MACHINE = "machine"  # the coder whose coding is what the ledger holds


class NoSuchCoding(LedgerError, KeyError):
    """There is no coding or pair of that id."""

    __str__ = Exception.__str__


class Closed(LedgerError):
    """It is not to be seen yet, or not by who asks."""


class Outdated(LedgerError):
    """Somebody has saved since: `version` is what stands now, and `theirs` what it holds."""

    def __init__(self, message: str, version: int, theirs: Any) -> None:
        super().__init__(message)
        self.version, self.theirs = version, theirs


class CodingRecord(Value):
    """A coding as a list shows it: which document, whose, and how far it is."""

    id: int
    document: int
    title: str
    name: str
    source: str | None
    published: date | None
    coder: str
    assigned: datetime
    assigned_by: str
    version: int
    saved: datetime | None
    submitted: datetime | None

    @property
    def outlet(self) -> str:
        """Who published the document; when that is not known its name, of a file without the folders."""
        return outlet_of(self.source, self.name)


class WholeCoding(Value):
    """A coding with its document, as its coder works on it."""

    record: CodingRecord
    document: Document
    draft: Draft
    faults: tuple[Fault, ...]


class PairRecord(Value):
    """A pair of codings as a list shows it. `closed` says why it cannot be seen yet, "" when it can.

    `right` is None for the machine. `adjudication`, `adjudicated` and `adjudicated_by` are of the latest one.
    """

    id: int
    left: CodingRecord
    right: CodingRecord | None
    closed: str
    adjudication: int | None
    adjudicated: datetime | None
    adjudicated_by: str | None

    @property
    def coders(self) -> tuple[str, str]:
        """Both coders, the left one first."""
        return self.left.coder, self.right.coder if self.right else MACHINE


def same(a: str, b: str) -> bool:
    """Whether two names of coders are one, however they are capitalised and spaced."""
    return as_one(a) == as_one(b)


def records(connection: Connection) -> list[CodingRecord]:
    """Every coding that was not withdrawn, newest first."""
    found = rows.codings(connection, Codings.withdrawn.is_(None))
    documents = rows.document_rows(connection, {row.document_id for row in found})
    return [_listed(row, documents[row.document_id]) for row in found]


def record(connection: Connection, id: int) -> CodingRecord:
    """A coding; NoSuchCoding without one, or where it was withdrawn."""
    found = rows.codings(connection, Codings.id == id) if 0 < id <= LARGEST_ID else []
    if not found:
        raise NoSuchCoding(f"there is no coding {id}")
    if found[0].withdrawn is not None:
        raise NoSuchCoding(f"coding {id} was withdrawn")
    return _listed(found[0], rows.document_rows(connection, {found[0].document_id})[found[0].document_id])


def whole(connection: Connection, record: CodingRecord) -> WholeCoding:
    """A coding with its document, what was last saved of it, and what is wrong with that."""
    document = rows.document(connection, record.document)
    draft = Draft.model_validate(rows.draft(connection, record.id))
    faults = finished(draft, document)[1]
    return WholeCoding(record=record, document=document, draft=draft, faults=faults)


def pairs(connection: Connection) -> list[PairRecord]:
    """Every pair of codings neither of which was withdrawn, newest first."""
    every = records(connection)
    by_id = {each.id: each for each in every}
    latest = {row.pair_id: row for row in rows.adjudications(connection)}
    found = []
    for row in rows.pairs(connection):
        left, right = by_id.get(row.left_id), by_id.get(row.right_id)
        if left is None or (right is None and row.right_id is not None):
            continue
        last = latest.get(row.id)
        found.append(
            PairRecord(
                id=row.id,
                left=left,
                right=right,
                closed=closed(left.document, (left, right) if right else (left,), every),
                adjudication=last and last.id,
                adjudicated=last and last.at,
                adjudicated_by=last and last.author,
            )
        )
    return found


def closed(document: int, sides: Sequence[CodingRecord], every: Iterable[CodingRecord]) -> str:
    """Why codings of a document cannot be seen yet, as a sentence; "" when they can."""
    late = [side.coder for side in sides if side.submitted is None]
    if late:
        opens = "both have submitted" if len(sides) > 1 else "it is submitted"
        return f"{_code(late)} this document: its codings can be seen when {opens}"
    others = [each.coder for each in every if each.document == document and each.submitted is None]
    return f"{_code(others)} this document, and nobody sees its codings until then" if others else ""


def _code(names: Sequence[str]) -> str:
    return f"{' and '.join(names)} still {'codes' if len(names) == 1 else 'code'}"


def _listed(row: AnyRow, document: AnyRow) -> CodingRecord:
    of_document = {field: getattr(document, field) for field in ("title", "name", "source", "published")}
    fields = ("coder", "assigned", "assigned_by", "version", "saved", "submitted")
    own = {field: getattr(row, field) for field in fields}
    return CodingRecord(id=row.id, document=row.document_id, **of_document, **own)
