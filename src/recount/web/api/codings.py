"""Double coding: assignments, drafts, comparisons, adjudication, and how far coders agree."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, Any

from fastapi import APIRouter, Depends, HTTPException, Query, Request, Response
from pydantic import BaseModel

from recount.coding import COLUMNS, Decision, agreement, as_plain, figures, gold_lines
from recount.ledger.coding_records import (
    MACHINE,
    Closed,
    CodingRecord,
    NoSuchCoding,
    Outdated,
    PairRecord,
    WholeCoding,
    same,
)
from recount.ledger.codings import CodingDesk, Compared
from recount.ledger.errors import LedgerError
from recount.model import Effect, IncidentType, Modality, Status, Victims
from recount.web.asked import Asking, Coder, Editor, Opened
from recount.web.csvs import csv_answer
from recount.web.team import people
from recount.web.team.roles import Role

router = APIRouter(prefix="/codings", tags=["double coding"])
CoderName = Annotated[
    str | None,
    Query(description="Who codes. With --team it is who is logged in, whatever is given here."),
]
Side = Annotated[
    str | None, Query(max_length=100, description='A coder\'s name, or "machine"; without one, everybody.')
]


def _desk(opened: Opened) -> CodingDesk:
    return CodingDesk(opened)


def _in_team(request: Request) -> bool:
    return bool(request.app.state.serving.team)


Desk = Annotated[CodingDesk, Depends(_desk)]
InTeam = Annotated[bool, Depends(_in_team)]


class Assignment(BaseModel):
    """A document for a coder; with `other`, a second coder or "machine", both are compared."""

    document: int
    coder: str
    other: str | None = None


class Save(BaseModel):
    """A draft, saved over version `version`."""

    version: int
    incidents: list[Any]


class Submission(BaseModel):
    """The version that is submitted."""

    version: int


class Adjudication(BaseModel):
    """A decision on each difference, by its id; `seen` is the latest adjudication that was loaded."""

    decisions: dict[str, Decision]
    seen: int | None = None


@contextmanager
def _answered(yours: Any = None) -> Iterator[None]:
    """Turns what the ledger refuses into what a browser is told."""
    try:
        yield
    except Closed as why:
        raise HTTPException(403, str(why)) from None
    except NoSuchCoding as why:
        raise HTTPException(404, str(why)) from None
    except Outdated as why:
        detail = {"message": str(why), "version": why.version, "yours": yours, "theirs": why.theirs}
        raise HTTPException(409, detail) from None


@router.get("")
def codings(desk: Desk, opened: Opened, asking: Asking, in_team: InTeam) -> dict[str, Any]:
    """Every assignment, newest first, without what was coded; and who may code."""
    found = desk.codings()
    return {
        "total": len(found),
        "offset": 0,
        "items": [_record(each) for each in found],
        "coders": _may_code(opened) if in_team else sorted({each.coder for each in found}, key=str.casefold),
    }


@router.post("", status_code=201)
def assign(
    asked: Assignment, desk: Desk, opened: Opened, asking: Coder, in_team: InTeam, coder: CoderName = None
) -> dict[str, Any]:
    """Give a document to a coder, or blind to two. In a team it takes an editor, but for oneself."""
    names = [name for name in (asked.coder, asked.other) if name is not None and not same(name, MACHINE)]
    if in_team:
        if not asking.may(Role.EDITOR) and not all(same(name, asking.name) for name in names):
            raise HTTPException(403, "assigning to others asks for the role editor")
        allowed = _may_code(opened)
        for name in names:
            if not any(same(name, each) for each in allowed):
                raise LedgerError(f"there is nobody called {name} here who may code")
    with _answered():
        made, pair = desk.assign(asked.document, asked.coder, asked.other, _by(asking, in_team, coder))
    return {"codings": made, "pair": pair}


@router.get("/vocabulary")
def vocabulary(asking: Asking) -> dict[str, Any]:
    """The values that the fields of a coding take."""
    from recount.gazetteer.countries import country_labels

    countries = sorted(country_labels().items(), key=lambda item: item[1].casefold())
    return {
        "types": [{"slug": each.value, "family": each.family} for each in IncidentType],
        "modalities": [each.value for each in Modality],
        "statuses": [each.value for each in Status],
        "effects": [each.value for each in Effect],
        "victims": [each.value for each in Victims],
        "countries": [{"code": code, "name": name} for code, name in countries],
    }


@router.get("/pairs")
def pairs(desk: Desk, asking: Asking) -> dict[str, Any]:
    """Every pair of codings that is or will be compared, newest first."""
    found = desk.pairs()
    return {"total": len(found), "offset": 0, "items": [_pair(each) for each in found]}


@router.get("/pairs/{id}")
def pair(id: int, desk: Desk, asking: Asking) -> dict[str, Any]:
    """Two codings side by side. 403 until both are in, and while anybody else still codes the document."""
    with _answered():
        return _compared(desk.compared(id))


@router.post("/pairs/{id}/adjudicate")
def adjudicate(
    id: int, asked: Adjudication, desk: Desk, asking: Editor, in_team: InTeam, coder: CoderName = None
) -> dict[str, Any]:
    """Decide every difference of a pair; what comes of it is a third coding. 409 when somebody just has."""
    yours = {key: each.model_dump() for key, each in asked.decisions.items()}
    with _answered(yours):
        by = _by(asking, in_team, coder)
        return _compared(desk.adjudicate(id, asked.decisions, by, asked.seen))


@router.get("/agreement")
def agreed(desk: Desk, asking: Asking, a: Side = None, b: Side = None) -> dict[str, Any]:
    """How far coders agree, over all open pairs, or those of `a`, or those between `a` and `b`."""
    return agreement(desk.coded(a or None, b or None)).model_dump(mode="json")


@router.get("/agreement.csv")
def agreed_csv(desk: Desk, asking: Asking, a: Side = None, b: Side = None) -> Response:
    """The same figures as a table."""
    return csv_answer("agreement.csv", COLUMNS, figures(agreement(desk.coded(a or None, b or None))))


@router.get("/gold.jsonl")
def gold(desk: Desk, asking: Asking) -> Response:
    """The adjudicated codings as gold reports, one line of JSON for each document."""
    lines = (json.dumps(line, ensure_ascii=False) for line in gold_lines(desk.adjudicated()))
    return _download("".join(f"{line}\n" for line in lines), "application/x-ndjson", "gold.jsonl")


@router.get("/{id}")
def coding(id: int, desk: Desk, asking: Asking, in_team: InTeam, coder: CoderName = None) -> dict[str, Any]:
    """A coding with the text of its document. 403 to all but its coder, until nobody codes that any more."""
    with _answered():
        return _whole(desk.coding(id, asking.name if in_team else coder or ""))


@router.put("/{id}")
def save(
    id: int, asked: Save, desk: Desk, asking: Coder, in_team: InTeam, coder: CoderName = None
) -> dict[str, Any]:
    """Save a draft. 409, with both versions, when another was saved since that version."""
    with _answered(asked.incidents):
        return _whole(desk.save(id, _who(asking, in_team, coder), asked.incidents, asked.version))


@router.post("/{id}/submit")
def submit(
    id: int, asked: Submission, desk: Desk, asking: Coder, in_team: InTeam, coder: CoderName = None
) -> dict[str, Any]:
    """Freeze a coding. 422 with what is wrong with it, where it is not whole."""
    with _answered():
        return _whole(desk.submit(id, _who(asking, in_team, coder), asked.version))


@router.delete("/{id}", status_code=204)
def withdraw(id: int, desk: Desk, asking: Coder, in_team: InTeam, coder: CoderName = None) -> None:
    """Take back an assignment that is not submitted: one's own, or as an editor anybody's."""
    with _answered():
        whose = next((each.coder for each in desk.codings() if each.id == id), None)
        if in_team and whose is not None and not same(whose, asking.name) and not asking.may(Role.EDITOR):
            raise HTTPException(403, "taking back what others code asks for the role editor")
        desk.withdraw(id, _by(asking, in_team, coder))


def _who(asking: Asking, in_team: bool, coder: str | None) -> str:
    """Under which name somebody codes: in a team their own, else what they call themselves."""
    if in_team:
        return asking.name
    if not (coder or "").strip():
        raise LedgerError("say who codes")
    return str(coder)


def _by(asking: Asking, in_team: bool, coder: str | None) -> str:
    return asking.name if in_team else " ".join((coder or "").split()) or asking.name


def _may_code(opened: Opened) -> list[str]:
    with opened.transaction() as connection:
        team = people.every(connection)
    return [each.name for each in team if not each.disabled and each.role.covers(Role.CODER)]


def _record(record: CodingRecord) -> dict[str, Any]:
    return record.model_dump(mode="json", exclude={"source"}) | {"outlet": record.outlet}


def _whole(whole: WholeCoding) -> dict[str, Any]:
    return _record(whole.record) | {
        "content": whole.document.content,
        "incidents": whole.draft.model_dump(mode="json")["incidents"],
        "faults": [fault.model_dump(mode="json") for fault in whole.faults],
    }


def _pair(pair: PairRecord) -> dict[str, Any]:
    document = {"document", "title", "name", "published"}
    return {
        "id": pair.id,
        **pair.left.model_dump(mode="json", include=document),
        "outlet": pair.left.outlet,
        "left": _side(pair.left),
        "right": _side(pair.right),
        **pair.model_dump(mode="json", include={"closed", "adjudication", "adjudicated", "adjudicated_by"}),
    }


def _side(side: CodingRecord | None) -> dict[str, Any]:
    if side is None:
        return {"coder": MACHINE, "coding": None, "submitted": True}
    return {"coder": side.coder, "coding": side.id, "submitted": side.submitted is not None}


def _compared(found: Compared) -> dict[str, Any]:
    return _pair(found.record) | {
        "content": found.document.content,
        "incidents": [
            {
                "number": pair.number,
                "left": as_plain(pair.left),
                "right": as_plain(pair.right),
                "rows": [
                    {
                        "id": row.id,
                        "field": row.field,
                        "left": as_plain(row.left),
                        "right": as_plain(row.right),
                        "differs": list(row.differs),
                    }
                    for row in pair.rows
                ],
            }
            for pair in found.pairs
        ],
        "decisions": {key: each.model_dump(mode="json") for key, each in found.decisions.items()},
        "outcome": None if found.outcome is None else [as_plain(each) for each in found.outcome],
    }


def _download(text: str, kind: str, name: str) -> Response:
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(text.encode(), media_type=kind, headers=disposition)
