"""Those who work on a ledger together: people and their roles, who is logged in, and who may do what."""
