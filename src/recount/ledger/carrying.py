"""What people decided about a document's values, carried over to a revision of it.

Each account of the earlier version that a decision stands on is found again among those of the new one by
what it tells; a decision goes with it where its words still stand in the text, as a judgement of its own that
names the one it comes from. What cannot be carried stays with the earlier version; the audit log says so.
"""

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import Connection, insert

from recount.ledger import queries
from recount.ledger.errors import LedgerError
from recount.ledger.judged import ACCOUNT, LINK, LISTS, SINGLE, Judged, standing
from recount.ledger.rows import AnyRow
from recount.ledger.tables import Audit, now
from recount.ledger.valuing import KEPT, Address, decide
from recount.linking.likeness import THRESHOLD, compare
from recount.model import Account


def carry(connection: Connection, earlier: Collection[int], document: int) -> None:
    """Carry what stands on accounts of the earlier versions over to those of the document that is new."""
    decisions = standing(connection, queries.accounts_of(connection, earlier))
    if not decisions:
        return
    before = queries.judged_accounts(connection, decisions, as_read=True)
    after = queries.judged_accounts(connection, queries.accounts_of(connection, (document,)), as_read=True)
    content = queries.documents_by_id(connection, {document})[document].content
    left: list[int] = []
    for id, made in decisions.items():
        told = before[id].account
        again = _again(told, after) if told else None
        for decision in made:
            if decision.detail["field"] == LINK:
                continue
            if again is None or not _carried(connection, decision, again, after[again], content):
                left.append(decision.id)
    if left:
        detail = {"document": document, "left": left}
        connection.execute(insert(Audit), {"at": now(), "action": "carry", "detail": detail})


def _again(told: Account, after: Mapping[int, Judged]) -> int | None:
    """The account of the new version that tells of the same."""
    scored = [
        (compare(told, each.account).score, each.account.anchor.words == told.anchor.words, -id)
        for id, each in after.items()
        if each.account is not None
    ]
    score, _, id = max(scored, default=(0.0, False, 0))
    return -id if score >= THRESHOLD else _same_words(told, after)


def _same_words(told: Account, after: Mapping[int, Judged]) -> int | None:
    """The only account that is told in the same words: of one without a place nothing else can be said."""
    found = [
        id
        for id, each in after.items()
        if each.account and (each.account.anchor.words, each.account.type) == (told.anchor.words, told.type)
    ]
    return found[0] if len(found) == 1 else None


def _carried(connection: Connection, decision: AnyRow, account: int, to: Judged, content: str) -> bool:
    """Whether the decision was made on the account of the new version."""
    field, claim, was = (decision.detail.get(key) for key in ("field", "claim", "was"))
    new = decision.detail.get("to")
    if field in LISTS and claim is not None:
        claim = _claim_like(was, field, to)
        if claim is None:
            return False
    elif field in SINGLE and field not in KEPT and decision.decision != "correct":
        value = getattr(to.account, field)
        if value is None or was is None or value.span.words != was["span"]["words"]:
            return False
    try:
        decide(
            connection,
            decision.decision,
            Address(account=account, field=field, claim=claim),
            _moved(new, content) if field != ACCOUNT else None,
            decision.author,
            f"{decision.reason} (carried over from judgement {decision.id})",
        )
    except LedgerError:
        return False
    return True


def _claim_like(was: Any, field: str, to: Judged) -> int | None:
    """The value of the new version that has the same words and bounds."""
    for value, id in zip(getattr(to.account, field), to.ids[field], strict=True):
        if _essence(value.model_dump(mode="json")) == _essence(was):
            return id
    return None


def _essence(value: Any) -> Any:
    """What two values of two versions have in common: all but where they stand and how sure they are."""
    if isinstance(value, dict):
        return {
            key: _essence(each) for key, each in value.items() if key not in ("start", "end", "confidence")
        }
    return value


def _moved(value: Any, content: str) -> Any:
    """The value with its spans where their words stand in the new text, nearest to where they stood.

    LedgerError where some stand there no more.
    """
    if not isinstance(value, dict):
        return value
    moved = {key: _moved(each, content) for key, each in value.items()}
    if "words" in value and isinstance(value.get("start"), int):
        places = [at for at in range(len(content)) if content.startswith(value["words"], at)]
        if not places:
            raise LedgerError("these words stand there no more")
        start = min(places, key=lambda at: abs(at - value["start"]))
        moved |= {"start": start, "end": start + len(value["words"])}
    return moved
