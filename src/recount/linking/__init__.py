"""Accounts to incidents: which accounts of different documents tell of the same happening."""

from recount.linking.keys import keys
from recount.linking.likeness import THRESHOLD, Explanation, Likeness, Reason, compare, explain
from recount.linking.link import Linker, Told, choose

__all__ = [
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
