"""What an incident's toll claims amount to under a counting rule, as a whole and side by side."""

from collections.abc import Iterable, Sequence

from recount.model import Effect, Victims
from recount.reconciling.rules import DEFAULT_RULE, RULES, Rule, from_below, highest, independent
from recount.reconciling.said import Said, Toll, range_words


def toll(said: Iterable[Said], effect: Effect, rule: Rule | str = DEFAULT_RULE) -> Toll | None:
    """The toll of `effect` under `rule`; None when nobody reports one, which is not the same as 0.

    A number that is part of a larger one never counts. The attackers' own dead, where claims give them
    apart, are left out (see `attackers`), but for rules that count them in: these add what they decide for
    both.
    """
    rule = _rule(rule)
    whole = wholes(said, effect)
    victims = [s for s in whole if s.claim.victims != Victims.ATTACKERS]
    found = _decided(victims, effect, rule)
    if rule.with_attackers:
        theirs = attackers(whole, effect, rule)
        return _together(found, theirs)
    return found


def attackers(said: Iterable[Said], effect: Effect, rule: Rule | str = DEFAULT_RULE) -> Toll | None:
    """The toll among the attackers themselves, from the claims that give it apart."""
    whole = [s for s in wholes(said, effect) if s.claim.victims == Victims.ATTACKERS]
    return _decided(whole, effect, _rule(rule))


def split(said: Iterable[Said], effect: Effect, rule: Rule | str = DEFAULT_RULE) -> dict[Victims, Toll]:
    """The toll of each side that claims give a number of, parts of larger numbers too.

    Numbers of people of whom nothing is said, or several kinds, are under `unknown` and `mixed`.
    """
    given = [s for s in said if s.claim.effect == effect]
    sides: dict[Victims, Toll] = {}
    for victims in Victims:
        own = [s for s in given if s.claim.victims == victims]
        own = [s for s in own if not s.claim.part_of] or own
        if found := _decided(own, effect, _rule(rule)):
            sides[victims] = found
    return sides


def wholes(said: Iterable[Said], effect: Effect) -> list[Said]:
    """The claims of an effect that are no part of a larger number."""
    return [s for s in said if s.claim.effect == effect and not s.claim.part_of]


def _rule(rule: Rule | str) -> Rule:
    return RULES[rule] if isinstance(rule, str) else rule


def _decided(said: Sequence[Said], effect: Effect, rule: Rule) -> Toll | None:
    if not said:
        return None
    deciding = rule.decide(said)
    bottom, top = min(said, key=from_below).claim, highest(said)[0].claim
    return Toll(
        effect=effect,
        low=bottom.low,
        best=deciding[0].number if rule.single else None,
        high=top.high,
        words=range_words(bottom, top),
        rule=rule.name,
        claims=deciding,
        provisional=rule.sources > 1 and independent(said) < rule.sources,
    )


def _together(victims: Toll | None, theirs: Toll | None) -> Toll | None:
    """The sum of two tolls that count different people; a bound that one leaves open stays open."""
    if victims is None or theirs is None:
        return victims or theirs

    def both(a: int | None, b: int | None) -> int | None:
        return None if a is None or b is None else a + b

    return victims.model_copy(
        update={
            "low": both(victims.low, theirs.low),
            "best": both(victims.best, theirs.best),
            "high": both(victims.high, theirs.high),
            "words": f"{victims.words} + {theirs.words} attackers",
            "claims": (*victims.claims, *theirs.claims),
        }
    )
