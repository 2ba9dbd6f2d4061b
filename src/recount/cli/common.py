"""What all commands share: the ledger they work on, their filters, and how they print."""

import getpass
import json
import os
import textwrap
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from recount.cli.help import complain as complain
from recount.cli.help import reason as reason

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from recount.intake import Failure
    from recount.ledger import Ledger
    from recount.reconciling import Rule


def day(text: str) -> date:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise typer.BadParameter(f"{text!r} is not a day; write it as 2017-02-25") from None


def whole_number(text: str) -> int:
    if not text.isdecimal():
        raise typer.BadParameter(f"{text!r} is not a number")
    return int(text)


LedgerOption = Annotated[
    Path,
    typer.Option(
        "--ledger", metavar="FILE", envvar="RECOUNT_LEDGER", help="The file of the ledger.", show_default=True
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")]
SinceOption = Annotated[
    date | None, typer.Option(parser=day, metavar="DAY", help="On this day or later, such as 2017-02-25.")
]
UntilOption = Annotated[date | None, typer.Option(parser=day, metavar="DAY", help="On this day or earlier.")]
PlaceOption = Annotated[
    str | None, typer.Option(metavar="NAME", help="In this town, province or country, in any spelling.")
]
CountryOption = Annotated[
    str | None, typer.Option(metavar="NAME", help="In this country: its English name or its ISO code.")
]
TypeOption = Annotated[
    str | None, typer.Option(metavar="TYPE", help="Of this type, such as suicide-bomb or armed-clash.")
]
ConfidenceOption = Annotated[
    float,
    typer.Option(
        "--min-confidence",
        metavar="SHARE",
        min=0,
        max=1,
        help="Use values in which the reader's confidence is this or more; "
        "lower ones are candidates for review.",
        show_default=True,
    ),
]
RuleOption = Annotated[
    str,
    typer.Option(
        "--rule",
        metavar="RULE",
        help="The counting rule: most-recent, lowest, highest, majority, source-hierarchy, ucdp, acled, "
        "gtd or ibc.",
        show_default=True,
    ),
]
TrustedOption = Annotated[
    Path | None,
    typer.Option(
        "--trusted",
        metavar="FILE",
        help="For source-hierarchy: a name of a source or outlet on each line, the most trusted first.",
    ),
]
AuthorOption = Annotated[
    str | None,
    typer.Option(
        "--author", metavar="NAME", envvar="RECOUNT_AUTHOR", help="Who decides; else who is logged in."
    ),
]
DEFAULT_RULE = "most-recent"
DEFAULT_LEDGER = Path("recount.db")
PIPE_WIDTH = 160


def open_ledger(path: Path) -> "Ledger":
    """The ledger at `path`, which must be there already."""
    from recount.ledger import Ledger, LedgerError

    if not path.exists():
        raise LedgerError(f"there is no ledger at {path}; `recount read PATHS --ledger {path}` makes one")
    if path.is_file() and not path.stat().st_size:
        raise LedgerError(f"{path} is empty, and no ledger")
    return Ledger(path)


def author_of(given: str | None) -> str:
    """Who decides: as given, else the user of the machine; a usage error where there is none."""
    if given and given.strip():
        return given.strip()
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        raise typer.BadParameter("nobody is logged in: say who decides", param_hint="--author") from None


def counting_rule(name: str, trusted: Path | None) -> "Rule":
    """The rule of a name, with the sources of a file; a usage error where there is none."""
    from recount.reconciling import HIERARCHY, rule_of

    try:
        lines = trusted.read_text(encoding="utf-8-sig").splitlines() if trusted else []
    except UnicodeDecodeError:
        raise typer.BadParameter(f"{trusted} is no text in UTF-8", param_hint="--trusted") from None
    except OSError as error:
        why = f"{trusted} cannot be read: {error.strerror}"
        raise typer.BadParameter(why, param_hint="--trusted") from None
    sources = [line.strip() for line in lines if line.strip()]
    if trusted is not None and (not sources or name != HIERARCHY):
        why = f"{trusted} names no sources" if not sources else f"only the rule {HIERARCHY} uses it"
        raise typer.BadParameter(why, param_hint="--trusted")
    try:
        return rule_of(name, sources)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--rule") from None


def could_not_read(failure: "Failure") -> None:
    """Name one thing that could not be read, and why."""
    complain(f"could not read {clean(failure.locator)}: {clean(failure.reason)}")


def print_json(value: object) -> None:
    """Print `value` for programs to read."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))


def console() -> "Console":
    """Where tables are printed. A pipe has no width of its own and gets a wide one, or that of COLUMNS."""
    from rich.console import Console

    plain = Console(highlight=False, markup=False, emoji=False)
    if plain.is_terminal:
        return plain
    given = os.environ.get("COLUMNS", "")
    width = int(given) if given.isdecimal() and int(given) else PIPE_WIDTH
    return Console(highlight=False, markup=False, emoji=False, width=width)


def table_of(*headings: str) -> "Table":
    """An empty list under headings, whose words are folded rather than cut off."""
    from rich.table import Table

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for heading in headings:
        table.add_column(heading, overflow="fold")
    return table


def print_table(table: "Table", console: "Console") -> None:
    """Print a table; in a pipe without the spaces that fill its lines."""
    if console.is_terminal:
        console.print(table)
        return
    with console.capture() as captured:
        console.print(table)
    print("\n".join(line.rstrip() for line in captured.get().splitlines()), file=console.file)


def clean(words: str) -> str:
    """`words` on one line and without control characters, which could command a terminal."""
    return "".join(c for c in " ".join(words.split()) if c.isprintable())


def hyphenated(slug: str, width: int) -> str:
    """A slug on lines of at most `width` letters, broken at its hyphens."""
    return "\n".join(textwrap.wrap(slug, width, break_on_hyphens=True))


def counted(number: int, noun: str) -> str:
    """ "1 document", "2 documents"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
