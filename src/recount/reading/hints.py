"""What the words of a sentence hint at, by rule: kinds of acts, parts of parties, and whether it all happened."""

import re
from dataclasses import dataclass

from recount.reading.parties import Role
from recount.reading.sentences import Sentence
from recount.reading.types import Trigger

_PLANNED = re.compile(
    r"\b(?:foil(?:ed|s|ing)|thwart(?:ed|s|ing)|plot(?:s|ted|ting)?|planned to|planning to|plans to|threaten(?:ed|s|ing)? to|vow(?:ed|s) to"
    r"|attempted to|warned of (?:an? )?(?:attack|strike))\b",
    re.IGNORECASE,
)
_DISPUTED = re.compile(
    r"""\b(?:den(?:ied|ies|ying)\s(?:that\s(?!it\b|its\b|they\b|their\b|he\b|his\b)|any\s(?:such\s)?(?:attack|strike|raid|incident)|(?:the\s)?(?:reports?|claims?)\sof)
    |dismiss(?:ed|es|ing)\s(?:the\s)?(?:reports?|claims?)\sof
    |(?:did\snot|never)\s(?:take\splace|happen)|no\ssuch\s(?:attack|strike|incident)|(?:called|branded)\s(?:the\s)?(?:reports?|claims?|allegations?)\s(?:\w+\s){0,5}(?:false|fabricated|lies|untrue)
    |(?:reports?|claims?)(?:\s\w+){0,6}\s(?:were|was|are|is)\s(?:false|fabricated|untrue))\b""",
    re.VERBOSE | re.IGNORECASE,
)
_APART = re.compile(
    r"^\W*(?:Separately|Elsewhere|In (?:another|a separate|other|a different|a second)|Another|Other|Meanwhile|Also|Earlier|Previously"
    r"|In a related|The same source|In the (?:northern|southern|eastern|western|central))\b"
)
_BEFORE_THE_NEWS = re.compile(
    r"\b(?:had|last (?:year|month|week)|earlier|previous(?:ly)?|since|in recent|ago)\b", re.IGNORECASE
)
# Sentences that call for something or suppose it, and lives of years, not of days.
_NOT_TOLD = re.compile(
    r"\b(?:called (?:for|on)|urged|if|resolution|sanctions|demand\w*|condemn\w*|years of|regularly|often|frequently|routinely)\b",
    re.IGNORECASE,
)
_REFERS = re.compile(
    r"(?:It|They|The (?:attack|blast|explosion|bomb(?:ing)?|strike|raid|device|assault)s?)\b"
)
_WAR = re.compile(
    r"\b(?:war|conflict|uprising|revolution|revolt|crisis|unrest|hostilities|insurgency|violence)\b",
    re.IGNORECASE,
)
_TESTS = (_PLANNED, _DISPUTED, _BEFORE_THE_NEWS, _NOT_TOLD, _WAR)  # anywhere in a sentence
_OPENINGS = (_APART, _REFERS)  # at its beginning
WORDINGS = len(_TESTS) + len(_OPENINGS)
PLANNED, DISPUTED = 0, 1  # of the wordings


@dataclass(frozen=True, slots=True)
class Hints:
    """The hints of one sentence; `wordings` has one truth for each of the patterns."""

    triggers: tuple[Trigger, ...]
    roles: tuple[Role, ...]
    wordings: tuple[bool, ...]


def wordings(sentence: Sentence) -> tuple[bool, ...]:
    """Which of the patterns a sentence holds: planned, disputed, before the news, not told, war, apart, refers."""
    text = sentence.text
    return (
        *(bool(pattern.search(text)) for pattern in _TESTS),
        *(bool(pattern.match(text)) for pattern in _OPENINGS),
    )
