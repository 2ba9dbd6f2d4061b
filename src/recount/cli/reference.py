"""What the docs quote from the program: every --help, and the README's excerpt. Run it in the checkout:

python -m recount.cli.reference
"""

import io
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from recount.cli import app
from recount.cli.help import NAME, page

COMMANDS_PAGE = Path("docs/commands.md")
README = Path("README.md")
EXAMPLES = Path("examples/homs-2017")
WIDTH = 80
EXCERPT_WIDTH = 100
EXCERPT = re.compile(r"(?<=<!-- excerpt -->\n```text\n).*?(?=```\n<!-- /excerpt -->)", re.DOTALL)
_HEAD = """\
# Commands

What `--help` says of every command. This page is written by `python -m recount.cli.reference`, and a test
compares the two.

A mistake in what was typed is answered in one line, with exit status 2. When something could not be read or
done, the exit status is 1, and a line on standard error says what and why. Ctrl-C gives 130.
"""


def commands_page() -> str:
    """The text of docs/commands.md."""
    root: Any = typer.main.get_command(app)
    with root.make_context(NAME, [], resilient_parsing=True) as ctx:
        parts = [_HEAD, f"```text\n{page(root, ctx, WIDTH)}\n```\n"]
        parts += _pages(root, ctx, NAME)
    return "\n".join(parts)


def _pages(group: Any, context: Any, path: str) -> Iterator[str]:
    """A section for each command of a group, and for those of the groups in it."""
    for name, command in group.commands.items():
        with command.make_context(name, [], parent=context, resilient_parsing=True) as inner:
            yield f"## {path} {name}\n\n```text\n{page(command, inner, WIDTH)}\n```\n"
            if hasattr(command, "commands"):
                yield from _pages(command, inner, f"{path} {name}")


def excerpt(examples: Path = EXAMPLES) -> str:
    """What `recount show 1` says of the example reports, up to the end of the tolls."""
    from rich.console import Console

    from recount.cli.sheet import print_sheet
    from recount.ledger import Ledger

    out = io.StringIO()
    with tempfile.TemporaryDirectory() as folder, Ledger(Path(folder) / "homs.db") as ledger:
        ledger.read(examples)
        console = Console(file=out, width=EXCERPT_WIDTH, highlight=False, markup=False, emoji=False)
        print_sheet(ledger.incident(1), console)
    return out.getvalue().partition("\n\nResponsibility")[0] + "\n"


def with_excerpt(readme: str, words: str) -> str:
    """The README with `words` between the marks of its excerpt."""
    return EXCERPT.sub(lambda _: words, readme)


def main() -> None:
    """Write docs/commands.md and the README's excerpt anew."""
    COMMANDS_PAGE.write_text(commands_page(), encoding="utf-8")
    readme = README.read_text(encoding="utf-8")
    README.write_text(with_excerpt(readme, excerpt()), encoding="utf-8")


if __name__ == "__main__":
    main()
