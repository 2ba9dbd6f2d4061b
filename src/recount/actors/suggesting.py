"""What documents tell of groups, brought together: suggestions for the registry, which never change it."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from recount.actors.actor import Actor
from recount.actors.identify import identify
from recount.actors.registry import Registry
from recount.model import RelationClaim, RelationKind

D = TypeVar("D")


@dataclass(frozen=True)
class Suggestion(Generic[D]):
    """A tie of an actor to another, or to who leads it, and every claim that tells of it with its document.

    `known`: the registry has it already. A side that the registry lacks is a provisional actor.
    """

    kind: RelationKind
    actor: Actor
    other: Actor
    known: bool
    told: tuple[tuple[D, RelationClaim], ...]


def suggestions(registry: Registry, claims: Iterable[tuple[D, RelationClaim]]) -> list[Suggestion[D]]:
    """One suggestion for each tie, those that most documents tell of first."""
    told: dict[Hashable, list[tuple[D, RelationClaim]]] = {}
    sides: dict[Hashable, tuple[RelationKind, Actor, Actor]] = {}
    for document, claim in claims:
        actor, other = (identify(registry, side.words) for side in (claim.actor, claim.other))
        if actor.id != other.id:
            key = claim.kind, actor.id, other.id
            sides.setdefault(key, (claim.kind, actor, other))
            told.setdefault(key, []).append((document, claim))
    found = [
        Suggestion(kind, actor, other, _is_known(actor, kind, other), tuple(told[key]))
        for key, (kind, actor, other) in sides.items()
    ]
    return sorted(found, key=lambda suggestion: -len(suggestion.told))


def _is_known(actor: Actor, kind: RelationKind, other: Actor) -> bool:
    became = ("renamed_to", "merged_into")  # reports take one for the other
    kinds = became if kind in became else (kind,)
    return any(relation.to == other.id and relation.kind in kinds for relation in actor.relations)
