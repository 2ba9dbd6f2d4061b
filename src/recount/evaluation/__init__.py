"""Evaluation: how well and how fast Recount reads, measured by commands (`make accuracy`, `make bench`)."""
