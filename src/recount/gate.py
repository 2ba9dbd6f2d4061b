"""Whether a document may report political violence at all: a cheap look before the reading."""

import re

from recount.model import Document

_HARM = re.compile(
    r"\b(?:kill(?:ed|ing|s)?|dead|died|deaths?|wound(?:ed|ing)|injur(?:ed|ing|ies)|casualt\w+|massacre\w*|murder\w*|shot|"
    r"behead\w*|execut(?:ed|ion|ions)|abduct\w*|kidnap\w*|hostages?|tortur\w+|assassinat\w+|martyr\w*|fatal\w*|bodies|"
    r"arrest\w*|detain\w*)\b",
    re.IGNORECASE,
)
_FORCE = re.compile(
    r"\b(?:attack\w*|bomb\w*|blast\w*|explo\w+|shell(?:ed|ing|s)|air ?-?(?:strikes?|raids?)|rockets?|missiles?|mortars?|gunm[ae]n|"
    r"gun ?(?:fire|battle|fight)s?|clash\w*|ambush\w*|militants?|rebels?|insurgents?|terroris\w+|guerrillas?|soldiers?|troops|army|"
    r"militias?|jihad\w*|fighters|warplanes?|ceasefire|truce|chemical|massacre\w*|riots?|mobs?|maoists?|naxal\w*|captur\w+|"
    r"offensive|police|protest\w*|encounter|extremists?|sniper\w*|grenades?|landmines?|drones?)\b",
    re.IGNORECASE,
)
_ENOUGH = 2


def is_relevant(document: Document) -> bool:
    """True when the text speaks of harm and of armed force, or of armed force more than once.

    Meant to lose nothing: it turns away other topics, not near ones.
    """
    content = document.content
    harm = _HARM.search(content)
    force = {m.group().lower() for m in _FORCE.finditer(content)}
    return len(force) >= (_ENOUGH - 1 if harm else _ENOUGH)
