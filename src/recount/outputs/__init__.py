"""Views of the ledger in the formats of others, one file a format."""
