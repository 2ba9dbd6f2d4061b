"""The registry of actors: who is meant by a name, and which names stand in a text."""

from recount.actors.actor import Actor, Dated, Kind, Relation
from recount.actors.faults import faults
from recount.actors.genealogy import Tie, became, came_from, family, standing, tied
from recount.actors.identify import PROVISIONAL, identify
from recount.actors.registry import UNNAMED, Registry, registry
from recount.actors.suggesting import Suggestion, suggestions

__all__ = [
    "PROVISIONAL",
    "UNNAMED",
    "Actor",
    "Dated",
    "Kind",
    "Registry",
    "Relation",
    "Suggestion",
    "Tie",
    "became",
    "came_from",
    "family",
    "faults",
    "identify",
    "registry",
    "standing",
    "suggestions",
    "tied",
]
