"""In a team, who still codes a document is shown neither what the machine nor what others have read in it."""

import re

from fastapi import HTTPException, Request

from recount.ledger import Ledger, LedgerError
from recount.ledger.codings import CodingDesk
from recount.web.asked import Asker

_DOCUMENT = re.compile(r"/api/documents/(\d+)")
_INCIDENT = re.compile(r"/api/incidents/(\d+)")
WHY = "you still code {}: what others have read in it is shown when you have submitted"


def blinded(request: Request) -> None:
    """Refuses a document that who asks still codes, and the incidents that it tells of.

    Lists, the map and counts still hold these incidents' lines: see docs/double-coding.md.
    """
    asker: Asker | None = getattr(request.state, "asker", None)
    document, incident = (each.fullmatch(request.url.path) for each in (_DOCUMENT, _INCIDENT))
    if asker is None or not request.app.state.serving.team or not (document or incident):
        return
    ledger: Ledger = request.app.state.ledger
    blind = CodingDesk(ledger).blind_to(asker.name)
    if document and int(document[1]) in blind:
        raise HTTPException(403, WHY.format("this document"))
    if incident and blind and blind & _told_by(ledger, int(incident[1])):
        raise HTTPException(403, WHY.format("a document that tells of this incident"))


def _told_by(ledger: Ledger, incident: int) -> set[int]:
    """The documents that tell of an incident; candidates too."""
    try:
        return {each.document.id for each in ledger.incident(incident, min_confidence=0.0).accounts}
    except LedgerError:
        return set()
