"""Tolls in words: the range, what a rule decides for, and of whom it is the number."""

import io
from datetime import date

import pytest
from rich.console import Console

from recount.cli.sheet import print_sheet
from recount.model import Account, Effect, Span, TollClaim, Victims
from recount.outputs.words import ruled_words
from recount.reconciling import DocumentRecord, Incident, Telling, incident


def told(*numbers: int, attackers: tuple[int, ...] = ()) -> Incident:
    """An incident of which each number is told by an outlet of its own."""
    span = Span(start=0, end=4, words="many")
    tellings = []
    for n, number in enumerate((*numbers, *attackers), 1):
        victims = Victims.UNKNOWN if n <= len(numbers) else Victims.ATTACKERS
        claim = TollClaim(effect=Effect.KILLED, low=number, high=number, victims=victims, span=span)
        document = DocumentRecord(
            id=n, name=f"doc-{n}", locator=f"/r/{n}", sha256=str(n), published=date(2017, 2, n)
        )
        account = Account.model_validate({"type": "armed-clash", "anchor": span, "tolls": [claim]})
        tellings.append(Telling(id=n, document=document, account=account))
    return incident(1, tellings)


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("most-recent", "32 to 40 + 6 attackers"),
        ("ucdp", "32 to 40 + 6 attackers (ucdp: 32)"),
        ("acled", "32 to 40 + 6 attackers (acled: 38)"),
        ("gtd", "32 to 40 + 6 attackers (gtd: 38)"),
        ("ibc", "32 to 40 + 6 attackers"),
    ],
)
def test_a_rule_that_was_asked_for_says_what_it_decides_for(rule: str, words: str) -> None:
    assert ruled_words(told(32, 32, 40, attackers=(6,)), Effect.KILLED, rule) == words


@pytest.mark.parametrize(
    ("effect", "rule", "words"),
    [
        (Effect.KILLED, "ucdp", "24"),
        (Effect.KILLED, "ibc", "24 (ibc: provisional)"),
        (Effect.INJURED, "ucdp", "–"),
    ],
)
def test_what_says_no_more_is_left_out(effect: Effect, rule: str, words: str) -> None:
    assert ruled_words(told(24), effect, rule) == words


@pytest.mark.parametrize(
    ("attackers", "rule", "decision"),
    [
        ((), "majority", "(majority: 32, by 2 sources)"),
        ((), "gtd", "(gtd: 32, by 2 sources)"),
        ((6,), "gtd", "(gtd: 38)"),
        ((6,), "acled", "(acled: 38)"),
    ],
)
def test_a_sum_is_nobodys_number(attackers: tuple[int, ...], rule: str, decision: str) -> None:
    out = io.StringIO()
    print_sheet(told(32, 32, 40, attackers=attackers), Console(file=out, width=160), rule)
    (line,) = (line for line in out.getvalue().splitlines() if line.startswith("Killed:"))
    assert line.endswith(decision)
