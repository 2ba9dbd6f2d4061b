"""`recount documents`: what was read, and what could not be."""

from typing import TYPE_CHECKING

import typer

from recount.cli.common import (
    DEFAULT_LEDGER,
    JsonOption,
    LedgerOption,
    clean,
    console,
    could_not_read,
    open_ledger,
    print_json,
    print_table,
)

if TYPE_CHECKING:
    from recount.reconciling import DocumentRecord


def documents(as_json: JsonOption = False, ledger: LedgerOption = DEFAULT_LEDGER) -> None:
    """List the documents of a ledger, and what could not be read.

    A document that was read and has 0 accounts tells of no incident. One that is not about political violence
    was not read further and has a dash. One that is superseded has a later revision, which counts instead.

    Examples:
      recount documents
      recount documents --json > documents.json
    """
    with open_ledger(ledger) as opened:
        found, failed = opened.documents(), opened.failures()
    if as_json:
        from recount.outputs.plain import document_plain

        failures = [{"locator": failure.locator, "reason": failure.reason} for failure in failed]
        print_json({"documents": [document_plain(each) for each in found], "failures": failures})
        return
    if found:
        _table(found)
    else:
        typer.echo(f"There are no documents in {ledger} yet.")
    for failure in failed:
        could_not_read(failure)


def _table(found: "list[DocumentRecord]") -> None:
    from rich.table import Table

    from recount.outputs.words import NOT_SAID

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    table.add_column("ID", justify="right", no_wrap=True)
    table.add_column("Published", no_wrap=True)
    for heading in ("Outlet", "Name", "Title", "State"):
        table.add_column(heading, overflow="fold")
    table.add_column("Accounts", justify="right", no_wrap=True)
    for each in found:
        table.add_row(
            str(each.id),
            each.published.isoformat() if each.published else NOT_SAID,
            clean(each.source or NOT_SAID),
            clean(each.name),
            clean(each.title),
            each.state,
            str(each.accounts) if each.relevant else NOT_SAID,
            style=None if each.state == "read" else "dim",
        )
    print_table(table, console())
