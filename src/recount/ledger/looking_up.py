"""Under which keys linking finds an account, after a person has changed what it tells."""

from sqlalchemy import Connection, delete, insert

from recount.confidence import asserted
from recount.ledger import queries
from recount.ledger.judged import ACCOUNT
from recount.ledger.tables import AccountKeys
from recount.linking import keys

TIED = (ACCOUNT, "type", "period", "place")  # the fields that keys are made of


def look_up_anew(connection: Connection, account: int) -> None:
    """Put an account under the keys of what it now tells, or under none where it was rejected."""
    connection.execute(delete(AccountKeys).where(AccountKeys.account_id == account))
    found = queries.accounts(connection, {account}).get(account)
    sure = asserted(found) if found else None
    rows = [{"key": key, "account_id": account} for key in sorted(keys(sure))] if sure else []
    if rows:
        connection.execute(insert(AccountKeys), rows)
