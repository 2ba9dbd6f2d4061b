"""What the incidents that fit amount to: in time, on the map, and by value."""

from collections.abc import Callable
from datetime import date
from math import pi
from typing import Any

import numpy as np
from numpy.typing import NDArray

from recount.web.index import NONE, Index, Mask

Plain = dict[str, Any]

_CLOSE = 56  # pixels within which points on the map are one
_WORLD = 512  # pixels that the world is wide at zoom 0
_EDGE = 85.05113  # degrees of latitude at which the map ends
_TOP = 40  # actors and sources that are counted in a list of filters
_LONGEST = {"day": 92, "week": 2 * 366, "month": 12 * 366}  # days that bars of one unit are shown for

ORDERS: dict[str, Callable[[Index], NDArray[Any]]] = {
    "date": lambda index: _undated_last(index.columns["first"], 1),
    "-date": lambda index: _undated_last(index.columns["first"], -1),
    "killed": lambda index: _undated_last(index.columns["killed"], 1),
    "-killed": lambda index: _undated_last(index.columns["killed"], -1),
    "place": lambda index: _ranks([place or _LAST for place in index.places]),
    "documents": lambda index: -index.columns["documents"],
    "doubts": lambda index: -index.columns["doubts"],
}


_LAST = "\U0010ffff"  # behind every name


def _ranks(words: list[str]) -> NDArray[Any]:
    return np.argsort(np.argsort(np.array(words, dtype=object), kind="stable"), kind="stable")


def _undated_last(values: NDArray[Any], way: int) -> NDArray[Any]:
    return np.where(values == NONE, np.iinfo(np.int64).max, values.astype(np.int64) * way)


def ordered(index: Index, fits: Mask, by: str, first: int, count: int) -> list[int]:
    """The ids of one page of the rows that fit, in an order; of equals the eldest incident first."""
    rows = np.flatnonzero(fits)
    keys = ORDERS[by](index)[rows]
    page = rows[np.lexsort((index.ids[rows], keys))][first : first + count]
    return [int(id) for id in index.ids[page]]


def _killed(index: Index) -> NDArray[np.int64]:
    """How many each incident adds to a sum of killed: a running total adds none, its parts are counted."""
    killed = index.columns["killed"]
    return np.where((killed == NONE) | index.columns["aggregate"], 0, killed)


def timeline(index: Index, fits: Mask) -> Plain:
    """How many incidents began, and how many people were killed in them, in each day, week, month or year."""
    first, killed = index.columns["first"][fits], _killed(index)[fits]
    dated = first != NONE
    answer: Plain = {"unit": "day", "first": None, "last": None, "undated": int((~dated).sum()), "bars": []}
    if not dated.any():
        return answer
    days, killed = first[dated], killed[dated]
    low, high = int(days.min()), int(days.max())
    unit = next((unit for unit, most in _LONGEST.items() if high - low <= most), "year")
    starts, numbers = np.unique(_bucket(days, unit), return_inverse=True)
    incidents, dead = np.bincount(numbers), np.bincount(numbers, weights=killed)
    answer |= {
        "unit": unit,
        "first": date.fromordinal(low).isoformat(),
        "last": date.fromordinal(high).isoformat(),
        "bars": [
            {
                "start": date.fromordinal(int(start)).isoformat(),
                "end": _end(date.fromordinal(int(start)), unit).isoformat(),
                "incidents": int(n),
                "killed": int(k),
            }
            for start, n, k in zip(starts, incidents, dead, strict=True)
        ],
    }
    return answer


def _bucket(days: NDArray[np.int32], unit: str) -> NDArray[np.int64]:
    """The first day of the unit that each day lies in, as ordinals."""
    if unit == "day":
        return days.astype(np.int64)
    if unit == "week":
        return (days.astype(np.int64) - 1) // 7 * 7 + 1
    stamps = (days.astype(np.int64) - date(1970, 1, 1).toordinal()).astype("datetime64[D]")
    starts = stamps.astype("datetime64[M]" if unit == "month" else "datetime64[Y]").astype("datetime64[D]")
    return starts.astype(np.int64) + date(1970, 1, 1).toordinal()


def _end(start: date, unit: str) -> date:
    """The last day of a unit."""
    if unit in ("day", "week"):
        return date.fromordinal(start.toordinal() + (0 if unit == "day" else 6))
    if unit == "year":
        return date(start.year, 12, 31)
    following = date(start.year + start.month // 12, start.month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)


def points(index: Index, fits: Mask, zoom: float) -> list[Plain]:
    """The rows that fit and have a place, those that lie close together at a zoom as one point.

    `ids` holds the incidents of a point; `lat` and `lon` are degrees, the middle of what it stands for.
    """
    rows = np.flatnonzero(fits & np.isfinite(index.columns["lat"]))
    if not len(rows):
        return []
    lat = np.clip(index.columns["lat"][rows], -_EDGE, _EDGE)
    x = (index.columns["lon"][rows] + 180) / 360
    y = 0.5 - np.log(np.tan(pi / 4 + np.radians(lat) / 2)) / (2 * pi)
    cells = _WORLD * 2**zoom / _CLOSE
    code = np.floor(x * cells).astype(np.int64) * (1 << 31) + np.floor(y * cells).astype(np.int64)
    _, one, numbers, counts = np.unique(code, return_index=True, return_inverse=True, return_counts=True)
    killed = np.bincount(numbers, weights=_killed(index)[rows])
    middle_x, middle_y = np.bincount(numbers, x) / counts, np.bincount(numbers, y) / counts
    precision = np.zeros(len(counts), np.int8)
    np.maximum.at(precision, numbers, index.columns["precision"][rows])
    degrees = np.degrees(2 * np.arctan(np.exp((0.5 - middle_y) * 2 * pi)) - pi / 2)
    return [
        {
            "lon": round(float(middle_x[n] * 360 - 180), 5),
            "lat": round(float(degrees[n]), 5),
            "incidents": int(counts[n]),
            "killed": int(killed[n]),
            "id": int(index.ids[rows[one[n]]]) if counts[n] == 1 else None,
            "precision": int(precision[n]),
        }
        for n in range(len(counts))
    ]


def bounds(index: Index, fits: Mask) -> list[float] | None:
    """West, south, east and north of the rows that fit and have a place; None where none has."""
    lat, lon = index.columns["lat"][fits], index.columns["lon"][fits]
    lat, lon = lat[np.isfinite(lat)], lon[np.isfinite(lon)]
    if not len(lat):
        return None
    return [round(float(value), 5) for value in (lon.min(), lat.min(), lon.max(), lat.max())]


def values(index: Index, name: str, fits: Mask) -> list[tuple[str, int]]:
    """Each value of a column of words with how many rows that fit have it, most first; none of none."""
    words = index.vocabulary[name].words
    counts = np.bincount(index.columns[name][fits], minlength=len(words))
    found = [(words[n], int(counts[n])) for n in np.argsort(-counts, kind="stable") if counts[n]]
    return [(word, count) for word, count in found if word]


def killed_range(index: Index, fits: Mask) -> Plain:
    """The smallest and the largest number of killed."""
    killed = index.columns["killed"][fits]
    killed = killed[killed != NONE]
    return {"least": int(killed.min()) if len(killed) else 0, "most": int(killed.max()) if len(killed) else 0}


def top(found: list[tuple[str, str, int]]) -> list[Plain]:
    """The most frequent of actors or sources, as a list of filters shows them."""
    return [{"value": value, "name": name, "incidents": count} for value, name, count in found[:_TOP]]
