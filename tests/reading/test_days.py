"""When: the day of the act and not of the speaking, background, captions, round-ups, running totals."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
from reading_helpers import SUNDAY, days, most, only, told, tolls

from conftest import report
from recount.reading.accounts import accounts
from recount.reading.model_files import trained
from recount.reading.read import weighed

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
    # a brief's, whose outlet dates most of its briefs by no year
    (
        "At least 10 suspected militants were killed when a US drone fired six missiles at a house in Dande "
        "Darpa Khel area of North Waziristan Agency in the early hours of February 24 reports The News.",
        "2017-02-24",
        "2017-02-24",
    ),
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
    ("Air strikes on Douma killed 123 civilians between 5 and 20 February.", "2017-02-05", "2017-02-20"),
]


def test_the_day_of_an_act() -> None:
    most(DATED, lambda text, first, last: days(only(text)) == (first, last), 0.8)


def test_the_day_of_what_is_told_beside_it() -> None:
    def holds(text: str, first: str | None) -> bool:
        lead, second = told(f"{BOMB} on Saturday. {text}")
        found = days(second)
        return days(lead) == ("2017-02-25", "2017-02-25") and (found and found[0]) == first

    most(SECOND, holds, 0.5)


def test_the_day_that_an_act_names_within_the_days_of_the_report() -> None:
    model = trained()
    text = (
        "At least 45 people have been killed in Aleppo in the last 24 hours, monitors said. "
        "Air strikes on the district of Marjeh on Saturday killed at least 12 civilians."
    )
    (read,) = weighed(report(text, day=SUNDAY), model)
    unsure = np.full_like(read.said.date, -2.0)
    unsure[:, [period.kind for period in read.found.periods].index("duration")] = 0.0
    said = read.said._replace(date=unsure, aggregate=np.full_like(read.said.aggregate, -9.0))
    held = {toll.low: days(a) for a in accounts([replace(read, said=said)], model.limits) for toll in a.tolls}
    assert held[12] == ("2017-02-25", "2017-02-25")


def test_a_day_that_is_named_after_an_act_only_is_no_likely_one() -> None:
    model = trained()
    text = (
        "Warplanes bombed the village of Salsana near Aleppo and killed 60 civilians. "
        "The raids destroyed the bridges on the Euphrates. The bridge of al-Abbas fell on Sunday last week."
    )
    (read,) = weighed(report(text, day=SUNDAY), model)
    (last,) = (n for n, period in enumerate(read.found.periods))
    unsure = np.full_like(read.said.date, -4.0)
    unsure[:, last], unsure[:, -1] = 0.0, -0.1
    found = accounts([replace(read, said=read.said._replace(date=unsure))], model.limits)
    assert [days(each) for each in found if each.tolls] == [("2017-02-26", "2017-02-26")]


def test_a_number_of_another_year_is_of_another_act() -> None:
    text = (
        "Two car bombs killed at least 100 people at the Zobe junction in Mogadishu on Saturday, officials "
        "said. The junction was the scene of a truck bombing on 14 October 2015 that killed more than 500."
    )
    assert [(days(account), tolls(account)) for account in told(text)] == [
        (("2017-02-25", "2017-02-25"), ["killed 100+ (officials)"]),
        (("2015-10-14", "2015-10-14"), ["killed 501+"]),
    ]


def test_running_totals_have_the_days_they_run_over() -> None:
    most(TOTALS, lambda text, first, last: days(only(text)) == (first, last), 0.7)


def test_what_is_no_total_over_days_is_no_aggregate() -> None:
    texts = [f"{BOMB} on Saturday.", f"{BOMB} overnight.", f"{BOMB} in January."]
    most(texts, lambda text: not only(text).aggregate, 1.0)


def test_the_words_that_date_it() -> None:
    def holds(text: str, words: str) -> bool:
        period = only(text).period
        return period is not None and period.span.words == words

    worded = [
        (f"{BOMB} on Saturday.", "Saturday"),
        (f"{BOMB} on 25 February.", "25 February"),
        (f"{BOMB}, officials said on Saturday.", "Saturday"),
    ]
    most(worded, holds, 0.6)


def test_without_words_the_day_of_publication_dates_news() -> None:
    period = only(f"{BOMB}.").period
    assert period is not None and period.from_publication
    assert str(period.start) == "2017-02-26"


def test_a_report_without_a_day_dates_only_by_whole_dates() -> None:
    undated = [
        (f"{BOMB}.", None),
        (f"{BOMB} on Saturday.", None),
        (f"{BOMB} on 20 November.", None),
        (f"{BOMB} on 20 November 2016.", "2016-11-20"),
    ]
    most(undated, lambda text, first: (days(only(text, day=None)) or (None,))[0] == first, 1.0)


def test_a_report_without_a_day_may_name_it_once_elsewhere() -> None:
    account = only(f"{BOMB}. The photo shows the street on 20 November 2016.", day=None)
    assert days(account) == ("2016-11-20", "2016-11-20")


def test_the_heading_dates_the_report_though_it_has_no_year() -> None:
    text = "Niamey, August 16. Seventeen soldiers were killed in an ambush near Koutougou late on Tuesday."
    assert days(only(text, day=date(2023, 8, 28))) == ("2023-08-15", "2023-08-15")
    # a day long ago is no day of publication
    assert days(only(text, day=date(2023, 10, 20))) == ("2023-10-17", "2023-10-17")


def test_two_days_of_an_act_are_its_days_and_count_nobody() -> None:
    account = only(
        "Soldiers shot dead eight villagers in Thar Yar Kone on February 6 and 7, a local team said."
    )
    assert days(account) == ("2017-02-06", "2017-02-07")
    assert [toll.low for toll in account.tolls] == [8]


def test_a_weekday_is_the_latest_one() -> None:
    rows = [
        (SUNDAY - timedelta(days=on), SUNDAY - timedelta(days=on + back))
        for on in range(0, 60, 9)
        for back in range(7)
    ]

    def holds(published: date, day: date) -> bool:
        return days(only(f"{BOMB} on {day:%A}.", day=published)) == (str(day), str(day))

    most(rows, holds, 0.95)


def test_the_act_is_not_dated_by_the_speaking() -> None:
    rows = [(SUNDAY - timedelta(days=a), SUNDAY - timedelta(days=b)) for a in range(7) for b in range(a)]

    def holds(act: date, speech: date) -> bool:
        text = f"{BOMB} on {act:%A}, officials said on {speech:%A}."
        return days(only(text)) == (str(act), str(act))

    most(rows, holds, 0.8)
