"""Copies: texts that are nearly the same, as when ten outlets carry one wire.

Of the runs of four words of a text MinHash (Broder 1997) keeps a sketch; two sketches agree in as large a
share of their numbers as their texts share runs. Texts meet under keys of four numbers each, so that no
pair must be compared that is no likely copy. A few words, "Read more.", are no text to be a copy of.
"""

from hashlib import blake2b

import numpy as np
from datasketch import MinHash
from numpy.typing import NDArray

from recount.names import plain

ALIKE = 0.4  # the share of runs in common from which texts are copies: all such of the gold train reports are
_RUN = 4  # words
_FEWEST = 20  # runs that a text has to have: what is shorter is a line that pages have in common
_NUMBERS = 128  # of a sketch; its share is off by some .04
_BAND = 4  # numbers of a key: texts that are copies share one in 19 cases of 20

Sketch = NDArray[np.uint32]


def sketch(text: str) -> Sketch | None:
    """The sketch of a text: 128 numbers; None for a text too short to tell a copy by."""
    words = plain(text).split()
    runs = {" ".join(words[n : n + _RUN]).encode() for n in range(len(words) - _RUN + 1)}
    if len(runs) < _FEWEST:
        return None
    made = MinHash(num_perm=_NUMBERS)
    made.update_batch(sorted(runs))
    return np.asarray(made.hashvalues, dtype=np.uint32)


def likeness(a: Sketch, b: Sketch) -> float:
    """The share of runs that two texts have in common, about."""
    return float((a == b).mean())


def keys(of: Sketch) -> list[int]:
    """The keys, 64-bit numbers, under which a text meets its copies."""
    return [
        int.from_bytes(blake2b(bytes([n]) + of[n : n + _BAND].tobytes(), digest_size=8).digest(), signed=True)
        for n in range(0, _NUMBERS, _BAND)
    ]
