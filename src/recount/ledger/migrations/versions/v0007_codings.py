"""Codings by people, and releases."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Add the tables."""
    _releases()
    _codings()


def _releases() -> None:
    """Add the table of releases, whose rows stay as they were made."""
    op.create_table(
        "releases",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("made", sa.String(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("incidents", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("jsonl", sa.LargeBinary(), nullable=False),
        sa.Column("csv", sa.LargeBinary(), nullable=False),
        sa.Column("geojson", sa.LargeBinary(), nullable=False),
        sa.Column("lines", sa.LargeBinary(), nullable=False),
        sa.Column("merged", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_releases")),
        sa.UniqueConstraint("name", name=op.f("uq_releases_name")),
        sqlite_autoincrement=True,
    )
    for change in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER releases_keep_{change.lower()} BEFORE {change} ON releases "
            "BEGIN SELECT RAISE(ABORT, 'a release stays as it was made'); END"
        )


def _codings() -> None:
    """Add the tables of codings, of the pairs that are compared, and of what people made of them."""
    op.create_table(
        "codings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("coder", sa.Text(), nullable=False),
        sa.Column("assigned", sa.String(), nullable=False),
        sa.Column("assigned_by", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("saved", sa.String(), nullable=True),
        sa.Column("submitted", sa.String(), nullable=True),
        sa.Column("withdrawn", sa.String(), nullable=True),
        sa.Column("draft", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=op.f("fk_codings_document_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_codings")),
        sa.UniqueConstraint("document_id", "coder", name=op.f("uq_codings_document_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_codings_coder"), "codings", ["coder"])
    op.create_table(
        "coding_pairs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("left_id", sa.Integer(), nullable=False),
        sa.Column("right_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["left_id"], ["codings.id"], name=op.f("fk_coding_pairs_left_id")),
        sa.ForeignKeyConstraint(["right_id"], ["codings.id"], name=op.f("fk_coding_pairs_right_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_coding_pairs")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_coding_pairs_left_id"), "coding_pairs", ["left_id"])
    op.create_index(op.f("ix_coding_pairs_right_id"), "coding_pairs", ["right_id"])
    op.create_table(
        "adjudications",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("pair_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("decisions", sa.JSON(), nullable=False),
        sa.Column("outcome", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["pair_id"], ["coding_pairs.id"], name=op.f("fk_adjudications_pair_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_adjudications")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_adjudications_pair_id"), "adjudications", ["pair_id"])
