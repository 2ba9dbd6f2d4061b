"""Scoring: codebook lines that were read, against those of a careful person."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from recount.evaluation.fields import FIELDS, HEADS, INCIDENTS, LINKS, MAIN
from recount.evaluation.matching import Incident, matched, paired

Line = dict[str, Any]  # {"doc", "incidents"}


@dataclass(frozen=True)
class Field:
    """How one field was read: precision, recall and F1, from 0 to 1, and how many values the gold holds."""

    name: str
    precision: float
    recall: float
    f1: float
    gold: int


@dataclass(frozen=True)
class Scores:
    """A set of gold reports, scored: how many `reports`, each field, and the RECOUNT SCORE, from 0 to 1."""

    name: str
    reports: int
    fields: tuple[Field, ...]
    recount: float

    def f1(self, name: str) -> float:
        """The F1 of a field."""
        return next(field.f1 for field in self.fields if field.name == name)


@dataclass(frozen=True)
class Report:
    """A report's coded incidents, those that were read, and which is which, by number."""

    doc: str
    gold: Sequence[Incident]
    read: Sequence[Incident]
    pairs: tuple[tuple[int, int], ...]

    def missed(self) -> list[Incident]:
        """Coded incidents that nothing read is paired with."""
        found = {i for i, _ in self.pairs}
        return [incident for n, incident in enumerate(self.gold) if n not in found]

    def invented(self) -> list[Incident]:
        """Incidents read that no coded one is paired with."""
        taken = {j for _, j in self.pairs}
        return [incident for n, incident in enumerate(self.read) if n not in taken]


def compare(gold: Iterable[Line], read: Iterable[Line]) -> list[Report]:
    """Pair the incidents of each gold report with those read in it; a report that was not read has none."""
    by_name = {line["doc"]: line["incidents"] for line in read}
    reports = []
    for line in gold:
        found = by_name.get(line["doc"], [])
        reports.append(Report(line["doc"], line["incidents"], found, tuple(paired(line["incidents"], found))))
    return reports


class Count:
    """Right, wrong and missed values."""

    def __init__(self) -> None:
        self.gold = self.read = self.right = 0

    def add(self, gold: int, read: int, right: int) -> None:
        """Count values of the gold, values read, and those that are both."""
        self.gold += gold
        self.read += read
        self.right += right

    def field(self, name: str) -> Field:
        """The field's figures."""
        return _field(
            name,
            self.right / self.read if self.read else 0.0,
            self.right / self.gold if self.gold else 0.0,
            self.gold,
        )


def _field(name: str, precision: float, recall: float, gold: int) -> Field:
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return Field(name, round(precision, 4), round(recall, 4), round(f1, 4), gold)


def score(name: str, reports: Sequence[Report]) -> Scores:
    """Score a set of reports."""
    fields: list[Field] = []
    main = Count()
    for report in reports:
        mains = {n for n, incident in enumerate(report.gold) if incident.get("main")}
        hit = len(mains & {i for i, _ in report.pairs})
        main.add(len(mains), hit, hit)
    fields += [incidents(reports).field(INCIDENTS), main.field(MAIN)]
    for each in FIELDS:
        fields.append(count(reports, each.values, each.same).field(each.name))
    fields.append(_links(reports))
    f1 = {field.name: field.f1 for field in fields}
    return Scores(name, len(reports), tuple(fields), round(sum(f1[head] for head in HEADS) / len(HEADS), 4))


def incidents(reports: Iterable[Report]) -> Count:
    """Count the incidents themselves."""
    total = Count()
    for report in reports:
        total.add(len(report.gold), len(report.read), len(report.pairs))
    return total


def count(
    reports: Iterable[Report],
    values: Callable[[Incident], Sequence[Any]],
    same: Callable[[Any, Any], bool],
) -> Count:
    """Count a field over the pairs and over what was left unpaired."""
    total = Count()
    for report in reports:
        for i, j in report.pairs:
            a, b = values(report.gold[i]), values(report.read[j])
            total.add(len(a), len(b), len(matched(a, b, same)))
        for incident in report.missed():
            total.add(len(values(incident)), 0, 0)
        for incident in report.invented():
            total.add(0, len(values(incident)), 0)
    return total


def _links(reports: Iterable[Report]) -> Field:
    items: list[tuple[Hashable, Hashable]] = []
    for report in reports:
        items += [(report.gold[i]["key"], report.read[j].get("key")) for i, j in report.pairs]
        items += [(incident["key"], None) for incident in report.missed()]
        items += [(None, incident.get("key")) for incident in report.invented()]
    return b_cubed(items)


def b_cubed(items: Sequence[tuple[Hashable, Hashable]]) -> Field:
    """B-cubed (Bagga and Baldwin 1998) over items, each an incident of the gold and the one it was linked to.

    One side is None where an incident was missed or invented. Recall is the mean over the incidents of the
    gold that several reports tell of, precision over those that were linked, so that incidents of a single
    report inflate neither.
    """
    gold: dict[Hashable, set[int]] = defaultdict(set)
    read: dict[Hashable, set[int]] = defaultdict(set)
    for n, (coded, found) in enumerate(items):
        if coded is not None:
            gold[coded].add(n)
        if found is not None:
            read[found].add(n)

    def mean(side: int) -> tuple[float, int]:
        shares = []
        for coded, found in items:
            both = gold.get(coded, set()), read.get(found, set())
            if len(both[side]) > 1:
                shares.append(len(both[0] & both[1]) / len(both[side]))
        return (sum(shares) / len(shares) if shares else 0.0), len(shares)

    recall, size = mean(0)
    return _field(LINKS, mean(1)[0], recall, size)
