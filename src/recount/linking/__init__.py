"""Accounts to incidents: which accounts of different documents tell of the same happening."""

from recount.linking.likeness import Likeness, compare
from recount.linking.link import Linker, Told, choose, keys

__all__ = ["Likeness", "Linker", "Told", "choose", "compare", "keys"]
