"""Places that the list of names lacks: told by the words around a name, or known to the packs of the gazetteer."""

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from recount.gazetteer import Place, candidates, demonym, named
from recount.model import Document
from recount.names import fold
from recount.reading.site import Site

Stretches = Sequence[tuple[int, int]]  # offsets, in order and apart

_ARTICLE = r"(?:(?:(?:[Aa]l|[Ee]l|[Aa]sh|[Aa]r|[Aa]d|[Aa]z|[Ee]z|[Ee]s)[-\s]|(?:[Aa]s|[Aa]n|[Aa]t)-)\s?)"
_CAPITAL = r"[A-Z](?:(?!['’]s\s)[\w'’])+"
_NAME = rf"(?P<name>{_ARTICLE}?{_CAPITAL}(?:[\s-]{_ARTICLE}?{_CAPITAL}){{0,2}})"
_NO_NAME_OF_PLACE = (
    r"(?!(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?|Ramadan|Christmas|Easter|Telegram|Twitter|Facebook|Parliament|Congress|Islam|God|English|Arabic"
    r"|Islamic|Christian|Muslim|Sunni|Shi['’]?(?:a|ite)|Alawite|Druze|Kurdish|Arab|Yazidi|Assyrian|Jewish|Hindu|Terrorists?|Least|(?:North|South|East|West)\w*|Central)\b)"
)
_SETTLEMENT = r"(?:villages?|towns?|city|cities|hamlet|sub-?district|municipality)"
_QUARTER = r"(?:neighbou?rhoods?|districts?|suburbs?|quarters?|areas?|camps?)"
_FIRST_LEVEL = frozenset("province governorate region department oblast state".split())
# What bears the name of the place that it stands in or at
_LANDMARK = r"(?:[Bb]ridge|[Cc]rossing|[Cc]heck-?(?:point|post)|[Hh]ills?|front|[Dd]am|[Oo]il\s?field|[Aa]ir\s?(?:base|port|field)|[Jj]unction|(?:[a-z]+\s)?[Rr]eserve|[Ff]orest|[Vv]alley|[Ii]sland|[Oo]asis)"
_LATER_KIND = (
    rf"(?P<kind>{_SETTLEMENT}|{_QUARTER}|{_LANDMARK}|[Bb]lock|[Tt]aluka|[Tt]ehsil|Agency|District|[Tt]ownship|[Pp]rovince|[Gg]overnorate"
    r"|[Rr]egion|[Dd]epartment|[Oo]blast|[Ss]tate|[Pp]olice\s[Ss]tation)"
)
_LED = (
    r"(?:\b(?:in|into|at|near|on|of|from|the|to|and|towards?|under|entered|over|besieg(?:ed|ing)|attack(?:ed|ing)|captur(?:ed|ing)|recaptured"
    r"|seiz(?:ed|ing)|storm(?:ed|ing)|raid(?:ed|ing)|shell(?:ed|ing)|bomb(?:ed|ing)|hit|hitting|struck|striking|target(?:ed|ing)|retook|overran|left)"
    r"|['’]s)\s(?:the\s)?"
)
# Who speaks is no place: "... in the district. Zabihullah Mujahid, Taliban spokesman", without its full stop
_PERSON_BEHIND = (
    r"\b(?!(?:\s[A-Z]\w+){0,2},?\s(?:spokes(?:man|woman|person)|commander|chief|said|told|says)\b)"
)
_BY_WORDS = (
    re.compile(
        rf"\b(?:the\s|a\snearby\s)?(?P<kind>{_SETTLEMENT}|{_QUARTER})\s(?:(?:of|called|named)\s)?{_NO_NAME_OF_PLACE}{_NAME}{_PERSON_BEHIND}"
    ),
    re.compile(rf"{_LED}{_NO_NAME_OF_PLACE}{_NAME}\s{_LATER_KIND}\b"),
    re.compile(
        rf"{_NO_NAME_OF_PLACE}\b{_NAME},\sa\s(?:[a-z-]+\s){{0,3}}?(?P<kind>{_SETTLEMENT}|{_QUARTER})\s(?:in|of|on|near|outside)\b"
    ),
    re.compile(
        rf"\b(?P<kind>in|at|near|outside|around)\s{_NO_NAME_OF_PLACE}{_NAME}(?=[\s,.;]|$)"
        rf"(?!\s(?:[A-Z]|said|told|forces|fighters|officials|police|army|passenger|train|bus|express))"
    ),
)
_IS_CALLED = re.compile(r"\s(?:of|called|named)\s(?:[a-z]+-)?[A-Z]")
_IN_HEADLINES = _BY_WORDS[:-1]  # whose capitals show no names: "killed in Suicide Bomb Attack"
# A run of capitals, for the packs: all of it must be names of places, unless a word of place leads it.
_RUN = re.compile(rf"{_ARTICLE}?{_CAPITAL}(?:[ -]{_ARTICLE}?{_CAPITAL})*")
_WORD = re.compile(rf"{_ARTICLE}?{_CAPITAL}")
_LEADS = re.compile(
    r"\b(?:in|into|at|near|on|of|from|to|and|towards?|outside|around|between|entered|reached)\s(?:the\s)?$"
)
_BEGINS = re.compile(r"(?:^|[.!?:\n\"“”]\s*)$")
_LONGEST = 3  # words of a name in the packs
_SHORTEST = 4  # letters
_MISSPELT = 6  # and of one that is only likely to be such a name


def unlisted(
    document: Document, listed: Sequence[Site], named_otherwise: Stretches, country: str | None
) -> list[Site]:
    """The places that are not among those `listed`, outside other names (`named_otherwise`: offsets).

    `country` is the one the report tells of; the packs are asked for places in it alone.
    """
    # what is no place at home may be a word of one: "Gidan Dan Zara, a village in Maru"
    taken = sorted((site.start, site.end) for site in listed if site.country is not None)
    content = document.content
    found: list[Site] = []

    def free(start: int, end: int) -> bool:
        return not inside(start, end, named_otherwise) and not meets(start, end, taken)

    for pattern in _BY_WORDS:
        for match in pattern.finditer(content, 0 if pattern in _IN_HEADLINES else len(document.title) + 1):
            start, end = match.span("name")
            if content[max(0, start - 4) : start] == "the " and _IS_CALLED.match(content, match.end()):
                continue  # "the Fulani village of Ogossagou"
            if free(start, end) and demonym(content[start:end]) is None:
                found.append(_by_words(content[start:end], start, match["kind"], country))
                insort(taken, (start, end))
    for start, end, place in _by_packs(content, len(document.title) + 1, country, free):
        if free(start, end):
            found.append(Site(start, end, fold(content[start:end]), place.kind, place.admin1, place.country))
            insort(taken, (start, end))
    return found


def _by_words(name: str, start: int, said: str, country: str | None) -> Site:
    """A name with the kind of place that its words say, and what the gazetteer knows of it."""
    kind = "district" if re.fullmatch(rf"{_QUARTER}|{_LANDMARK}", said) else "town"
    if said in ("District", "Agency"):
        kind = "admin2"
    if said.lower() in _FIRST_LEVEL:
        kind = "admin1"
    place = at_home(name, country)
    admin1 = name if kind == "admin1" else place.admin1 if place else None
    return Site(start, start + len(name), fold(name), kind, admin1, place.country if place else None)


@lru_cache(maxsize=10_000)
def at_home(name: str, country: str | None) -> Place | None:
    """The most populous town or district of a name in a country."""
    found = candidates(name, country) if country else ()
    return next((place for place in found if place.kind in ("town", "district")), None)


def _by_packs(
    content: str, body: int, country: str | None, free: Callable[[int, int], bool]
) -> Iterator[tuple[int, int, Place]]:
    """Runs of capitals that are names of towns in a country: offsets and place of each name."""
    for run in _RUN.finditer(content, body):
        if " " not in run.group() and not free(run.start(), run.end()):
            continue  # most of one word are known by now
        led = _LEADS.search(content, max(body, run.start() - 24), run.start())
        begins = _BEGINS.search(content, max(body, run.start() - 4), run.start())
        words = [(m.start(), m.end()) for m in _WORD.finditer(content, run.start(), run.end())]
        if begins or (len(words) > _LONGEST and not led) or demonym(run.group()):
            continue
        names: list[tuple[int, int, Place]] = []
        at = 0
        while at < len(words):
            here = _longest(content, words[at : at + _LONGEST], country)
            if here is None:
                break
            names.append((words[at][0], words[at + here[0] - 1][1], here[1]))
            at += here[0]
        if at == len(words) or (led and at > 1):
            yield from names
        elif (
            led
            and at == 0
            and len(words) <= _LONGEST
            and len(run.group()) >= _MISSPELT
            and (place := at_home(run.group(), country))
        ):
            yield run.start(), run.end(), place


def _longest(content: str, words: Stretches, country: str | None) -> tuple[int, Place] | None:
    """How many of the words make the longest name of a town in a country, and the town."""
    for length in range(len(words), 0, -1):
        folded = fold(content[words[0][0] : words[length - 1][1]])
        if len(folded) >= _SHORTEST:
            for place in named(folded):
                if place.country == country and place.kind == "town":
                    return length, place
    return None


def inside(start: int, end: int, stretches: Stretches) -> bool:
    """Whether a stretch lies inside one of `stretches`."""
    before = bisect_right(stretches, start, key=lambda stretch: stretch[0])
    return before > 0 and end <= stretches[before - 1][1]


def meets(start: int, end: int, stretches: Stretches) -> bool:
    """Whether a stretch has letters in common with one of `stretches`."""
    before = bisect_left(stretches, end, key=lambda stretch: stretch[0])
    return before > 0 and start < stretches[before - 1][1]
