"""How sure the reader was of each value; what was read before that was told is taken as sure."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_SURE = "1.0"


def upgrade() -> None:
    """Add the columns."""
    for table, name in (
        ("accounts", "confidence"),
        ("accounts", "type_confidence"),
        ("toll_claims", "confidence"),
        ("responsibility_claims", "confidence"),
        ("phrases", "confidence"),
    ):
        op.add_column(table, sa.Column(name, sa.Float(), nullable=False, server_default=_SURE))
    for name, present in (("period_confidence", "period_first"), ("place_confidence", "place_start")):
        op.add_column("accounts", sa.Column(name, sa.Float(), nullable=True))
        op.execute(f"UPDATE accounts SET {name} = {_SURE} WHERE {present} IS NOT NULL")
