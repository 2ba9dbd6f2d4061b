"""People harmed, told without a number: "the driver was killed", "killing his brother", "he died"."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from recount.model import Effect
from recount.reading import lexicon as lex
from recount.reading.effects import NOUN_EFFECT, PARTICIPLE_EFFECT, SELF, VERB_EFFECT, suffers
from recount.reading.sentences import Token
from recount.reading.uncertain import NOT_ONLY_PEOPLE

Bounds = tuple[int, int | None]
ONE: Bounds = (1, 1)
MANY: Bounds = (2, None)  # a plural without a number


class Unnumbered(NamedTuple):
    """An effect, bounds, and tokens: those of the words [first, last], and those of who is counted."""

    effect: Effect
    low: int
    high: int | None
    first: int
    last: int
    group: tuple[int, int] | None = None


_BLEW = frozenset("blew blown blows blowing detonated".split())
_TELLING = (
    (VERB_EFFECT.keys() | PARTICIPLE_EFFECT.keys() | NOUN_EFFECT.keys()) - NOT_ONLY_PEOPLE
    | _BLEW
    | {"death", "shot", "gunned", "surrendered"}
)


def unnumbered(tokens: Sequence[Token]) -> Iterator[Unnumbered]:
    """Everyone whom a sentence tells to be harmed, without saying how many; in order, some perhaps twice."""
    for k, token in enumerate(tokens):
        if token.lower in _TELLING:
            found = _passive(tokens, k) or _active(tokens, k) or _noun(tokens, k) or _by_own_hand(tokens, k)
            if found is not None:
                yield found
        elif k and suffers(tokens, k) and tokens[k - 1].lower[:1].isalpha():
            # "his assistant received critical injuries"
            yield _one_or_more(Effect.INJURED, _is_plural(tokens[k - 1].lower), k - 1, k + 1)


def _one_or_more(
    effect: Effect, plural: bool, first: int, last: int, group: tuple[int, int] | None = None
) -> Unnumbered:
    low, high = MANY if plural else ONE
    return Unnumbered(effect, low, high, first, last, group)


_WAS = frozenset("was is been being got be".split())
_WERE = frozenset("were are".split())
_ADVERBS = frozenset(
    """also reportedly allegedly critically seriously severely badly fatally later then shot stabbed beaten hacked not
    both all""".split()
)
_AUXILIARY = _WAS | _WERE | _ADVERBS | frozenset("has have had to believed feared".split())
_DIES = frozenset("died dies perished succumbed fled surrendered".split())
_NOBODY_KNOWN = frozenset("most many some several few none".split())  # how many they are, nobody says
_TO_DEATH = frozenset("shot stabbed stoned beaten hacked burned burnt tortured starved strangled".split())


def _passive(tokens: Sequence[Token], k: int) -> Unnumbered | None:
    """ "The driver was killed", "his wife has been shot dead", "he died", "She and her daughter are dead"."""
    word, last = tokens[k].lower, k
    effect = PARTICIPLE_EFFECT.get(word) or (Effect.ARRESTED if word == "surrendered" else None)
    if word == "death" and k >= 2 and tokens[k - 1].lower == "to" and tokens[k - 2].lower in _TO_DEATH:
        effect = Effect.KILLED
        k -= 2
    if effect is None or not word.isalpha():
        return None
    j = k - 1
    while j >= 0 and tokens[j].lower in _ADVERBS:
        j -= 1
    be = tokens[j].lower if j >= 0 else ""
    if be in _WAS | _WERE:
        while j >= 0 and tokens[j].lower in _AUXILIARY:
            j -= 1
    elif word not in _DIES:
        return None
    subject = tokens[j].lower if j >= 0 else ""
    if subject in _NOBODY_KNOWN:
        return None
    if not (subject[:1].isalnum() or subject in (",", ")")):
        return None
    plural = be in _WERE or subject in ("they", "we") or (subject in lex.PERSON and _is_plural(subject))
    if plural and _is_pair(tokens, j):
        return Unnumbered(effect, 2, 2, max(0, j - 3), last)
    return _one_or_more(effect, plural, j if subject[:1].isalnum() else j + 1, last)


def _is_plural(word: str) -> bool:
    return word.endswith(("s", "men")) or word in ("children", "people", "police", "troops", "personnel")


def _is_pair(tokens: Sequence[Token], j: int) -> bool:
    """Whether two persons stand before `j`: "She and her daughter", "the father and brother"."""
    before = [t.lower for t in tokens[max(0, j - 4) : j]]
    return "and" in before and not _is_plural(tokens[j].lower)


def _active(tokens: Sequence[Token], k: int) -> Unnumbered | None:
    """ "Killed the pilot", "injured his son", "killing Oliver", "shot dead the caretaker", "killed him"."""
    word, after = tokens[k].lower, k + 1
    effect = VERB_EFFECT.get(word)
    if word in ("shot", "gunned") and after < len(tokens) and tokens[after].lower in ("dead", "down"):
        effect, after = Effect.KILLED, k + 2
    if effect is None or (k and tokens[k - 1].lower in _WAS | _WERE | {"those"}):
        return None
    return _object(tokens, effect, k, after)


_NOUNS = frozenset(
    "killing death murder execution assassination beheading deaths kidnapping abduction arrest".split()
)


def _noun(tokens: Sequence[Token], k: int) -> Unnumbered | None:
    """ "The death of Qasim Halabouni", "the execution of the pilot"."""
    word = tokens[k].lower
    if word not in _NOUNS or k + 1 == len(tokens) or tokens[k + 1].lower != "of":
        return None
    return _object(tokens, NOUN_EFFECT[word], k, k + 2)


_ONE = frozenset("him her himself herself another".split())
_MORE = frozenset("them themselves".split())
_OWN = frozenset("the his her its their our my one another".split())


def _object(tokens: Sequence[Token], effect: Effect, k: int, after: int) -> Unnumbered | None:
    """Whom the harm at `k` befell, by the words at `after`."""
    if after >= len(tokens):
        return None
    word = tokens[after].lower
    whose = word == "her" and after + 1 < len(tokens) and tokens[after + 1].lower in lex.PERSON
    if word in _ONE | _MORE and not whose:
        return _one_or_more(effect, word in _MORE, k, after)
    head = _noun_at(tokens, after)
    if head is not None:
        return _one_or_more(effect, _is_plural(tokens[head].lower), k, head, (after, head))
    if tokens[after].text[:1].isupper() or word in _OWN:
        return _one_or_more(effect, False, k, _phrase_end(tokens, after))
    return None


def _phrase_end(tokens: Sequence[Token], first: int) -> int:
    """Where a phrase may end whose noun is not known: "the caretaker" in "the caretaker of a shrine"."""
    last = first
    while last + 1 < len(tokens) and last < first + 3 and tokens[last + 1].lower not in _ENDS:
        if not tokens[last + 1].text[:1].isalnum():
            break
        last += 1
    return last


_REACH = 6
_ENDS = frozenset("of in on and at by who with".split())


def _noun_at(tokens: Sequence[Token], after: int) -> int | None:
    """The noun of persons that ends the phrase at `after`."""
    for k in range(after, min(after + _REACH, len(tokens))):
        word = tokens[k].lower
        if word in lex.PERSON:
            while k + 1 < len(tokens) and tokens[k + 1].lower in lex.PERSON:
                k += 1
            return k
        if not word[:1].isalnum() or word in _ENDS:
            return None
    return None


def _by_own_hand(tokens: Sequence[Token], k: int) -> Unnumbered | None:
    """ "Blew himself up"."""
    who = tokens[k + 1].lower if tokens[k].lower in _BLEW and k + 1 < len(tokens) else ""
    return _one_or_more(Effect.KILLED, who == "themselves", k, k + 1) if who in SELF else None
