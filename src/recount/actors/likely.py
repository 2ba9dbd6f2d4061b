"""Names that the registry spells otherwise: the actor whose name one is most likely a spelling of.

Two spellings of one Arabic name share their consonants (`recount.gazetteer.skeleton`); slips in other names
are a letter or two. Names are held against each other word by word, and a name that is as like to two actors
is neither's: to leave a group unknown does less harm than to take it for another.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz import fuzz, process

from recount.gazetteer import skeleton
from recount.names import fold

_LETTERS = 7  # letters of a name that may be misspelt; in a shorter one each letter tells groups apart
_SAME_BONES = 60.0  # the likeness, of 100, that two words of one skeleton must have besides
_ALIKE = 84.0  # and two of different skeletons
_LEAST = 70.0  # of whole names, from which their words are looked at
_UNVOICED = 50.0  # the same of a name from a script that writes no short vowels
_WRITTEN = 4  # letters that such a name must have
_LOOKED_AT = 20
_PAIRS = 50_000  # of words, kept as they were found: most of a report's come again in the next


class Likely:
    """The names of actors, to be asked for the likeliest; `names` are folded names and their actors' ids."""

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        self._ids: dict[str, set[str]] = defaultdict(set)
        for name, actor_id in names:
            if len(name) >= _LETTERS:
                self._ids[name].add(actor_id)
        self._names = list(self._ids)

    def actor_id(self, name: str) -> str | None:
        """The id of the actor that a name is most likely a spelling of; None where none is, or two are."""
        folded = fold(name)
        key = in_latin(folded)
        letters, least = (_LETTERS, _LEAST) if folded == key else (_WRITTEN, _UNVOICED)
        if len(key) < letters:
            return None
        alike: dict[str, float] = {}
        for found, score, _ in process.extract(
            key, self._names, scorer=fuzz.ratio, score_cutoff=least, limit=_LOOKED_AT
        ):
            if spelt_alike(key, found):
                for actor_id in self._ids[found]:
                    alike.setdefault(actor_id, score)
        best = max(alike.values(), default=0.0)
        likeliest = [actor_id for actor_id, score in alike.items() if score == best]
        return likeliest[0] if len(likeliest) == 1 else None


def spelt_alike(a: str, b: str) -> bool:
    """Whether two folded names have the same words in the same order, each a spelling of the other's."""
    ours, theirs = a.split(), b.split()
    return len(ours) == len(theirs) and all(map(_word_alike, ours, theirs))


@lru_cache(maxsize=_PAIRS)
def _word_alike(a: str, b: str) -> bool:
    if a == b:
        return True
    if a[0] != b[0] or any(c.isdigit() for c in a + b):
        return False
    like = fuzz.ratio(a, b)
    bones, others = _bones(a), _bones(b)
    return like >= (_SAME_BONES if len(bones) > 1 and bones == others else _ALIKE)


def _bones(word: str) -> str:
    """The skeleton of a word, its feminine ending as it is written before another word."""
    return re.sub(r"A$", "t", skeleton(word))


_ARTICLE = re.compile(r"\bال(?=\w{3})")


def in_latin(name: str) -> str:
    """A folded name in Latin letters: one in another script is transliterated, its articles left off."""
    if name.isascii():
        return name
    from rigour.text import ascii_text  # slow to load, and few names need it

    # what has no Latin letter, such as the Arabic ʿayn, is lost
    return fold(ascii_text(_ARTICLE.sub("", name)).replace("?", ""))
