"""Tolls: which numbers count which harm to whom, and which number is part of which."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from recount.model import Effect, Victims
from recount.reading import lexicon as lex
from recount.reading.effects import (
    PART,
    PARTICIPLE_EFFECT,
    VERB_EFFECT,
    Harm,
    Number,
    ahead,
    behind,
)
from recount.reading.nobody import nobody
from recount.reading.people import numbers_of_people
from recount.reading.sentences import Sentence, Token
from recount.reading.uncertain import uncertain
from recount.reading.unnumbered import MANY, unnumbered


@dataclass(frozen=True, slots=True)
class Count:
    """A number of people and what befell them; offsets count in the document's content.

    `start` and `end` hold the words that state it; `at` is the number's own place; `group` the words for who
    is counted.
    """

    effect: Effect
    low: int | None
    high: int | None
    approximate: bool
    victims: Victims
    group: tuple[int, int] | None
    part_of: bool
    start: int
    end: int
    at: int
    possible: bool = False  # by the looser rules of uncertain.py and unnumbered.py, for the model to judge


def counts(sentence: Sentence) -> list[Count]:
    """The tolls that a sentence states: those with a number in order, then "nobody" and bare plurals."""
    tokens = sentence.tokens
    numbers = [number for number in numbers_of_people(sentence) if not _speaks(tokens, number)]
    taken = {k: n for n, number in enumerate(numbers) for k in range(number.first, number.last + 1)}
    found: list[Count] = []
    harmed: dict[int, list[Harm]] = {}
    for n, number in enumerate(numbers):
        if _belongs_to(tokens, number):
            continue  # "four members of one family": the family is no toll
        spent = frozenset(harm.at for harms in harmed.values() for harm in harms if harm.at < number.first)
        part = _is_part(tokens, number)
        harms = behind(tokens, number, spent) or ahead(tokens, number, numbers, taken)
        counted = n - 1 in harmed  # the number before it
        part = part or (counted and _is_share(tokens, numbers[n - 1], number))
        again = counted and _is_another_figure(tokens, numbers[n - 1], number)
        if not harms and counted and (number.head is not None or part or again):
            harms, part = _inherited(
                tokens, numbers[n - 1], number, harmed[n - 1][0], found[-1].part_of, part
            )
        if harms:
            harmed[n] = harms
            told = [_count(tokens, number, harm, part) for harm in harms]
            if found and _is_pair(tokens, numbers[n - 1], number) and found[-1].effect is told[-1].effect:
                found[-1] = replace(found[-1], low=2, high=2, end=max(found[-1].end, told[-1].end))
            else:
                found += told
    found += [_told(tokens, effect, (0, 0), (first, last)) for effect, first, last in nobody(tokens)]
    found += _bare(tokens, taken, found)
    rest = [number for n, number in enumerate(numbers) if n not in harmed]
    found += _apart(
        (
            _count(tokens, number, Harm(effect, number.first), _is_part(tokens, number))
            for number, effect in uncertain(tokens, rest, taken)
        ),
        found,
    )
    found += _apart(
        (
            _told(tokens, each.effect, (each.low, each.high), (each.first, each.last), each.group)
            for each in unnumbered(tokens)
        ),
        found,
    )
    remembered = [m.span() for m in _REMEMBERED.finditer(sentence.text)]
    return [count for count in found if not any(a <= count.start - sentence.start < b for a, b in remembered)]


# "the fourth anniversary of the killing of General Soleimani" is no news of it
_REMEMBERED = re.compile(r"\banniversary of (?:the )?\w+(?: of)?\b")


def _is_pair(tokens: Sequence[Token], one: Number, other: Number) -> bool:
    """Whether two persons are told of as one: "a man and a woman were killed"."""
    if not (one.article and other.article and one.head is not None):
        return False
    return [t.lower for t in tokens[one.head + 1 : other.first]] == ["and"]


def _apart(more: Iterable[Count], counted: Sequence[Count]) -> list[Count]:
    """Possible tolls, where no toll of that effect stands in the same words."""
    known = [(c.effect, c.start, c.end) for c in counted]
    found: list[Count] = []
    for each in more:
        if not any(effect is each.effect and each.start < b and a < each.end for effect, a, b in known):
            known.append((each.effect, each.start, each.end))
            found.append(replace(each, possible=True))
    return found


def _told(
    tokens: Sequence[Token],
    effect: Effect,
    bounds: tuple[int, int | None],
    words: tuple[int, int],
    group: tuple[int, int] | None = None,
    part: bool = False,
) -> Count:
    """A toll that no number gives: its bounds, the tokens of its words, and those for who is counted."""
    return Count(
        effect=effect,
        low=bounds[0],
        high=bounds[1],
        approximate=False,
        victims=victims_of([t.lower for t in tokens[group[0] : group[1] + 1]] if group else []),
        group=(tokens[group[0]].start, tokens[group[1]].end) if group else None,
        part_of=part,
        start=tokens[words[0]].start,
        end=tokens[words[1]].end,
        at=tokens[group[0] if group else words[0]].start,
    )


_SAYING = frozenset("said say says told added".split())
_STOPS: tuple[list[str], ...] = ([], ["."], [","], ["on"], ["that"], ["in"])


def _speaks(tokens: Sequence[Token], number: Number) -> bool:
    """Whether those who are counted tell of it: "30 were wounded, including children, two aid workers said."."""
    if number.head is None or not number.first or tokens[number.first - 1].text != ",":
        return False
    behind = [t.lower for t in tokens[number.head + 1 : number.head + 3]]
    return bool(behind) and behind[0] in _SAYING and behind[1:] in _STOPS


def _belongs_to(tokens: Sequence[Token], number: Number) -> bool:
    """Whether a number says to whom the people before it belong: "members of one family"."""
    k = number.first - 1
    return k > 0 and tokens[k].lower == "of" and tokens[k - 1].lower in lex.PERSON - _COUNTED


_COUNTED = frozenset(
    "lives bodies body corpses corpse deaths dead wounded injured casualties fatalities".split()
)


_AMONG = re.compile(
    r"\b(?:(?:was|were|is|are) )?(?:also )?among (?:the|those) (?:dead|killed|victims|casualties|wounded|injured|missing)\b"
)
_THE_DEAD = re.compile(r"\b(?:dead|victims|killed) (?:were|was|include|included|are|is)$")


def _is_part(tokens: Sequence[Token], number: Number) -> bool:
    """Whether the number is introduced as a part: "including two children", "among them a general"."""
    before = [t.lower for t in tokens[max(number.first - 4, 0) : number.first]]
    after = [t.lower for t in tokens[number.last + 1 : number.last + 4]]
    if before and (before[-1] in PART or (before[-1] == "them" and "among" in before)):
        return True
    if before[-2:] in (["of", "whom"], ["of", "them"], ["of", "which"]):
        return True
    behind = " ".join(t.lower for t in tokens[number.last : number.last + 9])
    if _AMONG.search(behind) or _THE_DEAD.search(" ".join(before)):
        return True
    return after[:2] in (["of", "them"], ["of", "whom"]) or (
        after[:2] == ["of", "the"] and after[2:] in (["dead"], ["killed"], ["victims"], [])
    )


_WHERE = frozenset("in at on near outside inside around".split())


def _is_share(tokens: Sequence[Token], before: Number, number: Number) -> bool:
    """Whether a number is one place's share: "eleven were killed: seven in the market and four at the gate"."""
    k = number.last + 1
    between = [t.lower for t in tokens[before.last + 1 : number.first]]
    at_a_place = number.head is None and k < len(tokens) and tokens[k].lower in _WHERE
    first = between[-1:] == [":"]
    after_another = (
        before.head is None and between[:1] and between[0] in _WHERE and between[-1] in ("and", ",")
    )
    return at_a_place and bool(first or after_another)


def _is_another_figure(tokens: Sequence[Token], before: Number, number: Number) -> bool:
    """Whether a number is another source's for the toll before it: "32 in early reports, 40 by the mayor's word"."""
    behind = [t.lower for t in tokens[number.last + 1 : number.last + 3]]
    return (
        before.head is None
        and number.head is None
        and tokens[number.first - 1].text == ","
        and (behind == ["according", "to"] or behind[:1] == ["by"])
    )


_ALONG = (["along", "with"], ["together", "with"])


def _inherited(
    tokens: Sequence[Token], before: Number, number: Number, harm: Harm, was_part: bool, part: bool
) -> tuple[list[Harm], bool]:
    """The harm of the number before, for its parts and for what is joined to it by "and"."""
    between = [t.lower for t in tokens[before.last + 1 : number.first]]
    joined = (
        bool(between)
        and len(between) <= 8
        and (between[-1] in ("and", ",", "plus") or between[-2:] in _ALONG)
    )
    apart = between[-2:] not in _ALONG and any(w in lex.THINGS or w in VERB_EFFECT for w in between)
    if part or (joined and not apart):
        return [Harm(harm.effect, number.first)], part or was_part
    return [], part


def _count(tokens: Sequence[Token], number: Number, harm: Harm, part: bool) -> Count:
    head = number.head
    first, last = min(number.first, harm.at), max(number.last, harm.at, head or 0)
    low, high = number.low, number.high
    if harm.joint is not None and high is not None:
        low, high = None, high  # "killed or wounded 20": up to 20 of each
    elif harm.joint == "or":
        low = MANY[0]
    return Count(
        effect=harm.effect,
        low=low,
        high=high,
        approximate=number.approximate,
        victims=_victims(tokens, number),
        group=_group(tokens, number),
        part_of=part,
        start=tokens[first].start,
        end=tokens[last].end,
        at=tokens[number.first].start,
    )


def _group(tokens: Sequence[Token], number: Number) -> tuple[int, int] | None:
    """The words for who is counted: in "dozens of other people", "other people"."""
    if number.head is None or tokens[number.head].lower in _COUNTED:
        return None  # "32 deaths": nobody's name
    first, last = number.last + 1, number.head
    while first < last and tokens[first].lower in ("of", "the", "its", "their", "his", "her"):
        first += 1
    if tokens[last].lower in _BELONGING and [t.lower for t in tokens[last + 1 : last + 2]] == ["of"]:
        name = last + 2
        while (
            name < len(tokens) and tokens[name].text[:1].isalpha() and tokens[name].text != tokens[name].lower
        ):
            last, name = name, name + 1  # "members of Ahrar al-Sham"
    return tokens[first].start, tokens[last].end


_BELONGING = frozenset("members fighters militants men gunmen cadres soldiers supporters followers".split())


def _victims(tokens: Sequence[Token], number: Number) -> Victims:
    """Who is counted: "nine soldiers and civilians" and "nine people, both soldiers and civilians" are mixed."""
    if number.head is None:
        return Victims.UNKNOWN
    one = victims_of([t.lower for t in tokens[number.last + 1 : number.head + 1]])
    behind = [t.lower for t in tokens[number.head + 1 : number.head + 5]]
    if behind[:2] == [",", "both"] and behind[3:] == ["and"]:
        one = victims_of(behind[2:3])
        behind = ["and", *(t.lower for t in tokens[number.head + 5 : number.head + 6])]
    if behind[:1] != ["and"]:
        return one
    other = victims_of(behind[1:2])
    known = Victims.UNKNOWN not in (one, other)
    return Victims.MIXED if known and one is not other else one


def victims_of(words: Sequence[str]) -> Victims:
    """Who is counted, by the words of the group: "Syrian soldiers" are combatants, "people" unknown."""
    for word in reversed(words):
        if word in lex.ATTACKERS:
            return Victims.ATTACKERS
        if word in lex.COMBATANTS:
            return Victims.COMBATANTS
        if word in lex.CIVILIANS:
            return Victims.CIVILIANS
    return Victims.UNKNOWN


def _plurals(tokens: Sequence[Token], k: int) -> int:
    """The last token of "women and children" or "others" at `k`; `k` - 1 where no bare plural stands there."""
    last = k - 1
    while k < len(tokens):
        word = tokens[k].lower
        if word in lex.PERSON and (word.endswith(("s", "men")) or word in ("children", "people")):
            last = k
        elif word not in ("and", ",", "the", "elderly", "many"):
            break
        k += 1
    return last


def _bare(tokens: Sequence[Token], taken: dict[int, int], counted: Sequence[Count]) -> Iterator[Count]:
    """Plurals without a number: "including women and children", "soldiers were killed", "killing civilians"."""
    covered = {t.start for c in counted for t in tokens if c.start <= t.start < c.end}
    k = 0
    while k < len(tokens):
        token, word = tokens[k], tokens[k].lower
        last = _plurals(tokens, k + 1)
        if word in ("including", "mostly") and last > k and counted:
            yield _told(tokens, counted[-1].effect, MANY, (k, last), (k + 1, last), part=True)
        elif word in _FLIGHT and (last := _plurals(tokens, k + 2)) > k + 1 and tokens[k + 1].lower == "of":
            yield _told(tokens, Effect.DISPLACED, MANY, (k, last), (k + 2, last))
            k = last
        elif word == "displaced" and k and tokens[k - 1].lower in _LEADING_ADJECTIVES:
            k = max(last, k)  # "a camp for displaced people"
        elif word in VERB_EFFECT and last > k and token.start not in covered and k + 1 not in taken:
            yield _told(tokens, VERB_EFFECT[word], MANY, (k, last), (k + 1, last))
        elif (end := _plurals(tokens, k)) >= k and token.start not in covered and not _is_numbered(taken, k):
            verb = _participle(tokens, end + 1, word)
            if verb is not None:
                yield _told(tokens, PARTICIPLE_EFFECT[tokens[verb].lower], MANY, (k, verb), (k, end))
            elif (among := _among_the(tokens, end + 1)) is not None:
                effect = PARTICIPLE_EFFECT.get(tokens[among].lower, Effect.KILLED)
                yield _told(tokens, effect, MANY, (k, among), (k, end), part=True)
            k = end
        k += 1


def _participle(tokens: Sequence[Token], at: int, who: str) -> int | None:
    """The participle that says what befell those before `at`: "were killed", "have died", "others wounded"."""
    verb = at
    while verb < min(at + 4, len(tokens)) and tokens[verb].lower in _TO_BE:
        verb += 1
    if verb >= min(at + 4, len(tokens)) or tokens[verb].lower not in PARTICIPLE_EFFECT:
        return None
    between = {t.lower for t in tokens[at:verb]}
    if not between:
        fled = tokens[verb].lower in ("fled", "flee") and who in _RESIDENTS
        return verb if who == "others" or fled else None
    active = not between & (_PASSIVE | _REMAIN) and tokens[verb].lower in VERB_EFFECT  # "rebels have killed"
    return None if active else verb


def _among_the(tokens: Sequence[Token], at: int) -> int | None:
    """The token that ends "were among the dead" behind those before `at`, perhaps "members" of something."""
    if [t.lower for t in tokens[at : at + 1]] == ["of"]:
        at = next((k for k in range(at + 1, min(at + 5, len(tokens))) if tokens[k].lower in _PASSIVE), at)
    told = _AMONG.match(" ".join(t.lower for t in tokens[at : at + 5]))
    return at + len(told.group().split()) - 1 if told else None


_LEADING_ADJECTIVES = frozenset(
    "for of to among from by with the these other internally housing hosting sheltering".split()
)
_FLIGHT = frozenset("exodus displacement".split())
_RESIDENTS = frozenset("civilians residents families villagers people inhabitants".split())
_PASSIVE = frozenset("were was been being are".split())
_REMAIN = frozenset("remain remained remains".split())
_TO_BE = _PASSIVE | _REMAIN | frozenset("also have had reportedly still now later".split())
_TO_BE |= frozenset("critically seriously severely badly".split())


def _is_numbered(taken: dict[int, int], k: int) -> bool:
    """Whether a number stands in the words right before `k`: "nine Syrian soldiers"."""
    return any(j in taken for j in range(k - 3, k))
