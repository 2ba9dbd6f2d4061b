"""Looking a name up: the folded spelling, then the same without a kind word, then a likely spelling."""

import re
from difflib import SequenceMatcher
from functools import cache

from recount.gazetteer.index import index
from recount.gazetteer.place import Place
from recount.gazetteer.spelling import skeleton
from recount.gazetteer.tables import lines
from recount.names import fold

_PROVINCE = frozenset(("province", "governorate", "state"))
_BEFORE = re.compile(
    r"^(?:the )?(?:(?:city|town|village|district|province|governorate|region|area|suburb)s? of "
    r"|(?:eastern|western|northern|southern|central|east|west|north|south|rural|old|greater|upper|lower) )",
)
_MIN_LETTERS = 5
_SHORT, _LONG = 0.7, 0.45  # the likeness that a short and a long skeleton must have besides


def lookup(name: str, country: str | None = None, admin1: str | None = None) -> list[Place]:
    """The places a name may mean, best first.

    `country` (ISO alpha-3) keeps only that country's places; `admin1` puts those of the province first. A
    likely spelling (see `spelling.skeleton`) counts only where the exact one is unknown and the name has five
    letters or more.
    """
    key = fold(name)
    if not key:
        return []
    province = _canonical(admin1, country) if admin1 else None
    stripped, kind = _strip(key)
    for attempt, wanted in ((key, None), (stripped, kind)):
        if found := _exact(attempt, country):
            return _ranked(found, province, wanted)
    for attempt in (key, stripped):
        if found := _likely(attempt, country):
            return found if province is None else _ranked(found, province, kind, keep=True)
    shorter = _BEFORE.sub("", stripped)
    return lookup(shorter, country, admin1) if shorter != stripped else []


def locate(name: str, country: str | None = None) -> Place | None:
    """The best place of a name that has coordinates, else the best; None where the name is unknown."""
    found = lookup(name, country)
    return next((place for place in found if place.lat is not None), found[0] if found else None)


@cache
def kind_words() -> frozenset[str]:
    """Words that say what a place is, and may stand behind its name."""
    return frozenset(lines("kind_words.txt"))


def wordings(key: str) -> list[str]:
    """A folded name as it stands, then without the words that say what it is, before it too."""
    stripped, _ = _strip(key)
    return list(dict.fromkeys((key, stripped, _BEFORE.sub("", stripped))))


def _strip(key: str) -> tuple[str, str | None]:
    words = key.removeprefix("the ").split()
    kind = None
    while len(words) > 1 and words[-1] in kind_words():
        kind = "admin1" if words.pop() in _PROVINCE else kind
    return " ".join(words), kind


def _exact(key: str, country: str | None) -> list[Place]:
    found = index().by_key.get(key, [])
    return [place for place in found if country is None or place.country == country]


def _likely(key: str, country: str | None) -> list[Place]:
    if len(key.replace(" ", "")) < _MIN_LETTERS:
        return []
    bones = skeleton(key)
    found = index().by_skeleton.get(bones, []) if len(bones) > 1 else []
    scored = [
        (likeness, place)
        for place in found
        if country is None or place.country == country
        if (likeness := SequenceMatcher(None, key, fold(place.name)).ratio())
        >= (_LONG if len(bones) > 4 else _SHORT)
    ]
    scored.sort(key=lambda pair: -(pair[0] + 0.08 * pair[1].weight))
    return [place for _, place in scored]


def _canonical(admin1: str, country: str | None) -> str | None:
    for place in lookup(admin1, country):
        if place.kind == "admin1":
            return place.name
    return None


def _ranked(found: list[Place], province: str | None, kind: str | None, keep: bool = False) -> list[Place]:
    def rank(place: Place) -> tuple[bool, bool, float]:
        return (
            province is not None and place.admin1 != province,
            kind is not None and place.kind != kind,
            0.0 if keep else -place.weight,
        )

    return sorted(found, key=rank)
