"""Whether a document may report political violence at all: a cheap look before the reading."""

import re

from recount.model import Document

# Each line is one kind: however often and in whatever form its words stand, they count once.
_HARM = {
    "death": r"kill(?:ed|ings?|s)?|dead|die[ds]|deaths?|fatal\w*|bodies",
    "injury": r"wound(?:ed|ing|s)|injur(?:ed|ing|ies|es|y)|hurt|casualt\w+",
    "murder": r"murder\w*|massacre\w*|assassinat\w+|execut(?:ed|ions?)|behead\w*|lynch\w*|martyr\w*",
    "assault": r"shot|shooting|stabb\w+|assault\w*|tortur\w+|rap(?:ed|es?)",
    "abduction": r"abduct\w*|kidnap\w*|hostages?",
    "arrest": r"arrest\w*|detain\w*|detention|custody|nabbed|rounded up|lathi\w*|tear ?gas\w*",
    "loss": r"loot\w*|burn(?:t|ed|ing)|torch(?:ed|ing)|arson\w*|set (?:\w+ ){0,4}(?:ablaze|afire|on fire)",
}
_FORCE = {
    "bomb": r"bomb(?!ay\b)\w*|grenades?|landmines?",
    "explosion": r"explo[ds]\w+",
    "shell": r"shell(?:ed|ing|s)|rockets?|missiles?|mortars?",
    "aircraft": r"air ?-?(?:strikes?|raids?)|warplanes?|drones?",
    "gun": r"gunm[ae]n|gun ?-?(?:fire|battle|fight)s?|firing|(?:opened|rounds of) fire|fired (?:at|on|upon)",
    "ambush": r"ambush\w*|massacre\w*|snipers?",
    "armed": r"militants?|militancy|militias?|paramilitar\w+|mercenar\w+|armed|assailants?",
    "rebel": r"rebel\w*|insurg\w+|guerr?illas?|separatists?|naxal\w*|maoists?|ultras|cadres?",
    "jihad": r"jihad\w*|extremis\w+|taliban|isi[sl]|islamic state|daesh|al-? ?qa[ei]da",
    "terror": r"terroris\w+",
    "army": r"soldiers?|troops|army|security (?:forces?|personnel)|commander|fighters|tanks?",
    "truce": r"ceasefire|truce",
    "riot": r"riot\w*|communal|pogroms?",
    "mob": r"mobs?|vandal\w+",
    "curfew": r"curfews?",
    "fire": r"torch(?:ed|ing)|arson\w*|set (?:\w+ ){0,4}(?:ablaze|afire|on fire)",
    "chemical": r"chemical (?:weapons?|attacks?)|sarin|chlorine",
}
# Words that sport, politics and business borrow, so that one of them says little.
_BORROWED = {
    "attack": r"attack\w*",
    "blast": r"blasts?",
    "clash": r"clash\w*",
    "capture": r"captur\w+|seiz\w+|storm(?:ed|ing)",
    "offensive": r"offensives?",
    "police": r"police\w*|constables?",
    "protest": r"protest\w*|demonstrat\w+",
    "encounter": r"encounters?",
    "violence": r"violen\w+",
    "gang": r"targeted killing|gangs?|hideouts?|weapons?",
}


def _pattern(kinds: dict[str, str]) -> re.Pattern[str]:
    named = "|".join(f"(?P<{kind}>{words})" for kind, words in kinds.items())
    return re.compile(rf"\b(?:{named})\b", re.IGNORECASE)


_HARM_WORDS, _FORCE_WORDS, _BORROWED_WORDS = map(_pattern, (_HARM, _FORCE, _BORROWED))


def is_relevant(document: Document) -> bool:
    """True when the text speaks of harm and of armed force, or of two kinds of force.

    Of words that other topics borrow ("attack", "clash"), two stand for one of force, and one does beside
    harm of two kinds or an arrest by the police. Meant to lose nothing: it turns away other topics, not near
    ones.
    """
    content = document.content
    if _HARM_WORDS.search(content) and _FORCE_WORDS.search(content):
        return True
    harm, force, borrowed = (_kinds(words, content) for words in (_HARM_WORDS, _FORCE_WORDS, _BORROWED_WORDS))
    if not harm:
        return len(force) > 1 or bool(force and borrowed)
    arrested_by_police = "arrest" in harm and "police" in borrowed
    return len(borrowed) > 1 or arrested_by_police or (len(harm) > 1 and bool(borrowed))


def _kinds(words: re.Pattern[str], content: str) -> set[str]:
    """The kinds of words that stand in a text."""
    return {match.lastgroup for match in words.finditer(content) if match.lastgroup}
