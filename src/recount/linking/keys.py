"""The keys under which accounts find each other: those that share none are never compared."""

from recount.linking.traits import traits
from recount.model import Account, Period

_WEEK = 7
_WHOLE = 35  # days up to which every week of a period has a key
_DAYS = 8  # days up to which every day of a period has a key
NEWS = 3  # days that may lie between an incident and a report that gives no day of its own
MOST = 14  # keys that an account has at the most


def keys(account: Account) -> frozenset[str]:
    """The keys under which an account is looked up.

    One for its place and each week that its period, a day wider on both sides, touches; of a long period only
    the weeks of its first and last days count, so that a year's background does not stand beside all that
    happened in it. Where only the publication gives the day, it is `NEWS` days wider to the past. Whatever
    places they name, incidents of one country, one day and one kind of act meet too, and undated ones of one
    place do. An account with neither place nor country has no keys. There are
    never more than `MOST`.
    """
    where, period = traits(account).where, account.period
    place = where.bones or where.admin1 or where.country
    if not place:
        return frozenset()
    if period is None:
        return frozenset((f"{place}/undated",))
    found = {f"{place}/week {week}" for week in _weeks(period)}
    if where.country and _length(period) <= _DAYS:
        days = range(_first(period), period.end.toordinal() + 1)
        found.update(f"{where.country}/day {day}/{account.type.family}" for day in days)
    return frozenset(found)


def _weeks(period: Period) -> set[int]:
    """The weeks, counted from the first day of the calendar, that a period and a day around it touch."""
    first, last = _first(period) - 1, period.end.toordinal() + 1
    if _length(period) > _WHOLE:
        return {day // _WEEK for day in (first, first + 2, last - 2, last)}
    return set(range(first // _WEEK, last // _WEEK + 1))


def _first(period: Period) -> int:
    return period.start.toordinal() - (NEWS if period.from_publication else 0)


def _length(period: Period) -> int:
    return (period.end - period.start).days + 1
