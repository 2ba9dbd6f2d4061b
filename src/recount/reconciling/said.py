"""A toll claim as counting rules see it, and what claims amount to."""

from datetime import date
from functools import lru_cache

from recount.model import Effect, TollClaim, Value
from recount.names import plain


class Said(Value):
    """A toll claim with the document that makes it and that document's day of publication.

    `speaker` tells independent sources apart, whatever its case: who gives the number, whatever outlet
    carries it; for a report's own voice its outlet, of copies of one text that of the first.
    """

    claim: TollClaim
    document: int
    published: date | None = None
    speaker: str = ""

    @property
    def independent(self) -> str:
        """What counts as one source."""
        return folded(self.speaker) or f"document {self.document}"

    @property
    def number(self) -> int:
        """The number of the claim: its lower bound, or the upper one of "up to 50"."""
        return self.claim.low if self.claim.low is not None else self.claim.high or 0


class Toll(Value):
    """What claims amount to under a rule.

    `low` and `high` are the outermost bounds that any whole claim sets, `best` the figure the rule decides
    for; None where the rule decides for none. A bound that is open in the words stays None. `words` says
    the range as a reader would: "32+ to 42". `claims` are those that decided. `provisional`: the rule asks
    for more sources.
    """

    effect: Effect
    low: int | None
    best: int | None
    high: int | None
    words: str
    rule: str
    claims: tuple[Said, ...]
    provisional: bool = False


def known_as(words: str) -> str:
    """The name under which a source or an outlet is one and the same: the registry's, else its own."""
    from recount.actors import UNNAMED, registry  # a large table, for those who look at tolls

    actor = registry().resolve(words)
    return actor.name if actor and not actor.id.startswith(UNNAMED) else " ".join(words.split())


@lru_cache(maxsize=10_000)
def folded(name: str) -> str:
    """A name as it is compared: "Police" and "police" are one; one without any letter is itself."""
    return plain(name) or name


def claim_words(claim: TollClaim) -> str:
    """A claim's number as a reader would say it: "32", "32+", "5 to 8", "about 70", "up to 50"."""
    return range_words(claim, claim)


def range_words(bottom: TollClaim, top: TollClaim) -> str:
    """From the smallest claim to the largest: "32+ to 42"."""
    if bottom.low is None:  # then no claim has a lower bound
        return f"up to {top.high}"
    floor = _about(bottom) + str(bottom.low) + ("+" if bottom.high is None else "")
    ceiling = _about(top) + (f"{top.low}+" if top.high is None else str(top.high))
    if top.high is None and top.low == bottom.low:  # "32" and "at least 32" are one floor without a ceiling
        return ceiling
    return floor if floor == ceiling else f"{floor} to {ceiling}"


def _about(claim: TollClaim) -> str:
    return "about " if claim.approximate else ""
