"""Names of people: which will do, and when two are the same."""

import unicodedata

from recount.ledger.errors import LedgerError

LONGEST = 60
ALLOWED = " .-_'’@"


def clean_name(name: str) -> str:
    """The name as it is kept, in one spelling of its letters; LedgerError where it will not do."""
    cleaned = " ".join(unicodedata.normalize("NFC", name).split())
    if not cleaned:
        raise LedgerError("a person needs a name")
    if len(cleaned) > LONGEST:
        raise LedgerError(f"a name has at most {LONGEST} letters")
    # no invisible or turning characters, by which one could pass for another
    odd = [c for c in cleaned if not (c.isalnum() or unicodedata.category(c) in ("Mn", "Mc") or c in ALLOWED)]
    if odd or not cleaned[0].isalnum():
        raise LedgerError("a name begins with a letter or digit, and has these, spaces and . - _ ' @ only")
    return cleaned


def key_of(name: str) -> str:
    """What names are compared by."""
    return unicodedata.normalize("NFKC", " ".join(name.split())).casefold()
