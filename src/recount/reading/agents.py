"""Who could act: the parties that a report names, and sides without a name."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from recount.actors import registry
from recount.gazetteer import demonym, lookup
from recount.model import Document


@dataclass(frozen=True, slots=True)
class Agent:
    """A party that could act: offsets into the content, and the registry's id for it, if it has one."""

    start: int
    end: int
    id: str | None


_ACTING_KINDS = frozenset(("state", "state-forces", "armed-group", "militia", "political", "coalition"))
FORCE_NOUNS = frozenset(
    """forces force troops troop fighters fighter militants militant terrorists terrorist group groups warplanes warplane
    jets jet helicopters helicopter aircraft planes plane soldiers soldier army police gunmen members cadres rebels rebel
    units unit militia militias militiamen military regime government navy drone drones gunships artillery insurgents
    jihadists extremists cell cells organization organisation organizations bombers commandos rangers personnel
    air-force men guards""".split()
)
_GENERIC = re.compile(
    r"\b(?:(?:[Uu]nidentified|[Uu]nknown|[Ss]uspected|[Aa]rmed|[Mm]asked)\s)(?:[Pp]ersons|[Aa]ssailants?|[Aa]ttackers?|men)\b"
    r"|\b(?:(?:[Uu]nidentified|[Uu]nknown|[Ss]uspected|[Aa]rmed|[Mm]asked)\s)?(?:[Gg]unm[ea]n|[Mm]ilitants|[Aa]rmed (?:men|groups?)|[Ee]xtremists"
    r"|[Ss]uicide (?:bomber|attacker)s?|[Ss]nipers?|[Cc]riminals|[Jj]ihadists|[Mm]aoists?|[Nn]axals|[Mm]obs?|[Cc]adres|[Tt]roops|[Ss]oldiers|[Ss]ettlers|[Rr]ioters|[Pp]olice(?:men)?)\b"
)


# Words of names, taken whole; no longer ones, or each start within a token of thousands would read all the rest
_WORD, _HYPHENED = r"[A-Z][\w'’]{1,60}+", r"[A-Z][\w'’-]{1,60}+"

# "Zeliangrong United Front (ZUF)": a name that the registry lacks, by the noun that ends it
_ORGANISED = re.compile(
    rf"\b(?!The\s)(?:{_HYPHENED}\s(?:(?:of|for|al|ul|the)\s){{0,2}}){{1,5}}"
    r"(?:Front|Army|Armies|Forces?|Guards?|Brigades?|Battalions?|Division|Squad|Militia|Movement|Regiment|Rifles|Organi[sz]ation|Party)\b"
)


# Words with which a name does not begin, though they are written as if
_OPENING = (
    r"(?:The|This|These|Those|Some|Many|Most|Several|Other|More|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve"
    r"|\w+teen|Twenty|Dozens|Hundreds|Suspected|Unknown|Unidentified|Armed|Masked|Alleged|Killed|Captured|Wounded|Allied|Former"
    r"|Rival|Both|All|No|And|But|Also|So|As|When|While|After|Since|In|On|At|From|Near|By|Its|Our|Their|His|Early|Earlier|Later"
    r"|Lately|Latest|Meanwhile|Among|Senior|Members|Retreating|Jan\w*|Feb\w*|March|April|May|June|July|Aug\w*|Sept\w*|Oct\w*"
    r"|Nov\w*|Dec\w*|\w+day)\b"
)
# "Ansar al-Tawhid fighters": another, by what its people are called
_MANNED = re.compile(
    rf"\b(?!{_OPENING}|(?:Foreign|Local|Rebel|Opposition|Government|Regime|Islamist|Jihadist|Tribal|Ethnic|Radical)\b)"
    rf"(?:(?:[Aa]l|[Ee]l)[- ])?{_WORD}(?:[ -](?:(?:al|el|ul|of|the|e|for)[- ])?{_WORD}){{0,3}}"
    r"(?=\s(?:fighters|militants|rebels|insurgents|gunmen|militia(?:men)?|cadres|brigades?|jihadists|extremists)\b)"
)
# "forces loyal to President Bashar al-Assad"
_LOYAL = re.compile(
    r"\b(?:forces|fighters|troops|soldiers|gunmen|militia(?:s|men)?)\sloyal\sto\s(?:the\s)?"
    r"(?:(?:President|General|Field\sMarshal|commander|ex-president|[A-Z][a-z]+['’]?s)\s)*[A-Z][\w'’]+(?:\s(?:al-)?[A-Z][\w'’-]+){0,2}"
)
_OWNERS = re.compile(
    r"\b(?:[Gg]overnment|[Jj]unta|[Mm]ilitary|[Ss]tate|[Cc]oalition|[Ll]oyalist|[Rr]egime)\b"
)
# "the last rebel district": whose a place is, not who acts.
_HELD = re.compile(
    r"\s(?:districts?|towns?|city|cities|areas?|strongholds?|enclaves?|bastions?|neighbou?rhoods?|villages?|provinces?|territor(?:y|ies)"
    r"|positions?|lines?|hands)\b"
)
# and "a Hezbollah stronghold", though a name may act where its lines or towns are told of
_STRONGHOLD = re.compile(r"\s(?:strongholds?|bastions?|enclaves?|heartlands?)\b")
_STRIKES_BEHIND = re.compile(
    r"\s(?:(?:F|Su|MiG)-?\d\d?\s(?:\w+\s)?)?(?:air[\s-]?(?:strikes?|raids?|attacks?)|strikes?|raids?|(?:fighter\s|combat\s)?jets?|war ?planes?|planes?|drones?|shelling|bombing"
    r"|bombardments?|missiles?|aircraft|helicopters?|offensive|artillery|aerial|cluster)\b",
    re.IGNORECASE,
)


# "Inspector General of Police (Bastar Range) S Pandey", "police spokesman", "army chief": who speaks, not who acts.
_IN_TITLE_BEFORE = re.compile(
    r"\b(?:[Gg]eneral|[Ss]uperintendent|[Cc]ommissioner|[Cc]hief|[Dd]irector|[Hh]ead|[Mm]inister|IGP?|DIG|[Ss]pokes(?:wo)?man)\s(?:of|for)\s(?:the\s)?$"
)
_IN_TITLE_BEHIND = re.compile(
    r"\s(?:spokes(?:wo)?man|spokesperson|chief|officials?|sources?|commissioner|superintendent|headquarters|stations?|posts?|commander|leaders?|minister|officer\s[A-Z])\b"
)


# "JNIM, an al-Qaeda affiliate,", "TAK, an offshoot of the PKK,": whose the party is, not who acts
_AFFILIATE_BEHIND = re.compile(r"(?:['’]s)?\s(?:affiliate|offshoot|branch|franchise|proxy|splinter\sgroup)\b")
_APPOSED = re.compile(
    r",\s(?:an?|the)\s(?:[\w-]+\s){0,3}?(?P<of>(?:affiliate|offshoot|branch|franchise|arm|wing|splinter(?:\sgroup)?)\sof\s(?:the\s)?)?$"
)
# "Sri Lanka attacks: toll rises": where it was, too
_SCENE_BEHIND = re.compile(
    r"\s(?:bombings?|blasts?|explosions?|shootings?|massacres?|violence|crisis|conflict|war|unrest|protests?|clashes)\b"
    r"|\sattacks?(?=:|\s(?:toll|death|kills?|leaves?)\b|$)"
)
# "in Turkey": a country as a place, not as a state that acts
_WHERE = re.compile(
    r"\b(?:in|from|of|to|into|across|inside|within|over|near|for|on|at|via|through|outside|around|throughout|than|between|against"
    r"|north(?:ern)?|south(?:ern)?|east(?:ern)?|west(?:ern)?|[a-z]+-(?:east|west)(?:ern)?|central|neighbou?ring)\s(?:the\s)?$"
)


def agents(document: Document, states: Sequence[tuple[int, int]] = ()) -> list[Agent]:
    """Every party in a report that could act, in order; `states` are offsets of countries' names.

    They are the registry's names with the nouns behind them, peoples' adjectives before forces and strikes
    ("Turkish troops", "Russian raids"), and sides without a name ("unidentified gunmen").
    """
    content = document.content
    found: list[Agent] = []
    for start, end, actor in registry().find(content):
        if (
            actor.kind in _ACTING_KINDS
            and not _IN_TITLE_BEHIND.match(content, end)
            and not _IN_TITLE_BEFORE.search(content, max(0, start - 40), start)
            and not _is_apposed(content, start, end)
        ):
            found.append(Agent(start, _with_nouns(content, end), actor.id))
    for match in re.finditer(r"\b[A-Z][\w'’]+", content):
        end = _with_nouns(content, match.end())
        if (end > match.end() or _STRIKES_BEHIND.match(content, end)) and demonym(match.group()):
            found.append(Agent(match.start(), end, None))
    found += [Agent(*match.span(), None) for match in _GENERIC.finditer(content)]
    listed = [agent for agent in found if agent.id]
    names = [
        *_ORGANISED.finditer(content),
        *(
            match
            for match in _MANNED.finditer(content, len(document.title) + 1)
            if not demonym(match.group().split()[0])
        ),
    ]
    found += [_unlisted(content, match, listed) for match in names]
    found += [Agent(*match.span(), None) for match in _LOYAL.finditer(content)]
    for match in _OWNERS.finditer(content):
        end = _with_nouns(content, match.end())
        if end > match.end() or _STRIKES_BEHIND.match(content, end):
            found.append(Agent(match.start(), end, None))
    found += [
        Agent(start, _with_nouns(content, end), None)
        for start, end in states
        if not _WHERE.search(content, max(0, start - 24), start) and not _SCENE_BEHIND.match(content, end)
    ]
    found = [
        a for a in found if not (_STRONGHOLD if content[a.start].isupper() else _HELD).match(content, a.end)
    ]
    found.sort(key=lambda agent: (agent.start, -agent.end, agent.id is None))
    apart: list[Agent] = []
    for agent in found:
        if not apart or agent.start >= apart[-1].end:
            apart.append(agent)
    return apart


def _is_apposed(content: str, start: int, end: int) -> bool:
    """Whether a name only says to whom the party before it belongs."""
    apposed = _APPOSED.search(content, max(0, start - 60), start)
    return apposed is not None and bool(apposed["of"] or _AFFILIATE_BEHIND.match(content, end))


_NO_NAME = re.compile(rf"(?:{_OPENING}|of)$")
_QUALIFIED = re.compile(r"\b(?:[Aa]l-)?[\w'’]+[ -](?:backed|led|linked|affiliated|allied|dominated)\s$")


def _unlisted(content: str, match: re.Match[str], listed: Sequence[Agent]) -> Agent:
    """The party that a name stands for which the registry lacks, or the one of the registry that it ends with.

    "Idlib Nusra Front members" are the front's; a "New Syrian Army" is not the Syrian army.
    """
    start, end = match.span()
    name = next((a for a in listed if start < a.start < end <= a.end), None)
    if name is not None:
        before = [word for word in content[start : name.start].split() if not _NO_NAME.match(word)]
        if qualified := _QUALIFIED.search(content, start, name.start):
            return Agent(qualified.start(), name.end, name.id)
        if not before or before[-1].lower() == "the" or lookup(" ".join(before)):
            return name
    return Agent(start, _with_nouns(content, end), None)


_ABBREVIATION = re.compile(
    r"\s?\((?:[A-Z][\w-]{1,12}(?:\s[A-Z][\w-]+)?)\)(?:\s(?:group|militants|fighters|cadres))?"
)
_NEXT_WORD = re.compile(r"['’]?s?[\s-](?P<word>[A-Za-z-]+)\b")
_SIDES = frozenset("government regime rebel rebels army police".split())
_PEOPLE = re.compile(
    r"\b(?:forces|fighters|troops|militants|terrorists|groups|soldiers|rebels|insurgents|jihadists|extremists|members|militias)$"
)
_NOUNS = 10  # in a row; no party has more, and each of "police police police" would read on to the last


def _with_nouns(content: str, end: int) -> int:
    """The end of a name with the forces' nouns that follow it: "Turkish" before "army troops"."""
    for _ in range(_NOUNS):
        match = _NEXT_WORD.match(content, end)
        if not match or not (
            match["word"].lower() in FORCE_NOUNS or content.startswith(" air force", match.start())
        ):
            break
        if match["word"].lower() in _SIDES and _PEOPLE.search(content, max(0, end - 20), end):
            break  # "rebels government forces" are two that have lost their comma
        end = match.end("word")
    abbreviation = _ABBREVIATION.match(content, end)
    return abbreviation.end() if abbreviation else end
