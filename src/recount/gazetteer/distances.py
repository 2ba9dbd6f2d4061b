"""How far apart places are."""

from math import asin, cos, inf, radians, sin, sqrt

from recount.gazetteer.place import Place

RADIUS = 6371.0  # of the earth, km


def distance(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """The way between two points (degrees) in km, on a sphere."""
    a, b = radians(lat), radians(other_lat)
    half = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(radians(other_lon - lon) / 2) ** 2
    return 2 * RADIUS * asin(min(1.0, sqrt(half)))


def apart(a: Place, b: Place) -> float:
    """The way between two places in km; without end where one has no coordinates."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return inf
    return distance(a.lat, a.lon, b.lat, b.lon)
