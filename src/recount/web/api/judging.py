"""Judgements: what people decide about values, accounts and incidents. A stale one is refused, not lost."""

import json
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Body, HTTPException, Query, Response
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, ConfigDict, Field, field_validator
from sqlalchemy import Connection

from recount.ledger import judgements, queries, store, valuing
from recount.ledger.redirects import root
from recount.ledger.tables import LARGEST_ID
from recount.web.asked import Coder, Opened
from recount.web.csvs import csv_answer
from recount.web.team.roles import Role
from recount.web.views.account import NAMED
from recount.web.views.incident import judgement_view

router = APIRouter(tags=["judgements"])

LONGEST_REASON = 2000
LONGEST_VALUE = 20_000  # letters of a correction
Id = Annotated[int, Field(ge=0, le=LARGEST_ID)]
COLUMNS = ("id", "at", "author", "decision", "words", "reason", "undone_at", "undone_by", "undone_because")
_FIELDS = {shown: field for field, shown in NAMED.items()}


class _Asked(BaseModel):
    """`seen` is the version of the incident that the person looked at; `reason` says why, in words."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    seen: int = Field(ge=0)
    reason: str = Field(min_length=1, max_length=LONGEST_REASON)


class Address(BaseModel):
    """Where a value stands: the account, the field, and in a list the id of the claim."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    account: Id
    field: str
    claim: int | None = Field(None, ge=-LARGEST_ID, le=LARGEST_ID)


class OnValue(_Asked):
    """A value, or an account as a whole, is right or wrong."""

    decision: Literal["accept", "reject"]
    address: Address


class Correct(_Asked):
    """Another value takes the place of one, or is added; its spans are offsets into the document's text."""

    decision: Literal["correct"]
    address: Address
    to: dict[str, Any]

    @field_validator("to")
    @classmethod
    def _plain(cls, to: dict[str, Any]) -> dict[str, Any]:
        """No more than a value needs, so that it can be given back as it came."""
        try:
            size = len(json.dumps(to, ensure_ascii=False).encode())
        except (RecursionError, ValueError):
            raise ValueError("this is no value") from None
        if size > LONGEST_VALUE:
            raise ValueError("this is too long for a value")
        return to


class _OfTwo(_Asked):
    """`seen` is the version of the incident that stays, or that the account is in; `seen_other` that of the
    other one.
    """

    seen_other: int = Field(ge=0)


class Link(_OfTwo):
    """An account goes into another incident."""

    decision: Literal["link"]
    account: Id
    incident: Id


class Unlink(_Asked):
    """An account goes out of its incident into a new one."""

    decision: Literal["unlink"]
    account: Id


class Merge(_OfTwo):
    """One incident goes into another."""

    decision: Literal["merge"]
    into: Id
    incident: Id


class Split(_Asked):
    """Some accounts of an incident make a new one."""

    decision: Literal["split"]
    incident: Id
    accounts: list[Id]


Decision = Annotated[OnValue | Correct | Link | Unlink | Merge | Split, Body(discriminator="decision")]


class Undo(BaseModel):
    """Why a judgement is taken back."""

    reason: str = Field(min_length=1, max_length=LONGEST_REASON)


@router.get("/judgements")
def all_judgements(
    opened: Opened,
    limit: Annotated[int, Query(ge=1, le=500)] = 50,
    offset: Annotated[int, Query(ge=0)] = 0,
) -> dict[str, Any]:
    """One page of all judgements, those that were undone too, the newest first."""
    found = opened.judgements()[::-1]
    page = [judgement_view(each) for each in found[offset : offset + limit]]
    return {"total": len(found), "offset": offset, "items": page}


@router.get("/judgements.csv", response_class=StreamingResponse)
def judgements_csv(opened: Opened) -> StreamingResponse:
    """All judgements, the oldest first, as CSV."""
    return csv_answer("judgements.csv", COLUMNS, map(judgement_view, opened.judgements()))


@router.post("/judgements", status_code=201)
def judge(asked: Decision, opened: Opened, coder: Coder) -> dict[str, Any]:
    """Decide. Where somebody has decided on the same incident since `seen`, 409 with what they decided."""
    with opened.transaction(writes=True) as connection:
        _refuse_stale(connection, asked)
        made = _decide(connection, asked, coder.name)
        store.note(connection, asked.decision, judgement=made)
        found = next(each for each in judgements.every(connection) if each.id == made)
    return judgement_view(found)


@router.post("/judgements/{id}/undo", status_code=204)
def undo(id: Id, asked: Undo, opened: Opened, coder: Coder) -> Response:
    """Take a judgement back: all is as it was, and both stay on record. Others' ask for an editor."""
    found = {each.id: each for each in opened.judgements()}.get(id)
    if found is None:
        raise HTTPException(404, f"there is no judgement {id}")
    if found.author != coder.name and not coder.may(Role.EDITOR):
        raise HTTPException(403, f"judgement {id} is {found.author}'s; to undo it asks for an editor")
    opened.undo(id, asked.reason, coder.name)
    return Response(status_code=204)


def _decide(connection: Connection, asked: Any, author: str) -> int:
    match asked:
        case OnValue():
            return valuing.decide(
                connection, asked.decision, _address(asked.address), None, author, asked.reason
            )
        case Correct():
            to = _value(asked.address.field, asked.to)
            return valuing.decide(connection, "correct", _address(asked.address), to, author, asked.reason)
        case Link():
            return judgements.link(connection, asked.account, asked.incident, author, asked.reason)
        case Unlink():
            return judgements.unlink(connection, asked.account, author, asked.reason)
        case Merge():
            return judgements.merge(connection, asked.into, asked.incident, author, asked.reason)
        case Split():
            return judgements.split(connection, asked.incident, asked.accounts, author, asked.reason)
    raise AssertionError(asked)


def _address(asked: Address) -> valuing.Address:
    field = _FIELDS.get(asked.field, asked.field)
    return valuing.Address(account=asked.account, field=field, claim=asked.claim)


def _value(field: str, to: dict[str, Any]) -> Any:
    """The value of a correction as the nouns have it: of a type or a phrase it is not a field of its own."""
    if field in ("type", "modality", "main", "aggregate"):
        return to.get(field)
    if field in ("targets", "weapons", "named_dead"):
        return to.get("span")
    return to


def _looked_at(connection: Connection, asked: Any) -> dict[int, int]:
    """The incidents that a decision is about, as they stand now, each with the version that was seen."""
    account = (
        asked.address.account if isinstance(asked, OnValue | Correct) else getattr(asked, "account", None)
    )
    one = queries.incident_of(connection, account) if account is not None else None
    if isinstance(asked, Merge | Split):
        one = asked.into if isinstance(asked, Merge) else asked.incident
    merged = queries.merges(connection)
    found: dict[int, int] = {}
    if isinstance(asked, Link | Merge):
        found[root(asked.incident, merged)] = asked.seen_other
    if one is not None:
        found[root(one, merged)] = asked.seen
    return found


def _refuse_stale(connection: Connection, asked: Any) -> None:
    """409 where people have decided on any of the incidents since it was seen."""
    looked_at = _looked_at(connection, asked)
    about = {incident: judgements.about(connection, incident) for incident in looked_at}
    theirs = {
        each.id: each
        for incident, seen in looked_at.items()
        for each in judgements.since(about[incident], seen)
    }
    if theirs:
        versions = {incident: judgements.version(judged) for incident, judged in about.items()}
        raise HTTPException(
            409,
            {
                "message": "Somebody has decided on this incident since you looked at it.",
                "version": max(versions.values()),
                "versions": versions,
                "yours": asked.model_dump(mode="json"),
                "theirs": [judgement_view(each) for each in theirs.values()],
            },
        )
