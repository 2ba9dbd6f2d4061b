"""What a group came from and what became of it: its relations, followed through time in both directions."""

from dataclasses import dataclass
from datetime import date

from recount.actors.actor import Actor, Relation
from recount.actors.registry import Registry

_BECAME = ("renamed_to", "merged_into")  # after which the actor is another


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation as one of its two sides sees it, with the actor on the other side."""

    relation: Relation
    other: Actor


def came_from(registry: Registry, actor: Actor) -> list[Tie]:
    """The actors that took this one's name, went into it, or that it left: by day, undated ones last."""
    toward = registry.toward.get(actor.id, ())
    found = [Tie(relation, other) for relation, other in toward if relation.kind in _BECAME]
    found += _ties(registry, actor, ("split_from",))
    return sorted(found, key=_day)


def became(registry: Registry, actor: Actor) -> list[Tie]:
    """What the actor was renamed to or went into, by day, undated ones last."""
    return sorted(_ties(registry, actor, _BECAME), key=_day)


def tied(registry: Registry, actor: Actor) -> list[Tie]:
    """What the actor is part of, allied with or led by."""
    return _ties(registry, actor, ("part_of", "allied_with", "led_by"))


def family(registry: Registry, actor: Actor) -> list[Actor]:
    """All that an actor came from and became, over however many steps, and itself first."""
    found = {actor.id: actor}
    waiting = [actor]
    while waiting:
        each = waiting.pop()
        for tie in (*came_from(registry, each), *became(registry, each)):
            if tie.other.id not in found:
                found[tie.other.id] = tie.other
                waiting.append(tie.other)
    return list(found.values())


def standing(registry: Registry, actor: Actor, day: date) -> Actor:
    """The actor that stood in this one's place on a day: its successor by then, or its forerunner until then.

    Only dated relations are followed. Where several went into one, the forerunner is the one that was
    renamed, else the actor itself is given: nobody alone stood in its place.
    """
    seen = {actor.id}
    while True:
        later = next((tie for tie in became(registry, actor) if _by(tie, day)), None)
        before = [tie for tie in came_from(registry, actor) if tie.relation.kind in _BECAME]
        known = [tie for tie in before if tie.relation.on is not None]
        renamed = [tie for tie in known if tie.relation.kind == "renamed_to"] or known
        if later is not None:
            following = later.other
        elif len(renamed) == 1 and not _by(renamed[0], day):
            following = renamed[0].other
        else:
            return actor
        if following.id in seen:
            return actor
        seen.add(following.id)
        actor = following


def _by(tie: Tie, day: date) -> bool:
    return tie.relation.on is not None and tie.relation.on <= day


def _day(tie: Tie) -> date:
    return tie.relation.on or date.max


def _ties(registry: Registry, actor: Actor, kinds: tuple[str, ...]) -> list[Tie]:
    return [
        Tie(relation, registry[relation.to])
        for relation in actor.relations
        if relation.kind in kinds and relation.to in registry.actors
    ]
