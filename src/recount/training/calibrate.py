"""From the model's probabilities to confidences that hold: a logistic curve for each kind of value.

After J. Platt, Probabilistic outputs for support vector machines (1999): sigmoid(a * logit(p) + b), with a
and b fitted to what was right on the reports on which the thresholds are chosen.
"""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from recount.evaluation.reliability import KINDS, Outcome
from recount.reading.groups import Curve, logit

Floats = NDArray[np.float64]
_RIDGE = 1.0
_ENOUGH = 12  # values of a kind without which its curve stays as it is,
_LIKE = {"bare incident": "incident"}  # or is that of another


def calibrate(found: Iterable[Outcome]) -> dict[str, Curve]:
    """The curve of each kind of value, from outcomes with the model's own probabilities."""
    every = list(found)
    curves = {}
    for kind in KINDS:
        here = [o for o in every if o.kind == kind]
        if len(here) >= _ENOUGH:
            x = np.array([logit(o.confidence) for o in here])
            curves[kind] = _fit(x, np.array([o.right for o in here], dtype=float))
        else:
            curves[kind] = curves.get(_LIKE.get(kind, ""), Curve())
    return curves


def _fit(x: Floats, y: Floats) -> Curve:
    """The likeliest slope and shift, drawn a little towards no change at all."""

    def cost(at: Floats) -> float:
        z = at[0] * x + at[1]
        return float((np.logaddexp(0, z) - y * z).sum() + _RIDGE * ((at[0] - 1) ** 2 + at[1] ** 2))

    found = minimize(cost, np.array([1.0, 0.0]), method="L-BFGS-B", bounds=[(0.05, 5.0), (-5.0, 5.0)]).x
    return Curve(slope=float(found[0]), shift=float(found[1]))
