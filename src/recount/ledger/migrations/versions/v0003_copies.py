"""Which documents are copies of one text; those that an older Recount read are not known to be any."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add the column and the table."""
    op.add_column("documents", sa.Column("copy_of", sa.Integer(), nullable=True))
    op.create_table(
        "copy_keys",
        sa.Column("key", sa.BigInteger(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=op.f("fk_copy_keys_document_id")),
        sa.PrimaryKeyConstraint("key", "document_id", name=op.f("pk_copy_keys")),
    )
