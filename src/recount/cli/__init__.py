"""The command line: one file for each group of commands."""

from typing import Annotated

import typer

from recount import __version__
from recount.cli import (
    actors,
    documents,
    export,
    extract,
    incidents,
    judgements,
    link,
    locate,
    read,
    releases,
    serve,
    suggestions,
    train,
    why,
)
from recount.cli.codings import codings
from recount.cli.evaluate import evaluate
from recount.cli.gazetteer import gazetteer
from recount.cli.help import Command, Group
from recount.cli.people import people

app = typer.Typer(
    cls=Group,
    add_completion=False,
    invoke_without_command=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"recount {__version__}")
        raise typer.Exit


@app.callback()
def recount(
    ctx: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Who says how many were killed, who did it, where and when, and in which words.

    Recount reads reports of political violence into a ledger, brings together what different reports tell of
    the same incident, and shows every claim with its source and the words it stands in. All is kept in one
    file, recount.db in the current folder unless --ledger names another. It works without a network: only web
    addresses that you name are fetched.

    Examples:
      recount read reports/              read a folder of reports
      recount incidents --place Homs     list what they tell of
      recount show 1                     who says what, in which words
      recount export --to csv homs.csv   take it along as a table
      recount read --help                more about one command
    """
    if ctx.invoked_subcommand is None:
        typer.echo(ctx.get_help())


app.command(cls=Command)(read.read)
app.command(cls=Command)(incidents.incidents)
app.command(cls=Command)(incidents.show)
app.command(cls=Command)(documents.documents)
app.command(cls=Command)(link.link)
app.command(cls=Command)(why.why)
app.command(cls=Command)(judgements.merge)
app.command(cls=Command)(judgements.split)
app.command(cls=Command)(judgements.undo)
app.command(cls=Command)(judgements.judgements)
app.command(cls=Command)(serve.serve)
app.command(cls=Command)(export.export)
app.command(cls=Command)(releases.release)
app.command(cls=Command)(releases.releases)
app.command(cls=Command)(releases.compare)
app.command(cls=Command)(extract.extract)
app.command(cls=Command)(locate.locate)
app.command(cls=Command)(actors.actors)
app.command(cls=Command)(actors.actor)
app.command(cls=Command)(suggestions.suggestions)
app.add_typer(gazetteer, name="gazetteer", cls=Group)
app.add_typer(people, name="people", cls=Group)
app.add_typer(codings, name="codings", cls=Group)
app.add_typer(evaluate, name="evaluate", cls=Group)
app.command(cls=Command)(train.train)


def main() -> None:
    """Run the command line."""
    app()
