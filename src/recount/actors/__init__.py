"""The registry of actors: who is meant by a name, and which names stand in a text."""

from recount.actors.actor import Actor, Dated, Kind, Relation, RelationKind
from recount.actors.faults import faults
from recount.actors.genealogy import Tie, became, came_from, standing, tied
from recount.actors.registry import Registry, registry

__all__ = [
    "Actor",
    "Dated",
    "Kind",
    "Registry",
    "Relation",
    "RelationKind",
    "Tie",
    "became",
    "came_from",
    "faults",
    "registry",
    "standing",
    "tied",
]
