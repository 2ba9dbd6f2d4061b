"""With what, against whom, and which of the dead are named: the smaller fields of an account."""

import re
from collections.abc import Iterator, Sequence

from recount.model import Document, Span
from recount.reading.sentences import Sentence

_WEAPONS = re.compile(
    r"""\b(?:(?:air|drone)[\s-]?(?:strikes?|raids?|attacks?|bombardments?)|aerial\s(?:bombardments?|attacks?|raids?)|barrel\sbombs?
    |(?:cluster|vacuum|suicide|car|truck|roadside|petrol|phosphorus|thermobaric)[\s-](?:bomb(?:s|ings?)?|munitions?)
    |(?:suicide|explosive)\s(?:bombers?|belts?|vests?|attacks?)|rocket\s(?:shells?|fire|attacks?|launchers?)|rocket-propelled\sgrenades?
    |mortar\s(?:shells?|rounds?|fire|bombs?)|mortars?|(?:surface-to-surface|ballistic|cruise|guided|anti-tank|TOW|Scud)\s(?:missiles?|rockets?)
    |missiles?|rockets?|artillery(?:\s(?:fire|shells?|shelling))?|shelling|shells|tanks?\sfire|tank\sshells?|tanks|war\s?planes?|fighter\sjets?
    |helicopters?|drones?|chemical\s(?:weapons?|agents?)|(?:chlorine|sarin|mustard|poison|toxic|nerve)(?:\s(?:gas|agents?))?
    |(?:improvised\s)?explosive\sdevices?|IEDs?|land\s?mines?|booby[\s-]traps?|grenades?|snipers?|knives|knife|machetes?|machine[\s-]guns?
    |assault\srifles?|gunfire|small\sarms|explosives|booby-trapped\s(?:cars?|vehicles?)|bombs?|bombardment)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_TARGETED = re.compile(
    r"""\b(?:target(?:ed|ing|s)?|hit(?:ting|s)?|struck|str(?:ikes?|iking)\s(?:on|against|at)|raids?\s(?:on|against)|bomb(?:ed|ing)
    |shell(?:ed|ing)(?:\s(?:on|of))?|pound(?:ed|ing)|attack(?:s|ed|ing)?(?:\s(?:on|against))?|storm(?:ed|ing)|against|captur(?:ed|ing)|seiz(?:ed|ing)
    |ambush(?:ed|ing)|shot\sdead|gunned\sdown|assassinat(?:ed|ing)|raid(?:ed|ing)|recaptur(?:ed|ing)|operations?\sagainst|fir(?:ed|ing)\s(?:on|at)|destroy(?:ed|ing)
    |assault\son|offensive\s(?:on|against)|abduct(?:ed|ing)|kidnapp(?:ed|ing)|blast\s(?:at|in|near)|fell\son)\s+
    (?P<what>(?:(?:the|a|an|its|their|two|three|several|some|his|her|of)\s+)*
      (?!(?:by|and|in|on|with|from|to|that|which|at|who|when|as|for|after|during|it|them|him|us|since|took|an?|the|before|until|because|where|while|this|these|those|more|place|killing|also|still|back|off|out|over|up|least)\b)[\w'’-]+
      (?:\s+(?:of\s+(?:the\s+)?|and\s+)?(?!(?:in|on|at|by|and|with|from|to|that|which|who|when|as|for|after|during|killing|killed|leaving|wounding
         |injuring|near|was|were|has|have|had|said|on|according|while|where|since|before|but|late|early|overnight|Monday|Tuesday|Wednesday
         |Thursday|Friday|Saturday|Sunday|yesterday|today|of|the|is|are|inside|outside|around|using|causing|destroying|during|it|they)\b)[\w'’-]+){0,4})""",
    re.VERBOSE,
)
_NO_TARGET = re.compile(
    r"""(?:(?:the|a|an|its|their|his|her)\s)?(?:\w+ed|was|were|is|are|target|targets|hit|hits|struck|strike|kill|kills|rises?|climbs?|continue\w*|have|has|had|attacks?|day|days
    |(?:mon|tues|wednes|thurs|fri|satur|sun)day|night|morning|week|time|same|operation|country|world|coincid\w*|[\d.,]+)(?:\s|$)|\W*$""",
    re.VERBOSE | re.IGNORECASE,
)
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
_RANK = re.compile(rf"(?:{_TITLE}\s)+(?=[A-Z])")


def weapons(document: Document, sentence: Sentence) -> list[Span]:
    """The weapons that a sentence names."""
    return [
        document.span(sentence.start + m.start(), sentence.start + m.end())
        for m in _WEAPONS.finditer(sentence.text)
    ]


def targets(document: Document, sentence: Sentence) -> list[Span]:
    """What the acts of a sentence were aimed at, by the words behind their verbs."""
    return [
        document.span(sentence.start + m.start("what"), sentence.start + m.end("what"))
        for m in _TARGETED.finditer(sentence.text)
        if not _NO_TARGET.match(m["what"])
    ]


def named_dead(document: Document, sentence: Sentence, other_names: Sequence[tuple[int, int]]) -> list[Span]:
    """The people whom a sentence names among the dead; `other_names` are offsets of places and parties."""

    def found() -> Iterator[tuple[int, int]]:
        for pattern in _DEAD:
            for match in pattern.finditer(sentence.text):
                yield sentence.start + match.start("who"), sentence.start + match.end("who")

    kept: list[tuple[int, int]] = []
    for start, end in sorted(set(found()), key=lambda span: (span[0], -span[1])):
        if any(start < b and a < end for a, b in other_names) or any(start < b and a < end for a, b in kept):
            continue
        rank = _RANK.match(document.content, start, end)
        kept.append((rank.end() if rank else start, end))
    return [document.span(start, end) for start, end in kept]
