"""How far around its point a place may lie, by how exactly it is known."""

from functools import lru_cache

import numpy as np

from recount.gazetteer.distances import RADIUS
from recount.gazetteer.packs import packs
from recount.gazetteer.place import Place
from recount.gazetteer.resolving import Exactness

_NEAR = 25.0  # km: what the precision codes of the UCDP mean by near
_VAGUE = 50.0  # km: a region without borders
_UNKNOWN = {Exactness.SECOND_LEVEL: 30.0, Exactness.FIRST_LEVEL: 75.0, Exactness.COUNTRY: 250.0}
_MOST = 0.9  # of the towns of a division lie within its extent
_FEWEST = 5  # towns that tell how large a division is


def extent(place: Place, precision: Exactness) -> float:
    """The radius in km of the circle in which the place lies; 0 for an exact one.

    Of a division or a country it is that in which nine of ten of its towns lie.
    """
    if precision == Exactness.EXACT or place.lat is None or place.lon is None:
        return 0.0
    if precision == Exactness.NEAR:
        return _NEAR
    if precision == Exactness.VAGUE:
        return _VAGUE
    first = place.admin1 if precision != Exactness.COUNTRY else None
    second = place.admin2 if precision == Exactness.SECOND_LEVEL else None
    found = _spread(place.country, first, second, round(place.lat, 2), round(place.lon, 2))
    return found or _UNKNOWN[precision]


@lru_cache(maxsize=10_000)
def _spread(country: str, first: str | None, second: str | None, lat: float, lon: float) -> float | None:
    points = np.radians(packs()[-1].points(country, first, second))
    if len(points) < _FEWEST:
        return None
    a, b = np.radians([lat, lon])
    half = np.sin((points[:, 0] - a) / 2) ** 2
    half += np.cos(a) * np.cos(points[:, 0]) * np.sin((points[:, 1] - b) / 2) ** 2
    away = 2 * RADIUS * np.arcsin(np.sqrt(np.minimum(1.0, half)))
    return round(float(np.quantile(away, _MOST)), 1)
