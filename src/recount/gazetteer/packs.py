"""Packs of places, GeoNames' and those that users import: a name's places in some microseconds.

Names are kept as 64-bit numbers made of their folded letters, in order, so that a look-up is a search in an
array. benchmarks/build_geonames.py makes the one of the package, `recount gazetteer import` those of users.
"""

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from importlib.resources import as_file, files
from math import log10
from pathlib import Path
from typing import Any, get_args

import numpy as np
import platformdirs
from numpy.typing import NDArray

from recount.gazetteer.place import Kind, Place
from recount.names import fold

KINDS: tuple[Kind, ...] = get_args(Kind)
PACKAGED = "geonames.npz"
_CAPITAL = 1.4  # what a country's capital weighs more than its people do
_NUMBERS = {
    "geonameid": np.int32,
    "lat": np.float32,
    "lon": np.float32,
    "population": np.int64,
    "capital": np.bool_,
}


@dataclass
class Entry:
    """A place to be packed: its name first of all names; an empty word, or 0, is what is not known of it."""

    names: list[str]
    kind: str
    country: str
    admin1: str
    admin2: str
    lat: float
    lon: float
    population: int
    geonameid: int
    capital: bool = False  # of a country


def key_of(folded: str) -> int:
    """The number that stands for a folded name."""
    return int.from_bytes(blake2b(folded.encode(), digest_size=8).digest())


def pack(entries: Iterable[Entry], to: Path) -> tuple[int, int]:
    """Write a pack, whole or not at all; returns how many places and names it holds."""
    rows = sorted(entries, key=lambda row: -row.population)
    keys = {
        (key_of(folded), number)
        for number, row in enumerate(rows)
        for name in row.names
        if (folded := fold(name))
    }
    ordered = sorted(keys)
    arrays: dict[str, NDArray[Any]] = {
        "keys": np.array([key for key, _ in ordered], dtype=np.uint64),
        "places": np.array([number for _, number in ordered], dtype=np.int32),
        "kind": np.array([KINDS.index(row.kind) for row in rows], dtype=np.uint8),
        "names": _bytes([row.names[0].replace("\n", " ") for row in rows]),
    }
    for name, kind in _NUMBERS.items():
        arrays[name] = np.array([getattr(row, name) for row in rows], dtype=kind)
    for name, words in (("country", "countries"), ("admin1", "firsts"), ("admin2", "seconds")):
        known: dict[str, int] = {}
        numbers = [known.setdefault(getattr(row, name).replace("\n", " "), len(known)) for row in rows]
        arrays[name], arrays[words] = (
            np.array(numbers, dtype=np.min_scalar_type(len(known))),
            _bytes(list(known)),
        )
    beside = to.with_name(f".{to.name}")
    with beside.open("wb") as stream:
        np.savez_compressed(stream, **arrays)  # type: ignore[arg-type]
    beside.replace(to)
    return len(rows), len(ordered)


def _bytes(values: Sequence[str]) -> NDArray[np.uint8]:
    return np.frombuffer("\n".join(values).encode(), dtype=np.uint8)


class Pack:
    """The places of one file. Raises ValueError where the file is no pack."""

    def __init__(self, path: Path) -> None:
        try:
            with np.load(path, allow_pickle=False) as held:
                self._held = {name: held[name] for name in held.files}
            self._words = {
                name: self._held[name].tobytes().decode().split("\n")
                for name in ("names", "countries", "firsts", "seconds")
            }
            self._keys, self._places = self._held["keys"], self._held["places"]
        except (OSError, ValueError, KeyError, EOFError) as error:
            raise ValueError(f"{path} is no pack of places: {error}") from error

    def __len__(self) -> int:
        return len(self._words["names"])

    def named(self, folded: str) -> list[Place]:
        """The places of a folded name (`recount.names.fold`), the most populous first."""
        key = np.uint64(key_of(folded))
        first = int(np.searchsorted(self._keys, key))
        found: list[Place] = []
        while first < len(self._keys) and self._keys[first] == key:
            found.append(self._place(int(self._places[first])))
            first += 1
        return found

    def largest(self, country: str, count: int) -> list[Place]:
        """The most populous towns of a country."""
        code = self._words["countries"].index(country)
        inside = (self._held["country"] == code) & (self._held["kind"] == KINDS.index("town"))
        return [self._place(int(n)) for n in np.flatnonzero(inside)[:count]]

    def capital(self, country: str) -> Place | None:
        """The capital of a country, where the pack has it."""
        words = self._words["countries"]
        inside = self._held["capital"] & (
            self._held["country"] == (words.index(country) if country in words else -1)
        )
        first = next(iter(np.flatnonzero(inside)), None)
        return None if first is None else self._place(int(first))

    def points(
        self, country: str, admin1: str | None = None, admin2: str | None = None
    ) -> NDArray[np.float32]:
        """The latitudes and longitudes (degrees, n x 2) of all towns of a country or division."""
        inside = np.ones(len(self), dtype=bool)
        for name, words, value in (
            ("country", "countries", country),
            ("admin1", "firsts", admin1),
            ("admin2", "seconds", admin2),
        ):
            if value is not None:
                known = self._words[words]
                inside &= self._held[name] == (known.index(value) if value in known else -1)
        inside &= self._held["kind"] == KINDS.index("town")
        return np.stack((self._held["lat"][inside], self._held["lon"][inside]), axis=1)

    def _place(self, n: int) -> Place:
        held, words = self._held, self._words
        people = int(held["population"][n])
        return Place(
            words["names"][n],
            KINDS[held["kind"][n]],
            words["firsts"][held["admin1"][n]] or None,
            words["seconds"][held["admin2"][n]] or None,
            words["countries"][held["country"][n]],
            float(held["lat"][n]),
            float(held["lon"][n]),
            log10(people + 1) / 2 + _CAPITAL * bool(held["capital"][n]),
            people,
            int(held["geonameid"][n]) or None,
        )


def own_folder() -> Path:
    """Where the packs of the user are: RECOUNT_GAZETTEER, else a folder of the user's data."""
    named = os.environ.get("RECOUNT_GAZETTEER")
    return Path(named) if named else Path(platformdirs.user_data_path("recount")) / "gazetteer"


def own() -> list[Path]:
    """The user's packs, in the order of their names."""
    return sorted(own_folder().glob("[!.]*.npz"))


@cache
def packs() -> tuple[Pack, ...]:
    """The packs of the process: the user's, and that of the package."""
    with as_file(files("recount.gazetteer") / "data" / PACKAGED) as path:
        return (*map(Pack, own()), Pack(path))


def named(folded: str) -> list[Place]:
    """The places of a folded name in all packs, the user's first, the most populous first."""
    return [place for each in packs() for place in each.named(folded)]


@cache
def capital(country: str) -> Place | None:
    """The capital of a country, by its code."""
    return next((place for each in packs() if (place := each.capital(country))), None)
