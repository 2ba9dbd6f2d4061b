"""Calibration: after it, what is said with a confidence of 0.7 is right in about 7 cases of 10."""

import random

from hypothesis import given
from hypothesis import strategies as st

from recount.evaluation.reliability import KINDS, Outcome, reliability
from recount.reading.groups import Curve
from recount.training.calibrate import calibrate


def outcomes(kind: str, likely: float, right: float, count: int = 400) -> list[Outcome]:
    """Values that the model holds so likely, and that share of which is right."""
    return [Outcome(kind, likely, n < right * count) for n in range(count)]


def test_a_model_that_is_too_sure_is_held_back() -> None:
    said = [*outcomes("toll", 0.95, 0.7), *outcomes("toll", 0.6, 0.4)]
    curve = calibrate(said)["toll"]
    assert abs(curve(0.95) - 0.7) < 0.03
    assert abs(curve(0.6) - 0.4) < 0.03


def test_a_model_that_is_right_as_often_as_it_says_is_left_alone() -> None:
    said = [*outcomes("date", 0.9, 0.9), *outcomes("date", 0.5, 0.5), *outcomes("date", 0.3, 0.3)]
    curve = calibrate(said)["date"]
    assert all(abs(curve(likely) - likely) < 0.02 for likely in (0.3, 0.5, 0.9))


def test_what_was_seen_too_seldom_keeps_its_probabilities() -> None:
    assert calibrate(outcomes("type", 0.9, 0.0, count=5))["type"] == Curve()
    assert set(calibrate([])) == set(KINDS)


def test_bare_incidents_seen_too_seldom_are_taken_for_incidents() -> None:
    curves = calibrate([*outcomes("incident", 0.9, 0.5), *outcomes("bare incident", 0.9, 0.0, count=5)])
    assert curves["bare incident"] == curves["incident"] != Curve()


def test_all_right_or_all_wrong_does_no_harm() -> None:
    for share in (0.0, 1.0):
        curve = calibrate(outcomes("place", 0.8, share))["place"]
        assert 0 <= curve(0.8) <= 1


@given(st.floats(0.1, 3), st.floats(-3, 3), st.floats(0, 1), st.floats(0, 1))
def test_a_curve_keeps_the_order(slope: float, shift: float, a: float, b: float) -> None:
    curve = Curve(slope, shift)
    assert 0 <= curve(a) <= 1
    assert (curve(a) <= curve(b)) or a > b


def test_reliability_counts_each_value_once() -> None:
    random.seed(1)
    said = [Outcome(random.choice(KINDS), random.random(), random.random() < 0.5) for _ in range(500)]
    said.append(Outcome("toll", 1.0, True))
    bins = reliability(said)
    assert sum(each.values for each in bins) == len(said)
    assert all(each.low <= each.confidence <= each.high for each in bins)
