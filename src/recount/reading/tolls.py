"""Tolls: which numbers count which harm to whom, and which number is part of which."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
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
from recount.reading.numbers import find_quantities
from recount.reading.sentences import Sentence, Token


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


_ARTICLES = frozenset("a an one another".split())
_NOUN_PHRASE = 7
_PLURAL = 2  # what a plural without a number stands for, at the least


def counts(sentence: Sentence) -> list[Count]:
    """The tolls that a sentence states: those with a number in order, then "nobody" and bare plurals."""
    tokens = sentence.tokens
    numbers = _numbers(sentence)
    taken = {k: n for n, number in enumerate(numbers) for k in range(number.first, number.last + 1)}
    found: list[Count] = []
    harmed: dict[int, list[Harm]] = {}
    for n, number in enumerate(numbers):
        if _belongs_to(tokens, number):
            continue  # "four members of one family": the family is no toll
        spent = frozenset(harm.at for harms in harmed.values() for harm in harms if harm.at < number.first)
        part = _is_part(tokens, number)
        harms = behind(tokens, number, spent) or ahead(tokens, number, numbers, taken)
        if not harms and (number.head is not None or part) and n - 1 in harmed:
            harms, part = _inherited(
                tokens, numbers[n - 1], number, harmed[n - 1][0], found[-1].part_of, part
            )
        if harms:
            harmed[n] = harms
            found += [_count(tokens, number, harm, part) for harm in harms]
    found += _none_hurt(tokens)
    found += _bare(tokens, taken, found)
    return found


def _belongs_to(tokens: Sequence[Token], number: Number) -> bool:
    """Whether a number says to whom the people before it belong: "members of one family"."""
    k = number.first - 1
    return k > 0 and tokens[k].lower == "of" and tokens[k - 1].lower in lex.PERSON - _COUNTED


_COUNTED = frozenset(
    "lives bodies body corpses corpse deaths dead wounded injured casualties fatalities".split()
)


def _numbers(sentence: Sentence) -> list[Number]:
    """The numbers of a sentence that may count people."""
    tokens = sentence.tokens
    spans: list[tuple[int, int, int | None, int | None, bool, bool]] = []
    used: set[int] = set()
    for q in find_quantities(sentence.text):
        start, end = sentence.start + q.start, sentence.start + q.end
        first = bisect_left(tokens, start, key=lambda t: t.end - 1)
        inside = range(first, bisect_left(tokens, end, lo=first, key=lambda t: t.start))
        if inside and q.kind != "none":
            used.update(inside)
            spans.append((inside[0], inside[-1], q.low, q.high, q.approximate, False))
    spans += [
        (n, n, 1, 1, False, True)
        for n, token in enumerate(tokens)
        if n not in used
        and (
            token.lower in _ARTICLES
            or (
                token.lower in ("the", "his", "her", "its")
                and n
                and tokens[n - 1].lower in ("killing", "wounding", "injuring", "kidnapping", "abducting")
            )
        )
    ]
    numbers = []
    for first, last, low, high, approximate, article in sorted(spans):
        head = _head(tokens, last + 1, used)
        another = (
            article and head is None and tokens[first].lower == "another" and _harmed_at(tokens, first + 1)
        )
        if another or (head != -1 and not (article and not _is_one(tokens, head))):
            numbers.append(Number(first, last, low, high, approximate, head, article))
    return numbers


def _harmed_at(tokens: Sequence[Token], k: int) -> bool:
    """Whether a participle of harm stands at `k`, perhaps behind "was": "another was wounded"."""
    if k < len(tokens) and tokens[k].lower in ("was", "is"):
        k += 1
    return k < len(tokens) and tokens[k].lower in PARTICIPLE_EFFECT


def _is_one(tokens: Sequence[Token], head: int | None) -> bool:
    """Whether the noun behind "a" is one person."""
    if head is None:
        return False
    word = tokens[head].lower
    return not word.endswith("s") or word in ("police", "taliban")


_NOUN_PHRASE_ENDS = frozenset(
    """and were was have has had in by on when after who at from that including with to as during while killed are
    , . ; : ( ) " “ ” – — -""".split()
)


def _head(tokens: Sequence[Token], at: int, used: set[int]) -> int | None:
    """The person noun that a number counts; -1 when it counts things, None when no noun is in reach."""
    person: int | None = None
    if at < len(tokens) and tokens[at].text in ('"', "“", "'", "‘"):
        at += 1  # 203 "terrorists"
    for k in range(at, min(at + _NOUN_PHRASE, len(tokens))):
        word = tokens[k].lower
        if word in lex.PERSON and word not in ("dead", "wounded", "injured"):
            if person is not None and word in ("other", "others"):
                break
            person = k
            kin = [t.lower for t in tokens[k + 1 : k + 4]]
            if kin[:1] == ["of"] and kin[-1:] == ["family"]:
                return k + 3  # "four members of one family"
            # "three police officers": the last of a run of nouns is the head
            if k + 1 < len(tokens) and tokens[k + 1].lower in lex.PERSON:
                continue
            break
        if word in lex.THINGS:
            named = word in ("group", "groups") and k + 1 < len(tokens) and tokens[k + 1].lower in lex.PERSON
            if named and person is None:
                continue  # "fourteen of the IS group fighters"
            return -1 if person is None else person
        if k in used or word in PARTICIPLE_EFFECT or word in _NOUN_PHRASE_ENDS or tokens[k].text == "is":
            break
    return person


_AMONG = re.compile(r"\b(?:was|were|is|are) among the (?:dead|killed|victims|wounded|injured)\b")
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
        low = _PLURAL
    group = [t.lower for t in tokens[number.last + 1 : head + 1]] if head is not None else []
    return Count(
        effect=harm.effect,
        low=low,
        high=high,
        approximate=number.approximate,
        victims=victims_of(group),
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
    first = number.last + 1
    while first < number.head and tokens[first].lower in ("of", "the", "its", "their", "his", "her"):
        first += 1
    return tokens[first].start, tokens[number.head].end


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
        if word in lex.PERSON and (word.endswith(("s", "men")) or word == "children"):
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
            yield _plural(tokens, k, k + 1, last, last, counted[-1].effect, True)
        elif word in VERB_EFFECT and last > k and token.start not in covered and k + 1 not in taken:
            yield _plural(tokens, k, k + 1, last, last, VERB_EFFECT[word], False)
        elif (end := _plurals(tokens, k)) >= k and token.start not in covered and not _is_numbered(taken, k):
            verb = next(
                (
                    j
                    for j in range(end + 1, min(end + 5, len(tokens)))
                    if tokens[j].lower in PARTICIPLE_EFFECT
                ),
                None,
            )
            between = {t.lower for t in tokens[end + 1 : verb]} if verb else {"-"}
            if verb and between <= _TO_BE and (between or word == "others"):
                yield _plural(tokens, k, k, end, verb, PARTICIPLE_EFFECT[tokens[verb].lower], False)
            k = end
        k += 1


_TO_BE = frozenset("were was also have had been being are reportedly".split())


def _is_numbered(taken: dict[int, int], k: int) -> bool:
    """Whether a number stands in the words right before `k`: "nine Syrian soldiers"."""
    return any(j in taken for j in range(k - 3, k))


def _plural(
    tokens: Sequence[Token], first: int, head: int, end: int, last: int, effect: Effect, part: bool
) -> Count:
    return Count(
        effect=effect,
        low=_PLURAL,
        high=None,
        approximate=False,
        victims=victims_of([t.lower for t in tokens[head : end + 1]]),
        group=(tokens[head].start, tokens[end].end),
        part_of=part,
        start=tokens[first].start,
        end=tokens[last].end,
        at=tokens[head].start,
    )


_NOBODY = (
    "no casualties",
    "no deaths",
    "no injuries",
    "no one was",
    "nobody was",
    "no fatalities",
    "no casualty",
    "without casualties",
    "no loss of life",
    "no civilian casualties",
    "none were",
    "no human casualties",
    "no report of any casualties",
    "no reports of casualties",
    "no reports of any casualties",
    "no report of casualties",
    "no immediate reports of casualties",
)


def _none_hurt(tokens: Sequence[Token]) -> Iterator[Count]:
    """ "No casualties" counts nobody killed and nobody injured."""
    lowers = [t.lower for t in tokens]
    for n, word in enumerate(lowers):
        if word not in ("no", "nobody", "without", "none"):
            continue
        phrase = " ".join(lowers[n : n + 5])
        hit = next((p for p in _NOBODY if phrase.startswith(p)), None)
        if hit is None:
            continue
        last = n + len(hit.split()) - 1
        effects: tuple[Effect, ...] = (Effect.KILLED, Effect.INJURED)
        if "was" in hit or "were" in hit:
            verb = next((w for w in lowers[last + 1 : last + 3] if w in PARTICIPLE_EFFECT), None)
            if verb is None:
                continue
            effects = (PARTICIPLE_EFFECT[verb],)
            second = lowers[lowers.index(verb, last) + 1 : lowers.index(verb, last) + 3]
            if second[:1] in (["or"], ["and"]) and second[-1] in PARTICIPLE_EFFECT:
                effects = (*effects, PARTICIPLE_EFFECT[second[-1]])
            last += 1
        elif "deaths" in hit or "fatalities" in hit or "life" in hit:
            effects = (Effect.KILLED,)
        elif "injuries" in hit:
            effects = (Effect.INJURED,)
        base = Count(
            Effect.KILLED,
            0,
            0,
            False,
            Victims.UNKNOWN,
            None,
            False,
            tokens[n].start,
            tokens[last].end,
            tokens[n].start,
        )
        yield from (replace(base, effect=effect) for effect in effects)
