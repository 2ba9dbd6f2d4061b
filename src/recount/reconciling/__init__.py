"""Accounts of one incident to what they amount to: its view and its tolls under named counting rules."""

from recount.reconciling.incident import DocumentRecord, Incident, Telling, incident
from recount.reconciling.tolls import DEFAULT_RULE, RULES, Said, Toll, attackers, claim_words, toll

__all__ = [
    "DEFAULT_RULE",
    "RULES",
    "DocumentRecord",
    "Incident",
    "Said",
    "Telling",
    "Toll",
    "attackers",
    "claim_words",
    "incident",
    "toll",
]
