"""Documents to codebook lines, without a ledger: intake, gate, reading and linking in one pass."""

import json
from collections.abc import Callable, Iterable
from functools import partial
from typing import NamedTuple, TextIO

from recount import gate, intake, reading
from recount.ahead import ahead
from recount.confidence import ASSERTED, asserted
from recount.model import Account
from recount.outputs.codebook import Codebook


def extract(
    paths: Iterable[str],
    stream: TextIO,
    failed: Callable[[intake.Failure], None],
    min_confidence: float = ASSERTED,
) -> bool:
    """Write the codebook line of every document at `paths` to `stream`, in order; True when all were read.

    A document that is not about political violence has no incidents. What cannot be read is handed to
    `failed` and has no line; the rest goes on. Values in which the reader's confidence is below
    `min_confidence` are left out.
    """
    codebook, whole = Codebook(), True
    for result in ahead(partial(_read, min_confidence=min_confidence), intake.items(paths)):
        if isinstance(result, _Told):
            try:
                line = codebook.line(result.item.document, result.accounts)
            except Exception as error:  # by document, never by run
                result = intake.Failure(result.item.locator, intake.unforeseen(error))
            else:
                stream.write(json.dumps(line, ensure_ascii=False) + "\n")
        if isinstance(result, intake.Failure):
            whole = False
            failed(result)
    return whole


class _Told(NamedTuple):
    """A document that is read, and what it tells."""

    item: intake.Item
    accounts: list[Account]


def _read(item: intake.Item | intake.Failure, min_confidence: float) -> _Told | intake.Failure:
    if isinstance(item, intake.Failure):
        return item
    try:
        accounts = reading.read(item.document) if gate.is_relevant(item.document) else ()
    except Exception as error:
        return intake.Failure(item.locator, intake.unforeseen(error))
    told = (asserted(account, min_confidence) for account in accounts)
    return _Told(item, [account for account in told if account is not None])
