"""Measures linking on the gold reports, and learns its points: linking.py FOLDER [--set NAME] [--learn].

FOLDER is the shared data folder. Two things are linked: the accounts as a person coded them, which shows
what linking itself does, and those that the reader takes from the same reports. `--learn` prints, beside the
points in use, those that a logistic regression over all pairs sharing a key gives; it needs the set `train`.
"""

import argparse
import json
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from scipy.optimize import minimize

import recount
from recount import gate, intake
from recount.evaluation.links import account_of
from recount.evaluation.matching import paired
from recount.evaluation.scoring import b_cubed
from recount.linking import Linker, keys
from recount.linking.evidence import POINTS, START, Ruling, weigh
from recount.linking.traits import traits
from recount.model import Account
from recount.outputs.codebook import coded

# A document's accounts, each with the gold key of its incident: None for one that the gold does not have.
Keyed = list[tuple[str | None, Account]]


def gold(folder: Path, name: str) -> dict[str, list[dict[str, Any]]]:
    """The coded incidents of every report of a set."""
    lines = (folder / "gold" / name / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    return {line["doc"]: line["incidents"] for line in map(json.loads, lines)}


def as_coded(folder: Path, name: str) -> list[Keyed]:
    """The accounts of a set as a person coded them."""
    return [
        [(incident["key"], account_of(incident)) for incident in incidents]
        for incidents in gold(folder, name).values()
    ]


def as_read(folder: Path, name: str) -> list[Keyed]:
    """The accounts of a set as the reader has them, and the coded incidents that it has no account of."""
    answers = gold(folder, name)
    found: list[Keyed] = []
    for item in intake.items([str(folder / "gold" / name / "documents.jsonl")]):
        assert isinstance(item, intake.Item)
        accounts = recount.read(item.document) if gate.is_relevant(item.document) else ()
        incidents = answers[item.document.name]
        pairs = paired(incidents, [coded(account, "") for account in accounts])
        of = {j: incidents[i]["key"] for i, j in pairs}
        found.append([(of.get(j), account) for j, account in enumerate(accounts)])
    return found


def linked(
    documents: Sequence[Keyed], missed: Sequence[str] = ()
) -> tuple[list[tuple[str | None, Any]], float]:
    """The items that B-cubed counts (gold key, our id), and the seconds that linking took."""
    linker, items = Linker(), []
    start = time.perf_counter()
    ids = [linker.link([account for _, account in keyed]) for keyed in documents]
    seconds = time.perf_counter() - start
    for keyed, found in zip(documents, ids, strict=True):
        items += [(key, id) for (key, _), id in zip(keyed, found, strict=True)]
    return items + [(key, None) for key in missed], seconds


def missed_keys(answers: dict[str, list[dict[str, Any]]], documents: Sequence[Keyed]) -> list[str]:
    """The keys of the coded incidents that no account is of, each as often as that is so."""
    coded_keys = Counter(incident["key"] for incidents in answers.values() for incident in incidents)
    return list((coded_keys - Counter(key for keyed in documents for key, _ in keyed if key)).elements())


class Pair(NamedTuple):
    """Two accounts that may be one incident: what was found, whether they are one, and what they weigh."""

    found: list[str]
    one: bool
    weight: float


def pairs(documents: Sequence[Keyed]) -> Iterator[Pair]:
    """The pairs of accounts that share a key and are not ruled out.

    All pairs of one incident weigh together as much as it has accounts, so that no much reported one decides.
    """
    size = Counter(key for keyed in documents for key, _ in keyed if key)
    under: dict[str, list[tuple[int, str | None, Account]]] = defaultdict(list)
    for n, keyed in enumerate(documents):
        for key, account in keyed:
            mine = keys(account)
            others = {id(other): (m, k, other) for name in mine for m, k, other in under[name]}
            for m, other_key, other in others.values():
                evidence = weigh(traits(account), traits(other))
                if m != n and not isinstance(evidence, Ruling):
                    found = [each.found for each in evidence if each.found]
                    one = key is not None and key == other_key
                    yield Pair(found, one, 2 / size[key or ""] if one else 1.0)
            for name in mine:
                under[name].append((n, key, account))


def learn(learned_from: Sequence[Pair]) -> tuple[dict[str, float], float]:
    """The points of each finding, and those to start from, by logistic regression with a small ridge."""
    names = sorted({name for pair in learned_from for name in pair.found})
    place = {name: n for n, name in enumerate(names)}
    x = np.zeros((len(learned_from), len(names) + 1))
    x[:, -1] = 1
    for n, pair in enumerate(learned_from):
        x[n, [place[name] for name in pair.found]] = 1
    y = np.array([float(pair.one) for pair in learned_from])
    w = np.array([pair.weight for pair in learned_from])
    ridge = np.full(x.shape[1], 0.5)
    ridge[-1] = 0.001

    def loss(b: Any) -> tuple[float, Any]:
        z = x @ b
        gradient = x.T @ (w * (1 / (1 + np.exp(-z)) - y)) + ridge * b
        return float((w * (np.logaddexp(0, z) - y * z)).sum() + (ridge * b * b).sum() / 2), gradient

    b = minimize(loss, np.zeros(x.shape[1]), jac=True, method="L-BFGS-B").x
    return dict(zip(names, b, strict=False)), float(b[-1])


def main() -> None:
    """Prints the measurements, and with `--learn` the points."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--set", default="train")
    parser.add_argument("--learn", action="store_true")
    typed = parser.parse_args()
    answers = gold(typed.folder, typed.set)
    sets = {"as coded": as_coded(typed.folder, typed.set), "as read": as_read(typed.folder, typed.set)}
    for name, documents in sets.items():
        items, seconds = linked(documents, missed_keys(answers, documents))
        row = b_cubed(items)
        print(
            f"{typed.set} {name:8}  P {row.precision:.3f}  R {row.recall:.3f}  F1 {row.f1:.3f}"
            f"  ({len(documents)} reports in {seconds * 1000:.0f} ms)"
        )
    if typed.learn:
        compare_points([pair for documents in sets.values() for pair in pairs(documents)])


def compare_points(learned_from: list[Pair]) -> None:
    """Prints the points in use beside the learned ones, and how many pairs with each are one incident."""
    points, start = learn(learned_from)
    all_pairs = Counter(name for pair in learned_from for name in pair.found)
    one = Counter(name for pair in learned_from if pair.one for name in pair.found)
    print(f"\n{'':38} in use  learned   one / pairs\n{'start':38} {START:6.1f} {start:8.2f}")
    for name, used in POINTS.items():
        learned = f"{points[name]:8.2f}" if name in points else "       –"
        print(f"{name:38} {used:6.1f} {learned}   {one[name]} / {all_pairs[name]}")


if __name__ == "__main__":
    main()
