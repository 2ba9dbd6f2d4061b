"""The registry's data files, read and checked."""

from collections.abc import Iterator, Mapping
from datetime import date
from importlib.resources import files
from typing import Any, get_args

import yaml

from recount.actors.actor import Actor, Dated, Kind, Relation
from recount.model import RelationKind

_DATA = files("recount.actors") / "data"


def written() -> Iterator[Actor]:
    """The actors of the YAML files, file by file. Raises `ValueError` where an entry is not well formed."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    for file in sorted(_DATA.iterdir(), key=lambda file: file.name):
        if file.name.endswith(".yaml"):
            for entry in yaml.load(file.read_text(encoding="utf-8"), loader):
                yield _actor(entry, file.name)


def words(name: str) -> list[str]:
    """The lines of a word list, without comments."""
    text = _DATA.joinpath(name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and line[0] != "#"]


def _actor(entry: Mapping[str, Any], file: str) -> Actor:
    unknown = set(entry) - {"id", "name", "kind", "country", "aliases", "relations"}
    if unknown or entry.get("kind") not in get_args(Kind):
        raise ValueError(
            f"{file}: {entry.get('id')}: unknown fields {sorted(unknown)} or kind {entry.get('kind')}"
        )
    dated = tuple(
        Dated(alias["name"], alias.get("since"), alias.get("until"))
        for alias in entry.get("aliases", ())
        if isinstance(alias, dict)
    )
    aliases = [alias["name"] if isinstance(alias, dict) else str(alias) for alias in entry.get("aliases", ())]
    return Actor(
        entry["id"],
        entry["name"],
        entry["kind"],
        entry["country"],
        tuple(dict.fromkeys(aliases)),
        tuple(_relation(relation, f"{file}: {entry['id']}") for relation in entry.get("relations", ())),
        dated,
    )


def _relation(entry: Mapping[Any, Any], where: str) -> Relation:
    kinds = [kind for kind in get_args(RelationKind) if kind in entry]
    on = entry.get("on", entry.get(True))  # YAML 1.1 reads the bare key "on" as true
    until = entry.get("until")
    whole = all(day is None or isinstance(day, date) for day in (on, until))
    if len(kinds) != 1 or not whole or set(entry) - {*kinds, "on", True, "until", "source"}:
        raise ValueError(f"{where}: a relation has one kind and whole dates: {dict(entry)}")
    return Relation(kinds[0], entry[kinds[0]], on, until, entry.get("source"))
