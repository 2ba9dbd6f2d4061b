"""`make accuracy`: score the reading of the gold reports; print, record or check the figures."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from recount.cli.common import complain, console, could_not_read
from recount.cli.evaluate import field_table
from recount.confidence import ASSERTED
from recount.evaluation.errors import NOTHING_MEASURED, NotMeasured
from recount.evaluation.measure import Measured, measure
from recount.evaluation.record import SCORE, page, recorded, recorded_fields, tried
from recount.evaluation.reliability import outcomes, reliability
from recount.evaluation.scoring import Scores
from recount.outputs.files import writing

COUNTS, INFORMS = "dev", "train"  # the set whose score counts, and the one that is given for information
TOLERANCE = 0.01  # how far the RECOUNT SCORE may fall below the recorded one


def accuracy(
    gold: Annotated[Path, typer.Option(help="The folder of the gold reports.")] = Path("../shared/gold"),
    train: Annotated[bool, typer.Option("--train", help="Score the train set too.")] = False,
    record: Annotated[bool, typer.Option("--record", help="Score both sets and write them down.")] = False,
    check: Annotated[
        bool, typer.Option("--check", help="Fail when the score is clearly below the recorded one.")
    ] = False,
    file: Annotated[Path, typer.Option(help="Where the scores are recorded.")] = Path("docs/accuracy.md"),
) -> None:
    """Score how well the gold reports are read.

    The exit status is 1 when the check fails, and 2 when nothing could be measured.
    """
    if record and check:
        raise typer.BadParameter("--record and --check do not go together")
    try:
        floor = recorded(file) if check else None
        measured = [_measure(gold, name) for name in ((COUNTS, INFORMS) if train or record else (COUNTS,))]
    except NotMeasured as why:
        complain(f"accuracy: {why}")
        raise typer.Exit(NOTHING_MEASURED) from None
    for each in measured:
        _print(each.scores, file)
    if record:
        bins = reliability(outcomes(_measure(gold, COUNTS, 0.0).reports))  # candidates too
        file.parent.mkdir(parents=True, exist_ok=True)
        written = page(measured, bins, date.today(), tried(file))
        with writing(str(file)) as stream:
            stream.write(written)
        complain(f"accuracy: written to {file}")
    if floor is not None:
        _compare(measured[0].scores.recount, floor, file)


def _measure(gold: Path, name: str, min_confidence: float = ASSERTED) -> Measured:
    complain(f"accuracy: reading the reports of {name}")
    folder = gold / name
    return measure(name, folder / "gold.jsonl", folder / "documents.jsonl", could_not_read, min_confidence)


def _print(measured: Scores, file: Path) -> None:
    """Print the figures beside those recorded at `file`: before and after what has changed since."""
    before = recorded_fields(file, measured.name)
    table = field_table(f"{measured.name}: {measured.reports:,} reports", measured.fields, before)
    known = [f"{before[SCORE]:.3f}"] if before else []
    table.add_row(SCORE, "", "", f"{measured.recount:.3f}", *known, "", style="bold")
    console().print(table)


def _compare(reached: float, floor: float, file: Path) -> None:
    figures = f"the RECOUNT SCORE is {reached:.3f}, recorded in {file} is {floor:.3f}"
    if round(floor - reached, 4) > TOLERANCE:  # the scorer gives four decimals
        complain(f"accuracy: {figures}: it fell by more than {TOLERANCE}")
        raise typer.Exit(1)
    typer.echo(f"accuracy: {figures}: it holds")


if __name__ == "__main__":
    typer.run(accuracy)
