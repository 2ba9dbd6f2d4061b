"""Builds the gazetteer's places.csv.gz from the shared data folder: build_gazetteer.py FOLDER.

Sources: Natural Earth (public domain) and the Uppsala Conflict Data Program (CC BY 4.0, Sundberg and Melander
2013). Provinces take the names of provinces.csv, so that one province has one name,
whatever its source writes. Where the package's geonames.npz has a town in another of a country's provinces
than Natural Earth, which draws some borders as they were, GeoNames is right.
"""

import csv
import gzip
import io
import math
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pycountry

from recount.gazetteer.distances import distance
from recount.gazetteer.packs import named
from recount.gazetteer.spelling import skeleton
from recount.names import fold

DATA = Path(__file__).parent.parent / "src/recount/gazetteer/data"
HEAD = ("names", "kind", "admin1", "admin2", "country", "lat", "lon", "weight", "keys", "skeletons")
NAMED = {
    "Kosovo": "XKX", "Somaliland": "SOM", "Northern Cyprus": "CYP", "Syria": "SYR",
    "Yemen (North Yemen)": "YEM", "Myanmar (Burma)": "MMR", "Turkey": "TUR", "DR Congo (Zaire)": "COD",
    "Russia (Soviet Union)": "RUS", "United States of America": "USA",
    "Kingdom of eSwatini (Swaziland)": "SWZ", "Ivory Coast": "CIV", "Serbia (Yugoslavia)": "SRB",
    "South Korea": "KOR", "East Timor": "TLS", "Congo": "COG", "Tanzania": "TZA", "Iran": "IRN",
    "Venezuela": "VEN", "Moldova": "MDA",
}  # fmt: skip
KINDS = {
    "town": "town", "city": "town", "village": "town", "township": "town", "locality": "town",
    "municipality": "town", "governorate": "admin1", "province": "admin1", "state": "admin1",
    "oblast": "admin1", "county": "admin2", "department": "admin2", "suburb": "district",
    "district": "admin2", "area": "region", "mountain": "region", "camp": "district", "field": "region",
    "sub-district": "admin2", "region": "region", "sector": "district",
}  # fmt: skip
SUFFIX = re.compile(r"\s+(" + "|".join(sorted(KINDS, key=len, reverse=True)) + r")$", re.I)
ADMIN = re.compile(
    r"\s+(governorate|province|state|region|department|département|district|county|oblast|division|republic|rayon"
    r"|territory|municipality|krai|zone|lga|agency|cercle|constituency|commune|raion)$",
    re.I,
)
LINES = re.compile(
    r"\b(road|border|between|axis|highway|junction|river|linkning|stream|countryside of)\b", re.I
)
COMPASS = re.compile(r"^(north|south|east|west)[a-z]*ern ", re.I)
NEAR = 25.0  # km within which a town of one name is one
AGGREGATE = re.compile(r"^[A-Z]{3}-\d\d|minor island|^UNDOF$")


@dataclass
class Row:
    """One place while it is put together."""

    names: list[str]
    kind: str
    admin1: str
    admin2: str
    country: str
    lat: float | None
    lon: float | None
    weight: float = 0.0
    population: float = 0.0
    events: int = 0
    extra: list[str] = field(default_factory=list)


def read(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def country_of(iso2: str, name: str, admin1: str = "") -> str | None:
    """ISO alpha-3 of a country by its alpha-2 code, else by its name; Crimea is Ukraine's, as in ISO 3166."""
    if iso2 == "RU" and admin1 in ("Crimea", "Sevastopol"):
        return "UKR"
    if found := pycountry.countries.get(alpha_2=iso2):
        return str(found.alpha_3)
    if name in NAMED:
        return NAMED[name]
    found = pycountry.countries.get(name=name)
    return str(found.alpha_3) if found else None


class Provinces:
    """The one name of every province that provinces.csv lists."""

    def __init__(self) -> None:
        self.rows = read(DATA / "provinces.csv")
        self.by_key: dict[tuple[str, str], str] = {}
        self.exact: dict[tuple[str, str], str] = {}
        self.names: dict[tuple[str, str], list[str]] = {}
        for row in self.rows:
            names = [row["name"], *row["alternates"].split("|")]
            self.names[row["country"], row["name"]] = names
            for name in names:
                self.exact.setdefault((row["country"], fold(name)), row["name"])
                for key in (fold(name), skeleton(name)):
                    self.by_key.setdefault((row["country"], key), row["name"])

    def canonical(self, country: str, name: str) -> str:
        """The name by which the gazetteer knows a province."""
        name = ADMIN.sub("", name.strip())
        for key in (fold(name), skeleton(name)):
            if found := self.by_key.get((country, key)):
                return found
        return name

    def capital(self, row: Row) -> None:
        """Gives a town that bears its province's name every spelling of that name."""
        if row.kind == "town" and any(
            self.exact.get((row.country, fold(name))) == row.admin1 for name in row.names
        ):
            row.names = [row.admin1, *row.names, *self.names[row.country, row.admin1]]
            row.names = [
                name for name in row.names if not re.search(r"Rif|ountryside|Rural|Governorate|suburbs", name)
            ]


def split_names(text: str) -> list[str]:
    """The names in "Al-Rai town (Choban Bey)" or "Palmyra/Tadmur", without their kind."""
    inner = re.findall(r"\(([^)]+)\)", text)
    outer = re.sub(r"\s*\([^)]*\)", "", text)
    parts = [part.strip() for part in outer.split("/")] if " " not in outer.split("/")[0] else [outer.strip()]
    return [name for part in (*parts, *inner) if (name := SUFFIX.sub("", part).strip()) and len(name) > 1]


def provinces(folder: Path, canon: Provinces) -> Iterator[Row]:
    """First-level areas: Natural Earth's, and those of provinces.csv that it lacks."""
    seen: set[tuple[str, str]] = set()
    middle: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for row in read(folder / "natural_earth/admin1_points.csv"):
        country = country_of(row["iso_a2"], row["country"], row["name"])
        if country is None or AGGREGATE.search(row["name"]) or not row["name"]:
            continue
        name = canon.canonical(country, row["name"])
        point = float(row["lat"]), float(row["lon"])
        middle[country].append(point)
        if (country, name) in seen:
            continue
        seen.add((country, name))
        names = [name, row["name"], *canon.names.get((country, name), [])]
        yield Row(names, "admin1", name, "", country, *point, weight=2.5)
    for (country, name), names in canon.names.items():
        if (country, name) not in seen:
            yield Row(names, "admin1", name, "", country, None, None, weight=2.5)
    for country, points in middle.items():
        lat, lon = (sum(axis) / len(points) for axis in zip(*points, strict=True))
        yield Row([country], "country", "", "", country, round(lat, 2), round(lon, 2), weight=10.0)


def towns(folder: Path, canon: Provinces, known: Mapping[str, Mapping[str, str]]) -> Iterator[Row]:
    """Natural Earth's towns and the places of UCDP; `known` are the provinces by country and spelling."""
    moved: dict[tuple[str, str, str], str] = {}
    for row in read(folder / "natural_earth/populated_places.csv"):
        country = country_of(row["iso_a2"], row["country"], row["admin1"])
        if country is None:
            continue
        names = [row["name"], row["name_ascii"], *re.split(r"[|,]\s*", row["name_alt"])]
        admin1 = canon.canonical(country, row["admin1"]) if row["admin1"] else ""
        town = Row(
            names,
            "town",
            admin1,
            "",
            country,
            float(row["lat"]),
            float(row["lon"]),
            population=float(row["population"] or 0),
        )
        town.admin1 = province_by_geonames(town, canon, known[country]) or admin1
        moved[country, fold(names[0]), admin1] = town.admin1
        yield town
    for row in read(folder / "ucdp_syria_places.csv"):
        yield ucdp(
            row["where_coordinates"], "SYR", row["adm_1"], row["adm_2"], canon, int(row["events"]), row
        )
    for row in read(folder / "ucdp_place_names.csv"):
        country = country_of("", row["location_root_name"])
        if country and row["location_where_name"]:
            place = ucdp(
                row["location_where_name"],
                country,
                row["location_adm1_name"],
                row["location_adm2_name"],
                canon,
                int(row["events"]),
            )
            if place.names:
                place.admin1 = moved.get((country, fold(place.names[0]), place.admin1), place.admin1)
            yield place


def province_by_geonames(town: Row, canon: Provinces, known: Mapping[str, str]) -> str | None:
    """The province, of those that are known, in which GeoNames has a town of that name and place."""
    assert town.lat is not None and town.lon is not None
    there = [
        place
        for name in town.names
        for place in named(fold(name))
        if place.kind == "town"
        and place.country == town.country
        and place.admin1
        and distance(town.lat, town.lon, place.lat, place.lon) < NEAR
    ]
    if not there:
        return None
    theirs = canon.canonical(town.country, max(there, key=lambda place: place.population).admin1 or "")
    return known.get(fold(theirs)) or known.get(skeleton(theirs))


def ucdp(
    text: str,
    country: str,
    admin1: str,
    admin2: str,
    canon: Provinces,
    events: int,
    point: dict[str, str] | None = None,
) -> Row:
    """A place of UCDP as a row."""
    suffix = SUFFIX.search(re.sub(r"\s*\([^)]*\)", "", text))
    kind = KINDS[suffix.group(1).lower()] if suffix else "region"
    kind = "region" if COMPASS.match(text) else kind
    lat, lon = (float(point["latitude"]), float(point["longitude"])) if point else (None, None)
    row = Row(split_names(text), kind, "", ADMIN.sub("", admin2), country, lat, lon, events=events)
    row.admin1 = canon.canonical(country, admin1) if admin1 else ""
    return row


def merged(rows: Iterator[Row], canon: Provinces) -> list[Row]:
    """Rows of one name, kind, country and province made one; their spellings gathered, their events added."""
    kept: dict[tuple[str, str, str, str], Row] = {}
    for row in rows:
        canon.capital(row)
        names = [name for name in dict.fromkeys(row.names) if fold(name)]
        if not names or any(LINES.search(name) for name in names):
            continue
        if (part := COMPASS.sub("", names[0])) != names[0] and canon.canonical(
            row.country, part
        ) == row.admin1:
            continue  # "Northern Aleppo" is the province, with a direction
        if part != names[0] and not row.admin1:
            continue
        row.names = names
        key = (fold(names[0]), row.kind, row.country, row.admin1)
        if (old := kept.get(key)) is None:
            kept[key] = row
            continue
        old.names = list(dict.fromkeys([*old.names, *names]))
        old.admin2 = old.admin2 or row.admin2
        old.population = max(old.population, row.population)
        old.events += row.events
        if old.lat is None:
            old.lat, old.lon = row.lat, row.lon
    for row in kept.values():
        if not row.weight:
            row.weight = max(0.0, math.log10(max(row.population, 1000)) - 3) + 1.2 * math.log10(
                1 + row.events
            )
    return sorted(kept.values(), key=lambda row: (row.country, row.admin1, row.kind, row.names[0]))


def main(folder: Path) -> None:
    """Writes places.csv.gz beside the gazetteer's other data."""
    canon = Provinces()

    divided = list(provinces(folder, canon))
    known: dict[str, dict[str, str]] = defaultdict(dict)
    for row in sorted(divided, key=lambda row: row.admin1):
        known[row.country] |= {skeleton(row.admin1): row.admin1, fold(row.admin1): row.admin1}

    def all_rows() -> Iterator[Row]:
        yield from divided
        yield from towns(folder, canon, known)

    rows = merged(all_rows(), canon)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(HEAD)
    for row in rows:
        keys = list(dict.fromkeys(key for name in row.names if (key := fold(name))))
        skeletons = list(dict.fromkeys(key for name in row.names if (key := skeleton(name))))
        point = [f"{axis:.4f}" if axis is not None else "" for axis in (row.lat, row.lon)]
        writer.writerow(
            [
                "|".join(row.names),
                row.kind,
                row.admin1,
                row.admin2,
                row.country,
                *point,
                f"{row.weight:.2f}",
                "|".join(keys),
                "|".join(skeletons),
            ]
        )
    packed = gzip.compress(text.getvalue().encode(), 9, mtime=0)
    (DATA / "places.csv.gz").write_bytes(packed)
    print(f"{len(rows)} places, {len(packed) / 1e6:.2f} MB")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
