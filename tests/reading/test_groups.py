"""From what the model says to incidents: which units belong together, and what they say in sum."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recount.model import Status
from recount.reading.groups import ASPECTS, MODALITIES, STATUSES, TYPES, Thresholds, Weighed, best, groups
from recount.reading.items import Meanings

SATURDAY, SUNDAY, HOMS, HAMA = "2017-02-25", "2017-02-26", "Homs", "Hama"
MEANINGS = Meanings(
    dates=(SATURDAY, SUNDAY, SUNDAY, None),  # two expressions, the day of publication, none
    places=(HOMS, HAMA, HOMS, None),
    agents=("rebels", "army", "rebels"),
    speakers=(None,),
)


def said(telling: list[float], same: dict[tuple[int, int], float], **more: Any) -> Weighed[Any]:
    """What a model might say of some units: `same` has the logits of pairs, a later unit first."""
    count = len(telling)
    pairs = np.full((count, count), -9.0, dtype=np.float32)
    for (later, earlier), logit in same.items():
        pairs[later, earlier] = logit
    given: dict[str, Any] = {
        "telling": telling,
        "authority": np.zeros((count, len(ASPECTS))),
        "type": np.zeros((count, len(TYPES))),
        "modality": np.zeros((count, len(MODALITIES))),
        "main": np.zeros(count),
        "aggregate": np.zeros(count),
        "lasting": np.zeros(count),
        "victims": np.zeros((count, 5)),
        "same": pairs,
        "new": np.zeros(count),
        "date": np.zeros((count, 4)),
        "place": np.zeros((count, 4)),
        "party": np.full((count, 3), -9.0),
        "status": np.zeros((count, 3, len(STATUSES))),
        "source": np.zeros((count, 1)),
    } | more
    return Weighed(**{name: np.asarray(value, dtype=np.float32) for name, value in given.items()})


def units(weighed: Weighed[Any], **limits: float) -> list[tuple[int, ...]]:
    return [group.units for group in groups(weighed, Thresholds(**limits), MEANINGS)]


def test_a_unit_joins_what_it_is_likeliest_to_belong_to() -> None:
    assert units(said([3, 3, 3, 3], {(1, 0): 2, (2, 0): -1, (3, 0): 1, (3, 2): 2})) == [(0, 1), (2, 3)]


def test_a_group_speaks_for_all_its_members() -> None:
    # each of two members alone is less likely than a new incident, both together are not
    assert units(said([3, 3, 3], {(1, 0): 2, (2, 0): -0.4, (2, 1): -0.4})) == [(0, 1, 2)]


def test_what_tells_of_no_incident_is_left_out() -> None:
    assert units(said([3, -3, 3], {(1, 0): 9, (2, 0): 1, (2, 1): 9})) == [(0, 2)]


def test_a_weak_unit_that_fits_nothing_is_a_candidate() -> None:
    found = groups(said([3, -0.5, -0.5], {(1, 0): 5}), Thresholds(telling=0.6, candidate=0.3), MEANINGS)
    assert [(group.units, round(group.confidence, 2)) for group in found] == [((0,), 0.95), ((2,), 0.38)]


def test_the_threshold_for_new_incidents_parts_or_joins() -> None:
    weighed = said([3, 3], {(1, 0): 0.5})
    assert units(weighed, new=0.0) == [(0, 1)]
    assert units(weighed, new=1.0) == [(0,), (1,)]


@given(st.lists(st.floats(-4, 4), min_size=1, max_size=8), st.randoms(use_true_random=False))
def test_each_unit_is_in_one_group_at_the_most(telling: list[float], random: Any) -> None:
    count = len(telling)
    same = {(i, j): random.uniform(-3, 3) for i in range(count) for j in range(i)}
    found = units(said(telling, same))
    members = [u for group in found for u in group]
    assert len(members) == len(set(members))
    assert found == sorted(found, key=lambda group: group[0])


def test_answers_that_mean_the_same_add_up() -> None:
    # Homs stands twice: together its mentions are likelier than Hama's one
    chosen = best(np.array([1.0, 1.4, 0.9, -9.0], dtype=np.float32), MEANINGS.places)
    assert chosen.number == 0
    assert chosen.confidence == pytest.approx(0.555, abs=0.01)


def test_the_units_of_a_group_are_heard_by_their_authority() -> None:
    date = [[4, 0, 0, 0], [0, 4, 0, 0]]
    weighed = said([3, 3], {(1, 0): 5}, date=date, authority=[[0, 0, 0, 0], [0, 9, 0, 0]])
    (group,) = groups(weighed, Thresholds(), MEANINGS)
    assert MEANINGS.dates[group.date.number] == SUNDAY


def test_a_party_is_named_once_by_its_likeliest_mention() -> None:
    status = np.zeros((1, 3, len(STATUSES)))
    status[0, 2, STATUSES.index(Status.CLAIMED)] = 5
    weighed = said([3], {}, party=[[0.5, 1.0, 2.0]], status=status)
    (group,) = groups(weighed, Thresholds(), MEANINGS)
    assert [choice.number for choice, _ in group.parties] == [2, 1]
    assert group.parties[0][1] is Status.CLAIMED
