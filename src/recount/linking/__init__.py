"""Accounts to incidents: which accounts of different documents tell of the same happening."""

from recount.linking.keys import keys
from recount.linking.likeness import Likeness, compare
from recount.linking.link import Linker, Told, choose

__all__ = ["Likeness", "Linker", "Told", "choose", "compare", "keys"]
