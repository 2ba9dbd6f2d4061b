"""What each incident amounts to, kept for lists and searches; and of which account a judgement is."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add the tables, and let every incident there is be summed up."""
    op.add_column("judgements", sa.Column("account_id", sa.Integer(), nullable=True))
    op.create_index(op.f("ix_judgements_account_id"), "judgements", ["account_id"])
    op.create_table(
        "stale",
        sa.Column("incident_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("incident_id", name=op.f("pk_stale")),
    )
    op.create_table(
        "summaries",
        sa.Column("incident_id", sa.Integer(), nullable=False),
        sa.Column("stamp", sa.Integer(), nullable=False),
        sa.Column("told", sa.Boolean(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("modality", sa.Text(), nullable=False),
        sa.Column("main", sa.Boolean(), nullable=False),
        sa.Column("aggregate", sa.Boolean(), nullable=False),
        sa.Column("first", sa.Date(), nullable=True),
        sa.Column("last", sa.Date(), nullable=True),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("lat", sa.Float(), nullable=True),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.Column("precision", sa.Integer(), nullable=True),
        sa.Column("killed_low", sa.BigInteger(), nullable=True),
        sa.Column("killed", sa.BigInteger(), nullable=True),
        sa.Column("killed_high", sa.BigInteger(), nullable=True),
        sa.Column("documents", sa.Integer(), nullable=False),
        sa.Column("doubts", sa.Integer(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("link_likeness", sa.Float(), nullable=True),
        sa.Column("link_account", sa.Integer(), nullable=True),
        sa.Column("reviewed", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("incident_id", name=op.f("pk_summaries")),
    )
    op.create_index(op.f("ix_summaries_stamp"), "summaries", ["stamp"])
    op.create_table(
        "summary_terms",
        sa.Column("incident_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("term", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("incident_id", "kind", "term", name=op.f("pk_summary_terms")),
    )
    op.create_table(
        "summary_lines",
        sa.Column("incident_id", sa.Integer(), nullable=False),
        sa.Column("line", sa.JSON(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("incident_id", name=op.f("pk_summary_lines")),
    )
    # the words are kept in the table itself; the index must be told of every change
    op.execute(
        "CREATE VIRTUAL TABLE summary_words USING fts5(words, content='summary_lines', "
        "content_rowid='incident_id', tokenize='unicode61 remove_diacritics 2')"
    )
    taken = "INSERT INTO summary_words(summary_words, rowid, words) "
    taken += "VALUES ('delete', old.incident_id, old.words);"
    given = "INSERT INTO summary_words(rowid, words) VALUES (new.incident_id, new.words);"
    for name, moment, does in (
        ("added", "INSERT", given),
        ("removed", "DELETE", taken),
        ("changed", "UPDATE", taken + given),
    ):
        op.execute(f"CREATE TRIGGER summary_lines_{name} AFTER {moment} ON summary_lines BEGIN {does} END")
    op.execute("INSERT INTO stale (incident_id) SELECT id FROM incidents")
