"""When: the date expressions of a text, resolved to days against the day of publication.

Every rule is a pattern (`period_words.PATTERNS`) and a function from its match to first and last day.
"Since", "from ... to" and "the eve of" are then read from what stands between the expressions found.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from recount.model import Precision
from recount.names import lowered
from recount.reading import calendar_days as calendar
from recount.reading import period_words as vocabulary
from recount.reading.calendar_days import ONE_DAY, WEEK, Days


@dataclass(frozen=True, slots=True)
class Expression:
    """A date expression: offsets into the text (end exclusive), first and last day, and what its words allow.

    `first` and `last` are both None where the words cannot be resolved (a weekday in an undated report).
    `kind` is one of 'absolute', 'weekday', 'relative' (yesterday, two days ago), 'narrative' (a day earlier:
    counted from the last day named before it), 'same' (the same day), 'overnight', 'week', 'weekend',
    'duration' (the past 24 hours), 'recent' (recent days), 'month', 'season', 'year', 'since', 'range'
    and 'eve'.
    """

    start: int
    end: int
    first: date | None
    last: date | None
    precision: Precision
    kind: str


_NEAR = 250  # characters within which "a day earlier" looks back for the day it counts from


def find_periods(text: str, published: date | None) -> list[Expression]:
    """Every date expression in `text`, in order and apart from one another, resolved against `published`.

    Weekdays, days without a year and months without one are the latest on or before `published`; without
    a day of publication they are found but not resolved.
    """
    reader = _Reader(text, published)
    found = _found(reader)
    if published is None and any(e.first is None and e.kind == "absolute" for e in found):
        # a report without a date may name the year beside another day
        reader.year = max((e.last.year for e in found if e.last), default=None)
        found = _found(reader) if reader.year else found
    return [_since_or_eve(reader.low, published, expression) for expression in _ranges(reader.low, found)]


def _found(reader: "_Reader") -> list[Expression]:
    found: list[Expression] = []
    at = 0
    while trigger := _TRIGGER.search(reader.low, at):
        at = trigger.start() + 1
        for pattern, kind, resolve in _RULES:
            match = pattern.match(reader.low, trigger.start())
            days = _resolved(reader, match, resolve) if match else None
            if match and days:
                found.append(Expression(match.start(), match.end(), *days, kind))
                reader.note(found[-1])
                at = match.end()
                break
    return found


class _Reader:
    """What the rules look at: the text, the day of publication, and the days named so far."""

    def __init__(self, text: str, published: date | None) -> None:
        self.text, self.low, self.published = text, lowered(text), published
        self.named: dict[Precision, tuple[int, date]] = {}
        self.year: int | None = None  # of days without one, in a report without a date

    def note(self, expression: Expression) -> None:
        if expression.first:
            self.named[expression.precision] = expression.end, expression.first

    def capital(self, at: int) -> bool:
        return self.text[at].isupper()

    def before(self, at: int, words: str) -> bool:
        """Whether one of `words`, parted by spaces, stands right before `at`."""
        previous = self.low[max(0, at - 16) : at].replace("-", " ").split()
        return bool(previous) and previous[-1] in words.split()


Resolve = Callable[[_Reader, re.Match[str]], Days | None]


def _resolved(reader: _Reader, match: re.Match[str], resolve: Resolve) -> Days | None:
    try:
        days = resolve(reader, match)
    except (ValueError, OverflowError):  # "999 years ago" may lie before the calendar
        return None, None, Precision.DAY
    return _settled(days) if days else None


def _settled(days: Days) -> Days:
    first, last, precision = days
    return days if first and last and first <= last else (None, None, precision)


# The rules. Each takes the reader and its match and gives the days, or None where the words are no date.


def _day_of_month(reader: _Reader, match: re.Match[str]) -> Days | None:
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


def _days_of_month(reader: _Reader, match: re.Match[str]) -> Days | None:
    day, until = int(match["day"]), int(match["until"])
    # "May 5 and 12" are two days, and "May 5 and 12 people" one
    apart = "and" in match["to"] and until > day + 1 and not reader.before(match.start(), "between")
    days = None if until <= day or apart else _day_of_month(reader, match)
    if days is None or days[0] is None:
        return days
    return days[0], calendar.day(days[0].year, days[0].month, until, None), Precision.DAYS


def _figures(reader: _Reader, match: re.Match[str]) -> Days | None:
    a, b, c = int(match["a"]), int(match["b"]), int(match["c"])
    year = c if c > 99 else 2000 + c
    # day first unless impossible
    for y, month, day in [(a, b, c)] if a > 31 else [(year, b, a), (year, a, b)]:
        if y > 0 and 1 <= month <= 12 and day and (found := calendar.day(y, month, day, None)):
            return found, found, Precision.DAY
    return None


def _weekday(reader: _Reader, match: re.Match[str]) -> Days | None:
    if _NAMES_BEHIND_WEEKDAY.match(reader.text, match.end()) or reader.before(match.start(), "bloody black"):
        return None
    published, which = reader.published, match["which"]
    if published is None:
        return None, None, Precision.DAY
    day = calendar.weekday_before(published, match["weekday"])
    if match["week"]:
        shift = {"last": -1, "this": 0, "next": 1}[match["week"]]
        day = calendar.monday(published) + shift * WEEK + day.weekday() * ONE_DAY
    elif which in ("last", "previous", "past") and day == published:
        day -= WEEK
    elif which in ("next", "coming"):
        day += WEEK
    return day, day, Precision.DAY


def _overnight(reader: _Reader, match: re.Match[str]) -> Days | None:
    published = reader.published
    if published is None:
        return None, None, Precision.DAYS
    if not match["weekday"]:
        return published - ONE_DAY, published, Precision.DAYS
    day = calendar.weekday_before(published, match["weekday"])
    return day, min(day + ONE_DAY, published), Precision.DAYS


def _near_day(reader: _Reader, match: re.Match[str]) -> Days | None:
    if reader.published is None:
        return None, None, Precision.DAY
    words = " ".join(match["words"].split())
    shift = {"the day before yesterday": -2, "yesterday": -1, "last night": -1, "tomorrow": 1}.get(words, 0)
    day = reader.published + shift * ONE_DAY
    return day, day, Precision.DAY


def _ago(reader: _Reader, match: re.Match[str]) -> Days | None:
    if reader.published is None:
        return None, None, Precision.DAY
    return calendar.back(reader.published, calendar.count(match["count"]), match["unit"])


def _told(reader: _Reader, match: re.Match[str]) -> Days | None:
    """Counted from where the telling has got to: a day or month named shortly before, else publication."""
    unit, later = match["unit"], match["way"] in ("later", "following", "next")
    at, named = reader.named.get(Precision.MONTH if unit == "month" else Precision.DAY, (-_NEAR, None))
    if match.start() - at >= _NEAR or named is None:
        named = None if later else reader.published
    if named is None:
        return None, None, Precision.DAY
    n = calendar.count(match["count"], plural=False)
    if match["way"] == "after" and unit == "week":
        unit, n = "day", 7 * n
    return calendar.back(named, -n if later else n, unit)


def _same(reader: _Reader, match: re.Match[str]) -> Days | None:
    """The last day named before it, however far."""
    _, day = reader.named.get(Precision.DAY, (0, None))
    return day, day, Precision.DAY


def _later(reader: _Reader, match: re.Match[str]) -> Days | None:
    """ "Later" at the beginning of a sentence goes on with the day."""
    before = reader.text[max(0, match.start() - 4) : match.start()]
    return _same(reader, match) if _ENDS.search(before) or not before else None


def _lasting(reader: _Reader, match: re.Match[str]) -> Days | None:
    """ "The past two days", "recent weeks": up to the day of publication."""
    published, unit = reader.published, match["unit"]
    if published is None:
        return None, None, Precision.DAYS
    n = calendar.count(match["count"], plural=match.group().endswith("s"))
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


def _unit(reader: _Reader, match: re.Match[str]) -> Days | None:
    """ "Last week", "earlier this month", "late last year"."""
    published, unit, part = reader.published, match["unit"], match["part"]
    if published is None:
        return None, None, Precision.DAYS if unit == "week" else Precision(unit)
    shift = {"this": 0, "next": 1}.get(match["which"], -1)
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


def _weekend(reader: _Reader, match: re.Match[str]) -> Days | None:
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


def _named_month(reader: _Reader, match: re.Match[str]) -> Days | None:
    published, which, part = reader.published, match["which"], match["part"]
    month = calendar.month_number(match["month"])
    if _NAMES_BEHIND.match(reader.text, match.end()) or reader.before(match.start(), "black"):
        return None
    if match["year"]:
        return calendar.in_month(int(match["year"]), month, part)
    if not match["of"] and not _names_month(reader, match):
        return None
    if published is None:
        return None, None, Precision.MONTH
    if match["of"]:
        year = published.year + {"last": -1, "this": 0, "next": 1}[match["of"]]
    elif which == "next":
        year = published.year + (month <= published.month)
    else:
        year = published.year - (month > published.month or (which == "last" and month == published.month))
    return calendar.in_month(year, month, part)


def _names_month(reader: _Reader, match: re.Match[str]) -> bool:
    """Whether a month's name that stands alone is one, and no verb ("may", "march") and no person ("Jan")."""
    at, name = match.start("month"), match["month"]
    led = bool(match["which"] or match["part"] or reader.before(at, vocabulary.LEADS_MONTH))
    if name not in ("may", "march") and name in vocabulary.MONTHS:
        return led or reader.capital(at)
    if reader.before(at, "a the") and _VERB_BEHIND.match(reader.low, match.end()):
        return False
    return led and (reader.capital(at) or reader.before(at, "in since"))


def _season(reader: _Reader, match: re.Match[str]) -> Days | None:
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


def _year(reader: _Reader, match: re.Match[str]) -> Days | None:
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
    "lasting": ("duration", _lasting),
    "recent": ("recent", _lasting),
    "week": ("week", _unit),
    "weekend": ("weekend", _weekend),
    "month": ("month", _unit),
    "year": ("year", _unit),
    "named month": ("month", _named_month),
    "season": ("season", _season),
    "year in figures": ("year", _year),
}
_RULES = [
    (re.compile(pattern.replace("'", "['’]")), *_RESOLVE[rule]) for rule, pattern in vocabulary.PATTERNS
]
_TRIGGER = re.compile(vocabulary.TRIGGER)
_JOINT = re.compile(vocabulary.JOINT)
_BETWEEN = re.compile(vocabulary.BETWEEN)
_ENDS = re.compile(r"[.!?:\n]\W*$")  # the sentence before
_SINCE = re.compile(vocabulary.SINCE)
_EVE = re.compile(vocabulary.EVE)
_COUNTED = re.compile(vocabulary.COUNTED)
_NAMES_BEHIND = re.compile(vocabulary.NAMES_BEHIND)
_VERB_BEHIND = re.compile(vocabulary.VERB_BEHIND)
_NAMES_BEHIND_WEEKDAY = re.compile(vocabulary.NAMES_BEHIND_WEEKDAY)


def _ranges(low: str, found: list[Expression]) -> list[Expression]:
    """Two expressions joined by "to", "into" or "between ... and" become one."""
    joined: list[Expression] = []
    for expression in found:
        before = joined[-1] if joined else None
        joint = before and _JOINT.fullmatch(low, before.end, expression.start)
        if before and joint and before.first and expression.last and expression.kind == before.kind:
            first = before.first
            if before.kind == "weekday" and first > expression.last:
                first -= WEEK
            between = (
                joint["word"] != "and"
                or _BETWEEN.search(low, max(0, before.start - 20), before.start)
                or (
                    before.kind == "weekday" and expression.last - first == ONE_DAY
                )  # "Tuesday and Wednesday"
            )
            if first <= expression.last and between:
                joined[-1] = Expression(
                    before.start, expression.end, first, expression.last, Precision.DAYS, "range"
                )
                continue
        joined.append(expression)
    return joined


def _since_or_eve(low: str, published: date | None, expression: Expression) -> Expression:
    window, first = max(0, expression.start - 40), expression.first
    if lead := _SINCE.search(low, window, expression.start):
        # "since the March 19 attack" dates the attack
        if expression.kind == "absolute" and lead.group().endswith("the "):
            return expression
        part = re.split(r"[\s-]", low[expression.start : expression.end])[0]
        if first and expression.kind == "month" and part in vocabulary.SINCE_IN_MONTH:
            first = first.replace(day=vocabulary.SINCE_IN_MONTH[part])
        days = _settled((first, published, Precision.DAYS))
        return Expression(lead.start("lead"), expression.end, *days, "since")
    if first and (lead := _EVE.search(low, window, expression.start)) and first > date.min:
        return Expression(
            lead.start("lead"), expression.end, first - ONE_DAY, first - ONE_DAY, Precision.DAY, "eve"
        )
    return expression
