"""Acts that lie months apart are not one: a number told with another day than the act's is of another act."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from recount.reading.groups import Group, gathered
from recount.reading.tolls import Count
from recount.reading.weighed_report import Reading

_FAR = timedelta(days=45)


def apart(read: Reading, found: Sequence[Group]) -> list[Group]:
    """The groups of a report, those in two that tell of acts far apart.

    "A car bomb killed 100 on Saturday ... The junction was the scene of a bombing on 14 October 2017 that killed 500."
    """
    parts = (part for group in found for part in _parts(read, group))
    return sorted(parts, key=lambda group: group.units[0])


def _parts(read: Reading, group: Group) -> Iterator[Group]:
    units = read.items.units()
    told: dict[int, list[int]] = {}  # the units of each sentence
    for unit in group.units:
        told.setdefault(int(read.items.sentence[units[unit]]), []).append(unit)
    days = {n: days for n in told if (days := _only_days(read, n))}
    if not days:
        yield group
        return
    first, last = days[min(days)]
    others = [
        n
        for n, (begins, ends) in days.items()
        if (begins - last > _FAR or first - ends > _FAR)
        and any(isinstance(read.items.things[units[unit]], Count) for unit in told[n])
    ]
    if not others:
        yield group
        return
    rest = [unit for n, here in told.items() if n not in others for unit in here]
    yield gathered(read.said, rest, group.weak, read.items.meanings)
    for n in others:
        yield gathered(read.said, told[n], (), read.items.meanings)


_SINCE = re.compile(r"\bsince\b[^.;:!?,]{0,80}$")


def _only_days(read: Reading, sentence: int) -> tuple[date, date] | None:
    """First and last of the days that a sentence names, where it names one stretch alone.

    "The first attack there since the war broke out in 2011" was at another time.
    """
    found, text = read.found, read.found.document.content
    named = {
        (period.first, period.last)
        for period in found.told(found.periods, [sentence])
        if period.first
        and period.last
        and period.kind != "since"
        and not period.spoken
        and not _SINCE.search(text, max(0, period.start - 100), period.start)
    }
    return named.pop() if len(named) == 1 else None
