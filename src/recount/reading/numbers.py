"""The number grammar: every number in a text that could count people, with the bounds its words set.

One regular expression finds a core ("twenty-five", "1,200", "dozens") with the modifiers around it
("at least ...", "... or more"); a second look at its neighbours drops what counts no people (dates, ages,
distances, models). The bounds are those of the codebook.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from recount.names import lowered


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of people, perhaps: offsets into the text, bounds, and how the words put it.

    `start` and `end` cover the modifiers, `core_start` and `core_end` the number alone; ends are exclusive.
    A bound is None where the words set none ("at least 32" is 32/None). `kind` is one of 'exact' (one number,
    with or without modifiers), 'range' ("5 to 8"), 'vague' ("dozens", "several"), 'part' ("some of"), 'both'
    and 'none' ("no", "zero").
    """

    start: int
    end: int
    low: int | None
    high: int | None
    approximate: bool
    core_start: int
    core_end: int
    kind: str


def _phrases(text: str) -> list[str]:
    return [" ".join(phrase.split()) for phrase in text.split(",")]


_UNITS = _phrases("one, two, three, four, five, six, seven, eight, nine")
_TEENS = _phrases("ten, eleven, twelve, thirteen, fourteen, fifteen, sixteen, seventeen, eighteen, nineteen")
_TENS = _phrases("twenty, thirty, forty, fifty, sixty, seventy, eighty, ninety")
_WORTH = {word: n for n, word in enumerate(_UNITS + _TEENS, start=1)}
_WORTH |= {word: n for n, word in zip(range(20, 100, 10), _TENS, strict=True)} | {"a": 1, "fourty": 40}
_SCALES = {"dozen": 12, "hundred": 100, "thousand": 1000, "k": 1000, "lakh": 100_000, "million": 1_000_000}

# Words that count without a number, and the least they stand for.
_VAGUE = {
    "hundreds of thousands": 200_000, "tens of thousands": 20_000, "dozens": 24, "scores": 40, "tens": 20,
    "hundreds": 200, "thousands": 2000, "millions": 2_000_000,
    "(?:several|many|a few|some) hundreds?": 200, "(?:several|many|a few) thousands?": 2000,
    "(?:several|many|a few) dozens?": 24, "several tens": 20,
    "several": 3, "many": 3, "some": 3, "numerous": 3, "multiple": 3, "countless": 3, "a few": 3,
    "quite a few": 3, "a handful": 3,
    "(?:an? )?(?:(?:large|larger|high|great|big|huge|good|small|limited|certain|unknown|unspecified"
    "|undetermined|unconfirmed|increasing|growing) )?numbers? of": 3,
}  # fmt: skip
_ABOUT = {"a dozen": 12, "dozen": 12, "half a dozen": 6, "half dozen": 6, "a half dozen": 6,
          "a couple": 2, "couple": 2, "half a million": 500_000}  # fmt: skip
_NONE = ("no", "none", "zero", "nobody", "no one", "no-one")

# What a modifier makes of a number n: its bounds.
_LEAST, _MORE, _MOST, _LESS, _NEAR = "least", "more", "most", "less", "near"
_BEFORE = {
    phrase: bound
    for bound, phrases in (
        (
            _LEAST,
            "at least, at least at, at the very least, at the least, atleast, no fewer than, no less than",
        ),
        (_LEAST, "not less than, not fewer than, a minimum of, minimum"),
        (_MORE, "more than, nore than, well more than, far more than, slightly more than, over, well over"),
        (_MORE, "just over, above, upwards of, upward of, in excess of"),
        (
            _MOST,
            "up to, as many as, as much as, as high as, at most, no more than, not more than, a maximum of",
        ),
        (_LESS, "fewer than, less than, under, just under"),
        (_NEAR, "about, around, nearly, almost, some, roughly, approximately, approx, approx., circa"),
        (_NEAR, "an estimated, estimated, close to, somewhere around, in the region of, as few as"),
    )
    for phrase in _phrases(phrases)
}
_AFTER = {
    phrase: bound
    for bound, phrases in (
        (_LEAST, "or more, at least, plus, +"),
        (_MOST, "or fewer, or less, at most"),
        (_NEAR, "or so, odd"),
    )
    for phrase in _phrases(phrases)
}


def _any(words: Iterable[str], *more: str) -> str:
    # longest first, so that "a few hundred" is tried before "a few"
    alternatives = sorted([*words, *more], key=len, reverse=True)
    return "(?:" + "|".join(w.replace(" ", r"[-\s]+") for w in alternatives) + ")"


_UNIT, _TEEN, _TEN = _any(_UNITS), _any(_TEENS), _any(_TENS, "fourty")
_BELOW_100 = rf"(?:{_TEN}(?:[-\s]{_UNIT})?|{_TEEN}|{_UNIT})"
_HUNDREDS = rf"(?:(?:(?:a|{_BELOW_100})[-\s])?hundred\b(?:[-\s]+(?:and[-\s])?{_BELOW_100}\b)?)"
_BELOW_1000 = rf"(?:{_HUNDREDS}|{_BELOW_100})"
_WORDS = (
    rf"(?:(?:(?:a|{_BELOW_1000})[-\s])?(?:thousand|lakh|million)\b(?:,?[-\s]+(?:and[-\s])?{_BELOW_1000}\b)?"
)
_WORDS += rf"|{_BELOW_1000}(?:\s+dozens?)?)"
# "12 200" is two numbers more often than one, so a space parts thousands only where the figures look like it
_DIGITS = (
    r"(?:\d{1,3}(?:,\d{2,3})*,\d{3}|[1-9](?:[   ]\d{3})+|[1-9]\d{1,2}(?:[   ]\d00)+|\d+(?:\.\d+)?)"
    r"(?:\s*k|\s*-?(?:dozen|hundred|thousand|lakh|million))?"
)
_NUMBER = rf"(?:{_DIGITS}|{_any(_ABOUT)}|{_WORDS})(?!\w)"
_GRAMMAR = re.compile(
    rf"""(?<![\w])
    (?:(?P<before>{_any(_BEFORE)})\s+)?
    (?:(?:a\s+further|a\s+total\s+of|(?:the|all|an?)\s+(?:other|additional|further)|another|additional|further|all
       |the)\s+){{0,4}}?
    (?:(?P<lead>between|from)\s+(?:{_any(w for w, m in _BEFORE.items() if m == _NEAR)}\s+)?)?
    (?P<core>(?P<first>{_NUMBER})(?:(?:\s?[-–—]\s?|\s+(?:to|or|and)\s+)(?P<second>{_NUMBER}))?
      |(?P<vague>{_any(_VAGUE)})(?!\w)|(?P<none>{_any(_NONE)})(?!\w)|(?P<both>both)(?!\w))
    (?:[-\s]?(?P<after>{_any(re.escape(a.strip()).replace(chr(92) + " ", " ") for a in _AFTER)})(?!\w))?
    """.replace("'", "['’]"),
    re.VERBOSE,
)

_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)"
)
_UNIT_OF_MEASURE = (
    r"seconds?|minutes?|mins?|hours?|hrs?|days?|nights?|weeks?|months?|years?|yrs?|decades?|century|centuries"
    r"|o.?clock|a\.?m|p\.?m|gmt|utc|ksa|k?ms?|kms|kilomet(?:er|re)s?|miles?|met(?:er|re)s?|[mc]m"
    r"|millimet(?:er|re)s?|yards|feet|foot|inch(?:es)?|hectares?|acres?|kgs?|kilos?|kilograms?|grams?|tons?"
    r"|tonnes?|pounds?|lit(?:er|re)s?|percent|per.?cent|pct|percentage|dollars?|euros?|usd|eur|rupees?|liras?"
    r"|rou?bles?|riyals?|degrees?|cents?|times|thirds|quarters|fifths|caliber|calibre|bn|billions?|trillion"
)
# What stands behind a number that counts no people.
_NO_PEOPLE_BEHIND = re.compile(
    rf"""\s*(?:%|(?:[-\s](?:straight|consecutive|successive|more|long|square|cubic|whole|full|calendar|nautical
            |and\s+a\s+half)\s*)?[-\s]?(?:{_UNIT_OF_MEASURE})(?!\w))
      | -(?!plus|odd)[^\W\d] | [:./-]\d | ['’]?s(?!\w) | \s*(?:-\s*)?year.?old | (?:st|nd|rd|th)(?!\w)
      | \s(?:of\s)?{_MONTH}(?!\w)(?!\s(?:have|has|be|not|also|still|yet|well))
    """,
    re.VERBOSE,
)
# What stands before it.
_NO_PEOPLE_BEFORE = re.compile(
    r"""(?: [$€£#]\s? | \b(?:us|rs\.?|usd|eur)\s?[$€£]?\s? | \d[.:/-]
      | \b(?:aged?|aged\ between|ages?\ of|numbers?|no\.?|nos\.?|resolutions?|articles?|chapters?|pages?
        |routes?|highways?|channels?|brigades?|divisions?|regiments?|battalions?|bases?|hills?|points?|phases?
        |flights?|sections?|su|mig|ak|bm|tu|mi|il|type|model|boeing|uh|pk|rpg|version|sector|bulletin|room)\s
      )$""",
    re.VERBOSE,
)
# "July 12", but neither "in July 12 people" nor "on 16 July 12 people".
_MONTH_BEFORE = re.compile(rf"(?<!\bin )(?<!\d )\b{_MONTH}[.,]?\s$")
# "Navrangi Yadav 70", "Dean Evans, 22, a farmer", "Deorao Kirange (26)"
_NAME_BEFORE = re.compile(r"(?P<name>(?:[A-Z][\w'’-]+\s+)?[A-Z][\w'’-]+)(?P<mark>,|\s*\()?\s*$")
_HEADLINE_WORDS = re.compile(
    r"(?i)(?:kill|injur|wound|arrest|detain|execut|captur|leav|claim)(?:|s|es|e|ed|d|ing)|dead|with|after|and|of"
    r"|in|at|by|least|than|over"
)
_AGE_BEHIND = re.compile(
    r"\s*[,)]|\s(?:an?|the|from|was|is|who|whose|and|has|had|in|said|resident)\b|\s*\.?$"
)
_AGE_BEHIND_MARK = re.compile(r"\s*[,)]")
_IDIOM_BEHIND = re.compile(
    r"\s+(?:longer|doubt|matter|sign|way|fewer|less|more\s+than|such|comment)\b|\.?\s?\d"
)
_IDIOM_BEFORE = re.compile(r"\b(?:(?:how|as|so|too)\s+many|the\s+(?:\w+\s+)?numbers?\s+of)$")
_VERB_OF_HARM = re.compile(
    r"\b(?:kill|injur|wound|execut|arrest|kidnap|abduct|detain|displac|captur|of\s+the)\w*\s$"
)
_DATE_WORD = re.compile(rf"\b(?:in|since|until|by|from|early|late|mid|of|during|the|year|and|{_MONTH})[\s-]$")
_RISE = re.compile(
    r"\b(?:rose|risen|rise|rises|rising|up|climbed|increased|jumped|revised|grew|grown|raised)\b"
)


def find_quantities(text: str) -> list[Quantity]:
    """Every expression in `text` that could count people, in order and apart from one another.

    Dates, clock times, shares, ages, distances, durations, weights, money, models and ordinals are left out,
    as far as their neighbours show them. "a" and "another" count one only before a person, which the toll
    step knows.
    """
    low = lowered(text)
    found: list[Quantity] = []
    at = 0
    while match := _GRAMMAR.search(low, at):
        is_range = match["second"] is not None and _is_range(low, match)
        # a pair that is no range is read as its first number; the search goes on before the second
        at = match.end("first") if match["first"] and not is_range else match.end("core")
        quantity = _read(text, low, match, is_range)
        if quantity is not None:
            found.append(quantity)
            at = max(at, quantity.end)
    return found


def _is_range(low: str, match: re.Match[str]) -> bool:
    first, second = _worth(match["first"])[0], _worth(match["second"])[0]
    joint = low[match.end("first") : match.start("second")].strip()
    if first is None or second is None or first >= second or (joint == "and" and match["lead"] != "between"):
        return False
    # "rose from 5 to 8" tells two tolls
    return not (match["lead"] == "from" and _RISE.search(low, max(0, match.start() - 30), match.start()))


def _read(text: str, low: str, match: re.Match[str], is_range: bool) -> Quantity | None:
    start, (core_start, core_end) = match.start(), match.span("core")
    if match["none"]:
        if _IDIOM_BEHIND.match(low, core_end):
            return None
        return Quantity(core_start, core_end, 0, 0, False, core_start, core_end, "none")
    if match["both"]:
        return Quantity(core_start, core_end, 2, 2, False, core_start, core_end, "both")
    if match["vague"]:
        idiom = _IDIOM_BEFORE.search(low[max(0, core_start - 20) : core_end])
        if idiom or _NO_PEOPLE_BEHIND.match(low, core_end):
            return None
        kind = "part" if low.startswith("some of", core_start) else "vague"
        return Quantity(start, core_end, _at_least(match["vague"]), None, False, core_start, core_end, kind)
    if not is_range:
        core_end = match.end("first")
    modified = match["before"] is not None
    first, about = _worth(match["first"])
    if first is None or _counts_no_people(text, low, core_start, core_end, modified):
        return None
    if is_range:
        second = _worth(match["second"])[0]
        return Quantity(start, match.end(), first, second, False, core_start, core_end, "range")
    end = core_end
    modifier = _BEFORE[_plain(match["before"])] if modified else None
    if match["after"] and not match["second"]:
        end, modifier = match.end(), modifier or _AFTER[_plain(match["after"])]
    return _bounded(first, about, modifier, (start, end, core_start, core_end))


def _bounded(n: int, about: bool, modifier: str | None, at: tuple[int, int, int, int]) -> Quantity:
    low, high = {
        _LEAST: (n, None), _MORE: (n + 1, None), _MOST: (None, n), _LESS: (None, n - 1),
    }.get(modifier or "", (n, n))  # fmt: skip
    start, end, core_start, core_end = at
    if n == 0:
        return Quantity(core_start, core_end, 0, 0, False, core_start, core_end, "none")
    approximate = low == high and (about or modifier == _NEAR)
    return Quantity(start, end, low, high, approximate, core_start, core_end, "exact")


def _counts_no_people(text: str, low: str, start: int, end: int, modified: bool) -> bool:
    """Whether the neighbours of the number at `start`..`end` show that it counts no people."""
    before = low[max(0, start - 24) : start]
    if _NO_PEOPLE_BEHIND.match(low, end) or _NO_PEOPLE_BEFORE.search(before):
        return True
    figures = low[start:end]
    if not figures.isdigit():
        return False
    n = int(figures)
    if re.search(r"[^\W\d][-–—]$|\t$", before):  # "Su-24", a column of figures
        return True
    if (n < 32 or len(figures) > 4) and _MONTH_BEFORE.search(before):
        return True
    if (figures[0] == "0" and len(figures) > 1) or len(figures) > 7:
        return True
    if 1900 <= n <= 2040 and not modified and not _VERB_OF_HARM.search(before):
        return n % 50 != 0 or _DATE_WORD.search(before) is not None
    if n in (5, 10, 12, 14, 15, 16, 18) and text[max(0, start - 6) : start].lower() == "under ":
        return True
    return 4 < n < 100 and _is_age(text, start, end)


def _is_age(text: str, start: int, end: int) -> bool:
    name = _NAME_BEFORE.search(text[max(0, start - 60) : start])
    if name is None or any(map(_HEADLINE_WORDS.fullmatch, name["name"].split())):
        return False
    if name["mark"]:
        return _AGE_BEHIND_MARK.match(text, end) is not None
    return " " in name["name"] and _AGE_BEHIND.match(text, end) is not None


def _plain(words: str) -> str:
    return " ".join(words.replace("-", " ").split())


_MOST_FIGURES = 15  # a longer number counts nobody, and Python reads none of thousands of figures


@lru_cache(4096)
def _worth(words: str) -> tuple[int | None, bool]:
    """The value of a number in figures or words, and whether it is a rounding one ("a dozen").

    None for a number with decimals, which counts no people.
    """
    words = _plain(words)
    if words in _ABOUT:
        return _ABOUT[words], True
    if words[0].isdigit():
        figures = re.sub(r"[^\d.]", "", words)
        if len(figures) > _MOST_FIGURES:
            return None, False
        scale = re.sub(r"[\d,.\s]", "", words)
        if "." in figures and not scale:
            whole, decimals = figures.split(".")
            return (int(whole + decimals), False) if len(decimals) == 3 else (None, False)
        return round(float(figures) * _SCALES[scale]) if scale else int(figures), scale == "dozen"
    total, part = 0, 0
    for word in words.replace(",", "").split():
        word = word.removesuffix("s") if word == "dozens" else word
        if word in _WORTH:
            part += _WORTH[word]
        elif word in ("hundred", "dozen"):
            part = max(part, 1) * _SCALES[word]
        elif word in _SCALES:
            total, part = total + max(part, 1) * _SCALES[word], 0
    return total + part, "dozen" in words


@lru_cache(4096)
def _at_least(words: str) -> int:
    """What a vague word stands for at the least."""
    words = _plain(words)
    return next(n for pattern, n in _VAGUE.items() if re.fullmatch(pattern, words))
