"""Which harm befell those whom a number counts: by a verb in front of it, or a participle behind it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from recount.model import Effect
from recount.reading import lexicon as lex
from recount.reading.sentences import Token


class Harm(NamedTuple):
    """An effect, the token that tells it, and whether the number is one of both effects of a pair.

    `joint` is "and" for "killed and wounded 20", "or" for "killed or wounded 20", else None.
    """

    effect: Effect
    at: int
    joint: str | None = None


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a sentence: its tokens [first, last], its bounds, and the head noun behind it."""

    first: int
    last: int
    low: int | None
    high: int | None
    approximate: bool
    head: int | None
    article: bool


_VERBS = {
    Effect.KILLED: lex.KILL_VERB,
    Effect.INJURED: lex.INJURE_VERB,
    Effect.ABDUCTED: lex.ABDUCT_VERB,
    Effect.ARRESTED: lex.ARREST_VERB,
    Effect.DISPLACED: lex.DISPLACE_VERB,
}
_PARTICIPLES = {
    Effect.KILLED: lex.KILL_PARTICIPLE,
    Effect.INJURED: lex.INJURE_PARTICIPLE,
    Effect.MISSING: lex.MISSING_WORD,
    Effect.ABDUCTED: lex.ABDUCT_PARTICIPLE,
    Effect.ARRESTED: lex.ARREST_PARTICIPLE,
    Effect.DISPLACED: lex.DISPLACE_PARTICIPLE,
}
VERB_EFFECT = {word: effect for effect, words in reversed(_VERBS.items()) for word in words}
PARTICIPLE_EFFECT = {word: effect for effect, words in reversed(_PARTICIPLES.items()) for word in words}
_NOUNS = {
    Effect.KILLED: "death deaths lives killing bodies toll execution murder corpses remains beheading fatalities massacre "
    "martyrdom martyring loss killings assassination burial burials funeral funerals",
    Effect.INJURED: "injury injuries wounding",
    Effect.ABDUCTED: "abduction kidnapping",
    Effect.ARRESTED: "arrest detention",
    Effect.DISPLACED: "displacement",
}
NOUN_EFFECT = {word: effect for effect, words in _NOUNS.items() for word in words.split()}
PART = frozenset("including included include includes among comprising".split())
_PASSIVE = frozenset(
    "was were been be being are is got get reported found left feared confirmed shot".split()
)
_INTRANSITIVE = frozenset(
    "died dead perished fled missing fell flee succumbed deaths fatalities injuries dies fleeing martyrdom".split()
)
_TAKEN_AS = {
    "taken hostage": Effect.ABDUCTED,
    "taken captive": Effect.ABDUCTED,
    "taken prisoner": Effect.ABDUCTED,
    "taken into custody": Effect.ARRESTED,
    "left their homes": Effect.DISPLACED,
    "from their homes": Effect.DISPLACED,
}
_OF_THE = frozenset("dead killed wounded injured missing".split())
_CLAUSE_ENDS = frozenset(". ; : ? !".split())
_REACH = 16
_BETWEEN = frozenset(
    "the of to at up some as many an a over about nearly least total rising his her their its two only just another further".split()
)
_RISING = frozenset("rose rises risen climbed climbs reaches reached stood stands toll number put".split())
_TALLIES = frozenset("toll tolls tally tallies count counts".split())
_COUNTING = frozenset("counted tallied documented recorded".split())
_SHOT = frozenset("shot gunned mowed cut hacked".split())
_RITES = frozenset("burial burials funeral funerals".split())
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_FOUND = frozenset("found recovered received retrieved pulled buried counted discovered".split())
_BODIES = frozenset("bodies body corpses corpse".split())
_SUFFERED = frozenset("suffered suffer suffering received sustained experienced".split())
HURTS = frozenset(
    "injury injuries wound wounds burns suffocation asphyxiation poisoning breathing respiratory".split()
)
_THE_TOLL = (["the", "number"], ["the", "total"], ["the", "toll"])
_COUNTED = frozenset(
    "dead killed deaths injured wounded missing abducted kidnapped detained arrested".split()
)
_CLAIMED = frozenset("claim claims claimed claiming cost costs costing took taking".split())
_HELD = frozenset("hostage hostages captive prisoner".split())
_SEIZED = frozenset("seized snatched".split())
_OBJECTLESS = _SEIZED | {"forced"}  # verbs that harm nobody by a number behind them alone: "seized two towns"
SELF = frozenset("himself herself themselves".split())
_UNKNOWN = frozenset("unknown unclear".split())
_FATE = 8  # words in which a fate is said to be unknown
_TOLL_REACH = 25
_QUOTED = 6  # words: a toll's noun further off is left out of the words that state it


def behind(tokens: Sequence[Token], number: Number, spent: frozenset[int]) -> list[Harm]:
    """Harms by a verb or noun in front of a number: "killing 12", "the deaths of 12", "the toll rose to 12".

    `spent` are the tokens that tell the harm of an earlier number: "40 killed 100 injured" has no "killed 100".
    """
    k = number.first - 1
    steps = 0
    if tokens[number.first].lower == "from":
        return []  # "has risen from 32 to 42"
    while k >= 0 and steps < 4:
        word = tokens[k].lower
        if k in spent:
            return []
        if word in VERB_EFFECT and word not in _OBJECTLESS:
            if tokens[k - 1].lower in ("were", "was", "been", "be", "being", "are") and k:
                return []  # "were killed 12 kilometres away"
            other = _paired(tokens, k)
            if other is not None and other.effect != VERB_EFFECT[word]:
                return [Harm(VERB_EFFECT[word], other.at, other.joint), other]
            return [Harm(VERB_EFFECT[word], k)]
        if word in NOUN_EFFECT and (steps or word in ("killing", "wounding")):
            of_one = word in _RITES and number.article  # "at the funeral of a police commander"
            return [] if of_one else [Harm(NOUN_EFFECT[word], k)]
        if word in ("buried", "burying") and number.head is not None and not steps:
            under = tokens[k - 1].lower in _PASSIVE  # rubble
            return [] if under else [Harm(Effect.KILLED, k)]  # "we buried nine people"
        if word in _DAYS and k and tokens[k - 1].lower == "on":
            k -= 2  # "the burial on Sunday of 43 people"
            continue
        if word == "life" and k > 1 and tokens[k - 2].lower in _CLAIMED:
            return [Harm(Effect.KILLED, k)]  # "claiming the life of one person"
        if word == "lost" and number.head is not None:
            return [Harm(Effect.KILLED, k)]
        if (
            word in _COUNTING
            and number.head is None
            and not number.article
            and not _says_harm(tokens, number.last + 1)
        ):
            return [Harm(Effect.KILLED, k)]
        if word in ("dead", "down") and k and tokens[k - 1].lower in _SHOT:
            return [Harm(Effect.KILLED, k - 1)]
        if word in _FOUND and number.head is not None and tokens[number.head].lower in _BODIES:
            return [Harm(Effect.KILLED, k)]
        held = number.head is not None and _HELD & {t.lower for t in tokens[number.head : number.head + 2]}
        if (word in _SEIZED and number.head is not None) or (word in ("took", "take", "taking") and held):
            return [Harm(Effect.ABDUCTED, k)]
        if word in ("were", "was", "include", "included", "are", "is") and _of_the_dead(tokens, k):
            return [Harm(Effect.KILLED, k)]
        if word in _RISING or (word in ("dead", "deaths", "victims", "fatalities") and steps):
            return _toll_before(tokens, k)
        if word == "fate" and _UNKNOWN & {t.lower for t in tokens[number.last + 1 : number.last + _FATE]}:
            return [Harm(Effect.MISSING, k)]
        if word == "and" and (verb := _verb_before_name(tokens, k)) is not None:
            return [Harm(VERB_EFFECT[tokens[verb].lower], verb)]
        if word == ":":
            return _toll_before(tokens, k)
        if word == "shot" and steps == 0:
            dead = any(t.lower == "dead" for t in tokens[number.last + 1 : number.last + 5])
            return [Harm(Effect.KILLED if dead else Effect.INJURED, k)]
        if word == "to" and tokens[k - 1].text[:1].isdigit() and k > 1 and tokens[k - 2].lower == "from":
            k -= 3  # "has risen from 32 to 42"
            steps += 1
            continue
        if word not in _BETWEEN:
            return []
        k -= 1
        steps += 1
    return _toll_before(tokens, k) if k >= 0 else []


def _says_harm(tokens: Sequence[Token], k: int) -> bool:
    return k < len(tokens) and tokens[k].lower in PARTICIPLE_EFFECT


def _of_the_dead(tokens: Sequence[Token], k: int) -> bool:
    """Whether "the dead" or "among the victims" stands before the verb at `k`."""
    before = [t.lower for t in tokens[max(0, k - 3) : k]]
    return bool(before) and before[-1] in ("dead", "victims", "killed", "fatalities") and "the" in before


def _verb_before_name(tokens: Sequence[Token], conjunction: int) -> int | None:
    """The verb of "killed General Hassan Daabul and dozens of others", if a name stands before the "and".

    Or of "killing himself and nine others".
    """
    k = conjunction - 1
    if k and tokens[k].lower in SELF:
        return k - 1 if tokens[k - 1].lower in VERB_EFFECT else None
    while k > 0 and conjunction - k < 8 and tokens[k].text[:1].isupper():
        k -= 1
    named = k < conjunction - 1
    return k if named and tokens[k].lower in VERB_EFFECT and tokens[k].lower not in _OBJECTLESS else None


def _toll_before(tokens: Sequence[Token], k: int) -> list[Harm]:
    """ "the death toll from the attacks on two bases has risen to N", "put the number of dead at N"."""
    for j in range(k, max(k - _TOLL_REACH, -1), -1):
        word = tokens[j].lower
        counted = {t.lower for t in tokens[max(j - 4, 0) : j]} & {"number", *_TALLIES}
        if word == "toll" or (
            word in ("dead", "killed", "deaths", "victims", "fatalities", "martyrs") and counted
        ):
            return [Harm(Effect.KILLED, j if k - j <= _QUOTED else k)]
        if word in ("injured", "wounded", "injuries") and counted:
            return [Harm(Effect.INJURED, j if k - j <= _QUOTED else k)]
        if tokens[j].text in ".;?!" or (word in VERB_EFFECT and j < k):
            break
    return []


def _paired(tokens: Sequence[Token], k: int) -> Harm | None:
    """The other harm of "killed or wounded N", told from its second verb at `k`."""
    if k >= 2 and tokens[k - 1].lower in ("or", "and") and tokens[k - 2].lower in VERB_EFFECT:
        return Harm(VERB_EFFECT[tokens[k - 2].lower], k - 2, tokens[k - 1].lower)
    return None


def ahead(
    tokens: Sequence[Token], number: Number, numbers: Sequence[Number], taken: Mapping[int, int]
) -> list[Harm]:
    """Harms by a participle behind a number: "12 people were killed", "12 dead", "12 others wounded".

    `taken` gives the number that a token belongs to.
    """
    if number.head is not None and tokens[number.head].lower in HURTS:
        return [Harm(Effect.INJURED, number.head)]  # "30 cases of suffocation"
    k = number.last + 1
    if [t.lower for t in tokens[k : k + 2]] in _THE_TOLL and tokens[number.first - 1].lower == "to":
        # "bringing to 45 the number killed"
        said = next((j for j in range(k + 2, min(k + 6, len(tokens))) if tokens[j].lower in _COUNTED), None)
        return [Harm(PARTICIPLE_EFFECT[tokens[said].lower], said)] if said else []
    limit = min(len(tokens), number.last + 1 + _REACH)
    aside = False  # inside "including two children", which does not end the phrase
    while k < limit:
        token = tokens[k]
        if token.text in _CLAUSE_ENDS:
            return []
        aside = aside or token.lower in PART
        if k in taken:
            other = numbers[taken[k]]
            joined = aside or tokens[k - 1].lower in ("and", ",", "or", "with", "some", "least", "of")
            joined = joined or [t.lower for t in tokens[k - 2 : k]] in (
                ["and", "her"],
                ["and", "his"],
                ["and", "their"],
            )
            if not joined or other.head is None or (number.head is None and not aside):
                return []
            k = other.last + 1
            continue
        of_the = k == number.last + 1 and [t.lower for t in tokens[k : k + 2]] in (
            ["of", "the"],
            ["of", "those"],
        )
        if of_the and k + 2 < limit and tokens[k + 2].lower in _OF_THE:
            # "twenty-two of the dead were children"
            return [Harm(PARTICIPLE_EFFECT[tokens[k + 2].lower], k + 2)]
        if (taken_as := _TAKEN_AS.get(" ".join(t.lower for t in tokens[k : k + 3]))) or (
            taken_as := _TAKEN_AS.get(" ".join(t.lower for t in tokens[k : k + 2]))
        ):
            return [Harm(taken_as, k + 1)]
        if token.lower in _FOUND and number.head is not None and tokens[number.head].lower in _BODIES:
            return [Harm(Effect.KILLED, k)]
        if suffers(tokens, k):
            return [Harm(Effect.INJURED, k + 1)]
        if token.lower == "lost" and [t.lower for t in tokens[k + 1 : k + 3]] in (
            ["their", "lives"], ["his", "life"], ["her", "life"],
        ):  # fmt: skip
            return [Harm(Effect.KILLED, k + 2)]
        if takes_object(tokens, k, taken):
            return []
        if token.lower in PARTICIPLE_EFFECT and not (
            token.lower in ("fell", "captured") and number.head is None
        ):
            return _by_participle(tokens, number, k, taken, aside)
        if (
            number.head is None
            and k > number.last + 3
            and not _all_auxiliary(tokens[number.last + 1 : k + 1])
        ):
            return []
        k += 1
    return []


def suffers(tokens: Sequence[Token], k: int) -> bool:
    """Whether somebody is said at `k` to be hurt: "suffered serious injuries", "had breathing difficulties"."""
    return tokens[k].lower in _SUFFERED and not HURTS.isdisjoint(t.lower for t in tokens[k + 1 : k + 4])


def _by_participle(
    tokens: Sequence[Token], number: Number, k: int, taken: Mapping[int, int], aside: bool
) -> list[Harm]:
    """The harm of the participle at `k`, if it is said of the number."""
    word = tokens[k].lower
    if tokens[k - 1].lower == "of" and tokens[k - 2].lower in ("number", *_TALLIES):
        return []  # "a local leader put the number of dead at 23"
    if word == "burned" and [t.lower for t in tokens[k + 1 : k + 3]][:1] in (["alive"], ["to"]):
        return [Harm(Effect.KILLED, k + 1)]
    adjacent = k - (number.head if number.head is not None else number.last) <= 2
    passive = any(t.lower in _PASSIVE for t in tokens[max(k - 4, number.last) : k])
    if not (adjacent or passive or aside or word in _INTRANSITIVE or tokens[k - 1].lower == "least"):
        return []
    if number.head is None and not adjacent and not _all_auxiliary(tokens[number.last + 1 : k]):
        return []
    effect = PARTICIPLE_EFFECT[word]
    if k + 2 < len(tokens) and tokens[k + 1].lower in ("or", "and"):
        second = PARTICIPLE_EFFECT.get(tokens[k + 2].lower)
        counted = k + 3 < len(tokens) and (tokens[k + 3].text[:1].isdigit() or k + 3 in taken)
        if second is not None and second != effect and not counted:
            joint = tokens[k + 1].lower
            return [Harm(effect, k + 2, joint), Harm(second, k + 2, joint)]
    return [Harm(effect, k)]


_AUXILIARY = frozenset(
    """are were was is been be have has had still now already estimated believed feared thought reported known said to also more others of
    them whom went left""".split()
)


def _all_auxiliary(tokens: Sequence[Token]) -> bool:
    """Whether nothing but auxiliaries stands between a number and its participle: "1,400 are said to have been killed"."""
    return all(t.lower in _AUXILIARY for t in tokens)


_DETERMINERS = frozenset("the a an at more his her its their".split())


def takes_object(tokens: Sequence[Token], k: int, taken: Mapping[int, int]) -> bool:
    """Whether the verb of harm at `k` is active and has an object.

    "20 militants killed five soldiers", "two men shot dead the caretaker"; `taken` gives the number that a token
    belongs to.
    """
    words = [t.lower for t in tokens[k : k + 2]]
    shot = words in (["shot", "dead"], ["gunned", "down"])
    after = k + 2 if shot else k + 1
    if not (shot or words[0] in VERB_EFFECT) or after >= len(tokens):
        return False
    if any(t.lower in _PASSIVE for t in tokens[max(k - 3, 0) : k]):
        return False
    if after in taken:
        # "40 civilians killed 100 injured": the next number has a participle of its own, with no "and" before it
        near = range(after + 1, min(after + 5, len(tokens)))
        own = next((j for j in near if tokens[j].lower in PARTICIPLE_EFFECT), None)
        return own is None or any(t.lower in ("and", ",", "or") for t in tokens[after + 1 : own])
    return tokens[after].lower in _DETERMINERS
