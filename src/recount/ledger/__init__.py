"""The ledger: documents, accounts and incidents, stored in one file with the originals and an audit log."""

from recount.ledger.errors import LedgerError, NoSuchIncident
from recount.ledger.ledger import Ledger
from recount.ledger.run import ReadSummary

__all__ = ["Ledger", "LedgerError", "NoSuchIncident", "ReadSummary"]
