"""Counting rules: what claims of one incident amount to."""

from datetime import date

import pytest

from recount.model import Effect, Span, TollClaim, Victims
from recount.reconciling import RULES, Said, attackers, claim_words, toll

SATURDAY, SUNDAY, MONDAY = (date(2017, 2, day) for day in (25, 26, 27))


def claim(low: int | None, high: int | None, effect: str = "killed", **more: object) -> TollClaim:
    span = Span(start=0, end=4, words="many")
    return TollClaim.model_validate({"effect": effect, "low": low, "high": high, "span": span} | more)


def said(*claims: tuple[date | None, TollClaim]) -> list[Said]:
    return [Said(claim=c, document=n, published=day) for n, (day, c) in enumerate(claims, 1)]


HOMS = said((SATURDAY, claim(32, None)), (SATURDAY, claim(41, None)), (SUNDAY, claim(42, 42)))


def test_no_claim_is_no_toll_and_zero_is_one() -> None:
    assert toll([], Effect.KILLED) is None
    none_killed = toll(said((SATURDAY, claim(0, 0))), Effect.KILLED)
    assert none_killed is not None
    assert (none_killed.low, none_killed.best, none_killed.high, none_killed.words) == (0, 0, 0, "0")


@pytest.mark.parametrize(("rule", "best"), [("lowest", 32), ("highest", 42), ("most-recent", 42)])
def test_each_rule_decides_for_its_own_claim_within_the_same_range(rule: str, best: int) -> None:
    found = toll(HOMS, Effect.KILLED, rule)
    assert found is not None
    assert (found.low, found.best, found.high, found.words) == (32, best, 42, "32+ to 42")
    assert found.rule == rule
    assert [s.claim.low for s in found.claims] == [best]


def test_the_most_recent_claim_is_by_publication_and_not_by_order_of_reading() -> None:
    found = toll(
        said((MONDAY, claim(50, 50)), (SATURDAY, claim(32, 32)), (None, claim(99, 99))), Effect.KILLED
    )
    assert found is not None and found.best == 50


def test_of_one_days_claims_the_later_read_is_more_recent() -> None:
    found = toll(said((SATURDAY, claim(40, 40)), (SATURDAY, claim(35, 35))), Effect.KILLED)
    assert found is not None and found.best == 35


def test_a_part_never_counts_as_the_whole() -> None:
    found = toll([*HOMS, *said((MONDAY, claim(2, 2, part_of=True)))], Effect.KILLED)
    assert found is not None and (found.low, found.best) == (32, 42)
    assert toll(said((MONDAY, claim(2, 2, part_of=True))), Effect.KILLED) is None


def test_the_attackers_own_dead_are_kept_apart() -> None:
    with_attackers = [*HOMS, *said((MONDAY, claim(6, 6, victims=Victims.ATTACKERS)))]
    assert toll(with_attackers, Effect.KILLED) == toll(HOMS, Effect.KILLED)
    apart = attackers(with_attackers, Effect.KILLED)
    assert apart is not None and apart.best == 6


def test_effects_are_not_mixed() -> None:
    found = toll([*HOMS, *said((MONDAY, claim(24, 24, effect="injured")))], Effect.INJURED)
    assert found is not None and found.words == "24"


@pytest.mark.parametrize(
    ("claims", "words", "low", "high"),
    [
        ([claim(32, None)], "32+", 32, None),
        ([claim(32, None), claim(41, None)], "32+ to 41+", 32, None),
        ([claim(42, 42), claim(50, None)], "42 to 50+", 42, None),
        ([claim(None, 50)], "up to 50", None, 50),
        ([claim(None, 50), claim(None, 60)], "up to 60", None, 60),
        ([claim(None, 50), claim(32, 32)], "32 to 50", 32, 50),
        ([claim(5, 8)], "5 to 8", 5, 8),
        ([claim(70, 70, approximate=True)], "about 70", 70, 70),
        ([claim(32, 32), claim(32, 32)], "32", 32, 32),
        ([claim(32, None), claim(32, 32)], "32+", 32, None),
    ],
)
def test_a_range_is_said_as_a_reader_would(
    claims: list[TollClaim], words: str, low: int | None, high: int | None
) -> None:
    found = toll(said(*((SATURDAY, c) for c in claims)), Effect.KILLED)
    assert found is not None
    assert (found.words, found.low, found.high) == (words, low, high)


def test_a_single_claim_is_said_the_same_way() -> None:
    assert [claim_words(c) for c in (claim(32, None), claim(None, 50), claim(5, 8))] == [
        "32+",
        "up to 50",
        "5 to 8",
    ]


def test_every_rule_is_documented() -> None:
    assert all(rule.decide.__doc__ for rule in RULES.values())
