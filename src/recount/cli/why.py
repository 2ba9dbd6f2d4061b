"""`recount why`: the evidence that two accounts tell of one incident, or of two."""

from pathlib import Path
from typing import Annotated

import typer

from recount.cli.common import (
    DEFAULT_LEDGER,
    JsonOption,
    LedgerOption,
    console,
    open_ledger,
    print_json,
    print_table,
    whole_number,
)

ACCOUNT = "The number of an account in `recount show`."


def why(
    a: Annotated[int, typer.Argument(parser=whole_number, metavar="ACCOUNT", help=ACCOUNT)],
    b: Annotated[int, typer.Argument(parser=whole_number, metavar="OTHER", help=ACCOUNT)],
    html: Annotated[
        Path | None, typer.Option("--html", metavar="FILE", help="Draw it as a waterfall chart, too.")
    ] = None,
    as_json: JsonOption = False,
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """Say why two accounts are taken for one incident, or are not.

    Points are natural logarithms of how much likelier a finding makes one incident than two. They start below
    zero, because most accounts that lie near each other tell of two; where their sum is above zero, one
    incident is likelier.

    Examples:
      recount why 3 12
      recount why 3 12 --html why.html
    """
    with open_ledger(ledger) as opened:
        found = opened.why(a, b)
    if html is not None:
        from recount.outputs.files import writing
        from recount.outputs.waterfall import waterfall

        with writing(str(html)) as stream:
            stream.write(waterfall(found, f"Accounts {a} and {b}"))
    if as_json:
        print_json(found.model_dump())
        return
    if found.ruled_out is not None:
        typer.echo(found.verdict)
        return
    from rich.table import Table

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    table.add_column("What was found")
    table.add_column("Points", justify="right")
    for step in found.steps:
        table.add_row(step.because, f"{step.points:+.2f}" if step.points else "0")
    table.add_row("together", f"{sum(step.points for step in found.steps):+.2f}", style="bold")
    print_table(table, console())
    typer.echo(found.verdict)
