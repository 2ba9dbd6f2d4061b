"""Actors' names that stand in a text."""

import re
from collections.abc import Iterable
from functools import cache

from recount.actors.actor import Actor
from recount.actors.context import reports
from recount.names import fold, plain

_TOKEN = re.compile(r"[^\W_]+(?:['’‘`.][^\W_]+)*")
_GAP = re.compile(r"[ -] ?|[/\n–]| \(")
_GENITIVE = re.compile(r"(?<=.)['’][sS]$")
_ARTICLES = frozenset(("al", "el", "an", "as", "ash", "ad", "at", "ar", "az", "ed", "es", "er", "ez"))
_CAPITALS = 5  # letters up to which a name in capitals is an abbreviation
_NO_WORD = 2  # abbreviations up to this length are never seen in a text of one case


class Finder:
    """Looks for names word by word, the longest at each place."""

    def __init__(self, names: Iterable[tuple[str, Actor]]) -> None:
        self._names: dict[str, list[tuple[str, Actor]]] = {}
        self._longest: dict[str, int] = {}
        for name, actor in names:
            key = fold(name)
            if not key:
                continue
            self._names.setdefault(key, []).append((name, actor))
            words = key.split()
            self._longest[words[0]] = max(self._longest.get(words[0], 0), len(words))

    def find(self, text: str) -> list[tuple[int, int, Actor]]:
        """Start, end and actor of every name in a text."""
        mixed = any(c.islower() for c in text) and any(c.isupper() for c in text)
        tokens = [(m.start(), m.end(), m.group()) for m in _TOKEN.finditer(text)]
        words = [_word(raw) for _, _, raw in tokens]
        found: list[tuple[int, int, Actor]] = []
        at = 0
        while at < len(tokens):
            hit = self._at(text, tokens, words, at, mixed) if words[at] in self._longest else None
            if hit:
                found.append(hit[0])
                at = hit[1]
            else:
                at += 1
        return found

    def _at(
        self, text: str, tokens: list[tuple[int, int, str]], words: list[str], at: int, mixed: bool
    ) -> tuple[tuple[int, int, Actor], int] | None:
        runs = [[at]]
        here = at + 1
        while len(runs[-1]) < self._longest[words[at]] and here < len(tokens):
            if not _GAP.fullmatch(text, tokens[here - 1][1], tokens[here][0]):
                break
            if words[here] not in _ARTICLES:
                runs.append([*runs[-1], here])
            here += 1
        for run in reversed(runs):
            start, end = tokens[at][0], tokens[run[-1]][1]
            raw, key = text[start:end], " ".join(words[i] for i in run)
            spellings = self._names.get(key, ())
            actor = next((actor for name, actor in spellings if _stands(name, raw, text, mixed)), None)
            if actor is None or not reports(key, text, start, end, mixed):
                continue
            if match := _GENITIVE.search(tokens[run[-1]][2]):
                end -= len(match.group())
            elif "." in tokens[run[-1]][2] and text[end : end + 1] == ".":
                end += 1  # "U.N."
            if end + 1 < len(text) and text[end] == "-" and text[end + 1].islower() and not raw.islower():
                continue  # "NATO-led"
            if at and words[at - 1] in _ARTICLES and text[tokens[at - 1][1] : start] in ("-", " ", "- "):
                joined = text[tokens[at - 1][1] : start] != " "
                if joined or words[at - 1] in ("al", "el"):
                    start = tokens[at - 1][0]
            return (start, end, actor), run[-1] + 1
        return None


@cache
def _word(raw: str) -> str:
    return plain(_GENITIVE.sub("", raw)).replace(" ", "")


def _stands(name: str, raw: str, text: str, mixed: bool) -> bool:
    """Whether words of a text are a name in its case."""
    short = name.isupper() and len(name) <= _CAPITALS
    if not mixed:
        return not (short and len(name) <= _NO_WORD)
    bare = _GENITIVE.sub("", raw)
    if short:
        return bare.isupper()
    if len(name) <= _CAPITALS and any(c.isupper() for c in name[1:]) and name.isalpha():
        return bare in (name, name.upper())  # "LeT", not "Let"
    if any(c.isupper() for c in name):
        return raw[0].isupper() and _capitals(_bare(raw)) >= min(_capitals(_bare(name)), 2)
    return True


@cache
def _bare(name: str) -> str:
    """A name without its first article, as a text's words come without it."""
    return re.sub(r"^(?:al|el|the)[- ]", "", name, flags=re.I)


def _capitals(text: str) -> int:
    return sum(1 for word in re.split(r"[\s/-]+", text) if word[:1].isupper())
