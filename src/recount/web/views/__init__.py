"""What the pages show of one thing: plain values, put together from the ledger."""
