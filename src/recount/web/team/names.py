"""Names of people: which will do."""

import unicodedata

from recount.ledger.coding_records import MACHINE
from recount.ledger.errors import LedgerError
from recount.names import as_one

LONGEST = 60
ALLOWED = " .-_'’@"
# letters and marks that show nothing: fillers of Hangul and Khmer, joiners, selectors of variations
INVISIBLE = frozenset(
    map(
        chr,
        (
            *(0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0),
            *(*range(0x180B, 0x1810), *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)),
        ),
    )
)


def clean_name(name: str) -> str:
    """The name as it is kept, in one spelling of its letters; LedgerError where it will not do."""
    cleaned = " ".join(unicodedata.normalize("NFC", name).split())
    if not cleaned:
        raise LedgerError("a person needs a name")
    if as_one(cleaned) == MACHINE:
        raise LedgerError(f"{MACHINE} is what codings call the machine: choose another name")
    if len(cleaned) > LONGEST:
        raise LedgerError(f"a name has at most {LONGEST} letters")
    # no invisible or turning characters, by which one could pass for another
    if any(c in INVISIBLE or not _may_stand(c) for c in cleaned) or not cleaned[0].isalnum():
        raise LedgerError("a name begins with a letter or digit, and has these, spaces and . - _ ' @ only")
    return cleaned


def _may_stand(character: str) -> bool:
    return character.isalnum() or unicodedata.category(character) in ("Mn", "Mc") or character in ALLOWED
