"""Which incidents have changed since they were last summed up."""

from collections.abc import Collection

from sqlalchemy import Connection, delete, func, select
from sqlalchemy.dialects.sqlite import insert

from recount.ledger.summary_tables import Stale

PART = 10_000  # ids in one statement


def touch(connection: Connection, incidents: Collection[int]) -> None:
    """Say that something about these incidents has changed."""
    rows = [{"incident_id": id} for id in sorted(set(incidents))]
    if rows:
        connection.execute(insert(Stale).on_conflict_do_nothing(), rows)


def touched(connection: Connection) -> set[int]:
    """The incidents that something has changed about."""
    return set(connection.scalars(select(Stale.incident_id)))


def waiting_count(connection: Connection) -> int:
    """How many incidents wait to be summed up."""
    return int(connection.scalar(select(func.count()).select_from(Stale)) or 0)


def settled(connection: Connection, incidents: Collection[int]) -> None:
    """Say that these have been summed up."""
    ids = sorted(incidents)
    for first in range(0, len(ids), PART):
        connection.execute(delete(Stale).where(Stale.incident_id.in_(ids[first : first + PART])))
