"""Double coding: what people code, blind, how two codings compare, and what is made of their differences."""

from recount.coding.adjudicating import Decision, adjudicated
from recount.coding.agreement import Agreement, Coded, agreement
from recount.coding.comparing import Paired, Row, compare
from recount.coding.drafts import Draft, Fault, as_draft, as_plain, draft_of
from recount.coding.figures import COLUMNS, figures
from recount.coding.finishing import finished
from recount.coding.gold import gold_lines

__all__ = [
    "COLUMNS",
    "Agreement",
    "Coded",
    "Decision",
    "Draft",
    "Fault",
    "Paired",
    "Row",
    "adjudicated",
    "agreement",
    "as_draft",
    "as_plain",
    "compare",
    "draft_of",
    "figures",
    "finished",
    "gold_lines",
]
