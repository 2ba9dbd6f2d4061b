"""The words that reports put around a name: what to leave off before looking it up."""

import re
from collections.abc import Iterator
from functools import cache

from recount.actors.load import words
from recount.gazetteer import demonym
from recount.names import fold

_BRACKETS = re.compile(r"\s*[(\[]([^)\]]*)[)\]]")
_SPEAKER = re.compile(
    r"^(?:(?:a|an|the|another|some) )?(?:\w+ )?"
    r"(?:sources?|officials?|members?|units?|supporters|spokes(?:wo)?man) "
    r"(?:at|in|from|of|for|with|within|close to) (?:the )?",
    re.IGNORECASE,
)
_SHORT = 2  # letters up to which a name in small letters is a word: "is", "ap"


@cache
def _before() -> frozenset[str]:
    return frozenset(words("words_before.txt"))


@cache
def _behind() -> frozenset[str]:
    return frozenset(words("words_behind.txt"))


def attempts(name: str) -> Iterator[str]:
    """The folded wordings under which a name may be known: as it stands first, then barer and barer."""
    bare = re.sub(r"['’]s\b", "", _BRACKETS.sub("", name)).strip(" \"'“”‘’.,")
    inner = [match.group(1) for match in _BRACKETS.finditer(name) if _ends(name[match.end() :])]
    seen: set[str] = set()
    for text in (name, bare, _SPEAKER.sub("", bare), *inner):
        key = fold(text)
        if len(key) <= _SHORT and text.islower():
            continue
        for wording in (*_barer(key), f"the {key}"):
            if wording not in seen and (len(wording) > _SHORT or wording == key or wording.upper() in text):
                seen.add(wording)
                yield wording


def bare(name: str) -> str:
    """A folded name without the words that reports put around it: "Ansar al-Tawhid fighters (AT)"."""
    return min(_barer(fold(_BRACKETS.sub(" ", name)) or fold(name)), key=len)


def _ends(rest: str) -> bool:
    """Whether nothing but words that belong to no name follows a bracket."""
    return all(word in _behind() for word in fold(rest).split())


def _barer(key: str) -> Iterator[str]:
    parts = key.split()
    yield key
    ends = [len(parts)]
    while ends[-1] > 1 and parts[ends[-1] - 1] in _behind():
        ends.append(ends[-1] - 1)
    starts = [0]
    while starts[-1] < len(parts) - 1 and (parts[starts[-1]] in _before() or demonym(parts[starts[-1]])):
        starts.append(starts[-1] + 1)
    for start in starts:
        for end in ends:
            if start < end and (start, end) != (0, len(parts)):
                yield " ".join(parts[start:end])
