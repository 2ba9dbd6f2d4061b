"""Actors: those of the registry and those that only reports know, with what is told of them."""

from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query
from fastapi.responses import StreamingResponse
from sqlalchemy import select

from recount.actors import PROVISIONAL, UNNAMED, Actor, family, registry
from recount.ledger.parts import where_in
from recount.ledger.summary_tables import SummaryLines
from recount.names import fold
from recount.web import counting
from recount.web.asked import Indexed, Opened
from recount.web.csvs import csv_answer
from recount.web.filters import Filters
from recount.web.index import Index
from recount.web.views.actor import actor_view, claims_view

router = APIRouter(tags=["actors"])

_MOST_CLAIMS = 500  # incidents whose claims about an actor are listed


COLUMNS = ("id", "name", "kind", "country", "incidents")
Words = Annotated[str, Query(max_length=200, description="A name or part of one, in any spelling.")]


@router.get("/actors")
def actors(
    index: Indexed,
    q: Words = "",
    limit: Annotated[int, Query(ge=1, le=500)] = 50,
    offset: Annotated[int, Query(ge=0)] = 0,
) -> dict[str, Any]:
    """One page of the actors, those of most incidents first."""
    found = _listed(index, q)
    return {"total": len(found), "offset": offset, "items": found[offset : offset + limit]}


@router.get("/actors.csv", response_class=StreamingResponse)
def actors_csv(index: Indexed, q: Words = "") -> StreamingResponse:
    """All actors of that name, as CSV."""
    return csv_answer("actors.csv", COLUMNS, _listed(index, q))


def _listed(index: Index, q: str) -> list[dict[str, Any]]:
    with index.lock:
        counted = index.terms_of("actor", index.columns["told"])
    counts = {id: count for id, _, count in counted}
    known = registry().actors
    provisional = {id: _provisional(id, name) for id, name, _ in counted if id not in known}
    wanted = fold(q)
    found = [
        actor
        for actor in (*known.values(), *provisional.values())
        if not wanted or any(wanted in fold(name) for name in (actor.name, *actor.aliases))
    ]
    found.sort(key=lambda actor: (-counts.get(actor.id, 0), actor.id.startswith(UNNAMED), actor.name))
    return [
        {
            "id": actor.id,
            "name": actor.name,
            "kind": actor.kind,
            "country": actor.country,
            "incidents": counts.get(actor.id, 0),
        }
        for actor in found
    ]


@router.get("/actors/{id}")
def actor(
    id: str,
    opened: Opened,
    index: Indexed,
    limit: Annotated[int, Query(ge=1, le=500)] = 25,
    offset: Annotated[int, Query(ge=0)] = 0,
) -> dict[str, Any]:
    """One actor: its names, its genealogy, its incidents, and what it claims and is held responsible for."""
    known = registry()
    found = known.actors.get(id) or _told(index, id)
    if found is None:
        raise HTTPException(404, f"there is no actor {id}")
    own = Filters(actor=[id])
    with index.lock, opened.transaction() as connection:
        fits = index.fitting(own, None)
        ids = counting.ordered(index, fits, "-date", offset, limit)
        every = counting.ordered(index, fits, "-date", 0, _MOST_CLAIMS)
        lines = where_in(connection, select(SummaryLines.incident_id, SummaryLines.line),
                         SummaryLines.incident_id, ids)  # fmt: skip
        line_of = {row.incident_id: row.line for row in lines}
        related = {each.id for each in family(known, found)} if id in known.actors else {id}
        claims = claims_view(connection, every, related)
    items = [line_of[each] for each in ids if each in line_of]
    return {
        **actor_view(known, found),
        "incidents": {"total": int(fits.sum()), "offset": offset, "items": items},
        "claims": claims,
    }


def _told(index: Index, id: str) -> Actor | None:
    """An actor that the registry does not know, by the name that a report gives it."""
    if not id.startswith(PROVISIONAL):
        return None
    with index.lock:
        name = index.terms["actor"].name_of(id)
    return _provisional(id, name) if name else None


def _provisional(id: str, name: str) -> Actor:
    return Actor(id, name, "provisional", None)
