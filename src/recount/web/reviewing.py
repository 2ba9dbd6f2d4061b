"""What a person should look at first: values of which the reader is unsure, and on which many dead hang."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import log10
from typing import Any

from sqlalchemy import ColumnElement, Connection, case, func, select

from recount.confidence import ASSERTED, CANDIDATE
from recount.ledger import queries
from recount.ledger.judged import LINK
from recount.ledger.redirects import root
from recount.ledger.tables import (
    Accounts,
    Documents,
    Judgements,
    ResponsibilityClaims,
    Summaries,
    TollClaims,
)
from recount.web.index import NONE, Index

ABOUT = ("toll", "party", "place", "date", "type", "account", "link", "doubt")
SURE = 0.85  # from this confidence nothing is doubted
_MOST = 2_000  # values of one kind that are asked about, the weightiest first
_CROWD = 500  # dead from which more of them bring a value no further forward among these
_THOUSAND = 3.0  # tens of dead from which harm is greatest, as a power of ten


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to a person: about which value, why, how doubtful it is and how much hangs on it, 0 to 1."""

    incident: int
    account: int | None
    field: str | None
    claim: int | None
    about: str
    why: str
    doubt: float
    harm: float
    document: int | None
    start: int | None
    end: int | None
    words: str | None

    @property
    def weight(self) -> float:
        """What the queue is in order of."""
        return self.doubt * self.harm


def queue(connection: Connection, index: Index, about: str = "") -> list[Asked]:
    """All questions, the weightiest first; about one kind of value where that is asked for."""
    merged = queries.merges(connection)
    judged = _judged(connection)
    killed = dict(zip(index.ids.tolist(), index.columns["killed"].tolist(), strict=True))
    told = set(index.ids[index.columns["told"]].tolist())
    found = [
        asked
        for kind in ABOUT
        if about in ("", kind)
        for asked in _KINDS[kind](connection, kind, lambda id: _harm(killed.get(root(id, merged), NONE)))
        if (asked.account, asked.field, asked.claim) not in judged
    ]
    placed = [(asked, root(asked.incident, merged)) for asked in found]
    kept = [(asked, one) for asked, one in placed if one in told or asked.about == "account"]
    kept.sort(key=lambda each: (-each[0].weight, each[0].account or 0, each[0].claim or 0))
    return [asked for asked, _ in kept]


def _harm(killed: int) -> float:
    """How much hangs on an incident: more with every ten times as many dead, a little where nobody counts."""
    return round(min(1.0, 0.1 + 0.9 * log10(1 + max(killed, 0)) / _THOUSAND), 3)


def _doubt(confidence: float) -> float:
    """How open a value is: most at a confidence of a half."""
    return round(4 * confidence * (1 - confidence), 3)


def _judged(connection: Connection) -> set[tuple[int | None, str | None, int | None]]:
    """The addresses that a person has decided on."""
    rows = connection.execute(
        select(Judgements.account_id, Judgements.detail).where(
            Judgements.account_id.is_not(None), Judgements.undone_at.is_(None)
        )
    )
    return {(row.account_id, row.detail["field"], row.detail["claim"]) for row in rows}


def _rows(
    connection: Connection, confidence: Any, columns: Any, *where: ColumnElement[bool]
) -> Iterator[Any]:
    """Rows of accounts that count, with values of doubtful confidence, about the weightiest first."""
    killed = func.coalesce(Summaries.killed, 0)
    weight = confidence * (1 - confidence) * (10 + case((killed > _CROWD, _CROWD), else_=killed))
    query = (
        select(Accounts.id.label("account"), Accounts.incident_id, Accounts.document_id, *columns)
        .join(Documents, Documents.id == Accounts.document_id)
        .join(Summaries, Summaries.incident_id == Accounts.incident_id, isouter=True)
        .where(Documents.superseded_by.is_(None), confidence >= CANDIDATE, confidence < SURE, *where)
        .order_by(weight.desc(), Accounts.id)
        .limit(_MOST)
    )
    yield from connection.execute(query)


_OF_ASSERTED = Accounts.confidence >= ASSERTED


def _tolls(connection: Connection, about: str, harm: Any) -> Iterator[Asked]:
    columns = (
        *(TollClaims.id.label("claim"), TollClaims.confidence, TollClaims.effect, TollClaims.low),
        *(TollClaims.high, TollClaims.span_start, TollClaims.span_end, TollClaims.span_words),
    )
    on = TollClaims.account_id == Accounts.id
    for row in _rows(connection, TollClaims.confidence, columns, _OF_ASSERTED, on):
        own = max(row.low or 0, row.high or 0) if row.effect == "killed" else 0
        yield Asked(
            incident=row.incident_id,
            account=row.account,
            field="tolls",
            claim=row.claim,
            about=about,
            why=f"How many: the reader is {_unsure(row.confidence)} that this counts people {row.effect}.",
            doubt=_doubt(row.confidence),
            harm=max(harm(row.incident_id), _harm(own)),
            document=row.document_id,
            start=row.span_start,
            end=row.span_end,
            words=row.span_words,
        )


def _parties(connection: Connection, about: str, harm: Any) -> Iterator[Asked]:
    claims = ResponsibilityClaims
    columns = (
        *(claims.id.label("claim"), claims.confidence, claims.status),
        *(claims.party_start, claims.party_end, claims.party_words),
    )
    for row in _rows(connection, claims.confidence, columns, _OF_ASSERTED, claims.account_id == Accounts.id):
        yield Asked(
            incident=row.incident_id,
            account=row.account,
            field="perpetrators",
            claim=row.claim,
            about=about,
            why=f"Who: the reader is {_unsure(row.confidence)} that this party is {row.status} responsible.",
            doubt=_doubt(row.confidence),
            harm=harm(row.incident_id),
            document=row.document_id,
            start=row.party_start,
            end=row.party_end,
            words=row.party_words,
        )


def _fields(connection: Connection, about: str, harm: Any) -> Iterator[Asked]:
    """Places, dates and types, which an account has one of."""
    name = {"date": "period"}.get(about, about)
    confidence = getattr(Accounts, f"{name}_confidence")
    prefix = "anchor" if about == "type" else name
    start, end, words = (getattr(Accounts, f"{prefix}_{part}") for part in ("start", "end", "words"))
    columns = (
        confidence.label("confidence"),
        start.label("start"),
        end.label("end"),
        words.label("words"),
        Accounts.type,
    )
    asks = {"place": "Where", "date": "When", "type": "What"}[about]
    for row in _rows(connection, confidence, columns, _OF_ASSERTED):
        what = f"this is {row.type}" if about == "type" else f"this is its {about}"
        yield Asked(
            incident=row.incident_id,
            account=row.account,
            field=name,
            claim=None,
            about=about,
            why=f"{asks}: the reader is {_unsure(row.confidence)} that {what}.",
            doubt=_doubt(row.confidence),
            harm=harm(row.incident_id),
            document=row.document_id,
            start=row.start,
            end=row.end,
            words=row.words,
        )


def _accounts(connection: Connection, about: str, harm: Any) -> Iterator[Asked]:
    columns = (Accounts.confidence, Accounts.anchor_start, Accounts.anchor_end, Accounts.anchor_words)
    for row in _rows(connection, Accounts.confidence, columns):
        only = "" if row.confidence >= ASSERTED else " It is a candidate only: no list or figure uses it."
        yield Asked(
            incident=row.incident_id,
            account=row.account,
            field="account",
            claim=None,
            about=about,
            why=f"Whether at all: the reader is {_unsure(row.confidence)} that these words tell of an "
            f"incident.{only}",
            doubt=_doubt(row.confidence),
            harm=harm(row.incident_id),
            document=row.document_id,
            start=row.anchor_start,
            end=row.anchor_end,
            words=row.anchor_words,
        )


def _links(connection: Connection, about: str, harm: Any) -> Iterator[Asked]:
    """Accounts that are the least likely of their incident's."""
    columns = (
        *(Summaries.incident_id, Summaries.link_likeness, Accounts.id, Accounts.document_id),
        *(Accounts.anchor_start, Accounts.anchor_end, Accounts.anchor_words),
    )
    query = (
        select(*columns)
        .join(Accounts, Accounts.id == Summaries.link_account)
        .where(Summaries.told, Summaries.link_likeness < SURE)
        .order_by(func.abs(Summaries.link_likeness - 0.5), Accounts.id)
    )
    for row in connection.execute(query.limit(_MOST)):
        yield Asked(
            incident=row.incident_id,
            account=row.id,
            field=LINK,
            claim=None,
            about=about,
            why="One incident or two: this report is linked to the others with a probability of "
            f"{row.link_likeness:.2f}.",
            doubt=_doubt(row.link_likeness),
            harm=harm(row.incident_id),
            document=row.document_id,
            start=row.anchor_start,
            end=row.anchor_end,
            words=row.anchor_words,
        )


def _doubts(connection: Connection, about: str, harm: Any) -> Iterator[Asked]:
    query = select(Summaries.incident_id).where(
        Summaries.doubts > 0, Summaries.told, Summaries.reviewed.is_(False)
    )
    for row in connection.execute(query.limit(_MOST)):
        yield Asked(
            incident=row.incident_id,
            account=None,
            field=None,
            claim=None,
            about=about,
            why="Its numbers do not fit together.",
            doubt=1.0,
            harm=harm(row.incident_id),
            document=None,
            start=None,
            end=None,
            words=None,
        )


def _unsure(confidence: float) -> str:
    return f"{round(confidence * 100)}% sure"


_KINDS: dict[str, Any] = {
    "toll": _tolls,
    "party": _parties,
    "place": _fields,
    "date": _fields,
    "type": _fields,
    "account": _accounts,
    "link": _links,
    "doubt": _doubts,
}
