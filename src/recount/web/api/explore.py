"""Incidents as lists, on the map, in time, and counted by value: all under the same filters."""

from collections.abc import Iterator
from typing import Annotated, Any, Literal

import numpy as np
from fastapi import APIRouter, Query
from fastapi.responses import StreamingResponse
from sqlalchemy import Connection, select

from recount.gazetteer.countries import country_labels
from recount.ledger import Ledger
from recount.ledger.parts import where_in
from recount.ledger.summary_tables import SummaryLines
from recount.web import counting
from recount.web.asked import Indexed, Opened
from recount.web.csvs import csv_answer
from recount.web.filters import Box, Filters, box, check_days
from recount.web.index import Index, Mask, Rows
from recount.web.searching import searched

router = APIRouter(tags=["explore"])

Plain = dict[str, Any]
Asked = Annotated[Filters, Query()]
Order = Literal["date", "-date", "killed", "-killed", "place", "documents", "doubts"]
LARGEST_PAGE = 500
_MARGIN = 0.25  # of the view: what lies just outside is drawn too, so that nothing pops in at the edges
_PART = 1000  # lines of a download that are fetched together
COLUMNS = (
    *("id", "type", "modality", "main", "aggregate", "first", "last", "place", "country", "lat", "lon"),
    *("precision", "extent_km", "killed_low", "killed_best", "killed_high", "injured_low", "injured_best"),
    *("injured_high", "actors", "documents", "accounts", "sources", "doubts", "confidence", "reviewed"),
)


@router.get("/incidents")
def incidents(
    asked: Asked,
    opened: Opened,
    index: Indexed,
    sort: Order = "-date",
    limit: Annotated[int, Query(ge=1, le=LARGEST_PAGE)] = 50,
    offset: Annotated[int, Query(ge=0)] = 0,
) -> Plain:
    """One page of the incidents that fit; those without what they are sorted by come last."""
    with index.lock, opened.transaction() as connection:
        fits = _fits(asked, connection, index)
        ids = counting.ordered(index, fits, sort, offset, limit)
        found = _lines(connection, ids)
        return {"total": int(fits.sum()), "offset": offset, "items": [found[id] for id in ids if id in found]}


@router.get("/incidents.csv", response_class=StreamingResponse)
def incidents_csv(asked: Asked, opened: Opened, index: Indexed, sort: Order = "date") -> StreamingResponse:
    """All incidents that fit, as CSV."""
    with index.lock, opened.transaction() as connection:
        fits = _fits(asked, connection, index)
        ids = counting.ordered(index, fits, sort, 0, len(fits))
    return csv_answer("incidents.csv", COLUMNS, _rows(opened, ids))


@router.get("/map")
def map_points(
    asked: Asked,
    opened: Opened,
    index: Indexed,
    zoom: Annotated[float, Query(ge=0, le=20)] = 2,
) -> Plain:
    """The incidents that fit as GeoJSON points, those that lie close together at this zoom as one."""
    with index.lock, opened.transaction() as connection:
        everywhere = _fits(asked, connection, index, but="bbox")
        placed = np.isfinite(index.columns["lat"])
        seen = everywhere & index.within(_wider(box(asked.bbox))) if asked.bbox else everywhere
        found = counting.points(index, seen, zoom)
        lines = _lines(connection, [point["id"] for point in found if point["id"] is not None])
        return {
            "type": "FeatureCollection",
            "features": [_feature(point, lines) for point in found],
            "bounds": counting.bounds(index, everywhere),
            "unplaced": int((everywhere & ~placed).sum()),
        }


@router.get("/timeline")
def timeline(asked: Asked, opened: Opened, index: Indexed, zoomed: Literal["", "yes"] = "") -> Plain:
    """How many incidents, and how many killed, over time; of all days unless zoomed to those asked for."""
    with index.lock, opened.transaction() as connection:
        return counting.timeline(index, _fits(asked, connection, index, but="" if zoomed else "days"))


@router.get("/facets")
def facets(asked: Asked, opened: Opened, index: Indexed) -> Plain:
    """How many incidents each value of a filter would leave, under all other filters."""
    check_days(asked)
    with index.lock, opened.transaction() as connection:
        found = searched(connection, asked.q)

        def fits(but: str) -> Mask:
            return index.fitting(asked, found, but)

        names = country_labels()
        counted: Plain = {
            name: [
                {"value": word, "name": names.get(word, word), "incidents": count}
                for word, count in counting.values(index, name, fits(name))
            ]
            for name in ("type", "country", "modality")
        }
        for kind in ("actor", "source"):
            counted[kind] = counting.top(index.terms_of(kind, fits(kind)))
        reviewed = index.columns["reviewed"][fits("reviewed")]
        counted["reviewed"] = [
            {"value": word, "name": word, "incidents": int((reviewed == state).sum())}
            for word, state in (("yes", True), ("no", False))
        ]
        counted["killed"] = counting.killed_range(index, fits("killed"))
        return counted


def _fits(asked: Filters, connection: Connection, index: Index, but: str = "") -> Mask:
    check_days(asked)
    found: Rows | None = searched(connection, asked.q)
    return index.fitting(asked, found, but)


def _lines(connection: Connection, ids: list[int]) -> dict[int, Plain]:
    query = select(SummaryLines.incident_id, SummaryLines.line)
    rows = where_in(connection, query, SummaryLines.incident_id, ids)
    return {row.incident_id: row.line for row in rows}


def _feature(point: Plain, lines: dict[int, Plain]) -> Plain:
    line = lines.get(point["id"]) if point["id"] is not None else None
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [point["lon"], point["lat"]]},
        "properties": {
            "incidents": point["incidents"],
            "killed": point["killed"],
            "id": point["id"],
            "place": line["place"] if line else None,
            "precision": point["precision"],
            "extent_km": line["extent_km"] if line else 0.0,
        },
    }


def _wider(view: Box) -> Box:
    west, south, east, north = view
    east += 360 if east < west else 0  # across the date line
    x, y = (east - west) * _MARGIN, (north - south) * _MARGIN
    return west - x, max(-90, south - y), east + x, min(90, north + y)


def _rows(ledger: Ledger, ids: list[int]) -> Iterator[Plain]:
    for first in range(0, len(ids), _PART):
        part = ids[first : first + _PART]
        with ledger.transaction() as connection:
            found = _lines(connection, part)
        yield from (_cells(found[id]) for id in part if id in found)


def _cells(line: Plain) -> Plain:
    tolls = {
        f"{name}_{bound}": (line[name] or {}).get(bound)
        for name in ("killed", "injured")
        for bound in ("low", "best", "high")
    }
    return {**line, **tolls, "actors": "; ".join(actor["name"] for actor in line["actors"])}
