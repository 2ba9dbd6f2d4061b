"""When what was read is what is coded: names, dates, places, and which incident of a report is which.

The rules are those of the gold reports' own scorer; a test holds the two together.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
from typing import Any

from recount.evaluation.assignment import assignment
from recount.model import FAMILY_OF, IncidentType

Incident = dict[str, Any]  # of the codebook

LEAST = 0.35  # likeness below which two incidents are not the same
_SHARE = 0.5  # of the shorter name's words that two names must have in common
# Words that tell no name from another.
_STOP = frozenset(
    "the a an of in at on and for to by from s al el ad as ar an-nusra its his her their town city village "
    "province district area neighborhood neighbourhood countryside near".split()
)


@cache
def words(name: str | None) -> frozenset[str]:
    """The content words of a name, without case, accents and articles."""
    plain = unicodedata.normalize("NFKD", name or "").encode("ascii", "ignore").decode().lower()
    found = re.findall(r"[a-z0-9]+", plain)
    return frozenset(w for w in found if w not in _STOP) or frozenset(found)


def same_name(a: str | None, b: str | None) -> bool:
    """Whether two names share at least half of the shorter one's content words."""
    x, y = words(a), words(b)
    return bool(x and y) and len(x & y) / min(len(x), len(y)) >= _SHARE


def same_source(a: str | None, b: str | None) -> bool:
    """Whether two sources are one; the report's own voice is None."""
    return a is b is None or (a is not None and b is not None and same_name(a, b))


def same_toll(a: Incident, b: Incident) -> bool:
    """Whether two tolls have the same effect and the same bounds."""
    return all(a.get(key) == b.get(key) for key in ("effect", "low", "high"))


def matched(
    gold: Sequence[Any], read: Sequence[Any], same: Callable[[Any, Any], float | bool]
) -> list[tuple[int, int]]:
    """Pairs of members of two lists, one to one, so that the sum of `same` over them is greatest."""
    if not gold or not read:
        return []
    table = [[float(same(a, b)) for b in read] for a in gold]
    return [(i, j) for i, j in _best(table) if table[i][j] > 0]


def _best(table: list[list[float]]) -> list[tuple[int, int]]:
    """The pairs of rows and columns whose sum is greatest: by SciPy, without it by our own slower search."""
    try:
        from scipy.optimize import linear_sum_assignment
    except ImportError:
        return assignment(table)
    rows, columns = linear_sum_assignment(table, maximize=True)
    return [(int(i), int(j)) for i, j in zip(rows, columns, strict=True)]


def paired(gold: Sequence[Incident], read: Sequence[Incident]) -> list[tuple[int, int]]:
    """Which incident of the gold is which of those read, by number."""
    return [(i, j) for i, j in matched(gold, read, likeness) if likeness(gold[i], read[j]) >= LEAST]


def likeness(a: Incident, b: Incident) -> float:
    """How alike two incidents are, from 0 to 1: type, date, place, tolls and perpetrators."""
    kind = 1.0 if a["type"] == b["type"] else 0.5 if _family(a) == _family(b) else 0.0
    return 0.2 * kind + 0.25 * _dates(a, b) + 0.25 * _places(a, b) + 0.2 * _tolls(a, b) + 0.1 * _parties(a, b)


def _family(incident: Incident) -> str | None:
    return FAMILY_OF.get(IncidentType(incident["type"]))


def _dates(a: Incident, b: Incident) -> float:
    x, y = _days(a), _days(b)
    if x is None or y is None:
        return 0.5 if x == y else 0.0
    overlap = min(x[1], y[1]) - max(x[0], y[0]) + 1
    if overlap > 0:
        return overlap / (max(x[1], y[1]) - min(x[0], y[0]) + 1)
    return 0.25 if overlap > -2 else 0.0


def _days(incident: Incident) -> tuple[int, int] | None:
    days = incident.get("date")
    return (_day(days["start"]), _day(days["end"])) if days else None


def _day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


def _places(a: Incident, b: Incident) -> float:
    x, y = a.get("place") or {}, b.get("place") or {}
    province = bool(x.get("admin1") and y.get("admin1") and same_name(x["admin1"], y["admin1"]))
    if x.get("name") and y.get("name"):
        if same_name(x["name"], y["name"]):
            return 1.0
    elif not x.get("name") and not y.get("name") and x.get("admin1") and y.get("admin1"):
        return 0.8 if province else 0.0
    if province:
        return 0.5
    return 0.2 if x.get("country") and x.get("country") == y.get("country") else 0.0


def _tolls(a: Incident, b: Incident) -> float:
    x, y = (
        {(t["effect"], t.get("low"), t.get("high")) for t in incident.get("tolls", ())} for incident in (a, b)
    )
    if not x and not y:
        return 0.5
    return len(x & y) / max(1, min(len(x), len(y)))


def _parties(a: Incident, b: Incident) -> float:
    x, y = ([party["name"] for party in incident.get("perpetrators", ())] for incident in (a, b))
    if not x and not y:
        return 0.5
    return float(any(same_name(i, j) for i in x for j in y))
