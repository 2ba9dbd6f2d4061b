"""An example to the numbers the model is trained on."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from recount.names import lowered
from recount.reading.items import Anchor, Items, items
from recount.reading.marks import TAGS, Words, words
from recount.reading.windows import Pieces, Tokenizer, Window, pieces, windows
from recount.training.labels import Coded, Dated, Example, Parties, dates, parties, places, sources


@dataclass(frozen=True)
class Prepared:
    """An example with its pieces, windows, and the words that might tell of an act."""

    example: Example
    pieces: Pieces
    windows: tuple[Window, ...]
    words: Words
    marks: np.ndarray  # of each word: whether it is coded to tell of an act, and to be part of each of TAGS
    date: tuple[Dated | None, ...]
    place: tuple[tuple[list[int], bool] | None, ...]
    party: tuple[Parties, ...]
    source: tuple[
        int | None, ...
    ]  # of each count: which speaker gives it, their number for none, None for not known

    def items(self, anchors: Sequence[Anchor]) -> Items:
        return items(self.example.found, self.pieces, anchors)


def prepare(example: Example, tokenizer: Tokenizer, size: int, before: int) -> Prepared:
    """Number an example."""
    found = example.found
    split = pieces(tokenizer, found.sentences)
    known = words(found, split)
    coded: Sequence[Coded] = example.incidents
    return Prepared(
        example,
        split,
        tuple(windows(split, size, before)),
        known,
        _marks(example, known.words),
        tuple(dates(example, incident) for incident in coded),
        tuple(places(example, incident) for incident in coded),
        tuple(parties(example, incident) for incident in coded),
        sources(example),
    )


def _marks(example: Example, words: Sequence[Anchor]) -> np.ndarray:
    """Which words tell of acts, and which are values of TAGS in a sentence that tells of their incident."""
    content = lowered(example.found.document.content)
    marks = np.zeros((len(words), 1 + len(TAGS)), dtype=np.float32)
    starts = [word.start for word in words]
    marks[:, 0] = [word in example.anchors for word in words]
    for number, told in example.told.items():
        sentence = example.found.sentences[number]
        for k in told:
            fields = example.incidents[k].fields
            for column, values in enumerate(
                (fields.get("targets", ()), fields.get("weapons", ()), fields.get("named_dead", ())), 1
            ):
                for value in values:
                    at = content.find(lowered(value), sentence.start, sentence.end)
                    while value and at >= 0:
                        marks[bisect_left(starts, at) : bisect_left(starts, at + len(value)), column] = 1
                        at = content.find(lowered(value), at + 1, sentence.end)
    return marks
