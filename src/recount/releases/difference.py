"""What is different between two exports: incidents that came, went, and changed."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

Line = dict[str, Any]
Lines = Callable[[], Iterable[Line]]
"""The lines of an export (`recount.releases.frozen.read_lines`), from the first, each time it is called."""


@dataclass(frozen=True)
class Gone:
    """An incident that is there no more, and the one that it was merged into, if that is why."""

    line: Line
    into: int | None


@dataclass(frozen=True)
class Change:
    """A value of an incident before and after, in words."""

    field: str
    before: str
    after: str


@dataclass(frozen=True)
class Changed:
    """An incident as it is now, and what of it is not as it was."""

    line: Line
    what: tuple[Change, ...]


@dataclass(frozen=True)
class Difference:
    """From one export to a later one, in the order of the incidents.

    `details` is how many are the same in all that is compared, but not in every claim, span or confidence.
    """

    added: tuple[Line, ...]
    gone: tuple[Gone, ...]
    changed: tuple[Changed, ...]
    details: int


def difference(before: Lines, after: Lines, merged: Mapping[int, int]) -> Difference:
    """The difference from one export to another. `merged` are the incidents that lead to another at the time
    of the later one, each with that one."""
    earlier = {each["line"]["id"]: _key(each) for each in before()}
    added: list[Line] = []
    differ: dict[int, Line] = {}
    there: set[int] = set()
    for each in after():
        id = each["line"]["id"]
        there.add(id)
        if id not in earlier:
            added.append(each["line"])
        elif _key(each) != earlier[id]:
            differ[id] = each
    gone: list[Gone] = []
    changed: dict[int, Changed] = {}
    details = 0
    for each in before():
        id = each["line"]["id"]
        if id not in there:
            into = merged.get(id)
            gone.append(Gone(each["line"], into if into in there else None))
        elif id in differ:
            if what := _changes(each, differ[id]):
                changed[id] = Changed(differ[id]["line"], what)
            else:
                details += 1
    ordered = tuple(changed[id] for id in differ if id in changed)
    return Difference(tuple(added), tuple(gone), ordered, details)


def _key(each: Line) -> bytes:
    """A digest of all that is compared, so that of those which are the same no more is kept in memory."""
    told = json.dumps([each["values"], each["documents"], each["sha256"]], sort_keys=True)
    return sha256(told.encode()).digest()


def _changes(before: Line, after: Line) -> tuple[Change, ...]:
    was, now = before["values"], after["values"]
    found = [Change(field, was[field], now[field]) for field in was if was[field] != now[field]]
    if before["documents"] != after["documents"]:
        found.append(_documents(before["documents"], after["documents"]))
    return tuple(found)


def _documents(before: Mapping[str, str], after: Mapping[str, str]) -> Change:
    """The documents that went beside those that stay, and those that came."""
    gone = [before[id] for id in before if id not in after]
    new = [after[id] for id in after if id not in before]
    return Change("documents", _told(len(before), "gone", gone), _told(len(after), "new", new))


def _told(count: int, what: str, named: list[str]) -> str:
    words = "1 document" if count == 1 else f"{count} documents"
    return f"{words}; {what}: {'; '.join(named)}" if named else words
