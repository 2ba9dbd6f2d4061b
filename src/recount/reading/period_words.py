"""The words of dates and the patterns made of them: vocabulary, not rules.

Patterns are matched against text in lower case. An apostrophe in a pattern stands for a straight or
a curled one.
"""

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
          "november", "december")  # fmt: skip
_COUNTING = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty"
)
NUMBERS = {word: n for n, word in enumerate(_COUNTING.split(), start=1)} | {"a": 1, "an": 1}
NUMBERS |= {"couple": 2, "a couple": 2, "a couple of": 2, "couple of": 2}
# The months of the Islamic calendar and of the solar one of Afghanistan and Iran, January to December theirs.
_OF = r"(?:[\s-]?(?:al|ul|us|uth|ath|as|i|e))?[\s-]?"
ISLAMIC = (
    "m[uo]harram",
    "safar",
    rf"rabi'?(?:{_OF}aww?al|\si)",
    rf"rabi'?(?:{_OF}(?:thani|sani|akhi?ra?)|\sii)",
    rf"j[ua]mada?'?(?:{_OF}(?:ula|aww?al)|\si)",
    rf"j[ua]mada?'?(?:{_OF}(?:thani(?:ya)?h?|sani|akhi?ra?h?)|\sii)",
    "rajab",
    "sha'?a?ban",
    "rama(?:d|dh|z|zz)an",
    "shaww?al",
    r"(?:dhu|dhou|zu|zi)l?(?:[\s-]al)?[\s-]?q[ai]'?a?d(?:a|ah|eh)?",
    r"(?:dhu|dhou|zu|zi)l?(?:[\s-]al)?[\s-]?hijj?(?:a|ah|eh)?",
)
SOLAR = (
    "hamal|farvardin",
    "s(?:au|aw|ow)r|ordibehesht",
    "ja[uw]za|khordad",
    "saratan|tir",
    "asad|mordad",
    "s[uo][nm]bul?a|s[uo]nbola|shahrivar",
    "mizan|mehr",
    "aqrab|aban",
    "qa[uw]s|azar",
    "jadd?i|dey",
    "dal[vw]a?|bahman",
    "h(?:u|oo)t|esfand",
)
# Words and names besides: months only where a year stands with them.
AMBIGUOUS = frozenset("safar rajab shawal tir asad mizan mehr aban azar dey hut jadi bahman".split())
_EID = r"e?id[\s-]?(?:(?:al|ul|el|ad|az)?[\s-]?)"
FEASTS = {
    "eid al-fitr": rf"{_EID}fitr",
    "eid al-adha": rf"{_EID}(?:adha|zuha|azha)",
    "ashura": "ashura",
    "arbaeen": "arba'?een",
    "mawlid": r"mawlid|prophet'?s\sbirthday",
    "nowruz": "n[oae]w?[ru][uo]+z|newroz",
    "christmas eve": r"christmas\seve",
    "christmas": r"christmas(?:\sday)?",
    "new year's eve": r"new\syear'?s\seve",
    "new year's day": r"new\syear'?s\sday",
    "good friday": r"good\sfriday",
    "easter monday": r"easter\smonday",
    "easter": r"easter(?:\ssunday)?",
}
# "Eid" alone: of the two, the one that began last. "Id" alone is no feast: "Id cards".
EITHER = ("eid al-fitr", "eid al-adha"), "eid"
# What no number says is taken for three: the gold reports' reading of "recent days".
FEW = {"few": 3, "a few": 3, "several": 3, "": 3}
# First and last month; the winter of a year ends in the next.
SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 14)}
# The months that "early 2012" stands for, and the days that "early July" does, as the gold reports read them.
PART_OF_YEAR = {
    "early": (1, 3), "start": (1, 3), "beginning": (1, 3), "mid": (5, 8), "middle": (5, 8), "late": (10, 12),
    "later": (10, 12), "end": (12, 12),
}  # fmt: skip
PART_OF_MONTH = {
    "early": (1, 10), "start": (1, 10), "beginning": (1, 10), "mid": (10, 20), "middle": (10, 20),
    "late": (21, 31), "end": (21, 31),
}  # fmt: skip
SINCE_IN_MONTH = {"mid": 15, "middle": 15}  # "since mid-September"

# Words that may stand before a month's name alone, for it to be no name of a person and no verb.
LEADS_MONTH = (
    "in since early late mid last this next by until till of during from before after a an to the and between"
)
LEADS_DAY = "on since from until by of between late early to"
ROUNDED = "over than about around nearly almost some roughly approximately"  # "more than a year ago"
COUNTS = "least than over about around nearly almost some approximately killed to killing"
# What shows a year in figures to be a number of people after all.
COUNTED_WORDS = "people|civilians|fighters|soldiers|troops|militants|others|men|women|children|rebels"
COUNTED = rf"\s(?:{COUNTED_WORDS})\b|[%\d]"
# "14 February Coalition", "March 14 alliance", "Sunday Times": names, no dates. For the text as it is.
NAMES_BEHIND = (
    r"(?:\s\d\d?)?\s(?:[Mm]ovement|[Cc]oalition|[Aa]lliance|[Bb]loc|[Oo]rgani[sz]ation|[Gg]roup|Forces|Brigades?|Martyrs|City"
    r"|Youth|Revolutionary|Army|Agreement)\b"
)
VERB_BEHIND = r"\s(?:of|for|to)\b"  # "the March of", "a march to"
NAMES_BEHIND_WEEKDAY = r"\s(?:Times|Telegraph|Mirror|Mail|Express|Herald|Mosque)\b"

_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_WEEKDAY_SHORT = r"(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\.?"
_MONTH = rf"(?:{'|'.join(MONTHS)}|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?)(?![^\W\d_])"
_NUMBER = r"(?:0?[1-9]|[12]\d|3[01])"
_DAY = rf"(?P<day>{_NUMBER})(?:\s?(?:st|nd|rd|th)\b)?"
_TO = r"(?P<to>\s?[-–—/]\s?|\s(?:to|and|until|till|through)\s(?:the\s)?)"
_DAYS = rf"{_DAY}{_TO}(?P<until>{_NUMBER})(?:\s?(?:st|nd|rd|th)\b)?"
_YEAR = r"(?P<year>(?:19[5-9]|20[0-4])\d)(?!\d)"
_OF_YEAR = rf"(?:[,\s.-]*{_YEAR})?"  # the marks between a month and its year are often lost
_OF_MONTH = rf"[\s-]*(?:day\s)?(?:of\s)?(?P<month>{_MONTH}){_OF_YEAR}"
_MONTH_AND = rf"(?P<month>{_MONTH})[\s.-]*"
_DAYPART = r"(?:\s(?:early\s|late\s)?(?:morning|afternoon|evening|night|overnight|dawn|noon|midnight))?"
_NAMED = rf"(?:(?:{_WEEKDAY}|{_WEEKDAY_SHORT}){_DAYPART}[,\s]+(?:the\s|on\s)?)?"  # a date's own weekday
_PART = r"(?:(?P<part>early|earlier|late|later|mid|middle|start|beginning|end)[-\s](?:of\s|in\s)?(?:the\s)?)?"
_COUNT = rf"(?P<count>{'|'.join(sorted([*NUMBERS, *FEW.keys() - {''}], key=len, reverse=True))}|\d{{1,3}})"
_WHICH = r"(?P<which>last|this|next|previous)"
_PART_OF_DAY = r"(?:day|night|evening|morning|afternoon)\b"
_UNIT = r"(?P<unit>hour|day|night|week|fortnight|month|year)"
# What goes on, and what holds: "a month-long siege", "the five-day-old truce"; not "a two-day-old baby", "a 10-day truce".
_GOES_ON = r"offensives?|battles?|sieges?|campaigns?|assaults?|bombardments?|bombings?|fighting|operations?|carnage|barrages?|blockades?"
_HOLDS = rf"{_GOES_ON}|truces?|cease-?fires?|deals?|agreements?|pauses?"

# Months of other calendars, with a year of theirs ("27 Hamal 1396") or of ours ("Ramadan 2016").
_ISLAMIC, _SOLAR = "|".join(ISLAMIC), "|".join(SOLAR)
_EITHER_YEAR = (
    rf"(?:[,\s]+(?:(?:in|of)\s)?(?P<year>1[34]\d\d|(?:19[5-9]|20[0-4])\d)(?!{COUNTED})(?:\s?a\.?h\b\.?)?)?"
)
_MONTH_LEAD = r"(?P<lead>(?:the\s)?(?:(?:holy|fasting|islamic|muslim|sacred)\s)*month\sof\s)?"
_FEAST = "|".join((*FEASTS.values(), EITHER[1]))


def _elsewhere(name: str, months: str) -> tuple[tuple[str, str], ...]:
    month = rf"(?P<month>{months})\b"
    return (
        (f"{name} day", rf"{_DAY}(?:\sof)?(?:\sthe)?(?:\s(?:islamic\s)?month\sof)?\s{month}{_EITHER_YEAR}"),
        (f"{name} day", rf"{month}\s{_DAY}(?![\d:]|\s(?:{COUNTED_WORDS}))\b{_EITHER_YEAR}"),
        (f"{name} month", rf"{_MONTH_LEAD}{month}{_EITHER_YEAR}"),
    )


# Rule and pattern, the longer forms of a thing before the shorter ones.
PATTERNS: tuple[tuple[str, str], ...] = (
    ("days of month", rf"{_NAMED}{_DAYS}{_OF_MONTH}"),
    ("day of month", rf"{_NAMED}{_DAY}{_OF_MONTH}"),
    ("days of month", rf"{_NAMED}{_MONTH_AND}{_DAYS}{_OF_YEAR}(?![\d:])"),
    ("day of month", rf"{_NAMED}{_MONTH_AND}{_DAY}{_OF_YEAR}(?![\d:])"),
    ("figures", r"(?P<a>\d{4})(?P<mark>[-/.])(?P<b>\d{1,2})(?P=mark)(?P<c>\d{1,2})(?!\d)"),
    ("figures", r"(?P<a>\d{1,2})(?P<mark>[-/.])(?P<b>\d{1,2})(?P=mark)(?P<c>\d{4}|(?<=/)\d\d)(?!\d)"),
    (
        "feast",
        rf"(?:(?:the\s)?(?P<nth>first|second|third|fourth|last)\sday\sof\s(?:the\s)?)?(?P<feast>{_FEAST})\b"
        rf"(?:[,\s]+(?:(?:of|in)\s)?{_YEAR})?",
    ),
    ("overnight", r"(?:during|through|throughout|in)\sthe\snight\b(?P<weekday>)"),
    ("overnight", rf"overnight(?:\s(?:on\s|from\s)?(?P<weekday>{_WEEKDAY}))?"),
    (
        "weekday",
        rf"(?:(?P<which>last|next|this|coming|previous|past)\s)?(?P<weekday>{_WEEKDAY})(?:'?s)?\b"
        r"(?:\s(?:of\s)?(?P<week>last|this|next)\sweek\b)?",
    ),
    (
        "day",
        r"(?P<words>the\sday\sbefore\syesterday|yesterday|today|tonight|tomorrow|last\snight"
        r"|this\s(?:morning|afternoon|evening))(?:'?s)?\b",
    ),
    ("ago", rf"{_COUNT}\s{_UNIT}s?\sago\b"),
    ("ago", rf"{_COUNT}[\s-]{_UNIT}s?[\s-]old(?=\s(?:[\w-]+\s){{0,2}}(?:{_HOLDS})\b)"),
    ("told", rf"{_COUNT}\s{_UNIT}s?\s(?P<way>earlier|later|after)\b"),
    ("told", rf"the\s(?P<count>)(?P<way>previous|following|next)\s{_UNIT}\b"),
    ("told", rf"the\s(?P<count>){_UNIT}\s(?P<way>before)\b(?!\s(?:the|an?|that|his|it|they)\b)"),
    ("told", rf"{_COUNT}\s{_UNIT}s?\s(?P<way>before)\b(?!\s(?:the|an?|that|his|it|they)\b)"),
    ("same", rf"(?:(?:the|that)\s)?same\s{_PART_OF_DAY}"),
    ("same", rf"(?:later\s|earlier\s)?that\s{_PART_OF_DAY}(?!\s(?:the|he|she|they|it|we)\b)"),
    ("that", r"(?:later\s|earlier\s)?(?:in\s)?(?:that|the\ssame)\s(?P<unit>month|year)\b"),
    ("same", r"(?:(?:a\sfew|several|some|two|three|four|five|six)\s)?hours\s(?:later|earlier|afterwards?)\b"),
    ("same", rf"(?:later|earlier)\s(?:(?:in|on)\s)?(?:the|that)\s(?:same\s)?{_PART_OF_DAY}"),
    ("later", r"later\b(?!\s(?:in|on|this|that|last|next)\b)"),
    (
        "week of month",
        rf"(?:the\s)?(?P<nth>first|second|third|fourth|last)\sweek\s(?:of|in)\s(?P<month>{_MONTH})(?:,?\s(?:of\s)?{_YEAR})?",
    ),
    ("lasting", rf"(?:past|last|previous|preceding)\s{_COUNT}\s{_UNIT}s?\b"),
    ("lasting", rf"(?:(?<=over\s)|(?<=\bin\s)|(?<=within\s)){_COUNT}\s{_UNIT}s\b(?!\s(?:from|time)\b)"),
    (
        "lasting",
        rf"{_COUNT}\s{_UNIT}s(?=\sof\s(?:\w+\s)?(?:air|bomb|fight|battle|clash|shell|violence|strikes|raids|attacks|siege))",
    ),
    ("lasting", rf"{_COUNT}[\s-]{_UNIT}s?(?:[\s-]?long)?(?=\s(?:[\w-]+\s){{0,2}}(?:{_GOES_ON})\b)"),
    ("lasting", rf"(?P<count>){_UNIT}s?[\s-]?long(?=\s(?:[\w-]+\s){{0,2}}(?:{_GOES_ON})\b)"),
    ("still", rf"for\s{_COUNT}\s{_UNIT}s?\b"),
    # "last months loss" has lost its apostrophe; several months are "the last months"
    ("recent", rf"(?:recent|past|(?<=the\s)last)\s(?P<count>){_UNIT}s\b"),
    ("lasting", rf"(?:(?:the|this)\s(?:past|last)|past)\s(?P<count>){_UNIT}\b"),
    ("week", rf"{_PART}{_WHICH}\s(?P<unit>week)(?:'?s)?\b"),
    ("weekend", rf"{_PART}(?:{_WHICH}|the(?:\swhole)?)\sweekend(?:'?s)?\b"),
    (
        "weekend",
        r"(?P<which>)weekend(?=(?:'?s)?\s(?:air|raid|attack|strike|clash|violence|bomb|shell|fight|killing|assault|blast))",
    ),
    ("month", rf"{_PART}{_WHICH}\s(?P<unit>month)(?:'?s)?\b"),
    *(
        (unit, rf"(?:the\s)?(?P<part>start|beginning)\sof\s(?P<which>the)\s(?P<unit>{unit})\b")
        for unit in ("week", "month", "year")
    ),
    ("year", rf"{_PART}{_WHICH}\s(?P<unit>year)(?:'?s)?\b"),
    (
        "named month",
        rf"(?:(?P<which>last|this|next|that)\s)?{_PART}(?P<month>{_MONTH})(?:'?s)?"
        rf"(?:,?\s(?:of\s)?(?:{_YEAR}|(?P<of>last|this|next|that)\syear\b))?",
    ),
    (
        "season",
        rf"(?:(?P<which>last|this)\s)?{_PART}(?P<season>{'|'.join(SEASONS)})\b"
        rf"(?:\s(?:of\s)?(?:{_YEAR}|(?P<of>last|this)\syear\b))?",
    ),
    ("year in figures", rf"{_PART}{_YEAR}(?![\w-])"),
    *_elsewhere("islamic", _ISLAMIC),
    *_elsewhere("solar", _SOLAR),
)

# Where an expression may start.
TRIGGER = (
    r"(?<![\w/.-])(?:\d|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|overnight|weekend"
    r"|yesterday|to(?:day|night|morrow)|last|this|next|coming|past|previous|preceding|recent|the\s|same|earl|late"
    rf"|mid|start|beginning|end|{'|'.join(SEASONS)}|{_COUNT}[\s-]|(?:day|week|month)s?[\s-]?long|for\s|first|second|third|fourth|that\s|hours|during|through|in\sthe\snight"
    rf"|{_ISLAMIC}|{_SOLAR}|{_FEAST})".replace("'", "['’]")
)
# What stands between two expressions that make one, and before the first of them.
JOINT = (
    rf"{_DAYPART}(?:\s?[-–—]\s?|\s(?P<word>to|until|till|through|into|and)\s)(?:the\s)?"
    r"(?:(?:early|late|dawn|morning|evening|afternoon|night)\s)?(?:on\s|of\s)?"
)
# What stands before a weekday that was still to come: "set to begin on Thursday".
AHEAD = (
    r"\b(?:will|shall|would|(?:set|due|expected|scheduled|planned|plans?)\s(?:to|for)|(?:is|are)\s(?:to|due)"
    r"|to\s(?:begin|start|resume|meet|convene|be\sheld|take\seffect|(?:come|go|enter)\s(?:into\s)?(?:force|effect)))\b"
    r"(?:(?!\b(?:was|were|had|after|said|told)\b)[^.;:!?]){0,40}?\s(?:early\s|late\s)?$"
)
# "Troops have been on the offensive for a month."
STILL = r"\b(?:have|has|['’]ve)\s(?:\w+\s)?\w+(?:ed|en|un)\b[^.;:!?]{0,80}$"
BETWEEN = r"\bbetween\s(?:late\s|early\s)?$"
SINCE = r"\b(?P<lead>since\s(?:(?:early|late|at\sleast|around|about|the|on|dawn|morning|noon|start|of)\s)*)$"
EVE = r"\b(?P<lead>(?:the\s)?eve\sof\s(?:the\s)?)$"
# What stands before a day on which somebody spoke: "said on Sunday".
SPOKE = (
    r"\b(?:said|says|told|reported|reports|announced|confirmed|added|statement|reporters|AFP|Reuters|tweeted|issued|released|published|claimed responsibility)"
    r"(?:\s(?!in\b|at\b|that\b)\w+){0,2}?(?:\s(?:on|late|early|later|in a statement))*\s$"
)
