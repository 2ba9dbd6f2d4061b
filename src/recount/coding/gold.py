"""Adjudicated codings as lines of the gold reports (the codebook's own form)."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from recount.model import Account, Document
from recount.outputs.codebook import Codebook

SURE = "confidence"  # of a reader; what people have agreed on has none


def gold_lines(adjudicated: Iterable[tuple[Document, Sequence[Account]]]) -> Iterator[dict[str, Any]]:
    """One line for each document. Incidents that are linked across documents have the same key."""
    codebook = Codebook()
    for document, accounts in adjudicated:
        line = codebook.line(document, accounts)
        yield {"doc": line["doc"], "incidents": [_bare(incident) for incident in line["incidents"]]}


def _bare(incident: dict[str, Any]) -> dict[str, Any]:
    lists = {
        field: [{key: value for key, value in each.items() if key != SURE} for each in incident[field]]
        for field in ("perpetrators", "tolls")
    }
    return {key: value for key, value in incident.items() if key != SURE} | lists
