"""An incident as a plain dict: what every JSON of it, exported, printed or served, is made of."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from recount.model import Account, Effect, Period, PlaceMention, ResponsibilityClaim, Span, TollClaim
from recount.outputs.where import located, where_plain
from recount.outputs.words import responsibility_words
from recount.reconciling import DEFAULT_RULE, DocumentRecord, Incident, Rule, Toll, claim_words

if TYPE_CHECKING:
    from recount.actors import Actor

Plain = dict[str, Any]
TOLLS = (Effect.KILLED, Effect.INJURED)


def incident_summary(incident: Incident, rule: Rule | str = DEFAULT_RULE) -> Plain:
    """What an incident amounts to, without its accounts. A toll that nobody reports is None, never 0."""
    place = incident.place
    return {
        "id": incident.id,
        "type": incident.type.value,
        "modality": incident.modality.value,
        "main": incident.main,
        "aggregate": incident.aggregate,
        "date": _days(incident.period),
        "place": {
            "country": incident.country,
            "admin1": place.admin1 if place else None,
            "name": place.name.words if place and place.name else None,
            "on_map": where_plain(located(place, incident.country)),
        },
        **{effect.value: _toll(incident.toll(effect, rule)) for effect in TOLLS},
        **{f"{effect.value}_attackers": _toll(incident.attackers(effect, rule)) for effect in TOLLS},
        "perpetrators": unique(
            responsibility_words(claim) for t in incident.accounts for claim in t.account.perpetrators
        ),
        "actors": unique(
            actor_of(claim, incident.period).id for t in incident.accounts for claim in t.account.perpetrators
        ),
        "sources": unique(document.outlet for document in incident.documents),
        "documents": unique(document.url or document.name for document in incident.documents),
        "doubts": [doubt.what for doubt in incident.doubts],
    }


def incident_plain(incident: Incident, rule: Rule | str = DEFAULT_RULE) -> Plain:
    """An incident with every account, claim and span."""
    accounts = [
        {"id": t.id, "document": document_plain(t.document), **account_plain(t.account)}
        for t in incident.accounts
    ]
    return {
        **incident_summary(incident, rule),
        "sides": {
            effect.value: {
                victims.value: _toll(toll) for victims, toll in incident.split(effect, rule).items()
            }
            for effect in TOLLS
        },
        "history": {
            effect.value: [
                {"day": step.day and step.day.isoformat(), "toll": _toll(step.toll)}
                for step in incident.history(effect, rule)
            ]
            for effect in TOLLS
        },
        "accounts": accounts,
    }


def document_plain(document: DocumentRecord) -> Plain:
    """A document without its text; `state` says whether it was read."""
    return {**document.model_dump(mode="json"), "state": document.state}


def account_plain(account: Account) -> Plain:
    """An account with every claim, each value beside the span that it was read from."""
    return {
        "type": account.type.value,
        "modality": account.modality.value,
        "main": account.main,
        "aggregate": account.aggregate,
        "anchor": _span(account.anchor),
        "confidence": account.confidence,
        "type_confidence": account.type_confidence,
        "date": _days(account.period),
        "place": _place(account.place),
        "perpetrators": [
            {
                "party": _span(claim.party),
                "actor": _actor(claim, account.period),
                "status": claim.status.value,
                "by": _span(claim.by),
                "confidence": claim.confidence,
            }
            for claim in account.perpetrators
        ],
        "targets": [_span(span) for span in account.targets],
        "weapons": [_span(span) for span in account.weapons],
        "tolls": [_claim(claim) for claim in account.tolls],
        "named_dead": [_span(span) for span in account.named_dead],
    }


def unique(values: Iterable[str]) -> list[str]:
    """Each value once, in the order they came."""
    return list(dict.fromkeys(values))


def actor_of(claim: ResponsibilityClaim, period: Period | None) -> "Actor":
    """Who is meant by a party, as the registry has it for the first day of the act."""
    from recount.actors import identify, registry  # large tables, for those who show accounts

    return identify(registry(), claim.party.words, period.start if period else None)


def _actor(claim: ResponsibilityClaim, period: Period | None) -> Plain:
    from recount.actors import PROVISIONAL

    actor = actor_of(claim, period)
    return {"id": actor.id, "name": actor.name, "provisional": actor.id.startswith(PROVISIONAL)}


def _days(period: Period | None) -> Plain | None:
    if period is None:
        return None
    return {
        "start": period.start.isoformat(),
        "end": period.end.isoformat(),
        "precision": period.precision.value,
        "from_publication": period.from_publication,
        "span": _span(period.span),
        "confidence": period.confidence,
    }


def _place(place: PlaceMention | None) -> Plain | None:
    if place is None:
        return None
    return {
        "country": place.country,
        "admin1": place.admin1,
        "name": _span(place.name),
        "on_map": where_plain(located(place, place.country)),
        "span": _span(place.span),
        "confidence": place.confidence,
    }


def _toll(toll: Toll | None) -> Plain | None:
    if toll is None:
        return None
    return {
        "low": toll.low,
        "best": toll.best,
        "high": toll.high,
        "words": toll.words,
        "rule": toll.rule,
        "provisional": toll.provisional,
        "decided_by": [{"document": said.document, "span": _span(said.claim.span)} for said in toll.claims],
    }


def _claim(claim: TollClaim) -> Plain:
    return {
        "effect": claim.effect.value,
        "low": claim.low,
        "high": claim.high,
        "approximate": claim.approximate,
        "number": claim_words(claim),
        "victims": claim.victims.value,
        "group": _span(claim.group),
        "part_of": claim.part_of,
        "source": _span(claim.source),
        "span": _span(claim.span),
        "confidence": claim.confidence,
    }


def _span(span: Span | None) -> Plain | None:
    return None if span is None else span.model_dump()
