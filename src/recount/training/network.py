"""The model: a shared encoder over windows of text, and a weigher of what is found in a document."""

from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn

from recount.reading.groups import (
    NO_DATE,
    NO_PLACE,
    NO_SOURCE,
    STATUSES,
    TYPE,
    TYPES,
    VICTIM,
    Weighed,
    answers,
)
from recount.reading.items import FEATURES, Kind
from recount.reading.marks import TAGS
from recount.reading.relations import AGREED, JOINED, RELATED, SPOKEN


@dataclass(frozen=True)
class Sizes:
    """How large the weigher is."""

    width: int = 192
    pair: int = 96
    layers: int = 2
    heads: int = 4
    dropout: float = 0.15


class Pair(nn.Module):
    """Scores a unit against another item: a small network over both, their product and how they stand."""

    def __init__(self, sizes: Sizes, features: int, out: int) -> None:
        super().__init__()
        self.unit = nn.Linear(sizes.width, sizes.pair)
        self.other = nn.Linear(sizes.width, sizes.pair, bias=False)
        self.left = nn.Linear(sizes.width, sizes.pair)
        self.right = nn.Linear(sizes.width, sizes.pair)
        self.product = nn.Linear(sizes.pair, sizes.pair, bias=False)
        self.features = nn.Linear(features, sizes.pair, bias=False)
        self.drop = nn.Dropout(sizes.dropout)
        self.out = nn.Linear(sizes.pair, out)

    def forward(self, units: Tensor, others: Tensor, features: Tensor) -> Tensor:
        product = self.left(units)[:, None, :] * self.right(others)[None, :, :]
        mixed = self.unit(units)[:, None, :] + self.other(others)[None, :, :]
        hidden = torch.relu(mixed + self.product(product) + self.features(features))
        out: Tensor = self.out(self.drop(hidden))
        return out


class Layer(nn.Module):
    """One layer of attention among the items of a document."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        width = sizes.width
        self.heads = sizes.heads
        self.before = nn.LayerNorm(width)
        self.queries = nn.Linear(width, 3 * width)
        self.mix = nn.Linear(width, width)
        self.between = nn.LayerNorm(width)
        self.widen = nn.Linear(width, 2 * width)
        self.narrow = nn.Linear(2 * width, width)
        self.drop = nn.Dropout(sizes.dropout)

    def forward(self, items: Tensor) -> Tensor:
        count, width = items.shape[0], items.shape[1]
        size = width // self.heads
        q, k, v = self.queries(self.before(items)).view(count, 3, self.heads, size).permute(1, 2, 0, 3)
        weights = torch.softmax(q @ k.transpose(1, 2) / size**0.5, dim=-1)
        mixed = (weights @ v).permute(1, 0, 2).reshape(count, width)
        items = items + self.drop(self.mix(mixed))
        hidden = self.narrow(self.drop(torch.relu(self.widen(self.between(items)))))
        out: Tensor = items + self.drop(hidden)
        return out


class Weigher(nn.Module):
    """From the items' states to what each unit says of its incident."""

    def __init__(self, states: int, sizes: Sizes = Sizes()) -> None:
        super().__init__()
        width = sizes.width
        self.states = nn.Linear(states, width)
        self.features = nn.Linear(FEATURES, width)
        self.kinds = nn.Embedding(len(Kind), width)
        self.drop = nn.Dropout(sizes.dropout)
        self.layers = nn.ModuleList(Layer(sizes) for _ in range(sizes.layers))
        self.norm = nn.LayerNorm(width)
        self.unit = nn.Sequential(nn.Linear(width, width), nn.ReLU(), nn.Dropout(sizes.dropout))
        self.says = nn.Linear(width, VICTIM.stop)
        self.same = Pair(sizes, JOINED + AGREED, 1)
        self.date = Pair(sizes, RELATED, 1)
        self.place = Pair(sizes, RELATED, 1)
        self.party = Pair(sizes, RELATED, 1 + len(STATUSES))
        self.source = Pair(sizes, SPOKEN, 1)

    def forward(
        self,
        states: Tensor,
        kinds: Tensor,
        features: Tensor,
        units: Tensor,
        periods: Tensor,
        sites: Tensor,
        agents: Tensor,
        speakers: Tensor,
        joined: Tensor,
        dated: Tensor,
        placed: Tensor,
        acting: Tensor,
        spoken: Tensor,
        dates_alike: Tensor,
        places_alike: Tensor,
        agents_alike: Tensor,
    ) -> Weighed[Tensor]:
        """`states` N by D, `features` N by FEATURES; `units`, `periods`, `sites`, `agents` and `speakers` are
        item numbers.

        `joined` is U by U by JOINED; `dated`, `placed` and `acting` are U by P, S and A by RELATED; `spoken`
        is U by V by SPOKEN; the last three tell which answers mean the same, with "none" where there is one.
        """
        items = self.states(self.drop(states)) + self.features(features) + self.kinds(kinds)
        for layer in self.layers:
            items = layer(items)
        items = self.norm(items)
        own = items[units]
        says = self.says(self.unit(own))
        date = torch.cat([self.date(own, items[periods], dated)[:, :, 0], says[:, NO_DATE]], dim=1)
        place = torch.cat([self.place(own, items[sites], placed)[:, :, 0], says[:, NO_PLACE]], dim=1)
        party = self.party(own, items[agents], acting)
        source = self.source(own, items[speakers], spoken)[:, :, 0]
        agreed = torch.stack(
            [
                _agreement(torch.softmax(says[:, TYPE], 1), torch.eye(len(TYPES), device=says.device)),
                _agreement(torch.softmax(date, 1), dates_alike),
                _agreement(torch.softmax(place, 1), places_alike),
                _agreement(torch.sigmoid(party[:, :, 0]), agents_alike),
            ],
            dim=2,
        )
        same = self.same(own, own, torch.cat([joined, agreed], dim=2))[:, :, 0]
        source = torch.cat([source, says[:, NO_SOURCE]], dim=1)
        return answers(says, same, date, place, party, source)


def _agreement(likely: Tensor, alike: Tensor) -> Tensor:
    """How far units agree, U by U: the share of what they hold likely (U, N) that means the same (N, N)."""
    both = likely @ alike @ likely.T
    own = torch.diagonal(both)
    return both / torch.sqrt(own[:, None] * own[None, :] + 1e-6)


class Encoder(nn.Module):
    """Windows of word pieces to a state for each piece, and what it is part of: an anchor, or one of TAGS."""

    def __init__(self, body: Any) -> None:
        super().__init__()
        self.body = body
        self.marks = nn.Linear(body.config.hidden_size, 1 + len(TAGS))

    def forward(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        states = self.body(input_ids=ids, attention_mask=mask).last_hidden_state
        return states, self.marks(states)
