"""What is wrong with the registry's files: shared names, relations to nobody, time that runs backwards."""

from collections.abc import Iterator

from recount.actors.registry import Registry


def faults(registry: Registry) -> Iterator[str]:
    """What is wrong with the registry's files, a line each."""
    yield from _shared_names(registry)
    for actor in registry.actors.values():
        for dated in actor.dated:
            if dated.since and dated.until and dated.until < dated.since:
                yield f"{actor.id}: the name {dated.name!r} ends before it begins"
        for relation in actor.relations:
            if relation.to not in registry.actors:
                yield f"{actor.id}: {relation.kind} nobody: {relation.to}"
            elif relation.to == actor.id:
                yield f"{actor.id}: {relation.kind} itself"
            if relation.on and relation.until and relation.until < relation.on:
                yield f"{actor.id}: {relation.kind} {relation.to} ends before it begins"


def _shared_names(registry: Registry) -> Iterator[str]:
    for key, bearers in registry.by_name.items():
        undated = [actor.id for actor, name in bearers if name not in {dated.name for dated in actor.dated}]
        if len(bearers) > 1 and undated:
            whose = ", ".join(actor.id for actor, _ in bearers)
            yield f"{key!r} is a name of {whose}, without dates of {', '.join(undated)}"
