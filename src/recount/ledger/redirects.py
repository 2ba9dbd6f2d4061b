"""The ids of incidents: given out once, and which incident one stands for after every merge."""

from collections.abc import Mapping

from sqlalchemy import Connection, insert, update

from recount.ledger.errors import LedgerError
from recount.ledger.tables import Incidents, now


def founded(connection: Connection) -> int:
    """A new incident: its id."""
    made = connection.execute(insert(Incidents), {"created": now()}).inserted_primary_key
    assert made is not None
    return int(made[0])


def redirect(connection: Connection, incident: int, into: int | None) -> None:
    """Let an incident lead to another, or to none."""
    connection.execute(update(Incidents).where(Incidents.id == incident).values(merged_into=into))


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
