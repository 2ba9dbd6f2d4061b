"""The Islamic and the solar calendar of Afghanistan and Iran, and feasts, as days of ours.

Islamic months are those of Umm al-Qura, which may differ by a day from where the moon was seen elsewhere.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import date, timedelta

from dateutil.easter import easter
from hijridate import Gregorian, Hijri
from persiantools.jdatetime import JalaliDate

from recount.reading.calendar_days import AHEAD

SHAWWAL, PILGRIMAGE = 10, 12  # months of feasts
LAST_YEAR = 1499  # of theirs that a report could name; what is later is a year of ours
_YEARS_BACK = 9  # some months have their thirtieth day in few years


def islamic(year: int, month: int, day: int | None = None) -> tuple[date, date]:
    """First and last day of an Islamic month, or of one day of it; ValueError where it has no such day."""
    first = Hijri(year, month, day or 1).to_gregorian()
    last = first if day else Hijri(year, month, Hijri(year, month, 1).month_length()).to_gregorian()
    return date(first.year, first.month, first.day), date(last.year, last.month, last.day)


def solar(year: int, month: int, day: int | None = None) -> tuple[date, date]:
    """The same of the solar calendar."""
    length = JalaliDate.days_in_month(month, year)
    first, last = (_from_solar(year, month, n) for n in (day or 1, day or length))
    return first, last


def _from_solar(year: int, month: int, day: int) -> date:
    day_of_ours: date = JalaliDate(year, month, day).to_gregorian()  # type: ignore[no-untyped-call]
    return day_of_ours


def islamic_year(day: date) -> int:
    """The Islamic year of a day."""
    return int(Gregorian(day.year, day.month, day.day).to_hijri().year)


def solar_year(day: date) -> int:
    """The solar year of a day."""
    return int(JalaliDate(day).year)  # type: ignore[no-untyped-call]


# What recurs: the calendar in whose years it does, and its days in such a year, ValueError where it has none.
Recurring = tuple[Callable[[date], int], Callable[[int], tuple[date, date]]]


def times(recurring: Recurring, year: int, published: date | None) -> list[tuple[date, date]]:
    """The times that words may mean: all that begin in a year of ours, or the latest where `year` is 0."""
    if year:
        return beginning_in(recurring, year)
    days = latest(recurring, published) if published else None
    return [days] if days else []


def latest(recurring: Recurring, published: date) -> tuple[date, date] | None:
    """The last time that it had begun by the day of publication."""
    year = recurring[0](published)
    found = _in_years(recurring, range(year + 1, year - _YEARS_BACK, -1))
    return next((days for days in found if days[0] <= published + AHEAD), None)


def beginning_in(recurring: Recurring, year: int) -> list[tuple[date, date]]:
    """Each time that it begins in a year of ours; two Islamic years may have their first day in one."""
    first, last = recurring[0](date(year, 1, 1)), recurring[0](date(year, 12, 31))
    return [days for days in _in_years(recurring, range(first, last + 1)) if days[0].year == year]


def _in_years(recurring: Recurring, years: Iterable[int]) -> Iterator[tuple[date, date]]:
    for year in years:
        with suppress(ValueError):  # "30 Ramadan": some years' has 29 days
            yield recurring[1](year)


def likeliest(times: list[tuple[date, date]], published: date | None) -> tuple[date, date] | None:
    """Of several times, the last that had begun by the day of publication, else the first to come."""
    begun = [days for days in times if published is None or days[0] <= published + AHEAD]
    return max(begun, default=min(times, default=None))


def _days(first: date, length: int) -> tuple[date, date]:
    return first, first + timedelta(days=length - 1)


def _ours(month: int, day: int) -> Recurring:
    return _year, lambda year: _days(date(year, month, day), 1)


def _easter(after: int) -> Recurring:
    return _year, lambda year: _days(easter(year) + timedelta(days=after), 1)


def _year(day: date) -> int:
    return day.year


# Those of `period_words.FEASTS`
FEASTS: dict[str, Recurring] = {
    "eid al-fitr": (islamic_year, lambda year: _days(islamic(year, SHAWWAL)[0], 3)),
    "eid al-adha": (islamic_year, lambda year: _days(islamic(year, PILGRIMAGE, 10)[0], 4)),
    "ashura": (islamic_year, lambda year: islamic(year, 1, 10)),
    "arbaeen": (islamic_year, lambda year: islamic(year, 2, 20)),
    "mawlid": (islamic_year, lambda year: islamic(year, 3, 12)),
    "nowruz": (solar_year, lambda year: solar(year, 1, 1)),
    "christmas eve": _ours(12, 24),
    "christmas": _ours(12, 25),
    "new year's eve": _ours(12, 31),
    "new year's day": _ours(1, 1),
    "good friday": _easter(-2),
    "easter monday": _easter(1),
    "easter": _easter(0),
}
