"""How well accounts are linked, with the accounts as a person coded them: what linking itself does."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from recount.evaluation.errors import NotMeasured
from recount.evaluation.scoring import Field, b_cubed
from recount.linking import Linker
from recount.model import (
    Account,
    Period,
    Phrase,
    PlaceMention,
    Precision,
    ResponsibilityClaim,
    Span,
    TollClaim,
)


def links(gold: Path) -> Field:
    """Link the coded accounts of `gold`, a file of codebook lines, in its order, and score the links.

    NotMeasured where the file is absent or cannot be read.
    """
    if not gold.is_file():
        raise NotMeasured(f"the gold reports are not there ({gold} is absent)")
    linker = Linker()
    items: list[tuple[str | None, int | None]] = []
    try:
        for line in gold.read_text(encoding="utf-8").splitlines():
            incidents = json.loads(line)["incidents"]
            found = linker.link([account_of(incident) for incident in incidents])
            items += zip((incident["key"] for incident in incidents), found, strict=True)
    except UnicodeDecodeError:
        raise NotMeasured(f"{gold} is no text in UTF-8") from None
    except (ValueError, KeyError, TypeError) as error:
        raise NotMeasured(f"{gold} holds no codebook lines: {error}") from error
    if not items:
        raise NotMeasured(f"{gold} has no coded incidents: nothing was measured")
    return b_cubed(items)


def account_of(incident: dict[str, Any]) -> Account:
    """A coded incident as an account; its spans have words and no true offsets."""
    when, where = incident["date"], incident["place"] or {}
    period = None
    if when:
        first, last = date.fromisoformat(when["start"]), date.fromisoformat(when["end"])
        precision = Precision.DAY if first == last else Precision.DAYS
        period = Period(start=first, end=last, precision=precision, span=_span("on"))
    said = where.get("name") or where.get("admin1") or where.get("country")
    return Account(
        type=incident["type"],
        anchor=_span("it"),
        modality=incident["modality"],
        main=incident["main"],
        aggregate=incident["aggregate"],
        period=period,
        place=PlaceMention(
            name=_span(where["name"]) if where.get("name") else None,
            admin1=where.get("admin1"),
            country=where.get("country"),
            span=_span(said),
        )
        if said
        else None,
        perpetrators=tuple(
            ResponsibilityClaim(party=_span(party["name"]), status=party["status"])
            for party in incident["perpetrators"]
            if party["name"]
        ),
        targets=tuple(map(_phrase, filter(None, incident["targets"]))),
        tolls=tuple(
            TollClaim(
                effect=toll["effect"],
                low=toll["low"],
                high=toll["high"],
                part_of=toll["part_of"],
                span=_span(toll["quote"]),
            )
            for toll in incident["tolls"]
            if toll["low"] is not None or toll["high"] is not None
        ),
        named_dead=tuple(map(_phrase, filter(None, incident["named_dead"]))),
    )


def _span(words: str) -> Span:
    return Span(start=0, end=len(words), words=words)


def _phrase(words: str) -> Phrase:
    return Phrase(start=0, end=len(words), words=words)
