"""What a person should look at first: values of which the reader is unsure, and on which many dead hang."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import log10
from typing import Any

from sqlalchemy import Connection, case, func, null, select

from recount.confidence import ASSERTED, CANDIDATE
from recount.ledger import queries
from recount.ledger.judged import LINK
from recount.ledger.redirects import root
from recount.ledger.summary_tables import Summaries
from recount.ledger.tables import Accounts, Documents, Judgements, ResponsibilityClaims, TollClaims
from recount.web.index import NONE, Index

Harm = Callable[[int], float]  # of an incident, by its id

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
    judged, rejected = _judged(connection)
    killed = dict(zip(index.ids.tolist(), index.columns["killed"].tolist(), strict=True))
    told = set(index.ids[index.columns["told"]].tolist())
    found = [
        asked
        for kind, questions in _KINDS.items()
        if about in ("", kind)
        for asked in questions(connection, kind, lambda id: _harm(killed.get(root(id, merged), NONE)))
        if (asked.account, asked.field, asked.claim) not in judged and asked.account not in rejected
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


Place = tuple[int | None, str | None, int | None]  # an account, a field, a claim


def _judged(connection: Connection) -> tuple[set[Place], set[int | None]]:
    """The addresses that a person has decided on, and the accounts that were rejected as a whole."""
    rows = connection.execute(
        select(Judgements.account_id, Judgements.decision, Judgements.detail)
        .where(Judgements.account_id.is_not(None), Judgements.undone_at.is_(None))
        .order_by(Judgements.id)
    ).all()
    last = {(row.account_id, row.detail["field"], row.detail["claim"]): row.decision for row in rows}
    rejected = {
        place[0]
        for place, decision in last.items()
        if place[1:] == ("account", None) and decision == "reject"
    }
    return set(last), rejected


@dataclass(frozen=True)
class _Kind:
    """Values of one kind: of which field they are, where they stand, and what is asked about them."""

    field: str
    confidence: Any
    span: tuple[Any, ...]  # the columns of its start, end and words
    why: Callable[[Any], str]
    claims: Any = None  # the table of a list's values
    more: tuple[Any, ...] = ()  # columns that `why` looks at
    candidates: bool = False  # whether accounts are looked at that are not asserted


def _values(connection: Connection, about: str, harm: Harm) -> Iterator[Asked]:
    """Values of accounts that count, of doubtful confidence, about the weightiest first."""
    kind = _VALUES[about]
    sure, (start, end, words) = kind.confidence, kind.span
    killed = func.coalesce(Summaries.killed, 0)
    weight = sure * (1 - sure) * (10 + case((killed > _CROWD, _CROWD), else_=killed))
    query = (
        select(
            *(Accounts.id.label("account"), Accounts.incident_id, Accounts.document_id, sure.label("sure")),
            *(start.label("start"), end.label("end"), words.label("words"), *kind.more),
            (kind.claims.id if kind.claims is not None else null()).label("claim"),
        )
        .select_from(Accounts)
        .join(Documents, Documents.id == Accounts.document_id)
        .join(Summaries, Summaries.incident_id == Accounts.incident_id, isouter=True)
        .where(Documents.superseded_by.is_(None), sure >= CANDIDATE, sure < SURE)
        .order_by(weight.desc(), Accounts.id)
        .limit(_MOST)
    )
    if kind.claims is not None:
        query = query.join(kind.claims, kind.claims.account_id == Accounts.id)
    if not kind.candidates:
        query = query.where(Accounts.confidence >= ASSERTED)
    for row in connection.execute(query):
        dead = max(row.low or 0, row.high or 0) if about == "toll" and row.effect == "killed" else 0
        yield Asked(
            incident=row.incident_id,
            account=row.account,
            field=kind.field,
            claim=row.claim,
            about=about,
            why=kind.why(row),
            doubt=_doubt(row.sure),
            harm=max(harm(row.incident_id), _harm(dead)),
            document=row.document_id,
            start=row.start,
            end=row.end,
            words=row.words,
        )


def _span(table: Any, prefix: str) -> tuple[Any, ...]:
    return tuple(getattr(table, f"{prefix}_{part}") for part in ("start", "end", "words"))


def _whether(row: Any) -> str:
    only = "" if row.sure >= ASSERTED else " It is a candidate only: no list or figure uses it."
    return f"Whether at all: the reader is {_unsure(row)} that these words tell of an incident.{only}"


def _unsure(row: Any) -> str:
    return f"{round(row.sure * 100)}% sure"


_VALUES = {
    "toll": _Kind(
        field="tolls",
        confidence=TollClaims.confidence,
        span=_span(TollClaims, "span"),
        why=lambda row: f"How many: the reader is {_unsure(row)} that this counts people {row.effect}.",
        claims=TollClaims,
        more=(TollClaims.effect, TollClaims.low, TollClaims.high),
    ),
    "party": _Kind(
        field="perpetrators",
        confidence=ResponsibilityClaims.confidence,
        span=_span(ResponsibilityClaims, "party"),
        why=lambda row: f"Who: the reader is {_unsure(row)} that this party is {row.status} responsible.",
        claims=ResponsibilityClaims,
        more=(ResponsibilityClaims.status,),
    ),
    "place": _Kind(
        field="place",
        confidence=Accounts.place_confidence,
        span=_span(Accounts, "place"),
        why=lambda row: f"Where: the reader is {_unsure(row)} that this is its place.",
    ),
    "date": _Kind(
        field="period",
        confidence=Accounts.period_confidence,
        span=_span(Accounts, "period"),
        why=lambda row: f"When: the reader is {_unsure(row)} that this is its date.",
    ),
    "type": _Kind(
        field="type",
        confidence=Accounts.type_confidence,
        span=_span(Accounts, "anchor"),
        why=lambda row: f"What: the reader is {_unsure(row)} that this is {row.type}.",
        more=(Accounts.type,),
    ),
    "account": _Kind(
        field="account",
        confidence=Accounts.confidence,
        span=_span(Accounts, "anchor"),
        why=_whether,
        candidates=True,
    ),
}


def _links(connection: Connection, about: str, harm: Harm) -> Iterator[Asked]:
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


def _doubts(connection: Connection, about: str, harm: Harm) -> Iterator[Asked]:
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


_KINDS: dict[str, Callable[[Connection, str, Harm], Iterator[Asked]]] = {
    **dict.fromkeys(_VALUES, _values),
    "link": _links,
    "doubt": _doubts,
}
