"""How likely two accounts tell of one incident, with the sentence that explains it."""

from recount.model import Account, Value
from recount.names import fold

THRESHOLD = 0.6
ONE_DAY = 1


class Likeness(Value):
    """A score from 0 to 1, and why."""

    score: float
    because: str


def compare(a: Account, b: Account) -> Likeness:
    """Compare two accounts of different documents by type, period, place, parties and tolls.

    A different family, a running total beside a single incident, periods more than a day apart or another
    place rule a pair out (score 0).
    """
    if a.type.family != b.type.family:
        return Likeness(score=0.0, because=f"{a.type} and {b.type} are different kinds of act")
    if a.aggregate != b.aggregate:
        return Likeness(score=0.0, because="one is a running total, the other is not")
    if a.period is None or b.period is None:
        return Likeness(score=0.0, because="one has no date")
    gap = max((b.period.start - a.period.end).days, (a.period.start - b.period.end).days, 0)
    if gap > ONE_DAY:
        return Likeness(score=0.0, because=f"they lie {gap} days apart")
    if place_key(a) is None or place_key(a) != place_key(b):
        return Likeness(score=0.0, because="they name different places")

    score, reasons = 0.5, [f"both in {_place(a)}"]
    if (a.period.start, a.period.end) == (b.period.start, b.period.end):
        score += 0.2
        reasons.append("the same days")
    elif gap == 0:
        score += 0.1
        reasons.append("overlapping days")
    else:
        reasons.append("a day apart")
    if a.type == b.type:
        score += 0.15
        reasons.append(f"both {a.type}")
    shared = {t.low for t in a.tolls if t.low} & {t.low for t in b.tolls if t.low}
    if shared:
        score += 0.15
        reasons.append("a shared toll of " + ", ".join(str(n) for n in sorted(shared)))
    return Likeness(score=min(score, 1.0), because=", ".join(reasons))


def place_key(account: Account) -> str | None:
    """The folded name of the most specific place, None without one."""
    place = account.place
    if place is None:
        return None
    return fold(place.name.words) if place.name else None


def _place(account: Account) -> str:
    return account.place.name.words if account.place and account.place.name else "an unnamed place"
