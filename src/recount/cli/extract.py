"""`recount extract`: documents to codebook lines, without a ledger."""

from typing import Annotated

import typer

from recount.cli.common import could_not_read


def extract(
    documents: Annotated[
        list[str],
        typer.Argument(metavar="DOCS...", help="Files, folders, web addresses, or '-' for standard input."),
    ],
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="The file to write; '-' is standard output.")
    ] = "-",
) -> None:
    """Read reports and write what they tell, one line of JSON for each, in order.

    The lines are those of the codebook; accounts that tell of the same incident carry the same key. A report
    that is not about political violence has no incidents. No ledger is needed or touched.
    """
    from recount import extract
    from recount.outputs.files import writing

    with writing(output) as stream:
        whole = extract.extract(documents, stream, could_not_read)
    if not whole:
        raise typer.Exit(1)
