"""What was read wrongly, one line each, with the words of the coding and of the reading."""

from collections.abc import Iterable, Iterator
from typing import Any

from recount.evaluation.fields import FIELDS
from recount.evaluation.matching import Incident, matched
from recount.evaluation.scoring import Report

_LISTED = (
    "type",
    "modality",
    "date",
    "place name",
    "perpetrators and status",
    "tolls and source",
    "named dead",
)


def listing(reports: Iterable[Report]) -> Iterator[str]:
    """A line for each incident missed or invented and for each value missed or wrong, report by report."""
    for report in reports:
        lines = [f"  missed    {_incident(incident)}" for incident in report.missed()]
        lines += [f"  invented  {_incident(incident)}" for incident in report.invented()]
        for i, j in report.pairs:
            lines += _values(report.gold[i], report.read[j])
        if lines:
            yield report.doc
            yield from lines


def _values(gold: Incident, read: Incident) -> Iterator[str]:
    for field in FIELDS:
        if field.name not in _LISTED:
            continue
        a, b = field.values(gold), field.values(read)
        right = matched(a, b, field.same)
        missed = [value for n, value in enumerate(a) if n not in {i for i, _ in right}]
        wrong = [value for n, value in enumerate(b) if n not in {j for _, j in right}]
        if missed or wrong:
            said = "; ".join(map(_words, missed)) or "nothing"
            found = "; ".join(map(_words, wrong)) or "nothing"
            yield f"  {field.name} of {gold['key']}: coded {said}, read {found}"


def _incident(incident: Incident) -> str:
    quotes = [toll.get("quote") for toll in incident.get("tolls", ()) if toll.get("quote")]
    return f"{incident.get('key')} ({incident['type']})" + "".join(f" “{quote}”" for quote in quotes)


def _words(value: Any) -> str:
    """A value of any field, with the words it was read from."""
    if not isinstance(value, dict):
        return str(value)
    if "effect" in value:
        low, high = value.get("low"), value.get("high")
        bounds = str(low) if low == high else f"{'' if low is None else low}..{'' if high is None else high}"
        source, quote = value.get("source") or "the report", value.get("quote") or ""
        return f"{value['effect']} {bounds} by {source} “{quote}”"
    if "status" in value:
        return f"{value['name']} {value['status']}"
    return f"{value['start']} to {value['end']}" if value["start"] != value["end"] else str(value["start"])
