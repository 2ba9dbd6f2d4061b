"""The ledger in a browser: an API, and the built pages that show what it answers."""
