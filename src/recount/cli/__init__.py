"""The command line: one file for each group of commands."""

from typing import Annotated

import typer

from recount import __version__
from recount.cli import documents, export, extract, incidents, read
from recount.cli.common import PlainErrors

app = typer.Typer(
    cls=PlainErrors,
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"recount {__version__}")
        raise typer.Exit


@app.callback()
def recount(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and leave.")
    ] = False,
) -> None:
    """Who says how many were killed, who did it, where and when, and in which words.

    Recount reads reports of political violence into a ledger, brings together
    what they tell of the same incident, and shows every claim with its source
    and its words. The first commands to type:

      recount read reports/              read a folder of reports

      recount incidents --place Homs     list what they tell of

      recount show 1                     who says what, in which words

      recount export --to csv homs.csv   take it along as a table

    They keep everything in one file, recount.db; --ledger names another.
    """


app.command()(read.read)
app.command()(incidents.incidents)
app.command()(incidents.show)
app.command()(documents.documents)
app.command()(export.export)
app.command()(extract.extract)


def main() -> None:
    """Run the command line."""
    app()
