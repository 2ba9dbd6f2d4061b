"""Texts in one case: upper or lower throughout, as old wires and scraped pages are, given the case of sentences.

The rules of this step heed capitals. A text without the difference is read in a copy of the same length, in
which what is known to be a name has capitals; offsets into the copy are offsets into the text.
"""

import re

from recount.actors import registry
from recount.gazetteer import demonym, find_names
from recount.names import lowered

_ENOUGH = 80  # letters without which a text is too short to tell
_ALMOST_ALL = 0.95
_HARDLY_ANY = 0.002
_CALENDAR = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|june|july|august|september|october|november"
    r"|december)\b"
)
_SENTENCE = re.compile(r"(?:\A|\n\s*\n|[.!?]\s+|--\s+|[\"“]\s*)(?P<first>[a-z])")
# A person's name is known by the title before it.
_NO_NAME = (
    r"(?!(?:of|in|for|the|and|was|is|said|who|to|at|by|on|a|from|has|had|told|as|with|that|were|are|he|she|they|also|but"
    r"|[a-z]+(?:ed|ing|ly))\b)"
)
_TITLED = re.compile(
    r"\b(?:general|gen\.|colonel|col\.|major|captain|lieutenant|sergeant|president|minister|mayor|governor|father|bishop|judge"
    r"|senator|deputy|commander|leader|dr\.|mr\.|mrs\.|spokesman|spokeswoman|priest|journalist|activist|ambassador|named|identified as)\s"
    rf"(?P<name>{_NO_NAME}[a-z][\w'’]+(?:\s{_NO_NAME}[a-z][\w'’]+){{0,2}})"
)
_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST = 4  # letters of a place name that may be told without its capital: "Ha" is a word more often
_ABBREVIATION = 5  # letters up to which a name that the registry has in capitals is written so


def is_one_case(text: str) -> bool:
    """Whether a text has no capitals, or nothing but capitals."""
    upper = sum(1 for c in text if c.isupper())
    letters = upper + sum(1 for c in text if c.islower())
    share = upper / letters if letters else 0.5
    return letters >= _ENOUGH and (share >= _ALMOST_ALL or share <= _HARDLY_ANY)


def recased(text: str) -> str:
    """`text`, of the same length, in lower case with capitals for the names known in it and for first words."""
    lower = lowered(text)
    letters = list(lower)

    def capital(start: int, end: int, whole: bool = False) -> None:
        for word in _WORD.finditer(lower, start, end):
            if word.start() and lower[word.start() - 1] in "'’":
                continue  # a genitive's s
            if word.group() not in ("of", "the", "and", "al", "el", "de", "la", "for", "in"):
                stop = word.end() if whole else word.start() + 1
                letters[word.start() : stop] = lower[word.start() : stop].upper()

    for start, end, actor in registry().find(lower):
        names = (actor.name, *actor.aliases)
        short = end - start <= _ABBREVIATION and any(lower[start:end].upper() == name for name in names)
        if any(name[:1].isupper() for name in names) and not actor.id.startswith("any-"):
            capital(start, end, whole=short)
    for start, end, _ in find_names(lower):
        if end - start >= _SHORTEST:
            capital(start, end)
    for word in _WORD.finditer(lower):
        if len(word.group()) > 4 and demonym(word.group()):
            capital(*word.span())
    for match in _CALENDAR.finditer(lower):
        capital(*match.span())
    for match in _TITLED.finditer(lower):
        capital(*match.span("name"))
    for match in _SENTENCE.finditer(lower):
        capital(match.start("first"), match.start("first") + 1)
    return "".join(letters)
