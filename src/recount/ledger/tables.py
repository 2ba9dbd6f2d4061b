"""The tables of a ledger.

Words of a vocabulary (types, effects, ...) are stored as their slugs; ids are never given out twice.
"""

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Date,
    Dialect,
    Float,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Text,
    TypeDecorator,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

LARGEST_ID = 2**63 - 1  # that SQLite can hold
PERMANENT = {"sqlite_autoincrement": True}


class Moment(TypeDecorator[datetime]):
    """A point in time as ISO 8601 text, so that its time zone, or the lack of one, is kept exactly."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value)


def now() -> datetime:
    """The present moment, in UTC."""
    return datetime.now(UTC)


class Base(DeclarativeBase):
    """Which column type a Python type takes, and how constraints are named (migrations need names)."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_name)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {  # noqa: RUF012 - SQLAlchemy reads it so
        str: Text,
        int: Integer,
        bool: Boolean,
        float: Float,
        date: Date,
        datetime: Moment,
        bytes: LargeBinary,
        dict[str, Any]: JSON,
    }


class Originals(Base):
    """The bytes of a document as they came, compressed, under their SHA-256."""

    __tablename__ = "originals"

    sha256: Mapped[str] = mapped_column(primary_key=True)
    bytes: Mapped[bytes]


class Documents(Base):
    """Documents, whether read or turned away by the gate; revisions stay beside what they supersede."""

    __tablename__ = "documents"
    __table_args__ = PERMANENT

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    locator: Mapped[str] = mapped_column(index=True)
    sha256: Mapped[str] = mapped_column(ForeignKey("originals.sha256"), unique=True)
    title: Mapped[str]
    text: Mapped[str]
    published: Mapped[date | None]
    source: Mapped[str | None]
    url: Mapped[str | None]
    language: Mapped[str | None]
    retrieved: Mapped[datetime | None]
    relevant: Mapped[bool]
    superseded_by: Mapped[int | None] = mapped_column(ForeignKey("documents.id"))
    copy_of: Mapped[int | None]
    extra: Mapped[dict[str, Any]]


class Incidents(Base):
    """Incidents have nothing of their own but their permanent id; what they are is computed from accounts."""

    __tablename__ = "incidents"
    __table_args__ = PERMANENT

    id: Mapped[int] = mapped_column(primary_key=True)
    created: Mapped[datetime]
    merged_into: Mapped[int | None] = mapped_column(ForeignKey("incidents.id"), index=True)


class Accounts(Base):
    """Accounts, each in its incident. What an account tells never changes; linking may move it to another."""

    __tablename__ = "accounts"
    __table_args__ = PERMANENT

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id"), index=True)
    incident_id: Mapped[int] = mapped_column(ForeignKey("incidents.id"), index=True)
    type: Mapped[str]
    modality: Mapped[str]
    main: Mapped[bool]
    aggregate: Mapped[bool]
    confidence: Mapped[float]
    type_confidence: Mapped[float]
    anchor_start: Mapped[int]
    anchor_end: Mapped[int]
    anchor_words: Mapped[str]
    period_first: Mapped[date | None] = mapped_column(index=True)
    period_last: Mapped[date | None]
    period_precision: Mapped[str | None]
    period_from_publication: Mapped[bool | None]
    period_confidence: Mapped[float | None]
    period_start: Mapped[int | None]
    period_end: Mapped[int | None]
    period_words: Mapped[str | None]
    name_start: Mapped[int | None]
    name_end: Mapped[int | None]
    name_words: Mapped[str | None]
    admin1: Mapped[str | None]
    country: Mapped[str | None]
    place_start: Mapped[int | None]
    place_end: Mapped[int | None]
    place_words: Mapped[str | None]
    place_confidence: Mapped[float | None]


class TollClaims(Base):
    """Toll claims, in the order of their account."""

    __tablename__ = "toll_claims"
    __table_args__ = PERMANENT

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"), index=True)
    effect: Mapped[str]
    low: Mapped[int | None] = mapped_column(BigInteger)
    high: Mapped[int | None] = mapped_column(BigInteger)
    approximate: Mapped[bool]
    victims: Mapped[str]
    part_of: Mapped[bool]
    group_start: Mapped[int | None]
    group_end: Mapped[int | None]
    group_words: Mapped[str | None]
    source_start: Mapped[int | None]
    source_end: Mapped[int | None]
    source_words: Mapped[str | None]
    span_start: Mapped[int]
    span_end: Mapped[int]
    span_words: Mapped[str]
    confidence: Mapped[float]


class ResponsibilityClaims(Base):
    """Responsibility claims, in the order of their account."""

    __tablename__ = "responsibility_claims"
    __table_args__ = PERMANENT

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"), index=True)
    status: Mapped[str]
    party_start: Mapped[int]
    party_end: Mapped[int]
    party_words: Mapped[str]
    by_start: Mapped[int | None]
    by_end: Mapped[int | None]
    by_words: Mapped[str | None]
    confidence: Mapped[float]


class Phrases(Base):
    """The values of an account that are words alone: its targets, weapons and named dead."""

    __tablename__ = "phrases"
    __table_args__ = PERMANENT

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"), index=True)
    field: Mapped[str]
    span_start: Mapped[int]
    span_end: Mapped[int]
    span_words: Mapped[str]
    confidence: Mapped[float]


class AccountKeys(Base):
    """The keys under which linking looks an account up (`recount.linking.keys`)."""

    __tablename__ = "account_keys"

    key: Mapped[str] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"), primary_key=True)


class CopyKeys(Base):
    """The keys under which a text meets its copies (`recount.linking.copies`)."""

    __tablename__ = "copy_keys"

    key: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id"), primary_key=True)


class Failures(Base):
    """What could not be read, and why; one line a locator, gone once it reads well."""

    __tablename__ = "failures"

    locator: Mapped[str] = mapped_column(primary_key=True)
    reason: Mapped[str]
    at: Mapped[datetime]


class Judgements(Base):
    """People's decisions. None is ever deleted; one that was undone says so."""

    __tablename__ = "judgements"
    __table_args__ = PERMANENT

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    author: Mapped[str]
    reason: Mapped[str]
    decision: Mapped[str]
    account_id: Mapped[int | None] = mapped_column(index=True)
    detail: Mapped[dict[str, Any]]
    undone_at: Mapped[datetime | None]
    undone_by: Mapped[str | None]
    undone_because: Mapped[str | None]


class Audit(Base):
    """What was done to the ledger, in order."""

    __tablename__ = "audit"
    __table_args__ = PERMANENT

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    action: Mapped[str]
    detail: Mapped[dict[str, Any]]
