"""An account as pages show it: each value with its span, its address, and what people decided about it."""

from collections.abc import Sequence
from typing import Any

from recount.ledger.judged import LISTS, Judged
from recount.ledger.rows import AnyRow
from recount.model import Account
from recount.outputs.judged import value_words
from recount.outputs.line import spans_of
from recount.outputs.plain import account_plain, document_plain
from recount.reconciling import DocumentRecord, Telling

Plain = dict[str, Any]
NAMED = {"period": "date"}  # fields that pages and exports call otherwise than the noun does


def record_view(document: DocumentRecord) -> Plain:
    """A document without its text."""
    return {**document_plain(document), "outlet": document.outlet}


def account_view(telling: Telling, judged: Judged, incident: int) -> Plain:
    """What one document tells of one incident."""
    account = telling.account
    plain = account_plain(account)
    for name in LISTS:
        ids = claim_ids(judged, name, account)
        for value, id in zip(plain[name], ids, strict=True):
            value["id"] = id
            value["judged"] = _decision(judged.standing.get((name, id)))
    return {
        "id": telling.id,
        "incident": incident,
        "document": record_view(telling.document),
        **plain,
        "judged": {
            NAMED.get(name, name): _decision(row)
            for (name, claim), row in judged.standing.items()
            if claim is None
        },
        "rejected": [
            {
                "field": NAMED.get(name, name),
                "claim": claim,
                "words": value_words(value),
                "span": _span_of(value).model_dump(include={"start", "end", "words"}),
                "judged": _decision(judged.standing[name, claim]),
            }
            for (name, claim), value in judged.rejected.items()
        ],
    }


def claim_ids(judged: Judged, name: str, account: Account) -> list[int]:
    """The ids of the values of a list of an account, which may lack some that are not asserted."""
    whole = zip(getattr(judged.account, name), judged.ids[name], strict=True) if judged.account else iter(())
    # in the same order; two equal values are two
    return [next(id for other, id in whole if other == value) for value in getattr(account, name)]


def marks(told: Sequence[tuple[Telling, int]]) -> list[Plain]:
    """Every span of a document's accounts, with the field it is the evidence of: in the order of the text."""
    found = [
        {
            "start": span.start,
            "end": span.end,
            "field": field,
            "words": words,
            "account": telling.id,
            "incident": incident,
        }
        for telling, incident in told
        for field, span, words in _fields(telling.account)
    ]
    return sorted(found, key=lambda mark: (mark["start"], -mark["end"], mark["account"]))


def _fields(account: Account) -> list[tuple[str, Any, str]]:
    """Each value's field, span, and the value in words."""
    found: list[tuple[str, Any, str]] = [("account", account.anchor, account.type.value)]
    for field in ("period", "place"):
        value = getattr(account, field)
        if value is not None:
            found.append((NAMED.get(field, field), value.span, value_words(value)))
    if account.place and account.place.name and account.place.name != account.place.span:
        found.append(("place", account.place.name, value_words(account.place)))
    for claim in account.perpetrators:
        found.append(("perpetrators", claim.party, value_words(claim)))
        if claim.by:
            found.append(("source", claim.by, f"says so of {claim.party.words}"))
    for toll in account.tolls:
        found.append(("tolls", toll.span, value_words(toll)))
        if toll.source:
            found.append(("source", toll.source, f"says {value_words(toll)}"))
        if toll.group:
            found.append(("group", toll.group, value_words(toll)))
    for field in ("targets", "weapons", "named_dead"):
        found += [(field, phrase, phrase.words) for phrase in getattr(account, field)]
    return found


def stretch(accounts: Sequence[Account], content: str, around: int = 400) -> tuple[int, str]:
    """The part of a text that accounts come from, and where it starts: whole lines, or a little around."""
    spans = [span for account in accounts for span in spans_of(account)]
    first, last = min(span.start for span in spans), max(span.end for span in spans)
    line = content.rfind("\n", 0, first) + 1
    start = line if first - line <= around else _word_start(content, first - around)
    line_end = content.find("\n", last)
    line_end = len(content) if line_end < 0 else line_end
    end = line_end if line_end - last <= around else _word_end(content, last + around)
    return start, content[start:end]


def _word_start(content: str, at: int) -> int:
    while at > 0 and not content[at - 1].isspace():
        at -= 1
    return at


def _word_end(content: str, at: int) -> int:
    while at < len(content) and not content[at].isspace():
        at += 1
    return at


def _decision(row: AnyRow | None) -> Plain | None:
    if row is None:
        return None
    return {
        "judgement": row.id,
        "decision": row.decision,
        "author": row.author,
        "at": row.at.isoformat(),
        "reason": row.reason,
    }


def _span_of(value: Any) -> Any:
    """The span of a value of a list, or of a date or place."""
    for name in ("span", "party"):
        if hasattr(value, name):
            return getattr(value, name)
    return value
