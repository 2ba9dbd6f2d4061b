"""What else a text names: places beyond doubt or nearly so, which tell where the others lie."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from recount.gazetteer.candidates import candidates
from recount.gazetteer.countries import country_labels, demonym, is_country
from recount.gazetteer.distances import apart
from recount.gazetteer.place import Place

_ARTICLE = r"(?:al|el|ash|as|an|ad|az)"
_CAPITALISED = re.compile(
    rf"\b(?:{_ARTICLE}-)?[A-Z][\w'’.-]*(?:\s(?:(?:{_ARTICLE}|of|de|la|del|the)[\s-])?[A-Z][\w'’.-]*){{0,3}}"
)
_BIG = 50_000  # people from which a town speaks for its country
_SEEN = 2_000  # and from which one does that has no namesake further off
_NEAR = 100.0  # than so many km
_COUNTRY, _PEOPLE, _PROVINCE, _TOWN, _SMALL = 1.0, 0.7, 0.8, 0.6, 0.4  # how much each speaks for its country


@dataclass(frozen=True, slots=True)
class Named:
    """A place that a text names at `start` to `end`, and how much it speaks for its country."""

    start: int
    end: int
    place: Place
    weight: float


@lru_cache(maxsize=64)
def around(text: str) -> tuple[Named, ...]:
    """Countries, peoples, provinces, large towns, and towns without a namesake, in the order of the text."""
    return tuple(_named(text))


def _named(text: str) -> Iterator[Named]:
    for match in _CAPITALISED.finditer(text):
        words = [(m.start(), m.end()) for m in re.finditer(r"\S+", match.group())]
        at = 0
        while at < len(words):
            for last in range(len(words) - 1, at - 1, -1):
                start, end = match.start() + words[at][0], match.start() + words[last][1]
                hit = beyond_doubt(text[start:end].rstrip(".,'’"))
                if hit:
                    yield Named(start, end, *hit)
                    at = last
                    break
            at += 1


@lru_cache(maxsize=50_000)
def beyond_doubt(words: str) -> tuple[Place, float] | None:
    """The place that words mean wherever they stand, and how much it speaks for its country; else None."""
    if len(words) < 3 and not words.isupper():
        return None
    if code := is_country(words):
        return _country(code, _COUNTRY)
    if code := demonym(words):
        return _country(code, _PEOPLE)
    found = sorted(candidates(words), key=lambda place: -place.population)
    province = next((place for place in found if place.kind == "admin1"), None)
    seat = next((place for place in found if province and is_seat(place, province)), None)
    if seat is not None:
        return seat, _PROVINCE
    if province is not None and (len(words) > 3 or "." in words):
        return province, _PROVINCE
    if not found or len(words) < 4:
        return None
    if found[0].population >= _BIG:
        return found[0], _TOWN
    alone = all(apart(found[0], other) < _NEAR for other in found[1:])
    return (found[0], _SMALL) if alone and found[0].population >= _SEEN else None


_LARGE = 0.1  # of a province's people


def is_seat(town: Place, province: Place) -> bool:
    """Whether a town has the name of the province in which it is large: the town is meant more often."""
    return (
        (town.kind, province.kind) == ("town", "admin1")
        and (town.country, town.admin1) == (province.country, province.admin1)
        and town.population >= _LARGE * province.population
    )


def _country(code: str, weight: float) -> tuple[Place, float] | None:
    found = (p for p in candidates(country_labels()[code], code) if p.kind == "country")
    place = next(found, None)
    return (place, weight) if place else None


_JOINT = re.compile(r",?\s(?:in\s)?(?:(?:north|south|east|west|central)[\w-]*\s)?|\s\(")


_NEXT = 20  # characters: ", in north-eastern "


def holder(context: str, end: int, named: Sequence[Named]) -> Place | None:
    """The place that stands behind a name that ends at `end`, as what holds it: "Paris, Texas"."""
    for each in named:
        if end <= each.start <= end + _NEXT and _JOINT.fullmatch(context, end, each.start):
            return each.place
    return None
