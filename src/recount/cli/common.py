"""What all commands share: the ledger they work on, their filters, and errors in plain words."""

import json
import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

if TYPE_CHECKING:
    from rich.console import Console

    from recount.intake import Failure
    from recount.ledger import Ledger

INTERRUPTED = 130  # what a shell gives a program that Ctrl-C ended


class PlainErrors(TyperGroup):
    """Says what a user can mend in one line on standard error; a traceback is for our own mistakes."""

    def invoke(self, ctx: Any) -> Any:
        """Run a command."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:  # the reader of our output, `head` perhaps, has had enough
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(1) from None
        except OSError as error:
            complain(f"{error.filename}: {error.strerror}" if error.filename else str(error))
        except Exception as error:
            # not imported above: the ledger's libraries would slow down every --help
            from recount.ledger.errors import LedgerError

            if not isinstance(error, LedgerError):
                raise
            complain(str(error))
        raise typer.Exit(1)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"{text!r} is not a day; write it as 2017-02-25") from None


LedgerOption = Annotated[
    Path, typer.Option("--ledger", envvar="RECOUNT_LEDGER", help="The ledger's file.", show_default=True)
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")]
SinceOption = Annotated[
    date | None, typer.Option(parser=_day, metavar="DAY", help="Not over before this day, as 2017-02-25.")
]
UntilOption = Annotated[date | None, typer.Option(parser=_day, metavar="DAY", help="Begun by this day.")]
PlaceOption = Annotated[
    str | None, typer.Option(metavar="NAME", help="In this town, province or country, however it is spelt.")
]
CountryOption = Annotated[
    str | None, typer.Option(metavar="NAME", help="In this country: its name or its ISO code.")
]
TypeOption = Annotated[
    str | None, typer.Option(metavar="TYPE", help="Of this type, such as suicide-bomb or armed-clash.")
]
DEFAULT_LEDGER = Path("recount.db")


def open_ledger(path: Path) -> "Ledger":
    """The ledger at `path`, which must be there already."""
    from recount.ledger import Ledger, LedgerError

    if not path.exists():
        raise LedgerError(f"there is no ledger at {path}; `recount read PATHS --ledger {path}` makes one")
    return Ledger(path)


def complain(message: str) -> None:
    """One line on standard error."""
    typer.echo(message, err=True)


def could_not_read(failure: "Failure") -> None:
    """Name one thing that could not be read, and why."""
    complain(f"could not read {clean(failure.locator)}: {clean(failure.reason)}")


def print_json(value: object) -> None:
    """Print `value` for programs to read."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))


def console() -> "Console":
    """Where tables are printed. A pipe has no width of its own and gets a wide one."""
    from rich.console import Console

    plain = Console(highlight=False, markup=False, emoji=False)
    return plain if plain.is_terminal else Console(highlight=False, markup=False, emoji=False, width=160)


def clean(words: str) -> str:
    """`words` on one line and without control characters, which could command a terminal."""
    return "".join(c for c in " ".join(words.split()) if c.isprintable())


def counted(number: int, noun: str) -> str:
    """ "1 document", "2 documents"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
