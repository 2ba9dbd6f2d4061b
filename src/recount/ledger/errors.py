"""What can go wrong with a ledger, said so that its user can act on it."""


class LedgerError(Exception):
    """A ledger cannot be opened or written, or cannot answer as asked; the message says why."""


class LedgerBusy(LedgerError):
    """Another program writes to the ledger; later it can be used again."""


class NoSuchIncident(LedgerError, KeyError):
    """There is no incident of that id."""

    __str__ = Exception.__str__  # KeyError's own would put the message in quotation marks
