"""Document to accounts: what a report tells of each incident, every value with its span."""

from recount.reading.read import read

__all__ = ["read"]
