"""Accounts to rows and back, exactly."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Row

from recount.model import (
    Account,
    Effect,
    IncidentType,
    Modality,
    Period,
    Phrase,
    PlaceMention,
    Precision,
    ResponsibilityClaim,
    Span,
    Status,
    TollClaim,
    Victims,
)

AnyRow = Row[Any]
Values = dict[str, Any]
PHRASES = ("targets", "weapons", "named_dead")


def account_row(account: Account) -> Values:
    """The columns of `accounts` that hold an account's own values, without those of its claims."""
    period, place = account.period, account.place
    return {
        "type": account.type.value,
        "modality": account.modality.value,
        "main": account.main,
        "aggregate": account.aggregate,
        "confidence": account.confidence,
        "type_confidence": account.type_confidence,
        **_span_columns("anchor", account.anchor),
        "period_first": period and period.start,
        "period_last": period and period.end,
        "period_precision": period and period.precision.value,
        "period_from_publication": period and period.from_publication,
        "period_confidence": period and period.confidence,
        **_span_columns("period", period.span if period else None),
        **_span_columns("name", place.name if place else None),
        "admin1": place and place.admin1,
        "country": place and place.country,
        **_span_columns("place", place.span if place else None),
        "place_confidence": place and place.confidence,
    }


def toll_rows(account: Account) -> list[Values]:
    """One row of `toll_claims` for each toll claim."""
    return [
        {
            "effect": toll.effect.value,
            "low": toll.low,
            "high": toll.high,
            "approximate": toll.approximate,
            "victims": toll.victims.value,
            "part_of": toll.part_of,
            **_span_columns("group", toll.group),
            **_span_columns("source", toll.source),
            **_span_columns("span", toll.span),
            "confidence": toll.confidence,
        }
        for toll in account.tolls
    ]


def responsibility_rows(account: Account) -> list[Values]:
    """One row of `responsibility_claims` for each responsibility claim."""
    return [
        {
            "status": claim.status.value,
            **_span_columns("party", claim.party),
            **_span_columns("by", claim.by),
            "confidence": claim.confidence,
        }
        for claim in account.perpetrators
    ]


def phrase_rows(account: Account) -> list[Values]:
    """One row of `phrases` for each target, weapon and named dead."""
    return [
        {"field": field, **_span_columns("span", phrase), "confidence": phrase.confidence}
        for field in PHRASES
        for phrase in getattr(account, field)
    ]


def account_of(
    row: AnyRow,
    tolls: Iterable[AnyRow] = (),
    responsibilities: Iterable[AnyRow] = (),
    phrases: Iterable[AnyRow] = (),
) -> Account:
    """The account of a row and of the rows of its claims; without those, its bare what, where and when."""
    spoken: dict[str, list[Phrase]] = {field: [] for field in PHRASES}
    for row_of in phrases:
        span = _span(row_of, "span")
        spoken[row_of.field].append(Phrase(**span.model_dump(), confidence=row_of.confidence))
    return Account(
        type=IncidentType(row.type),
        anchor=_span(row, "anchor"),
        modality=Modality(row.modality),
        main=row.main,
        aggregate=row.aggregate,
        period=_period_of(row),
        place=_place_of(row),
        perpetrators=tuple(
            ResponsibilityClaim(
                party=_span(r, "party"), status=Status(r.status), by=_span(r, "by"), confidence=r.confidence
            )
            for r in responsibilities
        ),
        tolls=tuple(_toll_of(r) for r in tolls),
        confidence=row.confidence,
        type_confidence=row.type_confidence,
        **{field: tuple(spans) for field, spans in spoken.items()},
    )


def _period_of(row: AnyRow) -> Period | None:
    if row.period_first is None:
        return None
    return Period(
        start=row.period_first,
        end=row.period_last,
        precision=Precision(row.period_precision),
        span=_span(row, "period"),
        from_publication=row.period_from_publication,
        confidence=row.period_confidence,
    )


def _place_of(row: AnyRow) -> PlaceMention | None:
    span = _span(row, "place")
    if span is None:
        return None
    return PlaceMention(
        name=_span(row, "name"),
        admin1=row.admin1,
        country=row.country,
        span=span,
        confidence=row.place_confidence,
    )


def _toll_of(row: AnyRow) -> TollClaim:
    return TollClaim(
        effect=Effect(row.effect),
        low=row.low,
        high=row.high,
        approximate=row.approximate,
        victims=Victims(row.victims),
        group=_span(row, "group"),
        part_of=row.part_of,
        source=_span(row, "source"),
        span=_span(row, "span"),
        confidence=row.confidence,
    )


def _span_columns(prefix: str, span: Span | None) -> Values:
    return {
        f"{prefix}_start": span and span.start,
        f"{prefix}_end": span and span.end,
        f"{prefix}_words": span and span.words,
    }


def _span(row: AnyRow, prefix: str) -> Any:
    """The span under `prefix`, None where its columns are empty; the nouns check that it may be."""
    words = getattr(row, f"{prefix}_words")
    if words is None:
        return None
    return Span(start=getattr(row, f"{prefix}_start"), end=getattr(row, f"{prefix}_end"), words=words)
