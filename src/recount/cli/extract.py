"""`recount extract`: documents to codebook lines, without a ledger."""

import json
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
    from recount import gate, intake, reading
    from recount.outputs.codebook import Codebook
    from recount.outputs.files import writing

    codebook, failed = Codebook(), False
    with writing(output) as stream:
        for item in intake.items(documents):
            if isinstance(item, intake.Item):
                try:
                    accounts = reading.read(item.document) if gate.is_relevant(item.document) else ()
                    line = codebook.line(item.document, accounts)
                except Exception as error:  # by document, never by run
                    item = intake.Failure(item.locator, f"{type(error).__name__}: {error}")
                else:
                    stream.write(json.dumps(line, ensure_ascii=False) + "\n")
            if isinstance(item, intake.Failure):
                failed = True
                could_not_read(item)
    if failed:
        raise typer.Exit(1)
