"""Learns the weights of gazetteer/resolving.py: fit_places.py FOLDER, with GWN.xml, GeoVirus.xml and LGL.xml.

Prints what each corpus scores with weights learned on the two others, and the weights learned on all three.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from recount.evaluation.places import AT, NEAR
from recount.evaluation.toponyms import CORPORA, toponyms
from recount.gazetteer import Place
from recount.gazetteer.candidates import candidates
from recount.gazetteer.distances import distance
from recount.gazetteer.resolving import as_called, features

Floats = NDArray[np.float64]
Case = tuple[Floats, Floats]  # a toponym's candidates by their features, and how far each is off in km
_STEPS, _RATE, _DECAY = 400, 0.05, 1e-3


def cases(path: Path) -> tuple[list[Case], int]:
    """The toponyms of a corpus that have candidates, and how many it has in all."""
    every = toponyms(path)
    found = []
    for each in every:
        places: Sequence[Place] = candidates(each.name)
        if places:
            places = as_called(places, each.name, each.text, each.start, each.end)
            table = np.array(features(places, each.name, each.text, each.start, each.end))
            off = [distance(each.lat, each.lon, p.lat or 0, p.lon or 0) for p in places]
            found.append((table, np.array(off)))
    return found, len(every)


def fit(known: list[Case]) -> Floats:
    """Weights under which the candidates within 161 km have the largest share (softmax), by Adam."""
    told = [(table, off <= NEAR) for table, off in known if (off <= NEAR).any() and len(off) > 1]
    weights = np.ones(told[0][0].shape[1])
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, _STEPS + 1):
        slope = 2 * _DECAY * weights
        for table, right in told:
            scores = table @ weights
            shares = np.exp(scores - scores.max())
            shares /= shares.sum()
            among = np.where(right, shares, 0)
            slope += (shares - among / max(among.sum(), 1e-12)) @ table / len(told)
        first, second = 0.9 * first + 0.1 * slope, 0.999 * second + 0.001 * slope**2
        weights -= _RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return weights


def share(known: list[Case], total: int, weights: Floats, km: float) -> float:
    """The share of toponyms that are placed within so many km."""
    return float(sum(off[(table @ weights).argmax()] <= km for table, off in known) / total)


def main(folder: Path) -> None:
    every = {name: cases(folder / file) for name, file in CORPORA.items()}
    for name, (known, total) in every.items():
        weights = fit([case for other, (more, _) in every.items() if other != name for case in more])
        near, at = (share(known, total, weights, km) for km in (NEAR, AT))
        print(f"{name}, by the two others: {near:.3f} within 161 km, {at:.3f} within 25 km")
    weights = fit([case for known, _ in every.values() for case in known])
    print(", ".join(f"{weight:.2f}" for weight in weights))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
