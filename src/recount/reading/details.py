"""Which of the dead are named."""

import re
from collections.abc import Iterator, Sequence

from recount.model import Document, Span
from recount.reading.sentences import Sentence

_TITLE = (
    r"\b(?:(?:[Mm]ajor|[Ll]ieutenant|[Bb]rigadier|[Ss]taff|[Ss]enior)[\s-])*(?:[Gg]eneral|[Cc]olonel|[Mm]ajor|[Cc]aptain|[Ll]ieutenant|[Bb]rigadier"
    r"|[Ss]ergeant|[Cc]ommander|[Ee]mir|[Ss]heikh|[Dd]octor|[Dd]r\.?|[Jj]ournalist|[Aa]ctivist|[Cc]orrespondent|[Rr]eporter|[Cc]hief|[Ll]eader"
    r"|[Mm]inister|[Mm]ayor|[Ll]awyer|[Tt]eacher|[Pp]riest|[Cc]leric|[Ss]inger|[Ss]tudent|[Ff]armer|[Tt]rader|[Pp]olitician|[Cc]ouncill?or|[Cc]onstable|[Oo]fficer|[Ss]oldier|[Gg]overnor|[Cc]orporal|[Pp]rivate|[Ss]epoy|[Nn]aik|[Hh]avildar|[Ss]ubedar|[Ii]nspector|[Ss]uperintendent|[Pp]astor|[Rr]everend|[Cc]ommissioner|[Pp]rofessor|[Cc]ouncilman|[Ii]mam|[Jj]udge|[Bb]ishop|[Ff]ather|[Gg]en\.?|[Cc]ol\.?|[Mm]aj\.?|[Bb]rig\.?|[Ll]t\.?)"
)
_PERSON = r"(?P<who>(?!(?:In|On|At|The|By|From|After|During|And|But|An?|Two|Three|No|When|While|As|Among)\s)[A-Z][\w'’]+(?:[\s-](?:al-|el-|bin\s|ibn\s|Abu\s|al\s)?[A-Z][\w'’]+|\s(?:al|el)-[A-Z][\w'’]+){1,3}|Abu\s(?:al-)?[A-Z]\w+)"
_DESCRIBED = rf"(?:(?:the|a|an|its|their|one|his|of|and|in)\s|[a-z-]+,?\s){{0,9}}?{_TITLE},?\s{_PERSON}"
_PLACE_OF_DEAD = r"(?:[Aa]mong\s(?:them|the\s(?:dead|killed|victims))(?:\s(?:was|were|is|are))?|(?:the\s)?(?:dead|victims)\s(?:include|included|including))"
_DEAD = (
    re.compile(
        rf"\b(?:including|included|includes|{_PLACE_OF_DEAD}|killed|killing|killing\sof|death\sof|assassinat\w+|shot\sdead|identified\sas"
        rf"|murder\w*\sof|named\s(?:one\sof\sthem\s|him\s)?as),?\s{_DESCRIBED}"
    ),
    re.compile(
        rf"\b(?:killed|shot\sdead|identified\sas|murder\sof|death\sof|assassination\sof|killing\sof)\s(?:one\s)?{_PERSON}"
    ),
    re.compile(
        rf"{_TITLE},?\s{_PERSON},?\s?(?:\([^)]*\)\s|[^.,]{{0,60}},\s)?(?:was|were|is|are|has\sbeen|had\sbeen)\s(?:also\s)?"
        rf"(?:killed|shot|assassinated|slain|among)\b"
    ),
    re.compile(
        rf"{_PERSON},?\s(?:[^.]{{0,60}},\s)?was\s(?:among\sthe\s(?:dead|killed)|killed|shot\sdead|assassinated|martyred)"
    ),
)
_LISTING = _DEAD[:2]  # "killed Adil Ahmad and Shakir Altaf", "identified as A, B and C"
_NEXT = re.compile(
    rf"(?:\s\([^)]*\))?(?:,?\sand\s|,\s){_PERSON}"
    r"(?![\w'’-]|\s(?:said|says|told|reports?|reported|adds?|added|confirmed|quot\w+|cit\w+|claim\w+|was|were|had|has)\b)"
)
_RANK = re.compile(rf"(?:{_TITLE}\s)+(?=[A-Z])")


def _listed(sentence: Sentence, first: re.Match[str], goes_on: bool) -> Iterator[tuple[int, int]]:
    """Offsets of a name and, where the list goes on, of those joined to it."""
    match: re.Match[str] | None = first
    while match:
        yield sentence.start + match.start("who"), sentence.start + match.end("who")
        match = _NEXT.match(sentence.text, match.end("who")) if goes_on else None


_BEFORE = 60  # characters before "identified as" that say who is
_OTHERS = re.compile(
    r"\b(?:injured|wounded|arrest(?:ed|ees)|detain(?:ed|ees)|abducted|kidnapped|assaulted|surrendered|accused|suspects?)\b"
)
_THE_DEAD = re.compile(r"\b(?:killed|dead|slain|deceased|died|victims?|bod(?:y|ies))\b")


def _identifies_others(text: str, match: re.Match[str]) -> bool:
    """Whether those who are "identified as" are the injured or the arrested, not the dead."""
    near = text[max(0, match.start() - _BEFORE) : match.start()].lower()
    identified = match.group().lower().startswith("identified")
    return identified and bool(_OTHERS.search(near)) and not _THE_DEAD.search(near)


def named_dead(document: Document, sentence: Sentence, other_names: Sequence[tuple[int, int]]) -> list[Span]:
    """The people whom a sentence names among the dead; `other_names` are offsets of places and parties."""

    def found() -> Iterator[tuple[int, int]]:
        for pattern in _DEAD:
            for match in pattern.finditer(sentence.text):
                if not _identifies_others(sentence.text, match):
                    yield from _listed(sentence, match, pattern in _LISTING)

    kept: list[tuple[int, int]] = []
    for start, end in sorted(set(found()), key=lambda span: (span[0], -span[1])):
        if any(start < b and a < end for a, b in other_names) or any(start < b and a < end for a, b in kept):
            continue
        rank = _RANK.match(document.content, start, end)
        kept.append((rank.end() if rank else start, end))
    return [document.span(start, end) for start, end in kept]
