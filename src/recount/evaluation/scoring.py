"""Scoring: what is read from a set of gold reports, against what a careful person found there."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from recount.evaluation.errors import NotMeasured
from recount.extract import extract
from recount.intake import Failure
from recount.outputs.files import writing

_MEAN = "RECOUNT SCORE"  # the scorer's name of its last line, which goes on to list the fields


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


def score(gold: Path, name: str, failed: Callable[[Failure], None]) -> Scores:
    """Read the reports of the set `name` in the folder `gold`, as `recount extract` does, and score them.

    A report that cannot be read is handed to `failed` and counts as one in which nothing was found. Raises
    NotMeasured when the set or its scorer is absent, or the scorer fails.
    """
    reports, answers = gold / name / "documents.jsonl", gold / name / "gold.jsonl"
    scorer = gold.parent / "tools" / "score_gold.py"
    for needed in (reports, answers, scorer):
        if not needed.is_file():
            raise NotMeasured(f"the gold reports are not there ({needed} is absent): nothing was measured")
    with tempfile.TemporaryDirectory() as room:
        found = Path(room) / "found.jsonl"
        with writing(str(found)) as stream:
            extract([str(reports)], stream, failed)
        command = [sys.executable, str(scorer), str(answers), str(found), "--json"]
        result = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    if result.returncode:
        said = result.stderr.strip().splitlines() or [f"exit status {result.returncode}"]
        raise NotMeasured(f"the scorer failed ({said[-1]}): nothing was measured")
    with answers.open(encoding="utf-8") as lines:
        number = sum(1 for line in lines if line.strip())
    return scores(name, number, json.loads(result.stdout))


def scores(name: str, reports: int, table: Mapping[str, Mapping[str, Any]]) -> Scores:
    """The scores in the scorer's own table, its fields in their order."""
    mean = next(row["f1"] for field, row in table.items() if field.startswith(_MEAN))
    fields = (
        Field(field, row["precision"], row["recall"], row["f1"], row["gold"])
        for field, row in table.items()
        if not field.startswith(_MEAN)
    )
    return Scores(name, reports, tuple(fields), mean)
