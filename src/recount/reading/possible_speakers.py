"""Possible speakers: who else a sentence with a verb of saying may take its word from.

The rules of attribution.py name one speaker for each saying; here are the phrases on both sides of the verb and the
agencies and monitors that a sentence names, for the model to choose from.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from recount.actors import Actor
from recount.model import Document, Span
from recount.reading.lexicon import SAY
from recount.reading.sentences import Sentence
from recount.reading.speakers import around

_VERBS = SAY | {"according", "told", "quoting", "citing", "reportedly", "confessed", "released"}


def possible_speakers(
    document: Document,
    sentences: Sequence[Sentence],
    named: Sequence[tuple[int, int, Actor]],
    known: Sequence[Span],
) -> list[Span]:
    """Phrases that may be sources and are not among the `known` ones; `named` are the registry's names."""
    stated = sorted((span.start, span.end) for span in known)
    media = [(start, end) for start, end, actor in named if actor.kind in ("monitor", "media")]
    found: list[Span] = []
    for sentence in sentences:
        taken = _inside(stated, sentence)
        for start, end in sorted({*_beside_verbs(sentence), *_inside(media, sentence)}):
            if not any(a <= start and end <= b for a, b in taken):
                taken.append((start, end))
                found.append(document.span(start, end))
    return found


def _inside(stretches: Sequence[tuple[int, int]], sentence: Sentence) -> list[tuple[int, int]]:
    """Those of some stretches, in order, that begin in a sentence."""
    first, stop = (bisect_left(stretches, (at, 0)) for at in (sentence.start, sentence.end))
    return list(stretches[first:stop])


def _beside_verbs(sentence: Sentence) -> Iterator[tuple[int, int]]:
    tokens = sentence.tokens
    for n, token in enumerate(tokens):
        if token.lower in _VERBS:
            for first, last in around(tokens, n):
                yield tokens[first].start, tokens[last].end
