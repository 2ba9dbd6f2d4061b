"""`recount suggestions`: what the documents of a ledger tell of groups that the registry lacks."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from recount.cli.common import (
    DEFAULT_LEDGER,
    JsonOption,
    LedgerOption,
    clean,
    console,
    open_ledger,
    print_json,
    print_table,
    table_of,
)

if TYPE_CHECKING:
    from recount.actors import Suggestion
    from recount.reconciling import DocumentRecord


def suggestions(
    known: Annotated[bool, typer.Option("--known", help="Show what the registry has already, too.")] = False,
    ledger: LedgerOption = DEFAULT_LEDGER,
    as_json: JsonOption = False,
) -> None:
    """List what the documents tell of groups: who was renamed, merged, split off, allied, and who leads whom.

    Each stands with the documents and the words that tell of it. They are suggestions to whoever keeps the
    files of the registry: nothing is changed by them.

    Examples:
      recount suggestions
      recount suggestions --known --json > ties.json
    """
    with open_ledger(ledger) as opened:
        found = [each for each in opened.suggestions() if known or not each.known]
    if as_json:
        print_json([_plain(each) for each in found])
        return
    if not found:
        typer.echo(f"The documents in {ledger} tell of no ties{'' if known else ' that the registry lacks'}.")
        return
    table = table_of("Who", "", "Whom", "When", "Document", "Words")
    for each in found:
        for number, (document, claim) in enumerate(each.told):
            named = (each.actor.name, TOLD[each.kind], each.other.name) if number == 0 else ("", "", "")
            when = " to ".join(dict.fromkeys(day.isoformat() for day in (claim.first, claim.last) if day))
            table.add_row(*map(clean, named), when, clean(document.outlet), f"“{clean(claim.span.words)}”")
    print_table(table, console())


TOLD = {
    "renamed_to": "renamed",
    "merged_into": "merged into",
    "split_from": "split off from",
    "part_of": "part of",
    "allied_with": "allied with",
    "led_by": "led by",
}


def _plain(each: "Suggestion[DocumentRecord]") -> dict[str, Any]:
    return {
        "relation": each.kind,
        "actor": {"id": each.actor.id, "name": each.actor.name},
        "other": {"id": each.other.id, "name": each.other.name},
        "known": each.known,
        "told": [
            {
                "document": document.name,
                "source": document.outlet,
                "published": document.published and document.published.isoformat(),
                "first": claim.first and claim.first.isoformat(),
                "last": claim.last and claim.last.isoformat(),
                "span": claim.span.model_dump(),
            }
            for document, claim in each.told
        ],
    }
