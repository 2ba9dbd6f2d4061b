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
)

if TYPE_CHECKING:
    from recount.reconciling import DocumentRecord


def documents(as_json: JsonOption = False, ledger: LedgerOption = DEFAULT_LEDGER) -> None:
    """List the documents, and what could not be read.

    A document that was read and gives 0 accounts tells of no incident; one that is not about political
    violence was not read further; one that is superseded has a later revision.
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

    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("ID", justify="right")
    for heading in ("Published", "Outlet", "Name", "Title", "State"):
        table.add_column(heading)
    table.add_column("Accounts", justify="right")
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
    console().print(table)
