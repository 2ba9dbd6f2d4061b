"""Place names that stand in a text."""

import re
from collections import Counter
from functools import cache
from typing import NamedTuple

from recount.gazetteer.countries import demonym
from recount.gazetteer.index import index
from recount.gazetteer.lookup import kind_words
from recount.gazetteer.place import Place
from recount.gazetteer.tables import lines
from recount.names import fold, plain

_TOKEN = re.compile(r"[^\W_]+(?:['’‘`ʿʾʻ.][^\W_]+)*['’‘`ʿʾʻ]?")
_GAP = re.compile(r"[ -] ?|[‐–/\n]")
_GENITIVE = re.compile(r"(?<=.)['’][sS]$")
_LOOSE = frozenset(("al", "el", "ar", "az", "ez", "ash", "ad"))  # articles also before a space
_BOUND = frozenset(("as", "at", "an", "es", "ed", "er", "adh", "esh"))  # articles only before a hyphen
_COMPASS = frozenset(
    ("eastern", "western", "northern", "southern", "east", "west", "north", "south", "rural", "old")
)
_LINKS = frozenset(("of", "and", "de", "del", "la", "e", "i", "wa"))  # small also inside a name
_MAX_WORDS = 5
_AT_HOME = 3.0  # what a namesake gains from standing in the country that the text tells of
_NEARBY = 1.5  # and what more in the province that it tells of
_KNOWN = 2.5  # the weight from which a place speaks for its country
_SHORT_CODE = 3  # letters up to which a country's name is capitals only: "US", "UAE"


class _Token(NamedTuple):
    start: int
    end: int
    raw: str
    word: str


class _Hit(NamedTuple):
    start: int
    end: int
    key: str
    after: int


@cache
def _soft() -> frozenset[str]:
    """Keys that are places only where a kind word follows."""
    return frozenset(fold(line) for line in lines("stoplist.txt") if line[0] == "?")


@cache
def _keys() -> tuple[dict[str, list[Place]], dict[str, int]]:
    """The places of each key that may stand in a text, and the longest key, in words, by its first word."""
    stopped = frozenset(fold(line) for line in lines("stoplist.txt") if line[0] != "?")
    places = {
        key: found
        for key, found in index().by_key.items()
        if len(key) > 1 and key not in stopped and not key.isdigit() and demonym(key) is None
    }
    longest: dict[str, int] = {}
    for key in places:
        words = key.split()
        if len(words) <= _MAX_WORDS:
            longest[words[0]] = max(longest.get(words[0], 0), len(words))
    return places, longest


def find_names(text: str) -> list[tuple[int, int, Place]]:
    """The gazetteer's names that stand in a text as whole words: start, end and place of each.

    Longest first, never overlapping, in the order of the text; an article belongs to its name ("al-Waer").
    Where a text has both cases, a name starts with a capital letter; elsewhere case is ignored. Among
    namesakes the one in the country, and there in the province, that the text names most is chosen, else the
    heaviest.
    """
    places, longest = _keys()
    mixed = any(c.islower() for c in text) and any(c.isupper() for c in text)
    tokens = [_Token(m.start(), m.end(), m.group(), _word(m.group())) for m in _TOKEN.finditer(text)]
    hits: list[_Hit] = []
    at = 0
    while at < len(tokens):
        word = tokens[at].word
        hit = _longest(text, tokens, at, mixed) if word in longest or word[:-1] in longest else None
        if hit:
            hits.append(hit)
        at = hit.after if hit else at + 1
    known = [place for hit in hits if (place := places[hit.key][0]).weight >= _KNOWN]
    country = _most(Counter(place.country for place in known))
    province = _most(Counter(place.admin1 for place in known if place.country == country and place.admin1))
    return [(hit.start, hit.end, _best(places[hit.key], country, province)) for hit in hits]


def _most(counts: Counter[str]) -> str | None:
    """What is counted most often; None where nothing is, or two share the first place."""
    first = counts.most_common(2)
    return first[0][0] if first and (len(first) == 1 or first[0][1] > first[1][1]) else None


def _best(found: list[Place], country: str | None, province: str | None) -> Place:
    def fits(place: Place) -> float:
        at_home = place.country == country
        return place.weight + _AT_HOME * at_home + _NEARBY * (at_home and place.admin1 == province)

    return max(found, key=fits)


@cache
def _word(raw: str) -> str:
    """A token as it stands in keys: folded letters, without the genitive's s."""
    return plain(_GENITIVE.sub("", raw)).replace(" ", "")


def _longest(text: str, tokens: list[_Token], at: int, mixed: bool) -> _Hit | None:
    """The longest name that starts at a token."""
    places, longest = _keys()
    for run in reversed(_runs(text, tokens, at, longest.get(tokens[at].word, 1))):
        key = " ".join(tokens[i].word for i in run)
        lost = 0
        if key not in places:
            shorter = places.get(key[:-1]) if key.endswith("s") else None
            if shorter is None or shorter[0].weight < _KNOWN:
                continue
            key, lost = key[:-1], 1  # "Syrias government": a genitive whose apostrophe was lost
        start, articled = _with_article(text, tokens, at)
        end = _end(text, tokens[run[-1]]) - lost
        if mixed and not _capital(tokens, run):
            continue
        if not articled and key in index().articled:
            continue
        if (
            mixed
            and len(key) <= _SHORT_CODE
            and places[key][0].kind == "country"
            and not tokens[at].raw.isupper()
        ):
            continue
        if key in _soft() and not (run[-1] + 1 < len(tokens) and tokens[run[-1] + 1].word in kind_words()):
            continue
        if text[end : end + 1] == "-" and text[end + 1 : end + 2].islower():
            continue  # "US-led", "Aleppo-based"
        return _Hit(start, end, key, run[-1] + 1)
    return None


def _runs(text: str, tokens: list[_Token], at: int, limit: int) -> list[list[int]]:
    """The runs of up to `limit` words from a token on, articles inside left out, shortest first."""
    runs = [[at]]
    here = at + 1
    while len(runs[-1]) < limit and here < min(len(tokens), at + 2 * _MAX_WORDS):
        if not _GAP.fullmatch(text, tokens[here - 1].end, tokens[here].start):
            break
        if tokens[here].word not in _LOOSE and tokens[here].word not in _BOUND:
            runs.append([*runs[-1], here])
        here += 1
    return runs


def _end(text: str, token: _Token) -> int:
    """Where a name with this last token ends: before a genitive or a closing quote, behind "U.S." """
    if (match := _GENITIVE.search(token.raw)) or token.raw[-1] in "'’‘`":
        return token.end - (len(match.group()) if match else 1)
    return token.end + ("." in token.raw and text[token.end : token.end + 1] == ".")


def _with_article(text: str, tokens: list[_Token], at: int) -> tuple[int, bool]:
    """Where a name starts that has a token for its first, and whether an article stands before it."""
    start = tokens[at].start
    if at == 0:
        return start, False
    before = tokens[at - 1]
    gap = text[before.end : start]
    if (gap in ("-", "- ", "‐", "–") and before.word in _LOOSE | _BOUND) or (
        gap == " " and before.word in _LOOSE
    ):
        return before.start, True
    return start, False


def _capital(tokens: list[_Token], run: list[int]) -> bool:
    first = 1 if len(run) > 1 and tokens[run[0]].word in _COMPASS else 0
    return all(
        not tokens[i].raw[0].islower()
        or (order > 0 and (tokens[i].word in _LINKS or tokens[i].word in kind_words()))
        for order, i in enumerate(run[first:])
    )
