"""The places that a name may mean, of all that the gazetteer holds."""

from dataclasses import replace
from functools import cache, lru_cache

from recount.gazetteer.countries import country_labels, demonym
from recount.gazetteer.distances import apart
from recount.gazetteer.lookup import lookup, wordings
from recount.gazetteer.packs import named
from recount.gazetteer.place import Place
from recount.gazetteer.tables import rows
from recount.names import fold

_ONE = 25.0  # km within which two entries of one name are one place


@lru_cache(maxsize=50_000)
def candidates(name: str, country: str | None = None) -> tuple[Place, ...]:
    """The places with coordinates that a name may mean; `country` (ISO alpha-3) keeps to one country.

    A place that two sources know has the name and province of the gazetteer's own tables, and the number,
    coordinates and people of GeoNames.
    """
    wide = _regions(name, country)
    found = [*map(_in_the_middle, _known(name, country)), *wide]
    # "South America" is no part of America
    listed = [] if wide else lookup(name, country)
    for place in (*listed, *_of_people(name, country)):
        placed = _in_the_middle(place)
        if placed.lat is None:
            continue
        same = next((n for n, other in enumerate(found) if _is_one(placed, other)), None)
        if same is None:
            found.append(placed)
        elif found[same].geonameid is not None:
            admin1 = placed.admin1 or found[same].admin1
            found[same] = replace(found[same], name=placed.name, admin1=admin1)
    # "Wales" is a part of its country, not another name for it
    parts = {p.country for p in found if p.kind == "admin1" and fold(p.name) == fold(name)}
    return tuple(
        p for p in found if p.kind != "country" or p.country not in parts or fold(p.name) == fold(name)
    )


def _is_one(a: Place, b: Place) -> bool:
    kinds = {a.kind, b.kind}
    if a.country != b.country or not (len(kinds) == 1 or kinds <= {"town", "district"}):
        return False
    return kinds <= {"country", "admin1"} or apart(a, b) < _ONE


def _of_people(name: str, country: str | None) -> list[Place]:
    """The country whose people or things a word describes."""
    code = demonym(name)
    if code is None or country not in (None, code):
        return []
    return [place for place in lookup(country_labels()[code], code) if place.kind == "country"]


@cache
def _points() -> dict[tuple[str | None, str | None], tuple[float, float]]:
    """The points of countries, and of provinces that do not lie in the middle of their towns."""
    held = (*rows("country_points.csv"), *(row for row in rows("province_words.csv") if row["lat"]))
    return {(row["country"], row.get("name")): (float(row["lat"]), float(row["lon"])) for row in held}


def _in_the_middle(place: Place) -> Place:
    """A country, or a province of GeoNames, with the point that GeoNames has for it."""
    if place.kind != "country" and (place.kind != "admin1" or place.geonameid is None):
        return place  # a user's own province stays where the user has it
    of = place.country, place.admin1 if place.kind == "admin1" else None
    lat, lon = _points().get(of, (place.lat, place.lon))
    return replace(place, lat=lat, lon=lon)


@cache
def _wide() -> dict[str, Place]:
    """Regions of several countries or without a border, by their folded names."""
    table: dict[str, Place] = {}
    for row in rows("wide_regions.csv"):
        where = float(row["lat"]), float(row["lon"])
        place = Place(row["name"], "region", None, None, row["country"], *where, 3.0)
        for name in (row["name"], *filter(None, row["alternates"].split("|"))):
            table[fold(name)] = place
    return table


def _regions(name: str, country: str | None) -> list[Place]:
    place = _wide().get(fold(name))
    return [place] if place and country in (None, place.country) else []


def _known(name: str, country: str | None) -> list[Place]:
    """The packs' places of a name, else of what is left of it without the words that say what it is."""
    for wording in wordings(fold(name)):
        if found := [place for place in named(wording) if country in (None, place.country)]:
            return found
    return []
