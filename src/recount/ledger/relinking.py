"""Linking a whole ledger anew, with ids kept and judgements held.

Reading links each document as it comes. Here all accounts are linked again in the order in which they were
read, as a newer Recount would have linked them. An incident keeps its id as long as the account that
founded it stays; one that is emptied redirects to where its accounts went. Incidents that a person has
merged are one here, and their accounts stay in the one of them where they are; accounts that a split has
parted are held apart.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from sqlalchemy import Connection, delete, insert, update

from recount.confidence import asserted
from recount.ledger import judgements, queries
from recount.ledger.redirects import founded, redirect, root
from recount.ledger.stale import touch
from recount.ledger.tables import AccountKeys, Accounts
from recount.linking import Told, choose, keys
from recount.model import Account

PART = 2000  # accounts that are loaded together


@dataclass(frozen=True)
class Relinked:
    """What linking anew did: accounts looked at, new incidents, and for each account that was moved the
    incidents from and to which it was."""

    accounts: int = 0
    founded: int = 0
    moves: Mapping[int, tuple[int, int]] = field(default_factory=dict)

    @property
    def moved(self) -> int:
        """How many accounts changed their incident."""
        return len(self.moves)


Progress = Callable[[int, int], None]


def relink(connection: Connection, progress: Progress | None = None) -> Relinked:
    """Link all accounts of a ledger anew. `progress` is told how many are done, and of how many."""
    held, redirects = judgements.held(connection), judgements.redirects(connection)
    stand = queries.every_account(connection)  # id: (document, incident), in the order they were read
    before = {id: incident for id, (_, incident) in stand.items()}
    sure: dict[int, Account] = {}
    under: dict[str, list[int]] = defaultdict(list)
    now_in: dict[int, int] = {}
    used = {held[id] for id in held if id in stand}
    new = 0

    def place(id: int, account: Account, found: list[str], taken: list[int]) -> int | None:
        """The incident of an account: where it is, if the likeliest one is that or was merged with it."""
        if id in held:
            return held[id]
        near = {other for key in found for other in under[key]}
        told = [
            Told(incident=now_in[n], account=sure[n], merged_into=root(now_in[n], redirects))
            for n in sorted(near)
        ]
        chosen = choose(account, told, taken)
        stays = chosen is not None and root(chosen, redirects) == root(before[id], redirects)
        return before[id] if stays else chosen

    rows: list[tuple[str, int]] = []
    for document in _documents(connection, stand):
        taken = [root(held[id], redirects) for id, _ in document if id in held]
        # candidates last, so that they stand in nothing's way
        for id, account in sorted(document, key=lambda each: asserted(each[1]) is None):
            known = asserted(account)
            found = sorted(keys(known or account))
            incident = place(id, known or account, found, taken)
            if incident is None:
                incident = before[id]
                if incident in used:
                    incident, new = founded(connection), new + 1
            used.add(incident)
            taken.append(root(incident, redirects))
            now_in[id] = incident
            if known is not None:
                sure[id] = known
                for key in found:
                    under[key].append(id)
                    rows.append((key, id))
        if progress is not None:
            progress(len(now_in), len(stand))
    moves = {id: (before[id], incident) for id, incident in now_in.items() if before[id] != incident}
    _store(connection, before, now_in, redirects, rows)
    return Relinked(len(now_in), new, moves)


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
        yield [(id, found[id]) for id in ids if id in found]  # but those that a person has rejected


def _store(
    connection: Connection,
    before: Mapping[int, int],
    now_in: Mapping[int, int],
    redirects: Mapping[int, int],
    rows: list[tuple[str, int]],
) -> None:
    """Write where the accounts are now, the keys they are found under, and where emptied incidents lead."""
    went: dict[int, Counter[int]] = defaultdict(Counter)
    for id, incident in now_in.items():
        went[root(before[id], redirects)][root(incident, redirects)] += 1
        if before[id] != incident:
            connection.execute(update(Accounts).where(Accounts.id == id).values(incident_id=incident))
    connection.execute(delete(AccountKeys))
    for first in range(0, len(rows), PART):
        part = [{"key": key, "account_id": id} for key, id in rows[first : first + PART]]
        connection.execute(insert(AccountKeys), part)
    changed = [id for id, incident in now_in.items() if before[id] != incident]
    touch(connection, {each[id] for id in changed for each in (before, now_in)})
    full = {root(incident, redirects) for incident in now_in.values()}
    for incident in queries.merges(connection):
        if incident in full:  # it leads nowhere: it is told of
            redirect(connection, incident, None)
    for incident, others in went.items():
        if incident not in full:  # to one that is told of, so that no redirects lead in a circle
            redirect(connection, incident, others.most_common(1)[0][0])
