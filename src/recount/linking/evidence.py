"""The evidence that two accounts tell of one incident, or of two: one small function for each thing compared.

Each returns what it found and its words; `POINTS` has what that counts. Points are natural logarithms of how
much likelier the finding makes one incident than two (Fellegi and Sunter 1969). They were learned by logistic
regression from pairs of accounts, as a person coded them and as the reader wrote them, and then rounded: see
`benchmarks/linking.py`.
"""

from collections.abc import Iterator
from datetime import date
from difflib import SequenceMatcher
from math import cos, hypot, radians
from typing import NamedTuple

from recount.linking.keys import NEWS
from recount.linking.parties import said
from recount.linking.places import Where
from recount.linking.traits import Traits
from recount.model import Effect, IncidentType, Modality, Period

START = -2.75  # before any evidence, for accounts of about the same time and place

POINTS = {
    "type: same, not an everyday one": 2.2,
    "type: bombs": 2.0,
    "type: same": 0.7,
    "type: alike": -1.2,
    "days: same day": 1.9,
    "days: same few days": 1.3,
    "days: same period": 0.6,
    "days: overlap": 0.8,
    "days: overlap in a long period": -0.2,
    "days: next day": -1.1,
    "days: none": -2.5,
    "days: published soon after": 0.0,
    "days: of publication": -1.0,
    "place: same": 1.8,
    "place: same city": 0.8,
    "place: same province": 1.0,
    "place: same country, no more known": 1.0,
    "place: alike": 0.5,
    "place: namesakes": -1.5,
    "place: province and a place in it": 0.2,
    "place: country and a place in it": -0.4,
    "place: another of the province": -1.5,
    "parties: shared": 0.6,
    "parties: others": -0.6,
    "parties: other camp": -1.3,
    "tolls: same number": 1.4,
    "tolls: same small number": 0.4,
    "tolls: alike": 0.6,
    "tolls: differ": -0.6,
    "tolls: far apart": -2.2,
    "tolls: only one": -1.2,
    "targets: shared": 1.0,
    "dead: shared": 1.5,
    "running totals": -0.5,
}

_EVERYDAY = frozenset(
    (
        IncidentType.AIR_DRONE_STRIKE,
        IncidentType.SHELLING_ARTILLERY_MISSILE,
        IncidentType.ARMED_CLASH,
        IncidentType.ATTACK_ON_CIVILIANS,
        IncidentType.OTHER,
    )
)
_BOMBS = frozenset((IncidentType.SUICIDE_BOMB, IncidentType.REMOTE_EXPLOSIVE_LANDMINE_IED))
_MIXED = frozenset(
    frozenset(pair.split(" | "))
    for pair in (
        "battles | explosions",
        "battles | violence against civilians",
        "battles | strategic developments",
        "explosions | violence against civilians",
        "protests | riots",
        "protests | violence against civilians",
        "riots | violence against civilians",
    )
)
_FEW, _LONG = 10, 12  # days that a few days are at the most; days from which a period is long
_CITY = 5.0  # the gazetteer's weight from which a place has several incidents a day
_ALIKE = 0.8  # the share of letters that two spellings of a name have in common
_TELLING, _SMALL = 10, 4  # numbers that two incidents rarely share, and those that they may
_NEAR, _OFF = 2, 4  # how many times the one toll may be the other and be alike, or differ but not much
_KILOMETRES = 111.2  # in a degree of latitude


class Ruling(NamedTuple):
    """Why two accounts cannot tell of one incident."""

    because: str


class Evidence(NamedTuple):
    """What was found, a key of `POINTS` or none where it counts for nothing, and its words."""

    found: str | None
    because: str

    @property
    def points(self) -> float:
        """For one incident where positive, for two where negative."""
        return POINTS[self.found] if self.found else 0.0


def weigh(a: Traits, b: Traits) -> "list[Evidence] | Ruling":
    """All the evidence about two accounts, or the one thing that rules one incident out."""
    found: list[Evidence] = []
    for compare in (
        *(_aggregate, _modality, _type, _days, _place),  # those that may rule one incident out
        *(_publication, _parties, _tolls, _targets, _dead),
    ):
        for each in compare(a, b):
            if isinstance(each, Ruling):
                return each
            found.append(each)
    return found


Findings = Iterator[Evidence | Ruling]


def _aggregate(a: Traits, b: Traits) -> Findings:
    if a.account.aggregate != b.account.aggregate:
        yield Ruling(because="one is a running total, the other is not")
    elif a.account.aggregate:
        yield Evidence(found="running totals", because="running totals, of which there are many")


def _modality(a: Traits, b: Traits) -> Findings:
    if (a.account.modality == Modality.PLANNED) != (b.account.modality == Modality.PLANNED):
        yield Ruling(because="one is only planned, the other is not")


def _type(a: Traits, b: Traits) -> Findings:
    one, other = a.account.type, b.account.type
    families = frozenset((one.family, other.family))
    if one == other:
        found = "type: same" if one in _EVERYDAY else "type: same, not an everyday one"
        yield Evidence(found=found, because=f"both {one}")
    elif {one, other} == _BOMBS:
        yield Evidence(found="type: bombs", because="both bombs")
    elif len(families) == 1 or families in _MIXED:
        yield Evidence(found="type: alike", because=f"{_pair(one, other)}, which reports mix")
    else:
        yield Ruling(because=f"{_pair(one, other)} are different kinds of act")


def _days(a: Traits, b: Traits) -> Findings:
    one, other = a.account.period, b.account.period
    if one is None and other is None:
        yield Evidence(found="days: none", because="neither has a date")
        return
    if one is None or other is None:
        yield Ruling(because="one has no date")
        return
    gap = max((other.start - one.end).days, (one.start - other.end).days, 0)
    longest = max(_length(one), _length(other))
    if 0 < gap <= NEWS and longest <= _LONG and max(one, other, key=_start).from_publication:
        later = f"{gap} days" if gap > 1 else "a day"
        yield Evidence(found="days: published soon after", because=f"published {later} after the other")
    elif gap > 1:
        yield Ruling(because=f"they lie {gap} days apart")
    elif gap == 1:
        yield Evidence(found="days: next day", because="a day apart")
    elif (one.start, one.end) == (other.start, other.end):
        if longest == 1:
            yield Evidence(found="days: same day", because="the same day")
        else:
            found = "days: same few days" if longest <= _FEW else "days: same period"
            yield Evidence(found=found, because="the same days")
    elif longest <= _LONG:
        yield Evidence(found="days: overlap", because="overlapping days")
    else:
        yield Evidence(found="days: overlap in a long period", because=f"days within a period of {longest}")


def _publication(a: Traits, b: Traits) -> Findings:
    if any(each.account.period and each.account.period.from_publication for each in (a, b)):
        yield Evidence(found="days: of publication", because="a day that is only that of publication")


def _place(a: Traits, b: Traits) -> Findings:
    one, other = a.where, b.where
    if one.country and other.country and one.country != other.country:
        yield Ruling(because=f"they lie in two countries, {_pair(one.country, other.country)}")
    elif not one.said or not other.said:
        yield Ruling(because="one names no place")
    elif one.key and other.key:
        yield from _two_names(one, other)
    elif one.admin1 and other.admin1:
        if one.admin1 != other.admin1:
            yield Ruling(
                because=f"they lie in two provinces, {_pair(one.admin1.title(), other.admin1.title())}"
            )
        elif one.key or other.key:
            because = f"{one.name or other.name}, and only its province"
            yield Evidence(found="place: province and a place in it", because=because)
        else:
            because = f"both in the province {one.said}"
            yield Evidence(found="place: same province", because=because)
    elif one.said == other.said:
        because = f"both in {one.said} with no more said"
        yield Evidence(found="place: same country, no more known", because=because)
    elif one.country and other.country:
        because = f"{min(one, other, key=_depth).said}, and {max(one, other, key=_depth).said} in it"
        yield Evidence(found="place: country and a place in it", because=because)
    else:
        yield Ruling(because=f"they name different places, {_pair(one.said, other.said)}")


def _two_names(one: Where, other: Where) -> Findings:
    names = one.name if one.name == other.name else f"{_pair(one.name, other.name)}, one place"
    apart = bool(one.admin1 and other.admin1 and one.admin1 != other.admin1)
    if one.key == other.key or (one.bones == other.bones and len(one.bones) > 1):
        if apart:
            yield Evidence(found="place: namesakes", because=f"both in {names}, though of two provinces")
        elif max(where.known.weight if where.known else 0.0 for where in (one, other)) >= _CITY:
            yield Evidence(found="place: same city", because=f"both in {names}")
        else:
            yield Evidence(found="place: same", because=f"both in {names}")
    elif apart:
        yield Ruling(because=f"they name different places, {_pair(one.name, other.name)}")
    elif one.words <= other.words or other.words <= one.words or _alike(one.key, other.key):
        yield Evidence(found="place: alike", because=f"{_pair(one.name, other.name)}, which may be one place")
    elif one.is_seat or other.is_seat:
        because = f"{_pair(one.name, other.name)}, which may lie in it{_distance(one, other)}"
        yield Evidence(found="place: another of the province", because=because)
    else:
        because = f"{_pair(one.name, other.name)}, two places{_distance(one, other)}"
        yield Evidence(found="place: another of the province", because=because)


def _parties(a: Traits, b: Traits) -> Findings:
    shared = sorted(a.parties & b.parties)
    named = [id for id in shared if not id.startswith("state ")]
    if named:
        yield Evidence(found="parties: shared", because="both name " + " and ".join(map(said, named)))
    elif shared:  # most incidents of a war have its state for a party
        yield Evidence(found=None, because="both name " + " and ".join(map(said, shared)))
    elif a.camps and b.camps and not a.camps & b.camps:
        because = "the one is the act of a state, the other of an armed group"
        yield Evidence(found="parties: other camp", because=because)
    elif ((a.parties and b.parties) or (a.camps and b.camps)) and _is_known(a) and _is_known(b):
        yield Evidence(found="parties: others", because="no party in common")


def _tolls(a: Traits, b: Traits) -> Findings:
    shared = sorted(a.numbers & b.numbers, key=lambda number: (-number[1], number[0]))
    if shared and shared[0][1] >= _SMALL:
        found = "tolls: same number" if shared[0][1] >= _TELLING else "tolls: same small number"
        counted = " and ".join(f"{number} {effect}" for effect, number in shared[:3])
        yield Evidence(found=found, because=f"both count {counted}")
        return
    if shared:
        return
    closest = _closest(a, b)
    if closest is None:
        if bool(a.totals) != bool(b.totals):
            yield Evidence(found="tolls: only one", because="only one gives a number")
        return
    ratio, because = closest
    found = "tolls: alike" if ratio <= _NEAR else "tolls: differ" if ratio <= _OFF else "tolls: far apart"
    yield Evidence(found=found, because=because)


def _closest(a: Traits, b: Traits) -> tuple[float, str] | None:
    """How many times the one toll is the other, for the two that are most alike, and both in words."""
    for effect in Effect:
        pairs = [
            ((max(one, other) + 1) / (min(one, other) + 1), min(one, other), max(one, other))
            for one in a.totals.get(effect, ())
            for other in b.totals.get(effect, ())
        ]
        if pairs:
            ratio, low, high = min(pairs)
            return ratio, f"{low} and {high} {effect}"
    return None


def _targets(a: Traits, b: Traits) -> Findings:
    if shared := sorted(a.targets & b.targets):
        yield Evidence(found="targets: shared", because="the same target (" + ", ".join(shared[:3]) + ")")


def _dead(a: Traits, b: Traits) -> Findings:
    for one in a.dead:
        for other in b.dead:
            if one == other or (min(len(one), len(other)) > 1 and (one <= other or other <= one)):
                yield Evidence(found="dead: shared", because="the same person among the dead")
                return


def _pair(one: str, other: str) -> str:
    return " and ".join(sorted((one, other)))


def _start(period: Period) -> date:
    return period.start


def _length(period: Period) -> int:
    return (period.end - period.start).days + 1


def _depth(where: Where) -> tuple[bool, bool, str]:
    return bool(where.key), bool(where.admin1), where.said


def _alike(one: str, other: str) -> bool:
    first, second = sorted((one, other))  # the matcher minds the order
    return SequenceMatcher(None, first, second).ratio() >= _ALIKE


def _distance(one: Where, other: Where) -> str:
    """How far apart two known places lie, in words to put behind them."""
    a, b = one.known, other.known
    if a is None or b is None or a.lat is None or b.lat is None or a.lon is None or b.lon is None:
        return ""
    east = (a.lon - b.lon) * cos(radians((a.lat + b.lat) / 2))
    kilometres = round(hypot(a.lat - b.lat, east) * _KILOMETRES)
    return f", {kilometres} km apart" if kilometres else ""


def _is_known(traits: Traits) -> bool:
    """Whether linking knows who, or at least what camp, the parties are."""
    return bool(traits.camps) or any(not id.startswith("called ") for id in traits.parties)
