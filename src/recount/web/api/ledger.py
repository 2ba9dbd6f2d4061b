"""What the ledger is."""

from typing import Any

from fastapi import APIRouter
from sqlalchemy import func, select

from recount.ledger.tables import Documents
from recount.model import FAMILY_OF
from recount.reconciling import HIERARCHY, RULES
from recount.web.asked import Indexed, Opened

router = APIRouter(tags=["ledger"])


@router.get("/ledger")
def ledger(opened: Opened, index: Indexed) -> dict[str, Any]:
    """Its name, how much is in it, and the vocabularies that filters take."""
    with opened.transaction() as connection:
        documents = connection.scalar(select(func.count()).select_from(Documents))
    return {
        "name": opened.path.name,
        "incidents": int(index.columns["told"].sum()),
        "documents": documents,
        "rules": [*RULES, HIERARCHY],
        "types": [{"slug": type.value, "family": family} for type, family in FAMILY_OF.items()],
    }
