"""Passwords: which will do, and their Argon2 hashes."""

import unicodedata
from functools import cached_property
from secrets import token_urlsafe

from argon2 import Parameters, PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from recount.ledger.errors import LedgerError
from recount.names import as_one

SHORTEST = 12
LONGEST = 1000  # letters; more would only keep the server busy


class Passwords:
    """Makes and checks hashes under these parameters."""

    def __init__(self, parameters: Parameters) -> None:
        self._hasher = PasswordHasher.from_parameters(parameters)

    @cached_property
    def _nobodys(self) -> str:
        return self._hasher.hash(token_urlsafe())

    def hash(self, password: str) -> str:
        """The hash to store; it tells the parameters and the salt it was made with."""
        return self._hasher.hash(_normal(password))

    def fits(self, stored: str | None, password: str) -> bool:
        """Whether it is the password of that hash. Where there is none, the work is the same and in vain."""
        nobodys = self._nobodys  # made whether it is needed or not
        try:
            return self._hasher.verify(stored or nobodys, _normal(password)) and stored is not None
        except (VerificationError, InvalidHashError):
            return False

    def outdated(self, stored: str) -> bool:
        """Whether the hash was made under other parameters, and should be made anew."""
        return self._hasher.check_needs_rehash(stored)


def check(password: str, name: str) -> None:
    """Raises LedgerError where a password of a person of that name will not do."""
    length = len(_normal(password))
    if length < SHORTEST:
        raise LedgerError(f"a password has at least {SHORTEST} letters; some words in a row are easy to keep")
    if length > LONGEST:
        raise LedgerError(f"a password has at most {LONGEST:,} letters")
    if len(set(password)) < 4 or as_one(name) == as_one(password):
        raise LedgerError("that password is too easy to guess")


def _normal(password: str) -> str:
    """The same however a keyboard composes its letters."""
    return unicodedata.normalize("NFKC", password)
