"""Counting rules: what claims of one incident amount to."""

import sys
from datetime import date, timedelta
from types import FrameType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recount.model import Effect, Span, TollClaim, Victims
from recount.reconciling import (
    RULES,
    Rule,
    Said,
    attackers,
    claim_words,
    doubts,
    history,
    rule_of,
    split,
    toll,
)

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


def spoken(*claims: tuple[str, date | None, TollClaim]) -> list[Said]:
    return [
        Said(claim=c, document=n, published=day, speaker=who) for n, (who, day, c) in enumerate(claims, 1)
    ]


SPOKEN = spoken(
    ("SOHR", SATURDAY, claim(32, 32)),
    ("SOHR", SUNDAY, claim(42, 42)),
    ("SOHR", SUNDAY, claim(42, 42)),
    ("governor", SATURDAY, claim(32, 32)),
    ("Red Crescent", MONDAY, claim(32, 32)),
)


def best(claims: list[Said], rule: Rule | str) -> int | None:
    found = toll(claims, Effect.KILLED, rule)
    assert found is not None
    return found.best


def test_a_majority_is_of_independent_sources_by_their_last_word() -> None:
    found = toll(SPOKEN, Effect.KILLED, "majority")
    assert found is not None and found.best == 32
    assert [s.speaker for s in found.claims] == ["governor", "Red Crescent"]


def test_of_equal_votes_the_most_recent_number_decides() -> None:
    assert best(SPOKEN[:4], "majority") == 42


def test_a_hierarchy_follows_the_users_list() -> None:
    assert best(SPOKEN, rule_of("source-hierarchy", ["Red Crescent", "SOHR"])) == 32
    assert best(SPOKEN, rule_of("source-hierarchy", ["nobody", "sohr"])) == 42
    assert best(SPOKEN, rule_of("source-hierarchy", ["nobody"])) == 32  # the most recent


def test_a_hierarchy_needs_a_list_and_an_unknown_rule_is_named() -> None:
    with pytest.raises(ValueError, match="needs a list of sources"):
        rule_of("source-hierarchy")
    with pytest.raises(ValueError, match="no counting rule is called 'mean'"):
        rule_of("mean")


def test_words_are_no_count_where_somebody_gives_a_number() -> None:
    several = claim(3, None, span={"start": 0, "end": 7, "words": "several"})
    assert best(said((SATURDAY, several), (SUNDAY, claim(9, 9))), "lowest") == 9
    assert best(said((SATURDAY, several)), "lowest") == 3


ATTACKED = spoken(
    ("SOHR", SATURDAY, claim(32, None)),
    ("SOHR", SATURDAY, claim(6, 6, victims=Victims.ATTACKERS)),
    ("army", SUNDAY, claim(40, 40)),
)


@pytest.mark.parametrize(
    ("rule", "low", "figure", "high", "words"),
    [
        ("most-recent", 32, 40, 40, "32+ to 40"),
        ("acled", 38, 38, 46, "32+ to 40 + 6 attackers"),
        ("gtd", 38, 46, 46, "32+ to 40 + 6 attackers"),
        ("ucdp", 32, 40, 40, "32+ to 40"),
        ("ibc", 32, None, 40, "32+ to 40"),
    ],
)
def test_the_shapes_of_known_data_sets(
    rule: str, low: int, figure: int | None, high: int, words: str
) -> None:
    found = toll(ATTACKED, Effect.KILLED, rule)
    assert found is not None
    assert (found.low, found.best, found.high, found.words) == (low, figure, high, words)


def test_iraq_body_count_asks_for_two_independent_sources() -> None:
    one = toll(SPOKEN[:3], Effect.KILLED, "ibc")
    two = toll(SPOKEN, Effect.KILLED, "ibc")
    assert one is not None and one.provisional
    assert two is not None and not two.provisional
    assert [s.number for s in two.claims] == [32, 42]


def test_sides_are_told_apart_and_parts_count_where_no_whole_does() -> None:
    claims = spoken(
        ("SOHR", SATURDAY, claim(40, 40)),
        ("SOHR", SATURDAY, claim(5, 5, victims=Victims.CIVILIANS, part_of=True)),
        ("SOHR", SATURDAY, claim(6, 6, victims=Victims.ATTACKERS)),
    )
    assert {side.value: found.best for side, found in split(claims, Effect.KILLED).items()} == {
        "civilians": 5,
        "attackers": 6,
        "unknown": 40,
    }


def test_a_history_has_a_step_for_each_day_of_publication() -> None:
    steps = history(SPOKEN, Effect.KILLED)
    assert [(step.day, step.toll.words, step.toll.best) for step in steps] == [
        (SATURDAY, "32", 32),
        (SUNDAY, "32 to 42", 42),
        (MONDAY, "32 to 42", 32),
    ]
    assert [len(step.new) for step in steps] == [2, 2, 1]


def calls(claims: list[Said], rule: Rule | str) -> int:
    """How many functions are called for a history: what it costs, the same on every machine."""
    count = 0

    def see(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event == "call"

    before = sys.getprofile()
    sys.setprofile(see)
    try:
        history(claims, Effect.KILLED, rule)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize(
    "rule", [*RULES.values(), rule_of("source-hierarchy", ["nobody"])], ids=lambda r: r.name
)
def test_twice_the_claims_cost_about_twice_as_much(rule: Rule) -> None:
    def many(n: int) -> list[Said]:
        sides = (Victims.UNKNOWN, Victims.ATTACKERS)
        day = [SATURDAY + timedelta(days=k) for k in range(5)]
        return spoken(*((f"source {k}", day[k % 5], claim(k, k, victims=sides[k % 2])) for k in range(n)))

    history(many(400), Effect.KILLED, rule)  # folds the names, which are kept
    assert calls(many(400), rule) < 2.5 * calls(many(200), rule)


def test_a_falling_toll_is_flagged() -> None:
    claims = spoken(("SOHR", SATURDAY, claim(42, 42)), ("SOHR", SUNDAY, claim(35, 35)))
    (doubt,) = doubts(claims)
    assert doubt.what == "killed fell from 42 to 35, both by SOHR"
    assert doubts(spoken(("SOHR", SATURDAY, claim(42, 42)), ("army", SUNDAY, claim(35, 35)))) == ()
    assert doubts(spoken(("SOHR", SATURDAY, claim(32, None)), ("SOHR", SUNDAY, claim(35, 35)))) == ()


def test_a_part_that_exceeds_the_whole_is_flagged() -> None:
    whole, part = claim(9, 9), claim(12, 12, part_of=True)
    (doubt,) = doubts([Said(claim=c, document=1, published=SATURDAY) for c in (whole, part)])
    assert doubt.what == "the part 12 killed is more than the whole, 9"
    at_least = claim(9, None)
    assert doubts([Said(claim=c, document=1, published=SATURDAY) for c in (at_least, part)]) == ()


NUMBERS = st.integers(0, 60)
CLAIMS = st.lists(
    st.builds(
        lambda who, day, n: (who, SATURDAY + timedelta(days=day), claim(n, n)),
        st.sampled_from(["SOHR", "army", "Red Crescent"]),
        st.integers(0, 3),
        NUMBERS,
    ),
    min_size=1,
    max_size=8,
).map(lambda rows: spoken(*rows))


@given(CLAIMS, st.sampled_from([name for name, rule in RULES.items() if rule.single]))
def test_every_rule_decides_for_a_number_that_somebody_gives(claims: list[Said], rule: str) -> None:
    found = toll(claims, Effect.KILLED, rule)
    assert found is not None and found.best is not None
    assert found.best in {each.number for each in claims}
    assert found.low is not None and found.high is not None
    assert found.low <= found.best <= found.high
    assert set(found.claims) <= set(claims)


@given(CLAIMS)
def test_a_copy_of_a_claim_changes_no_majority(claims: list[Said]) -> None:
    assert best(claims, "majority") == best([*claims, claims[-1]], "majority")


def test_of_one_report_the_number_it_gives_first_is_the_most_recent() -> None:
    def at(start: int, low: int, high: int | None, words: str = "9") -> Said:
        span = {"start": start, "end": start + len(words), "words": words}
        return Said(claim=claim(low, high, span=span), document=1, published=SATURDAY)

    assert best([at(90, 15, 15), at(40, 23, 23)], "most-recent") == 23
    assert best([at(0, 24, None, "dozens"), at(40, 32, None)], "most-recent") == 32


def test_a_part_is_held_against_the_whole_of_its_own_source() -> None:
    mayor, governor = claim(15, 15), claim(23, None)
    part = claim(20, 20, part_of=True)
    given_ = [("mayor", mayor), ("mayor", part), ("governor", governor)]
    claims = [Said(claim=c, document=1, published=SATURDAY, speaker=who) for who, c in given_]
    assert [doubt.what for doubt in doubts(claims)] == ["the part 20 killed is more than the whole, 15"]
