"""`recount extract`: documents to codebook lines, without a ledger."""

from typing import Annotated

import typer

from recount.cli.common import ConfidenceOption, could_not_read
from recount.confidence import ASSERTED


def extract(
    documents: Annotated[
        list[str],
        typer.Argument(
            metavar="PATHS...", help="As in `recount read`: files, folders, web addresses, or '-'."
        ),
    ],
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="The file to write; '-' is standard output.")
    ] = "-",
    min_confidence: ConfidenceOption = ASSERTED,
) -> None:
    """Read reports and write what each tells as a line of JSON, without a ledger.

    A line is {"doc": NAME, "incidents": [...]}, in the order of the reports; what the fields of an incident
    hold is in docs/fields.md. Incidents of different reports with the same "key" are the same incident. A
    report that is not about political violence has none. The file is written whole or not at all; what cannot
    be read is named and has no line, and the exit status is then 1.

    Examples:
      recount extract reports/ -o incidents.jsonl
      recount extract wire.jsonl | head -n 1
    """
    from recount import extract
    from recount.outputs.files import writing

    with writing(output) as stream:
        whole = extract.extract(documents, stream, could_not_read, min_confidence)
    if not whole:
        raise typer.Exit(1)
