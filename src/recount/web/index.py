"""All summaries as columns in memory: a hundred thousand are filtered and counted in some milliseconds."""

import contextlib
import threading
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, func, select

from recount.ledger import Ledger, LedgerError
from recount.ledger.parts import where_in
from recount.ledger.stale import waiting_count
from recount.ledger.summary_tables import Summaries, SummaryTerms
from recount.names import fold
from recount.web.filters import Box, Filters, box
from recount.web.summing import sum_up

Mask = NDArray[np.bool_]
Rows = NDArray[np.int64]
Kind = Literal["actor", "source"]

PATIENCE = 0.5  # seconds that whoever asks waits for what has changed
NONE = -1  # of a number or day that is not there
_ROUNDING = 1e-6
_NUMBERS: dict[str, Any] = {
    "told": np.bool_,
    "main": np.bool_,
    "aggregate": np.bool_,
    "reviewed": np.bool_,
    "lat": np.float64,
    "lon": np.float64,
    "precision": np.int8,
    "killed": np.int64,
    "documents": np.int32,
    "doubts": np.int32,
    "confidence": np.float32,
}
_DAYS = ("first", "last")
_WORDS = ("type", "modality", "country")


class Words:
    """Numbers for words, given out as they are met; the empty word stands for none."""

    def __init__(self) -> None:
        self.words = [""]
        self.names = [""]
        self._numbers = {"": 0}

    def number(self, word: str, name: str = "") -> int:
        """The number of a word."""
        found = self._numbers.get(word)
        if found is None:
            found = self._numbers[word] = len(self.words)
            self.words.append(word)
            self.names.append(name or word)
        return found

    def name_of(self, word: str) -> str | None:
        """The name of a word that has a number."""
        return self.names[self._numbers[word]] if word in self._numbers else None

    def known(self, words: Iterable[str]) -> list[int]:
        """The numbers of those words that have one."""
        return [self._numbers[word] for word in words if word in self._numbers]


class Index:
    """The summaries of one ledger. Hold `lock` while using it; `refresh` brings it up to date."""

    def __init__(self) -> None:
        self.lock = threading.RLock()
        self.ids: Rows = np.empty(0, np.int64)
        self.columns: dict[str, NDArray[Any]] = {
            **{name: np.empty(0, kind) for name, kind in _NUMBERS.items()},
            **{name: np.empty(0, np.int32) for name in (*_DAYS, *_WORDS)},
        }
        self.vocabulary = {name: Words() for name in _WORDS}
        self.places: list[str] = []
        self.terms: dict[Kind, Words] = {"actor": Words(), "source": Words()}
        self.of_terms: dict[Kind, tuple[NDArray[np.int32], NDArray[np.int32]]] = {
            kind: (np.empty(0, np.int32), np.empty(0, np.int32)) for kind in self.terms
        }
        self._at: dict[int, int] = {}
        self._stamp = 0
        self._aside = threading.Thread()

    def refresh(self, ledger: Ledger) -> None:
        """Take in what has changed in the ledger since.

        It is summed up aside: who asks waits for a little, but not for much that has changed, nor while
        somebody else writes; then it shows bit by bit.
        """
        with ledger.transaction() as connection:
            waiting = waiting_count(connection)
            newest = connection.scalar(select(func.max(Summaries.stamp))) or 0
        if waiting and not self._aside.is_alive():
            self._aside = threading.Thread(target=_sum_up, args=(ledger,), daemon=True)
            self._aside.start()
            self._aside.join(PATIENCE)
        elif newest == self._stamp:
            return
        with ledger.transaction() as connection:
            self._take_in(connection)

    def _take_in(self, connection: Connection) -> None:
        query = select(*Summaries.__table__.c).where(Summaries.stamp > self._stamp)
        rows = connection.execute(query.order_by(Summaries.incident_id)).all()
        if not rows:
            return
        new = [row.incident_id for row in rows if row.incident_id not in self._at]
        self._at |= {id: len(self.ids) + n for n, id in enumerate(new)}
        self.ids = np.concatenate((self.ids, np.array(new, np.int64)))
        at = np.array([self._at[row.incident_id] for row in rows], np.int64)
        for name, kind in _NUMBERS.items():
            none = np.nan if kind is np.float64 else NONE
            values = [none if (value := getattr(row, name)) is None else value for row in rows]
            self._put(name, at, np.array(values, kind))
        for name in _DAYS:
            days = [NONE if (day := getattr(row, name)) is None else day.toordinal() for row in rows]
            self._put(name, at, np.array(days, np.int32))
        for name in _WORDS:
            numbers = [self.vocabulary[name].number(getattr(row, name) or "") for row in rows]
            self._put(name, at, np.array(numbers, np.int32))
        self.places += [""] * len(new)
        for position, row in zip(at, rows, strict=True):
            self.places[position] = f" {fold(row.place)} " if row.place else ""
        self._take_in_terms(connection, [row.incident_id for row in rows], at)
        self._stamp = max(row.stamp for row in rows)

    def _put(self, name: str, at: Rows, values: NDArray[Any]) -> None:
        column = self.columns[name]
        if len(column) < len(self.ids):
            column = np.concatenate((column, np.zeros(len(self.ids) - len(column), column.dtype)))
            self.columns[name] = column
        column[at] = values

    def _take_in_terms(self, connection: Connection, ids: Sequence[int], at: Rows) -> None:
        query = select(*SummaryTerms.__table__.c)
        whole = len(ids) == len(self.ids)
        found = (
            connection.execute(query) if whole else where_in(connection, query, SummaryTerms.incident_id, ids)
        )
        new: dict[str, tuple[list[int], list[int]]] = {kind: ([], []) for kind in self.terms}
        for row in found:
            if row.kind in new:
                rows, numbers = new[row.kind]
                rows.append(self._at[row.incident_id])
                numbers.append(self.terms[row.kind].number(row.term, row.name))
        for kind, (old_rows, old_numbers) in self.of_terms.items():
            stay = ~np.isin(old_rows, at)
            rows, numbers = new[kind]
            self.of_terms[kind] = (
                np.concatenate((old_rows[stay], np.array(rows, np.int32))),
                np.concatenate((old_numbers[stay], np.array(numbers, np.int32))),
            )

    def fitting(self, filters: Filters, found: Rows | None, but: str = "") -> Mask:
        """Which rows fit the filters, but for the filter of that name. `found`: ids that have the words."""
        fits = self.columns["told"].copy()
        for name, mask in self._asked(filters, found):
            if name != but:
                fits &= mask
        return fits

    def _asked(self, filters: Filters, found: Rows | None) -> Iterator[tuple[str, Mask]]:
        """Each filter that asks for something, by its name, and the rows that fit it."""
        columns = self.columns
        for name in _WORDS:
            if asked := [str(value) for value in getattr(filters, name)]:
                yield name, np.isin(columns[name], self.vocabulary[name].known(asked))
        if found is not None:
            yield "q", np.isin(self.ids, found)
        if filters.actor:
            yield "actor", self._of_terms("actor", _families(filters.actor))
        if filters.source:
            yield "source", self._of_terms("source", filters.source)
        if wanted := fold(filters.place):
            yield "place", np.array([f" {wanted} " in place for place in self.places], np.bool_)
        if filters.since is not None:
            yield "days", columns["last"] >= filters.since.toordinal()
        if filters.until is not None:
            yield "days", (columns["first"] != NONE) & (columns["first"] <= filters.until.toordinal())
        killed = columns["killed"]
        if filters.killed_min is not None:
            yield "killed", killed >= filters.killed_min
        if filters.killed_max is not None:
            yield "killed", (killed != NONE) & (killed <= filters.killed_max)
        if filters.confidence > 0:
            yield "confidence", columns["confidence"] >= filters.confidence - _ROUNDING
        if filters.reviewed:
            yield "reviewed", columns["reviewed"] == (filters.reviewed == "yes")
        if filters.main:
            yield "main", columns["main"]
        if filters.bbox:
            yield "bbox", self.within(box(filters.bbox))

    def within(self, wanted: Box) -> Mask:
        """Which rows lie in a box; one whose west is east of its east crosses the date line."""
        west, south, east, north = wanted
        lat, lon = self.columns["lat"], self.columns["lon"]
        if east - west >= 360:
            across = np.isfinite(lon)
        else:
            west, east = _turned(west), _turned(east)
            across = (lon >= west) & (lon <= east) if west <= east else (lon >= west) | (lon <= east)
        inside: Mask = across & (lat >= south) & (lat <= north)
        return inside

    def _of_terms(self, kind: Kind, wanted: Iterable[str]) -> Mask:
        rows, numbers = self.of_terms[kind]
        fits = np.zeros(len(self.ids), np.bool_)
        fits[rows[np.isin(numbers, self.terms[kind].known(wanted))]] = True
        return fits

    def terms_of(self, kind: Kind, fits: Mask) -> list[tuple[str, str, int]]:
        """Each actor or source of the rows that fit, with its name and how many rows have it, most first."""
        rows, numbers = self.of_terms[kind]
        counts = np.bincount(numbers[fits[rows]], minlength=len(self.terms[kind].words))
        words = self.terms[kind]
        ordered = np.argsort(-counts, kind="stable")
        return [(words.words[n], words.names[n], int(counts[n])) for n in ordered if counts[n]]


def _sum_up(ledger: Ledger) -> None:
    with contextlib.suppress(LedgerError):  # somebody writes for long: the next one who asks tries again
        sum_up(ledger)


def _families(actors: Iterable[str]) -> set[str]:
    from recount.actors import family, registry

    known = registry()
    found: set[str] = set()
    for id in actors:
        found.add(id)
        if id in known.actors:
            found.update(each.id for each in family(known, known[id]))
    return found


def _turned(lon: float) -> float:
    """A longitude from -180 to 180."""
    return lon if -180 <= lon <= 180 else (lon + 180) % 360 - 180
