"""Judgements: people's decisions about incidents, kept for ever, undone by being marked so.

No run of the machine changes what a judgement has decided: merged incidents are linked as one, and accounts
that a person has moved or parted are held where that put them.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Connection, insert, select, update

from recount.confidence import asserted
from recount.ledger import queries
from recount.ledger.errors import LedgerError
from recount.ledger.judged import ACCOUNT
from recount.ledger.looking_up import TIED, look_up_anew
from recount.ledger.redirects import founded, redirect, root, under
from recount.ledger.stale import touch
from recount.ledger.tables import LARGEST_ID, Accounts, Judgements, now
from recount.model import Value

Decision = Literal["merge", "split", "link", "unlink", "accept", "correct", "reject"]
PARTING = ("split", "unlink")


class Judgement(Value):
    """A person's decision, with who, when and why; `undone_at` and the like are set when it was undone."""

    id: int
    at: datetime
    author: str
    reason: str
    decision: Decision
    account_id: int | None = None
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
    return judge(connection, "merge", author, reason, {"into": into, "incident": other})


def split(
    connection: Connection,
    incident: int,
    accounts: Collection[int],
    author: str,
    reason: str,
    decision: Decision = "split",
) -> int:
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
    told = {id for id, account in queries.accounts(connection, here).items() if asserted(account)}
    if not told & set(accounts):
        raise LedgerError("only candidates would be taken out: no new incident would be told of")
    if told <= set(accounts):
        raise LedgerError(f"nothing would be left of incident {incident}")
    new = founded(connection)
    connection.execute(update(Accounts).where(Accounts.id.in_(accounts)).values(incident_id=new))
    moved = {str(id): here[id] for id in sorted(accounts)}
    stayed = {str(id): here[id] for id in sorted(here.keys() - set(accounts))}
    detail = {"incident": incident, "new": new, "accounts": moved, "stayed": stayed}
    return judge(connection, decision, author, reason, detail)


def unlink(connection: Connection, account: int, author: str, reason: str) -> int:
    """Take one account out of its incident into a new one. Returns the judgement's id."""
    stands = _stands(connection, account)
    return split(connection, stands, (account,), author, reason, "unlink")


def link(connection: Connection, account: int, into: int, author: str, reason: str) -> int:
    """Move an account into another incident, where it is held along with those that are there.

    Returns the judgement's id.

    An incident that is left without any account redirects to where it went.
    """
    merged = queries.merges(connection)
    stands, into = _stands(connection, account), _there(connection, into, merged)
    if root(stands, merged) == into:
        raise LedgerError(f"account {account} is in incident {into} already")
    document = queries.documents_of(connection, {account})[account]
    there = queries.accounts_in(connection, {into, *under(into, merged)})
    if document in queries.documents_of(connection, there).values():
        raise LedgerError(
            f"incident {into} has an account of that document already; two accounts of one document "
            "never tell of one incident"
        )
    connection.execute(update(Accounts).where(Accounts.id == account).values(incident_id=into))
    left = root(stands, merged)
    emptied = not queries.accounts_in(connection, {left, *under(left, merged)})
    if emptied:
        redirect(connection, left, into)
    detail = {
        "incident": left,
        "from": stands,
        "into": into,
        "account": account,
        "emptied": emptied,
        "stayed": {str(id): there[id] for id in sorted(there)},
    }
    return judge(connection, "link", author, reason, detail)


def undo(connection: Connection, judgement: int, author: str, reason: str) -> None:
    """Take a judgement back: all is as it was, but that the judgement and its undoing stay on record.

    The incident that a split made keeps its id and redirects to the one that it came from. A later judgement
    that builds on this one must be undone first.
    """
    made = every(connection)
    found = next((each for each in made if each.id == judgement), None)
    if found is None:
        raise LedgerError(f"there is no judgement {judgement}")
    if found.undone_at is not None:
        raise LedgerError(f"judgement {judgement} was undone already")
    later = [each.id for each in made if each.undone_at is None and _builds_on(each, found)]
    if later:
        raise LedgerError(f"judgement {later[-1]} builds on it: undo that one first")
    touch(connection, touches(found) | _present(connection, found))
    if found.decision in _UNDO:
        _UNDO[found.decision](connection, found)
    connection.execute(
        update(Judgements)
        .where(Judgements.id == judgement)
        .values(undone_at=now(), undone_by=author, undone_because=reason)
    )
    if found.account_id is not None and found.detail["field"] in TIED:
        look_up_anew(connection, found.account_id)
        if found.decision == "reject" and found.detail["field"] == ACCOUNT:
            _keep_apart(connection, found.account_id)


def held(connection: Connection) -> dict[int, int]:
    """The accounts whose incident a person has decided, each with that incident."""
    found: dict[int, int] = {}
    for each in every(connection):
        if each.undone_at is not None or "stayed" not in each.detail:
            continue
        found |= {int(id): incident for id, incident in each.detail["stayed"].items()}
        if each.decision in PARTING:
            found |= {int(id): each.detail["new"] for id in each.detail["accounts"]}
        elif each.decision == "link":
            found[each.detail["account"]] = each.detail["into"]
    return found


def redirects(connection: Connection) -> dict[int, int]:
    """The incidents that a person has merged, each with the one it went into."""
    return {
        each.detail["incident"]: each.detail["into"]
        for each in every(connection)
        if each.undone_at is None and each.decision == "merge"
    }


def every(connection: Connection) -> list[Judgement]:
    """Every judgement, oldest first."""
    rows = connection.execute(select(*Judgements.__table__.c).order_by(Judgements.id))
    return [Judgement(**row._mapping) for row in rows]


def one(connection: Connection, id: int) -> Judgement | None:
    """The judgement of that id."""
    row = connection.execute(select(*Judgements.__table__.c).where(Judgements.id == id)).one_or_none()
    return None if row is None else Judgement(**row._mapping)


def about(connection: Connection, incident: int) -> list[Judgement]:
    """Every judgement about an incident, one that leads to it, or an account that is in it; oldest first."""
    members = {incident, *under(incident, queries.merges(connection))}
    here = queries.accounts_in(connection, members)
    return [each for each in every(connection) if touches(each) & members or each.account_id in here]


def reviewed(connection: Connection) -> set[int]:
    """The incidents that a judgement which stands is about."""
    return {id for each in every(connection) if each.undone_at is None for id in touches(each)}


def version(judged: Sequence[Judgement]) -> int:
    """When people last decided something, or took it back, in microseconds: it goes up with every change."""
    return max((_instant(each.undone_at or each.at) for each in judged), default=0)


def since(judged: Sequence[Judgement], seen: int) -> list[Judgement]:
    """Those that were made or undone after a version."""
    return [each for each in judged if _instant(each.undone_at or each.at) > seen]


def _instant(at: datetime) -> int:
    return int(at.timestamp() * 1_000_000)


def touches(judgement: Judgement) -> set[int]:
    """The incidents that a judgement is about."""
    detail = judgement.detail
    named = {detail[key] for key in ("incident", "into", "new", "from") if key in detail}
    accounts = detail.get("accounts")
    return named | set(accounts.values() if accounts else ())


def judge(
    connection: Connection,
    decision: Decision,
    author: str,
    reason: str,
    detail: dict[str, Any],
    account: int | None = None,
) -> int:
    """Put a decision on record. Returns its id."""
    columns = {
        "at": now(),
        "author": author,
        "reason": reason,
        "decision": decision,
        "account_id": account,
        "detail": detail,
    }
    made = connection.execute(insert(Judgements), columns).inserted_primary_key
    assert made is not None
    touch(connection, touches(Judgement(id=int(made[0]), **columns)))
    return int(made[0])


def _keep_apart(connection: Connection, account: int) -> None:
    """Give an account that is back an incident of its own where another of its document is in its place."""
    stands = queries.incident_of(connection, account)
    if stands is None:
        return
    merged = queries.merges(connection)
    one = root(stands, merged)
    here = queries.accounts(connection, queries.accounts_in(connection, {one, *under(one, merged)}))
    documents = queries.documents_of(connection, here)
    if any(documents[other] == documents.get(account) for other in here.keys() - {account}):
        new = founded(connection)
        connection.execute(update(Accounts).where(Accounts.id == account).values(incident_id=new))
        touch(connection, {one, new})


def _present(connection: Connection, judgement: Judgement) -> set[int]:
    """The incident that the account of a judgement is in now."""
    one = queries.incident_of(connection, judgement.account_id) if judgement.account_id else None
    return set() if one is None else {one}


def _builds_on(later: Judgement, judgement: Judgement) -> bool:
    """Whether a judgement was made on what another left, so that this cannot be undone alone.

    What moves accounts builds on what moved them before; a decision on a value that was added, on its adding.
    """
    if later.id <= judgement.id:
        return False
    if later.decision in _UNDO and judgement.decision in _UNDO:
        return bool(touches(later) & touches(judgement))
    return later.account_id is not None and later.detail.get("claim") == -judgement.id


def _undo_merge(connection: Connection, found: Judgement) -> None:
    incident = found.detail["incident"]
    # an incident that has no accounts any more goes on leading to where they went
    if queries.accounts_in(connection, {incident}):
        redirect(connection, incident, None)


def _undo_split(connection: Connection, found: Judgement) -> None:
    detail = found.detail
    for id, incident in detail["accounts"].items():
        connection.execute(update(Accounts).where(Accounts.id == int(id)).values(incident_id=incident))
    held = redirects(connection)
    for incident in {detail["incident"], *detail["accounts"].values()} - held.keys():
        redirect(connection, incident, None)
    # what has joined the new incident since goes with it
    redirect(connection, detail["new"], root(detail["incident"], held))


def _undo_link(connection: Connection, found: Judgement) -> None:
    detail = found.detail
    moves = update(Accounts).where(Accounts.id == detail["account"])
    connection.execute(moves.values(incident_id=detail["from"]))
    if detail["emptied"]:
        redirect(connection, detail["incident"], None)


_UNDO = {"merge": _undo_merge, "split": _undo_split, "unlink": _undo_split, "link": _undo_link}


def _stands(connection: Connection, account: int) -> int:
    """The incident that an account is in; LedgerError where there is no such account that counts."""
    found = queries.incident_of(connection, account) if 0 < account <= LARGEST_ID else None
    if found is None:
        raise LedgerError(f"there is no account {account} that counts")
    return found


def _there(connection: Connection, id: int, merged: Mapping[int, int]) -> int:
    """The incident that an id stands for now; LedgerError where there is none."""
    if not 0 < id <= LARGEST_ID or not queries.is_incident(connection, id):
        raise LedgerError(f"there is no incident {id}")
    return root(id, merged)
