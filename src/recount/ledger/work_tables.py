"""The tables of people's work on a ledger: who they are, what they code, and what is released."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from recount.ledger.tables import PERMANENT, Base


class People(Base):
    """Those who work on a ledger that a team shares. None is ever deleted; one who has left is disabled.

    `key` is the name as names are compared: no two people's differ by capitals alone.
    """

    __tablename__ = "people"
    __table_args__ = PERMANENT

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    key: Mapped[str] = mapped_column(unique=True)
    role: Mapped[str]
    password: Mapped[str]
    disabled: Mapped[bool]
    created: Mapped[datetime]


class Sessions(Base):
    """Who is logged in. Of the token in their cookie only the SHA-256 is here."""

    __tablename__ = "sessions"

    sha256: Mapped[str] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    created: Mapped[datetime]
    seen: Mapped[datetime]


class Tokens(Base):
    """What programs ask with in a person's name. Of the token itself only the SHA-256 is here."""

    __tablename__ = "tokens"
    __table_args__ = PERMANENT

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    name: Mapped[str]
    role: Mapped[str]
    sha256: Mapped[str] = mapped_column(unique=True)
    created: Mapped[datetime]
    used: Mapped[datetime | None]
    revoked: Mapped[datetime | None]


class Codings(Base):
    """What one person codes of one document. `submitted` freezes it; one that was withdrawn counts no more.

    `version` counts the saves, so that nobody saves over what they have not seen.
    """

    __tablename__ = "codings"
    __table_args__ = (UniqueConstraint("document_id", "coder"), PERMANENT)

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id"))
    coder: Mapped[str] = mapped_column(index=True)
    assigned: Mapped[datetime]
    assigned_by: Mapped[str]
    version: Mapped[int]
    saved: Mapped[datetime | None]
    submitted: Mapped[datetime | None]
    withdrawn: Mapped[datetime | None]
    draft: Mapped[dict[str, Any]]


class CodingPairs(Base):
    """Two codings of one document that are compared; without a right one, the left with the machine's."""

    __tablename__ = "coding_pairs"
    __table_args__ = PERMANENT

    id: Mapped[int] = mapped_column(primary_key=True)
    left_id: Mapped[int] = mapped_column(ForeignKey("codings.id"), index=True)
    right_id: Mapped[int | None] = mapped_column(ForeignKey("codings.id"), index=True)


class Adjudications(Base):
    """What a person made of a pair: each decision, and the coding it came to. None is ever changed."""

    __tablename__ = "adjudications"
    __table_args__ = PERMANENT

    id: Mapped[int] = mapped_column(primary_key=True)
    pair_id: Mapped[int] = mapped_column(ForeignKey("coding_pairs.id"), index=True)
    at: Mapped[datetime]
    author: Mapped[str]
    decisions: Mapped[dict[str, Any]]
    outcome: Mapped[dict[str, Any]]


class Releases(Base):
    """Frozen exports of the ledger, compressed. None is ever changed or deleted: the database refuses it.

    `sha256` is that of the JSON lines before they were compressed; `lines` is what releases are compared by;
    `merged` the incidents that led to another when it was made, each with the one it led to.
    """

    __tablename__ = "releases"
    __table_args__ = PERMANENT

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    made: Mapped[datetime]
    author: Mapped[str]
    note: Mapped[str]
    rule: Mapped[str]
    incidents: Mapped[int]
    sha256: Mapped[str]
    jsonl: Mapped[bytes]
    csv: Mapped[bytes]
    geojson: Mapped[bytes]
    lines: Mapped[bytes]
    merged: Mapped[dict[str, Any]]
