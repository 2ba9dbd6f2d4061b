"""GeoJSON (RFC 7946): one feature for each incident, where the gazetteer knows its place."""

import json
from collections.abc import Iterable
from typing import TextIO

from recount.outputs.plain import Plain, incident_summary
from recount.reconciling import DEFAULT_RULE, Incident, Rule


def write(incidents: Iterable[Incident], stream: TextIO, rule: Rule | str = DEFAULT_RULE) -> None:
    """Write a feature collection; where no more than the country is known, the geometry is null."""
    stream.write('{"type": "FeatureCollection", "features": [')
    for number, incident in enumerate(incidents):
        stream.write((",\n" if number else "\n") + json.dumps(_feature(incident, rule), ensure_ascii=False))
    stream.write("\n]}\n")


def _feature(incident: Incident, rule: Rule | str) -> Plain:
    from recount.gazetteer import Exactness  # its tables are for those who show places

    summary = incident_summary(incident, rule)
    on_map = summary["place"]["on_map"]
    if on_map and on_map["precision"] == Exactness.COUNTRY:
        on_map = None  # the middle of a country is no place where people died
    return {
        "type": "Feature",
        "id": incident.id,
        "geometry": {"type": "Point", "coordinates": [on_map["lon"], on_map["lat"]]} if on_map else None,
        "properties": summary,
    }
