"""Judgements: people's decisions about incidents, kept for ever, undone by being marked so.

No run of the machine changes what a judgement has decided: merged incidents are linked as one, and accounts
that a split has parted are held where it put them.
"""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Connection, insert, select, update

from recount.ledger import queries
from recount.ledger.errors import LedgerError
from recount.ledger.redirects import founded, redirect, root, under
from recount.ledger.tables import LARGEST_ID, Accounts, Judgements, now
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
    redirect(connection, other, into)
    return _judge(connection, "merge", author, reason, {"into": into, "incident": other})


def split(connection: Connection, incident: int, accounts: Collection[int], author: str, reason: str) -> int:
    """Take accounts out of an incident into a new one of their own. Returns the judgement's id.

    Both sides are held by it from then on: neither those taken out nor those left follow the other.
    """
    merged = queries.merges(connection)
    incident = _there(connection, incident, merged)
    here = queries.accounts_in(connection, {incident, *under(incident, merged)})
    foreign = sorted(set(accounts) - here.keys())
    if foreign or not accounts:
        named = ", ".join(map(str, foreign)) or "none were given"
        raise LedgerError(f"these are no accounts of incident {incident}: {named}")
    told = queries.asserted_of(connection, here)
    if not told & set(accounts):
        raise LedgerError("only candidates would be taken out: no new incident would be told of")
    if told <= set(accounts):
        raise LedgerError(f"nothing would be left of incident {incident}")
    new = founded(connection)
    connection.execute(update(Accounts).where(Accounts.id.in_(accounts)).values(incident_id=new))
    moved = {str(id): here[id] for id in sorted(accounts)}
    stayed = {str(id): here[id] for id in sorted(here.keys() - set(accounts))}
    detail = {"incident": incident, "new": new, "accounts": moved, "stayed": stayed}
    return _judge(connection, "split", author, reason, detail)


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
        # an incident that has no accounts any more goes on leading to where they went
        if queries.accounts_in(connection, {detail["incident"]}):
            redirect(connection, detail["incident"], None)
    else:
        for id, incident in detail["accounts"].items():
            connection.execute(update(Accounts).where(Accounts.id == int(id)).values(incident_id=incident))
        held = redirects(connection)
        for incident in {detail["incident"], *detail["accounts"].values()} - held.keys():
            redirect(connection, incident, None)
        # what has joined the new incident since goes with it
        redirect(connection, detail["new"], root(detail["incident"], held))
    connection.execute(
        update(Judgements)
        .where(Judgements.id == judgement)
        .values(undone_at=now(), undone_by=author, undone_because=reason)
    )


def held(connection: Connection) -> dict[int, int]:
    """The accounts whose incident a split has decided, each with that incident."""
    found: dict[int, int] = {}
    for each in _standing(connection, "split"):
        found |= {int(id): incident for id, incident in each.detail["stayed"].items()}
        found |= {int(id): each.detail["new"] for id in each.detail["accounts"]}
    return found


def redirects(connection: Connection) -> dict[int, int]:
    """The incidents that a person has merged, each with the one it went into."""
    return {each.detail["incident"]: each.detail["into"] for each in _standing(connection, "merge")}


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


def _standing(connection: Connection, decision: Decision) -> list[Judgement]:
    return [each for each in every(connection) if each.undone_at is None and each.decision == decision]


def _touches(judgement: Judgement) -> set[int]:
    """The incidents that a judgement is about."""
    detail = judgement.detail
    named = {value for value in detail.values() if isinstance(value, int)}
    return named | set(detail.get("accounts", {}).values())


def _there(connection: Connection, id: int, merged: Mapping[int, int]) -> int:
    """The incident that an id stands for now; LedgerError where there is none."""
    if not 0 < id <= LARGEST_ID or not queries.is_incident(connection, id):
        raise LedgerError(f"there is no incident {id}")
    return root(id, merged)
