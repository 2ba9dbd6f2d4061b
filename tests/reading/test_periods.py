"""Date expressions: what their words resolve to, what is no date, and laws."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recount.model import Precision
from recount.reading.periods import find_periods

WEDNESDAY = date(2016, 8, 17)

# Text, kind, first and last day (one day where there is one), for a report of Wednesday 17 August 2016.
READ = """
on Wednesday | weekday | 2016-08-17
on Thursday | weekday | 2016-08-11
late on Tuesday | weekday | 2016-08-16
early Tuesday | weekday | 2016-08-16
at dawn on Thursday | weekday | 2016-08-11
TUESDAY NIGHT | weekday | 2016-08-16
monday's raid | weekday | 2016-08-15
Monday’s raid | weekday | 2016-08-15
Thursdays raids | weekday | 2016-08-11
before Friday prayers | weekday | 2016-08-12
last Wednesday | weekday | 2016-08-10
last Friday | weekday | 2016-08-12
this Monday | weekday | 2016-08-15
next Friday | weekday | 2016-08-19
next Wednesday | weekday | 2016-08-24
last Tuesday | weekday | 2016-08-09
last Monday | weekday | 2016-08-15
a truce that will begin on Thursday | weekday | 2016-08-18
a pause to begin on Friday | weekday | 2016-08-19
due to take effect early Monday | weekday | 2016-08-22
the plane that will be scrapped was hit on Monday | weekday | 2016-08-15
the coming Sunday | weekday | 2016-08-21
Friday last week | weekday | 2016-08-12
Monday of last week | weekday | 2016-08-08
Tuesday next week | weekday | 2016-08-23
yesterday | relative | 2016-08-16
yesterdays strike | relative | 2016-08-16
the day before yesterday | relative | 2016-08-15
today | relative | 2016-08-17
earlier today | relative | 2016-08-17
tonight | relative | 2016-08-17
this morning | relative | 2016-08-17
last night | relative | 2016-08-16
tomorrow | relative | 2016-08-18
two days ago | relative | 2016-08-15
10 days ago | relative | 2016-08-07
a couple of days ago | relative | 2016-08-15
three hours ago | relative | 2016-08-17
a week ago | relative | 2016-08-10
three weeks ago | relative | 2016-07-25 | 2016-07-31
two months ago | relative | 2016-06-01 | 2016-06-30
four years ago | relative | 2012-01-01 | 2012-12-31
a fortnight ago | relative | 2016-08-03
the past fortnight | duration | 2016-08-03 | 2016-08-17
a year ago | relative | 2015-08-01 | 2015-08-31
more than a year ago | relative | 2015-01-01 | 2015-12-31
the six-month-old truce | relative | 2016-02-01 | 2016-02-29
the five-day-old battle | relative | 2016-08-12
a day earlier | narrative | 2016-08-16
the previous day | narrative | 2016-08-16
the day before | narrative | 2016-08-16
two days after the raid | narrative | 2016-08-15
seven days of air strikes | duration | 2016-08-11 | 2016-08-17
one week after the raid | narrative | 2016-08-10
the same day | same |
that same night | same |
overnight | overnight | 2016-08-16 | 2016-08-17
overnight Monday | overnight | 2016-08-15 | 2016-08-16
overnight on Tuesday | overnight | 2016-08-16 | 2016-08-17
last week | week | 2016-08-08 | 2016-08-14
this week | week | 2016-08-15 | 2016-08-17
earlier this week | week | 2016-08-15 | 2016-08-17
later this week | week | 2016-08-15 | 2016-08-21
next week | week | 2016-08-22 | 2016-08-28
this weeks battle | week | 2016-08-15 | 2016-08-17
the weekend | weekend | 2016-08-13 | 2016-08-14
last weekend | weekend | 2016-08-13 | 2016-08-14
weekend air raids | weekend | 2016-08-13 | 2016-08-14
last months loss | month | 2016-07-01 | 2016-07-31
last month | month | 2016-07-01 | 2016-07-31
this month | month | 2016-08-01 | 2016-08-17
earlier this month | month | 2016-08-01 | 2016-08-17
late last month | month | 2016-07-21 | 2016-07-31
next month | month | 2016-09-01 | 2016-09-30
last year | year | 2015-01-01 | 2015-12-31
late last year | year | 2015-10-01 | 2015-12-31
the end of last year | year | 2015-12-01 | 2015-12-31
this year | year | 2016-01-01 | 2016-08-17
earlier this year | year | 2016-01-01 | 2016-08-17
in 2013 | year | 2013-01-01 | 2013-12-31
early 2012 | year | 2012-01-01 | 2012-03-31
mid-2014 | year | 2014-05-01 | 2014-08-31
late in 2014 | year | 2014-10-01 | 2014-12-31
July 2016 | month | 2016-07-01 | 2016-07-31
July, 2015 | month | 2015-07-01 | 2015-07-31
july 2016 | month | 2016-07-01 | 2016-07-31
in July | month | 2016-07-01 | 2016-07-31
in july | month | 2016-07-01 | 2016-07-31
in August | month | 2016-08-01 | 2016-08-31
in December | month | 2015-12-01 | 2015-12-31
in May | month | 2016-05-01 | 2016-05-31
in Feb | month | 2016-02-01 | 2016-02-29
last July | month | 2016-07-01 | 2016-07-31
last August | month | 2015-08-01 | 2015-08-31
July last year | month | 2015-07-01 | 2015-07-31
in May of this year | month | 2016-05-01 | 2016-05-31
in early July | month | 2016-07-01 | 2016-07-10
early in September 2013 | month | 2013-09-01 | 2013-09-10
mid-September | month | 2015-09-10 | 2015-09-20
late February | month | 2016-02-21 | 2016-02-29
the March offensive | month | 2016-03-01 | 2016-03-31
in July 12 villagers | month | 2016-07-01 | 2016-07-31
25 February | absolute | 2016-02-25
25 december | absolute | 2015-12-25
25th February | absolute | 2016-02-25
the 25th of February | absolute | 2016-02-25
7th of May | absolute | 2016-05-07
February 25 | absolute | 2016-02-25
february 25th | absolute | 2016-02-25
Feb. 25 | absolute | 2016-02-25
Sept 3 | absolute | 2015-09-03
MAY 7 | absolute | 2016-05-07
on may 7 | absolute | 2016-05-07
On March 3 | absolute | 2016-03-03
August 19 | absolute | 2016-08-19
August 20 | absolute | 2015-08-20
29 February | absolute | 2016-02-29
February 25, 2017 | absolute | 2017-02-25
February 25 2013 | absolute | 2013-02-25
25 February 2013 | absolute | 2013-02-25
25-Feb-2013 | absolute | 2013-02-25
Thu Aug 18 2016 | absolute | 2016-08-18
Sun 05 Jul 2015 | absolute | 2015-07-05
Wednesday 27 Jul 2016 | absolute | 2016-07-27
Friday, July 8, 2016 | absolute | 2016-07-08
Friday July 8 | absolute | 2016-07-08
Feb 092015 | absolute | 2015-02-09
Jul 52015 | absolute | 2015-07-05
9Feb 2015 | absolute | 2015-02-09
25/02/2017 | absolute | 2017-02-25
02/25/2017 | absolute | 2017-02-25
25/2/17 | absolute | 2017-02-25
2017-02-25 | absolute | 2017-02-25
25-02-2017 | absolute | 2017-02-25
01.02.2015 | absolute | 2015-02-01
5-8 May | absolute | 2016-05-05 | 2016-05-08
5 to 8 May 2014 | absolute | 2014-05-05 | 2014-05-08
between 5 and 8 May | absolute | 2016-05-05 | 2016-05-08
between May 5 and 8 | absolute | 2016-05-05 | 2016-05-08
May 5-8, 2014 | absolute | 2014-05-05 | 2014-05-08
16 and 17 July | absolute | 2016-07-16 | 2016-07-17
July 16 and 17 | absolute | 2016-07-16 | 2016-07-17
July 16 and 25 villagers | absolute | 2016-07-16
28 July to 3 August | range | 2016-07-28 | 2016-08-03
from Sunday to Tuesday | range | 2016-08-14 | 2016-08-16
from Thursday to Monday | range | 2016-08-11 | 2016-08-15
from Wednesday to Monday | range | 2016-08-10 | 2016-08-15
Monday into Tuesday | range | 2016-08-15 | 2016-08-16
between Friday and Sunday | range | 2016-08-12 | 2016-08-14
on Monday and Tuesday | range | 2016-08-15 | 2016-08-16
Monday night to Tuesday morning | range | 2016-08-15 | 2016-08-16
between May and July | range | 2016-05-01 | 2016-07-31
the past 24 hours | duration | 2016-08-16 | 2016-08-17
the last 48 hours | duration | 2016-08-15 | 2016-08-17
the past two hours | duration | 2016-08-17
the past two days | duration | 2016-08-16 | 2016-08-17
the past few days | duration | 2016-08-14 | 2016-08-17
the past day | duration | 2016-08-16 | 2016-08-17
in the last week | duration | 2016-08-10 | 2016-08-17
the past week | duration | 2016-08-10 | 2016-08-17
the last three weeks | duration | 2016-07-27 | 2016-08-17
the last three months | duration | 2016-05-17 | 2016-08-17
the past year | duration | 2015-08-17 | 2016-08-17
recent days | recent | 2016-08-14 | 2016-08-17
recent weeks | recent | 2016-07-27 | 2016-08-17
the weeklong carnage | duration | 2016-08-10 | 2016-08-17
a month-long siege | duration | 2016-07-17 | 2016-08-17
the three-week US-backed offensive | duration | 2016-07-27 | 2016-08-17
troops have been on the offensive for a month | duration | 2016-07-17 | 2016-08-17
at the beginning of the week | week | 2016-08-15 | 2016-08-17
since the start of the year | since | 2016-01-01 | 2016-08-17
since Saturday | since | 2016-08-13 | 2016-08-17
since early on Monday | since | 2016-08-15 | 2016-08-17
since mid-July | since | 2016-07-15 | 2016-08-17
since late May | since | 2016-05-21 | 2016-08-17
since December 2015 | since | 2015-12-01 | 2016-08-17
since June 25 | since | 2016-06-25 | 2016-08-17
since 2011 | since | 2011-01-01 | 2016-08-17
since last week | since | 2016-08-08 | 2016-08-17
since the March 19 attack | absolute | 2016-03-19
the eve of Friday | eve | 2016-08-11
spring 2013 | season | 2013-03-01 | 2013-05-31
the summer of 2014 | season | 2014-06-01 | 2014-08-31
last summer | season | 2015-06-01 | 2015-08-31
this summer | season | 2016-06-01 | 2016-08-31
the fall of 2014 | season | 2014-09-01 | 2014-11-30
winter 2013 | season | 2013-12-01 | 2014-02-28
"""

# The same, each with a day of publication of its own.
READ_ON = """
2017-07-06 | on 15 Ramadan 1438 | absolute | 2017-06-10
2017-07-06 | on the 15th of Ramadan | absolute | 2017-06-10
2017-07-06 | Ramadan 15, 1438 AH | absolute | 2017-06-10
2017-07-06 | during the holy month of Ramadan | month | 2017-05-27 | 2017-06-24
2017-07-06 | in Ramadan | month | 2017-05-27 | 2017-06-24
2017-06-10 | since Ramadan | since | 2017-05-27 | 2017-06-10
2017-05-01 | last Ramadan | month | 2016-06-06 | 2016-07-05
2013-05-01 | 10 Muharram 1434 | absolute | 2012-11-24
2017-07-06 | Zul Qaada 1437 | month | 2016-08-04 | 2016-09-01
2017-07-06 | 10 Dhu al-Hijjah 1437 | absolute | 2016-09-11
2017-07-06 | 27 Sha'ban | absolute | 2017-05-23
2015-03-01 | 5 Rabi al-Thani 1436 | absolute | 2015-01-25
2015-03-01 | 1 Jumada al-Ula 1436 | absolute | 2015-02-20
2017-07-06 | 27 Hamal 1396 | absolute | 2017-04-16
2017-07-06 | on Hamal 27, 1396 | absolute | 2017-04-16
2017-07-06 | in Saur 1395 | month | 2016-04-20 | 2016-05-20
2016-11-02 | 10 Mizan 1395 | absolute | 2016-10-01
2016-11-02 | Jadi 2, 1394 | absolute | 2015-12-23
2016-03-20 | 29 Hut 1394 | absolute | 2016-03-19
2019-12-01 | in Aban 1398 | month | 2019-10-23 | 2019-11-21
2017-09-30 | during Ramadan 2016 | month | 2016-06-06 | 2016-07-05
2017-09-30 | in Ramadan of 2016 | month | 2016-06-06 | 2016-07-05
2017-09-30 | Ramadan 2016 | month | 2016-06-06 | 2016-07-05
2016-01-10 | since Ramadan 2015 | since | 2015-06-18 | 2016-01-10
2017-09-30 | in Muharram 2015 | month | 2015-10-14 | 2015-11-12
2017-09-30 | in Muharram 2008 | month | 2008-01-10 | 2008-02-07
2017-09-30 | 15 Ramadan 2016 | absolute | 2016-06-20
2017-09-30 | 12 Rajab 2016 | absolute | 2016-04-19
2017-09-30 | in Rajab 2016 | month | 2016-04-08 | 2016-05-07
2017-09-30 | Nabeel Rajab in 2016 | year | 2016-01-01 | 2016-12-31
2017-09-30 | in Hamal 2016 | month | 2016-03-20 | 2016-04-19
2017-09-30 | 27 Hamal 2016 | absolute | 2016-04-15
2017-09-30 | in Dalwa 2016 | month | 2016-01-21 | 2016-02-19
2016-08-01 | 30 Ramadan | absolute | 2016-07-05
2021-04-01 | 30 Esfand | absolute | 2021-03-20
2024-04-01 | 30 Esfand | absolute | 2021-03-20
2014-07-31 | on Eid al-Fitr | absolute | 2014-07-28
2017-07-06 | during Eid al-Fitr | absolute | 2017-06-25 | 2017-06-27
2017-07-06 | the Eid al-Adha truce | absolute | 2016-09-11 | 2016-09-14
2017-07-06 | the first day of Eid | absolute | 2017-06-25
2016-09-14 | the second day of Eid al-Adha | absolute | 2016-09-12
2018-06-18 | the last day of Eid | absolute | 2018-06-17
2012-01-10 | on Ashura | absolute | 2011-12-05
2017-04-02 | on Nowruz | absolute | 2017-03-21
2010-01-05 | on Christmas Eve | absolute | 2009-12-24
2012-01-02 | on Christmas Day | absolute | 2011-12-25
2011-01-02 | on New Year’s Eve | absolute | 2010-12-31
2011-01-02 | on New Year's Day | absolute | 2011-01-01
2016-01-01 | New Year's Day 2016 | absolute | 2016-01-01
2017-06-01 | on New Year's Day 2016 | absolute | 2016-01-01
2017-06-01 | on New Year's Eve 2016 | absolute | 2016-12-31
2019-06-01 | on Eid al-Adha 2017 | absolute | 2017-09-01
2019-06-01 | during Id-ul-Fitr 2016 | absolute | 2016-07-06 | 2016-07-08
2019-06-01 | on Ashura 2011 | absolute | 2011-12-05
2016-08-01 | on Eid 2016 | absolute | 2016-07-06
2016-12-01 | on Eid 2016 | absolute | 2016-09-11
2019-04-30 | the Easter Sunday bombings | absolute | 2019-04-21
2019-04-30 | on Good Friday | absolute | 2019-04-19
2020-02-01 | the Easter 2019 bombings | absolute | 2019-04-21
2018-02-13 | last Wednesday and Thursday | range | 2018-02-07 | 2018-02-08
2016-10-06 | last Wednesday | weekday | 2016-09-28
2018-02-21 | two weeks ago | relative | 2018-02-07
2019-02-17 | six weeks ago | relative | 2018-12-31 | 2019-01-06
2018-02-20 | over two days | duration | 2018-02-19 | 2018-02-20
2016-09-01 | in four days of fighting | duration | 2016-08-29 | 2016-09-01
2016-07-04 | in the first week of July | week | 2016-07-01 | 2016-07-07
2016-07-09 | the last week of June | week | 2016-06-24 | 2016-06-30
2017-08-11 | in June and July | range | 2017-06-01 | 2017-07-31
2013-08-10 | during the night | overnight | 2013-08-09 | 2013-08-10
2016-01-02 | on Thursday | weekday | 2015-12-31
2016-03-01 | yesterday | relative | 2016-02-29
2016-01-03 | last week | week | 2015-12-21 | 2015-12-27
2016-01-15 | last month | month | 2015-12-01 | 2015-12-31
2016-01-15 | on December 28 | absolute | 2015-12-28
2016-12-31 | earlier this month | month | 2016-12-01 | 2016-12-31
2016-01-01 | overnight | overnight | 2015-12-31 | 2016-01-01
"""

UNREAD = """
they may go | 12 may have died | it may be | May the dead rest | to march on | a march of widows
the March of widows | the fall of the city | a spring day | the Arab Spring | Rao Jan said | mar the deal
Black September | the Sun reported | 14 February Coalition | the March 14 alliance | 17 November group
the Sunday Times | Bloody Sunday | a second raid | more than 2000 people | 2011 fighters | 10:30 | 1.2.3
40/02/2017 | at 3 pm | 1789 | Ramadan Shallah said | Mehr News said | Bashar al-Assad
a two-day-old baby | a 10-day truce | they fought for a month | a six-month training
in Safar | in Shawal on foot | hut 5 | the asad | Id cards were burnt | Nabeel Rajab
"""


def cells(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]


@pytest.mark.parametrize("row", cells(READ), ids=lambda row: row[0])
def test_reads(row: list[str]) -> None:
    text, kind, *days = row
    expected = [date.fromisoformat(day) if day else None for day in days]
    assert [(e.kind, e.first, e.last) for e in find_periods(text, WEDNESDAY)] == [
        (kind, expected[0], expected[-1])
    ]


@pytest.mark.parametrize("row", cells(READ_ON), ids=lambda row: row[1])
def test_reads_on_a_day(row: list[str]) -> None:
    published, text, kind, *days = row
    expected = [date.fromisoformat(day) for day in days]
    (found,) = find_periods(text, date.fromisoformat(published))
    assert (found.kind, found.first, found.last) == (kind, expected[0], expected[-1])


def test_the_tables_are_long() -> None:
    assert len(cells(READ)) + len(cells(READ_ON)) >= 200


@pytest.mark.parametrize("text", [text for row in cells(UNREAD) for text in row])
def test_no_date(text: str) -> None:
    assert find_periods(text, WEDNESDAY) == []


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("on Monday", Precision.DAY),
        ("overnight", Precision.DAYS),
        ("since Monday", Precision.DAYS),
        ("5-8 May", Precision.DAYS),
        ("last week", Precision.DAYS),
        ("in July", Precision.MONTH),
        ("early July", Precision.MONTH),
        ("spring 2013", Precision.MONTH),
        ("in 2013", Precision.YEAR),
    ],
)
def test_precision(text: str, precision: Precision) -> None:
    assert [e.precision for e in find_periods(text, WEDNESDAY)] == [precision]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("on Friday", None, None),
        ("in July", None, None),
        ("February 25", None, None),
        ("two days ago", None, None),
        ("since 2011", None, None),
        ("February 25, 2017", date(2017, 2, 25), date(2017, 2, 25)),
        ("July 2016", date(2016, 7, 1), date(2016, 7, 31)),
    ],
)
def test_undated_report(text: str, first: date | None, last: date | None) -> None:
    assert [(e.first, e.last) for e in find_periods(text, None)] == [(first, last)]


def test_an_undated_report_may_name_the_year_beside_another_day() -> None:
    found = find_periods("It fell on October 9. On October 3 2017 they left, on Friday they came.", None)
    assert [e.first for e in found] == [date(2017, 10, 9), date(2017, 10, 3), None]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("It fell on Monday. A day earlier, shells hit it.", ["2016-08-15", "2016-08-14"]),
        ("On 1 July it fell. Two days later they left.", ["2016-07-01", "2016-07-03"]),
        ("In May they lost it, and took it the following month.", ["2016-05-01", "2016-06-01"]),
        ("Two days later they left.", [None]),
        ("On 1 July it fell. On the same day jets struck.", ["2016-07-01", "2016-07-01"]),
        ("On 1 July it fell. Later in the day jets struck.", ["2016-07-01", "2016-07-01"]),
        ("On 1 July it fell. Later that same night jets struck.", ["2016-07-01", "2016-07-01"]),
        ("On 1 July it fell. Later the jets struck.", ["2016-07-01", "2016-07-01"]),
        ("On 1 July it fell. They left later. He was seen later in Homs.", ["2016-07-01"]),
        ("On the same day jets struck.", [None]),
        ("On 1 July it fell. Hours later jets struck.", ["2016-07-01", "2016-07-01"]),
        ("On 1 July it fell. That night jets struck.", ["2016-07-01", "2016-07-01"]),
        ("On 4 July it fell. Three days before, they left.", ["2016-07-04", "2016-07-01"]),
        ("In 2013 it fell. Later that year they left.", ["2013-01-01", "2013-01-01"]),
        ("On 3 May 2014 it fell. They left the same month.", ["2014-05-03", "2014-05-01"]),
        ("In August 2014 they said he died that May.", ["2014-08-01", "2014-05-01"]),
        ("In 2014 it fell in May that year.", ["2014-01-01", "2014-05-01"]),
        ("On Monday they agreed a truce set to begin on Tuesday.", ["2016-08-15", "2016-08-16"]),
        ("They left on Monday. The truce is due to begin on Tuesday.", ["2016-08-15", "2016-08-23"]),
        # what is told is counted from, not the day on which somebody told it
        (
            "It fell on Saturday, they said on Sunday. Two hours later it burnt.",
            ["2016-08-13", "2016-08-14", "2016-08-13"],
        ),
        ("It fell, they said on Sunday. Two days earlier it burnt.", ["2016-08-14", "2016-08-12"]),
        # a report's Thursday is one day, and last Thursday another
        (
            "The truce is to begin on Thursday. Rockets hit it on Thursday. Last Thursday shells did.",
            ["2016-08-18", "2016-08-18", "2016-08-11"],
        ),
        ("The truce is to begin on Friday. Rockets hit it on Friday.", ["2016-08-19", "2016-08-12"]),
        ("On Friday and on Sunday", ["2016-08-12", "2016-08-14"]),
        ("Wednesday 17 Aug 2016 Shells hit it on Tuesday", ["2016-08-17", "2016-08-16"]),
    ],
)
def test_several_in_order(text: str, days: list[str | None]) -> None:
    found = [e.first for e in find_periods(text, WEDNESDAY)]
    assert found == [date.fromisoformat(day) if day else None for day in days]


def test_the_year_of_a_month_or_feast_belongs_to_it() -> None:
    for text in ("Ramadan 2016", "New Year's Day 2016", "27 Hamal 2016", "Ramadan 1437 AH"):
        (expression,) = find_periods(f"In {text} ahead of it", WEDNESDAY)
        assert expression.end == len("In ") + len(text)


def test_a_number_of_people_behind_a_month_is_no_year() -> None:
    (expression,) = find_periods("in Ramadan 2011 people fled", WEDNESDAY)
    assert (expression.first, expression.last) == (date(2016, 6, 6), date(2016, 7, 5))


def test_a_day_that_no_year_has_is_found_and_not_resolved() -> None:
    assert [e.first for e in find_periods("on 31 Ramadan, on 30 Ramadan 2017", WEDNESDAY)] == [None, None]


def test_weekend_on_a_sunday() -> None:
    sunday = date(2016, 8, 21)
    assert [e.first for e in find_periods("the weekend, last weekend", sunday)] == [
        date(2016, 8, 20),
        date(2016, 8, 13),
    ]


def test_span_covers_since() -> None:
    text = "They fled since mid-July, he said"
    (expression,) = find_periods(text, WEDNESDAY)
    assert text[expression.start : expression.end] == "since mid-July"


DAYS = st.dates(date(1990, 1, 1), date(2040, 12, 31))


@given(
    DAYS, st.sampled_from(["%d %B %Y", "%B %d, %Y", "%b %d%Y", "%Y-%m-%d", "%d/%m/%Y", "%A %d %b %Y"]), DAYS
)
def test_whole_dates_are_read_back(day: date, form: str, published: date) -> None:
    assert [(e.first, e.last) for e in find_periods(day.strftime(form), published)] == [(day, day)]


@given(DAYS, st.integers(0, 6))
def test_weekdays_are_the_latest(published: date, back: int) -> None:
    day = published - timedelta(days=back)
    assert [e.first for e in find_periods(f"on {day:%A}", published)] == [day]


@given(DAYS, st.integers(0, 300))
def test_days_without_a_year_are_the_latest(published: date, back: int) -> None:
    day = published - timedelta(days=back)
    assert [e.first for e in find_periods(f"on {day:%d %B}", published)] == [day]


_VOCABULARY = """
on since last next this the of Friday Fridays May may 5 29 Feb 2016 092015 to and - between eve week
year ago 999 99 two days weeks months years earlier later past recent summer overnight early mid end
into İ 31 25/02/2017 0000-00-00 99.99.9999 same day before in winter March , . people
"""
_WORDS = st.sampled_from(_VOCABULARY.split())


@given(
    st.one_of(st.text(), st.lists(_WORDS).map(" ".join), st.lists(_WORDS).map("".join)),
    st.none() | st.dates(),
)
def test_any_text(text: str, published: date | None) -> None:
    at = 0
    for e in find_periods(text, published):
        assert at <= e.start < e.end <= len(text)
        assert (e.first is None) == (e.last is None)
        assert e.first is None or e.last is None or e.first <= e.last
        at = e.end
