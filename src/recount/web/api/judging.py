"""Judgements: what people decide about values, accounts and incidents. A stale one is refused, not lost."""

import json
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Body, HTTPException, Query, Response
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, ConfigDict, Field, field_validator
from sqlalchemy import Connection

from recount.ledger import judgements, queries, store, valuing
from recount.ledger.redirects import root
from recount.ledger.rows import PHRASES
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


class Address(BaseModel):
    """Where a value stands: the account, the field, and in a list the id of the claim."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    account: Id
    field: str
    claim: int | None = Field(None, ge=-LARGEST_ID, le=LARGEST_ID)

    def kept(self) -> valuing.Address:
        """The same as the ledger has it."""
        return valuing.Address(
            account=self.account, field=_FIELDS.get(self.field, self.field), claim=self.claim
        )


class _Asked(BaseModel):
    """`seen` is the version of the incident that the person looked at; `reason` says why, in words."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    seen: int = Field(ge=0)
    reason: str = Field(min_length=1, max_length=LONGEST_REASON)

    def decide(self, connection: Connection, author: str) -> int:
        """Put it on record; returns the judgement's id."""
        raise NotImplementedError

    def incidents(self, connection: Connection) -> dict[int | None, int]:
        """The incidents that it is about, each with the version that was seen of it."""
        raise NotImplementedError


class _OnValue(_Asked):
    address: Address

    def incidents(self, connection: Connection) -> dict[int | None, int]:
        """That of the account."""
        return {queries.incident_of(connection, self.address.account): self.seen}


class Judge(_OnValue):
    """A value, a link, or an account as a whole, is right or wrong."""

    decision: Literal["accept", "reject"]

    def decide(self, connection: Connection, author: str) -> int:
        """Accept or reject it."""
        return valuing.decide(connection, self.decision, self.address.kept(), None, author, self.reason)


class Correct(_OnValue):
    """Another value takes the place of one, or is added; its spans are offsets into the document's text."""

    decision: Literal["correct"]
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

    def decide(self, connection: Connection, author: str) -> int:
        """Put the value in its place."""
        address = self.address.kept()
        to: Any = self.to
        if address.field in valuing.KEPT:  # which are no more than themselves
            to = self.to.get(address.field)
        elif address.field in PHRASES:
            to = self.to.get("span")
        return valuing.decide(connection, "correct", address, to, author, self.reason)


class Link(_Asked):
    """An account goes into another incident, of which `seen_other` is the version that was seen."""

    decision: Literal["link"]
    account: Id
    incident: Id
    seen_other: int = Field(ge=0)

    def decide(self, connection: Connection, author: str) -> int:
        """Move it."""
        return judgements.link(connection, self.account, self.incident, author, self.reason)

    def incidents(self, connection: Connection) -> dict[int | None, int]:
        """That of the account, and the other."""
        return {self.incident: self.seen_other, queries.incident_of(connection, self.account): self.seen}


class Unlink(_Asked):
    """An account goes out of its incident into a new one."""

    decision: Literal["unlink"]
    account: Id

    def decide(self, connection: Connection, author: str) -> int:
        """Take it out."""
        return judgements.unlink(connection, self.account, author, self.reason)

    def incidents(self, connection: Connection) -> dict[int | None, int]:
        """That of the account."""
        return {queries.incident_of(connection, self.account): self.seen}


class Merge(_Asked):
    """One incident goes into another; `seen` is of the one that stays, `seen_other` of the one that goes."""

    decision: Literal["merge"]
    into: Id
    incident: Id
    seen_other: int = Field(ge=0)

    def decide(self, connection: Connection, author: str) -> int:
        """Make them one."""
        return judgements.merge(connection, self.into, self.incident, author, self.reason)

    def incidents(self, connection: Connection) -> dict[int | None, int]:
        """Both."""
        return {self.incident: self.seen_other, self.into: self.seen}


class Split(_Asked):
    """Some accounts of an incident make a new one."""

    decision: Literal["split"]
    incident: Id
    accounts: list[Id]

    def decide(self, connection: Connection, author: str) -> int:
        """Part them."""
        return judgements.split(connection, self.incident, self.accounts, author, self.reason)

    def incidents(self, connection: Connection) -> dict[int | None, int]:
        """The one that is parted."""
        return {self.incident: self.seen}


Decision = Annotated[Judge | Correct | Link | Unlink | Merge | Split, Body(discriminator="decision")]


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
        made = asked.decide(connection, coder.name)
        store.note(connection, asked.decision, judgement=made)
        found = judgements.one(connection, made)
    assert found is not None
    return judgement_view(found)


@router.post("/judgements/{id}/undo", status_code=204)
def undo(id: Id, asked: Undo, opened: Opened, coder: Coder) -> Response:
    """Take a judgement back: all is as it was, and both stay on record. Others' ask for an editor."""
    with opened.transaction() as connection:
        found = judgements.one(connection, id)
    if found is None:
        raise HTTPException(404, f"there is no judgement {id}")
    if found.author != coder.name and not coder.may(Role.EDITOR):
        raise HTTPException(403, f"judgement {id} is {found.author}'s; to undo it asks for an editor")
    opened.undo(id, asked.reason, coder.name)
    return Response(status_code=204)


def _refuse_stale(connection: Connection, asked: _Asked) -> None:
    """409 where people have decided on any of the incidents since it was seen."""
    merged = queries.merges(connection)
    looked_at = {root(id, merged): seen for id, seen in asked.incidents(connection).items() if id is not None}
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
