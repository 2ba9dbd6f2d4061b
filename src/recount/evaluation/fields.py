"""The fields that are scored: what each takes of an incident, and when two of its values are the same."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import eq
from typing import Any

from recount.evaluation.matching import Incident, same_name, same_source, same_toll
from recount.model import FAMILY_OF, IncidentType

INCIDENTS, MAIN = "incidents", "main incidents (recall)"
LINKS = "links between documents (B-cubed)"


@dataclass(frozen=True)
class Compared:
    """A field: its values in an incident, and when two are the same."""

    name: str
    values: Callable[[Incident], Sequence[Any]]
    same: Callable[[Any, Any], bool]


def _family(incident: Incident) -> str:
    return FAMILY_OF[IncidentType(incident["type"])]


def _one(value: Any) -> list[Any]:
    return [value] if value else []


def _place(key: str) -> Callable[[Incident], list[Any]]:
    return lambda incident: _one((incident.get("place") or {}).get(key))


def _list(key: str) -> Callable[[Incident], Sequence[Any]]:
    return lambda incident: incident.get(key) or ()


FIELDS = (
    Compared("type family", lambda i: [_family(i)], eq),
    Compared("type", lambda i: [i["type"]], eq),
    Compared("modality", lambda i: [i.get("modality")], eq),
    Compared("date", lambda i: _one(i.get("date")), eq),
    Compared("country", _place("country"), eq),
    Compared("place name", _place("name"), same_name),
    Compared("perpetrators", _list("perpetrators"), lambda a, b: same_name(a["name"], b["name"])),
    Compared(
        "perpetrators and status",
        _list("perpetrators"),
        lambda a, b: same_name(a["name"], b["name"]) and a["status"] == b["status"],
    ),
    Compared("targets", _list("targets"), same_name),
    Compared("weapons", _list("weapons"), same_name),
    Compared("named dead", _list("named_dead"), same_name),
    Compared("tolls", _list("tolls"), same_toll),
    Compared(
        "tolls and source",
        _list("tolls"),
        lambda a, b: same_toll(a, b) and same_source(a.get("source"), b.get("source")),
    ),
    Compared(
        "tolls and victims",
        _list("tolls"),
        lambda a, b: same_toll(a, b) and a.get("victims") == b.get("victims"),
    ),
)
# Whose mean F1 is the RECOUNT SCORE.
HEADS = (INCIDENTS, "type", "date", "place name", "perpetrators", "tolls", "tolls and source", LINKS)
