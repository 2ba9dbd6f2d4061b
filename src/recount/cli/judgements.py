"""`recount merge`, `split`, `undo` and `judgements`: what people decide about incidents."""

from typing import Annotated

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


def _words(text: str) -> str:
    if not text.strip():
        raise typer.BadParameter("it is empty")
    return text.strip()


ReasonOption = Annotated[
    str, typer.Option("--reason", parser=_words, metavar="WORDS", help="Why; it is kept.")
]
INCIDENT = "The number of an incident in `recount incidents`."


def merge(
    into: Annotated[int, typer.Argument(parser=whole_number, metavar="ID", help=INCIDENT)],
    other: Annotated[
        int, typer.Argument(parser=whole_number, metavar="OTHER", help="The incident that goes into it.")
    ],
    reason: ReasonOption,
    author: AuthorOption = None,
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """Make two incidents one.

    The other keeps its number, which leads to the one it went into from now on. No later reading parts them;
    `recount undo` does.

    Examples:
      recount merge 3 7 --reason "the same market, told a day later"
    """
    with open_ledger(ledger) as opened:
        judgement = opened.merge(into, other, reason, author_of(author))
    typer.echo(f"judgement {judgement}: incident {other} is incident {into}")


def split(
    incident: Annotated[int, typer.Argument(parser=whole_number, metavar="ID", help=INCIDENT)],
    accounts: Annotated[
        list[int],
        typer.Argument(
            parser=whole_number, metavar="ACCOUNTS...", help="The numbers of accounts in `recount show`."
        ),
    ],
    reason: ReasonOption,
    author: AuthorOption = None,
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """Take accounts out of an incident into a new one.

    Examples:
      recount split 3 12 15 --reason "these tell of the strike that answered it"
    """
    with open_ledger(ledger) as opened:
        judgement = opened.split(incident, accounts, reason, author_of(author))
        detail = next(each.detail for each in opened.judgements() if each.id == judgement)
    moved = counted(len(accounts), "account")
    typer.echo(f"judgement {judgement}: {moved} of incident {incident} now make incident {detail['new']}")


def undo(
    judgement: Annotated[
        int,
        typer.Argument(parser=whole_number, metavar="NUMBER", help="The number of a judgement."),
    ],
    reason: ReasonOption,
    author: AuthorOption = None,
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """Take a judgement back: all is as it was, and both stay on record.

    Examples:
      recount undo 2 --reason "two markets after all"
    """
    with open_ledger(ledger) as opened:
        opened.undo(judgement, reason, author_of(author))
    typer.echo(f"judgement {judgement} is undone")


def judgements(as_json: JsonOption = False, ledger: LedgerOption = DEFAULT_LEDGER) -> None:
    """List what people have decided about values, accounts and incidents, with who, when and why.

    Examples:
      recount judgements
      recount judgements --json > judgements.json
    """
    with open_ledger(ledger) as opened:
        found = opened.judgements()
    if as_json:
        print_json([each.model_dump(mode="json") for each in found])
        return
    if not found:
        typer.echo(f"There are no judgements in {ledger} yet.")
        return
    from recount.outputs.judged import judgement_words

    table = table_of("Number", "When", "Who", "What", "Why", "Undone")
    for each in found:
        undone = (
            f"{each.undone_at:%Y-%m-%d} by {each.undone_by}: {each.undone_because}" if each.undone_at else ""
        )
        table.add_row(
            str(each.id),
            f"{each.at:%Y-%m-%d}",
            clean(each.author),
            clean(judgement_words(each.decision, each.detail)),
            clean(each.reason),
            clean(undone),
        )
    print_table(table, console())
