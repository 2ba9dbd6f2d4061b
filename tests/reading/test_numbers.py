"""The number grammar: spellings and their bounds, what counts no people, and laws."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recount.reading.numbers import find_quantities

# Text, low, high, approximate; the text holds this one quantity.
READ = [
    ("32 dead", 32, 32, False),
    ("1,200 fled", 1200, 1200, False),
    ("1,20,000 uprooted", 120_000, 120_000, False),
    ("191000 people", 191_000, 191_000, False),
    ("1 200 people", 1200, 1200, False),
    ("12 500 000 people", 12_500_000, 12_500_000, False),
    ("200 000 people", 200_000, 200_000, False),
    ("1.2 million displaced", 1_200_000, 1_200_000, False),
    ("2 million displaced", 2_000_000, 2_000_000, False),
    ("3k displaced", 3000, 3000, False),
    ("3 hundred captives", 300, 300, False),
    ("5 lakh uprooted", 500_000, 500_000, False),
    ("2 dozen guards", 24, 24, True),
    ("1.250 refugees", 1250, 1250, False),
    ("one farmer", 1, 1, False),
    ("two shepherds", 2, 2, False),
    ("Eleven recruits", 11, 11, False),
    ("NINE PILGRIMS", 9, 9, False),
    ("thirteen miners", 13, 13, False),
    ("twenty-five nurses", 25, 25, False),
    ("Thirty one rebels", 31, 31, False),
    ("fourty clerks", 40, 40, False),
    ("ninety-nine names", 99, 99, False),
    ("a hundred men", 100, 100, False),
    ("one hundred and one men", 101, 101, False),
    ("a hundred and twenty recruits", 120, 120, False),
    ("two hundred men", 200, 200, False),
    ("three hundred forty men", 340, 340, False),
    ("two thousand five hundred and six men", 2506, 2506, False),
    ("twelve hundred men", 1200, 1200, False),
    ("two million uprooted", 2_000_000, 2_000_000, False),
    ("a dozen sailors", 12, 12, True),
    ("half a dozen sailors", 6, 6, True),
    ("half-dozen sailors", 6, 6, True),
    ("two dozen sailors", 24, 24, True),
    ("a couple of guards", 2, 2, True),
    ("half a million fled", 500_000, 500_000, True),
    ("dozens hurt", 24, None, False),
    ("several dozen hurt", 24, None, False),
    ("scores hurt", 40, None, False),
    ("tens of captives", 20, None, False),
    ("hundreds of captives", 200, None, False),
    ("several hundred captives", 200, None, False),
    ("a few hundred captives", 200, None, False),
    ("many hundreds of captives", 200, None, False),
    ("thousands fled", 2000, None, False),
    ("several thousand fled", 2000, None, False),
    ("tens of thousands fled", 20_000, None, False),
    ("hundreds of thousands fled", 200_000, None, False),
    ("millions fled", 2_000_000, None, False),
    ("several guards", 3, None, False),
    ("many guards", 3, None, False),
    ("some guards", 3, None, False),
    ("some of the guards", 3, None, False),
    ("a few guards", 3, None, False),
    ("a handful of guards", 3, None, False),
    ("numerous guards", 3, None, False),
    ("a number of guards", 3, None, False),
    ("a large number of guards", 3, None, False),
    ("an unknown number of guards", 3, None, False),
    ("leaving numbers of guards hurt", 3, None, False),
    ("at least 32 dead", 32, None, False),
    ("At Least 32 Dead", 32, None, False),
    ("at-least 32 dead", 32, None, False),
    ("at least two dead", 2, None, False),
    ("at least a dozen dead", 12, None, False),
    ("at least dozens dead", 24, None, False),
    ("the toll stands at least at 85", 85, None, False),
    ("no fewer than 12 dead", 12, None, False),
    ("no less than 12 dead", 12, None, False),
    ("not less than 12 dead", 12, None, False),
    ("a minimum of 12 dead", 12, None, False),
    ("40 or more dead", 40, None, False),
    ("40-plus dead", 40, None, False),
    ("40+ dead", 40, None, False),
    ("more than 40 dead", 41, None, False),
    ("nore than 40 dead", 41, None, False),
    ("More Than 40 dead", 41, None, False),
    ("over 40 dead", 41, None, False),
    ("well over 40 dead", 41, None, False),
    ("upwards of 40 dead", 41, None, False),
    ("in excess of 40 dead", 41, None, False),
    ("more than hundred dead", 101, None, False),
    ("more than a dozen dead", 13, None, False),
    ("more than two dozen dead", 25, None, False),
    ("more than\n40 dead", 41, None, False),
    ("up to 50 hurt", None, 50, False),
    ("as many as 50 hurt", None, 50, False),
    ("as high as 350", None, 350, False),
    ("at most 50 hurt", None, 50, False),
    ("no more than 50 hurt", None, 50, False),
    ("fewer than 50 hurt", None, 49, False),
    ("less than a dozen hurt", None, 11, False),
    ("50 or fewer hurt", None, 50, False),
    ("about 70 held", 70, 70, True),
    ("around 70 held", 70, 70, True),
    ("nearly 70 held", 70, 70, True),
    ("almost seventy held", 70, 70, True),
    ("some 40 held", 40, 40, True),
    ("roughly 70 held", 70, 70, True),
    ("approximately 70 held", 70, 70, True),
    ("an estimated 70 held", 70, 70, True),
    ("close to 70 held", 70, 70, True),
    ("70 or so held", 70, 70, True),
    ("forty-odd held", 40, 40, True),
    ("between 5 and 8 held", 5, 8, False),
    ("between five and eight held", 5, 8, False),
    ("between about 5 and 8 held", 5, 8, False),
    ("5 to 8 held", 5, 8, False),
    ("from 5 to 8 held", 5, 8, False),
    ("5-8 held", 5, 8, False),
    ("5–8 held", 5, 8, False),
    ("two or three held", 2, 3, False),
    ("another 12 held", 12, 12, False),
    ("a further 12 held", 12, 12, False),
    ("the other six", 6, 6, False),
    ("all 12", 12, 12, False),
    ("a total of 54 aid workers", 54, 54, False),
    ("at least another 12 held", 12, None, False),
    ("both guards", 2, 2, False),
    ("no casualties", 0, 0, False),
    ("none was hurt", 0, 0, False),
    ("zero casualties", 0, 0, False),
    ("0 casualties", 0, 0, False),
    ("killed 2000 fighters", 2000, 2000, False),
    ("more than 2013 fighters", 2014, None, False),
    ("2600 citizens", 2600, 2600, False),
    ("15 August 2016 Nine clerks", 9, 9, False),
    ("01-11-2014 100 clerks", 100, 100, False),
    ("on 16 July 36 clerks", 36, 36, False),
    ("in July 12 clerks", 12, 12, False),
    ("SANA-One clerk", 1, 1, False),
    ("Army Kills 50 Gunmen", 50, 50, False),
    ("Rebels Killed 14 Injured", 14, 14, False),
    ("the town 12—including clerks", 12, 12, False),
    ("Tal Abyad 12 clerks", 12, 12, False),
]

UNREAD = """
14th | 2nd | the third | 25 February | 25th of February | 7 May | Aug. 7 | August 7 | Aug 7, | in 2016
December 2015 | since 2011 | 25-02-2017 | 25/02/2017 | 2017-02-25 | Feb 092015 | mid-2015 | the 1980s | 3 pm
3pm | 10:30 | 10.30.15 | 8 o'clock | 06 | 50% | 50 percent | 50 per cent | 2.5 | a 12-year-old | aged 7
a 12 year old | aged between 5 and 8 | Dean Moor, 24, from Leeds | Moor, 24, | Arun Rao (26) was
Arun Rao 70 and | under 18 | 60 kilometres | 60km | 40 minutes | five days | two weeks
five consecutive days | 24 hours | 24-hour | two more weeks | two to three weeks | in many weeks
a few minutes | 300 kg | 12 square miles | two-thirds | two thirds | $3m | $ 300 | Rs 500 | 300 euros
12 million dollars | Su-24 | MiG-21 | AK-47 | T-72 | 82mm | M16 | BM 21 | number 3 | No. 3 | No 3
resolution 2254 | Division 17 | three-week | 23-year | five-storey | two-day | no longer | no doubt
how many | as many fled | the number of dead | a clerk | another | the high number of dead | 12345678901
"""


@pytest.mark.parametrize(("text", "low", "high", "approximate"), READ)
def test_reads(text: str, low: int | None, high: int | None, approximate: bool) -> None:
    assert [(q.low, q.high, q.approximate) for q in find_quantities(text)] == [(low, high, approximate)]


@pytest.mark.parametrize("text", [part for line in UNREAD.strip().splitlines() for part in line.split(" | ")])
def test_counts_no_people(text: str) -> None:
    assert find_quantities(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("killed seven and hurt nine", [(7, 7), (9, 9)]),
        ("the toll rose from 5 to 8", [(5, 5), (8, 8)]),
        ("12 soldiers, 3 of them officers", [(12, 12), (3, 3)]),
        ("40 Civilians 25 Fighters Killed 110 Hurt", [(40, 40), (25, 25), (110, 110)]),
        ("at least six dead and dozens hurt", [(6, None), (24, None)]),
        ("no dead, several hurt", [(0, 0), (3, None)]),
        ("2 years on, 300 remain", [(300, 300)]),
    ],
)
def test_several_in_order(text: str, expected: list[tuple[int | None, int | None]]) -> None:
    assert [(q.low, q.high) for q in find_quantities(text)] == expected


def test_a_column_of_figures_is_left_out() -> None:
    assert find_quantities("They were hurt.\t1\t0") == []


def test_spans() -> None:
    text = "It killed at least 32 or more people"
    (quantity,) = find_quantities(text)
    assert text[quantity.start : quantity.end] == "at least 32 or more"
    assert text[quantity.core_start : quantity.core_end] == "32"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("12", "exact"),
        ("5 to 8", "range"),
        ("dozens", "vague"),
        ("some of", "part"),
        ("both", "both"),
        ("no", "none"),
    ],
)
def test_kinds(text: str, kind: str) -> None:
    assert [q.kind for q in find_quantities(f"{text} guards")] == [kind]


_UP_TO_TWENTY = """zero one two three four five six seven eight nine ten eleven twelve thirteen
fourteen fifteen sixteen seventeen eighteen nineteen"""
_SMALL = _UP_TO_TWENTY.split()
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def words(n: int, joint: str, link: str) -> str:
    """`n` (0..9999) in words, with `joint` in "twenty-five" and `link` behind "hundred"."""
    if n < 20:
        return _SMALL[n]
    if n < 100:
        return _TENS[n // 10 - 2] + (joint + _SMALL[n % 10] if n % 10 else "")
    unit, word = (100, "hundred") if n < 1000 else (1000, "thousand")
    rest = n % unit
    link = link if rest < 100 else " "
    return f"{words(n // unit, joint, link)} {word}" + (link + words(rest, joint, link) if rest else "")


@given(st.integers(0, 9999), st.sampled_from("- "), st.sampled_from([" and ", " "]))
def test_number_words_are_read_back(n: int, joint: str, link: str) -> None:
    (quantity,) = find_quantities(words(n, joint, link) + " guards")
    assert (quantity.low, quantity.high) == (n, n)


@given(st.integers(1, 9_999_999))
def test_figures_are_read_back(n: int) -> None:
    (quantity,) = find_quantities(f"at least {n:,} guards")
    assert (quantity.low, quantity.high) == (n, None)


_VOCABULARY = """at least 12 1,200 0 2016 dozen a hundred thousand million and to or - 5 more than no of some
    many number 3.5 ٣ İ July May Rao , ( ) . % years both between from + k two twenty five 100 000"""
_WORDS = st.sampled_from(_VOCABULARY.split())


@given(st.one_of(st.text(), st.lists(_WORDS).map(" ".join), st.lists(_WORDS).map("".join)))
def test_any_text(text: str) -> None:
    at = 0
    for q in find_quantities(text):
        assert at <= q.start <= q.core_start < q.core_end <= q.end <= len(text)
        assert q.low is not None or q.high is not None
        assert q.low is None or q.high is None or 0 <= q.low <= q.high
        at = q.end
