"""A toll through time: what it amounted to after each day on which somebody gave a number."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from recount.model import Effect, Value
from recount.reconciling.rules import DEFAULT_RULE, Rule
from recount.reconciling.said import Said, Toll
from recount.reconciling.tolls import toll, wholes


class Step(Value):
    """What was known up to a day of publication; None, which comes first, for undated documents."""

    day: date | None
    toll: Toll
    new: tuple[Said, ...]


def history(said: Iterable[Said], effect: Effect, rule: Rule | str = DEFAULT_RULE) -> tuple[Step, ...]:
    """The toll after each day of publication that brought a whole claim, oldest first."""
    given = sorted(wholes(said, effect), key=lambda each: each.published or date.min)
    known: list[Said] = []
    steps: list[Step] = []
    for day, added in groupby(given, key=lambda each: each.published):
        new = tuple(added)
        known += new
        found = toll(known, effect, rule)
        if found is not None:
            steps.append(Step(day=day, toll=found, new=new))
    return tuple(steps)
