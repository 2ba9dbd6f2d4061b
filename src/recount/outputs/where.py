"""Where on the map a place of an incident is: the gazetteer's answer, as far as it has one."""

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from recount.model import PlaceMention
from recount.names import fold

if TYPE_CHECKING:
    from recount.gazetteer import Resolved


def located(place: PlaceMention | None, country: str | None) -> "Resolved | None":
    """The place that a mention means; None where it names none, or none that the gazetteer holds.

    A mention of no more than a country is that country; `country` (ISO alpha-3) is where its incident was.
    """
    if place is None:
        return None
    name = place.name.words if place.name else None
    return _located(name, place.span.words, place.admin1, place.country or country)


@lru_cache(maxsize=10_000)  # the accounts of an incident name the same places again and again
def _located(name: str | None, words: str, province: str | None, code: str | None) -> "Resolved | None":
    from recount.gazetteer import candidates, resolve  # its tables are for those who show places
    from recount.gazetteer.countries import country_labels

    if name:
        told = words if name in words else name  # "near the village of Hass"
        start = told.index(name)
        # the province tells namesakes apart, and stands in for a name that the gazetteer lacks
        context = f"{told}, {province}" if province and candidates(name, code) else told
        found = resolve(name, context, start, start + len(name), code)
        if found and not _elsewhere(found, province, code):
            return found
    if province:
        return resolve(f"{province} province", country=code) or resolve(province, country=code)
    label = country_labels().get(code) if code else None
    return resolve(label, country=code) if label else None


_FAR = 300.0  # km from the middle of a province beyond which a place is a namesake in another


def _elsewhere(found: "Resolved", province: str | None, country: str | None) -> bool:
    """Whether a place lies too far off to be in the province that the report names."""
    from recount.gazetteer import resolve
    from recount.gazetteer.distances import apart

    known = resolve(f"{province} province", country=country) if province and country else None
    if known is None or fold(found.place.admin1 or "") == fold(known.place.name):
        return False
    return apart(found.place, known.place) > _FAR


def where_plain(found: "Resolved | None") -> dict[str, Any] | None:
    """A place on the map; its precision is from 1, the exact place, to 6, no more than the country."""
    if found is None or found.place.lat is None or found.place.lon is None:
        return None
    return {
        "name": found.place.name,
        "geonameid": found.place.geonameid,
        "lat": round(found.place.lat, 5),
        "lon": round(found.place.lon, 5),
        "admin1": found.place.admin1,
        "admin2": found.place.admin2,
        "precision": int(found.precision),
        "confidence": round(found.confidence, 3),
    }
