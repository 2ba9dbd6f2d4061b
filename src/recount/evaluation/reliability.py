"""Is the reader right as often as it says? Its confidence in each value, and whether that was right."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from recount.evaluation.matching import Incident, matched, same_name, same_toll
from recount.evaluation.scoring import Report

KINDS = ("incident", "bare incident", "type", "date", "place", "perpetrator", "toll")
EDGES = (0.0, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 1.0)


@dataclass(frozen=True)
class Outcome:
    """One value: what it is (of KINDS), the reader's confidence in it, and whether it was right."""

    kind: str
    confidence: float
    right: bool


@dataclass(frozen=True)
class Bin:
    """The values of a kind with a confidence in [low, high): how many, their mean, and the share right."""

    kind: str
    low: float
    high: float
    values: int
    confidence: float
    right: float


def outcomes(reports: Iterable[Report]) -> Iterator[Outcome]:
    """Every value that was read with a confidence.

    Type, date and place are judged where the incident is right; a perpetrator or a toll of an incident that
    was invented is wrong. An incident beside the main one, without a day and a number, is a bare one too.
    """
    for report in reports:
        pairs = {j: i for i, j in report.pairs}
        for j, read in enumerate(report.read):
            sure = read.get("confidence")
            if sure is None:
                continue
            gold = report.gold[pairs[j]] if j in pairs else None
            yield Outcome("incident", sure["incident"], gold is not None)
            if not (read["main"] or read.get("date") or read.get("tolls")):
                yield Outcome("bare incident", sure["incident"], gold is not None)
            if gold is not None:
                yield from _alone(gold, read, sure)
            yield from _lists(gold, read)


def _alone(gold: Incident, read: Incident, sure: dict[str, float]) -> Iterator[Outcome]:
    yield Outcome("type", sure["type"], gold["type"] == read["type"])
    if read.get("date"):
        yield Outcome("date", sure["date"], gold.get("date") == read["date"])
    name = (read.get("place") or {}).get("name")
    if name:
        yield Outcome("place", sure["place"], same_name((gold.get("place") or {}).get("name"), name))


def _lists(gold: Incident | None, read: Incident) -> Iterator[Outcome]:
    for kind, field, same in (
        ("perpetrator", "perpetrators", lambda a, b: same_name(a["name"], b["name"])),
        ("toll", "tolls", same_toll),
    ):
        values = read.get(field) or []
        right = {j for _, j in matched((gold or {}).get(field) or [], values, same)}
        for n, value in enumerate(values):
            yield Outcome(kind, value["confidence"], n in right)


def reliability(found: Iterable[Outcome], edges: Sequence[float] = EDGES) -> list[Bin]:
    """The values of each kind in bins of confidence; empty bins are left out."""
    every = list(found)
    bins = []
    for kind in KINDS:
        for low, high in pairwise(edges):
            here = [
                o
                for o in every
                if o.kind == kind and (low <= o.confidence < high or o.confidence == high == edges[-1])
            ]
            if here:
                share = sum(o.right for o in here) / len(here)
                mean = sum(o.confidence for o in here) / len(here)
                bins.append(Bin(kind, low, high, len(here), round(mean, 3), round(share, 3)))
    return bins
