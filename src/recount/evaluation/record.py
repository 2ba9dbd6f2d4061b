"""docs/accuracy.md: the recorded scores, written by the code and read again by the check."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from recount import __version__
from recount.evaluation import breakdowns
from recount.evaluation.errors import NotMeasured
from recount.evaluation.machine import machine
from recount.evaluation.measure import Measured
from recount.evaluation.reliability import Bin
from recount.evaluation.scoring import Field, Scores

COMMAND = "make record-accuracy"
TRIED = "## What was tried\n"
_SCORE = re.compile(r"^\| \*\*RECOUNT SCORE\*\* \|.*\*\*([01]\.\d+)\*\*", re.MULTILINE)
SCORE = "RECOUNT SCORE"
_F1 = re.compile(r"^\| ([a-z][^|*]*?) \| [\d.]+ \| [\d.]+ \| ([\d.]+) \|", re.MULTILINE)
_PAGE = """\
# Accuracy

How well Recount reads, measured on real news reports in which a careful person has marked every incident.
Each report goes through intake, the gate, the reading and the linking exactly as in `recount extract`. What
is found in a report is paired with what the person found there, and every field is counted over the pairs
and over what was left unpaired: precision is the share of what Recount says that is right, recall the share
of what there is to find that it says, F1 their harmonic mean. A toll is right only when its effect and both
its bounds are; a date only when both its days are. The RECOUNT SCORE is the mean F1 of eight fields:
incidents, type, date, place name, perpetrators, tolls, tolls and source, and links between documents. The
figure that counts is that of `dev`. The reader's model was trained on `train`, so the figures of that set
flatter; they stand here for information. The thresholds were chosen on `dev`.

The figures to beat on `dev`: 0.26, a keyword coder; 0.53, a prototype tagger. Two careful people score 0.93
against each other.

Measured on {day} with Recount {version} on {machine}, by

    {command}

which needs the gold reports in `../shared/gold`. They belong to their publishers and are no part of this
repository. All but the last section is written by that command, never by hand.
"""


def page(measured: Sequence[Measured], bins: Sequence[Bin], day: date, tried: str = "") -> str:
    """The page as Markdown, with a table for each set, the first one being what the check compares with.

    The first set is also taken apart; `bins` are its reliability. `tried` is what a person wrote at its end.
    """
    head = _PAGE.format(day=day.isoformat(), version=__version__, machine=machine(), command=COMMAND)
    first = measured[0]
    return (
        head
        + "".join(_table(each.scores) for each in measured)
        + _parts(first)
        + _reliability(first.scores.name, bins)
        + (f"\n{tried}" if tried else "")
    )


def tried(file: Path) -> str:
    """What a person wrote at the end of the page at `file`: it is kept."""
    text = file.read_text(encoding="utf-8") if file.is_file() else ""
    return text[text.index(TRIED) :] if TRIED in text else ""


_PARTS = """
## {name}, taken apart

Tolls by their size:

{sizes}
Main incidents and those in the background:

{roles}
Types, an incident found and given that type:

{types}
Outlets:

| outlet | reports | RECOUNT SCORE |
| --- | ---: | ---: |
{outlets}"""

_RELIABILITY = """
## Confidence on {name}

How often a value was right, by the reader's confidence in it, candidates included. Type, date and place are
judged where the incident is right; a perpetrator or a toll of an invented incident is wrong. A bare incident
stands beside the main one, without a day and a number; it is counted under "incident" too. The curves that
turn the model's probabilities into confidences were fitted to {name}, so elsewhere they may hold less well.

| value | confidence | values | mean | right |
| --- | --- | ---: | ---: | ---: |
{rows}"""


def _parts(measured: Measured) -> str:
    reports = measured.reports
    return _PARTS.format(
        name=measured.scores.name,
        sizes=_rows("toll", breakdowns.by_toll_size(reports)),
        roles=_rows("", breakdowns.by_role(reports)),
        types=_rows("type", breakdowns.by_type(reports)),
        outlets="".join(
            f"| {outlet} | {number:,} | {figure:.3f} |\n"
            for outlet, number, figure in breakdowns.by_outlet(reports, measured.outlets)
        ),
    )


def _reliability(name: str, bins: Sequence[Bin]) -> str:
    rows = (
        f"| {each.kind} | {each.low:.2f} to {each.high:.2f} "
        f"| {each.values:,} | {each.confidence:.2f} | {each.right:.2f} |\n"
        for each in bins
    )
    return _RELIABILITY.format(name=name, rows="".join(rows))


def recorded(file: Path) -> float:
    """The RECOUNT SCORE in the page at `file`; NotMeasured when there is none."""
    found = _SCORE.search(file.read_text(encoding="utf-8")) if file.is_file() else None
    if found is None:
        raise NotMeasured(f"{file} holds no RECOUNT SCORE to compare with; `{COMMAND}` writes it")
    return float(found[1])


def recorded_fields(file: Path, name: str) -> dict[str, float]:
    """The F1 of each field, and the SCORE, that the page at `file` has for a set; empty where it has none."""
    text = file.read_text(encoding="utf-8") if file.is_file() else ""
    _, _, behind = text.partition(f"\n## {name}: ")
    table, _, _ = behind.partition("\n## ")
    found = {field: float(f1) for field, f1 in _F1.findall(table)}
    return found | {SCORE: float(score[1])} if (score := _SCORE.search(table)) else found


def _table(measured: Scores) -> str:
    return (
        f"\n## {measured.name}: {measured.reports:,} reports\n\n{_rows('field', measured.fields)}"
        f"| **RECOUNT SCORE** | | | **{measured.recount:.3f}** | |\n"
    )


def _rows(what: str, fields: Iterable[Field]) -> str:
    rows = "".join(
        f"| {field.name} | {field.precision:.3f} | {field.recall:.3f} | {field.f1:.3f} | {field.gold:,} |\n"
        for field in fields
    )
    return f"| {what} | precision | recall | F1 | in gold |\n| --- | ---: | ---: | ---: | ---: |\n{rows}"
