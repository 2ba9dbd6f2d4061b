"""When: the day of the act and not of the speaking, background, captions, round-ups, running totals."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_helpers import SUNDAY, amiss, days, only, told

BOMB = "A car bomb killed nine people in Homs"

# Text of a report of Sunday 26 February 2017, and the first and last day of its incident.
DATED = [
    (f"{BOMB} on Saturday.", "2017-02-25", "2017-02-25"),
    (f"{BOMB} on Sunday.", "2017-02-26", "2017-02-26"),
    (f"{BOMB} late on Friday.", "2017-02-24", "2017-02-24"),
    (f"On Monday {BOMB.replace('A', 'a', 1)}.", "2017-02-20", "2017-02-20"),
    (f"{BOMB} last night.", "2017-02-25", "2017-02-25"),
    (f"{BOMB} overnight.", "2017-02-25", "2017-02-26"),
    (f"{BOMB} yesterday.", "2017-02-25", "2017-02-25"),
    (f"{BOMB} on 25 February.", "2017-02-25", "2017-02-25"),
    (f"{BOMB} on 20 November.", "2016-11-20", "2016-11-20"),
    (f"{BOMB} on 3 May 2013.", "2013-05-03", "2013-05-03"),
    (f"{BOMB} in January.", "2017-01-01", "2017-01-31"),
    (f"{BOMB} in 2013.", "2013-01-01", "2013-12-31"),
    (f"{BOMB}. It went off on Friday outside a bakery.", "2017-02-24", "2017-02-24"),
    # news without a day: the day of publication
    (f"{BOMB}.", "2017-02-26", "2017-02-26"),
    # the dateline's day, where there is one
    (f"DAMASCUS, 24 February 2017 (Wire) - {BOMB}.", "2017-02-24", "2017-02-24"),
    (f"DAMASCUS, 24 February 2017 (Wire) - {BOMB} on Thursday.", "2017-02-23", "2017-02-23"),
    # the day of speaking is not the day of the act
    (f"{BOMB} on Friday, officials said on Sunday.", "2017-02-24", "2017-02-24"),
    (
        "Officials said on Sunday that a car bomb killed nine people in Homs on Friday.",
        "2017-02-24",
        "2017-02-24",
    ),
    (f"{BOMB} on Thursday, the police told AFP on Saturday.", "2017-02-23", "2017-02-23"),
    (f"{BOMB} on Friday. The mayor said on Sunday that nine had died.", "2017-02-24", "2017-02-24"),
    (f"{BOMB}, the mayor said on Saturday. It went off on Friday.", "2017-02-24", "2017-02-24"),
    # but the day of speaking is better than none
    (f"{BOMB}, officials said on Saturday.", "2017-02-25", "2017-02-25"),
    # a caption's day
    (f"{BOMB}.\nImage caption: Rescuers at the market in Homs on Friday", "2017-02-24", "2017-02-24"),
    (
        f"{BOMB}.\nImage caption: Rescuers at the market in Homs, 24 February 2017.",
        "2017-02-24",
        "2017-02-24",
    ),
]

# The second incident of a report whose first was on Saturday; None where it has no date.
SECOND = [
    ("Air strikes killed four people in Saraqib on Friday.", "2017-02-24"),
    ("On the same day air strikes killed four people in Saraqib.", "2017-02-25"),
    ("Air strikes killed four people in Saraqib later in the day.", "2017-02-25"),
    ("A day earlier, air strikes killed four people in Saraqib.", "2017-02-24"),
    # a round-up dates its first item alone
    ("Air strikes killed four people in Saraqib.", "2017-02-25"),
    # background
    ("Air strikes had killed four people in Saraqib.", None),
    ("Previously air strikes killed four people in Saraqib.", None),
    ("In January, air strikes had killed four people in Saraqib.", "2017-01-01"),
    ("In 2013 air strikes killed four people in Saraqib.", "2013-01-01"),
    ("Air strikes killed four people in Saraqib last month.", "2017-01-01"),
]

# Running totals, and their first and last day.
TOTALS = [
    ("Air strikes have killed 123 civilians in Douma since Sunday 12 February.", "2017-02-12", "2017-02-26"),
    ("In the past two weeks air strikes killed 123 civilians in Douma.", "2017-02-12", "2017-02-26"),
    ("Air strikes on Douma killed 123 civilians from Monday to Friday.", "2017-02-20", "2017-02-24"),
    amiss(
        "Air strikes on Douma killed 123 civilians between 5 and 20 February.",
        "2017-02-05",
        "2017-02-20",
        because="between two days of a month is no running total",
    ),
]


@pytest.mark.parametrize(("text", "first", "last"), DATED)
def test_the_day_of_an_act(text: str, first: str, last: str) -> None:
    assert days(only(text)) == (first, last)


@pytest.mark.parametrize(("text", "first"), SECOND)
def test_the_day_of_what_is_told_beside_it(text: str, first: str | None) -> None:
    lead, second = told(f"{BOMB} on Saturday. {text}")
    assert days(lead) == ("2017-02-25", "2017-02-25")
    found = days(second)
    assert (found and found[0]) == first


@pytest.mark.parametrize(("text", "first", "last"), TOTALS)
def test_running_totals_have_the_days_they_run_over(text: str, first: str, last: str) -> None:
    account = only(text)
    assert (days(account), account.aggregate) == ((first, last), True)


@pytest.mark.parametrize("text", [f"{BOMB} on Saturday.", f"{BOMB} overnight.", f"{BOMB} in January."])
def test_what_is_no_total_over_days_is_no_aggregate(text: str) -> None:
    assert not only(text).aggregate


def test_every_item_of_a_round_up_has_the_day_of_the_first() -> None:
    text = f"{BOMB} on Saturday. Shells killed four people in Saraqib. Gunmen shot dead a judge in Manbij."
    assert [days(a) for a in told(text)] == [("2017-02-25", "2017-02-25")] * 3


@pytest.mark.parametrize(
    ("text", "words", "from_publication"),
    [
        (f"{BOMB} on Saturday.", "Saturday", False),
        (f"{BOMB} on 25 February.", "25 February", False),
        (f"{BOMB}, officials said on Saturday.", "Saturday", False),
        (f"{BOMB}.", "car bomb", True),
    ],
)
def test_the_words_that_date_it(text: str, words: str, from_publication: bool) -> None:
    period = only(text).period
    assert period is not None
    assert (period.span.words, period.from_publication) == (words, from_publication)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        (f"{BOMB}.", None),
        (f"{BOMB} on Saturday.", None),
        (f"{BOMB} on 20 November.", None),
        (f"{BOMB} on 20 November 2016.", "2016-11-20"),
    ],
)
def test_a_report_without_a_day_dates_only_by_whole_dates(text: str, first: str | None) -> None:
    found = days(only(text, day=None))
    assert (found and found[0]) == first


@given(st.dates(date(2000, 1, 1), date(2035, 12, 31)), st.integers(0, 6))
@settings(deadline=None)
def test_a_weekday_is_the_latest_one(published: date, back: int) -> None:
    day = published - timedelta(days=back)
    assert days(only(f"{BOMB} on {day:%A}.", day=published)) == (str(day), str(day))


@given(st.integers(0, 6), st.integers(0, 6))
@settings(deadline=None)
def test_the_act_is_never_dated_by_the_speaking(acted: int, spoken: int) -> None:
    act, speech = SUNDAY - timedelta(days=max(acted, spoken)), SUNDAY - timedelta(days=min(acted, spoken))
    text = f"{BOMB} on {act:%A}, officials said on {speech:%A}."
    assert days(only(text)) == (str(act), str(act))
