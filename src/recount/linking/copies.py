"""Copies: texts that are nearly the same, as when ten outlets carry one wire.

Two texts are held against each other by the runs of four words that they share. Only texts that meet under
a key are: MinHash (Broder 1997) makes keys of which texts share one the likelier, the more runs they share.
A few words, "Read more.", are no text to be a copy of.
"""

from collections.abc import Set
from hashlib import blake2b

from rensa import RMinHash

from recount.names import plain

ALIKE = 0.4  # the share of runs in common from which texts are copies: all such of the gold train reports are
_RUN = 4  # words
_FEWEST = 20  # runs that a text has to have: what is shorter is a line that pages have in common
_NUMBERS = 63  # of a text
_BAND = 3  # of a key: texts that share two fifths meet in 3 cases of 4, those that share more surely

_SEED = 1  # keys are kept in ledgers: it must not change

Runs = Set[str]


def runs(text: str) -> Runs | None:
    """The runs of words of a text; None for one too short to tell a copy by."""
    words = plain(text).split()
    found = {" ".join(words[n : n + _RUN]) for n in range(len(words) - _RUN + 1)}
    return found if len(found) >= _FEWEST else None


def likeness(a: Runs, b: Runs) -> float:
    """The share of their runs that two texts have in common."""
    return len(a & b) / len(a | b)


def keys(of: Runs) -> list[int]:
    """The keys, 64-bit numbers, under which a text meets its copies."""
    made = RMinHash(num_perm=_NUMBERS, seed=_SEED)
    made.update(sorted(of))
    numbers = made.digest()
    return [
        int.from_bytes(
            blake2b(repr((n, numbers[n : n + _BAND])).encode(), digest_size=8).digest(), signed=True
        )
        for n in range(0, _NUMBERS, _BAND)
    ]
