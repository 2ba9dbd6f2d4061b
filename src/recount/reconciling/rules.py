"""Counting rules: which claims decide a toll, each rule one small function over whole claims of one effect.

A rule returns the claims that decided: their number is the toll's best figure, and where they are several
they say the same. None of them adds claims up.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from recount.names import plain
from recount.reconciling.said import Said, folded, known_as

Decide = Callable[[Sequence[Said]], tuple[Said, ...]]


def lowest(said: Sequence[Said]) -> tuple[Said, ...]:
    """The claim with the smallest number: the most conservative count.

    Words such as "a number of" and "dozens" are no count where somebody gives a number.
    """
    counted = [each for each in said if not each.claim.is_vague]
    return (min(counted or said, key=from_below),)


def highest(said: Sequence[Said]) -> tuple[Said, ...]:
    """The claim with the largest number."""
    return (max(said, key=_from_above),)


def most_recent(said: Sequence[Said]) -> tuple[Said, ...]:
    """The claim published last, of one day's reports in the one that was read last, the number it gives
    first.

    An undated claim counts as older than any dated one. It is how newsrooms update a toll: the later report
    knows more, and begins with what it knows; what it says further down was often said earlier. Words such as
    "dozens" are no number where the report gives one.
    """
    _, latest = max(enumerate(said), key=_by_day)
    own = [each for each in said if each.document == latest.document]
    return (min(own, key=lambda each: (each.claim.is_vague, each.claim.span.start)),)


def majority(said: Sequence[Said]) -> tuple[Said, ...]:
    """The number that most independent sources give, each by its last word; of equals the most recent.

    Ten outlets that carry one monitor's count, or one agency's text, are one source.
    """
    last = _last_words(said)
    votes = Counter(each.number for each in last)
    most = max(votes.values())
    (latest,) = most_recent([each for each in last if votes[each.number] == most])
    return tuple(each for each in last if each.number == latest.number)


def source_hierarchy(sources: Sequence[str]) -> Decide:
    """The last word of the first of `sources`, most trusted first, that gives a number.

    Names are those of speakers or outlets, in any spelling that the registry knows or as reports write them.
    Where none of them gives one, the most recent claim decides.
    """
    order = [(plain(name), folded(known_as(name))) for name in sources if plain(name)]

    def decide(said: Sequence[Said]) -> tuple[Said, ...]:
        """The most trusted source that gives a number, else the most recent claim."""
        for name, meant in order:
            if given := [
                each for each in said if each.independent == meant or f" {name} " in f" {_named(each)} "
            ]:
                return most_recent(given)
        return most_recent(said)

    return decide


def ucdp(said: Sequence[Said]) -> tuple[Said, ...]:
    """The best estimate of the UCDP data sets: what most independent sources give, between their low and
    high.

    Högbladh, UCDP GED Codebook 23.1 (2023): low, best and high estimates, by side. A toll's `low` and
    `high` are those of all claims, `split` gives the sides.
    """
    return majority(said)


def acled(said: Sequence[Said]) -> tuple[Said, ...]:
    """One conservative number, as in ACLED: where reports differ the lowest, with the attackers' own dead.

    ACLED Codebook (2023), "Fatalities": the most conservative estimate is used when sources vary.
    """
    return lowest(said)


def gtd(said: Sequence[Said]) -> tuple[Said, ...]:
    """The number of most independent sources, else the most recent, as in the Global Terrorism Database.

    GTD Codebook (START 2021), `nkill`: victims and attackers together; `nkillter` gives the attackers apart.
    """
    return majority(said)


def ibc(said: Sequence[Said]) -> tuple[Said, ...]:
    """The smallest and the largest number, as Iraq Body Count publishes them: it decides for neither.

    Iraq Body Count, "Methods": a minimum and a maximum for each incident, from at least two independent
    sources; with fewer it is provisional.
    """
    return (*lowest(said), *highest(said))


@dataclass(frozen=True)
class Rule:
    """A counting rule, by its name. `with_attackers`: the attackers' own dead are counted in, not kept apart.

    `sources`: how many independent ones it asks for; with fewer the toll is provisional. `single`: it
    decides for one number.
    """

    name: str
    decide: Decide
    with_attackers: bool = False
    sources: int = 1
    single: bool = True


DEFAULT_RULE = "most-recent"
RULES = {
    rule.name: rule
    for rule in (
        Rule(DEFAULT_RULE, most_recent),
        Rule("lowest", lowest),
        Rule("highest", highest),
        Rule("majority", majority),
        Rule("ucdp", ucdp),
        Rule("acled", acled, with_attackers=True),
        Rule("gtd", gtd, with_attackers=True),
        Rule("ibc", ibc, sources=2, single=False),
    )
}
HIERARCHY = "source-hierarchy"  # the rule that needs a list of sources


def rule_of(name: str, sources: Sequence[str] = ()) -> Rule:
    """The rule of a name; ValueError where there is none, or where the one that needs `sources` has none."""
    if name == HIERARCHY:
        if not sources:
            raise ValueError(f"the rule {HIERARCHY} needs a list of sources, the most trusted first")
        return Rule(HIERARCHY, source_hierarchy(sources))
    if name not in RULES:
        raise ValueError(f"no counting rule is called {name!r}; there are: {', '.join((*RULES, HIERARCHY))}")
    return RULES[name]


def independent(said: Sequence[Said]) -> int:
    """How many independent sources give a number."""
    return len({each.independent for each in said})


def _last_words(said: Sequence[Said]) -> list[Said]:
    """The last claim of each independent source, in the order of the claims."""
    last: dict[str, tuple[int, Said]] = {}  # with its place among the claims
    for placed in enumerate(said):
        source = placed[1].independent
        if source not in last or _by_day(placed) > _by_day(last[source]):
            last[source] = placed
    return [each for _, each in sorted(last.values(), key=lambda placed: placed[0])]


def _by_day(placed: tuple[int, Said]) -> tuple[date, int]:
    """Sorts claims by their day of publication, the undated first, and those of one day by their place."""
    place, said = placed
    return said.published or date.min, place


def _named(said: Said) -> str:
    source = said.claim.source.words if said.claim.source else ""
    return folded(f"{source} {said.speaker}")


def from_below(said: Said) -> tuple[bool, int, bool]:
    """Sorts by the lower bound; "up to 50", which has none, comes last; 32 before "32 or more"."""
    claim = said.claim
    return (claim.low is None, said.number, claim.high is None)


def _from_above(said: Said) -> tuple[int, bool]:
    """Sorts by the upper bound; an open one stands just above its lower bound."""
    claim = said.claim
    return (claim.high if claim.high is not None else said.number, claim.high is None)
