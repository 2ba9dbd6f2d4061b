"""The registry: every actor by its names, to resolve one name or to find those that stand in a text."""

from collections import defaultdict
from collections.abc import Container, Iterable
from datetime import date
from functools import cache, lru_cache

from recount.actors.actor import Actor, Relation
from recount.actors.find import Finder
from recount.actors.likely import Likely
from recount.actors.load import written
from recount.actors.states import states
from recount.actors.wording import attempts
from recount.gazetteer import demonym, is_country
from recount.names import fold

UNNAMED = "any-"  # how the ids of sides that a report does not name begin
_NAMES = 20_000  # that are kept with whom they mean
_TEXTS = 64  # whose names are kept: a report and the sources in it


class Registry:
    """Actors by id, in the order of their files; `by_name` has them under their folded names, `toward` the
    relations that lead to each, with whose they are.

    `made` are ids of actors whose names are made by rule, which are not taken for likely spellings: two
    letters tell Austria's army from Australia's.
    """

    def __init__(self, actors: Iterable[Actor], made: Container[str] = ()) -> None:
        self.actors = {actor.id: actor for actor in actors}
        self.toward: dict[str, list[tuple[Relation, Actor]]] = defaultdict(list)
        for actor in self.actors.values():
            for relation in actor.relations:
                self.toward[relation.to].append((relation, actor))
        self.by_name: dict[str, list[tuple[Actor, str]]] = defaultdict(list)
        for actor in self.actors.values():
            for name in dict.fromkeys((actor.name, *actor.aliases)):
                entries = self.by_name[fold(name)]
                if all(other is not actor for other, _ in entries):
                    entries.append((actor, name))
        self._finder = Finder(
            (name, best) for actor in self.actors.values() if actor.kind != "person"
            for name in (actor.name, *actor.aliases)
            if (best := self._exact(fold(name), None))
        )  # fmt: skip

        self._likely = Likely(
            (key, actor.id)
            for key, entries in self.by_name.items()
            for actor, _ in entries
            if actor.id not in made and not actor.id.startswith(UNNAMED)
        )

        # names come again and again, and a likely spelling takes long to find
        self._resolved = lru_cache(maxsize=_NAMES)(self._resolve)
        # several steps look through one text one after the other
        self._found = lru_cache(maxsize=_TEXTS)(lambda text: tuple(self._finder.find(text)))

    def __len__(self) -> int:
        return len(self.actors)

    def __getitem__(self, actor_id: str) -> Actor:
        return self.actors[actor_id]

    def resolve(self, name: str, on: date | None = None) -> Actor | None:
        """The actor of a name, whatever its spelling and the words around it; None where it is unknown.

        "the Islamic State (IS) group" and "ISIS militants" are one actor; a country or its adjective is its
        state. A name spelled as none of them is the likeliest's (`recount.actors.likely`). `on` chooses
        between actors that bore one name at different times; without it the one that bears it now is meant.
        """
        return self._resolved(name, on)

    def _resolve(self, name: str, on: date | None) -> Actor | None:
        for wording in attempts(name):
            if actor := self._exact(wording, on):
                return actor
        if code := is_country(name) or demonym(name):
            return self.actors.get(f"state-{code.lower()}")
        for wording in attempts(name):
            if actor_id := self._likely.actor_id(wording):
                return self.actors[actor_id]
        return None

    def find(self, text: str) -> list[tuple[int, int, Actor]]:
        """The registry's names that stand in a text as whole words: start, end and actor; none of persons.

        Longest first, never overlapping. In a text of both cases, short names in capitals ("IS", "SDF") count
        only in capitals, and names with a capital letter need it.
        """
        return list(self._found(text))

    def _exact(self, key: str, on: date | None) -> Actor | None:
        entries = self.by_name.get(key, ())
        return next((actor for actor, name in entries if actor.named(name, on)), None)


@cache
def registry() -> Registry:
    """The registry of the package: the written actors, and the states and forces that no file describes."""
    actors: dict[str, Actor] = {actor.id: actor for actor in states()}
    by_rule = frozenset(actors)
    taken: set[str] = set()
    hand: dict[str, Actor] = {}
    for actor in written():
        if actor.id in hand:
            raise ValueError(f"two actors have the id {actor.id}")
        hand[actor.id] = actor
        taken.update(fold(name) for name in (actor.name, *actor.aliases))
    for actor in hand.values():
        made = actors.pop(actor.id, None)
        if made:  # a file describes a state or force more fully: its names are added to the made ones
            names = dict.fromkeys((*actor.aliases, made.name, *made.aliases))
            own = {fold(name) for name in (actor.name, *actor.aliases)}
            actor = Actor(
                actor.id,
                actor.name,
                actor.kind,
                actor.country,
                tuple(name for name in names if fold(name) in own or fold(name) not in taken),
                actor.relations,
                actor.dated,
            )
        actors[actor.id] = actor
    return Registry(
        (_without(actor, taken) if actor.id not in hand else actor for actor in actors.values()),
        made=by_rule,
    )


def _without(actor: Actor, taken: set[str]) -> Actor:
    """A made actor without the names that a file gives to another."""
    aliases = tuple(name for name in actor.aliases if fold(name) not in taken)
    return Actor(actor.id, actor.name, actor.kind, actor.country, aliases, actor.relations)
