"""Codings of the two reports from Homs, as drafts and as accounts, for the specifications."""

from typing import Any

from conftest import BBC, find, report
from recount.coding import as_draft
from recount.model import Account, Document


def words(document: Document, of: str) -> dict[str, Any]:
    """The first stretch of those words, as a page sends it."""
    span = find(document, of)
    return {"start": span.start, "end": span.end, "words": span.words}


def incident(document: Document, anchor: str = "suicide bombers attacked", **more: Any) -> dict[str, Any]:
    """A draft's incident that is whole, with `more` in place of what it has."""
    return {"anchor": words(document, anchor), "type": "suicide-bomb", **more}


def toll(document: Document, of: str = "at least 32 people", **more: Any) -> dict[str, Any]:
    """A draft's toll that is whole."""
    return {"effect": "killed", "low": 32, "span": words(document, of), **more}


def told_by_bbc() -> Document:
    """The BBC's report."""
    return report(BBC, title="Blasts in Homs")


def drafted(*accounts: Account) -> list[dict[str, Any]]:
    """Accounts in the form in which a page would save them."""
    return [as_draft(account) for account in accounts]
