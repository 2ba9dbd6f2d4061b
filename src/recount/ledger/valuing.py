"""A person's decision on one value of an account: accepted, corrected, added, or rejected."""

from typing import Any

from pydantic import BaseModel, ValidationError
from sqlalchemy import Connection

from recount.ledger import judgements, queries
from recount.ledger.errors import LedgerError
from recount.ledger.judged import ACCOUNT, DECISIONS, FIELDS, LINK, LISTS, VALUES, Judged
from recount.ledger.looking_up import TIED, look_up_anew
from recount.ledger.redirects import root, under
from recount.model import LARGEST_TOLL, Account, PlaceMention, Span, TollClaim, Value

NAMES = {  # in sentences
    "tolls": "this toll",
    "perpetrators": "this party",
    "period": "this date",
    "place": "this place",
    "targets": "this target",
    "weapons": "this weapon",
    "named_dead": "this name",
    "type": "this type",
    "modality": "this modality",
    "main": "this",
    "aggregate": "this",
}
KEPT = (
    "type",
    "modality",
    "main",
    "aggregate",
)  # what every account has: it can be corrected, not taken away


class Address(Value):
    """Where a value stands: the account, the field, and in a list the id of the claim.

    A list field without a claim is a value to be added.
    """

    account: int
    field: str
    claim: int | None = None


def decide(
    connection: Connection,
    decision: judgements.Decision,
    address: Address,
    to: Any,
    author: str,
    reason: str,
) -> int:
    """Put a decision on a value on record. `to` is the value of a correction as the nouns have it, whose
    spans need no words. Returns the judgement's id.

    LedgerError where the address names nothing, or the correction is no value or has no words of the text.
    """
    if decision not in DECISIONS or address.field not in FIELDS:
        raise LedgerError(f"no {address.field!r} of an account can be decided on by {decision!r}")
    incident = queries.incident_of(connection, address.account)
    found = queries.judged_accounts(connection, {address.account}).get(address.account)
    if incident is None or found is None:
        raise LedgerError(f"there is no account {address.account} that counts")
    _check_address(found, decision, address)
    detail: dict[str, Any] = {
        "account": address.account,
        "incident": incident,
        "field": address.field,
        "claim": address.claim,
    }
    if address.field == LINK:
        merged = queries.merges(connection)
        one = root(incident, merged)
        together = queries.accounts_in(connection, {one, *under(one, merged)})
        detail["stayed"] = {str(id): together[id] for id in sorted(together)}
    before = _before(found, address)
    if before is not None:
        detail["was"] = VALUES[address.field].dump_python(before, mode="json")
    if decision == "correct":
        detail["to"] = _corrected(connection, address, to)
    made = judgements.judge(connection, decision, author, reason, detail, address.account)
    if address.field in TIED:
        look_up_anew(connection, address.account)
    return made


def _check_address(found: Judged, decision: str, address: Address) -> None:
    field, claim = address.field, address.claim
    rejected = (field, claim) in found.rejected
    if field in LISTS:
        if claim is None and decision == "correct":
            return
        if claim not in found.ids[field] and not rejected:
            raise LedgerError(f"account {address.account} has no value {claim} among its {field}")
    elif claim is not None:
        raise LedgerError(f"{field} of an account is one value, not a list")
    elif field == LINK and decision != "accept":
        raise LedgerError("a link is accepted, or the account is unlinked or linked to another incident")
    elif field == ACCOUNT and decision == "correct":
        raise LedgerError("an account as a whole is accepted or rejected; correct its values one by one")
    elif field in KEPT and decision == "reject":
        raise LedgerError(f"every account has a {field}: correct it instead")
    elif decision == "accept" and not rejected and found.account and _missing(found.account, field):
        raise LedgerError(f"account {address.account} has no {field} to accept")


def _before(found: Judged, address: Address) -> Any:
    """The value at an address as it stands, or as it was when it was rejected."""
    field, claim = address.field, address.claim
    if field in (ACCOUNT, LINK):
        return None
    rejected = found.rejected.get((field, claim))
    if rejected is not None or found.account is None:
        return rejected
    value = getattr(found.account, field)
    if field not in LISTS:
        return value
    return dict(zip(found.ids[field], value, strict=True)).get(claim) if claim is not None else None


def _missing(account: Account, field: str) -> bool:
    return field not in (ACCOUNT, LINK) and getattr(account, field) is None


def _corrected(connection: Connection, address: Address, to: Any) -> Any:
    """The corrected value as it is kept: with the words of its spans, and checked against the text."""
    content = queries.content_of(connection, address.account)
    field = address.field
    try:
        value = VALUES[field].validate_python(_with_words(to, content))
        _check(value, content)
    except ValidationError as error:
        first = error.errors()[0]
        where = " ".join(str(part) for part in first["loc"])
        said = str(first["msg"]).removeprefix("Value error, ")
        raise LedgerError(f"{NAMES[field]} cannot be kept: {where + ': ' if where else ''}{said}") from None
    except (ValueError, RecursionError) as error:
        raise LedgerError(f"{NAMES[field]} cannot be kept: {error}") from None
    return VALUES[field].dump_python(value, mode="json")


def _check(value: Any, content: str) -> None:
    """ValueError in words where a value cannot be, or has a span whose words are not those of the text."""
    if isinstance(value, Span):
        if content[value.start : value.end] != value.words or not value.words.strip():
            raise ValueError(f"no such words stand from {value.start} to {value.end} in this text")
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            _check(getattr(value, name), content)
    if isinstance(value, TollClaim) and max(value.low or 0, value.high or 0) > LARGEST_TOLL:
        raise ValueError(f"more than {LARGEST_TOLL:,} people")
    if isinstance(value, PlaceMention):
        from recount.gazetteer.countries import country_labels  # its tables are for those who correct places

        if not (value.name or value.admin1 or value.country):
            raise ValueError("a place has a name, a province or a country")
        if value.country is not None and value.country not in country_labels():
            raise ValueError(f"{value.country!r} is no ISO 3166-1 alpha-3 code of a country")


def _with_words(value: Any, content: str) -> Any:
    """Fill in the words of every span: a person selects from one offset to another."""
    if isinstance(value, dict):
        start, end = value.get("start"), value.get("end")
        filled = {key: _with_words(each, content) for key, each in value.items()}
        if isinstance(start, int) and isinstance(end, int):
            if not 0 <= start < end <= len(content):
                raise LedgerError(f"no words stand from {start} to {end} in this text")
            filled["words"] = content[start:end]
        return filled
    return value
