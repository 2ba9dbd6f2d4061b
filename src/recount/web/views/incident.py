"""An incident as its page shows it: what its toll is and why, every claim, and what speaks for each link."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection

from recount.confidence import ASSERTED, asserted
from recount.ledger import incidents, judgements, queries
from recount.ledger.judged import Judged
from recount.ledger.redirects import root, under
from recount.ledger.tables import Documents
from recount.linking import explain, keys
from recount.linking.likeness import Explanation, compare
from recount.model import Account, Effect
from recount.outputs.judged import judgement_words
from recount.outputs.line import line, mapped, toll_line
from recount.outputs.plain import TOLLS
from recount.outputs.where import located, where_plain
from recount.outputs.words import decided_words
from recount.reconciling import Incident, Rule, Telling, Toll, claim_words
from recount.web.views.account import account_view, claim_ids, stretch

Plain = dict[str, Any]

_LEAST = 0.05  # likeness below which an account of another incident is no candidate
_MOST = 12  # candidates that are shown
_COMPARED = 25  # accounts that one is held against


def incident_view(connection: Connection, id: int, rule: Rule) -> Plain | None:
    """The incident that an id stands for, whole; None where nothing is told of it."""
    merged = queries.merges(connection)
    one = root(id, merged)
    found = incidents.whole(connection, incidents.bare(connection, {one}, merged, ASSERTED), ASSERTED)
    if not found:
        return None
    incident = found[0]
    told = [telling.id for telling in incident.accounts]
    judged = queries.judged_accounts(connection, told)
    decided = judgements.about(connection, one)
    documents = {telling.document.id for telling in incident.accounts}
    contents = {id: each.content for id, each in queries.documents_by_id(connection, documents).items()}
    reviewed = any(each.undone_at is None for each in decided)
    return {
        **line(incident, reviewed, rule),
        "version": judgements.version(decided),
        "admin1": incident.place.admin1 if incident.place else None,
        "on_map": _on_map(incident),
        "rule": rule.name,
        "tolls": {effect.value: ruled(incident.toll(effect, rule)) for effect in TOLLS},
        "attackers": {effect.value: ruled(incident.attackers(effect, rule)) for effect in TOLLS},
        "sides": {
            effect.value: {side.value: ruled(toll) for side, toll in incident.split(effect, rule).items()}
            for effect in TOLLS
        },
        "history": {
            effect.value: [
                {"day": _day(step.day), "toll": ruled(step.toll)} for step in incident.history(effect, rule)
            ]
            for effect in TOLLS
        },
        "ladder": _ladder(incident, judged, rule),
        "doubted": [
            {
                "what": doubt.what,
                "spans": [
                    {"document": said.document, "span": said.claim.span.model_dump()} for said in doubt.claims
                ],
            }
            for doubt in incident.doubts
        ],
        "accounts_told": [account_view(each, judged[each.id], one) for each in incident.accounts],
        "evidence": _evidence(incident.accounts, contents),
        "linked": _linked(incident.accounts),
        "candidates": _candidates(connection, incident, decided),
        "judgements": [judgement_view(each) for each in reversed(decided)],
        "merged": sorted(under(one, merged)),
    }


def judgement_view(judgement: judgements.Judgement) -> Plain:
    """A judgement, with what it did as a sentence."""
    words = judgement_words(judgement.decision, judgement.detail)
    return {**judgement.model_dump(mode="json", exclude={"account_id"}), "words": words}


def evidence_view(found: Explanation) -> Plain:
    """What speaks for and against two accounts being of one incident."""
    steps = [step.model_dump() for step in found.steps] if found.ruled_out is None else []
    return {
        "points": steps,
        "score": found.score,
        "verdict": found.verdict,
        "ruled_out": found.ruled_out,
    }


def ruled(toll: Toll | None) -> Plain | None:
    """A toll with the rule that it is under."""
    figures = toll_line(toll)
    if toll is None or figures is None:
        return None
    return {
        **figures,
        "rule": toll.rule,
        "provisional": toll.provisional,
        "decided_words": decided_words(toll),
    }


def _on_map(incident: Incident) -> Plain | None:
    found = where_plain(located(incident.place, incident.country))
    where = mapped(incident.place, incident.country)
    return {**found, "extent_km": where.extent_km} if found and where else None


def _ladder(incident: Incident, judged: dict[int, Judged], rule: Rule) -> list[Plain]:
    deciding = [
        said
        for effect in Effect
        for toll in (incident.toll(effect, rule), incident.attackers(effect, rule))
        if toll is not None
        for said in toll.claims
    ]
    outlets = {telling.document.id: telling.document.outlet for telling in incident.accounts}
    addresses = [
        (telling.id, id)
        for telling in incident.accounts
        for id in claim_ids(judged[telling.id], "tolls", telling.account)
    ]
    return [
        {
            "account": account,
            "claim": claim,
            "document": said.document,
            "outlet": outlets[said.document],
            "published": _day(said.published),
            "effect": said.claim.effect.value,
            "low": said.claim.low,
            "high": said.claim.high,
            "number": claim_words(said.claim),
            "speaker": said.speaker,
            "independent": said.independent,
            "victims": said.claim.victims.value,
            "part_of": said.claim.part_of,
            "span": said.claim.span.model_dump(),
            "decided": any(said == each for each in deciding),
        }
        for said, (account, claim) in zip(incident.said, addresses, strict=True)
    ]


def _evidence(tellings: Iterable[Telling], contents: dict[int, str]) -> list[Plain]:
    by_document: dict[int, list[Account]] = defaultdict(list)
    for telling in tellings:
        by_document[telling.document.id].append(telling.account)
    found = []
    for id, accounts in by_document.items():
        start, text = stretch(accounts, contents[id])
        found.append({"document": id, "start": start, "text": text})
    return found


def _linked(tellings: Sequence[Telling]) -> list[Plain]:
    """For each account but the first, the evidence with the earlier account that it is most like."""
    found = []
    for n, telling in enumerate(tellings[1:], 1):
        earlier = tellings[max(0, n - _COMPARED) : n]
        like = max(earlier, key=lambda other: compare(telling.account, other.account).score)
        evidence = evidence_view(explain(telling.account, like.account))
        found.append({"account": telling.id, "like": like.id, "evidence": evidence})
    return found


def _candidates(
    connection: Connection, incident: Incident, decided: Sequence[judgements.Judgement]
) -> list[Plain]:
    """Accounts of other incidents that might tell of this one, and those that people have parted from it."""
    own = {telling.id: telling.account for telling in incident.accounts}
    documents = {telling.document.id for telling in incident.accounts}
    under_keys = sorted({key for account in own.values() for key in keys(account)})
    stands = {
        id: one
        for id, (_, one) in queries.accounts_under(connection, under_keys).items()
        if one != incident.id
    }
    parted = {
        int(id)
        for each in decided
        if each.decision in judgements.PARTING and each.undone_at is None
        for id in each.detail["accounts"]
    } - own.keys()
    stands_in = stands | queries.incidents_holding(connection, parted)
    of = queries.documents_of(connection, stands_in)
    others = queries.accounts(connection, {id for id in stands_in if of[id] not in documents})
    scored = []
    for id, account in others.items():
        sure = asserted(account)
        if sure is None:
            continue
        like, score = max(
            ((mine, compare(sure, told).score) for mine, told in list(own.items())[:_COMPARED]),
            key=lambda each: each[1],
        )
        if score >= _LEAST or id in parted:
            scored.append((score, id, like, sure))
    scored.sort(key=lambda each: (-each[0], each[1]))
    best = scored[:_MOST]
    wanted = {of[id] for _, id, _, _ in best}
    records = {each.id: each for each in queries.records(connection, Documents.id.in_(wanted))}
    merged = queries.merges(connection)
    return [
        {
            "account": id,
            "incident": root(stands_in[id], merged),
            "document": of[id],
            "outlet": records[of[id]].outlet,
            "published": _day(records[of[id]].published),
            "words": account.anchor.words,
            "like": like,
            "score": round(score, 3),
            "verdict": explain(account, own[like]).verdict,
        }
        for score, id, like, account in best
    ]


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
