"""Where: the place of an account, by what the model says and by what plain words of its sentences do."""

import re
from collections.abc import Sequence
from dataclasses import replace

from recount.confidence import ASSERTED, CANDIDATE
from recount.gazetteer import candidates, capital, country_code, demonym
from recount.model import PlaceMention
from recount.names import fold
from recount.reading.findings import Findings
from recount.reading.groups import Group, Thresholds
from recount.reading.places import beside, only_country, written_from
from recount.reading.site import NARROW, PROVINCE, Site


def place(
    found: Findings, group: Group, sentences: Sequence[int], about: Sequence[int], limits: Thresholds
) -> PlaceMention | None:
    """The site that the model chooses; without one "the city" named last, else the country that is named.

    `sentences` tell of the act, all those of `about` may say where it was.
    """
    confidence = limits.confidence("place", group.place.confidence)
    if confidence < CANDIDATE:
        return None
    chosen = found.sites[group.place.number] if group.place.number < len(found.sites) else None
    if chosen is None or chosen.narrow <= PROVINCE:
        chosen = _capital(found, sentences, chosen) or chosen
    if chosen is not None:
        chosen = _gazetted(found, _narrowed(found, chosen, about))
        named = _mention(found, chosen)
        return named.model_copy(update={"confidence": confidence})
    if (town := _same_town(found, sentences)) is not None:
        return town
    site = _country_told(found, sentences) or next(
        (s for s in found.sites if s.country and s.country == found.country), None
    )
    if site is None:
        return None
    span = found.document.span(site.start, site.end)
    return PlaceMention(country=site.country, span=span, confidence=confidence)


def _mention(found: Findings, chosen: Site) -> PlaceMention:
    """The place mention of a chosen site: its province from the gazetteer, else from the names around it.

    Its evidence begins with the words that say that it was only near there.
    """
    name = found.document.span(chosen.start, chosen.end)
    admin1, nation = chosen.admin1, chosen.country
    if nation is None:
        here = found.number(chosen.start)
        # what is named in another sentence may lie abroad
        nearest = min(
            (s for s in found.sites if s.country),
            key=lambda s: (
                s.country != found.country and found.number(s.start) != here,
                abs(s.start - chosen.start),
            ),
            default=None,
        )
        nation = nearest.country if nearest else found.country or only_country(name.words)
        admin1 = admin1 or (nearest.admin1 if nearest and nearest.narrow >= NARROW["admin1"] else None)
    if chosen.kind == "country":
        return PlaceMention(country=nation, span=name)
    if chosen.kind == "admin1":
        return PlaceMention(admin1=chosen.admin1 or name.words, country=nation, span=name)
    near = beside(found.document.content, chosen.start) if chosen.beside else None
    span = found.document.span(near, chosen.end) if near is not None else name
    return PlaceMention(name=name, admin1=admin1, country=nation, span=span)


# one alone: "the Salihin and Marjeh neighbourhoods" are two
_KIND = r"(?:neighbou?rhood|district|area|suburb|quarter|village|town|camp)"
_HOLDS = re.compile(
    rf"(?:\s{_KIND})?\s(?:of|in|inside)\s(?:the\s)?(?:[\w-]+\s){{0,2}}?(?:(?:city|town|village|district)\sof\s)?"
)
_CALLED = re.compile(rf"\b{_KIND}\s(?:of\s|called\s|named\s)?$")
_OF_TOWN = re.compile(r"\b[Tt]he\s(?:[\w-]+\s)?$")  # "the Damascus suburb of Jaramana" is Jaramana
_BEARS_KIND = re.compile(rf"\s{_KIND}\b")
_AWAY = re.compile(
    r",?\s(?:about\s|some\s|around\s|nearly\s)?\d+\s?(?:km|kilomet(?:re|er)s?|miles?)\b[^.;]{0,40}?\b(?:from|of)\s(?:the\s)?"
)


def _narrowed(found: Findings, chosen: Site, sentences: Sequence[int]) -> Site:
    """The one place that the sentences put inside the chosen one, or that far from it.

    "in Malwari village of Newa", "a village called Manja, about 17 km from Belthangady".
    """
    content = found.document.content
    holding = [s for s in found.sites if s.key == chosen.key and s.narrow > PROVINCE]
    narrower: dict[str, Site] = {}
    for site in found.told(found.sites, sentences):
        if site.key == chosen.key or site.kind not in ("town", "district"):
            continue
        before = content[max(0, site.start - 30) : site.start]
        kind = _CALLED.search(before) or (
            _BEARS_KIND.match(content, site.end) and not _OF_TOWN.search(before)
        )
        leads = (_HOLDS.match(content, site.end) if kind else None) or _AWAY.match(content, site.end)
        if leads and any(s.start == leads.end() for s in holding):
            narrower.setdefault(site.key, site)
    return next(iter(narrower.values())) if len(narrower) == 1 else chosen


# What stands in a place, and is none that a gazetteer would hold (codebook)
_BUILDINGS = (
    "street mosque hospital school fort nullah chowk station mountain church cathedral monastery temple shrine synagogue stadium hotel"
    " clinic prison restaurant cafe university college"
)
_STANDS_IN = re.compile(
    rf"(?:(?<=Fort)|(?<=Street)|(?<=Mosque)|(?<=Hospital)|\s(?:(?:of|[A-Z][\w'’]+|police)\s){{0,2}}(?i:{_BUILDINGS.replace(' ', '|')}))"
    r"\s(?:in|under|of|at)\s(?:the\s)?(?:[\w-]+\s){0,2}?"
)


def _gazetted(found: Findings, chosen: Site) -> Site:
    """The place in which a street or a building stands that was chosen: "Shahgai Fort in Jamrud"."""
    stands = _STANDS_IN.match(found.document.content, chosen.end)
    if stands is None:
        return chosen
    return next((s for s in found.sites if s.start == stands.end() and s.narrow > PROVINCE), chosen)


_WITHIN = re.compile(r"\b(?:in|across|inside|within|throughout|over)\s(?:the\s)?$")


def _country_told(found: Findings, sentences: Sequence[int]) -> Site | None:
    """The country in which a sentence says that something was: "at cities across Ukraine"."""
    return next(
        (
            site
            for site in found.told(found.sites, sentences)
            if site.kind == "country"
            and _WITHIN.search(found.document.content, max(0, site.start - 16), site.start)
        ),
        None,
    )


_LEADS = r"\b(?:in|of|to|from|into|on|near|outside|inside|around|across|over|left|leave|entered|enter|against|attacked|struck|hit)\s"
_THE_CAPITAL = re.compile(
    _LEADS
    + r"(?P<said>(?P<provincial>the\s(?:[\w-]+\s)?(?:provincial|regional|state)\scapital)|(?:the\s)?(?:[a-z-]+\s)?(?P<nation>[A-Z]\w+(?:\s[A-Z]\w+)?)(?:['’]s)?\scapital"
    r"|the\scapital)\b(?!\s(?:[A-Z]|of\b|city\s(?:[A-Z]|of\b)))"
)


def _capital(found: Findings, sentences: Sequence[int], chosen: Site | None) -> Site | None:
    """The capital of the province that was chosen, or of a country, that a sentence speaks of without its name."""
    content = found.document.content
    for n in sentences:
        said = _THE_CAPITAL.search(content, found.sentences[n].start, found.sentences[n].end)
        if said is None:
            continue
        if said["provincial"]:
            return _of_province(content, chosen) if chosen and chosen.kind == "admin1" else None
        nation = country_code(said["nation"]) or demonym(said["nation"]) if said["nation"] else found.country
        city = capital(nation) if nation and (chosen is None or chosen.country == nation) else None
        if city is not None:
            named = (*found.sites, *written_from(found.document))
            unnamed = Site(said.start("said"), said.end(), fold(city.name), "country", None, nation)
            return next((s for s in named if s.kind == "town" and s.key == fold(city.name)), unnamed)
    return None


def _of_province(content: str, province: Site) -> Site | None:
    """The town that a province is named after."""
    town = next(
        (
            place
            for place in candidates(content[province.start : province.end], province.country)
            if place.kind == "town" and place.admin1 == province.admin1
        ),
        None,
    )
    return replace(province, kind="town") if town else None


_THE_TOWN = re.compile(_LEADS + r"the\s(?:\w+\s)?(?:city|town|village)\b")


def _same_town(found: Findings, sentences: Sequence[int]) -> PlaceMention | None:
    """The town named last before "the city" in a sentence."""
    for n in sentences:
        said = _THE_TOWN.search(found.document.content, found.sentences[n].start, found.sentences[n].end)
        if said is None:
            continue
        town = next((s for s in reversed(found.sites) if s.kind == "town" and s.start < said.start()), None)
        if town is not None:
            told = _mention(found, town)
            return told.model_copy(update={"confidence": ASSERTED})
    return None
