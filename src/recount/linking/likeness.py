"""How likely two accounts tell of one incident, with the sentence that explains it."""

from math import exp

from recount.linking.evidence import START, Ruling, weigh
from recount.linking.traits import traits
from recount.model import Account, Value

THRESHOLD = 0.5
WHAT_POINTS_ARE = "Points are natural logarithms of how much likelier a finding makes one incident than two."


class Likeness(Value):
    """A score from 0 to 1, and why."""

    score: float
    because: str


class Reason(Value):
    """One thing found about two accounts, and what it weighs: for one incident where positive."""

    because: str
    points: float


class Explanation(Value):
    """Why two accounts are taken for one incident or not: START and the points of the reasons add up to a
    score.

    `ruled_out` is the one thing that makes it impossible, where there is one.
    """

    score: float
    start: float
    reasons: tuple[Reason, ...]
    ruled_out: str | None = None

    @property
    def steps(self) -> tuple[Reason, ...]:
        """What adds up to the score: what is known before any evidence, then the reasons."""
        return (Reason(because="accounts of about the same time and place", points=self.start), *self.reasons)

    @property
    def verdict(self) -> str:
        """What it comes to, as a sentence."""
        if self.ruled_out is not None:
            return f"They cannot tell of one incident: {self.ruled_out}."
        return f"One incident with a probability of {self.score:.2f}."


def explain(a: Account, b: Account) -> Explanation:
    """The evidence about two accounts, one reason after the other."""
    found = weigh(traits(a), traits(b))
    if isinstance(found, Ruling):
        return Explanation(score=0.0, start=START, reasons=(), ruled_out=found.because)
    reasons = tuple(Reason(because=each.because, points=each.points) for each in found)
    return Explanation(score=compare(a, b).score, start=START, reasons=reasons)


def compare(a: Account, b: Account) -> Likeness:
    """Compare two accounts of different documents by type, period, place, parties, tolls, targets and dead.

    Different kinds of act, a running total beside a single incident, a plan beside a deed, periods more than
    a day apart, a date or a place that only one has, and another province rule a pair out (score 0). All else
    is weighed: the sentence gives what speaks for one incident, and behind "but" what speaks against it.
    Which of the two comes first makes no difference.
    """
    found = weigh(traits(a), traits(b))
    if isinstance(found, Ruling):
        return Likeness(score=0.0, because=found.because)
    sides = (
        [each.because for each in found if each.points >= 0],
        [each.because for each in found if each.points < 0],
    )
    because = ", but ".join(", ".join(side) for side in sides if side)
    return Likeness(score=1 / (1 + exp(-START - sum(each.points for each in found))), because=because)
