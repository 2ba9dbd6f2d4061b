"""`recount codings`: double coding, from the assignments to the gold reports that come of them."""

import json
from typing import TYPE_CHECKING, Annotated

import typer

from recount.cli.common import (
    DEFAULT_LEDGER,
    AuthorOption,
    JsonOption,
    LedgerOption,
    author_of,
    clean,
    console,
    counted,
    open_ledger,
    print_json,
    print_table,
    table_of,
    whole_number,
)
from recount.cli.help import Command, Group, complain

if TYPE_CHECKING:
    from recount.coding import Agreement
    from recount.ledger.coding_records import CodingRecord, PairRecord

codings = typer.Typer(cls=Group, invoke_without_command=True)


@codings.callback()
def list_(ctx: typer.Context, as_json: JsonOption = False, ledger: LedgerOption = DEFAULT_LEDGER) -> None:
    """List who codes which document, assign documents, and see how far coders agree.

    A document is given blind to two coders, or to one and the machine. They code it in the browser (`recount
    serve`), where their differences are then adjudicated.

    Examples:
      recount codings
      recount codings assign 3 Ana Ben
      recount codings agreement
      recount codings export gold.jsonl
    """
    if ctx.invoked_subcommand is not None:
        ctx.default_map = {ctx.invoked_subcommand: {"ledger": ledger}}
        return
    from recount.ledger.codings import CodingDesk

    with open_ledger(ledger) as opened:
        desk = CodingDesk(opened)
        found, pairs = desk.codings(), desk.pairs()
    if as_json:
        print_json(
            {
                "codings": [each.model_dump(mode="json") for each in found],
                "pairs": [_pair(each) for each in pairs],
            }
        )
    elif found:
        _table(found, pairs)
    else:
        typer.echo(f"Nobody codes in {ledger} yet.")


@codings.command(cls=Command)
def assign(
    document: Annotated[
        int,
        typer.Argument(
            parser=whole_number, metavar="DOCUMENT", help="The number of a document in `recount documents`."
        ),
    ],
    coder: Annotated[str, typer.Argument(metavar="CODER", help="Who codes it.")],
    other: Annotated[
        str | None,
        typer.Argument(metavar="[OTHER]", help="A second coder, or `machine` for what Recount has read."),
    ] = None,
    author: AuthorOption = None,
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """Give a document to a coder, or blind to two.

    Neither sees what the other has coded, nor what the machine has read, until both have submitted. Who codes
    the document already goes on with that coding.

    Examples:
      recount codings assign 3 Ana
      recount codings assign 3 Ana Ben
      recount codings assign 3 Ana machine
    """
    from recount.ledger.codings import CodingDesk

    with open_ledger(ledger) as opened:
        made, pair = CodingDesk(opened).assign(document, coder, other, author_of(author))
    numbers = " and ".join(str(each) for each in made)
    said = f"coding{'s' if len(made) > 1 else ''} {numbers} of document {document}"
    typer.echo(f"{said}, compared as pair {pair}" if pair is not None else said)


@codings.command(cls=Command)
def agreement(
    between: Annotated[
        list[str] | None,
        typer.Argument(metavar="[CODERS...]", help="One coder, or two; `machine` is one. Else all."),
    ] = None,
    as_json: JsonOption = False,
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """Say how far coders agree: Krippendorff's alpha and the F1 of each field.

    Of all pairs of which both sides have submitted. Precision and recall are the second coder's against the
    first.

    Examples:
      recount codings agreement
      recount codings agreement Ana Ben
      recount codings agreement Ana machine --json
    """
    from recount.coding import agreement as agreed
    from recount.ledger.codings import CodingDesk

    sides = between or []
    if len(sides) > 2:
        raise typer.BadParameter("name one coder or two", param_hint="CODERS")
    with open_ledger(ledger) as opened:
        found = agreed(CodingDesk(opened).coded(*sides))
    if as_json:
        print_json(found.model_dump(mode="json"))
    elif found.documents:
        _figures(found)
    else:
        typer.echo("There is no pair of codings of which both sides have submitted.")


@codings.command(cls=Command)
def export(
    file: Annotated[str, typer.Argument(metavar="FILE", help="The file to write; '-' is standard output.")],
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """Write the codings that were adjudicated as gold reports, a line of JSON for each document.

    `recount evaluate gold` takes them, beside the documents. The file is written whole or not at all.

    Examples:
      recount codings export gold.jsonl
    """
    from recount.coding import gold_lines
    from recount.ledger.codings import CodingDesk
    from recount.outputs.files import STDOUT, writing

    with open_ledger(ledger) as opened:
        lines = list(gold_lines(CodingDesk(opened).adjudicated()))
    with writing(file) as stream:
        for line in lines:
            stream.write(json.dumps(line, ensure_ascii=False) + "\n")
    if file != STDOUT:
        complain(f"{counted(len(lines), 'document')} written to {file}")


def _table(found: "list[CodingRecord]", pairs: "list[PairRecord]") -> None:
    others: dict[int, list[str]] = {}
    for pair in pairs:
        for side, other in zip((pair.left, pair.right), pair.coders[::-1], strict=True):
            if side is not None:
                done = " (adjudicated)" if pair.adjudication is not None else ""
                others.setdefault(side.id, []).append(f"{clean(other)}{done}")
    table = table_of("Coding", "Document", "Title", "Coder", "With", "State")
    for each in found:
        title = clean(each.title or each.name)
        state = f"submitted {each.submitted:%Y-%m-%d}" if each.submitted else "open"
        beside = ", ".join(others.get(each.id, []))
        table.add_row(str(each.id), str(each.document), title, clean(each.coder), beside, state)
    print_table(table, console())


def _pair(pair: "PairRecord") -> dict[str, object]:
    left, right = pair.coders
    return {
        "id": pair.id,
        "document": pair.left.document,
        "left": left,
        "right": right,
        **pair.model_dump(mode="json", include={"closed", "adjudicated", "adjudicated_by"}),
    }


def _figures(found: "Agreement") -> None:
    out = console()
    table = table_of("Field", "Level", "Units", "Same", "Alpha", "")
    for alpha in found.alphas:
        figure = "–" if alpha.alpha is None else f"{alpha.alpha:.3f}"
        table.add_row(alpha.field, alpha.level, str(alpha.units), str(alpha.same), figure, alpha.note)
    typer.echo(f"{counted(found.documents, 'document')} coded twice\n\nKrippendorff's alpha\n")
    print_table(table, out)
    table = table_of("Field", "First", "Second", "Both", "Precision", "Recall", "F1")
    for score in found.fields:
        shares = (
            "–" if share is None else f"{share:.3f}" for share in (score.precision, score.recall, score.f1)
        )
        table.add_row(score.field, str(score.left), str(score.right), str(score.same), *shares)
    typer.echo("\nEach field of the second coding, scored against the first\n")
    print_table(table, out)
