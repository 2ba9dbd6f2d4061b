"""An actor as its page shows it: its names over time, its genealogy, and who says what of it."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import Connection

from recount.actors import PROVISIONAL, Actor, Registry, family, tied
from recount.actors.genealogy import became, came_from
from recount.confidence import ASSERTED
from recount.ledger import incidents, queries
from recount.outputs.plain import actor_of
from recount.reconciling import Incident

Plain = dict[str, Any]


def actor_view(registry: Registry, actor: Actor) -> Plain:
    """What the registry knows of an actor, or that it knows nothing."""
    related = family(registry, actor) if actor.id in registry.actors else [actor]
    lives = {each.id: _life(registry, each) for each in related}
    relations = [
        _relation(registry, each, tie.relation) for each in related for tie in became(registry, each)
    ]
    relations += [
        _relation(registry, each, tie.relation)
        for each in related
        for tie in came_from(registry, each)
        if tie.relation.kind == "split_from"
    ]
    relations += [_relation(registry, actor, tie.relation) for tie in tied(registry, actor)]
    relations += [
        _relation(registry, other, relation)
        for relation, other in registry.toward.get(actor.id, ())
        if relation.kind in ("part_of", "allied_with", "led_by")
    ]
    names = [{"name": actor.name, "first": None, "last": None}] if not actor.dated else []
    names += [
        {"name": each.name, "first": _iso(each.since), "last": _iso(each.until)} for each in actor.dated
    ]
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind if actor.id in registry.actors else None,
        "country": actor.country,
        "provisional": actor.id.startswith(PROVISIONAL),
        "names": names,
        "aliases": list(actor.aliases),
        "family": [
            {"id": each.id, "name": each.name, "first": lives[each.id][0], "last": lives[each.id][1]}
            for each in related
        ],
        "relations": list({tuple(relation.items()): relation for relation in relations}.values()),
    }


def claims_view(connection: Connection, ids: Iterable[int], family_ids: set[str]) -> list[Plain]:
    """What is said of the responsibility of an actor, or of its family, in those incidents."""
    merged = queries.merges(connection)
    bare = incidents.bare(connection, set(ids), merged, ASSERTED)
    found = [
        claim for each in incidents.whole(connection, bare, ASSERTED) for claim in _claims(each, family_ids)
    ]
    return sorted(found, key=lambda claim: (claim["published"] or "", claim["incident"]))


def _claims(incident: Incident, family_ids: set[str]) -> list[Plain]:
    return [
        {
            "status": claim.status.value,
            "by": claim.by.words if claim.by else None,
            "party": claim.party.words,
            "incident": incident.id,
            "document": telling.document.id,
            "outlet": telling.document.outlet,
            "published": _iso(telling.document.published),
        }
        for telling in incident.accounts
        for claim in telling.account.perpetrators
        if actor_of(claim, incident.period).id in family_ids
    ]


def _life(registry: Registry, actor: Actor) -> tuple[str | None, str | None]:
    """The days from and to which an actor stood under its name, as its relations have them."""
    start = [tie.relation.on for tie in came_from(registry, actor) if tie.relation.on]
    end = [tie.relation.on for tie in became(registry, actor) if tie.relation.on]
    return _iso(min(start, default=None)), _iso(min(end, default=None))


def _relation(registry: Registry, actor: Actor, relation: Any) -> Plain:
    return {
        "kind": relation.kind,
        "from": actor.id,
        "to": relation.to,
        "to_name": registry[relation.to].name if relation.to in registry.actors else relation.to,
        "from_name": actor.name,
        "first": _iso(relation.on),
        "last": _iso(relation.until),
        "source": relation.source,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
