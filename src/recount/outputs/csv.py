"""CSV: one row for each incident."""

import csv
from collections.abc import Iterable
from typing import TextIO

from recount.outputs.plain import TOLLS, Plain, incident_summary
from recount.reconciling import DEFAULT_RULE, Incident, Rule

_BOUNDS = ("low", "best", "high", "rule")
_TOLLS = (*(effect.value for effect in TOLLS), *(f"{effect.value}_attackers" for effect in TOLLS))
_LISTS = ("sources", "documents", "perpetrators", "actors", "doubts")
COLUMNS = (
    *("id", "date_start", "date_end", "date_precision", "country", "admin1", "place"),
    *("lat", "lon", "place_precision", "geonameid"),
    *("type", "modality", "aggregate"),
    *(f"{toll}_{bound}" for toll in _TOLLS for bound in _BOUNDS),
    *_LISTS,
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write(incidents: Iterable[Incident], stream: TextIO, rule: Rule | str = DEFAULT_RULE) -> None:
    """Write the incidents. An empty toll cell means that none is reported; 0 means that none were killed."""
    writer = csv.DictWriter(stream, COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    for incident in incidents:
        cells = _cells(incident_summary(incident, rule))
        writer.writerow({column: guarded(value) for column, value in cells.items()})


def _cells(summary: Plain) -> Plain:
    days, place = summary["date"] or {}, summary["place"]
    on_map = place["on_map"] or {}
    return {
        "id": summary["id"],
        "date_start": days.get("start"),
        "date_end": days.get("end"),
        "date_precision": days.get("precision"),
        "country": place["country"],
        "admin1": place["admin1"],
        "place": place["name"],
        "lat": on_map.get("lat"),
        "lon": on_map.get("lon"),
        "place_precision": on_map.get("precision"),
        "geonameid": on_map.get("geonameid"),
        "type": summary["type"],
        "modality": summary["modality"],
        "aggregate": "true" if summary["aggregate"] else "false",
        **{f"{toll}_{bound}": (summary[toll] or {}).get(bound) for toll in _TOLLS for bound in _BOUNDS},
        **{column: "; ".join(summary[column]) for column in _LISTS},
    }


def guarded(value: object) -> object:
    """Text that a spreadsheet would run as a formula, made plain text by a leading apostrophe."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
