"""The part of the model that weighs the items of a document against one another."""

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from recount.reading.findings import Findings
from recount.reading.groups import Weighed
from recount.reading.items import Items, Kind
from recount.reading.relations import alike, joined, related, spoken
from recount.reading.sessions import session

Floats = NDArray[np.float32]


def inputs(found: Findings, items: Items) -> dict[str, NDArray[Any]]:
    """What is weighed, by the names of the network's parameters, but for the states of the items."""
    units = items.units()
    periods, sites, agents, speakers = (
        items.of(kind) for kind in (Kind.PERIOD, Kind.SITE, Kind.AGENT, Kind.SPEAKER)
    )
    return {
        "kinds": items.kind,
        "features": items.features,
        "units": units,
        "periods": periods,
        "sites": sites,
        "agents": agents,
        "speakers": speakers,
        "joined": joined(items, units),
        "dated": related(items, units, periods),
        "placed": related(items, units, sites),
        "acting": related(items, units, agents),
        "spoken": spoken(found, items, units, speakers),
        "dates_alike": alike(items.meanings.dates),
        "places_alike": alike(items.meanings.places),
        "agents_alike": alike(items.meanings.agents),
    }


def _means(pieces: Floats, items: Items) -> Floats:
    """The mean state of each item's pieces, N by D.

    By sums and not by a product of matrices, for which NumPy would start threads of its own beside those in which
    documents are read: these wait busily, and reading takes half as long again.
    """
    sums = np.zeros((len(pieces) + 1, pieces.shape[1]), dtype=np.float64)
    np.cumsum(pieces, axis=0, out=sums[1:])
    lengths = (items.last - items.first)[:, None]
    return ((sums[items.last] - sums[items.first]) / lengths).astype(np.float32)


class Weigher:
    """The trained network, from its ONNX file (`recount.training.network.Weigher`)."""

    def __init__(self, path: Path) -> None:
        self._session: Any = session(path)

    def __call__(self, found: Findings, items: Items, pieces: Floats) -> Weighed[Floats]:
        """What the network says of a document's items, given the states of its pieces (P by D)."""
        said = self._session.run(
            list(Weighed._fields), {"states": _means(pieces, items), **inputs(found, items)}
        )
        return Weighed(*said)
