"""The day of publication, as datelines and fields write it."""

import time
from datetime import date

import pytest

from recount.intake.dating import dateline, day


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("BEIRUT, Feb 26, 2013 (Wire) - Nine people died.", "Feb 26, 2013", date(2013, 2, 26)),
        ("Friday 19 Aug 2016", "19 Aug 2016", date(2016, 8, 19)),
        ("Bomb in a market\n23-09-2013\nNine people died.", "23-09-2013", date(2013, 9, 23)),
        ("Date of publication 11 August 2016 Nine people died.", "11 August 2016", date(2016, 8, 11)),
        ("Tue Oct 7 2014 Nine people died.", "Oct 7 2014", date(2014, 10, 7)),
        ("Tue Oct 7 18:03:00 GMT 2014", "Oct 7 18:03:00 GMT 2014", date(2014, 10, 7)),
        ("Wed 01 Oct 2014 at 1459 Regional", "01 Oct 2014", date(2014, 10, 1)),
        ("DAMASCUS, 25 February 2017", "25 February 2017", date(2017, 2, 25)),
        ("By our staff Last updated at Feb 092015 Beirut", "Feb 092015", date(2015, 2, 9)),
        (
            "A title\nBeirut, 26 February 2017 (Wire) – Nine people died.",
            "26 February 2017",
            date(2017, 2, 26),
        ),
        ("KABUL, Afghanistan — Aug. 3, 2011 Nine people died.", "Aug. 3, 2011", date(2011, 8, 3)),
        ("Weekly bulletin, 09/10/2015\nNine people died.", "09/10/2015", date(2015, 10, 9)),
        ("12/25/2015", "12/25/2015", date(2015, 12, 25)),
        ("Published: Fri, 3 May 2013 10:30:00 GMT", "3 May 2013", date(2013, 5, 3)),
        ("Title\n10:30, May 3rd, 2013 | News", "May 3rd, 2013", date(2013, 5, 3)),
        # a text that a page's furniture has run into
        ("Bomb in a market\n13-08-2013 Bomb in a market Nine died.", "13-08-2013", date(2013, 8, 13)),
        ("Bomb in a market\n24.09.2014Get the link Nine died.", "24.09.2014", date(2014, 9, 24)),
        ("Bomb in a market\n16-11-2014 title: Bomb in a market", "16-11-2014", date(2014, 11, 16)),
        ("Bomb in a market\nJuly 18 2014 Nine people died.", "July 18 2014", date(2014, 7, 18)),
        (
            "Bomb in a market\nBomb in a market AFP Friday 1 Jul 2016 Nine people died.",
            "1 Jul 2016",
            date(2016, 7, 1),
        ),
        (
            "Bomb in a market - World - Gazette\nBomb kills nine Monitor Sunday 6 Apr 2014 Print Nine died.",
            "6 Apr 2014",
            date(2014, 4, 6),
        ),
        (
            "Bomb in a market.\nBomb in a market 6 September 2016 Wire reporters said that nine died.",
            "6 September 2016",
            date(2016, 9, 6),
        ),
        (
            "Bomb\nNine people died in a bombing AFP 1 Jul 2016 nine people died",
            "1 Jul 2016",
            date(2016, 7, 1),
        ),
        (
            "Bomb in a market\nPrint this page Tuesday 19 July 2016 16:45 Nine",
            "19 July 2016",
            date(2016, 7, 19),
        ),
        ("Bomb in a Market Fri Sep 30 2016 102138 Nine people died.", "Sep 30 2016", date(2016, 9, 30)),
    ],
)
def test_a_dateline_is_found_with_its_words(text: str, words: str, expected: date) -> None:
    found = dateline(text)
    assert found is not None
    named, start, end = found
    assert (named, text[start:end]) == (expected, words)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "BEIRUT, Feb 26 (Wire) - Nine people died.",  # no year
        "On 19 August 2016, a bomb killed nine people.",
        "The blast of 4 June 2015 killed nine people.",
        "Attack on 4 June 2015\nNine people died.",
        "A report that was published on 3 May 2015 says so.",
        "31 February 2015",
        "1. Market: On August 21 2013 rebels attacked.",
        "A market\nNine people died in a blast in Homs on Friday 1 July 2016 The army said so.",
        "A market\nThe siege has gone on Since Friday 1 July 2016 The army said so.",
        "A market\nNine people died in Homs Friday 1 July 2016 as rebels attacked.",
        "A market\nSmoke over the city. A picture taken July 29 2016 shows smoke.",
        "Nine people died.\n" * 60 + "19 August 2016",  # not near the start
    ],
)
def test_the_day_of_something_told_is_no_dateline(text: str) -> None:
    assert dateline(text) is None


@pytest.mark.parametrize(
    "piece",
    [
        " ",
        "\n ",
        "A ",
        "AB ",
        "(",
        "(\n",
        "-",
        "1/",
        "May ",
        "10:10 ",
        "A (b) ",
        "Friday ",
        "A Friday ",
        "AFP ",
        "Title title\n",
    ],
)
def test_hostile_text_takes_no_time(piece: str) -> None:
    began = time.perf_counter()
    assert dateline(piece * 2000) is None
    assert day(piece * 2000) is None
    assert time.perf_counter() - began < 1


def test_the_first_dateline_counts() -> None:
    found = dateline("A title\n3 May 2013\nLast updated: 5 May 2013")
    assert found is not None and found[0] == date(2013, 5, 3)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2016-08-19", date(2016, 8, 19)),
        (" 2016-08-09T10:00:00Z ", date(2016, 8, 9)),
        ("2016-08-19 10:00:00.000+02:00", date(2016, 8, 19)),
        ("20160819", date(2016, 8, 19)),
        ("2016/8/9", date(2016, 8, 9)),
        ("Fri, 19 Aug 2016 10:00:00 +0200", date(2016, 8, 19)),
        ("August 19th, 2016", date(2016, 8, 19)),
        ("09/08/2016", date(2016, 8, 9)),  # day first
        ("08/19/2016", date(2016, 8, 19)),  # unless that is impossible
        ("19 Aug 2016, 10:30 am", date(2016, 8, 19)),
        ("2016", None),
        ("August 2016", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_a_field_names_a_single_day_or_none(value: str, expected: date | None) -> None:
    assert day(value) == expected
