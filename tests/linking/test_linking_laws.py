"""Laws of linking, whatever the accounts: symmetry, bounds, keys that are few and lead to each other."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from linking_helpers import account, days, place

from recount.linking import Linker, compare, keys
from recount.linking.keys import MOST
from recount.linking.likeness import THRESHOLD
from recount.model import Account, Effect, IncidentType, Modality, Period, PlaceMention

DAYS = st.dates(date(2016, 7, 25), date(2016, 8, 10))
PERIODS = st.builds(
    lambda first, length, published: days(first, first + timedelta(days=length), published),
    DAYS,
    st.sampled_from([0, 0, 0, 1, 3, 8, 34, 36, 400]),
    st.booleans(),
)
PLACES = st.builds(
    place,
    st.sampled_from(
        [None, "Aleppo", "al-Bab", "Al Bab", "Old Aleppo", "Saraqeb", "حلب", "Nowhere", "Syria", "-"]
    ),
    st.sampled_from([None, None, "Aleppo", "Idlib", "Idleb"]),
    st.sampled_from(["SYR", "SYR", "TUR", None]),
)
NAMES = st.sampled_from([None, "ISIS", "rebels", "the regime", "Syrian army", "al-Nusra", "an unknown", "US"])


@st.composite
def accounts(draw: st.DrawFn) -> Account:
    tolls = draw(st.dictionaries(st.sampled_from(Effect), st.integers(0, 60), max_size=2))
    return account(
        draw(st.sampled_from(IncidentType)),
        draw(st.none() | PERIODS),
        draw(st.none() | PLACES),
        by=draw(NAMES),
        targets=draw(st.sampled_from([None, "a hospital", "the market", "civilians"])),
        dead=draw(st.sampled_from([None, "Hassan Daabul", "Hassan"])),
        aggregate=draw(st.booleans()),
        modality=draw(st.sampled_from(Modality)),
        **{effect.value: number for effect, number in tolls.items()},
    )


@given(accounts(), accounts())
def test_a_likeness_is_the_same_from_both_sides_bounded_and_explained(a: Account, b: Account) -> None:
    likeness = compare(a, b)
    assert likeness == compare(b, a)
    assert 0 <= likeness.score <= 1
    assert likeness.because.strip() == likeness.because != ""


@given(accounts())
def test_keys_are_few(a: Account) -> None:
    assert len(keys(a)) <= MOST
    if a.place is None:
        assert keys(a) == frozenset()
    elif a.place.admin1 or a.place.country:
        assert keys(a) != frozenset()


@given(accounts(), st.none() | PERIODS)
def test_what_would_be_one_place_and_time_is_found(a: Account, when: Period | None) -> None:
    """What is alike enough to be linked shares a key, unless a long period parts it."""
    b = a.model_copy(update={"period": when})
    long = any(p and (p.end - p.start).days > 34 for p in (a.period, b.period))
    if keys(a) and compare(a, b).score >= THRESHOLD and not long:
        assert keys(a) & keys(b)


@given(st.lists(st.lists(accounts(), max_size=4), max_size=6))
def test_linking_gives_each_account_an_incident_of_its_own_in_its_document(
    documents: list[list[Account]],
) -> None:
    linker, seen = Linker(), 0
    for each in documents:
        ids = linker.link(each)
        assert len(ids) == len(set(ids)) == len(each)
        assert set(range(seen + 1, max([seen, *ids]) + 1)) <= set(ids), "new ids follow on without gaps"
        seen = max([seen, *ids])


@given(st.lists(accounts(), max_size=8))
def test_the_same_reports_give_the_same_incidents(told: list[Account]) -> None:
    one, other = Linker(), Linker()
    assert [one.link([each]) for each in told] == [other.link([each]) for each in told]


@pytest.mark.parametrize(
    "period",
    [
        days(date.min),
        days(date.max),
        days(date.min, published=True),
        days(date.min, date.max),
        days(date.min, date.max, published=True),
        days(date(1900, 1, 1), date(2099, 12, 31)),
    ],
)
def test_keys_at_the_ends_of_the_calendar(period: Period) -> None:
    assert 0 < len(keys(account(when=period))) <= MOST


def test_a_long_period_meets_others_at_its_ends_only() -> None:
    year = keys(account(when=days(date(2016, 1, 1), date(2016, 12, 31))))
    assert year & keys(account(when=date(2016, 1, 1)))
    assert year & keys(account(when=date(2016, 12, 31)))
    assert not year & keys(account(when=date(2016, 6, 1)))


def test_names_in_other_letters_are_told_apart() -> None:
    def of(name: str) -> PlaceMention:
        return place(name, country=None)

    assert keys(account(where=of("حلب"))) != keys(account(where=of("حمص")))
    assert compare(account(where=of("حلب")), account(where=of("حمص"))).score < THRESHOLD
    assert compare(account(where=of("حلب")), account(where=of("حَلب"))).score >= THRESHOLD
