"""Counting rules: what an incident's toll claims amount to, each rule one small function."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from recount.model import Effect, TollClaim, Value, Victims


class Said(Value):
    """A toll claim with the document that makes it and that document's day of publication."""

    claim: TollClaim
    document: int
    published: date | None = None


class Toll(Value):
    """What claims amount to under a rule.

    `low` and `high` are the outermost bounds that any whole claim sets, `best` the figure the rule decides
    for. A bound that is open in the words stays None. `words` says the range as a reader would: "32+ to 42".
    `claims` are those that decided `best`.
    """

    effect: Effect
    low: int | None
    best: int | None
    high: int | None
    words: str
    rule: str
    claims: tuple[Said, ...]


Rule = Callable[[Sequence[Said]], Said]
DEFAULT_RULE = "most-recent"


def lowest(said: Sequence[Said]) -> Said:
    """The claim with the smallest number: the most conservative count."""
    return min(said, key=_from_below)


def highest(said: Sequence[Said]) -> Said:
    """The claim with the largest number."""
    return max(said, key=_from_above)


def most_recent(said: Sequence[Said]) -> Said:
    """The claim published last, and of one day's claims the one that was read last.

    An undated claim counts as older than any dated one. It is how newsrooms update a toll: the later report
    knows more.
    """
    _, latest = max(enumerate(said), key=lambda placed: (placed[1].published or date.min, placed[0]))
    return latest


RULES: dict[str, Rule] = {"lowest": lowest, "highest": highest, DEFAULT_RULE: most_recent}


def toll(said: Iterable[Said], effect: Effect, rule: str = DEFAULT_RULE) -> Toll | None:
    """The toll of `effect` under `rule`; None when nobody reports one, which is not the same as 0.

    A number that is part of a larger one never counts, nor do the attackers' own dead where a claim gives
    them apart (see `attackers`).
    """
    whole = [s for s in _wholes(said, effect) if s.claim.victims != Victims.ATTACKERS]
    return _decide(whole, effect, rule)


def attackers(said: Iterable[Said], effect: Effect, rule: str = DEFAULT_RULE) -> Toll | None:
    """The toll among the attackers themselves, from the claims that give it apart."""
    whole = [s for s in _wholes(said, effect) if s.claim.victims == Victims.ATTACKERS]
    return _decide(whole, effect, rule)


def claim_words(claim: TollClaim) -> str:
    """A claim's number as a reader would say it: "32", "32+", "5 to 8", "about 70", "up to 50"."""
    return _range_words(claim, claim)


def _wholes(said: Iterable[Said], effect: Effect) -> list[Said]:
    return [s for s in said if s.claim.effect == effect and not s.claim.part_of]


def _decide(said: Sequence[Said], effect: Effect, rule: str) -> Toll | None:
    if not said:
        return None
    decided = RULES[rule](said)
    bottom, top = lowest(said).claim, highest(said).claim
    best = decided.claim.high if decided.claim.low is None else decided.claim.low
    words = _range_words(bottom, top)
    return Toll(
        effect=effect, low=bottom.low, best=best, high=top.high, words=words, rule=rule, claims=(decided,)
    )


def _from_below(said: Said) -> tuple[bool, int, bool]:
    """Sorts by the lower bound; "up to 50", which has none, comes last; 32 before "32 or more"."""
    claim = said.claim
    return (claim.low is None, _number(claim.low, claim.high), claim.high is None)


def _from_above(said: Said) -> tuple[int, bool]:
    """Sorts by the upper bound; an open one stands just above its lower bound."""
    claim = said.claim
    return (_number(claim.high, claim.low), claim.high is None)


def _number(first: int | None, second: int | None) -> int:
    """The first bound that is set; a toll claim has one."""
    return first if first is not None else second if second is not None else 0


def _range_words(bottom: TollClaim, top: TollClaim) -> str:
    if bottom.low is None:  # then no claim has a lower bound
        return f"up to {top.high}"
    floor = _about(bottom) + str(bottom.low) + ("+" if bottom.high is None else "")
    ceiling = _about(top) + (f"{top.low}+" if top.high is None else str(top.high))
    if top.high is None and top.low == bottom.low:  # "32" and "at least 32" are one floor without a ceiling
        return ceiling
    return floor if floor == ceiling else f"{floor} to {ceiling}"


def _about(claim: TollClaim) -> str:
    return "about " if claim.approximate else ""
