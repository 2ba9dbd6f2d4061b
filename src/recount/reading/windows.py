"""Sentences to word pieces, and word pieces to the windows that the encoder reads in one pass."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from recount.reading.sentences import Sentence

Ints = NDArray[np.int64]


class Encoding(Protocol):
    """A text as word pieces: their ids, and the offsets of each."""

    @property
    def ids(self) -> list[int]: ...

    @property
    def offsets(self) -> list[tuple[int, int]]: ...


class Tokenizer(Protocol):
    """What this step needs of a word-piece tokenizer."""

    def encode(self, sequence: str, *, add_special_tokens: bool) -> Encoding: ...


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of pieces: the encoder sees [seen, end), and the states of [start, end) are kept."""

    seen: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Pieces:
    """The word pieces of a document, in order: ids, content offsets, and the sentence each stands in."""

    ids: Ints
    starts: Ints
    ends: Ints
    sentence: Ints

    def __len__(self) -> int:
        return len(self.ids)

    def inside(self, start: int, end: int) -> tuple[int, int]:
        """The pieces that share letters with a stretch of the content: first, and last + 1."""
        first = bisect_left(self.ends, start + 1)
        return first, bisect_left(self.starts, end, lo=first)


def pieces(tokenizer: Tokenizer, sentences: Sequence[Sentence]) -> Pieces:
    """Take the sentences of a document apart into word pieces."""
    ids: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    numbers: list[int] = []
    for sentence in sentences:
        encoding = tokenizer.encode(sentence.text, add_special_tokens=False)
        ids += encoding.ids
        offsets = encoding.offsets
        starts += [sentence.start + a for a, _ in offsets]
        ends += [sentence.start + b for _, b in offsets]
        numbers += [sentence.number] * len(offsets)
    return Pieces(*(np.array(part, dtype=np.int64) for part in (ids, starts, ends, numbers)))


def windows(found: Pieces, size: int, before: int) -> list[Window]:
    """Windows of at most `size` pieces that end where a sentence does, each with up to `before` pieces of context.

    A sentence longer than a window is cut.
    """
    whole: list[Window] = []
    start, total = 0, len(found)
    while start < total:
        seen = max(0, start - before)
        end = min(total, seen + size)
        if end < total:
            cut = end
            while cut > start and found.sentence[cut] == found.sentence[cut - 1]:
                cut -= 1
            end = cut if cut > start else end
        whole.append(Window(seen, start, end))
        start = end
    return whole
