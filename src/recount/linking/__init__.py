"""Accounts to incidents: which accounts of different documents tell of the same happening."""

from recount.linking.keys import keys
from recount.linking.likeness import THRESHOLD, Explanation, Likeness, Reason, compare, explain
from recount.linking.link import OF_ONE_DOCUMENT, Linker, Told, choose

__all__ = [
    "OF_ONE_DOCUMENT",
    "THRESHOLD",
    "Explanation",
    "Likeness",
    "Linker",
    "Reason",
    "Told",
    "choose",
    "compare",
    "explain",
    "keys",
]
