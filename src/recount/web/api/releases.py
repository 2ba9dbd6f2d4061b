"""Releases: their list, making one, taking it along, and what changed since the one before."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, Field

from recount import releases
from recount.reconciling import DEFAULT_RULE, Rule, rule_of
from recount.releases.shelf import before
from recount.web.asked import Editor, Opened

router = APIRouter(prefix="/releases", tags=["releases"])
MEDIA = {
    "csv": "text/csv; charset=utf-8",
    "jsonl": "application/x-ndjson",
    "geojson": "application/geo+json",
}


class Wanted(BaseModel):
    """A release to be made: its name, what it is for, and the counting rule of its tolls."""

    name: str
    note: str = Field(default="", max_length=2000)
    rule: str = DEFAULT_RULE


@router.get("")
def listed(
    opened: Opened,
    limit: Annotated[int, Query(ge=1, le=500)] = 100,
    offset: Annotated[int, Query(ge=0)] = 0,
) -> dict[str, Any]:
    """Every release, newest first."""
    found = releases.every(opened)
    items = [_plain(each) for each in found[offset : offset + limit]]
    return {"total": len(found), "offset": offset, "items": items}


@router.post("", status_code=201)
def made(opened: Opened, asker: Editor, wanted: Wanted) -> dict[str, Any]:
    """Freeze the ledger as it is now. It takes about as long as exporting it in three formats."""
    made = releases.make(opened, wanted.name, wanted.note.strip(), _rule(wanted.rule), asker.name)
    return _plain(made)


@router.get("/{name}/difference")
def changed(
    opened: Opened, name: str, limit: Annotated[int, Query(ge=0, le=100_000)] = 500
) -> dict[str, Any]:
    """What came, went and changed since the release before; of each kind at most `limit`, and how many."""
    with _found():
        earlier = before(opened, name)
    if earlier is None:
        none: list[Any] = []
        counts = dict.fromkeys(("added", "gone", "changed", "details"), 0)
        return {"from": None, "to": name, "added": none, "gone": none, "changed": none, "counts": counts}
    found = releases.compare(opened, earlier, name)
    return {
        "from": earlier,
        "to": name,
        "added": found.added[:limit],
        "gone": [{**each.line, "into": each.into} for each in found.gone[:limit]],
        "changed": [
            {"id": each.line["id"], "line": each.line, "what": [asdict(change) for change in each.what]}
            for each in found.changed[:limit]
        ],
        "counts": {
            "added": len(found.added),
            "gone": len(found.gone),
            "changed": len(found.changed),
            "details": found.details,
        },
    }


@router.get("/{name}.{format}")
def taken(opened: Opened, name: str, format: str) -> StreamingResponse:
    """A release as CSV, JSON lines or GeoJSON, byte for byte what it was when it was made."""
    with _found():
        packed = releases.export(opened, name, format)
    return StreamingResponse(
        releases.unpacked(packed),
        media_type=MEDIA[format],
        headers={"Content-Disposition": f'attachment; filename="{name}.{format}"'},
    )


@contextmanager
def _found() -> Iterator[None]:
    """A release or a format that is not there is no address."""
    try:
        yield
    except releases.NoSuchRelease as error:
        raise HTTPException(404, str(error)) from None


def _rule(name: str) -> Rule:
    try:
        return rule_of(name)
    except ValueError as error:
        raise HTTPException(422, str(error)) from None


def _plain(release: releases.Release) -> dict[str, Any]:
    return {**release.model_dump(mode="json"), "formats": release.formats}
