"""Incidents put together from the accounts in the ledger, as far as these are asserted."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date

from sqlalchemy import Connection

from recount.confidence import asserted
from recount.ledger import queries
from recount.ledger.redirects import root
from recount.reconciling import Incident, Telling, incident


def bare(
    connection: Connection, ids: Collection[int], merged: Mapping[int, int], least: float
) -> list[Incident]:
    """Those incidents with all merged into them, as far as asserted, without their accounts' claims."""
    members = set(ids) | {id for id in merged if root(id, merged) in ids}
    gathered: dict[int, list[Telling]] = defaultdict(list)
    for id, tellings in queries.tellings(connection, members).items():
        sure = [
            telling.model_copy(update={"account": account})
            for telling in tellings
            if (account := asserted(telling.account, least)) is not None
        ]
        if sure:
            gathered[root(id, merged)] += sure
    return [incident(id, tellings) for id, tellings in gathered.items()]


def whole(connection: Connection, found: Sequence[Incident], least: float) -> list[Incident]:
    """The same incidents with the claims of their accounts."""
    accounts = queries.accounts(connection, [t.id for each in found for t in each.accounts])
    return [
        each.model_copy(
            update={
                "accounts": tuple(
                    t.model_copy(update={"account": asserted(accounts[t.id], least)}) for t in each.accounts
                )
            }
        )
        for each in found
    ]


def by_time(each: Incident) -> tuple[date, date, int]:
    """Sorts incidents by their days, those without any last."""
    period = each.period
    return (period.start, period.end, each.id) if period else (date.max, date.max, each.id)
