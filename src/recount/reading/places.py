"""Where: the place names of a report, what holds what, and a name as a place mention."""

import re
from bisect import bisect_left, bisect_right, insort
from collections import Counter
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace

from recount.gazetteer import Place, demonym, find_names, lookup
from recount.model import Document, PlaceMention
from recount.names import fold

PROVINCE = 2  # how narrow a site must be to tell two acts apart
# How narrow a kind of place is; the narrowest named one says where.
_NARROW = {"country": 0, "admin1": 2, "region": 3, "admin2": 3, "town": 4, "district": 5}


@dataclass(frozen=True, slots=True)
class Site:
    """A place name in a report: offsets into its content, kind, and what holds it (None where unknown)."""

    start: int
    end: int
    key: str
    kind: str
    admin1: str | None
    country: str | None
    beside: bool = False  # "near" it, "north of" it

    @property
    def narrow(self) -> float:
        """From 0 (a country) to 5 (a district of a town); what an act is only near says less."""
        return _NARROW[self.kind] - (0.5 if self.beside and self.kind in ("town", "district") else 0)


_ARTICLE = r"(?:(?:(?:[Aa]l|[Ee]l|[Aa]sh|[Aa]r|[Aa]d|[Aa]z|[Ee]z|[Ee]s)[-\s]|(?:[Aa]s|[Aa]n|[Aa]t)-)\s?)"
_CAPITAL = r"[A-Z](?:(?!['’]s\s)[\w'’])+"
_NAME = rf"(?P<name>{_ARTICLE}?{_CAPITAL}(?:[\s-]{_ARTICLE}?{_CAPITAL}){{0,2}})"
_NO_NAME_OF_PLACE = (
    r"(?!(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|Ramadan|Christmas|Easter|Telegram|Twitter|Facebook|Parliament|Congress|Islam|God|English|Arabic)\b)"
)
_SETTLEMENT = r"(?:villages?|towns?|city|cities|hamlet|sub-?district|municipality)"
_QUARTER = r"(?:neighbou?rhoods?|districts?|suburbs?|quarters?|areas?|camps?)"
_FIRST_LEVEL = frozenset("province governorate region department oblast state".split())
_LATER_KIND = (
    rf"(?P<kind>{_SETTLEMENT}|{_QUARTER}|[Bb]lock|[Tt]aluka|[Tt]ehsil|Agency|District|[Tt]ownship|[Pp]rovince|[Gg]overnorate"
    r"|[Rr]egion|[Dd]epartment|[Oo]blast|[Ss]tate)"
)
_UNLISTED = (
    re.compile(rf"\b(?:the\s)?(?P<kind>{_SETTLEMENT}|{_QUARTER})\s(?:of|called)\s{_NAME}"),
    re.compile(rf"(?:\b(?:in|at|near|on|of|from|the|to|and)|['’]s)\s(?:the\s)?{_NAME}\s{_LATER_KIND}\b"),
    re.compile(
        rf"\b(?P<kind>in|at|near|outside|around)\s{_NO_NAME_OF_PLACE}{_NAME}(?=[\s,.;]|$)"
        rf"(?!\s(?:[A-Z]|said|told|forces|fighters|officials|police|army))"
    ),
)
# A dateline: names, a date, an agency, and then a dash or a colon.
_HEAD_PLACE = re.compile(
    r"\s*\(?[A-Z][\w'’.-]+(?:\s\([^)\n]{2,40}\))?(?:[ ,/]{1,2}(?:[A-Z][\w'’.-]*|of|and|the|de|\d{1,4}|\d{1,2}[:.]\d\d)){0,7}[ .,)]*(?:[(/][^)/\n]{2,40}[)/]\.?)?\s*"
    r"(?:-{1,2}|–|—|:|(?<=[)/.])(?=\s[A-Z]))\s"
)
_NO_PLACE_BEHIND = re.compile(
    r"\s(?:Media|Observatory|Network|University|Brigades?|Agency|Post|Times|Center|Centre|Operations?|Council|talks?|process|conference"
    r"|Front|Army|Movement|Revolution|Today|News|Police|Daily|peace)\b|['’]s?\s(?:President|ambassador)"
)


def sites(document: Document, named_otherwise: Sequence[tuple[int, int]]) -> list[Site]:
    """Every place name in a report, in order, but those inside other names (`named_otherwise`: offsets)."""
    content = document.content
    head = heading(document)
    found: list[Site] = []
    known_well: set[int] = set()
    for start, end, place in find_names(content):
        if _inside(start, end, named_otherwise) or _NO_PLACE_BEHIND.match(content, end):
            continue
        if head[0] <= start < head[1]:
            continue  # where it was written: "KABUL, Afghanistan (Wire) -", "PESHAWAR:"
        place = _as_called(content, start, end, place)
        found.append(Site(start, end, fold(place.name), place.kind, place.admin1, place.country))
        if place.weight >= _KNOWN_WELL:
            known_well.add(start)
    known = [(site.start, site.end) for site in found]
    for pattern in _UNLISTED:
        # a headline's capitals show no names: "killed in Suicide Bomb Attack"
        for match in pattern.finditer(
            content, 0 if pattern is not _UNLISTED[-1] else len(document.title) + 1
        ):
            start, end = match.span("name")
            if _inside(start, end, named_otherwise) or _meets(start, end, known):
                continue
            kind = "district" if re.fullmatch(_QUARTER, match["kind"]) else "town"
            if match["kind"] in ("District", "Agency"):
                kind = "admin2"
            if match["kind"].lower() in _FIRST_LEVEL:
                kind = "admin1"
            if demonym(content[start:end]) is None:
                province = content[start:end] if kind == "admin1" else None
                found.append(Site(start, end, fold(content[start:end]), kind, province, None))
                insort(known, (start, end))
    found = [
        replace(site, beside=bool(_BESIDE.search(content, max(0, site.start - 40), site.start)))
        for site in found
    ]
    return sorted(_at_home(found, known_well), key=lambda site: site.start)


_BESIDE = re.compile(
    r"\b(?:near|outside|close to|(?:north|south|east|west)\w*(?:[- ](?:east|west)\w*)? of)\s(?:the\s)?(?:[\w'’-]+\s){0,5}?$"
)
_KNOWN_WELL = 3.0  # the weight of a place that a name means wherever it stands: "Geneva"


def _at_home(found: list[Site], known_well: Container[int]) -> list[Site]:
    """Take the country from a place that stands alone in it: a namesake of a place that the gazetteer lacks."""
    country = _most_named(found)
    told = Counter(country for country, _ in {(site.country, site.key) for site in found})
    named = {site.country for site in found if site.kind == "country"}
    return [
        replace(site, country=None, admin1=None)
        if site.country not in (None, country)
        and site.country not in named
        and told[site.country] == 1
        and site.start not in known_well
        else site
        for site in found
    ]


_PROVINCE_BEFORE = re.compile(r"\b(?:provinces?|governorates?|countryside|state) of (?:the )?$")
_PROVINCE_BEHIND = re.compile(
    r"(?:['’]?s)?\s(?:(?:north|south|east|west)\w*\s)?(?:provinces?|governorates?|countryside|state)\b(?!\s(?:capital|council|of|media|TV|tel))"
)
_SECOND_LEVEL = re.compile(r"\s(?:District|County|Agency|Tehsil|Taluka)\b")
_RURAL_BEFORE = re.compile(
    r"\b(?:rural|countryside of|(?:northern|southern|eastern|western) (?:rural|countryside of)) $"
)


def heading(document: Document) -> tuple[int, int]:
    """The stretch before a report's first word that says where, when and by whom it was written; may be empty."""
    body = len(document.title) + 1
    match = _HEAD_PLACE.match(document.content, body)
    return match.span() if match else (body, body)


def _as_called(content: str, start: int, end: int, place: Place) -> Place:
    """The province or the town of one name, whichever the words around it say is meant."""
    lead = content[max(0, start - 40) : start]
    if place.kind in ("town", "district") and _SECOND_LEVEL.match(content, end):
        return replace(place, kind="admin2")
    province = bool(
        _PROVINCE_BEFORE.search(lead) or _PROVINCE_BEHIND.match(content, end) or _RURAL_BEFORE.search(lead)
    )
    if province is (place.kind == "admin1"):
        return place
    named = lookup(content[start:end], place.country)
    if province:
        return next((other for other in named if other.kind == "admin1"), place)
    return next((o for o in named if o.kind == "town" and fold(o.admin1 or "") == fold(place.name)), place)


def _inside(start: int, end: int, stretches: Sequence[tuple[int, int]]) -> bool:
    """Whether a stretch lies inside one of `stretches`, which are in order and apart."""
    before = bisect_right(stretches, start, key=lambda stretch: stretch[0])
    return before > 0 and end <= stretches[before - 1][1]


def _meets(start: int, end: int, stretches: Sequence[tuple[int, int]]) -> bool:
    """Whether a stretch has letters in common with one of `stretches`, which are in order and apart."""
    before = bisect_left(stretches, end, key=lambda stretch: stretch[0])
    return before > 0 and start < stretches[before - 1][1]


def home(document: Document, found: Sequence[Site]) -> str | None:
    """The country that a report tells of: the one its place names lie in most, else of its adjectives."""
    words = re.findall(r"\b[A-Z]\w+", document.content[:3000])
    peoples = Counter(code for word in words if (code := demonym(word)))
    return _most_named(found) or (peoples.most_common(1)[0][0] if peoples else None)


def _most_named(found: Iterable[Site]) -> str | None:
    countries = Counter(site.country for site in found if site.country)
    return countries.most_common(1)[0][0] if countries else None


def relation(a: Site, b: Site) -> float:
    """2 for the same place, 1 where one may hold the other, 0 for places apart."""
    if a.key == b.key:
        return 2.0
    wide, narrow = (a, b) if a.narrow < b.narrow else (b, a)
    if wide.kind == "admin1" and (narrow.admin1 is None or fold(narrow.admin1) == wide.key):
        return 1.0
    if (
        wide.kind in ("town", "admin2")
        and (
            narrow.kind == "district"
            or (wide.kind == "admin2" and narrow.kind == "town" and narrow.admin1 is not None)
        )
        and (narrow.admin1 is None or wide.admin1 is None or narrow.admin1 == wide.admin1)
    ):
        return 1.0
    return 0.0


def mention(document: Document, chosen: Site, around: Sequence[Site], country: str | None) -> PlaceMention:
    """The place mention of a chosen site: its province from the gazetteer, else from the names around it."""
    span = document.span(chosen.start, chosen.end)
    admin1, nation = chosen.admin1, chosen.country
    if nation is None:
        nearest = min(
            (s for s in around if s.country), key=lambda s: abs(s.start - chosen.start), default=None
        )
        nation = nearest.country if nearest else country
        admin1 = admin1 or (nearest.admin1 if nearest and nearest.narrow >= _NARROW["admin1"] else None)
    if chosen.kind == "country":
        return PlaceMention(country=nation, span=span)
    if chosen.kind == "admin1":
        return PlaceMention(admin1=chosen.admin1 or span.words, country=nation, span=span)
    return PlaceMention(name=span, admin1=admin1, country=nation, span=span)
