"""Nobody harmed: "no casualties", "nobody was hurt", "escaped unhurt"."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from recount.model import Effect
from recount.reading.effects import PARTICIPLE_EFFECT
from recount.reading.sentences import Token

_NOBODY = re.compile(
    r"(?:\b(?:no|without|nor|never|not|zero)|n['’]?t) (?:(?:any|immediate|further|more|other|civilian|human|report|reports|of|cause|"
    r"causing|there|were) )*?(?:(?P<both>casualt(?:y|ies)|victims)|(?P<dead>deaths?|fatalit(?:y|ies)|loss of life|lives lost|human loss(?:es)?|loss of lives)"
    r"|(?P<hurt>injur(?:y|ies)))\b|(?:no one|nobody|none|no person|no civilian) (?:of them )?(?:was|were|is|has been) (?P<verb>\w+)"
    r"(?: (?:or|and|nor) (?P<second>\w+))?|\b(?:escaped|remained|was|were) (?P<safe>unhurt|unharmed|uninjured|unscathed)\b"
)


def nobody(tokens: Sequence[Token]) -> Iterator[tuple[Effect, int, int]]:
    """What befell nobody, with the first and last token of the words that say so.

    "No casualties" counts nobody killed and nobody injured.
    """
    words = [t.lower for t in tokens]
    starts = list(accumulate((len(word) + 1 for word in words), initial=0))
    for match in _NOBODY.finditer(" ".join(words)):
        first, last = (bisect_right(starts, at) - 1 for at in (match.start(), match.end() - 1))
        for effect in _effects(match):
            yield effect, first, last


def _effects(match: re.Match[str]) -> Sequence[Effect]:
    if match["verb"]:
        told = [word for word in match.group("verb", "second") if word in PARTICIPLE_EFFECT]
        return list(dict.fromkeys(PARTICIPLE_EFFECT[word] for word in told))
    if match["dead"]:
        return [Effect.KILLED]
    return [Effect.INJURED] if match["hurt"] else [Effect.KILLED, Effect.INJURED]
