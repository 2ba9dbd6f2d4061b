"""The day of publication: as a field writes it, or as the dateline at the head of a text has it."""

import re
from collections.abc import Iterator
from datetime import date, datetime

_HEAD = 600  # characters at the start of a text within which a dateline stands

_YEAR = r"(?:19|20)\d\d"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_CLOCK = (
    r"\d{1,2}[:.]\d\d(?:[:.]\d\d(?:\.\d+)?)?(?:\s*[ap]\.?m\b\.?)?(?:\s*(?:[A-Z]{1,5}\b)?(?:[+-]\d\d:?\d\d)?)"
)
_WEEKDAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b\.?,?\s+"
_ORDINAL = r"(?:st|nd|rd|th)?"
# Each form is numbered, since a group's name may stand once in a pattern. Between a month's day and its year
# may be nothing at all ('Feb 092015': a page's two elements run together) or the time ('Oct 7 18:03 2014').
_DATE = rf"""(?<![\w./-])(?:
      (?P<year1>{_YEAR})(?P<dash1>[-/.])(?P<month1>\d\d?)(?P=dash1)(?P<day1>\d\d?)
    | (?P<day2>{_DAY}){_ORDINAL}(?:\s+of)?[\s./-]*(?P<month2>{_MONTH})[\s,./-]*(?P<year2>{_YEAR})
    | (?P<month3>{_MONTH})[\s-]*(?P<day3>{_DAY}){_ORDINAL}(?:\s+{_CLOCK},?\s+|[\s,-]*)(?P<year3>{_YEAR})
    | (?P<day4>\d\d?)(?P<dash4>[-/.])(?P<month4>\d\d?)(?P=dash4)(?P<year4>{_YEAR})
)(?![\d/]|[.-]\d)"""
_FORMS = "1234"


def _pattern(expression: str) -> re.Pattern[str]:
    """`expression` with its marks filled in. Names of places alone heed the case of letters."""
    date_ = f"(?P<date>{_DATE})"
    filled = expression.replace("DATE", date_).replace("WEEKDAY", _WEEKDAY).replace("CLOCK", _CLOCK)
    return re.compile(filled, re.VERBOSE | re.MULTILINE | re.IGNORECASE)


_FIELD = _pattern(r"(?:WEEKDAY)?DATE(?:(?:T|,?\s+(?:at\s+)?)CLOCK)?")

_PLACE = r"(?-i:[A-Z][\w.'’]*(?:[\ /,-]+[A-Z][\w.'’]*){0,5})"
_CAPITALS = r"(?-i:[A-Z][A-Z.'’]+(?:[\ /-]+[A-Z.'’]+){0,4}(?:,\s*[A-Z][\w.]+){0,2})"
_AGENCY = r"(?:\s*\([^()\n]{2,40}\))?"
_AGENCY_NAME = (
    r"(?-i:AFP|AP|Reuters|UPI|DPA|dpa|EFE|ANSA|Xinhua|IANS|PTI|ANI|TASS|Interfax|Anadolu|SANA|IRNA|NNA)"
)
# Where the text sets in behind a date: with a capital, a figure, a quotation mark or a label.
_TEXT_BEGINS = r"""(?=(?:\s*,?\s*(?:at\s+)?CLOCK)?\s*+(?-i:["“'‘(]?[A-Z\d]|[a-z]+:|\Z))"""
# The last word of a headline or the name of an agency; no word that ties the date to its sentence.
_HEADLINE_WORD = (
    r"(?<![\w'’-])(?:this\ page|(?!(?:on|in|since|of|until|till|before|after|between|from|by|to|and|at|for"
    r"|through|late|early|last|next|this|dated|around)\b)(?-i:[A-Z\d])[\w.'’&-]*+)[.!?:)\]\"”]*+"
)
# Where a date is the text's own, and not that of something the text tells of.
_DATELINES = (
    # 'Last updated at Feb 092015', 'Date of publication 11 August 2016', 'Published: Friday 3 May 2013'
    _pattern(
        r"""(?: (?:^|[|·•])[ \t]*+(?:(?:first|last)\s+)?
                    (?:published|posted|updated|issued|released|created|date)
              | \b(?:last\s+updated|date\s+of\s+publication|publication\s+date) )
            \s*(?:at|on)?\s*:?\s*(?:CLOCK,?\s+)?(?:on\s+)?(?:WEEKDAY)?DATE"""
    ),
    # a line of its own: '23-09-2013', '19 August 2016, 10:30 GMT', '3 May 2013 - ...'
    _pattern(r"^[ \t(\[]*+(?:CLOCK,?\s+)?DATE(?:,?\s+(?:at\s+)?CLOCK)?[ \t)\]]*+(?:$|[|·•(–—:]|(?<=\s)-)"),
    # a line that begins so: 'Friday 19 Aug 2016', 'Tue Oct 7 2014'
    _pattern(r"^[ \t(\[]*+WEEKDAYDATE"),
    # a first or second line that begins so: '13-08-2013 Bomb in a market', 'July 18 2014 Nine people ...'
    _pattern(rf"\A\s*+(?:[^\n]*+\n\s*+)?DATE{_TEXT_BEGINS}"),
    # the end of a short line of the text: 'Bulletin of Saturday, 25 February 2017', 'Report for 3 May 2013'
    _pattern(r"(?<=\n)[ \t]*+[^\W\d][^\n.]{2,30}?(?:\s(?:of|for)|,)\s++(?:WEEKDAY)?DATE[ \t]*+$"),
    # behind the title's last word or an agency: 'Bomb in a market Wire Friday 1 Jul 2016 Nine people ...'
    _pattern(rf"{_HEADLINE_WORD}[\ \t,|·•–—-]+WEEKDAYDATE{_TEXT_BEGINS}"),
    # behind the name of an agency: 'Bomb in a market AFP 1 Jul 2016 nine people ...'
    _pattern(rf"\b{_AGENCY_NAME}[\ \t,|·•–—-]+(?:WEEKDAY)?DATE"),
    # behind the title, which the text repeats: 'Bomb in a market 6 September 2016 Nine people ...'
    _pattern(
        rf"""\A\s*+(?P<title>[^\n]{{10,300}}?)[.\s]*\n\s*+(?P=title)[.\s]*+
             (?:(?-i:[A-Z])\w*+\s++){{0,5}}(?:WEEKDAY)?DATE{_TEXT_BEGINS}"""
    ),
    # 'DAMASCUS, 25 February 2017', 'BEIRUT (Wire), Feb 26, 2013 -'
    _pattern(rf"^[ \t]*+{_CAPITALS}{_AGENCY}[ \t,:–—-]{{0,5}}(?:WEEKDAY)?DATE"),
    # 'Beirut, 26 February 2013 (Wire) -'
    _pattern(rf"^[ \t]*+{_PLACE}{_AGENCY}[ \t,:–—-]{{0,5}}(?:WEEKDAY)?DATE[ \t]*+(?:$|[(–—:|-])"),
    # the end of the title: 'Daily bulletin, 23-09-2013'
    _pattern(r"\A\s*+[^\n]{1,200}?(?<!\b(?:on|of|in|by))[ \t,:(|–—-]{1,5}(?:WEEKDAY)?DATE[ \t)]*+$"),
)


def day(value: str) -> date | None:
    """The day a field names: an ISO date or datetime, or a day, month and year as people write them.

    Numbers are day first (DD-MM-YYYY) unless that is impossible. None where no single day can be read.
    """
    try:
        return datetime.fromisoformat(value.strip()).date()
    except ValueError:
        found = _FIELD.fullmatch(value.strip())
        return _day(found) if found else None


def dateline(text: str) -> tuple[date, int, int] | None:
    """The publication date that stands near the start of `text`, with the start and end of its words.

    It must have a year, and stand as datelines do: after a label, on or at the head of a line, after a place,
    a headline or an agency, or at the end of the first line (the title). None where there is none. The first
    one counts.
    """
    return min(_datelines(text), key=lambda found: found[1], default=None)


def _datelines(text: str) -> Iterator[tuple[date, int, int]]:
    for pattern in _DATELINES:
        for match in pattern.finditer(text[: 2 * _HEAD]):
            if match.start("date") <= _HEAD and (named := _day(match)):
                yield named, match.start("date"), match.end("date")
                break


def _day(match: re.Match[str]) -> date | None:
    """The calendar day of a match; None for one that is none, such as 31 February."""
    form = next(form for form in _FORMS if match[f"year{form}"])
    year, month, number = int(match[f"year{form}"]), match[f"month{form}"], int(match[f"day{form}"])
    if not month.isdigit():
        return _calendar(year, _MONTHS.index(month[:3].lower()) + 1, number)
    if form == "4":
        return _calendar(year, int(month), number) or _calendar(year, number, int(month))
    return _calendar(year, int(month), number)


def _calendar(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None
