"""docs/accuracy.md: the recorded scores, written by the code and read again by the check."""

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from recount import __version__
from recount.evaluation.errors import NotMeasured
from recount.evaluation.machine import machine
from recount.evaluation.scoring import Scores

COMMAND = "make record-accuracy"
_SCORE = re.compile(r"^\| \*\*RECOUNT SCORE\*\* \|.*\*\*([01]\.\d+)\*\*", re.MULTILINE)
_PAGE = """\
# Accuracy

How well Recount reads, measured on real news reports in which a careful person has marked every incident.
Each report goes through intake, the gate, the reading and the linking exactly as in `recount extract`. What
is found in a report is paired with what the person found there, and every field is counted over the pairs
and over what was left unpaired: precision is the share of what Recount says that is right, recall the share
of what there is to find that it says, F1 their harmonic mean. A toll is right only when its effect and both
its bounds are; a date only when both its days are. The RECOUNT SCORE is the mean F1 of eight fields:
incidents, type, date, place name, perpetrators, tolls, tolls and source, and links between documents. The
figure that counts is that of `dev`. The reports of `train` were at hand while the reader was made, so their
figures flatter; they stand here for information.

The figures to beat on `dev`: 0.26, a keyword coder; 0.53, a prototype tagger. Two careful people score 0.93
against each other.

Measured on {day} with Recount {version} on {machine}, by

    {command}

which needs the gold reports in `../shared/gold`. They belong to their publishers and are no part of this
repository. This page is written by that command, never by hand.
"""


def page(measured: Sequence[Scores], day: date) -> str:
    """The page as Markdown, with a table for each set, the first one being what the check compares with."""
    head = _PAGE.format(day=day.isoformat(), version=__version__, machine=machine(), command=COMMAND)
    return head + "".join(_table(each) for each in measured)


def recorded(file: Path) -> float:
    """The RECOUNT SCORE in the page at `file`; NotMeasured when there is none."""
    found = _SCORE.search(file.read_text(encoding="utf-8")) if file.is_file() else None
    if found is None:
        raise NotMeasured(f"{file} holds no RECOUNT SCORE to compare with; `{COMMAND}` writes it")
    return float(found[1])


def _table(measured: Scores) -> str:
    rows = "".join(
        f"| {field.name} | {field.precision:.3f} | {field.recall:.3f} | {field.f1:.3f} | {field.gold:,} |\n"
        for field in measured.fields
    )
    return (
        f"\n## {measured.name}: {measured.reports:,} reports\n\n"
        "| field | precision | recall | F1 | in gold |\n| --- | ---: | ---: | ---: | ---: |\n"
        f"{rows}| **RECOUNT SCORE** | | | **{measured.recount:.3f}** | |\n"
    )
