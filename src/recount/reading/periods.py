"""When: the date expressions of a text, resolved to days against the day of publication.

Every rule is a pattern and a function from its match to first and last day. One joint pattern finds where a rule
applies; "since", "from ... to" and "the eve of" are then read from what stands between the expressions found.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from recount.model import Precision


@dataclass(frozen=True, slots=True)
class Expression:
    """A date expression: offsets into the text (end exclusive), first and last day, and what its words allow.

    `first` and `last` are both None where the words cannot be resolved (a weekday without a day of publication).
    `kind` names the rule: 'absolute', 'weekday', 'relative' (yesterday, two days ago), 'narrative' (a day earlier: counted
    from the last day named before it), 'same', 'overnight', 'week', 'weekend', 'duration' (the past 24 hours), 'recent',
    'month', 'season', 'year', 'since', 'range' or 'eve'.
    """

    start: int
    end: int
    first: date | None
    last: date | None
    precision: Precision
    kind: str


Days = tuple[date | None, date | None, Precision]

_ONE_DAY = timedelta(days=1)
_TOLERANCE = 2 * _ONE_DAY  # a day without a year may lie a little ahead of a wrongly dated report

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
           "november", "december")  # fmt: skip
_NUMBER_WORDS = ("a an one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
                 "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
                 "twenty")  # fmt: skip
_NUMBERS = {word: n for n, words in enumerate(_NUMBER_WORDS, start=1) for word in words.split()}
_NUMBERS |= {"couple": 2, "a couple": 2, "a couple of": 2, "couple of": 2, "few": 3, "a few": 3, "several": 3}
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 14)}
# Months that "early 2012" and its like stand for, and the day from which "since mid-September" counts.
_PART_OF_YEAR = {"early": (1, 3), "start": (1, 3), "beginning": (1, 3), "mid": (5, 8), "middle": (5, 8),
                 "late": (10, 12), "end": (10, 12), "later": (10, 12)}  # fmt: skip
_PART_OF_MONTH = {"mid": 15, "middle": 15, "late": 21, "end": 21}

_WD = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_WD_SHORT = r"(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\.?"
_MON_LONG = "(?:" + "|".join(_MONTHS) + ")"
_MON = rf"(?:{_MON_LONG}|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?)(?![^\W\d_])"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_NTH = r"(?:\s?(?:st|nd|rd|th)\b)?"
_YEAR = r"(?:(?:19[5-9]|20[0-4])\d)(?!\d)"
_TO = r"(?P<to>\s?[-–—/]\s?|\s(?:to|and|until|till|through)\s(?:the\s)?)"
_PART = r"(?:(?P<part>early|earlier|late|later|mid|middle|start|beginning|end)(?:-|\s)(?:of\s|in\s)?(?:the\s)?)?"
_DAYPART = r"(?:\s(?:early\s|late\s)?(?:morning|afternoon|evening|night|overnight|dawn|noon|midnight))?"
_NAMED = rf"(?:(?:{_WD}|{_WD_SHORT}){_DAYPART}[,\s]+(?:the\s|on\s)?)?"  # a date's own weekday
_DAY_UNTIL = rf"(?P<day>{_DAY}){_NTH}{_TO}(?P<until>{_DAY}){_NTH}"
_AND_YEAR = rf"(?:[,\s.-]*(?P<year>{_YEAR}))?"
_DAY_MONTH = rf"[\s-]*(?:day\s)?(?:of\s)?(?P<month>{_MON}){_AND_YEAR}"
_COUNT = "(?:" + "|".join(sorted(_NUMBERS, key=len, reverse=True)) + r"|\d{1,3})"


def find_periods(text: str, published: date | None) -> list[Expression]:
    """Every date expression in `text`, in order and apart from one another, resolved against `published`.

    Weekdays, days without a year and months without one are the latest on or before `published`; without
    a publication day they are found but not resolved.
    """
    low = _lower(text)
    reader = _Reader(text, low, published)
    found: list[Expression] = []
    at = 0
    while trigger := _TRIGGER.search(low, at):
        at = trigger.start() + 1
        for kind, pattern, resolve in _RULES:
            match = pattern.match(low, trigger.start())
            days = match and resolve(reader, match)
            if match and days:
                found.append(Expression(match.start(), match.end(), *_settled(days), kind))
                at = match.end()
                reader.note(found[-1])
                break
    return [_since_or_eve(low, published, e) for e in _ranges(low, found)]


def _lower(text: str) -> str:
    """`text` in lower case, at the same offsets (a few capitals have a lower case of two characters)."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _settled(days: Days) -> Days:
    first, last, precision = days
    return days if first and last and first <= last else (None, None, precision)


class _Reader:
    """What the rules look at: the text, the day of publication, and the last single day named so far."""

    def __init__(self, text: str, low: str, published: date | None) -> None:
        self.text, self.low, self.published = text, low, published
        self.named: tuple[int, date] | None = None

    def note(self, expression: Expression) -> None:
        if expression.precision is Precision.DAY and expression.first:
            self.named = (expression.end, expression.first)

    def told_of(self, at: int) -> date | None:
        """The day that the telling has reached at `at`: one named shortly before, else that of publication."""
        return self.named[1] if self.named and at - self.named[0] < 250 else self.published

    def capital(self, at: int) -> bool:
        return self.text[at].isupper()

    def before(self, at: int, words: str) -> bool:
        """Whether one of `words`, parted by spaces, stands right before `at`."""
        previous = self.low[max(0, at - 16) : at].replace("-", " ").split()
        return bool(previous) and previous[-1] in words.split()


# Calendar arithmetic, all on the past side.


def _month_of(name: str) -> int:
    return next(n for n, month in enumerate(_MONTHS, start=1) if month.startswith(name[:3]))


def _month(year: int, month: int, months: int = 1) -> tuple[date, date]:
    """First and last day of `months` months from `month`, which may lie outside 1..12."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    end_year, end_month = year + (month + months - 2) // 12, (month + months - 2) % 12 + 1
    return date(year, month, 1), date(end_year, end_month, monthrange(end_year, end_month)[1])


def _day(year: int | None, month: int, day: int, published: date | None) -> date | None:
    years = [year] if year else range(published.year + 1, published.year - 9, -1) if published else []
    for candidate in years:
        try:
            found = date(candidate, month, day)
        except ValueError:
            continue
        if year or (published and found <= published + _TOLERANCE):
            return found
    return None


def _back(published: date, n: int, unit: str) -> Days:
    """`n` days, weeks, months or years before a day: as exact as the unit (negative `n`: after it)."""
    if unit in ("minute", "hour", "day", "night"):
        day = published if unit in ("minute", "hour") else published - n * _ONE_DAY
        return day, day, Precision.DAY
    if unit == "week":
        day = published - 7 * n * _ONE_DAY
        if abs(n) == 1:
            return day, day, Precision.DAY
        monday = day - day.weekday() * _ONE_DAY
        return monday, monday + 6 * _ONE_DAY, Precision.DAYS
    if unit == "month":
        return *_month(published.year, published.month - n), Precision.MONTH
    return date(published.year - n, 1, 1), date(published.year - n, 12, 31), Precision.YEAR


def _part_of_year(year: int, part: str | None) -> Days:
    if part in _PART_OF_YEAR:
        first, last = _PART_OF_YEAR[part]
        return *_month(year, first, last - first + 1), Precision.MONTH
    return date(year, 1, 1), date(year, 12, 31), Precision.YEAR


# The rules. Each takes the reader and its match and gives the days, or None where the words are no date after all.


def _absolute(reader: _Reader, match: re.Match[str]) -> Days | None:
    month_at, start = match.start("month"), min(match.start("day"), match.start("month"))
    if not match["year"]:
        # "in July 12 people": a month and a number of people
        if start == month_at and reader.before(start, "in"):
            return None
        # the words "may" and "march"
        if match["month"] in ("may", "march", "mar") and not reader.capital(month_at):
            if not reader.before(start, "on since from until by of between late early to"):
                return None
    if _NAMES_BEHIND.match(reader.text, match.end()) and not reader.before(match.start(), "on"):
        return None
    month, year = _month_of(match["month"]), int(match["year"]) if match["year"] else None
    first = _day(year, month, int(match["day"]), reader.published)
    return first, first, Precision.DAY


def _absolute_range(reader: _Reader, match: re.Match[str]) -> Days | None:
    day, until = int(match["day"]), int(match["until"])
    # "May 5 and 12" are two days, and "May 5 and 12 people" one
    if until <= day or ("and" in match["to"] and until > day + 1 and not reader.before(match.start(), "between")):
        return None
    days = _absolute(reader, match)
    if days is None or days[0] is None:
        return days
    return days[0], _day(days[0].year, days[0].month, until, None), Precision.DAYS


def _numeric(reader: _Reader, match: re.Match[str]) -> Days | None:
    a, b, c = (int(match[n]) for n in "abc")
    if a > 31:
        orders = [(a, b, c)]
    else:
        year = c if c > 99 else 2000 + c
        orders = [(year, b, a), (year, a, b)]  # day first unless impossible
    found = next((d for y, m, d_ in orders if (d := _day(y, m, d_, None))), None)
    return (found, found, Precision.DAY) if found else None


def _weekday(reader: _Reader, match: re.Match[str]) -> Days | None:
    if _WEEKDAY_NAMES_BEHIND.match(reader.text, match.end()) or reader.before(match.start(), "bloody black"):
        return None
    published = reader.published
    if published is None:
        return None, None, Precision.DAY
    number = next(n for n, name in enumerate(_WEEKDAYS) if name.startswith(match["weekday"][:3]))
    back = (published.weekday() - number) % 7
    if match["week"]:
        back = published.weekday() - number + {"last": 7, "this": 0, "next": -7}[match["week"]]
    elif match["which"] in ("last", "previous") and back == 0:
        back = 7
    elif match["which"] in ("next", "coming"):
        back -= 7
    day = published - back * _ONE_DAY
    return day, day, Precision.DAY


def _overnight(reader: _Reader, match: re.Match[str]) -> Days | None:
    if reader.published is None:
        return None, None, Precision.DAYS
    name = match["weekday"]
    if name is None:
        return reader.published - _ONE_DAY, reader.published, Precision.DAYS
    number = next(n for n, weekday in enumerate(_WEEKDAYS) if weekday.startswith(name[:3]))
    day = reader.published - (reader.published.weekday() - number) % 7 * _ONE_DAY
    return day, min(day + _ONE_DAY, reader.published), Precision.DAYS


def _near(reader: _Reader, match: re.Match[str]) -> Days | None:
    shift = next(n for words, n in _NEAR_DAYS if re.fullmatch(words, match["words"]))
    if reader.published is None:
        return None, None, Precision.DAY
    day = reader.published + shift * _ONE_DAY
    return day, day, Precision.DAY


_NEAR_DAYS = (("the day before yesterday", -2), ("yesterday|last night", -1), ("tomorrow", 1), (".*", 0))


def _ago(reader: _Reader, match: re.Match[str]) -> Days | None:
    if reader.published is None:
        return None, None, Precision.DAY
    return _back(reader.published, _count(match["count"]), match["unit"])


def _narrative(reader: _Reader, match: re.Match[str]) -> Days | None:
    day = reader.told_of(match.start())
    if day is None:
        return None, None, Precision.DAY
    n = _count(match["count"] or "one")
    later = match["way"] in ("later", "following", "next", "after")
    if later and reader.named is None:
        return None, None, Precision.DAY
    return _back(day, -n if later else n, match["unit"])


def _same(reader: _Reader, match: re.Match[str]) -> Days | None:
    return None, None, Precision.DAY


def _duration(reader: _Reader, match: re.Match[str]) -> Days | None:
    published, unit = reader.published, match["unit"]
    if published is None:
        return None, None, Precision.DAYS
    n = _count(match["count"] or ("one" if not match["plural"] else "few"))
    if unit in ("minute", "hour"):
        return published - max(n // 24, 1 if n >= 12 else 0) * _ONE_DAY, published, Precision.DAYS
    if unit == "day":
        # "the past two days" are the day of publication and the one before
        return (
            published - (n - 1 if match["count"] and n > 1 else max(n, 1)) * _ONE_DAY,
            published,
            Precision.DAYS,
        )
    if unit == "week":
        return published - 7 * n * _ONE_DAY, published, Precision.DAYS
    months = n if unit == "month" else 12 * n
    start = _month(published.year, published.month - months)[0]
    day = min(published.day, monthrange(start.year, start.month)[1])
    return start.replace(day=day), published, Precision.DAYS


def _unit(reader: _Reader, match: re.Match[str]) -> Days | None:
    """ "Last week", "earlier this month", "late last year"."""
    published, which, unit, part = reader.published, match["which"], match["unit"], match["part"]
    if published is None:
        return None, None, Precision.DAYS if unit in ("week", "weekend") else Precision(unit)
    shift = {"last": -1, "previous": -1, "past": -1, "this": 0, "current": 0, "next": 1, "coming": 1}[which]
    if unit in ("week", "weekend"):
        monday = published - published.weekday() * _ONE_DAY
        if unit == "weekend":
            return _weekend(published, shift)
        first, last = monday + 7 * shift * _ONE_DAY, monday + (7 * shift + 6) * _ONE_DAY
        precision = Precision.DAYS
    elif unit == "month":
        first, last = _month(published.year, published.month + shift)
        precision = Precision.MONTH
    else:
        first, last, precision = _part_of_year(published.year + shift, part if shift else None)  # type: ignore[assignment]
    if shift == 0 and part != "later":
        last = min(last, published)
    return first, last, precision


def _weekend(published: date, shift: int = 0) -> Days:
    """The latest weekend that has begun; "last weekend" on a weekend is the one before."""
    saturday = published - (published.weekday() - 5) % 7 * _ONE_DAY
    if shift < 0 and published.weekday() >= 5:
        saturday -= 7 * _ONE_DAY
    elif shift > 0:
        saturday += 7 * _ONE_DAY
    return saturday, saturday + _ONE_DAY, Precision.DAYS


def _the_weekend(reader: _Reader, match: re.Match[str]) -> Days | None:
    return _weekend(reader.published) if reader.published else (None, None, Precision.DAYS)


def _named_month(reader: _Reader, match: re.Match[str]) -> Days | None:
    at, name, published = match.start("month"), match["month"].rstrip("."), reader.published
    which, part = match["which"], match["part"]
    if reader.before(match.start(), "black"):
        return None
    if not match["year"] and not match["of"]:
        led = which or part or reader.before(at, _LEADS_MONTH)
        if name in ("may", "march") or name not in _MONTHS:
            if not led or (not reader.capital(at) and not reader.before(at, "in since")):
                return None
            if reader.before(at, "a the") and reader.low.startswith((" of", " for", " to"), match.end()):
                return None
        elif not led and not reader.capital(at):
            return None
    if _NAMES_BEHIND.match(reader.text, match.end()):
        return None
    month = _month_of(name)
    if match["year"]:
        return *_month(int(match["year"]), month), Precision.MONTH
    if published is None:
        return None, None, Precision.MONTH
    if match["of"]:
        year = published.year + {"last": -1, "this": 0, "next": 1}[match["of"]]
    else:
        year = published.year - (month > published.month)
        if which == "last" and month == published.month:
            year -= 1
        elif which == "next":
            year = published.year + (month <= published.month)
    return *_month(year, month), Precision.MONTH


def _season(reader: _Reader, match: re.Match[str]) -> Days | None:
    published, year = reader.published, match["year"] or match["year2"]
    if not (year or match["which"] or match["of"] or reader.before(match.start(), "the this")):
        return None
    if reader.before(match.start("season"), "arab prague"):
        return None
    first, last = _SEASONS[match["season"].replace("fall", "autumn")]
    if year:
        return *_month(int(year), first, last - first + 1), Precision.MONTH
    if published is None:
        return None, None, Precision.MONTH
    number = published.year - (match["of"] == "last")
    while _month(number, first)[0] > published or (
        match["which"] == "last" and _month(number, last)[1] >= published
    ):
        number -= 1
    return *_month(number, first, last - first + 1), Precision.MONTH


def _year(reader: _Reader, match: re.Match[str]) -> Days | None:
    if not match["part"] and (
        reader.before(
            match.start(), "least than over about around nearly almost some approximately killed to killing"
        )
        or _COUNTED.match(reader.low, match.end())
    ):
        return None
    return _part_of_year(int(match["year"]), match["part"])


def _count(words: str) -> int:
    return _NUMBERS[words] if words in _NUMBERS else int(words)


_LEADS_MONTH = (
    "in since early late mid last this next by until till of during from before after a an to the and between"
)
# "14 February Coalition", "March 14 alliance": names, no dates.
_NAMES_BEHIND = re.compile(
    r"\s(?:movement|coalition|alliance|bloc|organi[sz]ation|Movement|Coalition|Alliance|Bloc|Organi[sz]ation|Group"
    r"|group|Forces|Brigades?|Martyrs|City|Youth|Revolutionary|Army)\b"
)
_WEEKDAY_NAMES_BEHIND = re.compile(r"\s(?:Times|Telegraph|Mirror|Mail|Express|Herald|Mosque)\b")
_COUNTED = re.compile(
    r"\s(?:people|civilians|fighters|soldiers|troops|militants|others|men|women|children|rebels)\b|[%\d]"
)

Rule = tuple[str, re.Pattern[str], Callable[[_Reader, re.Match[str]], Days | None]]
_RULES: tuple[Rule, ...] = tuple(
    (kind, re.compile(pattern.replace("'", "['’]")), resolve)
    for kind, pattern, resolve in (
        ("absolute", rf"{_NAMED}{_DAY_UNTIL}{_DAY_MONTH}", _absolute_range),
        ("absolute", rf"{_NAMED}(?P<day>{_DAY}){_NTH}{_DAY_MONTH}", _absolute),
        ("absolute", rf"{_NAMED}(?P<month>{_MON})[\s.-]*{_DAY_UNTIL}{_AND_YEAR}(?![\d:])", _absolute_range),
        ("absolute", rf"{_NAMED}(?P<month>{_MON})[\s.-]*(?P<day>{_DAY}){_NTH}{_AND_YEAR}(?![\d:])", _absolute),
        ("absolute", r"(?P<a>\d{4})(?P<s>[-/.])(?P<b>\d{1,2})(?P=s)(?P<c>\d{1,2})(?!\d)", _numeric),
        ("absolute", r"(?P<a>\d{1,2})(?P<s>[-/.])(?P<b>\d{1,2})(?P=s)(?P<c>\d{4}|(?<=/)\d\d)(?!\d)", _numeric),
        ("overnight", rf"overnight(?:\s(?:on\s|from\s)?(?P<weekday>{_WD}))?", _overnight),
        ("weekday", rf"(?:(?P<which>last|next|this|coming|previous|past)\s)?(?P<weekday>{_WD})(?:'?s)?\b"
         r"(?:\s(?:of\s)?(?P<week>last|this|next)\sweek\b)?", _weekday),
        ("relative", r"(?P<words>the\sday\sbefore\syesterday|yesterday|today|tonight|tomorrow|last\snight"
         r"|this\s(?:morning|afternoon|evening))(?:'?s)?\b", _near),
        ("relative", rf"(?P<count>{_COUNT})\s(?P<unit>minute|hour|day|night|week|month|year)s?\sago\b", _ago),
        ("narrative", rf"(?P<count>{_COUNT})\s(?P<unit>day|night|week|month|year)s?\s(?P<way>earlier|later)\b"
         , _narrative),
        ("narrative", r"the\s(?P<count>)(?P<way>previous|following|next)\s(?P<unit>day|night|week|month)\b"
         , _narrative),
        ("narrative", r"the\s(?P<count>)(?P<unit>day|night|week|month)\s(?P<way>before)\b(?!\s(?:the|a|an|that|his|it|they))"
         , _narrative),
        ("same", r"(?:the\s)?same\s(?:day|night|evening|morning)\b", _same),
        ("duration", rf"(?:past|last|previous|preceding)\s(?P<count>{_COUNT})\s(?P<unit>hour|day|week|month|year)(?P<plural>s)?\b"
         , _duration),
        ("recent", r"(?:recent|past|last)\s(?P<count>)(?P<unit>day|week|month|year)(?P<plural>s)\b", _duration),
        ("duration", r"(?:(?:the|this)\s(?:past|last)|past)\s(?P<count>)(?P<unit>day|week|month|year)(?P<plural>)\b", _duration),
        ("week", rf"{_PART}(?P<which>last|this|next|previous)\s(?P<unit>week)(?:'?s)?\b", _unit),
        ("weekend", rf"{_PART}(?P<which>last|this|next|previous)\s(?P<unit>weekend)(?:'?s)?\b", _unit),
        ("weekend", r"the\s(?:whole\s)?weekend\b", _the_weekend),
        ("month", rf"(?:(?P<part>earlier|later|late|early)\s)?(?P<which>last|this|next)\s(?P<unit>month)(?:'?s)?\b", _unit),
        ("year", rf"(?:(?P<part>earlier|later|late|early|end|mid)(?:\s|-)(?:of\s)?)?(?P<which>last|this|next)\s(?P<unit>year)(?:'?s)?\b", _unit),
        ("month", rf"(?:(?P<which>last|this|next)\s)?{_PART}(?P<month>{_MON})(?:'?s)?(?:,?\s(?:of\s)?(?:(?P<year>{_YEAR})|(?P<of>last|this|next)\syear))?"
         , _named_month),
        ("season", rf"(?:(?P<which>last|this)\s)?{_PART}(?P<season>spring|summer|autumn|fall|winter)\b"
         rf"(?:\s(?:of\s)?(?:(?P<year>{_YEAR})|(?P<of>last|this)\syear))?(?P<year2>)", _season),
        ("year", rf"{_PART}(?P<year>{_YEAR})(?![\w-])", _year),
    )
)  # fmt: skip
# Where an expression may start.
_TRIGGER = re.compile(
    rf"(?<![\w/.-])(?:\d|(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|overnight|yesterday"
    r"|to(?:day|night|morrow)|last|this|next|coming|past|previous|preceding|recent|the\s|same|early|earlier|late|mid"
    rf"|start|beginning|end|spring|summer|autumn|fall|winter|(?:{_COUNT})\s)"
)

_JOINT = re.compile(
    rf"{_DAYPART}(?:\s?[-–—]\s?|\s(?P<word>to|until|till|through|into|and)\s)(?:the\s)?"
    r"(?:(?:early|late|dawn|morning|evening|afternoon|night)\s)?(?:on\s|of\s)?"
)
_BETWEEN = re.compile(r"\bbetween\s(?:late\s|early\s)?$")
_SINCE = re.compile(
    r"\b(?P<lead>since\s(?:(?:early|late|at\sleast|around|about|the|on|dawn|morning|noon|beginning|start|of)\s)*)$"
)
_EVE = re.compile(r"\b(?P<lead>(?:the\s)?eve\sof\s(?:the\s)?)$")


def _ranges(low: str, found: list[Expression]) -> list[Expression]:
    """Two expressions joined by "to", "into" or "between ... and" become one."""
    joined: list[Expression] = []
    for expression in found:
        before = joined[-1] if joined else None
        joint = before and _JOINT.fullmatch(low, before.end, expression.start)
        if before and joint and before.first and expression.last and expression.kind == before.kind:
            between = _BETWEEN.search(low, max(0, before.start - 20), before.start)
            first = before.first
            if before.kind == "weekday" and first > expression.last:
                first -= 7 * _ONE_DAY
            if first <= expression.last and (joint["word"] != "and" or between):
                joined[-1] = Expression(
                    before.start, expression.end, first, expression.last, Precision.DAYS, "range"
                )
                continue
        joined.append(expression)
    return joined


def _since_or_eve(low: str, published: date | None, expression: Expression) -> Expression:
    window = max(0, expression.start - 40)
    if lead := _SINCE.search(low, window, expression.start):
        first = expression.first
        if first and expression.kind == "month":
            part = low[expression.start : expression.end].replace("-", " ").split()[0]
            first = first.replace(day=_PART_OF_MONTH.get(part, 1))
        days = _settled((first, published, Precision.DAYS))
        return Expression(lead.start("lead"), expression.end, *days, "since")
    if (lead := _EVE.search(low, window, expression.start)) and expression.first:
        day = expression.first - _ONE_DAY
        return Expression(lead.start("lead"), expression.end, day, day, Precision.DAY, "eve")
    return replace(expression)
