"""In a team, who still codes a document is shown neither what the machine nor what others have read in it."""

from fastapi import HTTPException, Request

from recount.ledger import Ledger, LedgerError
from recount.ledger.codings import CodingDesk
from recount.web.asked import Asker

WHY = "you still code {}: what others have read in it is shown when you have submitted"


def blinded_document(id: int, request: Request) -> None:
    """Refuses a document that who asks still codes, and what stands in its place or has nearly its text.

    Lists, the map and counts still hold its incidents' lines: see docs/double-coding.md.
    """
    blind = _blind_to(request)
    if blind and blind & _akin(request.app.state.ledger, {id}):
        raise HTTPException(403, WHY.format("this document"))


def blinded_incident(id: int, request: Request) -> None:
    """Refuses an incident that a document tells of which who asks still codes."""
    blind = _blind_to(request)
    ledger: Ledger = request.app.state.ledger
    if blind and blind & _akin(ledger, _told_by(ledger, id)):
        raise HTTPException(403, WHY.format("a document that tells of this incident"))


def _blind_to(request: Request) -> set[int]:
    """The documents that who asks still codes."""
    asker: Asker | None = getattr(request.state, "asker", None)
    if asker is None or not request.app.state.serving.team:
        return set()
    return set(CodingDesk(request.app.state.ledger).blind_to(asker.name))


def _akin(ledger: Ledger, documents: set[int]) -> set[int]:
    """Those documents with their other versions and copies."""
    records = {each.id: each for each in ledger.documents()}
    places = {records[id].locator for id in documents if id in records}
    texts = {records[id].copy_of or id for id in documents if id in records}
    return {
        each.id for each in records.values() if each.locator in places or (each.copy_of or each.id) in texts
    }


def _told_by(ledger: Ledger, incident: int) -> set[int]:
    """The documents that tell of an incident; candidates too."""
    try:
        return {each.document.id for each in ledger.incident(incident, min_confidence=0.0).accounts}
    except LedgerError:
        return set()
