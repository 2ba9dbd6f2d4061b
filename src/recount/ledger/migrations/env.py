"""What Alembic runs: the migrations, on the connection and in the transaction of whoever opens the ledger."""

from alembic import context

from recount.ledger import summary_tables, work_tables  # noqa: F401 - so that Base knows them
from recount.ledger.tables import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    transactional_ddl=False,  # the opener's transaction holds all of it; Alembic starts none of its own
)
context.run_migrations()
