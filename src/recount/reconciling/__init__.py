"""Accounts of one incident to what they amount to: its view, and its tolls under named counting rules."""

from recount.reconciling.doubts import Doubt, doubts
from recount.reconciling.history import Step, history
from recount.reconciling.incident import DocumentRecord, Incident, Telling, incident, outlet_of
from recount.reconciling.rules import DEFAULT_RULE, HIERARCHY, RULES, Rule, rule_of
from recount.reconciling.said import Said, Toll, claim_words
from recount.reconciling.tolls import attackers, split, toll

__all__ = [
    "DEFAULT_RULE",
    "HIERARCHY",
    "RULES",
    "DocumentRecord",
    "Doubt",
    "Incident",
    "Rule",
    "Said",
    "Step",
    "Telling",
    "Toll",
    "attackers",
    "claim_words",
    "doubts",
    "history",
    "incident",
    "outlet_of",
    "rule_of",
    "split",
    "toll",
]
