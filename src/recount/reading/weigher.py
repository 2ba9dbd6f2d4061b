"""The part of the model that weighs the items of a document against one another, in NumPy.

It is trained as `recount.training.network.Weigher`; the arrays have the names of its parameters.
"""

from collections.abc import Mapping
from functools import cache

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController

from recount.reading.findings import Findings
from recount.reading.groups import (
    NO_DATE,
    NO_PLACE,
    NO_SOURCE,
    TYPE,
    TYPES,
    VICTIM,
    Weighed,
    answers,
    sigmoid,
    softmaxes,
)
from recount.reading.items import Items, Kind
from recount.reading.relations import alike, joined, related, spoken

Floats = NDArray[np.float32]
Parameters = Mapping[str, Floats]


@cache
def _blas() -> ThreadpoolController:
    """Documents are read side by side, so threads inside one small product would only stand in the way."""
    return ThreadpoolController()


def _agreement(likely: Floats, same: Floats) -> Floats:
    """How far units agree, U by U: the share of what they hold likely (U, N) that means the same (N, N)."""
    both = likely @ same @ likely.T
    own = np.diagonal(both)
    return np.asarray(both / np.sqrt(own[:, None] * own[None, :] + 1e-6), dtype=np.float32)


def _means(pieces: Floats, items: Items) -> Floats:
    """The mean state of each item's pieces, N by D."""
    number = np.arange(len(pieces))
    inside = (items.first[:, None] <= number) & (number < items.last[:, None])
    lengths = (items.last - items.first)[:, None]
    return np.asarray((inside.astype(np.float32) @ pieces) / lengths, dtype=np.float32)


class Weigher:
    """The trained network; `parameters` are its arrays, `heads` how many its attention has."""

    def __init__(self, parameters: Parameters, heads: int) -> None:
        self._parameters = parameters
        self._heads = heads
        self._layers = 1 + max(int(name.split(".")[1]) for name in parameters if name.startswith("layers."))

    def __call__(self, found: Findings, items: Items, pieces: Floats) -> Weighed[Floats]:
        """What the network says of a document's items, given the states of its pieces (P by D)."""
        with _blas().limit(limits=1, user_api="blas"):
            return self._weigh(found, items, pieces)

    def _weigh(self, found: Findings, items: Items, pieces: Floats) -> Weighed[Floats]:
        units = items.units()
        periods, sites, agents, speakers = (
            items.of(kind) for kind in (Kind.PERIOD, Kind.SITE, Kind.AGENT, Kind.SPEAKER)
        )
        all_items = self._items(_means(pieces, items), items)
        own = all_items[units]
        says = self._linear("says", np.maximum(self._linear("unit.0", own), 0))
        date = self._pair("date", own, all_items[periods], related(items, units, periods))[:, :, 0]
        date = np.concatenate([date, says[:, NO_DATE]], axis=1)
        place = self._pair("place", own, all_items[sites], related(items, units, sites))[:, :, 0]
        place = np.concatenate([place, says[:, NO_PLACE]], axis=1)
        party = self._pair("party", own, all_items[agents], related(items, units, agents))
        source = self._pair("source", own, all_items[speakers], spoken(found, items, units, speakers))[
            :, :, 0
        ]
        assert says.shape[1] == VICTIM.stop
        agreed = [
            _agreement(softmaxes(says[:, TYPE]), np.eye(len(TYPES), dtype=np.float32)),
            _agreement(softmaxes(date), alike(items.meanings.dates)),
            _agreement(softmaxes(place), alike(items.meanings.places)),
            _agreement(sigmoid(party[:, :, 0]), alike(items.meanings.agents)),
        ]
        pairs = np.concatenate([joined(items, units), np.stack(agreed, axis=2)], axis=2)
        same = self._pair("same", own, own, pairs)[:, :, 0]
        source = np.concatenate([source, says[:, NO_SOURCE]], axis=1)
        return answers(says, same, date, place, party, source)

    def _items(self, states: Floats, items: Items) -> Floats:
        kinds = self._parameters["kinds.weight"][items.kind]
        mixed = self._linear("states", states) + self._linear("features", items.features) + kinds
        for n in range(self._layers):
            mixed = self._attend(f"layers.{n}", mixed)
        return self._norm("norm", mixed)

    def _attend(self, name: str, items: Floats) -> Floats:
        count, width = items.shape
        size = width // self._heads
        wide = self._linear(f"{name}.queries", self._norm(f"{name}.before", items))
        q, k, v = wide.reshape(count, 3, self._heads, size).transpose(1, 2, 0, 3)
        scores = q @ k.transpose(0, 2, 1) / np.float32(size**0.5)
        weights = np.exp(scores - scores.max(-1, keepdims=True))
        weights /= weights.sum(-1, keepdims=True)
        items = items + self._linear(f"{name}.mix", (weights @ v).transpose(1, 0, 2).reshape(count, width))
        hidden = np.maximum(self._linear(f"{name}.widen", self._norm(f"{name}.between", items)), 0)
        return items + self._linear(f"{name}.narrow", hidden)

    def _pair(self, name: str, units: Floats, others: Floats, features: Floats) -> Floats:
        left, right = self._linear(f"{name}.left", units), self._linear(f"{name}.right", others)
        mixed = self._linear(f"{name}.unit", units)[:, None] + self._linear(f"{name}.other", others)[None]
        hidden = mixed + self._linear(f"{name}.product", left[:, None] * right[None])
        hidden += self._linear(f"{name}.features", features)
        return self._linear(f"{name}.out", np.maximum(hidden, 0))

    def _linear(self, name: str, values: Floats) -> Floats:
        weight = self._parameters[f"{name}.weight"]
        # one product of all rows, not one for each unit
        rows = values.reshape(-1, weight.shape[1]) @ weight.T
        out: Floats = rows.reshape(*values.shape[:-1], len(weight))
        bias = self._parameters.get(f"{name}.bias")
        return out if bias is None else out + bias

    def _norm(self, name: str, values: Floats) -> Floats:
        centred = values - values.mean(-1, keepdims=True)
        scaled = centred / np.sqrt((centred**2).mean(-1, keepdims=True) + np.float32(1e-5))
        out: Floats = scaled * self._parameters[f"{name}.weight"] + self._parameters[f"{name}.bias"]
        return out
