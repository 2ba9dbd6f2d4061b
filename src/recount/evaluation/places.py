"""How well places are found: toponyms of texts with gold coordinates, given their words and the text."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from recount.evaluation.toponyms import CORPORA, toponyms
from recount.gazetteer import resolve
from recount.gazetteer.distances import distance

NEAR, AT = 161.0, 25.0  # km: the hundred miles of the literature, and what is nearly the place itself


@dataclass(frozen=True)
class Placed:
    """Of `toponyms` of a corpus: how many were placed at all, within 161 km, and within 25 km."""

    corpus: str
    toponyms: int
    placed: int
    near: int
    at: int


def placed(folder: Path) -> Iterator[Placed]:
    """What is placed of each corpus in a folder. Raises `NotMeasured` where one is absent."""
    for corpus, file in CORPORA.items():
        every = toponyms(folder / file)
        off: list[float] = []
        for each in every:
            found = resolve(each.name, each.text, each.start, each.end)
            if found is not None and found.place.lat is not None and found.place.lon is not None:
                off.append(distance(each.lat, each.lon, found.place.lat, found.place.lon))
        yield Placed(corpus, len(every), len(off), sum(km <= NEAR for km in off), sum(km <= AT for km in off))
