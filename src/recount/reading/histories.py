"""What a report tells of groups themselves: who was renamed, merged, split, who leads whom.

These are claims like any other, each with its words. They change nothing by themselves: they are suggestions to
whoever keeps the registry of actors.
"""

import re
from collections.abc import Iterator

from recount.actors import UNNAMED, Actor, registry
from recount.intake.dating import dateline
from recount.model import Document, RelationClaim, RelationKind
from recount.reading.periods import Expression, find_periods
from recount.reading.sentences import sentences

_NO_NAME = r"(?!(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b)"
# A word is taken whole or not at all, and an article or a link whenever one is there: were there several ways
# to part one name into words, a long name that leads to nothing would be tried in every one of them.
_WORD = r"[A-Z][\w'’-]{1,60}+"  # no longer: each start within a token of thousands would read all the rest
_PART = rf"{_NO_NAME}(?:(?:[Aa]l|[Ee]l|[Aa]sh|[Aa]n|[Aa]d)[- ](?=[A-Z][\w'’-]))?+{_WORD}"
_LINK = r"(?:(?:al|el|the|of|for|in|e|i|ul|an|ash)[\s-]){0,2}+"
_LANDS = r"(?:and\s(?:the\s|al-)?(?=Syria|Levant|Sham|Greater|Malaysia|Maghreb))"


def _name(group: str) -> str:
    return rf"(?:the\s)?(?P<{group}>{_PART}(?:\s(?:{_LINK}|{_LANDS}){_PART}){{0,6}}(?:\s\([A-Z][\w-]+\))?)"


def _person(group: str) -> str:
    # here "Abu" may be a name's first word or belong to it: "Abu Yahya" alone is a person, and so two words
    word = rf"(?:(?:al|el|bin|ibn|abu|Abu)[- ])?{_WORD}"
    return rf"(?:(?:[Mm]r|[Ss]heikh|[Gg]eneral|[Cc]olonel|[Cc]ommander|[Cc]aptain)\.?\s){{0,3}}(?P<{group}>{word}(?:\s(?!The\b){word}){{1,3}})"


_ACTOR, _OTHER, _WHO = _name("actor"), _name("other"), _person("other")
_HAS = r"(?:(?:has|have|had|was|were|been|is|since|later|then|recently|also|which|who|that),?\s)*"
_SHORT_ASIDE = r"(?:\s\([^)]{1,40}\))?,?\s"
_ASIDE = r"(?:\s\([^)]{1,40}\))?(?:,\s[^,.;]{3,80}(?=,\s))?,?\s(?:[-–—]\s)?"
_IT = r"(?:[Tt]he\s(?:group|militia|movement|alliance|faction|organi[sz]ation)|It)"
_WHEN = r"(?:\s(?:in|on|last|earlier|late|early|this)(?:\s[\w,]+){1,4}?)?"

# From the claim's actor to the other, as the registry's relations go; the patterns know nothing of who is whom.
_TOLD: tuple[tuple[RelationKind, str], ...] = (
    (
        "renamed_to",
        rf"{_OTHER}{_ASIDE}{_HAS}\(?(?:formerly|previously|once|earlier)\s(?:known\sas\s|called\s|named\s)?{_ACTOR}",
    ),
    ("renamed_to", rf"{_OTHER}{_ASIDE}{_HAS}(?:known\sas|called)\s{_ACTOR}\suntil\b"),
    (
        "renamed_to",
        rf"{_ACTOR}{_ASIDE}{_HAS}(?:renamed|rebranded|relabell?ed)(?:\sitself|\sthemselves)?{_WHEN}(?:\sas|\sto)?\s{_OTHER}",
    ),
    ("renamed_to", rf"{_ACTOR}{_ASIDE}{_HAS}chang(?:ed|ing)\sits\sname{_WHEN}\sto\s{_OTHER}"),
    (
        "merged_into",
        rf"{_OTHER}{_ASIDE}{_HAS}(?:formed|created|founded|established|set\sup){_WHEN}\s(?:when|after)\s{_ACTOR}{_ASIDE}{_HAS}"
        r"(?:merged|joined|united|joined\sforces)\b",
    ),
    (
        "merged_into",
        rf"{_OTHER}{_ASIDE}{_HAS}(?:formed|created|founded|established|set\sup){_WHEN}\s(?:by|from|through|out\sof|in)\s(?:a|the)\s"
        rf"(?:merger|union|fusion)\s(?:of|between|with)\s{_ACTOR}",
    ),
    (
        "merged_into",
        rf"{_ACTOR}{_ASIDE}{_HAS}(?:merged|united)(?:\s(?:with|and)\s[^.;]{{1,80}}?)?{_WHEN}\s(?:to\s(?:form|become|create)|into|forming|under\sthe\sname(?:\sof)?|as)\s{_OTHER}",
    ),
    (
        "merged_into",
        rf"{_ACTOR}{_ASIDE}{_HAS}(?:dissolved\sitself\sinto|was\sabsorbed\s(?:by|into))\s{_OTHER}",
    ),
    (
        "split_from",
        rf"{_ACTOR}{_ASIDE}{_HAS}(?:split|splintered|broke|broken|seceded)(?:\s(?:away|off|ties))?(?:\s(?:in\s\d{{4}}))?\s(?:from|with)\s{_OTHER}",
    ),
    (
        "split_from",
        rf"{_ACTOR}{_ASIDE}{_HAS}(?:an?\s|the\s)?(?:[a-z]+\s)?(?:splinter(?:\s(?:group|faction))?|breakaway(?:\s(?:group|faction|wing))?|offshoot)\s(?:of|from)\s{_OTHER}",
    ),
    ("led_by", rf"{_ACTOR}{_ASIDE}{_HAS}(?:led|headed|commanded)\sby\s(?:its\s\w+,?\s|the\s\w+\s)?{_WHO}"),
    (
        "led_by",
        rf"{_WHO},\s(?:the\s)?(?:(?!an?\b)\w+\s)?(?:leader|head|(?:overall|supreme|general)\scommander|chief|emir)\sof\s{_ACTOR}",
    ),
    ("led_by", rf"{_ACTOR}(?:['’]s)?\s(?:overall\s|supreme\s)?(?:leader|chief|emir),?\s{_WHO}"),
    (
        "part_of",
        rf"{_ACTOR}{_SHORT_ASIDE}{_HAS}(?:an?\s|the\s)?(?:part|member|armed\swing|military\swing|political\swing)\sof\s(?:the\s)?(?:[a-z-]+\s){{0,2}}{_OTHER}",
    ),
    (
        "allied_with",
        rf"{_ACTOR}{_ASIDE}{_HAS}(?:pledged|swore|sworn|declared)\s(?:its\s|their\s)?(?:allegiance|loyalty)\sto\s{_OTHER}",
    ),
    ("allied_with", rf"{_ACTOR}{_ASIDE}{_HAS}(?:an?\s)?(?:allied\s(?:with|to)|ally\sof)\s{_OTHER}"),
)
# Each pattern, and again with "the group" for the name that it begins with
_PATTERNS = [(kind, re.compile(rf"\b{pattern}"), "") for kind, pattern in _TOLD] + [
    (kind, re.compile(rf"\b{_IT}{pattern.removeprefix(name)}"), side)
    for kind, pattern in _TOLD
    for side, name in (("actor", _ACTOR), ("other", _OTHER))
    if pattern.startswith(name)
]
_GOES_ON = re.compile(rf"{_IT}\b")
_MAY_TELL = re.compile(
    r"formerly|previously|once\s|earlier\s|known as|called|renamed|rebranded|relabel|its name|formed|created|founded|established|set up|merge|united"
    r"|dissolved|absorbed|split|splinter|broke|seceded|offshoot|led by|headed by|commanded by|leader|chief|emir|commander|head of|part of"
    r"|member of|wing of|allegiance|loyalty|allied|ally of"
)
_GROUPS = frozenset(("armed-group", "militia", "political", "coalition"))
_GROUP_NOUN = re.compile(
    r"\b(?:Front|Army|Armies|Forces?|Brigades?|Battalions?|Movement|Union|Council|Committee|Party|Legion|Guards?|Alliance|Coalition|Organi[sz]ation"
    r"|Group|Militia|Jaish|Jaysh|Jeish|Liwa|Harakat|Hayat|Jabhat|Ansar|Ahrar|Kata['’]?ib|Faylaq|Lashkar|Tehre[ei]k|Jama['’]?at|State|Emirate|Caliphate)\b"
)


def histories(document: Document) -> tuple[RelationClaim, ...]:
    """What a document tells of groups, in the order of its text; each tie once."""
    claims: dict[tuple[str, str, str], RelationClaim] = {}
    every = sentences(document)
    telling = [s for s in every if _MAY_TELL.search(s.text)]
    if not telling:
        return ()
    line = dateline(document.content)
    days = find_periods(document.content, line[0] if line else document.published)
    for sentence in telling:
        n = max(0, sentence.number - 1)
        while n and _GOES_ON.match(every[n].text):  # "It is led by", behind "The group was formed"
            n -= 1
        for claim in _in(document, sentence.start, sentence.end, every[n].start, days):
            claims.setdefault((claim.kind, claim.actor.words.lower(), claim.other.words.lower()), claim)
    return tuple(sorted(claims.values(), key=lambda claim: claim.span.start))


def _in(
    document: Document, start: int, end: int, before: int, days: list[Expression]
) -> Iterator[RelationClaim]:
    """The claims of a sentence; the one that names whom it goes on about starts at `before`."""
    for kind, pattern, unnamed in _PATTERNS:
        for match in pattern.finditer(document.content, start, end):
            sides = {side: match.span(side) for side in ("actor", "other") if side != unnamed}
            if unnamed and (named := _meant(document.content, before, match.start())):
                sides[unnamed] = named
            spans = {side: document.span(*stretch) for side, stretch in sides.items()}
            if len(spans) < 2 or not _tells(kind, spans["actor"].words, spans["other"].words):
                continue
            when = _when(match, end, days) if kind != "led_by" else None
            stop = max(match.end(), when.end) if when else match.end()
            yield RelationClaim(
                kind=kind,
                actor=spans["actor"],
                other=spans["other"],
                first=when.first if when else None,
                last=when.last if when else None,
                span=document.span(match.start(), stop),
            )


def _meant(content: str, before: int, at: int) -> tuple[int, int] | None:
    """Whom "the group" or "it" at a position means: the first group since `before`."""
    return next(
        (
            (start, end)
            for start, end, actor in registry().find(content)
            if before <= start < at and actor.kind in _GROUPS and not actor.id.startswith(UNNAMED)
        ),
        None,
    )


def _when(match: re.Match[str], end: int, days: list[Expression]) -> Expression | None:
    """The day that stands in the words of a tie, or right behind them."""
    inside = [d for d in days if d.first and match.start() <= d.start < match.end()]
    behind = [d for d in days if d.first and match.end() <= d.start < min(end, match.end() + _NEAR)]
    return next(iter(inside or behind), None)


_NEAR = 25  # characters


def _tells(kind: RelationKind, actor: str, other: str) -> bool:
    """Whether both sides are groups, or a group and who leads it, and not one and the same."""
    ours, theirs = _group(actor), _group(other)
    if kind == "led_by":
        leader = registry().resolve(other)
        return ours is not None and (leader is None or leader.kind == "person")
    if ours is None and theirs is None:
        return False
    known = ours is not None and theirs is not None and ours == theirs
    return not known and all(
        group is not None or _GROUP_NOUN.search(words) for group, words in ((ours, actor), (theirs, other))
    )


def _group(words: str) -> Actor | None:
    """The group of the registry that words name; no state and no side without a name."""
    actor = registry().resolve(words)
    return actor if actor and actor.kind in _GROUPS and not actor.id.startswith(UNNAMED) else None
