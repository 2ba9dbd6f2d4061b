"""The words of --help and of mistakes in typing: plain lines, the same on every machine."""

import os
import re
import shutil
import sys
import textwrap
from collections.abc import Iterable, Iterator
from typing import Any, NoReturn

import typer
from typer.core import TyperCommand, TyperGroup

NAME = "recount"
WIDEST = 88  # letters in a line of help
USAGE_MISTAKE = 2
_UsageError: type[Exception] = typer.BadParameter.__bases__[0]  # typer itself does not export it
INTERRUPTED = 130  # what a shell gives a program that Ctrl-C ended


class Command(TyperCommand):
    """A command whose help is a `page`."""

    def get_help(self, ctx: Any) -> str:
        """What `--help` prints."""
        return page(self, ctx)


class Group(TyperGroup):
    """All commands. What a user can mend is said in one line; a traceback is for our own mistakes."""

    def get_help(self, ctx: Any) -> str:
        """What `--help` prints."""
        return page(self, ctx)

    def main(self, *args: Any, **options: Any) -> NoReturn:
        """Run a command line and end the program with its exit status: 2 for a mistake in typing it."""
        try:
            status = super().main(*args, **{**options, "prog_name": NAME, "standalone_mode": False})
        except _UsageError as mistake:
            asks: Any = mistake
            if type(mistake).__name__ == "NoArgsIsHelpError":  # a group alone asks what it has
                typer.echo(asks.ctx.get_help())
                status = 0
            else:
                complain(_in_one_line(mistake))
                status = USAGE_MISTAKE
        except OSError as error:
            complain(reason(error))
            status = 1
        except Exception as error:
            # not imported above: the ledger's libraries would slow down every --help
            from recount.ledger.errors import LedgerError

            if not isinstance(error, LedgerError):
                raise
            complain(str(error))
            status = 1
        sys.exit(status if isinstance(status, int) else 0)

    def invoke(self, ctx: Any) -> Any:
        """Run a command."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:  # the reader of our output, `head` perhaps, has had enough
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(1) from None
        except KeyboardInterrupt:
            complain("Stopped.")
            raise typer.Exit(INTERRUPTED) from None


def reason(error: OSError | ValueError) -> str:
    """What is wrong with a file or its content, without the words of Python."""
    if isinstance(error, UnicodeDecodeError):
        return "it is no text in UTF-8"
    if isinstance(error, OSError):
        said = error.strerror or str(error)
        return f"{error.filename}: {said}" if error.filename else said
    return str(error)


def complain(message: str) -> None:
    """One line on standard error."""
    typer.echo(message, err=True)


def page(command: Any, ctx: Any, width: int | None = None) -> str:
    """The help of a command: how it is typed, what it does, its arguments and options.

    Of its docstring, paragraphs are wrapped at `width` (the terminal's, if it is not given) and indented
    lines are kept as they are.
    """
    width = width or min(shutil.get_terminal_size().columns, WIDEST)
    arguments = [each for each in command.params if each.param_type_name == "argument"]
    options = [each for each in command.get_params(ctx) if each.param_type_name == "option"]
    typed = [ctx.command_path, *(each.metavar for each in arguments), "[OPTIONS]"]
    commands = {name: command.commands[name] for name in getattr(command, "commands", {})}
    if commands:
        typed = [ctx.command_path, "COMMAND", "[OPTIONS]"]
    lists = {
        "Commands": [(name, _first(each.help)) for name, each in commands.items()],
        "Arguments": [(each.metavar, each.help) for each in arguments],
        "Options": [_option(each) for each in options],
    }
    margin = max(len(name) for entries in lists.values() for name, _ in entries) + 4
    before, mark, examples = (command.help or "").partition("Examples:\n")
    blocks = [
        f"Usage: {' '.join(typed)}",
        *_paragraphs(before, width),
        *(_list(heading, entries, margin, width) for heading, entries in lists.items()),
        (mark + examples).rstrip(),
    ]
    return "\n\n".join(filter(None, blocks))


def _paragraphs(text: str, width: int) -> Iterator[str]:
    for paragraph in re.split(r"\n\s*\n", text.strip("\n")):
        verbatim = all(line.startswith(" ") for line in paragraph.split("\n"))
        yield paragraph if verbatim else textwrap.fill(" ".join(paragraph.split()), width)


def _list(heading: str, entries: Iterable[tuple[str, str]], margin: int, width: int) -> str:
    """Names, and what is said of them in a column of its own, which begins at `margin`."""
    lines = []
    for name, words in entries:
        first, *others = textwrap.wrap(words, width - margin)
        lines += [f"  {name}".ljust(margin) + first, *(" " * margin + line for line in others)]
    return "\n".join([f"{heading}:", *lines]) if lines else ""


def _option(option: Any) -> tuple[str, str]:
    name = ", ".join(sorted(option.opts, key=len)) + (f" {option.metavar}" if option.metavar else "")
    notes = ["required"] if option.required else []
    if option.show_default is True and option.default not in (None, False):
        notes.append(f"{option.default} if not given")
    if option.envvar:
        notes.append(f"or set {option.envvar}")
    said = f" ({'; '.join(notes)})." if notes else "."
    return name, (option.help or "").rstrip(".") + said


def _first(help: str | None) -> str:
    """The first paragraph."""
    return " ".join((help or "").split("\n\n", 1)[0].split())


def _in_one_line(mistake: Any) -> str:
    said = " ".join(mistake.format_message().replace("Value error, ", "").split()).rstrip(".")
    path = mistake.ctx.command_path if mistake.ctx else NAME
    said += "" if said.endswith("?") else ";"
    return f"{path}: {said[:1].lower()}{said[1:]} `{path} --help` tells what can be typed"
