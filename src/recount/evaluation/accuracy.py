"""`make accuracy`: score the reading of the gold reports; print, record or check the figures."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from recount.cli.common import complain, console, could_not_read
from recount.evaluation.errors import NOTHING_MEASURED, NotMeasured
from recount.evaluation.record import page, recorded
from recount.evaluation.scoring import Scores, score
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
        measured = [_score(gold, name) for name in ((COUNTS, INFORMS) if train or record else (COUNTS,))]
    except NotMeasured as why:
        complain(f"accuracy: {why}")
        raise typer.Exit(NOTHING_MEASURED) from None
    for each in measured:
        _print(each)
    if record:
        file.parent.mkdir(parents=True, exist_ok=True)
        with writing(str(file)) as stream:
            stream.write(page(measured, date.today()))
        complain(f"accuracy: written to {file}")
    if floor is not None:
        _compare(measured[0].recount, floor, file)


def _score(gold: Path, name: str) -> Scores:
    complain(f"accuracy: reading the reports of {name}")
    return score(gold, name, could_not_read)


def _print(measured: Scores) -> None:
    table = Table(box=None, pad_edge=False, header_style="bold", title_justify="left")
    table.add_column(f"{measured.name}: {measured.reports:,} reports")
    for heading in ("Precision", "Recall", "F1", "In gold"):
        table.add_column(heading, justify="right")
    for field in measured.fields:
        figures = (f"{figure:.3f}" for figure in (field.precision, field.recall, field.f1))
        table.add_row(field.name, *figures, f"{field.gold:,}")
    table.add_row("RECOUNT SCORE", "", "", f"{measured.recount:.3f}", "", style="bold")
    console().print(table)


def _compare(reached: float, floor: float, file: Path) -> None:
    figures = f"the RECOUNT SCORE is {reached:.3f}, recorded in {file} is {floor:.3f}"
    if round(floor - reached, 4) > TOLERANCE:  # the scorer gives four decimals
        complain(f"accuracy: {figures}: it fell by more than {TOLERANCE}")
        raise typer.Exit(1)
    typer.echo(f"accuracy: {figures}: it holds")


if __name__ == "__main__":
    typer.run(accuracy)
