"""Names that are also words: "Dawn" is the newspaper where it reports, and the morning elsewhere."""

import re
from functools import cache

from recount.actors.load import words
from recount.names import fold

_BEFORE = re.compile(
    r"\b(?:report(?:s|ed|ing)?|tells?|told|according to|quot(?:ed by|ing)|citing|cited by|"
    r"newspaper|daily|agency|correspondent of)[ \n]+(?:the )?$",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"(?:['’]s)?,? (?:newspaper|daily|agency|news|website|correspondent|report(?:s|ed|er)?|quot(?:es|ed|ing)|"
    r"sa(?:ys|id)|added)\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"[ -](?!(?:on|in|that|quoting|citing)\b)[a-z]")  # "according to DNA tests"
_REACH = 40  # characters before a name that are looked at


@cache
def _ambiguous() -> frozenset[str]:
    return frozenset(fold(name) for name in words("names_that_are_words.txt"))


def reports(key: str, text: str, start: int, end: int, mixed: bool) -> bool:
    """Whether a folded name between two offsets of a text stands for an outlet.

    True of every name that is no word of other things. `mixed` says that the text has both cases, so that a
    small letter behind the name shows that the words go on.
    """
    if key not in _ambiguous():
        return True
    if _BEHIND.match(text, end):
        return True
    told = _BEFORE.search(text[max(0, start - _REACH) : start])
    return told is not None and not (mixed and _GOES_ON.match(text, end))
