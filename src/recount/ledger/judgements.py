"""Judgements: people's decisions about incidents, kept for ever, undone by being marked so.

No run of the machine changes what a judgement has decided: reading only adds accounts, and a merged incident
leads to the one it went into wherever an account joins it.
"""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Connection, insert, select, update

from recount.ledger import queries
from recount.ledger.errors import LedgerError
from recount.ledger.tables import Accounts, Incidents, Judgements, now
from recount.model import Value

Decision = Literal["merge", "split"]


class Judgement(Value):
    """A person's decision, with who, when and why; `undone_at` and the like are set when it was undone."""

    id: int
    at: datetime
    author: str
    reason: str
    decision: Decision
    detail: dict[str, Any]
    undone_at: datetime | None = None
    undone_by: str | None = None
    undone_because: str | None = None


def merge(connection: Connection, into: int, other: int, author: str, reason: str) -> int:
    """Make two incidents one: `other` redirects to `into` from now on. Returns the judgement's id."""
    merged = queries.merges(connection)
    into, other = (_there(connection, id, merged) for id in (into, other))
    if into == other:
        raise LedgerError(f"they are one already: incident {into}")
    connection.execute(update(Incidents).where(Incidents.id == other).values(merged_into=into))
    return _judge(connection, "merge", author, reason, {"into": into, "incident": other})


def split(connection: Connection, incident: int, accounts: Collection[int], author: str, reason: str) -> int:
    """Take accounts out of an incident into a new one of their own. Returns the judgement's id."""
    merged = queries.merges(connection)
    incident = _there(connection, incident, merged)
    here = queries.accounts_in(connection, {incident, *_under(incident, merged)})
    foreign = sorted(set(accounts) - here.keys())
    if foreign or not accounts:
        named = ", ".join(map(str, foreign)) or "none were given"
        raise LedgerError(f"these are no accounts of incident {incident}: {named}")
    if set(accounts) == here.keys():
        raise LedgerError(f"nothing would be left of incident {incident}")
    made = connection.execute(insert(Incidents), {"created": now()}).inserted_primary_key
    assert made is not None
    new = int(made[0])
    connection.execute(update(Accounts).where(Accounts.id.in_(accounts)).values(incident_id=new))
    moved = {str(id): here[id] for id in sorted(accounts)}
    return _judge(connection, "split", author, reason, {"incident": incident, "new": new, "accounts": moved})


def undo(connection: Connection, judgement: int, author: str, reason: str) -> None:
    """Take a judgement back: all is as it was, but that the judgement and its undoing stay on record.

    The incident that a split made keeps its id and redirects to the one that it came from. A later judgement
    that builds on this one must be undone first.
    """
    found = {each.id: each for each in every(connection)}.get(judgement)
    if found is None:
        raise LedgerError(f"there is no judgement {judgement}")
    if found.undone_at is not None:
        raise LedgerError(f"judgement {judgement} was undone already")
    touched = _touches(found)
    later = [
        each.id
        for each in every(connection)
        if each.id > judgement and each.undone_at is None and touched & _touches(each)
    ]
    if later:
        raise LedgerError(f"judgement {later[-1]} builds on it: undo that one first")
    detail = found.detail
    if found.decision == "merge":
        connection.execute(
            update(Incidents).where(Incidents.id == detail["incident"]).values(merged_into=None)
        )
    else:
        for id, incident in detail["accounts"].items():
            connection.execute(update(Accounts).where(Accounts.id == int(id)).values(incident_id=incident))
        # what has joined the new incident since goes with it
        connection.execute(
            update(Incidents).where(Incidents.id == detail["new"]).values(merged_into=detail["incident"])
        )
    connection.execute(
        update(Judgements)
        .where(Judgements.id == judgement)
        .values(undone_at=now(), undone_by=author, undone_because=reason)
    )


def every(connection: Connection) -> list[Judgement]:
    """Every judgement, oldest first."""
    rows = connection.execute(select(*Judgements.__table__.c).order_by(Judgements.id))
    return [Judgement(**row._mapping) for row in rows]


def _judge(
    connection: Connection, decision: Decision, author: str, reason: str, detail: dict[str, Any]
) -> int:
    columns = {"at": now(), "author": author, "reason": reason, "decision": decision, "detail": detail}
    made = connection.execute(insert(Judgements), columns).inserted_primary_key
    assert made is not None
    return int(made[0])


def _touches(judgement: Judgement) -> set[int]:
    return {value for value in judgement.detail.values() if isinstance(value, int)}


def _there(connection: Connection, id: int, merged: Mapping[int, int]) -> int:
    """The incident that an id stands for now; LedgerError where there is none."""
    if not queries.is_incident(connection, id):
        raise LedgerError(f"there is no incident {id}")
    while id in merged:
        id = merged[id]
    return id


def _under(incident: int, merged: Mapping[int, int]) -> set[int]:
    """The incidents that were merged into one, over however many merges."""
    under: set[int] = set()
    while more := {id for id, into in merged.items() if into in {incident, *under}} - under:
        under |= more
    return under
