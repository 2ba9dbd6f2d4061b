"""Judgements in words: what a person decided, as a sentence."""

from collections.abc import Mapping
from typing import Any

from recount.ledger.judged import VALUES
from recount.model import Period, PlaceMention, ResponsibilityClaim, Span, TollClaim
from recount.outputs.words import NOT_SAID, period_words, place_words, responsibility_words
from recount.reconciling import claim_words

_FIELDS = {"tolls": "toll", "perpetrators": "party", "period": "date", "named_dead": "name of a dead person",
           "targets": "target", "weapons": "weapon"}  # fmt: skip
_DID = {"accept": "accepted", "reject": "rejected", "correct": "corrected"}


def judgement_words(decision: str, detail: Mapping[str, Any]) -> str:
    """What a judgement did: "incident 7 went into incident 3"."""
    if decision == "merge":
        return f"incident {detail['incident']} went into incident {detail['into']}"
    if decision in ("split", "unlink"):
        accounts = ", ".join(map(str, detail["accounts"]))
        return f"account {accounts} of incident {detail['incident']} became incident {detail['new']}"
    if decision == "link":
        return f"account {detail['account']} went from incident {detail['incident']} to {detail['into']}"
    name = _FIELDS.get(detail["field"], detail["field"])
    of = f"of account {detail['account']}"
    was, to = (_words(detail["field"], detail.get(key)) for key in ("was", "to"))
    if detail["field"] == "link":
        return f"account {detail['account']} was confirmed to be of incident {detail['incident']}"
    if detail["field"] == "account":
        return f"account {detail['account']} was {_DID[decision]}"
    if decision == "correct" and was is None:
        return f"a {name} was added to account {detail['account']}: {to}"
    if decision == "correct":
        return f"the {name} {of} was corrected from {was} to {to}"
    return f"the {name} {of} was {_DID[decision]}: {was}"


def _words(field: str, kept: Any) -> str | None:
    return None if kept is None else value_words(VALUES[field].validate_python(kept))


def value_words(value: Any) -> str:
    """One value of an account as a reader would say it."""
    if isinstance(value, TollClaim):
        part = " of them" if value.part_of else ""
        group = f" {value.group.words}" if value.group else ""
        return f"{claim_words(value)}{part}{group} {value.effect}"
    if isinstance(value, ResponsibilityClaim):
        return responsibility_words(value)
    if isinstance(value, Period):
        return period_words(value)
    if isinstance(value, PlaceMention):
        return place_words(value)
    if isinstance(value, Span):
        return value.words
    if isinstance(value, bool):
        return "yes" if value else "no"
    return NOT_SAID if value is None else str(value)
