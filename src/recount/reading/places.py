"""Where: the place names of a report, what holds what, and a name as a place mention."""

import re
from collections import Counter
from collections.abc import Container, Iterable, Sequence
from dataclasses import replace

from recount.gazetteer import Place, candidates, demonym, find_names, is_divided_into, lookup
from recount.model import Document
from recount.names import fold
from recount.reading.site import Site
from recount.reading.unlisted import at_home, inside, meets, unlisted

# A dateline: names, a date, an agency, and then a dash or a colon.
_HEAD_PLACE = re.compile(
    r"\s*\(?[A-Z][\w'’.-]+(?:\s\([^)\n]{2,40}\))?(?:[ ,/]{1,2}(?:[A-Z][\w'’.-]*|of|and|the|de|\d{1,4}|\d{1,2}[:.]\d\d)){0,7}[ .,)]*(?:[(/][^)/\n]{2,40}[)/]\.?)?\s*"
    r"(?:-{1,2}|–|—|:|(?<=[)/.])(?=\s[A-Z]))\s"
)
_NO_PLACE_BEHIND = re.compile(
    r"\s(?:Media|Observatory|Network|University|Brigades?|Agency|Post|Times|Center|Centre|Operations?|Council|talks?|process|conference"
    r"|Front|Army|Movement|Revolution|Today|News|Police|Daily|peace|communit(?:y|ies)|sect|tribe|tribesmen|minority)\b|['’]s?\s(?:President|ambassador)"
)

# "The Sea of Azov" is no town
_WATERS_BEFORE = re.compile(r"\b(?:Sea|Gulf|Bay|Straits?|Cape)\sof\s(?:the\s)?$")


def sites(document: Document, named_otherwise: Sequence[tuple[int, int]]) -> list[Site]:
    """Every place name in a report, in order, but those inside other names (`named_otherwise`: offsets)."""
    content = document.content
    head = heading(document)
    found: list[Site] = []
    known_well: set[int] = set()
    for start, end, place in find_names(content):
        if inside(start, end, named_otherwise) or _NO_PLACE_BEHIND.match(content, end):
            continue
        if head[0] <= start < head[1]:
            continue  # where it was written: "KABUL, Afghanistan (Wire) -", "PESHAWAR:"
        place = _as_called(content, start, end, _of_people(content, start, end, place))
        found.append(Site(start, end, fold(place.name), place.kind, place.admin1, place.country))
        if _is_known_well(place):
            known_well.add(start)
    country = home(document, found)
    found = _at_home(content, found, country, known_well)
    more = unlisted(document, found, named_otherwise, country)
    whole = sorted((site.start, site.end) for site in more)
    # "Gidan Dan Zara, a village in Maru" has no Zara in it
    found = [site for site in found if not meets(site.start, site.end, whole)] + more
    return [
        replace(site, beside=beside(content, site.start) is not None)
        for site in sorted(found, key=lambda site: site.start)
        if not _WATERS_BEFORE.search(content, max(0, site.start - 16), site.start)
    ]


_PEOPLES = re.compile(
    r"\b(?P<people>[A-Z][a-z]+)\s(?:[a-z-]+\s){0,2}(?:city|town|village|capital|port|province|region|district)(?:\scity)?"
    r"(?:\sof\s|,\s)$"
)


def _of_people(content: str, start: int, end: int, place: Place) -> Place:
    """The namesake in the country whose people are named: "the northern Lebanese city of Tripoli"."""
    said = _PEOPLES.search(content, max(0, start - 60), start)
    country = demonym(said["people"]) if said else None
    if country in (None, place.country):
        return place
    return next(iter(lookup(content[start:end], country)), place)


_BESIDE = re.compile(
    r"\b(?:near|outside|close to|(?:north|south|east|west)\w*(?:[- ](?:east|west)\w*)? of)\s(?:the\s)?(?:[\w'’-]+\s){0,5}?$"
)


def beside(content: str, start: int) -> int | None:
    """Where the words start that say that something was only near the place named at `start`; else None."""
    match = _BESIDE.search(content, max(0, start - 40), start)
    return match.start() if match else None


_KNOWN_WELL = 3.0  # the weight of a place that a name means wherever it stands: "Geneva",
_LARGE = 100_000  # and the people of such a town


def _is_known_well(place: Place) -> bool:
    if place.weight < _KNOWN_WELL or place.kind != "town":
        return place.weight >= _KNOWN_WELL
    return any(other.population >= _LARGE for other in candidates(place.name, place.country))


def _at_home(content: str, found: list[Site], country: str | None, known_well: Container[int]) -> list[Site]:
    """Take a place that stands alone in its country for its namesake at home, known or not."""
    told = Counter(country for country, _ in {(site.country, site.key) for site in found})
    named = {site.country for site in found if site.kind == "country"}

    def moved(site: Site) -> Site:
        place = at_home(content[site.start : site.end], country)
        if place is None:
            return replace(site, country=None, admin1=None)
        return replace(site, country=place.country, admin1=place.admin1, kind=place.kind)

    return [
        moved(site)
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
_DIVISION_BEHIND = re.compile(r"(?:['’]?s)?\s(?P<word>region|oblast|department|prefecture)\b")
_SECOND_LEVEL = re.compile(r"\s(?:District|County|Agency|Tehsil|Taluka)\b")
_RURAL_BEFORE = re.compile(
    r"\b(?:rural|countryside of|(?:northern|southern|eastern|western) (?:rural|countryside of)) $"
)


def heading(document: Document) -> tuple[int, int]:
    """The stretch before a report's first word that says where, when and by whom it was written; may be empty."""
    body = len(document.title) + 1
    match = _HEAD_PLACE.match(document.content, body)
    return match.span() if match else (body, body)


def written_from(document: Document) -> list[Site]:
    """The places of a report's heading, where it was written."""
    start, end = heading(document)
    return [
        Site(start + first, start + last, fold(place.name), place.kind, place.admin1, place.country)
        for first, last, place in find_names(document.content[start:end])
    ]


def _as_called(content: str, start: int, end: int, place: Place) -> Place:
    """The province or the town of one name, whichever the words around it say is meant."""
    lead = content[max(0, start - 40) : start]
    if place.kind in ("town", "district") and _SECOND_LEVEL.match(content, end):
        return replace(place, kind="admin2")
    division = _DIVISION_BEHIND.match(content, end) or _DIVISION_BEHIND.search(content, start, end)
    province = bool(
        _PROVINCE_BEFORE.search(lead)
        or _PROVINCE_BEHIND.match(content, end)
        or _RURAL_BEFORE.search(lead)
        or (division and is_divided_into(place.country, division["word"]))
    )
    if province is (place.kind == "admin1"):
        return place
    named = lookup(content[start:end], place.country)
    if province:
        return next((other for other in named if other.kind == "admin1"), place)
    return next((o for o in named if o.kind == "town" and fold(o.admin1 or "") == fold(place.name)), place)


def home(document: Document, found: Sequence[Site]) -> str | None:
    """The country that a report tells of: the one its place names lie in most, else of its adjectives."""
    if country := _most_named(found):
        return country
    words = re.findall(r"\b[A-Z]\w+", document.content[:3000])
    peoples = Counter(code for word in words if (code := demonym(word)))
    return peoples.most_common(1)[0][0] if peoples else None


def _most_named(found: Iterable[Site]) -> str | None:
    countries = Counter(site.country for site in found if site.country)
    return countries.most_common(1)[0][0] if countries else None


def only_country(name: str) -> str | None:
    """The country of a name that the gazetteer has in one alone; for reports that name no country."""
    countries = {place.country for place in candidates(name)}
    return countries.pop() if len(countries) == 1 else None
