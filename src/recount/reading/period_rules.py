"""The rules of date expressions: each from a pattern's match to first and last day (`period_words.PATTERNS`)."""

import re
from collections.abc import Callable
from datetime import date

from recount.model import Precision
from recount.names import lowered
from recount.reading import calendar_days as calendar
from recount.reading import other_calendars as elsewhere
from recount.reading import period_words as vocabulary
from recount.reading.calendar_days import ONE_DAY, WEEK, Days

_NEAR = 250  # characters within which "a day earlier" looks back for the day it counts from
_ENDS = re.compile(r"[.!?:\n]\W*$")  # the sentence before
_COUNTED = re.compile(vocabulary.COUNTED)
_NAMES_BEHIND = re.compile(vocabulary.NAMES_BEHIND)
_VERB_BEHIND = re.compile(vocabulary.VERB_BEHIND)
_AHEAD = re.compile(vocabulary.AHEAD)
_STILL = re.compile(vocabulary.STILL)
_SENTENCE = re.compile(r"[.!?\n]\s")
_NAMES_BEHIND_WEEKDAY = re.compile(vocabulary.NAMES_BEHIND_WEEKDAY)


class Reader:
    """What the rules look at: the text, the day of publication, and the days named so far."""

    def __init__(self, text: str, published: date | None) -> None:
        self.text, self.low, self.published = text, lowered(text), published
        self.named: dict[Precision, tuple[int, date]] = {}
        self.year: int | None = None  # of days without one, in a report without a date

    def note(self, end: int, first: date | None, precision: Precision) -> None:
        """Remember a day or month that an expression ending at `end` names."""
        if first:
            self.named[precision] = end, first

    def knows_day(self, at: int) -> bool:
        """Whether a day was named shortly before `at`."""
        return at - self.named.get(Precision.DAY, (-_NEAR, None))[0] < _NEAR

    def capital(self, at: int) -> bool:
        return self.text[at].isupper()

    def before(self, at: int, words: str) -> bool:
        """Whether one of `words`, parted by spaces, stands right before `at`."""
        previous = self.low[max(0, at - 16) : at].replace("-", " ").split()
        return bool(previous) and previous[-1] in words.split()


Resolve = Callable[[Reader, re.Match[str]], Days | None]


def resolved(reader: Reader, match: re.Match[str], resolve: Resolve) -> Days | None:
    """What a rule gives for its match; days that no calendar has are None."""
    try:
        days = resolve(reader, match)
    except (ValueError, OverflowError):  # "999 years ago" may lie before the calendar
        return None, None, Precision.DAY
    return settled(days) if days else None


def settled(days: Days) -> Days:
    """The days, both or neither of them, and never the last before the first."""
    first, last, precision = days
    return days if first and last and first <= last else (None, None, precision)


# The rules. Each takes the reader and its match and gives the days, or None where the words are no date.


def _day_of_month(reader: Reader, match: re.Match[str]) -> Days | None:
    month_at, start = match.start("month"), min(match.start("day"), match.start("month"))
    if not match["year"]:
        if start == month_at and reader.before(start, "in"):  # "in July 12 people"
            return None
        verb = match["month"] in ("may", "march", "mar") and not reader.capital(month_at)
        if verb and not reader.before(start, vocabulary.LEADS_DAY):
            return None
    if _NAMES_BEHIND.match(reader.text, match.end()) and not reader.before(match.start(), "on"):
        return None
    year = int(match["year"]) if match["year"] else reader.year
    day = calendar.day(year, calendar.month_number(match["month"]), int(match["day"]), reader.published)
    return day, day, Precision.DAY


def _days_of_month(reader: Reader, match: re.Match[str]) -> Days | None:
    day, until = int(match["day"]), int(match["until"])
    # "May 5 and 12" are two days, and "May 5 and 12 people" one
    apart = "and" in match["to"] and until > day + 1 and not reader.before(match.start(), "between")
    days = None if until <= day or apart else _day_of_month(reader, match)
    if days is None or days[0] is None:
        return days
    return days[0], calendar.day(days[0].year, days[0].month, until, None), Precision.DAYS


def _figures(reader: Reader, match: re.Match[str]) -> Days | None:
    a, b, c = int(match["a"]), int(match["b"]), int(match["c"])
    year = c if c > 99 else 2000 + c
    # day first unless impossible
    for y, month, day in [(a, b, c)] if a > 31 else [(year, b, a), (year, a, b)]:
        if y > 0 and 1 <= month <= 12 and day and (found := calendar.day(y, month, day, None)):
            return found, found, Precision.DAY
    return None


def _weekday(reader: Reader, match: re.Match[str]) -> Days | None:
    if _NAMES_BEHIND_WEEKDAY.match(reader.text, match.end()) or reader.before(match.start(), "bloody black"):
        return None
    published, which = reader.published, match["which"]
    if published is None:
        return None, None, Precision.DAY
    day = calendar.weekday_before(published, match["weekday"])
    if match["week"]:
        shift = {"last": -1, "this": 0, "next": 1}[match["week"]]
        day = calendar.monday(published) + shift * WEEK + day.weekday() * ONE_DAY
    elif which in ("last", "previous", "past") and published - day <= ONE_DAY:  # nobody calls yesterday so
        day -= WEEK
    elif which in ("next", "coming"):
        day += WEEK
    elif not which and _AHEAD.search(reader.low, max(0, match.start() - 60), match.start()):
        day = _ahead(reader, match, day, published)
    return day, day, Precision.DAY


def _ahead(reader: Reader, match: re.Match[str], day: date, published: date) -> date:
    """A weekday that was still to come when a day of its sentence was: "on Wednesday" before it, or publication."""
    at, named = reader.named.get(Precision.DAY, (0, published))
    since = published if _SENTENCE.search(reader.low, at, match.start()) else named
    while day < since:
        day += WEEK
    while day - WEEK >= since:
        day -= WEEK
    return day


def _overnight(reader: Reader, match: re.Match[str]) -> Days | None:
    published = reader.published
    if published is None:
        return None, None, Precision.DAYS
    if not match["weekday"]:
        return published - ONE_DAY, published, Precision.DAYS
    day = calendar.weekday_before(published, match["weekday"])
    return day, min(day + ONE_DAY, published), Precision.DAYS


def _near_day(reader: Reader, match: re.Match[str]) -> Days | None:
    if reader.published is None:
        return None, None, Precision.DAY
    words = " ".join(match["words"].split())
    shift = {"the day before yesterday": -2, "yesterday": -1, "last night": -1, "tomorrow": 1}.get(words, 0)
    day = reader.published + shift * ONE_DAY
    return day, day, Precision.DAY


def _ago(reader: Reader, match: re.Match[str]) -> Days | None:
    if reader.published is None:
        return None, None, Precision.DAY
    n, unit = calendar.counted(match["count"], match["unit"])
    if (n, unit) == (1, "year") and not reader.before(match.start(), vocabulary.ROUNDED):
        n, unit = 12, "month"
    return calendar.back(reader.published, n, unit)


def _told(reader: Reader, match: re.Match[str]) -> Days | None:
    """Counted from where the telling has got to: a day or month named shortly before, else publication."""
    unit, later = match["unit"], match["way"] in ("later", "following", "next")
    at, named = reader.named.get(Precision.MONTH if unit == "month" else Precision.DAY, (-_NEAR, None))
    if match.start() - at >= _NEAR or named is None:
        named = None if later else reader.published
    if named is None:
        return None, None, Precision.DAY
    n, unit = calendar.counted(match["count"], unit, plural=False)
    if match["way"] == "after" and unit == "week":
        unit, n = "day", 7 * n
    return calendar.back(named, -n if later else n, unit)


def _same(reader: Reader, match: re.Match[str]) -> Days | None:
    """The last day named before it, however far."""
    _, day = reader.named.get(Precision.DAY, (0, None))
    return day, day, Precision.DAY


def _that(reader: Reader, match: re.Match[str]) -> Days | None:
    """ "That year": the one of what was named last."""
    if not reader.named:
        return None
    _, day = max(reader.named.values())
    if match["unit"] == "year":
        return calendar.in_year(day.year, None)
    return calendar.in_month(day.year, day.month, None)


def _later(reader: Reader, match: re.Match[str]) -> Days | None:
    """ "Later" at the beginning of a sentence goes on with the day."""
    before = reader.text[max(0, match.start() - 4) : match.start()]
    return _same(reader, match) if _ENDS.search(before) or not before else None


def _lasting(reader: Reader, match: re.Match[str]) -> Days | None:
    """ "The past two days", "recent weeks": up to the day of publication."""
    published = reader.published
    if published is None:
        return None, None, Precision.DAYS
    n, unit = calendar.counted(match["count"], match["unit"], plural=match.group().endswith("s"))
    if unit in ("month", "year"):
        month = published.month - n * (1 if unit == "month" else 12)
        first, last = calendar.months(published.year, month, month)
        return first.replace(day=min(published.day, last.day)), published, Precision.DAYS
    if unit == "hour":
        days = max(n // 24, n >= 12)
    elif unit == "week":
        days = 7 * n
    else:
        # "the past two days" are the day of publication and the one before
        days = n - 1 if n > 1 and match["count"] not in vocabulary.FEW else n
    return published - days * ONE_DAY, published, Precision.DAYS


def _still(reader: Reader, match: re.Match[str]) -> Days | None:
    """ "Have been fighting for a month": up to the day of publication; "fought for a month" is no date."""
    if not _STILL.search(reader.low, max(0, match.start() - 120), match.start()):
        return None
    return _lasting(reader, match)


def _unit(reader: Reader, match: re.Match[str]) -> Days | None:
    """ "Last week", "earlier this month", "late last year"."""
    published, unit, part = reader.published, match["unit"], match["part"]
    if published is None:
        return None, None, Precision.DAYS if unit == "week" else Precision(unit)
    shift = {"this": 0, "the": 0, "next": 1}.get(match["which"], -1)
    if unit == "week":
        monday = calendar.monday(published) + shift * WEEK
        days: Days = (monday, monday + 6 * ONE_DAY, Precision.DAYS)
    elif unit == "month":
        start = calendar.months(published.year, published.month + shift, published.month + shift)[0]
        days = calendar.in_month(start.year, start.month, part if shift else None)
    else:
        days = calendar.in_year(published.year + shift, part if shift else None)
    if shift == 0 and part != "later":
        days = days[0], published, days[2]
    return days


def _weekend(reader: Reader, match: re.Match[str]) -> Days | None:
    """The latest weekend that has begun; "last weekend" on a weekend is the one before."""
    published = reader.published
    if published is None:
        return None, None, Precision.DAYS
    saturday = calendar.weekday_before(published, "saturday")
    if match["which"] == "next":
        saturday += WEEK
    elif match["which"] in ("last", "previous") and published.weekday() >= 5:
        saturday -= WEEK
    return saturday, saturday + ONE_DAY, Precision.DAYS


def _named_month(reader: Reader, match: re.Match[str]) -> Days | None:
    published, which, part, of = reader.published, match["which"], match["part"], match["of"]
    month = calendar.month_number(match["month"])
    if _NAMES_BEHIND.match(reader.text, match.end()) or reader.before(match.start(), "black"):
        return None
    if match["year"]:
        return calendar.in_month(int(match["year"]), month, part)
    if not of and not _names_month(reader, match):
        return None
    if "that" in (which, of) and reader.named:
        return calendar.in_month(max(reader.named.values())[1].year, month, part)
    if published is None:
        return None, None, Precision.MONTH
    if of:
        year = published.year + {"last": -1, "this": 0, "that": 0, "next": 1}[of]
    elif which == "next":
        year = published.year + (month <= published.month)
    else:
        year = published.year - (month > published.month or (which == "last" and month == published.month))
    return calendar.in_month(year, month, part)


def _week_of_month(reader: Reader, match: re.Match[str]) -> Days | None:
    """ "The first week of July": its first seven days."""
    published, month = reader.published, calendar.month_number(match["month"])
    if not match["year"] and published is None:
        return None, None, Precision.DAYS
    start = calendar.day(int(match["year"]) if match["year"] else None, month, 1, published)
    if start is None:
        return None
    last = calendar.months(start.year, month, month)[1]
    if match["nth"] == "last":
        return last - 6 * ONE_DAY, last, Precision.DAYS
    first = start + (_NTH[match["nth"]] - 1) * WEEK
    return first, first + 6 * ONE_DAY, Precision.DAYS


def _names_month(reader: Reader, match: re.Match[str]) -> bool:
    """Whether a month's name that stands alone is one, and no verb ("may", "march") and no person ("Jan")."""
    at, name = match.start("month"), match["month"]
    led = bool(match["which"] or match["part"] or reader.before(at, vocabulary.LEADS_MONTH))
    if name not in ("may", "march") and name in vocabulary.MONTHS:
        return led or reader.capital(at)
    if reader.before(at, "a the") and _VERB_BEHIND.match(reader.low, match.end()):
        return False
    return led and (reader.capital(at) or reader.before(at, "in since"))


def _season(reader: Reader, match: re.Match[str]) -> Days | None:
    published, year, which = reader.published, match["year"], match["which"]
    known = year or which or match["of"]
    if not known and (not reader.before(match.start(), "the") or match["season"] == "fall"):
        return None  # "the Arab Spring", "the fall of the city"
    first, last = vocabulary.SEASONS[match["season"]]
    if year:
        return *calendar.months(int(year), first, last), Precision.MONTH
    if published is None:
        return None, None, Precision.MONTH
    number = published.year - (match["of"] == "last")
    while calendar.months(number, first, last)[which == "last"] > published:
        number -= 1
    return *calendar.months(number, first, last), Precision.MONTH


def _quoted(pattern: str) -> str:
    """A pattern whose apostrophes may be curled."""
    return pattern.replace("'", "['’]")


def _of_months(calendar_of: str) -> tuple[Resolve, Resolve]:
    """The rules of a day and of a whole month of another calendar."""
    islamic = calendar_of == "islamic"
    in_year, year_of = (
        (elsewhere.islamic, elsewhere.islamic_year) if islamic else (elsewhere.solar, elsewhere.solar_year)
    )
    months = [re.compile(_quoted(month)) for month in (vocabulary.ISLAMIC if islamic else vocabulary.SOLAR)]

    def found(reader: Reader, match: re.Match[str], day: int | None) -> Days | None:
        name, year = match["month"], int(match["year"] or 0)
        if not reader.capital(match.start("month")) or (name in vocabulary.AMBIGUOUS and not year):
            return None
        month = next(n for n, spelling in enumerate(months, start=1) if spelling.fullmatch(name))
        precision = Precision.DAY if day else Precision.MONTH
        if 0 < year <= elsewhere.LAST_YEAR:
            return *in_year(year, month, day), precision
        times = elsewhere.times((year_of, lambda number: in_year(number, month, day)), year, reader.published)
        # where a month begins twice in a year, the second time is in the last days of December
        days = elsewhere.likeliest(times if day else times[:1], reader.published)
        return (*days, precision) if days else (None, None, precision)

    def day(reader: Reader, match: re.Match[str]) -> Days | None:
        return found(reader, match, int(match["day"]))

    def month(reader: Reader, match: re.Match[str]) -> Days | None:
        led = bool(match["lead"]) or reader.before(match.start(), vocabulary.LEADS_MONTH)
        beside = match.start("year") == match.end("month") + 1
        # "Nabeel Rajab in 2016", "Taha Ramadan, 2007"
        named = (led and beside) if match["month"] in vocabulary.AMBIGUOUS else (led or beside)
        theirs = 0 < int(match["year"] or 0) <= elsewhere.LAST_YEAR
        return found(reader, match, None) if named or theirs else None

    return day, month


def _feast(reader: Reader, match: re.Match[str]) -> Days | None:
    """A feast: its first day, another ("the second day of Eid"), or all of it ("during Eid", "the Eid truce")."""
    published, name = reader.published, match["feast"]
    if not reader.capital(match.start("feast")):
        return None
    feasts = [recurring for pattern, recurring in _FEASTS if pattern.fullmatch(name)]
    year = int(match["year"] or 0)
    times = [days for recurring in feasts for days in elsewhere.times(recurring, year, published)]
    days = elsewhere.likeliest(times, published)
    if days is None:
        return None, None, Precision.DAY
    first, last = days
    if match["nth"]:
        first += (_NTH.get(match["nth"], 1) - 1) * ONE_DAY
        first = last if match["nth"] == "last" else first
        return first, first, Precision.DAY
    whole = reader.before(match.start(), "during over throughout") or _HOLIDAYS.match(reader.low, match.end())
    if first == last or not whole:
        return first, first, Precision.DAY
    return first, last, Precision.DAYS


_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_HOLIDAYS = re.compile(r"\s(?:holidays?|feast|festival|celebrations|truce|ceasefire)\b")
_FEASTS = [
    (re.compile(_quoted(pattern)), elsewhere.FEASTS[feast]) for feast, pattern in vocabulary.FEASTS.items()
]
_FEASTS += [(re.compile(vocabulary.EITHER[1]), elsewhere.FEASTS[feast]) for feast in vocabulary.EITHER[0]]
_ISLAMIC, _SOLAR = _of_months("islamic"), _of_months("solar")


def _year(reader: Reader, match: re.Match[str]) -> Days | None:
    counts = reader.before(match.start(), vocabulary.COUNTS) or _COUNTED.match(reader.low, match.end())
    return None if counts and not match["part"] else calendar.in_year(int(match["year"]), match["part"])


# The rules of `PATTERNS`: the kind of expression and the function that resolves it.
_RESOLVE: dict[str, tuple[str, Resolve]] = {
    "days of month": ("absolute", _days_of_month),
    "day of month": ("absolute", _day_of_month),
    "figures": ("absolute", _figures),
    "overnight": ("overnight", _overnight),
    "weekday": ("weekday", _weekday),
    "day": ("relative", _near_day),
    "ago": ("relative", _ago),
    "told": ("narrative", _told),
    "same": ("same", _same),
    "later": ("same", _later),
    "that": ("narrative", _that),
    "lasting": ("duration", _lasting),
    "still": ("duration", _still),
    "recent": ("recent", _lasting),
    "week": ("week", _unit),
    "weekend": ("weekend", _weekend),
    "month": ("month", _unit),
    "year": ("year", _unit),
    "week of month": ("week", _week_of_month),
    "named month": ("month", _named_month),
    "season": ("season", _season),
    "year in figures": ("year", _year),
    "islamic day": ("absolute", _ISLAMIC[0]),
    "islamic month": ("month", _ISLAMIC[1]),
    "solar day": ("absolute", _SOLAR[0]),
    "solar month": ("month", _SOLAR[1]),
    "feast": ("absolute", _feast),
}
RULES = [(re.compile(_quoted(pattern)), *_RESOLVE[rule]) for rule, pattern in vocabulary.PATTERNS]
