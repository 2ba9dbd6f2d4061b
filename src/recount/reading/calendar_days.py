"""Calendar arithmetic: from weekdays, months and parts of a year to first and last days."""

from calendar import monthrange
from datetime import date, timedelta

from recount.model import Precision
from recount.reading import period_words as vocabulary

Days = tuple[date | None, date | None, Precision]  # first and last day, both inclusive

ONE_DAY = timedelta(days=1)
WEEK = timedelta(days=7)
_MANY = 3  # weeks
AHEAD = timedelta(days=2)  # a day without a year may lie a little ahead of a report that is wrongly dated


def month_number(name: str) -> int:
    """1..12 for a month's name in lower case, in full or cut short."""
    return next(n for n, month in enumerate(vocabulary.MONTHS, start=1) if month.startswith(name[:3]))


def months(year: int, first: int, last: int) -> tuple[date, date]:
    """First and last day of the months `first` to `last`, which may lie outside 1..12."""
    start = date(year + (first - 1) // 12, (first - 1) % 12 + 1, 1)
    year, last = year + (last - 1) // 12, (last - 1) % 12 + 1
    return start, date(year, last, monthrange(year, last)[1])


def day(year: int | None, month: int, day: int, published: date | None) -> date | None:
    """That day of `year`, else of the latest year in which it is not ahead of `published`."""
    if year is None and published is None:
        return None
    # nine years hold a 29 February
    years = [year] if year else range(published.year + 1, published.year - 9, -1) if published else []
    for candidate in years:
        if day <= monthrange(candidate, month)[1]:
            found = date(candidate, month, day)
            if year or (published and found <= published + AHEAD):
                return found
    return None


def weekday_before(published: date, name: str) -> date:
    """The latest such weekday on or before `published`."""
    number = next(n for n, weekday in enumerate(vocabulary.WEEKDAYS) if weekday.startswith(name[:3]))
    return published - (published.weekday() - number) % 7 * ONE_DAY


def monday(day: date) -> date:
    """The Monday of the day's week."""
    return day - day.weekday() * ONE_DAY


def back(day: date, n: int, unit: str) -> Days:
    """`n` units before `day` (behind it where `n` is negative), as exact as the unit is."""
    if unit == "hour":
        return day, day, Precision.DAY
    if unit in ("day", "night") or (unit == "week" and abs(n) < _MANY):
        day -= n * (WEEK if unit == "week" else ONE_DAY)
        return day, day, Precision.DAY
    if unit == "week":  # nobody counts the days of so many
        first = monday(day - n * WEEK)
        return first, first + 6 * ONE_DAY, Precision.DAYS
    if unit == "month":
        return *months(day.year, day.month - n, day.month - n), Precision.MONTH
    return in_year(day.year - n, None)


def in_year(year: int, part: str | None) -> Days:
    """A year, or the months that "early", "mid" or "late" in it stands for."""
    if part in vocabulary.PART_OF_YEAR:
        return *months(year, *vocabulary.PART_OF_YEAR[part]), Precision.MONTH
    return *months(year, 1, 12), Precision.YEAR


def in_month(year: int, month: int, part: str | None) -> Days:
    """A month, or the third of it that "early", "mid" or "late" stands for."""
    first, last = months(year, month, month)
    if part in vocabulary.PART_OF_MONTH:
        start, end = vocabulary.PART_OF_MONTH[part]
        first, last = first.replace(day=start), last.replace(day=min(end, last.day))
    return first, last, Precision.MONTH


def counted(words: str, unit: str, plural: bool = True) -> tuple[int, str]:
    """How many of which unit: a fortnight is two weeks."""
    n = count(words, plural)
    return (2 * n, "week") if unit == "fortnight" else (n, unit)


def count(words: str, plural: bool = True) -> int:
    """How many "two", "12", "a few" or no word at all stand for."""
    if not words and not plural:
        return 1
    return vocabulary.NUMBERS.get(words) or vocabulary.FEW.get(words) or int(words)
