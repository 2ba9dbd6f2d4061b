"""The tables of what incidents amount to: computed for lists and searches, and computed again."""

from datetime import date
from typing import Any

from sqlalchemy import BigInteger
from sqlalchemy.orm import Mapped, mapped_column

from recount.ledger.tables import Base


class Stale(Base):
    """The incidents whose summary is not that of what is told of them any more."""

    __tablename__ = "stale"

    incident_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)


class Summaries(Base):
    """What each incident amounts to, as lists are filtered and ordered by it; computed, and computed again.

    `stamp` counts up with every change, so that who holds summaries can ask for the later ones. One that is
    told of no more stays with `told` false. `link_account` is the account whose link is the least likely one.
    """

    __tablename__ = "summaries"

    incident_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    stamp: Mapped[int] = mapped_column(index=True)
    told: Mapped[bool]
    type: Mapped[str]
    modality: Mapped[str]
    main: Mapped[bool]
    aggregate: Mapped[bool]
    first: Mapped[date | None]
    last: Mapped[date | None]
    place: Mapped[str]
    country: Mapped[str | None]
    lat: Mapped[float | None]
    lon: Mapped[float | None]
    precision: Mapped[int | None]
    killed_low: Mapped[int | None] = mapped_column(BigInteger)
    killed: Mapped[int | None] = mapped_column(BigInteger)
    killed_high: Mapped[int | None] = mapped_column(BigInteger)
    documents: Mapped[int]
    doubts: Mapped[int]
    confidence: Mapped[float]
    link_likeness: Mapped[float | None]
    link_account: Mapped[int | None]
    reviewed: Mapped[bool]


class SummaryTerms(Base):
    """The actors and sources of an incident, by which lists are filtered."""

    __tablename__ = "summary_terms"

    incident_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    kind: Mapped[str] = mapped_column(primary_key=True)
    term: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]


class SummaryLines(Base):
    """The line of an incident in lists, and the words it is told in, for searching (indexed by FTS5)."""

    __tablename__ = "summary_lines"

    incident_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    line: Mapped[dict[str, Any]]
    words: Mapped[str]
