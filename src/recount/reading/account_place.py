"""Where: the place of an account, by what the model says and by what plain words of its sentences do."""

import re
from collections.abc import Sequence

from recount.confidence import ASSERTED, CANDIDATE
from recount.model import PlaceMention
from recount.reading.findings import Findings
from recount.reading.groups import Group, Thresholds
from recount.reading.places import mention
from recount.reading.site import Site


def place(found: Findings, group: Group, sentences: Sequence[int], limits: Thresholds) -> PlaceMention | None:
    """The site that the model chooses; without one "the city" named last, else the country that is named."""
    confidence = limits.confidence("place", group.place.confidence)
    if confidence < CANDIDATE:
        return None
    if group.place.number < len(found.sites):
        chosen = mention(found.document, found.sites[group.place.number], found.sites, found.country)
        return chosen.model_copy(update={"confidence": confidence})
    if (town := _same_town(found, sentences)) is not None:
        return town
    site = _country_told(found, sentences) or next(
        (s for s in found.sites if s.country and s.country == found.country), None
    )
    if site is None:
        return None
    span = found.document.span(site.start, site.end)
    return PlaceMention(country=site.country, span=span, confidence=confidence)


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


_THE_TOWN = re.compile(
    r"\b(?:in|of|to|from|into|on|near|outside|inside|around|across|over|left|leave|entered|enter)\s"
    r"the\s(?:\w+\s)?(?:city|town|village)\b"
)


def _same_town(found: Findings, sentences: Sequence[int]) -> PlaceMention | None:
    """The town named last before "the city" in a sentence."""
    for n in sentences:
        said = _THE_TOWN.search(found.document.content, found.sentences[n].start, found.sentences[n].end)
        if said is None:
            continue
        town = next((s for s in reversed(found.sites) if s.kind == "town" and s.start < said.start()), None)
        if town is not None:
            told = mention(found.document, town, found.sites, found.country)
            return told.model_copy(update={"confidence": ASSERTED})
    return None
