"""Summaries of incidents, by which a hundred thousand can be filtered: made anew for those that changed."""

from collections.abc import Callable, Collection, Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select

from recount.confidence import ASSERTED
from recount.ledger import Ledger, incidents, judgements, queries
from recount.ledger.redirects import root
from recount.ledger.stale import settled, touched
from recount.ledger.summary_tables import Summaries, SummaryLines, SummaryTerms
from recount.linking.likeness import compare
from recount.model import Document
from recount.outputs.line import line, outlets_of, told_in
from recount.reconciling import Incident

PART = 200  # incidents in one transaction, for which other writers wait

_COMPARED = 10  # earlier accounts that one is held against

Progress = Callable[[int, int], None]


def sum_up(ledger: Ledger, progress: Progress | None = None) -> int:
    """Sum up every incident that has changed; returns how many.

    `progress` is told how many are done, and of how many.
    """
    with ledger.transaction() as connection:
        waiting = sorted(touched(connection))
    for first in range(0, len(waiting), PART):
        part = waiting[first : first + PART]
        with ledger.transaction(writes=True) as connection:
            _sum_up(connection, part)
        if progress is not None:
            progress(first + len(part), len(waiting))
    return len(waiting)


def _sum_up(connection: Connection, ids: Collection[int]) -> None:
    merged = queries.merges(connection)
    roots = {root(id, merged) for id in ids}
    found = incidents.whole(connection, incidents.bare(connection, roots, merged, ASSERTED), ASSERTED)
    contents = queries.documents_by_id(connection, {d.id for each in found for d in each.documents})
    reviewed = judgements.reviewed(connection)
    stamp = (connection.scalar(select(func.max(Summaries.stamp))) or 0) + 1
    for table in (Summaries, SummaryTerms, SummaryLines):
        connection.execute(delete(table).where(table.incident_id.in_({*ids, *roots})))
    told = {each.id for each in found}
    lines = {each.id: line(each, each.id in reviewed) for each in found}
    rows = [{**_row(lines[each.id], stamp), **_weakest_link(each)} for each in found]
    rows += [_untold(id, stamp) for id in {*ids, *roots} - told]
    connection.execute(insert(Summaries), rows)
    terms = [term for each in found for term in _terms(each, lines[each.id])]
    if terms:
        connection.execute(insert(SummaryTerms), terms)
    if found:
        connection.execute(insert(SummaryLines), [_line(each, lines[each.id], contents) for each in found])
    settled(connection, {*ids, *roots})


def _row(of: Mapping[str, Any], stamp: int) -> dict[str, Any]:
    killed = of["killed"] or {}
    return {
        "incident_id": of["id"],
        "stamp": stamp,
        "told": True,
        "first": date.fromisoformat(of["first"]) if of["first"] else None,
        "last": date.fromisoformat(of["last"]) if of["last"] else None,
        **{
            name: of[name]
            for name in (
                *("type", "modality", "main", "aggregate", "place", "country", "lat", "lon", "precision"),
                *("documents", "doubts", "confidence", "reviewed"),
            )
        },
        "killed_low": killed.get("low"),
        "killed": killed.get("best"),
        "killed_high": killed.get("high"),
    }


def _weakest_link(incident: Incident) -> dict[str, Any]:
    """The account that is the least like any of those published before it, and how likely its link is."""
    told = incident.accounts
    links = [
        (
            max(compare(each.account, other.account).score for other in told[max(0, n - _COMPARED) : n]),
            each.id,
        )
        for n, each in enumerate(told[1:], 1)
    ]
    likeness, account = min(links, default=(None, None), key=lambda link: link[0])
    return {"link_likeness": likeness, "link_account": account}


def _untold(id: int, stamp: int) -> dict[str, Any]:
    """What stays of an incident that is told of no more, or leads to another."""
    return {
        "incident_id": id,
        "stamp": stamp,
        "told": False,
        **dict.fromkeys(("type", "modality", "place"), ""),
        **dict.fromkeys(("main", "aggregate", "reviewed"), False),
        **dict.fromkeys(("documents", "doubts", "confidence"), 0),
        **dict.fromkeys(("first", "last", "country", "lat", "lon", "precision")),
        **dict.fromkeys(("killed_low", "killed", "killed_high", "link_likeness", "link_account")),
    }


def _terms(incident: Incident, of: Mapping[str, Any]) -> list[dict[str, Any]]:
    named = [("actor", actor["id"], actor["name"]) for actor in of["actors"]]
    named += [("source", outlet, outlet) for outlet in outlets_of(incident)]
    return [
        {"incident_id": incident.id, "kind": kind, "term": term, "name": name} for kind, term, name in named
    ]


def _line(incident: Incident, of: Mapping[str, Any], contents: Mapping[int, Document]) -> dict[str, Any]:
    words = " … ".join(told_in(t.account, contents[t.document.id]) for t in incident.accounts)
    return {"incident_id": incident.id, "line": of, "words": words}
