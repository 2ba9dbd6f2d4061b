"""Documents: the list of them, one with its text and spans, and the bytes as they came."""

from typing import Annotated, Any, Literal
from urllib.parse import quote

from fastapi import APIRouter, Depends, HTTPException, Query, Response
from fastapi.responses import StreamingResponse
from sqlalchemy import ColumnElement, and_, func, or_, select

from recount.ledger import Ledger, queries
from recount.ledger.tables import LARGEST_ID, Documents
from recount.reconciling import DocumentRecord
from recount.web.asked import Opened
from recount.web.blinding import blinded_document
from recount.web.csvs import csv_answer
from recount.web.views.account import record_view
from recount.web.views.document import document_view

router = APIRouter(tags=["documents"])

_STATES = {
    "read": Documents.relevant & Documents.superseded_by.is_(None),
    "superseded": Documents.superseded_by.is_not(None),
    "not about political violence": ~Documents.relevant & Documents.superseded_by.is_(None),
}


COLUMNS = (
    *("id", "name", "title", "outlet", "source", "published", "url", "language", "retrieved", "sha256"),
    *("state", "superseded_by", "copy_of", "accounts"),
)
Words = Annotated[str, Query(max_length=200, description="Words of the title, the name or the source.")]
State = Literal["", "read", "superseded", "not about political violence"]


@router.get("/documents")
def documents(
    opened: Opened,
    q: Words = "",
    source: str = "",
    state: State = "",
    limit: Annotated[int, Query(ge=1, le=500)] = 50,
    offset: Annotated[int, Query(ge=0, le=10**15)] = 0,
) -> dict[str, Any]:
    """One page of the documents, those stored last first."""
    wanted = _wanted(q, source, state)
    with opened.transaction() as connection:
        total = connection.scalar(select(func.count()).select_from(Documents).where(*wanted))
        page = select(Documents.id).where(*wanted).order_by(Documents.id.desc()).limit(limit).offset(offset)
        ids = list(connection.scalars(page))
        found = queries.records(connection, Documents.id.in_(ids))
    return {"total": total, "offset": offset, "items": [record_view(each) for each in reversed(found)]}


@router.get("/documents.csv", response_class=StreamingResponse)
def documents_csv(opened: Opened, q: Words = "", source: str = "", state: State = "") -> StreamingResponse:
    """All documents that fit, in the order they were stored, as CSV."""
    with opened.transaction() as connection:
        found = queries.records(connection, and_(*_wanted(q, source, state)))
    return csv_answer("documents.csv", COLUMNS, map(record_view, found))


def _wanted(q: str, source: str, state: str) -> list[ColumnElement[bool]]:
    wanted = [Documents.id > 0]
    for word in q.split():
        columns = (Documents.title, Documents.name, Documents.source)
        wanted.append(or_(*(column.icontains(word, autoescape=True) for column in columns)))
    if source:
        # one that names no outlet is listed under its name, of a file without the folders
        named = (Documents.name == source) | Documents.name.endswith(f"/{source}", autoescape=True)
        wanted.append((Documents.source == source) | (Documents.source.is_(None) & named))
    if state:
        wanted.append(_STATES[state])
    return wanted


@router.get("/documents/{id}", dependencies=[Depends(blinded_document)])
def document(id: int, opened: Opened) -> dict[str, Any]:
    """One document: its text, every span that is evidence of something, its revisions and copies."""
    record = _record(opened, id)
    original = opened.original(record.sha256)
    with opened.transaction() as connection:
        return document_view(connection, record, len(original or b""))


@router.get("/documents/{id}/original", response_class=Response)
def original(id: int, opened: Opened) -> Response:
    """The bytes as they came, to be saved, never to be shown: they may be a page with scripts."""
    record = _record(opened, id)
    kept = opened.original(record.sha256)
    if kept is None:
        raise HTTPException(404, f"the original of document {id} was not kept")
    name = record.locator.rsplit("/", 1)[-1].split("?")[0] or f"document-{id}"
    return Response(
        kept,
        media_type="application/octet-stream",
        headers={"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}"},
    )


def _record(opened: Ledger, id: int) -> DocumentRecord:
    with opened.transaction() as connection:
        found = queries.record(connection, id) if 0 < id <= LARGEST_ID else None
    if found is None:
        raise HTTPException(404, f"there is no document {id}")
    return found
