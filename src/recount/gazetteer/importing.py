"""A user's own places: a country file of GeoNames, or a table, as entries of a pack."""

import csv
from collections.abc import Callable, Iterator
from pathlib import Path

import pycountry

from recount.gazetteer.countries import country_code
from recount.gazetteer.packs import KINDS, Entry

_COLUMNS = ("name", "country", "lat", "lon")  # that a table must have
_GEONAMES = 19  # columns of GeoNames' files
# Kinds by GeoNames' feature classes: towns, areas, waters and mountains; divisions by their codes.
_CLASSES = {"P": "town", "L": "region", "H": "region", "T": "region"}
_CODES = {"ADM1": "admin1", "ADM2": "admin2", "ADM3": "admin2", "ADM4": "district", "PPLX": "district"}

Complain = Callable[[int, str], None]  # a line that cannot be used, and why


def entries(path: Path, complain: Complain) -> list[Entry]:
    """The places of a file. Raises ValueError or OSError where it is neither table nor GeoNames' file."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        first = stream.readline()
        stream.seek(0)
        if first.count("\t") == _GEONAMES - 1:
            return list(_geonames([line.rstrip("\r\n").split("\t") for line in stream], complain))
        reader = csv.DictReader(stream)
        absent = [name for name in _COLUMNS if name not in (reader.fieldnames or ())]
        if absent:
            raise ValueError(
                f"{path} is neither a country file of GeoNames (19 columns parted by tabs) nor a table with "
                f"{', '.join(_COLUMNS)}: {', '.join(absent)} is not there"
            )
        try:
            return list(_table(reader, complain))
        except csv.Error as error:
            raise ValueError(f"{path}: {error}") from error


def _geonames(lines: list[list[str]], complain: Complain) -> Iterator[Entry]:
    whole = [(n, line) for n, line in enumerate(lines, 1) if len(line) == _GEONAMES]
    firsts = {(line[8], line[10]): line[1] for _, line in whole if line[7] == "ADM1"}
    seconds = {(line[8], line[10], line[11]): line[1] for _, line in whole if line[7] == "ADM2"}
    for number, line in enumerate(lines, 1):
        if len(line) != _GEONAMES:
            complain(number, f"{len(line)} columns, not {_GEONAMES}")
            continue
        kind = _CODES.get(line[7]) or _CLASSES.get(line[6])
        if kind is None:
            continue  # roads, spots and seas
        try:
            country = pycountry.countries.get(alpha_2=line[8])
            if country is None and line[8] != "XK":
                raise ValueError(f"no country has the code {line[8]!r}")
            names = [line[1], *(other for other in line[3].split(",") if other)]
            yield Entry(
                list(dict.fromkeys(names)),
                kind,
                country.alpha_3 if country else "XKX",
                firsts.get((line[8], line[10]), ""),
                seconds.get((line[8], line[10], line[11]), ""),
                *_point(line[4], line[5]),
                _number(line[14]),
                _number(line[0]),
                line[7] == "PPLC",
            )
        except ValueError as error:
            complain(number, str(error))


def _table(rows: "csv.DictReader[str]", complain: Complain) -> Iterator[Entry]:
    for row in rows:
        held = {key: (value or "").strip() for key, value in row.items() if isinstance(key, str)}
        try:
            country = country_code(held["country"]) if held["country"] else ""
            if country is None:
                raise ValueError(f"no country is called {held['country']!r}")
            kind = held.get("kind") or "town"
            if kind not in KINDS:
                raise ValueError(f"no kind is called {kind!r}; there are: {', '.join(KINDS)}")
            if not held["name"]:
                raise ValueError("no name")
            yield Entry(
                [held["name"], *filter(None, held.get("alternates", "").split("|"))],
                kind,
                country,
                held.get("admin1", ""),
                held.get("admin2", ""),
                *_point(held["lat"], held["lon"]),
                _number(held.get("population")),
                _number(held.get("geonameid")),
            )
        except ValueError as error:
            complain(rows.line_num, str(error))


_LARGEST = 2**31 - 1  # of people, and of GeoNames' numbers


def _number(words: str | None) -> int:
    number = int(words or 0)
    if not 0 <= number <= _LARGEST:
        raise ValueError(f"{words} is no number of people or of GeoNames")
    return number


def _point(lat: str, lon: str) -> tuple[float, float]:
    point = float(lat), float(lon)
    if not (-90 <= point[0] <= 90 and -180 <= point[1] <= 180):
        raise ValueError(f"{lat}, {lon} is no place on earth")
    return point
