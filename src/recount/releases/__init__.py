"""Releases: frozen, versioned exports of a ledger, each with the difference to the one before."""

from recount.releases.difference import Change, Changed, Difference, Gone, difference
from recount.releases.frozen import FORMATS, Frozen, freeze, unpacked
from recount.releases.shelf import NoSuchRelease, Release, compare, every, export, make

__all__ = [
    "FORMATS",
    "Change",
    "Changed",
    "Difference",
    "Frozen",
    "Gone",
    "NoSuchRelease",
    "Release",
    "compare",
    "difference",
    "every",
    "export",
    "freeze",
    "make",
    "unpacked",
]
