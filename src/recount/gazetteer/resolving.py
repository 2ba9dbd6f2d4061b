"""Which place a name means in its text: the gazetteer's candidates, weighed by what else the text names."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from math import exp

from recount.gazetteer.candidates import candidates
from recount.gazetteer.context import Named, around, beyond_doubt, holder, is_seat
from recount.gazetteer.distances import apart
from recount.gazetteer.place import Place
from recount.names import fold

# Learned on GeoWebNews, GeoVirus and LGL, one for each of `features` (benchmarks/fit_places.py)
_WEIGHTS = (1.64, 0.01, 0.63, -0.66, 2.48, 0.73, 1.10, 0.95, -0.30, 3.33, 1.72, 1.08, 1.05)
_INEXACT = 0.6  # how sure a place is of which only a part of the name, or a name beside it, is known
_SHORTEST = 2  # letters; one alone is an initial, not the village of Y
_HEAVIEST = 4.0  # a country weighs no more


class Exactness(IntEnum):
    """How exactly a place is known: the precision codes of the UCDP Georeferenced Event Dataset (Sundberg and
    Melander 2013), of which 7, sea and air, is not used.
    """

    EXACT = 1
    NEAR = 2
    SECOND_LEVEL = 3
    FIRST_LEVEL = 4
    VAGUE = 5
    COUNTRY = 6


_EXACTNESS = {
    "town": Exactness.EXACT,
    "district": Exactness.EXACT,
    "admin2": Exactness.SECOND_LEVEL,
    "admin1": Exactness.FIRST_LEVEL,
    "region": Exactness.VAGUE,
    "country": Exactness.COUNTRY,
}


@dataclass(frozen=True, slots=True)
class Resolved:
    """The place that a name means, how exactly, how surely (0 to 1), and the candidates it beat."""

    place: Place
    precision: Exactness
    confidence: float
    beaten: tuple[Place, ...]


def resolve(
    name: str, context: str = "", start: int = 0, end: int = 0, country: str | None = None
) -> Resolved | None:
    """The place that `name`, which stands at `start` to `end` of `context`, most likely means.

    Of a name that the gazetteer lacks, a part may be a place that it lies in ("Port of Los Angeles"), else
    the one that stands behind it is ("Barclays Center in Brooklyn"). None where nothing is found. `country`
    (ISO alpha-3) keeps to one country.
    """
    if len(fold(name)) < _SHORTEST or not any(c.isalpha() for c in name):
        return None
    found: Sequence[Place] = candidates(name, country)
    exact = bool(found)
    if not exact:
        found = _part(name, country) or _held(context, end, country)
    if not found:
        return None
    found = as_called(found, name, context, start, end)
    table = features(found, name, context, start, end)
    scores = [sum(w * x for w, x in zip(_WEIGHTS, row, strict=True)) for row in table]
    shares = [exp(score - max(scores)) for score in scores]
    best, *others = sorted(range(len(found)), key=lambda n: -scores[n])
    sure = shares[best] / sum(shares) * (1 if exact else _INEXACT)
    precision = _precision(found[best], exact and not _BESIDE.search(context, max(0, start - 40), start))
    return Resolved(found[best], precision, sure, tuple(found[n] for n in others))


_BESIDE = re.compile(
    r"\b(?:near|outside|around|close to|outskirts of|(?:north|south|east|west)\w*(?:[- ](?:east|west)\w*)?"
    r" of)\s(?:the\s)?(?:(?:town|city|village)\sof\s)?$"
)


def _precision(place: Place, exact: bool) -> Exactness:
    code = _EXACTNESS[place.kind]
    # a district that GeoNames lacks has the coordinates of its town
    exact = exact and not (place.kind == "district" and place.geonameid is None)
    return Exactness.NEAR if code is Exactness.EXACT and not exact else code


# Words of names of buildings and stretches of land, which alone are namesakes of towns.
_NO_PART = frozenset(
    """north south east west northern southern eastern western central upper lower new old center centre tower
    house park square university college school hospital medical port castle world cup gate hill lake river
    bay delta island islands forest valley beach royal national international state union""".split()
)


def _part(name: str, country: str | None) -> tuple[Place, ...]:
    """The places of the longest stretch of a name that alone is beyond doubt a place."""
    words = name.replace("-", " ").split()
    for length in range(len(words) - 1, 0, -1):
        for first in range(len(words) - length + 1):
            stretch = " ".join(words[first : first + length]).strip(".,'’()")
            if stretch[:1].isupper() and fold(stretch) not in _NO_PART and beyond_doubt(stretch):
                return candidates(stretch, country)
    return ()


def _held(context: str, end: int, country: str | None) -> tuple[Place, ...]:
    """The place that stands behind an unknown name as what holds it."""
    outer = holder(context, end, [each for each in around(context) if each.start >= end])
    return (outer,) if outer is not None and country in (None, outer.country) else ()


def features(
    found: Sequence[Place], name: str, context: str, start: int, end: int
) -> list[tuple[float, ...]]:
    """What speaks for each candidate, in numbers: what it is, and how it stands to other places."""
    named = [each for each in around(context) if each.end <= start or end <= each.start]
    outer = holder(context, end, named)
    countries: dict[str, float] = defaultdict(float)
    for each in named:
        countries[each.place.country] += each.weight
    told = sum(countries.values())
    key = fold(name)
    towns = [each.place for each in named if each.place.kind in ("town", "admin2", "district")]
    provinces = {(each.place.country, each.place.admin1) for each in named if each.place.kind == "admin1"}
    inside = Counter((town.country, town.admin1) for town in towns)
    table: list[tuple[float, ...]] = []
    for place in found:
        near = [apart(place, town) for town in towns]
        home = place.country, place.admin1
        province = place.kind == "admin1"
        table.append(
            (
                min(place.weight, _HEAVIEST),
                float(place.kind == "country"),
                float(province),
                float(place.kind == "admin2"),
                float(place.kind in ("country", "region") or f"{fold(place.name)} ".startswith(f"{key} ")),
                countries.get(place.country, 0.0) / told if told else 0.0,
                float(place.country in countries),
                min(2.0, sum(exp(-km / 200) for km in near)),
                max((exp(-km / 50) for km in near), default=0.0),
                float(not province and home in provinces),
                float(place.kind == "region"),
                float(min(2, inside[home]) * province),
                _holds(outer, place),
            )
        )
    return table


_PROVINCE = re.compile(
    r"\b(?:provinces?|governorates?|states?|oblast|region|countryside|department)\b", re.IGNORECASE
)
_TOWN = re.compile(r"\b(?:city|town|village|municipality)\b", re.IGNORECASE)
_BEFORE, _AFTER = re.compile(r"\w+ of (?:the )?$"), re.compile(r"(?:['’]s?)? \w+")


def as_called(found: Sequence[Place], name: str, context: str, start: int, end: int) -> Sequence[Place]:
    """The candidates of the kind that the words of a name, or those right beside it, say.

    Where they say nothing, in a list of provinces or of countries one of these is meant; else a province with
    a large town of its name gives way to that town, and all that bears the name of its own country to the
    country.
    """
    before, after = _BEFORE.search(context, max(0, start - 20), start), _AFTER.match(context, end)
    words = " ".join([name, before.group() if before else "", after.group() if after else ""])
    if _PROVINCE.search(words):
        kinds: tuple[str, ...] = ("admin1", "region")
    elif _TOWN.search(words):
        kinds = ("town", "district")
    elif listed := _among_its_like(found, context, start, end):
        return listed
    else:
        land = {
            place.country for place in found if place.kind == "country" and fold(place.name) == fold(name)
        }
        seated = {place for place in found if any(is_seat(town, place) for town in found)}
        return [
            place
            for place in found
            if place not in seated and (place.kind == "country" or place.country not in land)
        ]
    return [place for place in found if place.kind in kinds] or found


_LISTED = re.compile(r",?\s(?:(?:and|or)\s)?")
_SIDES = 2  # in a row beside a name, which make it one of them


def _among_its_like(found: Sequence[Place], context: str, start: int, end: int) -> list[Place]:
    """The provinces, or the countries, that a name may mean which stands in a list of such.

    "Ohio, Oregon and Texas", "Mali, Niger and Senegal".
    """
    for kind in ("admin1", "country"):
        like = [place for place in found if place.kind == kind]
        if like:
            beside = [each.place.country for each in _row(kind, context, start, end)]
            listed = [
                p for p in like if (beside.count(p.country) if kind == "admin1" else len(beside)) >= _SIDES
            ]
            if listed:
                return listed
    return []


def _row(kind: str, context: str, start: int, end: int) -> Iterator[Named]:
    """The places of a kind that stand beside a name, on both sides, with nothing but commas between."""
    named = around(context)
    before = [each for each in reversed(named) if each.end <= start]
    after = [each for each in named if each.start >= end]
    for side in (before, after):
        first, last = start, end
        for each in side:
            gap = (each.end, first) if each.end <= first else (last, each.start)
            if each.place.kind != kind or not _LISTED.fullmatch(context, *gap):
                break
            yield each
            first, last = each.start, each.end


def _holds(outer: Place | None, inner: Place) -> float:
    """How well the place behind a name fits as what holds a candidate: 1 its province, a half its country."""
    if outer is None or outer == inner:
        return 0.0
    if fold(outer.name) == fold(inner.admin1 or ""):
        return 1.0  # also "Blakely, Georgia", where the country is thought of first
    return 0.5 * (outer.kind == "country" and outer.country == inner.country)
