"""Uncertain numbers: people whom a sentence of harm counts, perhaps among the harmed, for the model to judge.

"40 rebels and, further south, 12 fighters": the rules of effects.py find no harm that belongs to the twelve.
"""

from collections.abc import Iterator, Mapping, Sequence

from recount.model import Effect
from recount.reading.effects import NOUN_EFFECT, PARTICIPLE_EFFECT, VERB_EFFECT, Number, takes_object
from recount.reading.sentences import Token


def uncertain(
    tokens: Sequence[Token], numbers: Sequence[Number], taken: Mapping[int, int]
) -> Iterator[tuple[Number, Effect]]:
    """Each number that may count people, with the harm told nearest to it; `taken` as in `effects.ahead`."""
    harms = list(_harms(tokens)) if numbers else []
    for number in numbers:
        head = number.last if number.head is None else number.head
        own = _BY_HEAD.get(tokens[head].lower)
        if own is not None:
            yield number, own
        elif _acts(tokens, head + 1, taken) or not _UNHARMED.isdisjoint(
            t.lower for t in (*tokens[max(0, number.first - 2) : number.first], *tokens[head + 1 : head + 4])
        ):
            continue  # "two assailants shot dead the caretaker", "eight other children survived"
        elif harms and (_listed(tokens, number) if number.article else _may_count(tokens, number)):
            yield number, min(harms, key=lambda harm: _distance(harm[0], number.first, head))[1]


def _words(effects: Mapping[Effect, str]) -> dict[str, Effect]:
    return {word: effect for effect, words in effects.items() for word in words.split()}


# What befell those whom a noun stands for.
_BY_HEAD = _words(
    {
        Effect.KILLED: "bodies body corpses corpse martyrs martyr lives dead deaths fatalities",
        Effect.INJURED: "injured wounded injuries",
        Effect.ABDUCTED: "hostages hostage captives captive",
    }
)
# Words that tell of harm, but not of whom.
_LOOSE = _words(
    {
        Effect.KILLED: "victims casualties claimed claiming claims lost losing cost costs toll tally tallies count figure"
        " gassing gassed",
        Effect.INJURED: "suffered affected treated asphyxiation suffocation",
        Effect.DISPLACED: "exodus evacuated evacuation",
        Effect.ARRESTED: "surrendered",
        Effect.ABDUCTED: "taken trapped",
    }
)
NOT_ONLY_PEOPLE = frozenset("captured seized fell forced missing neutralised neutralized hurt".split())
_HARM = {
    word: effect
    for word, effect in (NOUN_EFFECT | PARTICIPLE_EFFECT | VERB_EFFECT | _LOOSE).items()
    if word not in NOT_ONLY_PEOPLE
}


def _harms(tokens: Sequence[Token]) -> Iterator[tuple[int, Effect]]:
    for k, token in enumerate(tokens):
        effect = _HARM.get(token.lower)
        if effect is not None:
            yield k, effect
        elif [t.lower for t in tokens[k : k + 3]] in _PUT_AT:
            yield k, Effect.KILLED  # "the mayor put it at 15"


_UNHARMED = frozenset(
    "survived escaped unhurt unharmed uninjured rescued rescuing freed freeing released releasing saved".split()
)
_PUT_AT = (["put", "it", "at"], ["puts", "it", "at"], ["put", "that", "at"])
_AUXILIARY = frozenset("have has had also who reportedly allegedly".split())


def _acts(tokens: Sequence[Token], k: int, taken: Mapping[int, int]) -> bool:
    """Whether those before `k` did the harm: "killed the pilot", "have shot dead a guard"."""
    while k < len(tokens) and tokens[k].lower in _AUXILIARY:
        k += 1
    return k < len(tokens) and takes_object(tokens, k, taken)


def _distance(k: int, first: int, last: int) -> float:
    return first - k if k < first else 1.1 * (k - last)  # the harm before a number is likelier its own


def _listed(tokens: Sequence[Token], number: Number) -> bool:
    """Whether "a" stands in a list: "were a woman and a child", "together with a guard"."""
    before = tokens[number.first - 1].lower if number.first else ""
    return before in ("and", ",", "was", "were", "with", "including", "as")


_AFTER = frozenset(
    "in at on outside inside near around across of and were was others more from by last this reported".split()
)


def _may_count(tokens: Sequence[Token], number: Number) -> bool:
    """Whether a number may count people without a noun too: "another five outside Kobane", "the toll was 44"."""
    after = tokens[number.last + 1].lower if number.last + 1 < len(tokens) else "."
    before = tokens[number.first - 1].text if number.first else ""
    if number.head is None and (before, after) in ((",", ","), ("(", ")")):
        return False  # "Oliver Hall, 24, died": an age
    return number.head is not None or after in _AFTER or not after[:1].isalnum()
