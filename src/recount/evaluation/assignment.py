"""The one-to-one pairing of two lists that is greatest in sum, where SciPy is not there to find it."""

from collections.abc import Sequence
from math import inf


def assignment(likeness: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Rows and the columns they are paired with, in the order of the rows.

    `likeness` has one row for each member of one list and one column for each of the other; as many pairs are
    made as the shorter list has members. Shortest augmenting paths (Kuhn 1955; Jonker and Volgenant 1987),
    in O(n²m) steps for n the shorter list.
    """
    if not likeness or not likeness[0]:
        return []
    if len(likeness) > len(likeness[0]):
        turned = assignment([list(column) for column in zip(*likeness, strict=True)])
        return sorted((row, column) for column, row in turned)
    cost = [[-value for value in row] for row in likeness]
    width = len(cost[0])
    of_row, of_column = [0.0] * len(cost), [0.0] * width  # the prices that make every pair cost 0 or more
    taken: list[int | None] = [None] * width  # the row that each column is paired with
    for row in range(len(cost)):
        _augment(row, cost, of_row, of_column, taken)
    return sorted((paired, column) for column, paired in enumerate(taken) if paired is not None)


def _augment(
    row: int,
    cost: Sequence[Sequence[float]],
    of_row: list[float],
    of_column: list[float],
    taken: list[int | None],
) -> None:
    """Pair one more row, along the cheapest path that leads over rows already paired to a free column."""
    width = len(taken)
    reach, before = [inf] * width, [-1] * width  # what each column costs to come to, and from which one
    done = [False] * width
    rows, at, last = [row], row, -1
    while True:
        for column in range(width):
            step = cost[at][column] - of_row[at] - of_column[column]
            if not done[column] and step < reach[column]:
                reach[column], before[column] = step, last
        last = min((column for column in range(width) if not done[column]), key=reach.__getitem__)
        least = reach[last]
        for each in rows:
            of_row[each] += least
        for column in range(width):
            if done[column]:
                of_column[column] -= least
            else:
                reach[column] -= least
        done[last] = True
        following = taken[last]
        if following is None:
            break
        rows.append(following)
        at = following
    while last != -1:
        previous = before[last]
        taken[last] = row if previous == -1 else taken[previous]
        last = previous
