"""The scores taken apart as a coder would ask: by toll size, outlet, main or background, and type."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from operator import eq

from recount.evaluation.fields import INCIDENTS
from recount.evaluation.matching import Incident, same_toll
from recount.evaluation.scoring import Field, Report, count, incidents, score

SIZES = ((0, 0, "0"), (1, 4, "1-4"), (5, 24, "5-24"), (25, None, "25+"))


def by_toll_size(reports: Sequence[Report]) -> list[Field]:
    """The tolls of each size, by their lower bound, else their upper one."""
    return [count(reports, _sized(first, last), same_toll).field(name) for first, last, name in SIZES]


def _sized(first: int, last: int | None) -> Callable[[Incident], list[Incident]]:
    def values(incident: Incident) -> list[Incident]:
        return [
            toll
            for toll in incident.get("tolls") or ()
            if (size := _size(toll)) >= first and (last is None or size <= last)
        ]

    return values


def _size(toll: Incident) -> int:
    return int(toll["high"] if toll.get("low") is None else toll["low"])


def by_outlet(reports: Sequence[Report], outlets: Mapping[str, str | None]) -> list[tuple[str, int, float]]:
    """Each outlet with its number of reports and its RECOUNT SCORE, the largest first."""
    parts: dict[str, list[Report]] = {}
    for report in reports:
        parts.setdefault(outlets.get(report.doc) or "not named", []).append(report)
    found = [(name, len(part), score(name, part).recount) for name, part in parts.items()]
    return sorted(found, key=lambda row: (-row[1], row[0]))


def by_role(reports: Sequence[Report]) -> list[Field]:
    """Incidents found and tolls right, of the main incidents and of those in the background."""
    fields = []
    for main, name in ((True, "main"), (False, "background")):
        part = _part(reports, main)
        fields.append(incidents(part).field(f"{name}: {INCIDENTS}"))
        fields.append(count(part, lambda i: i.get("tolls") or (), same_toll).field(f"{name}: tolls"))
    return fields


def by_type(reports: Sequence[Report]) -> list[Field]:
    """How often an incident of each type was found and given that type."""
    types = sorted({i["type"] for report in reports for i in (*report.gold, *report.read)})
    fields = []
    for kind in types:
        fields.append(count(reports, _typed(kind), eq).field(kind))
    return sorted(fields, key=lambda field: -field.gold)


def _typed(kind: str) -> Callable[[Incident], list[str]]:
    return lambda incident: [kind] if incident["type"] == kind else []


def _part(reports: Sequence[Report], main: bool) -> list[Report]:
    """The reports with only their main incidents, or only the others; a pair goes with its coded one."""

    def belongs(incident: Incident) -> bool:
        return bool(incident.get("main")) is main

    parts = []
    for report in reports:
        pairs = [(i, j) for i, j in report.pairs if belongs(report.gold[i])]
        taken = {j for _, j in report.pairs}
        gold = [n for n, incident in enumerate(report.gold) if belongs(incident)]
        read = [j for _, j in pairs] + [
            n for n, incident in enumerate(report.read) if n not in taken and belongs(incident)
        ]
        parts.append(
            replace(
                report,
                gold=[report.gold[n] for n in gold],
                read=[report.read[n] for n in read],
                pairs=tuple((gold.index(i), read.index(j)) for i, j in pairs),
            )
        )
    return parts
