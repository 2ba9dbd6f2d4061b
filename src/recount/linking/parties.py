"""Whose act an account tells of, as linking compares it: who is meant by a name, and of what camp."""

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from recount.names import fold

if TYPE_CHECKING:
    from recount.actors import Actor

Camp = Literal["a state", "an armed group"]

_MOST = 20_000  # names kept in memory
_BECOMES = frozenset(("renamed_to", "merged_into", "part_of"))
_STATE = frozenset(("state", "state-forces"))


@dataclass(frozen=True, slots=True)
class Party:
    """Who is meant by a name: `ids` of the actor and of what it became or belongs to, and its camp.

    All bodies of a state are one id. A side that the report does not name ("the regime", "rebels") has its
    camp, and, if it is the government, the state of the country where it happened; else no id.
    """

    ids: frozenset[str]
    camp: Camp | None = None


@lru_cache(_MOST)
def party(name: str, country: str) -> Party:
    """Who is meant by a name in a report of something that happened in a country."""
    from recount.actors import registry  # a large table: only when something is linked

    actor = registry().resolve(name)
    if actor is None:
        return Party(frozenset((f"called {fold(name)}",)))
    if actor.id == "any-loyalists":
        return Party(frozenset(), "a state")
    if actor.id.startswith("any-"):
        if actor.kind in _STATE:
            return Party(frozenset((f"state {country}",)) if country else frozenset(), "a state")
        return Party(frozenset(), "an armed group")
    if actor.kind in _STATE and actor.country:
        return Party(frozenset((_id(actor),)), "a state")
    armed = actor.kind == "armed-group" or (actor.kind == "coalition" and actor.country is not None)
    return Party(frozenset(_id(each) for each in _line(actor)), "an armed group" if armed else None)


def said(id: str) -> str:
    """An id in words."""
    if id.startswith("called "):
        return f'"{id.removeprefix("called ")}"'
    if id.startswith("state "):
        return f"the state {id.removeprefix('state ')}"
    from recount.actors import registry

    return registry()[id].name


def _id(actor: "Actor") -> str:
    return f"state {actor.country}" if actor.kind in _STATE and actor.country else actor.id


def _line(actor: "Actor") -> "list[Actor]":
    """An actor and all that it became or is part of."""
    from recount.actors import registry

    line = [actor]
    for each in line:
        for relation in each.relations:
            if relation.kind in _BECOMES and (other := registry()[relation.to]) not in line:
                line.append(other)
    return line
