"""Migrations: how a ledger made by an older Recount becomes one of this Recount."""

HEAD = "0007"
"""The newest revision. Kept by hand beside `versions/`, so that opening a ledger need not import Alembic."""
