"""Documents to codebook lines, without a ledger: intake, gate, reading and linking in one pass."""

import json
from collections.abc import Callable, Iterable
from typing import TextIO

from recount import gate, intake, reading
from recount.outputs.codebook import Codebook


def extract(paths: Iterable[str], stream: TextIO, failed: Callable[[intake.Failure], None]) -> bool:
    """Write the codebook line of every document at `paths` to `stream`, in order; True when all were read.

    A document that is not about political violence has no incidents. What cannot be read is handed to
    `failed` and has no line; the rest goes on.
    """
    codebook, whole = Codebook(), True
    for item in intake.items(paths):
        if isinstance(item, intake.Item):
            try:
                accounts = reading.read(item.document) if gate.is_relevant(item.document) else ()
                line = codebook.line(item.document, accounts)
            except Exception as error:  # by document, never by run
                item = intake.Failure(item.locator, intake.unforeseen(error))
            else:
                stream.write(json.dumps(line, ensure_ascii=False) + "\n")
        if isinstance(item, intake.Failure):
            whole = False
            failed(item)
    return whole
