"""An actor: a group, force, state or source that the registry knows, with its names and relations."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from recount.model import RelationKind

Kind = Literal[
    "state",
    "state-forces",
    "armed-group",
    "militia",
    "political",
    "coalition",
    "monitor",
    "media",
    "organisation",
    "person",
    "provisional",
]


@dataclass(frozen=True, slots=True)
class Relation:
    """A tie to another actor, given by its id, from a day up to another; `source` says where it is told."""

    kind: RelationKind
    to: str
    on: date | None = None
    until: date | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Dated:
    """A name that was an actor's only from or up to a day (both inclusive)."""

    name: str
    since: date | None = None
    until: date | None = None

    def holds(self, on: date | None) -> bool:
        """Whether the name was the actor's on a day; without one, whether it is so now."""
        if on is None:
            return self.until is None
        return (self.since is None or self.since <= on) and (self.until is None or on <= self.until)


@dataclass(frozen=True, slots=True)
class Actor:
    """A registry entry. `aliases` holds every other spelling; `dated` repeats those that have dates.

    `country` is an ISO 3166-1 alpha-3 code, or None where an actor has no one country.
    """

    id: str
    name: str
    kind: Kind
    country: str | None
    aliases: tuple[str, ...] = ()
    relations: tuple[Relation, ...] = ()
    dated: tuple[Dated, ...] = ()

    def named(self, name: str, on: date | None) -> bool:
        """Whether a spelling was the actor's on a day."""
        dates = [dated for dated in self.dated if dated.name == name]
        return not dates or any(dated.holds(on) for dated in dates)
