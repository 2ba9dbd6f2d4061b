"""The codebook's form: one line for each document, as the gold reports are written."""

from collections.abc import Iterable, Sequence
from typing import Any

from recount.linking import Linker
from recount.model import Account, Document, Span, TollClaim
from recount.names import plain

UNDATED = "xxxx-xx-xx"
UNKNOWN = "unknown"


class Codebook:
    """Turns documents with their accounts into lines, linking as they come.

    Accounts that tell of the same incident carry the same key, which the first of them founds.
    """

    def __init__(self) -> None:
        self._linker = Linker()
        self._keys: dict[int, str] = {}
        self._used: dict[str, int] = {}

    def line(self, document: Document, accounts: Sequence[Account]) -> dict[str, Any]:
        """The codebook line of one document."""
        incidents = zip(self._linker.link(accounts), accounts, strict=True)
        return {
            "doc": document.name,
            "incidents": [coded(account, self._key(incident, account)) for incident, account in incidents],
        }

    def _key(self, incident: int, account: Account) -> str:
        if incident not in self._keys:
            key = founding_key(account)
            self._used[key] = self._used.get(key, 0) + 1
            self._keys[incident] = key if self._used[key] == 1 else f"{key}#{self._used[key]}"
        return self._keys[incident]


def founding_key(account: Account) -> str:
    """`DATE/place/what`, with "agg:" before a running total: "2017-02-25/homs/suicide-bomb"."""
    day = account.period.start.isoformat() if account.period else UNDATED
    place = account.place
    name = (place.name.words if place.name else place.admin1) if place else None
    slug = "-".join(plain(name or "").split()) or UNKNOWN
    return f"{'agg:' if account.aggregate else ''}{day}/{slug}/{account.type}"


def coded(account: Account, key: str) -> dict[str, Any]:
    """One account as an incident of the codebook."""
    period, place = account.period, account.place
    return {
        "key": key,
        "type": account.type.value,
        "modality": account.modality.value,
        "main": account.main,
        "aggregate": account.aggregate,
        "date": {"start": period.start.isoformat(), "end": period.end.isoformat()} if period else None,
        "place": {
            "country": place.country if place else None,
            "admin1": place.admin1 if place else None,
            "name": _words(place.name) if place else None,
        },
        "perpetrators": [
            {
                "name": claim.party.words,
                "status": claim.status.value,
                "by": _words(claim.by),
                "confidence": _share(claim.confidence),
            }
            for claim in account.perpetrators
        ],
        "targets": _all_words(account.targets),
        "weapons": _all_words(account.weapons),
        "tolls": [_toll(claim) for claim in account.tolls],
        "named_dead": _all_words(account.named_dead),
        "confidence": {
            "incident": _share(account.confidence),
            "type": _share(account.type_confidence),
            "date": _share(period.confidence) if period else None,
            "place": _share(place.confidence) if place else None,
        },
    }


def _toll(claim: TollClaim) -> dict[str, Any]:
    return {
        "effect": claim.effect.value,
        "low": claim.low,
        "high": claim.high,
        **({"approx": True} if claim.approximate else {}),
        "victims": claim.victims.value,
        "group": _words(claim.group),
        "part_of": claim.part_of,
        "source": _words(claim.source),
        "quote": claim.span.words,
        "confidence": _share(claim.confidence),
    }


def _share(confidence: float) -> float:
    return round(confidence, 3)


def _words(span: Span | None) -> str | None:
    return None if span is None else span.words


def _all_words(spans: Iterable[Span]) -> list[str]:
    return [span.words for span in spans]
