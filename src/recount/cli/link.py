"""`recount link`: link a whole ledger anew."""

import typer

from recount.cli.common import DEFAULT_LEDGER, LedgerOption, console, counted, open_ledger


def link(ledger: LedgerOption = DEFAULT_LEDGER) -> None:
    """Link all accounts of a ledger anew.

    `recount read` links each document as it comes, so this is for ledgers that an older Recount has linked.
    Incidents keep their numbers, one that is emptied leads to where its accounts went, and what people have
    merged or split stays as they decided.

    Examples:
      recount link
    """
    from rich.progress import Progress

    with (
        open_ledger(ledger) as opened,
        Progress(transient=True, console=console(), disable=not console().is_terminal) as bar,
    ):
        task = bar.add_task("linking", total=None)
        done = opened.link(lambda ready, of: bar.update(task, completed=ready, total=of))
    moved, founded = f"{done.moved:,} moved", f"{counted(done.founded, 'incident')} founded"
    typer.echo(f"{counted(done.accounts, 'account')}: {moved}, {founded}")
