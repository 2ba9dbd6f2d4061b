"""Asking for many rows by their ids or keys, in as many queries as that takes."""

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.orm import InstrumentedAttribute

from recount.ledger.rows import AnyRow

PART = 5000  # values in one query; SQLite takes some 32,000


def where_in(
    connection: Connection, query: Any, column: InstrumentedAttribute[Any], values: Iterable[Any]
) -> Iterator[AnyRow]:
    """The rows of `query` where `column` is one of `values`."""
    wanted = sorted(values)
    for first in range(0, len(wanted), PART):
        yield from connection.execute(query.where(column.in_(wanted[first : first + PART])))
