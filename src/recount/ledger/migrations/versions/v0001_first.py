"""The first ledger: originals, documents, accounts and their claims, incidents, failures, the audit log."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make every table."""
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("detail", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "failures",
        sa.Column("locator", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("locator", name=op.f("pk_failures")),
    )
    op.create_table(
        "incidents",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("created", sa.String(), nullable=False),
        sa.Column("merged_into", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["merged_into"], ["incidents.id"], name=op.f("fk_incidents_merged_into")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incidents")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "originals",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("bytes", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_originals")),
    )
    op.create_table(
        "documents",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("locator", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("published", sa.Date(), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("retrieved", sa.String(), nullable=True),
        sa.Column("relevant", sa.Boolean(), nullable=False),
        sa.Column("superseded_by", sa.Integer(), nullable=True),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["sha256"], ["originals.sha256"], name=op.f("fk_documents_sha256")),
        sa.ForeignKeyConstraint(["superseded_by"], ["documents.id"], name=op.f("fk_documents_superseded_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_documents")),
        sa.UniqueConstraint("sha256", name=op.f("uq_documents_sha256")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_documents_locator"), "documents", ["locator"], unique=False)
    op.create_table(
        "accounts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("incident_id", sa.Integer(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("modality", sa.Text(), nullable=False),
        sa.Column("main", sa.Boolean(), nullable=False),
        sa.Column("aggregate", sa.Boolean(), nullable=False),
        sa.Column("anchor_start", sa.Integer(), nullable=False),
        sa.Column("anchor_end", sa.Integer(), nullable=False),
        sa.Column("anchor_words", sa.Text(), nullable=False),
        sa.Column("period_first", sa.Date(), nullable=True),
        sa.Column("period_last", sa.Date(), nullable=True),
        sa.Column("period_precision", sa.Text(), nullable=True),
        sa.Column("period_from_publication", sa.Boolean(), nullable=True),
        sa.Column("period_start", sa.Integer(), nullable=True),
        sa.Column("period_end", sa.Integer(), nullable=True),
        sa.Column("period_words", sa.Text(), nullable=True),
        sa.Column("name_start", sa.Integer(), nullable=True),
        sa.Column("name_end", sa.Integer(), nullable=True),
        sa.Column("name_words", sa.Text(), nullable=True),
        sa.Column("admin1", sa.Text(), nullable=True),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("place_start", sa.Integer(), nullable=True),
        sa.Column("place_end", sa.Integer(), nullable=True),
        sa.Column("place_words", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=op.f("fk_accounts_document_id")),
        sa.ForeignKeyConstraint(["incident_id"], ["incidents.id"], name=op.f("fk_accounts_incident_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_accounts")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_accounts_document_id"), "accounts", ["document_id"], unique=False)
    op.create_index(op.f("ix_accounts_incident_id"), "accounts", ["incident_id"], unique=False)
    op.create_index(op.f("ix_accounts_period_first"), "accounts", ["period_first"], unique=False)
    op.create_table(
        "account_keys",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_account_keys_account_id")),
        sa.PrimaryKeyConstraint("key", "account_id", name=op.f("pk_account_keys")),
    )
    op.create_table(
        "phrases",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("span_start", sa.Integer(), nullable=False),
        sa.Column("span_end", sa.Integer(), nullable=False),
        sa.Column("span_words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_phrases_account_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_phrases")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_phrases_account_id"), "phrases", ["account_id"], unique=False)
    op.create_table(
        "responsibility_claims",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("party_start", sa.Integer(), nullable=False),
        sa.Column("party_end", sa.Integer(), nullable=False),
        sa.Column("party_words", sa.Text(), nullable=False),
        sa.Column("by_start", sa.Integer(), nullable=True),
        sa.Column("by_end", sa.Integer(), nullable=True),
        sa.Column("by_words", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name=op.f("fk_responsibility_claims_account_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_responsibility_claims")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_responsibility_claims_account_id"), "responsibility_claims", ["account_id"], unique=False
    )
    op.create_table(
        "toll_claims",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("effect", sa.Text(), nullable=False),
        sa.Column("low", sa.BigInteger(), nullable=True),
        sa.Column("high", sa.BigInteger(), nullable=True),
        sa.Column("approximate", sa.Boolean(), nullable=False),
        sa.Column("victims", sa.Text(), nullable=False),
        sa.Column("part_of", sa.Boolean(), nullable=False),
        sa.Column("group_start", sa.Integer(), nullable=True),
        sa.Column("group_end", sa.Integer(), nullable=True),
        sa.Column("group_words", sa.Text(), nullable=True),
        sa.Column("source_start", sa.Integer(), nullable=True),
        sa.Column("source_end", sa.Integer(), nullable=True),
        sa.Column("source_words", sa.Text(), nullable=True),
        sa.Column("span_start", sa.Integer(), nullable=False),
        sa.Column("span_end", sa.Integer(), nullable=False),
        sa.Column("span_words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_toll_claims_account_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_toll_claims")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_toll_claims_account_id"), "toll_claims", ["account_id"], unique=False)
