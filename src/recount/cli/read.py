"""`recount read`: documents into a ledger."""

import sys
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Annotated, Self

import typer

from recount.cli.common import (
    DEFAULT_LEDGER,
    LedgerOption,
    could_not_read,
    counted,
)
from recount.cli.help import INTERRUPTED, complain

if TYPE_CHECKING:
    from recount.ledger import ReadSummary


def read(
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATHS...", help="Files, folders, web addresses, or '-' for standard input."),
    ],
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """Read reports into a ledger, which is made if there is none.

    Reports are files that end in .html, .txt, .md or .pdf, one report each; lines of a .jsonl file or rows of
    a .csv file, with the fields text, title, published, source, url and doc (only text is needed); or web
    addresses, which are fetched. Folders are read with all below them.

    What was read before is passed over, so the same command can be run again, also after it was stopped. What
    cannot be read is named with the reason, the rest is read, and the exit status is 1.

    Examples:
      recount read reports/
      recount read monday.html wire.jsonl --ledger homs.db
      recount read https://news.example/report
      cat report.txt | recount read -
    """
    from recount.ledger import Ledger, ReadSummary

    with Ledger(ledger) as opened:
        with _Watch(paths, ReadSummary()) as watch:
            try:
                watch.show(opened.read(paths, progress=watch.show))
                interrupted = False
            except KeyboardInterrupt:
                interrupted = True
        _report(watch.seen, ledger)
    if interrupted:
        complain("Stopped. What was read is kept; the same command goes on from there.")
        raise typer.Exit(INTERRUPTED)
    if watch.seen.failures:
        raise typer.Exit(1)


def _report(summary: "ReadSummary", ledger: Path) -> None:
    typer.echo(f"{counted(summary.read, 'document')} read into {ledger}")
    if summary.already:
        typer.echo(f"{counted(summary.already, 'document')} already there")
    if summary.turned_away:
        typer.echo(f"{counted(summary.turned_away, 'document')} not about political violence")
    typer.echo(f"{counted(summary.accounts, 'account')} of {counted(summary.incidents, 'incident')}")
    if summary.failures:
        typer.echo(f"{len(summary.failures):,} could not be read; `recount documents` names them")


class _Watch:
    """Follows a run: names each failure as it comes, and in a terminal shows how far the run is."""

    def __init__(self, paths: list[str], nothing: "ReadSummary") -> None:
        self.seen = nothing
        self._bar = None
        if sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

            from recount import intake

            columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
            self._bar = Progress(*columns, console=Console(stderr=True), transient=True)
            self._task = self._bar.add_task("reading", total=intake.count(paths))

    def show(self, summary: "ReadSummary") -> None:
        """Take in the sum so far."""
        for failure in summary.failures[len(self.seen.failures) :]:
            could_not_read(failure)
        self.seen = summary
        if self._bar is not None:
            done = summary.read + summary.already + summary.turned_away + len(summary.failures)
            self._bar.update(self._task, completed=done)

    def __enter__(self) -> Self:
        if self._bar is not None:
            self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()
