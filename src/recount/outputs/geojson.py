"""GeoJSON (RFC 7946): one feature for each incident, where the gazetteer knows its place."""

import json
from collections.abc import Iterable
from typing import TextIO

from recount.outputs.plain import Plain, incident_summary
from recount.reconciling import Incident


def write(incidents: Iterable[Incident], stream: TextIO) -> None:
    """Write a feature collection; an incident whose place has no coordinates has a null geometry."""
    stream.write('{"type": "FeatureCollection", "features": [')
    for number, incident in enumerate(incidents):
        stream.write((",\n" if number else "\n") + json.dumps(_feature(incident), ensure_ascii=False))
    stream.write("\n]}\n")


def _feature(incident: Incident) -> Plain:
    summary = incident_summary(incident)
    place = summary["place"]
    return {
        "type": "Feature",
        "id": incident.id,
        "geometry": _point(place["name"] or place["admin1"], place["country"]),
        "properties": summary,
    }


def _point(name: str | None, country: str | None) -> Plain | None:
    from recount.gazetteer import locate

    found = locate(name, country) if name else None
    if found is None or found.lat is None or found.lon is None:
        return None
    return {"type": "Point", "coordinates": [found.lon, found.lat]}
