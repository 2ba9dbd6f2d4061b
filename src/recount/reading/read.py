"""One document to its accounts."""

from recount.model import Account, Document
from recount.reading.accounts import accounts
from recount.reading.tellings import report


def read(document: Document) -> tuple[Account, ...]:
    """The accounts that `document` gives, the main one first, then as they are told."""
    return accounts(report(document))
