"""What can go wrong among people, said so that they can act on it."""

from recount.ledger.errors import LedgerError


class NotThere(LedgerError, KeyError):
    """There is nobody of that name, or no token of that number."""

    __str__ = Exception.__str__  # KeyError's own would put the message in quotation marks


class WrongPassword(LedgerError):
    """Name and password do not belong together; it is not said whether there is such a name."""
