"""The review queue: what a person should look at first."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query
from sqlalchemy import select

from recount.ledger import queries
from recount.ledger.parts import where_in
from recount.ledger.redirects import root
from recount.ledger.summary_tables import SummaryLines
from recount.web.asked import Indexed, Opened
from recount.web.reviewing import Asked, queue
from recount.web.views.account import NAMED

router = APIRouter(tags=["review"])


@router.get("/review")
def review(
    opened: Opened,
    index: Indexed,
    about: Literal["", "toll", "party", "place", "date", "type", "account", "link", "doubt"] = "",
    limit: Annotated[int, Query(ge=1, le=200)] = 25,
    offset: Annotated[int, Query(ge=0)] = 0,
) -> dict[str, Any]:
    """One page of the queue: in order of doubt times harm. What was decided on is not asked again."""
    with index.lock, opened.transaction() as connection:
        found = queue(connection, index, about)
        page = found[offset : offset + limit]
        merged = queries.merges(connection)
        ones = {asked.incident: root(asked.incident, merged) for asked in page}
        rows = where_in(connection, select(SummaryLines.incident_id, SummaryLines.line),
                        SummaryLines.incident_id, set(ones.values()))  # fmt: skip
        lines = {row.incident_id: row.line for row in rows}
    items = [_item(asked, ones[asked.incident], lines.get(ones[asked.incident])) for asked in page]
    return {"total": len(found), "offset": offset, "items": items}


def _item(asked: Asked, incident: int, line: dict[str, Any] | None) -> dict[str, Any]:
    field = NAMED.get(asked.field, asked.field) if asked.field else None
    address = {"account": asked.account, "field": field, "claim": asked.claim} if field else None
    span = {"start": asked.start, "end": asked.end, "words": asked.words} if asked.words else None
    return {
        "incident": incident,
        "account": asked.account,
        "address": address,
        "line": line,
        "about": asked.about,
        "why": asked.why,
        "doubt": asked.doubt,
        "harm": asked.harm,
        "document": asked.document,
        "span": span,
    }
