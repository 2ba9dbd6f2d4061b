"""Adjudication: of two codings and a person's decision on each of their differences, a third."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from recount.coding.comparing import LISTS, WHOLE, Paired, Row
from recount.model import Account, IncidentType, Modality, Value

SELECTED = {"type": IncidentType, "modality": Modality}  # of which an incident must have one


class Decision(Value):
    """Which side of a difference holds, and why.

    With "neither" the value is left out of the outcome; a type or a modality, which no incident is without,
    is then given as `value`.
    """

    choice: Literal["left", "right", "neither"]
    reason: str
    value: str | None = None


def adjudicated(pairs: Sequence[Paired], decisions: Mapping[str, Decision]) -> tuple[Account, ...]:
    """The coding that follows from the decisions, which are given by the ids of the rows that differ.

    What both sides agree on is taken from the left. ValueError, with a plain sentence, where a difference is
    not decided, or a decision is of no difference or cannot be.
    """
    differences = {row.id: row for pair in pairs for row in pair.rows if not row.same}
    strange = sorted(decisions.keys() - differences.keys())
    if strange:
        raise ValueError(f"the two codings do not differ in {strange[0]}: load the comparison anew")
    for id, row in differences.items():
        if id not in decisions:
            raise ValueError(f"{_name(row)} is not decided yet")
        if not decisions[id].reason.strip():
            raise ValueError(f"{_name(row)} is decided without a reason")
    return tuple(account for pair in pairs if (account := _account(pair, decisions)) is not None)


def _account(pair: Paired, decisions: Mapping[str, Decision]) -> Account | None:
    if pair.left is None or pair.right is None:
        chosen = _chosen(pair.rows[0], decisions)
        assert chosen is None or isinstance(chosen, Account)
        return chosen
    values: dict[str, Any] = {field: [] for field in LISTS}
    for row in pair.rows:
        value = _chosen(row, decisions)
        if row.field not in LISTS:
            values["period" if row.field == "date" else row.field] = value
        elif value is not None:
            values[row.field].append(value)
    lists = {field: tuple(values.pop(field)) for field in LISTS}
    base = pair.left if values["type"] is pair.left.type else pair.right
    return Account(anchor=base.anchor, **values, **lists)


def _chosen(row: Row, decisions: Mapping[str, Decision]) -> Any:
    """The value that a row comes to; None where it comes to none."""
    if row.same:
        return row.left
    decision = decisions[row.id]
    if decision.choice == "left":
        return row.left
    if decision.choice == "right":
        return row.right
    if row.field in SELECTED:
        try:
            return SELECTED[row.field](decision.value or "")
        except ValueError:
            raise ValueError(f"{_name(row)}: with neither side, choose another {row.field}") from None
    if row.field in ("main", "aggregate"):
        raise ValueError(f"{_name(row)}: it is yes or no, so one of the sides holds")
    return None


def _name(row: Row) -> str:
    number, _, field = row.id.partition(".")
    if row.field == WHOLE:
        return f"incident {number}"
    return f"incident {number}, {field.replace('_', ' ').replace('.', ' ')}"
