"""Recount: who says how many were killed, who did it, where and when, and in which words.

import recount

ledger = recount.Ledger("homs.db")
ledger.read("reports/")
ledger.incidents()
"""

from importlib import import_module
from typing import TYPE_CHECKING

from recount.confidence import ASSERTED, asserted

if TYPE_CHECKING:
    from recount.ledger import Ledger, LedgerError, NoSuchIncident
    from recount.model import Account, Document

__version__ = "0.1.0"
__all__ = ["Document", "Ledger", "LedgerError", "NoSuchIncident", "read"]

_ROOMS = {
    "Document": "recount.model",
    "Ledger": "recount.ledger",
    "LedgerError": "recount.ledger",
    "NoSuchIncident": "recount.ledger",
}


def read(document: "Document", min_confidence: float = ASSERTED) -> "tuple[Account, ...]":
    """The accounts that a document gives, the main one first, without a ledger.

    Values in which the reader's confidence is below `min_confidence` are left out.
    """
    from recount import reading

    found = (asserted(account, min_confidence) for account in reading.read(document))
    return tuple(account for account in found if account is not None)


def __getattr__(name: str) -> object:
    """Fetch a public name when it is first asked for: the rooms behind them take a while to import."""
    if name in _ROOMS:
        return getattr(import_module(_ROOMS[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
