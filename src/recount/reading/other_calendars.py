"""The Islamic and the solar calendar of Afghanistan and Iran, and feasts, as days of ours.

Islamic months are those of Umm al-Qura, which may differ by a day from where the moon was seen elsewhere.
"""

from collections.abc import Callable
from datetime import date, timedelta

from dateutil.easter import easter
from hijridate import Gregorian, Hijri
from persiantools.jdatetime import JalaliDate

from recount.reading.calendar_days import AHEAD

SHAWWAL, PILGRIMAGE = 10, 12  # months of feasts


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


def latest(
    in_year: Callable[[int], tuple[date, date]], year: int, published: date
) -> tuple[date, date] | None:
    """What recurs each year, the last time that it had begun by the day of publication."""
    for candidate in (year + 1, year, year - 1):
        found = in_year(candidate)
        if found[0] <= published + AHEAD:
            return found
    return None


def _days(first: date, length: int) -> tuple[date, date]:
    return first, first + timedelta(days=length - 1)


# The feasts of `period_words.FEASTS`: the calendar whose year they recur in, and their days in such a year.
Feast = tuple[Callable[[date], int], Callable[[int], tuple[date, date]]]


def _ours(month: int, day: int) -> Feast:
    return _year, lambda year: _days(date(year, month, day), 1)


def _easter(after: int) -> Feast:
    return _year, lambda year: _days(easter(year) + timedelta(days=after), 1)


def _year(day: date) -> int:
    return day.year


FEASTS: dict[str, Feast] = {
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
