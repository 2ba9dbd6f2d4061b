"""`recount people`: who works on a ledger that is served to a team."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from recount.cli.common import (
    DEFAULT_LEDGER,
    JsonOption,
    LedgerOption,
    author_of,
    console,
    open_ledger,
    print_json,
    print_table,
    table_of,
)
from recount.cli.help import Command, Group
from recount.web.team.roles import Role

if TYPE_CHECKING:
    from recount.web.team.team import Team

ROLES = "reader, coder, editor or admin"

people = typer.Typer(cls=Group, invoke_without_command=True)
NameArgument = Annotated[str, typer.Argument(metavar="NAME", help="Their name, by which they log in.")]
StdinOption = Annotated[
    bool, typer.Option("--password-from-stdin", help="Read the password from the first line that comes in.")
]


def _role(text: str) -> Role:
    try:
        return Role(text.strip().lower())
    except ValueError:
        raise typer.BadParameter(f"{text!r} is no role: {ROLES}") from None


@people.callback()
def list_(ctx: typer.Context, as_json: JsonOption = False, ledger: LedgerOption = DEFAULT_LEDGER) -> None:
    """List the people of a ledger that is served to a team, or change who they are.

    A reader reads; a coder also judges and codes; an editor also makes releases and undoes what others have
    judged; an admin also says who the people are. Nobody is ever deleted: what they decided stays theirs.

    Examples:
      recount people --ledger homs.db
      recount people add "Amal Haddad" --role admin --ledger homs.db
    """
    if ctx.invoked_subcommand is not None:
        ctx.default_map = {ctx.invoked_subcommand: {"ledger": ledger}}
        return
    with _team(ledger) as team:
        found = team.people()
    if as_json:
        print_json([{"name": each.name, "role": each.role, "disabled": each.disabled} for each in found])
        return
    if not found:
        adding = f"recount people add NAME --role admin --ledger {ledger}"
        typer.echo(f"There are no people in {ledger} yet: `{adding}` adds one.")
        return
    table = table_of("Name", "Role", "Since", "")
    for each in found:
        table.add_row(each.name, each.role, f"{each.created:%Y-%m-%d}", "disabled" if each.disabled else "")
    print_table(table, console())


@people.command(cls=Command)
def add(
    name: NameArgument,
    role: Annotated[
        Role, typer.Option("--role", parser=_role, metavar="ROLE", help=f"What they may do: {ROLES}.")
    ],
    from_stdin: StdinOption = False,
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """Add somebody. Their password is asked for, twice.

    Examples:
      recount people add "Amal Haddad" --role admin
      recount people add ben --role coder --password-from-stdin < password.txt
    """
    with _team(ledger) as team:
        added = team.add(name, role, _password(from_stdin), by=_by())
    typer.echo(f"{added.name} is added as {added.role}")


@people.command(cls=Command)
def role(
    name: NameArgument,
    role: Annotated[Role, typer.Argument(parser=_role, metavar="ROLE", help=f"What they may do: {ROLES}.")],
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """Give somebody another role.

    Examples:
      recount people role ben editor
    """
    with _team(ledger) as team:
        changed = team.change(name, by=_by(), role=role)
    typer.echo(f"{changed.name} is {changed.role} now")


@people.command(cls=Command)
def password(
    name: NameArgument, from_stdin: StdinOption = False, ledger: LedgerOption = DEFAULT_LEDGER
) -> None:
    """Give somebody another password, who is then logged out everywhere.

    Examples:
      recount people password ben
    """
    with _team(ledger) as team:
        team.set_password(name, _password(from_stdin), by=_by())
    typer.echo(f"{name} has another password now")


@people.command(cls=Command)
def remove(name: NameArgument, ledger: LedgerOption = DEFAULT_LEDGER) -> None:
    """Disable somebody: they are logged out and cannot log in, and their tokens end. What they did stays.

    Examples:
      recount people remove ben
    """
    with _team(ledger) as team:
        changed = team.change(name, by=_by(), disabled=True)
    typer.echo(f"{changed.name} is disabled; `recount people restore` lets them in again")


@people.command(cls=Command)
def restore(name: NameArgument, ledger: LedgerOption = DEFAULT_LEDGER) -> None:
    """Let somebody in again who was disabled.

    Examples:
      recount people restore ben
    """
    with _team(ledger) as team:
        changed = team.change(name, by=_by(), disabled=False)
    typer.echo(f"{changed.name} can log in again, as {changed.role}")


def _team(ledger: Path) -> "Team":
    from recount.web.team.team import Team

    open_ledger(ledger).close()
    return Team(ledger)


def _by() -> str:
    """Who the log says it was: no person of the team, but whoever can write to the file."""
    try:
        return f"{author_of(None)}, at the command line"
    except typer.BadParameter:
        return "somebody, at the command line"


def _password(from_stdin: bool) -> str:
    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    if not sys.stdin.isatty():
        raise typer.BadParameter("there is no terminal to ask for it; use --password-from-stdin")
    return str(typer.prompt("Password", hide_input=True, confirmation_prompt="Once more"))
