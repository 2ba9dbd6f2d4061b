"""Accounts as people have judged them: values accepted, corrected, rejected and added, over what was read.

What was read stays in its rows. A value has an address: the account, the field, and in a list the id of its
claim. A value that a person added has the negative number of that judgement for an id.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Connection, select

from recount.ledger.parts import where_in
from recount.ledger.rows import PHRASES, AnyRow, account_of
from recount.ledger.tables import Judgements
from recount.model import (
    Account,
    IncidentType,
    Modality,
    Period,
    Phrase,
    PlaceMention,
    ResponsibilityClaim,
    TollClaim,
)

ACCOUNT = "account"  # the field that stands for the account as a whole,
LINK = "link"  # and that which stands for its being of its incident
LISTS = ("tolls", "perpetrators", *PHRASES)
SINGLE = ("type", "modality", "main", "aggregate", "period", "place")
FIELDS = (ACCOUNT, LINK, *SINGLE, *LISTS)
DECISIONS = ("accept", "correct", "reject")
SURE = 1.0  # the confidence in what a person has accepted or put right

VALUES: dict[str, TypeAdapter[Any]] = {
    "type": TypeAdapter(IncidentType),
    "modality": TypeAdapter(Modality),
    "main": TypeAdapter(bool),
    "aggregate": TypeAdapter(bool),
    "period": TypeAdapter(Period),
    "place": TypeAdapter(PlaceMention),
    "tolls": TypeAdapter(TollClaim),
    "perpetrators": TypeAdapter(ResponsibilityClaim),
    **{name: TypeAdapter(Phrase) for name in PHRASES},
}

Address = tuple[str, int | None]  # the field, and the claim's id in a list


@dataclass(frozen=True)
class Judged:
    """An account as it stands. `account` is None where a person has rejected it as a whole.

    `ids` are those of the values of each list, in its order; `standing` the judgement on each address that
    has one; `rejected` the values that were taken out, under their addresses.
    """

    account: Account | None
    ids: Mapping[str, tuple[int, ...]]
    standing: Mapping[Address, AnyRow] = field(default_factory=dict)
    rejected: Mapping[Address, Any] = field(default_factory=dict)


def standing(connection: Connection, accounts: Collection[int]) -> dict[int, list[AnyRow]]:
    """The judgements that stand on values of those accounts, oldest first."""
    found: dict[int, list[AnyRow]] = defaultdict(list)
    if connection.scalar(select(Judgements.id).where(Judgements.account_id.is_not(None)).limit(1)) is None:
        return found
    query = select(*Judgements.__table__.c).where(Judgements.undone_at.is_(None))
    rows = where_in(connection, query, Judgements.account_id, accounts)
    for row in sorted(rows, key=lambda row: int(row.id)):
        if row.decision in DECISIONS:
            found[row.account_id].append(row)
    return found


def judged(
    row: AnyRow,
    tolls: Sequence[AnyRow] = (),
    responsibilities: Sequence[AnyRow] = (),
    phrases: Sequence[AnyRow] = (),
    decisions: Iterable[AnyRow] = (),
    *,
    bare: bool = False,
) -> Judged:
    """The account of those rows under the decisions on it, the later over the earlier.

    A `bare` one has none of its lists, nor those that people added.
    """
    read = account_of(row, tolls, responsibilities, phrases)
    ids: dict[str, list[int]] = {
        "tolls": [each.id for each in tolls],
        "perpetrators": [each.id for each in responsibilities],
        **{name: [each.id for each in phrases if each.field == name] for name in PHRASES},
    }
    values = {name: dict(zip(ids[name], getattr(read, name), strict=True)) for name in LISTS}
    changes: dict[str, Any] = {}
    stand: dict[Address, AnyRow] = {}
    rejected: dict[Address, Any] = {}
    whole = True
    for decision in decisions:
        name, claim = decision.detail["field"], decision.detail.get("claim")
        if name in LISTS:
            if bare:
                continue
            claim = -decision.id if claim is None else claim
            _judge_claim(values[name], rejected, (name, claim), decision)
        elif name == LINK:
            pass  # it changes no value
        elif name == ACCOUNT:
            whole = decision.decision != "reject"
            changes["confidence"] = SURE
        else:
            _judge_field(read, changes, rejected, name, decision)
        stand[name, claim] = decision
    changes |= {name: tuple(values[name].values()) for name in LISTS}
    account = read.model_copy(update=changes) if stand else read
    return Judged(
        account=account if whole else None,
        ids={name: tuple(values[name]) for name in LISTS},
        standing=stand,
        rejected=rejected,
    )


def _judge_claim(
    values: dict[int, Any], rejected: dict[Address, Any], address: tuple[str, int], decision: AnyRow
) -> None:
    name, claim = address
    before = values.get(claim, rejected.get(address))
    rejected.pop(address, None)
    if decision.decision == "reject":
        values.pop(claim, None)
        rejected[address] = before
    elif decision.decision == "correct":
        values[claim] = _sure(VALUES[name].validate_python(decision.detail["to"]))
    elif before is not None:
        values[claim] = _sure(before)


def _judge_field(
    read: Account, changes: dict[str, Any], rejected: dict[Address, Any], name: str, decision: AnyRow
) -> None:
    before = changes.get(name, getattr(read, name))
    if before is None:
        before = rejected.get((name, None), getattr(read, name))
    rejected.pop((name, None), None)
    if decision.decision == "reject":
        rejected[name, None] = before
        changes[name] = None
    elif decision.decision == "correct":
        changes[name] = _sure(VALUES[name].validate_python(decision.detail["to"]))
    else:
        changes[name] = _sure(before)
    if name == "type":
        changes["type_confidence"] = SURE


def _sure(value: Any) -> Any:
    return value.model_copy(update={"confidence": SURE}) if hasattr(value, "confidence") else value
