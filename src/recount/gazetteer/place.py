"""A place: what the gazetteer knows of one name."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["country", "admin1", "admin2", "town", "district", "region"]


@dataclass(frozen=True, slots=True)
class Place:
    """A gazetteer entry.

    `country` is an ISO 3166-1 alpha-3 code (XKX for Kosovo); `lat` and `lon` are degrees, or None where
    the sources have none. A district without coordinates of its own has those of its town. `weight` grows
    with the population and the number of recorded events, and chooses among namesakes. `population` and
    `geonameid` are GeoNames' (0 and None where it is not known there).
    """

    name: str
    kind: Kind
    admin1: str | None
    admin2: str | None
    country: str
    lat: float | None
    lon: float | None
    weight: float
    population: int = 0
    geonameid: int | None = None
