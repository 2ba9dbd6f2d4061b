"""Redirects: which incident an id stands for now, after every merge."""

from collections.abc import Mapping

from recount.ledger.errors import LedgerError


def root(id: int, merged: Mapping[int, int]) -> int:
    """The incident that one stands for. Raises LedgerError where the ledger's redirects lead in a circle."""
    seen: set[int] = set()
    while id in merged:
        if id in seen:
            raise LedgerError(f"the ledger is damaged: incident {id} redirects to itself")
        seen.add(id)
        id = merged[id]
    return id


def under(incident: int, merged: Mapping[int, int]) -> set[int]:
    """The incidents that lead to one, over however many merges."""
    found: set[int] = set()
    while more := {id for id, into in merged.items() if into in {incident, *found}} - found:
        found |= more
    return found
