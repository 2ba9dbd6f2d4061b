"""Secrets that browsers and programs are given: random, and never stored as they are."""

import hmac
from hashlib import sha256
from secrets import token_urlsafe

TOKEN_PREFIX = "recount_"  # by which those who look for secrets in code can tell one
BYTES = 32


def new_secret() -> str:
    """256 random bits."""
    return token_urlsafe(BYTES)


def new_token() -> str:
    """What a program asks with."""
    return TOKEN_PREFIX + new_secret()


def stored(secret: str) -> str:
    """What is kept of a secret: it is random, so that a plain hash cannot be turned back."""
    return sha256(secret.encode()).hexdigest()


def guard_of(session: str) -> str:
    """What a page sends along with each change: made from its session, and no way back to it."""
    return hmac.new(session.encode(), b"recount guard", sha256).hexdigest()


def same(a: str, b: str) -> bool:
    """Whether they are the same, found in a time that tells nothing."""
    return hmac.compare_digest(a.encode(), b.encode())
