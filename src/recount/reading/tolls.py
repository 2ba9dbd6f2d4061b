"""Tolls: which numbers count which harm to whom, and which number is part of which."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from recount.model import Effect, Victims
from recount.reading import lexicon as lex
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
    named: tuple[int, int] | None = None


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
_VERB_EFFECT = {word: effect for effect, words in reversed(_VERBS.items()) for word in words}
_PARTICIPLE_EFFECT = {word: effect for effect, words in reversed(_PARTICIPLES.items()) for word in words}
_NOUN_EFFECT = {
    "death": Effect.KILLED,
    "deaths": Effect.KILLED,
    "lives": Effect.KILLED,
    "killing": Effect.KILLED,
    "bodies": Effect.KILLED,
    "toll": Effect.KILLED,
    "execution": Effect.KILLED,
    "murder": Effect.KILLED,
    "corpses": Effect.KILLED,
    "remains": Effect.KILLED,
    "beheading": Effect.KILLED,
    "injury": Effect.INJURED,
    "wounding": Effect.INJURED,
    "abduction": Effect.ABDUCTED,
    "kidnapping": Effect.ABDUCTED,
    "arrest": Effect.ARRESTED,
    "displacement": Effect.DISPLACED,
    "fatalities": Effect.KILLED,
    "massacre": Effect.KILLED,
}
_ARTICLES = frozenset("a an one another".split())
_PASSIVE = frozenset(
    "was were been be being are is got get reported found left feared confirmed shot".split()
)
_PART = frozenset("including included include includes among comprising".split())
_OTHERS = frozenset("others other more another further additional".split())
_CLAUSE_ENDS = frozenset(". ; : ? !".split())
_REACH = 16
_NOUN_PHRASE = 7


@dataclass(frozen=True, slots=True)
class _Item:
    """A number in a sentence: its tokens [first, last], its bounds, and the head noun behind it."""

    first: int
    last: int
    low: int | None
    high: int | None
    approximate: bool
    head: int | None
    article: bool


def counts(sentence: Sentence) -> list[Count]:
    """The tolls that a sentence states, in order."""
    tokens = sentence.tokens
    items = _items(sentence)
    taken = {k: n for n, item in enumerate(items) for k in range(item.first, item.last + 1)}
    found: list[Count] = []
    by_item: dict[int, list[Count]] = {}
    for n, item in enumerate(items):
        effects = _behind(tokens, item) or _ahead(tokens, item, items, taken)
        part = _is_part(tokens, item)
        if not effects and n and item.head is not None and (n - 1) in by_item:
            effects, part = _inherited(tokens, items[n - 1], item, by_item[n - 1], part)
        here = [_count(tokens, item, effect, at, joint, part) for effect, at, joint in effects]
        if here:
            by_item[n] = here
            found += here
    found += _none_hurt(tokens)
    return found


def _items(sentence: Sentence) -> list[_Item]:
    """The numbers of a sentence that may count people."""
    tokens = sentence.tokens
    starts = {token.start: n for n, token in enumerate(tokens)}
    spans: list[tuple[int, int, int | None, int | None, bool, bool]] = []
    used: set[int] = set()
    for q in find_quantities(sentence.text):
        if q.kind == "none":
            continue
        inside = [
            n
            for n, t in enumerate(tokens)
            if t.start < sentence.start + q.end and t.end > sentence.start + q.start
        ]
        if inside:
            used.update(inside)
            spans.append((inside[0], inside[-1], q.low, q.high, q.approximate, False))
    for n, token in enumerate(tokens):
        if n not in used and token.lower in _ARTICLES and starts:
            spans.append((n, n, 1, 1, False, True))
    items = []
    for first, last, low, high, approximate, article in sorted(spans):
        head = _head(tokens, last + 1, used)
        if head == -1 or (
            article
            and (
                head is None
                or tokens[head].lower.endswith("s")
                and tokens[head].lower not in ("police", "taliban")
            )
        ):
            continue
        items.append(_Item(first, last, low, high, approximate, head, article))
    return items


def _head(tokens: Sequence[Token], at: int, used: set[int]) -> int | None:
    """The person noun that a number counts; -1 when it counts things, None when no noun is in reach."""
    person: int | None = None
    for k in range(at, min(at + _NOUN_PHRASE, len(tokens))):
        word = tokens[k].lower
        if word in lex.PERSON and word not in ("dead", "wounded", "injured"):
            if person is not None and word in ("other", "others"):
                break
            person = k
            # "three police officers": the last of a run of nouns is the head
            if k + 1 < len(tokens) and tokens[k + 1].lower in lex.PERSON:
                continue
            break
        if word in lex.THINGS:
            return -1 if person is None else person
        if (
            k in used
            or word in _PARTICIPLE_EFFECT
            or tokens[k].text in ',.;:()"“”–—-'
            or word
            in (
                "and",
                "were",
                "was",
                "have",
                "has",
                "had",
                "in",
                "by",
                "on",
                "when",
                "after",
                "who",
                "at",
                "from",
                "that",
                "including",
                "with",
                "to",
                "as",
                "during",
                "while",
                "killed",
                "are",
                "is",
            )
        ):
            break
    return person


_BETWEEN = frozenset(
    "the of to at up some as many an a over about nearly and or least total rising his her their its , two".split()
)


def _behind(tokens: Sequence[Token], item: _Item) -> list[tuple[Effect, int, bool]]:
    """Effects by a verb or noun in front of the number: "killing 12", "the deaths of 12", "the toll rose to 12"."""
    k = item.first - 1
    steps = 0
    while k >= 0 and steps < 4:
        token = tokens[k]
        if (
            token.lower in _VERB_EFFECT
            and token.lower not in ("forced", "seized")
            or (token.lower == "forced" and False)
        ):
            effect = _VERB_EFFECT[token.lower]
            if not _is_active(tokens, k):
                return []
            joint = _joined(tokens, k)
            if joint is not None and joint[0] != effect:
                return [(effect, joint[1], joint[2]), (joint[0], joint[1], joint[2])]
            return [(effect, k, False)]
        if token.lower in _NOUN_EFFECT and (steps or token.lower in ("killing", "wounding")):
            return [(_NOUN_EFFECT[token.lower], k, False)]
        if token.lower in (
            "rose",
            "rises",
            "risen",
            "climbed",
            "reached",
            "stood",
            "stands",
            "toll",
            "number",
            "put",
        ):
            return _toll_before(tokens, k)
        if token.lower not in _BETWEEN or token.text == "," or token.lower in ("and", "or"):
            return []
        k -= 1
        steps += 1
    return _toll_before(tokens, k) if k >= 0 else []


def _toll_before(tokens: Sequence[Token], k: int) -> list[tuple[Effect, int, bool]]:
    """ "death toll ... rose to N", "put the number of dead at N"."""
    for j in range(k, max(k - 9, -1), -1):
        word = tokens[j].lower
        if word == "toll":
            return [(Effect.KILLED, j, False)]
        if (
            word in ("dead", "killed", "deaths", "victims", "fatalities", "martyrs")
            and j
            and any(t.lower in ("number", "toll", "count") for t in tokens[max(j - 4, 0) : j])
        ):
            return [(Effect.KILLED, j, False)]
        if word in ("injured", "wounded", "injuries") and any(
            t.lower in ("number", "toll") for t in tokens[max(j - 4, 0) : j]
        ):
            return [(Effect.INJURED, j, False)]
        if tokens[j].text in _CLAUSE_ENDS:
            break
    return []


def _joined(tokens: Sequence[Token], k: int) -> tuple[Effect, int, bool] | None:
    """The other effect of "killed or wounded N": (effect, first token, whether not told apart)."""
    if k >= 2 and tokens[k - 1].lower in ("or", "and") and tokens[k - 2].lower in _VERB_EFFECT:
        return _VERB_EFFECT[tokens[k - 2].lower], k - 2, True
    return None


def _is_active(tokens: Sequence[Token], k: int) -> bool:
    """Whether a verb in front of a number has it as its object: not in "were killed 12 kilometres away"."""
    before = [t.lower for t in tokens[max(k - 3, 0) : k]]
    return not (before and before[-1] in ("were", "was", "been", "be", "being", "are"))


def _ahead(
    tokens: Sequence[Token], item: _Item, items: Sequence[_Item], taken: dict[int, int]
) -> list[tuple[Effect, int, bool]]:
    """Effects by a participle behind the number: "12 people were killed", "12 dead", "12 others wounded"."""
    k = item.last + 1
    limit = min(len(tokens), item.last + 1 + _REACH)
    aside = False  # inside "including two children", which does not end the phrase
    while k < limit:
        token = tokens[k]
        if token.text in _CLAUSE_ENDS:
            return []
        if token.lower in _PART or (token.lower == "among" and k + 1 < limit):
            aside = True
        if k in taken and k > item.last:
            joined = tokens[k - 1].lower in ("and", ",", "or", "with", "some", "least") or aside
            other = items[taken[k]]
            if not joined or other.head is None or (item.head is None and not aside):
                return []
            k = other.last + 1
            continue
        effect = _PARTICIPLE_EFFECT.get(token.lower)
        if effect is not None and not (token.lower in ("hurt", "fell", "captured") and item.head is None):
            if _takes_object(tokens, k, taken):
                return []
            near = item.head if item.head is not None else item.last
            adjacent = k - near <= 2
            passive = any(t.lower in _PASSIVE for t in tokens[max(k - 4, item.last) : k])
            intransitive = token.lower in (
                "died",
                "dead",
                "perished",
                "fled",
                "missing",
                "fell",
                "flee",
                "succumbed",
                "deaths",
                "fatalities",
                "injuries",
                "dies",
                "fleeing",
            )
            if not (adjacent or passive or intransitive) or (item.head is None and not adjacent):
                return []
            if item.head is None and token.lower in ("killed", "injured", "wounded") and not adjacent:
                return []
            second = _second_effect(tokens, k)
            if second is not None and second[0] != effect:
                return [(effect, second[1], second[2]), (second[0], second[1], second[2])]
            return [(effect, k, False)]
        if token.lower in _VERB_EFFECT and _takes_object(tokens, k, taken):
            return []
        if item.head is None and k > item.last + 3:
            return []
        k += 1
    return []


def _second_effect(tokens: Sequence[Token], k: int) -> tuple[Effect, int, bool] | None:
    """The second of "were killed or wounded" and "killed and injured"."""
    if k + 2 < len(tokens) and tokens[k + 1].lower in ("or", "and"):
        effect = _PARTICIPLE_EFFECT.get(tokens[k + 2].lower)
        if effect is not None and not (k + 3 < len(tokens) and tokens[k + 3].text[:1].isdigit()):
            return effect, k + 2, True
    return None


def _takes_object(tokens: Sequence[Token], k: int, taken: dict[int, int]) -> bool:
    """Whether the effect verb at `k` is active and has an object: "20 militants killed five soldiers"."""
    if (
        tokens[k].lower not in _VERB_EFFECT
        or tokens[k].lower in ("kidnapped", "abducted")
        and k + 1 >= len(tokens)
    ):
        return False
    if any(t.lower in _PASSIVE for t in tokens[max(k - 3, 0) : k]):
        return False
    after = tokens[k + 1] if k + 1 < len(tokens) else None
    return after is not None and (
        k + 1 in taken or after.lower in ("the", "a", "an", "at", "more", "his", "her", "its")
    )


def _is_part(tokens: Sequence[Token], item: _Item) -> bool:
    """Whether the number is introduced as a part: "including two children", "among them a general"."""
    before = [t.lower for t in tokens[max(item.first - 4, 0) : item.first]]
    after = [t.lower for t in tokens[item.last + 1 : item.last + 4]]
    if before and (before[-1] in _PART or before[-1:] == ["them"] and "among" in before):
        return True
    if len(before) >= 2 and before[-2:] in (["of", "whom"], ["of", "them"], ["of", "which"]):
        return True
    return after[:2] in (["of", "them"], ["of", "whom"], ["of", "the"]) and after[2:] in (
        ["dead"],
        ["killed"],
        ["victims"],
        [],
    )


def _inherited(
    tokens: Sequence[Token], before: _Item, item: _Item, counted: list[Count], part: bool
) -> tuple[list[tuple[Effect, int, bool]], bool]:
    """The effect of the number before, for its parts and for what is joined to it by "and"."""
    between = [t.lower for t in tokens[before.last + 1 : item.first]]
    if part or (
        between
        and between[-1] in ("and", ",", "plus")
        and len(between) <= 8
        and not any(w in lex.THINGS or w in _VERB_EFFECT for w in between)
    ):
        return [(counted[0].effect, item.first, False)], part or counted[0].part_of
    return [], part


def _count(tokens: Sequence[Token], item: _Item, effect: Effect, at: int, joint: bool, part: bool) -> Count:
    head = item.head
    group = None if head is None else (tokens[item.last + 1].start, tokens[head].end)
    first, last = min(item.first, at), max(item.last, at, head if head is not None else 0)
    low, high = (None, item.high or item.low) if joint else (item.low, item.high)
    named = None
    if item.low == 1 and item.head is None:
        named = _name_after(tokens, item.last + 1)
        if named is not None:
            last = max(last, named[1])
    return Count(
        effect=effect,
        low=low,
        high=high,
        approximate=item.approximate,
        victims=victims_of([t.lower for t in tokens[item.last + 1 : head + 1]] if head is not None else []),
        group=group,
        part_of=part,
        start=tokens[first].start,
        end=tokens[last].end,
        at=tokens[item.first].start,
        named=None if named is None else (tokens[named[0]].start, tokens[named[1]].end),
    )


def _name_after(tokens: Sequence[Token], k: int) -> tuple[int, int] | None:
    """The tokens of a capitalised name that starts at `k`."""
    last = k
    while last < len(tokens) and tokens[last].text[:1].isupper():
        last += 1
    return (k, last - 1) if last > k else None


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
)


def _none_hurt(tokens: Sequence[Token]) -> Iterator[Count]:
    """ "No casualties" counts nobody killed and nobody injured."""
    lowers = [t.lower for t in tokens]
    for n, word in enumerate(lowers):
        if word not in ("no", "nobody", "without", "none"):
            continue
        phrase = " ".join(lowers[n : n + 4])
        hit = next((p for p in _NOBODY if phrase.startswith(p)), None)
        if hit is None:
            continue
        last = n + len(hit.split()) - 1
        effects: tuple[Effect, ...] = (Effect.KILLED, Effect.INJURED)
        if "was" in hit or "were" in hit:
            verb = next((w for w in lowers[last + 1 : last + 3] if w in _PARTICIPLE_EFFECT), None)
            if verb is None:
                continue
            effects = (_PARTICIPLE_EFFECT[verb],)
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
