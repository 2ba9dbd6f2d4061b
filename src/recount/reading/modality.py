"""Whether a report says that an act happened, is disputed, or was only planned."""

import re

from recount.model import Modality
from recount.reading.drafts import Draft

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


def modality(draft: Draft) -> Modality:
    """Planned where the sentence that founds the draft says so; disputed where any sentence denies the act itself."""
    if draft.tellings and _PLANNED.search(draft.tellings[0].sentence.text):
        return Modality.PLANNED
    if any(_DISPUTED.search(t.sentence.text) for t in draft.tellings):
        return Modality.DISPUTED
    return Modality.OCCURRED
