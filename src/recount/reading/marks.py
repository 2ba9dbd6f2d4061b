"""What the encoder marks: words that tell of acts, and stretches that name targets, weapons and the dead."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from recount.confidence import ASSERTED, CANDIDATE
from recount.reading.findings import Findings
from recount.reading.groups import logit, sigmoid
from recount.reading.items import Anchor
from recount.reading.windows import Ints, Pieces

TAGS = ("target", "weapon", "named_dead")  # what is marked besides anchors, in the order of the columns
_LINKED = 1  # characters that may stand between two marked words of one value


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a document, N of them in order, with the first piece and the sentence of each."""

    words: tuple[Anchor, ...]
    first: Ints
    sentence: Ints


def words(found: Findings, split: Pieces) -> Words:
    """The words of the sentences, without punctuation marks."""
    kept: list[Anchor] = []
    first: list[int] = []
    numbers: list[int] = []
    for number, sentence in enumerate(found.sentences):
        for token in sentence.tokens:
            start, end = split.inside(token.start, token.end)
            if end > start and any(c.isalnum() for c in token.text):
                kept.append(Anchor(token.start, token.end))
                first.append(start)
                numbers.append(number)
    return Words(tuple(kept), np.array(first, dtype=np.int64), np.array(numbers, dtype=np.int64))


def anchors(known: Words, marks: NDArray[np.float32], least: float, most: int | None = None) -> list[Anchor]:
    """The words that tell of an act with a probability above `least`: the likeliest `most`, in order.

    `marks` are the logits of the document's pieces, one column for anchors and one for each of TAGS.
    """
    each = marks[known.first, 0]
    limit = logit(least)
    likely = [int(n) for n in np.argsort(-each, kind="stable") if each[n] > limit][:most]
    return [known.words[n] for n in sorted(likely)]


_WEIGHTY = 1.5  # the weight of words that by themselves point to an act


def overlooked(
    found: Findings, known: Words, marks: NDArray[np.float32], marked: Sequence[Anchor]
) -> list[Anchor]:
    """Words that may tell of an act, where a sentence names a place and a day and nothing else in it tells of one.

    They belong to the weighty words of an act ("a ceasefire deal") and are as likely as a candidate is.
    """

    telling = {found.number(at) for at in (*(a.start for a in marked), *(c.at for c in found.counts))}
    placed = {found.number(site.start) for site in found.sites if site.kind != "country"}
    dated = {found.number(period.start) for period in found.periods if period.first}
    acts = [
        trigger
        for n in sorted((placed & dated) - telling)
        for trigger in found.hints[n].triggers
        if trigger.weight >= _WEIGHTY
    ]
    if not acts:
        return []
    return [
        word
        for word in anchors(known, marks, CANDIDATE)
        if any(act.start <= word.start < act.end for act in acts)
    ]


def tagged(known: Words, marks: NDArray[np.float32], tag: str) -> Iterator[tuple[int, int, float]]:
    """The stretches (content offsets) marked as one of TAGS, with their mean probability.

    A stretch is a run of words of one sentence that may be marked, cut down to the words that are, if any is.
    """
    likely = sigmoid(marks[known.first, 1 + TAGS.index(tag)])
    run: list[int] = []
    for n in [*np.flatnonzero(likely >= CANDIDATE).tolist(), -1]:
        if run and (n != run[-1] + 1 or not _together(known, run[-1], n)):
            sure = [word for word in run if likely[word] >= ASSERTED] or run
            stretch = range(sure[0], sure[-1] + 1)
            yield known.words[sure[0]].start, known.words[sure[-1]].end, float(likely[stretch].mean())
            run = []
        run.append(n)


def _together(known: Words, a: int, b: int) -> bool:
    near = known.words[b].start - known.words[a].end <= _LINKED
    return near and bool(known.sentence[a] == known.sentence[b])
