"""Linking a whole ledger anew, with ids kept and judgements held.

Reading links each document as it comes. Here all accounts are linked again in the order in which they were
read, as a newer Recount would have linked them. An incident keeps its id as long as the account that
founded it stays; one that is emptied redirects to where its accounts went. What a person merged or split is
left as it is.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, update

from recount.confidence import asserted
from recount.ledger import judgements, queries
from recount.ledger.tables import AccountKeys, Accounts, Incidents, now
from recount.linking import Told, choose, keys
from recount.model import Account

PART = 2000  # accounts that are loaded together


@dataclass(frozen=True)
class Relinked:
    """What linking anew did: accounts looked at, those that changed their incident, and new incidents."""

    accounts: int = 0
    moved: int = 0
    founded: int = 0


Progress = Callable[[int, int], None]


def relink(connection: Connection, progress: Progress | None = None) -> Relinked:
    """Link all accounts of a ledger anew. `progress` is told how many are done, and of how many."""
    held, redirects = _held(connection)
    stand = queries.every_account(connection)  # id: (document, incident), in the order they were read
    before = {id: incident for id, (_, incident) in stand.items()}
    sure: dict[int, Account] = {}
    under: dict[str, list[int]] = defaultdict(list)
    now_in: dict[int, int] = {}
    used = set(held.values())
    founded = done = 0
    rows: list[tuple[str, int]] = []
    for document in _documents(connection, stand):
        taken = [held[id] for id, _ in document if id in held]
        # candidates last, so that they stand in nothing's way
        for id, account in sorted(document, key=lambda each: asserted(each[1]) is None):
            known = asserted(account)
            found = sorted(keys(known or account))
            incident = held.get(id)
            if incident is None:
                near = {other for key in found for other in under[key]}
                told = [Told(incident=now_in[other], account=sure[other]) for other in sorted(near)]
                incident = choose(known or account, told, taken)
            if incident is None:
                incident = before[id]
                if incident in used:
                    incident, founded = _new(connection), founded + 1
            used.add(incident)
            taken.append(incident)
            now_in[id] = incident
            if known is not None:
                sure[id] = known
                for key in found:
                    under[key].append(id)
                    rows.append((key, id))
        done += len(document)
        if progress is not None:
            progress(done, len(stand))
    _store(connection, before, now_in, redirects, rows)
    moved = sum(before[id] != incident for id, incident in now_in.items())
    return Relinked(len(now_in), moved, founded)


def _held(connection: Connection) -> tuple[dict[int, int], dict[int, int]]:
    """The accounts that a split put where they are, and the redirects that a merge made."""
    held: dict[int, int] = {}
    redirects: dict[int, int] = {}
    for each in judgements.every(connection):
        if each.undone_at is not None:
            continue
        if each.decision == "merge":
            redirects[each.detail["incident"]] = each.detail["into"]
        else:
            held |= {int(id): each.detail["new"] for id in each.detail["accounts"]}
    return held, redirects


def _documents(
    connection: Connection, stand: dict[int, tuple[int, int]]
) -> Iterator[list[tuple[int, Account]]]:
    """The accounts of each document, whole."""
    by_document: dict[int, list[int]] = defaultdict(list)
    for id, (document, _) in stand.items():
        by_document[document].append(id)
    waiting: list[list[int]] = []
    for ids in by_document.values():
        waiting.append(ids)
        if sum(map(len, waiting)) >= PART:
            yield from _whole(connection, waiting)
            waiting = []
    yield from _whole(connection, waiting)


def _whole(connection: Connection, documents: list[list[int]]) -> Iterator[list[tuple[int, Account]]]:
    found = queries.accounts(connection, [id for ids in documents for id in ids])
    for ids in documents:
        yield [(id, found[id]) for id in ids]


def _new(connection: Connection) -> int:
    made = connection.execute(insert(Incidents), {"created": now()}).inserted_primary_key
    assert made is not None
    return int(made[0])


def _store(
    connection: Connection,
    before: dict[int, int],
    now_in: dict[int, int],
    redirects: dict[int, int],
    rows: list[tuple[str, int]],
) -> None:
    """Write where the accounts are now, the keys they are found under, and where emptied incidents lead."""
    went: dict[int, Counter[int]] = defaultdict(Counter)
    for id, incident in now_in.items():
        went[before[id]][incident] += 1
        if before[id] != incident:
            connection.execute(update(Accounts).where(Accounts.id == id).values(incident_id=incident))
    connection.execute(delete(AccountKeys))
    for first in range(0, len(rows), PART):
        part = [{"key": key, "account_id": id} for key, id in rows[first : first + PART]]
        connection.execute(insert(AccountKeys), part)
    full = set(now_in.values())
    for incident, into in queries.merges(connection).items():
        if incident in full and redirects.get(incident) != into:
            connection.execute(update(Incidents).where(Incidents.id == incident).values(merged_into=None))
    for incident, others in went.items():
        if incident not in full and incident not in redirects:
            into = others.most_common(1)[0][0]
            connection.execute(update(Incidents).where(Incidents.id == incident).values(merged_into=into))
