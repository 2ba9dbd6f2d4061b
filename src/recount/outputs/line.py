"""An incident as one line of a list, what lists are filtered by, and the words it is told in."""

from dataclasses import dataclass
from typing import Any

from recount.model import Account, Document, Effect, Period, PlaceMention, Span
from recount.outputs.plain import actor_of, unique
from recount.outputs.where import located, where_plain
from recount.outputs.words import period_words, place_words
from recount.reconciling import DEFAULT_RULE, Incident, Rule, Toll

Plain = dict[str, Any]

_BEFORE, _AFTER = 120, 160  # characters around a value that are searched along with it


@dataclass(frozen=True)
class Mapped:
    """Where on the map: degrees, precision from 1, the exact place, to 6, the country; and a radius in km."""

    lat: float
    lon: float
    precision: int
    extent_km: float


def mapped(place: PlaceMention | None, country: str | None) -> Mapped | None:
    """Where an incident's place is on the map; None where nothing is known of it."""
    from recount.gazetteer import extent  # its tables are for those who show places

    found = located(place, country)
    on_map = where_plain(found)
    if found is None or on_map is None:
        return None
    return Mapped(on_map["lat"], on_map["lon"], on_map["precision"], extent(found.place, found.precision))


def line(incident: Incident, reviewed: bool, rule: Rule | str = DEFAULT_RULE) -> Plain:
    """What a list shows of an incident. A toll that nobody reports is None, never 0."""
    period = incident.period
    where = mapped(incident.place, incident.country)
    return {
        "id": incident.id,
        "type": incident.type.value,
        "modality": incident.modality.value,
        "main": incident.main,
        "aggregate": incident.aggregate,
        "first": period.start.isoformat() if period else None,
        "last": period.end.isoformat() if period else None,
        "when": period_words(period),
        "place": place_words(incident.place, incident.country),
        "country": incident.country,
        "lat": where.lat if where else None,
        "lon": where.lon if where else None,
        "precision": where.precision if where else None,
        "extent_km": where.extent_km if where else None,
        "killed": toll_line(incident.toll(Effect.KILLED, rule)),
        "injured": toll_line(incident.toll(Effect.INJURED, rule)),
        "actors": actors_of(incident),
        "documents": len(incident.documents),
        "accounts": len(incident.accounts),
        "sources": len({said.independent for said in incident.said}),
        "doubts": len(incident.doubts),
        "confidence": round(max(telling.account.confidence for telling in incident.accounts), 3),
        "reviewed": reviewed,
    }


def toll_line(toll: Toll | None) -> Plain | None:
    """The figures of a toll."""
    if toll is None:
        return None
    return {"low": toll.low, "best": toll.best, "high": toll.high, "words": toll.words}


def actors_of(incident: Incident) -> list[Plain]:
    """Each actor that is held responsible by anybody, as it stood then, once."""
    period: Period | None = incident.period
    found = {
        actor.id: actor.name
        for telling in incident.accounts
        for claim in telling.account.perpetrators
        for actor in (actor_of(claim, period),)
    }
    return [{"id": id, "name": name} for id, name in found.items()]


def outlets_of(incident: Incident) -> list[str]:
    """The outlets whose documents tell of it."""
    return unique(document.outlet for document in incident.documents)


def told_in(account: Account, document: Document) -> str:
    """The words of a document around what it tells of an incident, and its title."""
    content = document.content
    pieces: list[tuple[int, int]] = [(0, len(document.title))]
    for span in sorted(spans_of(account), key=lambda span: span.start):
        start, end = max(0, span.start - _BEFORE), min(len(content), span.end + _AFTER)
        if start <= pieces[-1][1]:
            pieces[-1] = pieces[-1][0], max(end, pieces[-1][1])
        else:
            pieces.append((start, end))
    return " … ".join(content[start:end] for start, end in pieces)


def spans_of(account: Account) -> list[Span]:
    """Every span of an account, in no order."""
    period, place = account.period, account.place
    found: list[Span | None] = [account.anchor, period.span if period else None]
    found += [place.span, place.name] if place else []
    for claim in account.perpetrators:
        found += [claim.party, claim.by]
    for toll in account.tolls:
        found += [toll.span, toll.source, toll.group]
    found += [*account.targets, *account.weapons, *account.named_dead]
    return [span for span in found if span is not None]
