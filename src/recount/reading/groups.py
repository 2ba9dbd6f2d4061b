"""From what the model says of units to incidents: which units belong together, and what each group amounts to."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from recount.model import IncidentType, Modality, Status, Victims
from recount.reading.items import Meanings

Floats = NDArray[np.float32]
Logits = TypeVar("Logits")
# the columns of the model's answers
TYPES, MODALITIES, STATUSES = list(IncidentType), list(Modality), list(Status)
VICTIMS = list(Victims)
# what a unit may know well or badly: its sentence may name the day, and another the place
ASPECTS = ACT, DATE, PLACE, PARTIES = range(4)


class Weighed(NamedTuple, Generic[Logits]):
    """What the model says; U units, P periods, S sites, A agents, V speakers; all are logits.

    NumPy arrays in reading, tensors in training.
    """

    telling: Logits  # U: whether it tells of an incident at all
    authority: Logits  # U, 4: how much it counts among the units of its incident, for each of ASPECTS
    type: Logits  # U, 25
    modality: Logits  # U, 3
    main: Logits  # U
    aggregate: Logits  # U
    lasting: Logits  # U: whether its date lasts to the day of publication
    victims: Logits  # U, 5
    same: Logits  # U, U: row: a unit, column: one before it, whether both tell of one incident
    new: Logits  # U: whether it tells of an incident that none before it does
    date: Logits  # U, P + 2: which expression dates it, or the day of publication, or nothing
    place: Logits  # U, S + 1: which site is its place, or none
    party: Logits  # U, A: whether the agent is a party to it
    status: Logits  # U, A, 5
    source: Logits  # U, V + 1: which speaker gives its number, or none


# What the model says of a unit alone: which columns are whose, beside those of `answers`.
PLAIN = 13  # columns that stand alone, before those of types, modalities and victims
TYPE = slice(PLAIN, PLAIN + len(TYPES))
MODALITY = slice(TYPE.stop, TYPE.stop + len(MODALITIES))
VICTIM = slice(MODALITY.stop, MODALITY.stop + len(VICTIMS))
NO_DATE, NO_PLACE, NO_SOURCE = (
    slice(4, 6),
    slice(6, 7),
    slice(8, 9),
)  # the first: the day of publication, and none


def answers(says: Any, same: Any, date: Any, place: Any, party: Any, source: Any) -> Weighed[Any]:
    """The columns of what the model says of units alone (`says`) and of pairs, each by its name."""
    return Weighed(
        telling=says[:, 0],
        authority=says[:, [1, 10, 11, 12]],
        type=says[:, TYPE],
        modality=says[:, MODALITY],
        main=says[:, 2],
        aggregate=says[:, 3],
        lasting=says[:, 7],
        victims=says[:, VICTIM],
        same=same,
        new=says[:, 9],
        date=date,
        place=place,
        party=party[:, :, 0],
        status=party[:, :, 1:],
        source=source,
    )


@dataclass(frozen=True)
class Curve:
    """From the model's probability to a confidence: sigmoid(slope * logit(p) + shift)."""

    slope: float = 1.0
    shift: float = 0.0

    def __call__(self, likely: float) -> float:
        return float(sigmoid(self.slope * logit(likely) + self.shift))


@dataclass(frozen=True)
class Thresholds:
    """Where the model's word becomes a decision, and what its probabilities are worth; chosen on the dev set.

    `telling` is the probability from which a unit is taken to tell of an incident, `candidate` that from which it
    may found a candidate; `new` is added to the logit of a unit's telling of a new incident. `curves` has one for
    each kind of value (see `recount.evaluation.reliability`).
    """

    telling: float = 0.5
    candidate: float = 0.3
    new: float = 0.0
    curves: Mapping[str, Curve] = field(default_factory=dict)

    def confidence(self, kind: str, likely: float) -> float:
        """The confidence that a probability is worth."""
        curve = self.curves.get(kind)
        return curve(likely) if curve else likely


@dataclass(frozen=True)
class Choice:
    """One of several answers, by number, and how likely it is right."""

    number: int
    confidence: float


@dataclass(frozen=True)
class Group:
    """The units of one incident, by number, and what they say of it together."""

    units: tuple[int, ...]
    weak: tuple[int, ...]  # units that would belong to it, if they told of an incident at all
    confidence: float  # that it is an incident at all
    type: Choice  # of TYPES
    modality: Choice  # of MODALITIES
    main: float
    aggregate: float
    date: Choice  # which period; P for the day of publication, P + 1 for none
    lasting: float  # that it lasted from that period to the day of publication
    place: Choice  # which site; S for none
    parties: tuple[tuple[Choice, Status], ...]  # which agents, best first


def sigmoid(x: Any) -> Any:
    """The probability that a logit stands for."""
    return 1 / (1 + np.exp(-np.clip(x, -30, 30)))


def logit(p: float) -> float:
    """What a probability is as a logit; more than three decimals of certainty are not heeded."""
    held = min(max(p, 0.001), 0.999)
    return float(np.log(held / (1 - held)))


def softmaxes(x: Floats) -> Floats:
    """The probabilities that rows of logits stand for."""
    e = np.exp(x - x.max(-1, keepdims=True))
    return np.asarray(e / e.sum(-1, keepdims=True), dtype=np.float32)


def groups(said: Weighed[Floats], limits: Thresholds, meanings: Meanings) -> list[Group]:
    """The incidents of a document, in the order their first units stand.

    Units that the model takes to tell of an incident form the groups; weaker ones join these, as candidate tolls,
    or form groups of their own.
    """
    telling = sigmoid(said.telling)
    sure = _clusters(said, np.flatnonzero(telling > limits.telling), limits.new)
    weak = np.flatnonzero((telling > limits.candidate) & (telling <= limits.telling))
    joined = _clusters(said, weak, limits.new, sure)
    more = [group[len(known) :] for group, known in zip(joined, sure, strict=False)]
    alone = joined[len(sure) :]
    found = [
        *(gathered(said, members, added, meanings) for members, added in zip(sure, more, strict=True)),
        *(gathered(said, members, [], meanings) for members in alone),
    ]
    return sorted(found, key=lambda group: group.units[0])


def _clusters(
    said: Weighed[Floats], kept: NDArray[np.int64], bias: float, before: Sequence[Sequence[int]] = ()
) -> list[list[int]]:
    """Take units in order: each joins the group it is likeliest to belong to, of those `before` too, or founds one."""
    found = [list(group) for group in before]
    for u in kept.tolist():
        scores = [_joint(_same(said, u, group)) for group in found]
        chosen = int(np.argmax([*scores, said.new[u] + bias]))
        if chosen == len(found):
            found.append([u])
        else:
            found[chosen].append(u)
    return found


def _same(said: Weighed[Floats], unit: int, group: Sequence[int]) -> Floats:
    """The logits of a unit and each of a group, the later one held against the earlier, as was learned."""
    return np.array([said.same[max(unit, u), min(unit, u)] for u in group], dtype=np.float32)


def _joint(logits: Floats) -> float:
    """The logit of belonging to a group: the probabilities of its members add up."""
    top = float(logits.max())
    return top + float(np.log(np.exp(logits - top).sum()))


def best(logits: Floats, keys: Sequence[Hashable]) -> Choice:
    """The answer whose key has the highest probability in all: of those with this key, the likeliest."""
    likely = softmaxes(logits)
    total: dict[Hashable, float] = {}
    for key, share in zip(keys, likely.tolist(), strict=True):
        total[key] = total.get(key, 0.0) + share
    chosen = max(total, key=lambda key: total[key])
    number = max((n for n, key in enumerate(keys) if key == chosen), key=lambda n: likely[n])
    return Choice(number, min(1.0, total[chosen]))


def gathered(said: Weighed[Floats], members: Sequence[int], weak: Sequence[int], meanings: Meanings) -> Group:
    """What units say together of the incident that they tell of."""
    rows = list(members)
    weights = softmaxes(said.authority[rows].T)

    def mean(logits: Floats, aspect: int = ACT) -> Floats:
        return np.asarray(np.einsum("u,u...->...", weights[aspect], logits[rows]), dtype=np.float32)

    party, status = mean(said.party, PARTIES), mean(said.status, PARTIES)
    likeliest: dict[Hashable, int] = {}
    for n in np.argsort(-party, kind="stable"):
        likeliest.setdefault(meanings.agents[n], int(n))
    return Group(
        units=tuple(members),
        weak=tuple(weak),
        confidence=float(sigmoid(said.telling[rows]).max()),
        type=best(mean(said.type), range(len(TYPES))),
        modality=best(mean(said.modality), range(len(MODALITIES))),
        main=float(sigmoid(mean(said.main))),
        aggregate=float(sigmoid(mean(said.aggregate))),
        date=best(mean(said.date, DATE), meanings.dates),
        lasting=float(sigmoid(mean(said.lasting, DATE))),
        place=best(mean(said.place, PLACE), meanings.places),
        parties=tuple(
            (Choice(n, float(sigmoid(party[n]))), STATUSES[int(status[n].argmax())])
            for n in likeliest.values()
        ),
    )
