"""`recount evaluate`: how well reports are read that a person has coded."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from recount.cli.common import (
    ConfidenceOption,
    JsonOption,
    complain,
    console,
    could_not_read,
    print_json,
)
from recount.cli.help import Command
from recount.confidence import ASSERTED

if TYPE_CHECKING:
    from rich.table import Table

    from recount.evaluation.measure import Measured
    from recount.evaluation.scoring import Field

evaluate = typer.Typer(
    help="Measure how well reports are read that a person has coded.", no_args_is_help=True
)


@evaluate.command(cls=Command)
def gold(
    gold: Annotated[
        Path,
        typer.Argument(metavar="GOLD", help='The coding: {"doc", "incidents"} a line, see docs/fields.md.'),
    ],
    documents: Annotated[
        Path, typer.Argument(metavar="DOCS", help='The reports: {"doc", "title", "text", ...} a line.')
    ],
    errors: Annotated[
        bool, typer.Option("--errors", help="List what was missed, invented and misread, with the words.")
    ] = False,
    min_confidence: ConfidenceOption = ASSERTED,
    as_json: JsonOption = False,
) -> None:
    """Read coded reports and score what is found against the coding.

    Each report is read as in `recount extract`. Its incidents are paired with the coded ones, and every field
    is counted over the pairs and over what was left unpaired. The RECOUNT SCORE is the mean F1 of incidents,
    type, date, place name, perpetrators, tolls, tolls and source, and links. Then come the tolls by size, the
    outlets, main and background incidents, and the types. It needs the extra: pip install
    'recount[evaluate]'.

    Examples:
      recount evaluate gold dev/gold.jsonl dev/documents.jsonl
      recount evaluate gold dev/gold.jsonl dev/documents.jsonl --errors | less
    """
    from recount.evaluation.errors import NOTHING_MEASURED, NotMeasured
    from recount.evaluation.listing import listing
    from recount.evaluation.measure import measure

    try:
        measured = measure(
            documents.parent.name or documents.stem, gold, documents, could_not_read, min_confidence
        )
    except NotMeasured as why:
        complain(f"evaluate: {why}")
        raise typer.Exit(NOTHING_MEASURED) from None
    listed = list(listing(measured.reports)) if errors else []
    if as_json:
        print_json(_plain(measured) | ({"errors": listed} if errors else {}))
    else:
        _print(measured)
        for line in listed:
            typer.echo(line)
    if not measured.whole:
        raise typer.Exit(1)


@evaluate.command(cls=Command)
def places(
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="The folder with GWN.xml, GeoVirus.xml and LGL.xml.")
    ],
    as_json: JsonOption = False,
) -> None:
    """Place the toponyms of texts with gold coordinates, and count how many are placed where they are.

    The corpora are GeoWebNews, GeoVirus and the Local-Global Lexicon (Gritta, Pilehvar and Collier 2019).
    Each toponym is given with its text, as in `recount locate --jsonl`. The shares are of all toponyms with
    coordinates, also of those that are not found.

    Examples:
      recount evaluate places ../shared/geo
    """
    from rich.table import Table

    from recount.evaluation.errors import NOTHING_MEASURED, NotMeasured
    from recount.evaluation.places import placed

    try:
        measured = list(placed(folder))
    except NotMeasured as why:
        complain(f"evaluate: {why}")
        raise typer.Exit(NOTHING_MEASURED) from None
    if as_json:
        print_json([asdict(each) for each in measured])
        return
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("Corpus")
    for heading in ("Toponyms", "Placed", "Within 161 km", "Within 25 km"):
        table.add_column(heading, justify="right")
    for each in measured:
        shares = (f"{part / each.toponyms:.3f}" for part in (each.placed, each.near, each.at))
        table.add_row(each.corpus, f"{each.toponyms:,}", *shares)
    console().print(table)


@evaluate.command(cls=Command)
def links(
    gold: Annotated[
        Path,
        typer.Argument(metavar="GOLD", help='The coding: {"doc", "incidents"} a line, see docs/fields.md.'),
    ],
    as_json: JsonOption = False,
) -> None:
    """Link coded accounts, and score the links against the keys that the coding gives.

    The accounts are taken as they are coded, so this is what linking does by itself; `recount evaluate gold`
    scores the links of what is read. The measure is B-cubed (Bagga and Baldwin 1998) over the incidents that
    several reports tell of.

    Examples:
      recount evaluate links ../shared/gold/dev/gold.jsonl
    """
    from recount.evaluation.errors import NOTHING_MEASURED, NotMeasured
    from recount.evaluation.links import links as linked

    try:
        field = linked(gold)
    except NotMeasured as why:
        complain(f"evaluate: {why}")
        raise typer.Exit(NOTHING_MEASURED) from None
    if as_json:
        print_json(asdict(field))
    else:
        console().print(field_table(gold.parent.name or gold.stem, [field]))


def _plain(measured: "Measured") -> dict[str, object]:
    from recount.evaluation import breakdowns

    reports = measured.reports
    return {
        **asdict(measured.scores),
        "by_toll_size": [asdict(field) for field in breakdowns.by_toll_size(reports)],
        "by_outlet": [
            {"outlet": name, "reports": number, "recount": figure}
            for name, number, figure in breakdowns.by_outlet(reports, measured.outlets)
        ],
        "by_role": [asdict(field) for field in breakdowns.by_role(reports)],
        "by_type": [asdict(field) for field in breakdowns.by_type(reports)],
    }


def _print(measured: "Measured") -> None:
    from rich.table import Table

    from recount.evaluation import breakdowns

    screen, scores, reports = console(), measured.scores, measured.reports
    table = field_table(f"{scores.name}: {scores.reports:,} reports", scores.fields)
    table.add_row("RECOUNT SCORE", "", "", f"{scores.recount:.3f}", "", style="bold")
    screen.print(table)
    for title, fields in (
        ("Tolls by size", breakdowns.by_toll_size(reports)),
        ("Main and background", breakdowns.by_role(reports)),
        ("Types", breakdowns.by_type(reports)),
    ):
        screen.print()
        screen.print(field_table(title, fields))
    outlets = Table(box=None, pad_edge=False, header_style="bold")
    outlets.add_column("Outlets")
    outlets.add_column("Reports", justify="right")
    outlets.add_column("RECOUNT SCORE", justify="right")
    for name, number, figure in breakdowns.by_outlet(reports, measured.outlets):
        outlets.add_row(name, f"{number:,}", f"{figure:.3f}")
    screen.print()
    screen.print(outlets)


def field_table(
    title: str, fields: "Iterable[Field]", before: "Mapping[str, float] | None" = None
) -> "Table":
    """A table of scored fields; `before` has each field's F1 of an earlier measurement."""
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold", title_justify="left")
    table.add_column(title)
    for heading in ("Precision", "Recall", "F1", *(("Recorded",) if before else ()), "In gold"):
        table.add_column(heading, justify="right")
    for field in fields:
        figures = [f"{figure:.3f}" for figure in (field.precision, field.recall, field.f1)]
        figures += [f"{before[field.name]:.3f}" if field.name in before else ""] if before else []
        table.add_row(field.name, *figures, f"{field.gold:,}")
    return table
