"""Which numbers of a sentence count people: their bounds, and the noun for those whom they count."""

from bisect import bisect_left
from collections.abc import Sequence

from recount.gazetteer import demonym
from recount.reading import lexicon as lex
from recount.reading.effects import HURTS, PARTICIPLE_EFFECT, Number, suffers
from recount.reading.numbers import find_quantities
from recount.reading.sentences import Sentence, Token

_ARTICLES = frozenset("a an one another".split())
_NOUN_PHRASE, _LONGEST = 7, 24  # words, where a name is one, and where each of its words is


def numbers_of_people(sentence: Sentence) -> list[Number]:
    """The numbers of a sentence that may count people."""
    tokens = sentence.tokens
    spans: list[tuple[int, int, int | None, int | None, bool, bool]] = []
    used: set[int] = set()
    for q in find_quantities(sentence.text):
        start, end = sentence.start + q.start, sentence.start + q.end
        first = bisect_left(tokens, start, key=lambda t: t.end - 1)
        inside = range(first, bisect_left(tokens, end, lo=first, key=lambda t: t.start))
        if inside and q.kind != "none" and not (q.kind == "both" and _of_two_kinds(tokens, inside[-1])):
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
    found = []
    for first, last, low, high, approximate, article in sorted(spans):
        head = _head(tokens, last + 1, used)
        another = (
            article and head is None and tokens[first].lower == "another" and _harmed_at(tokens, first + 1)
        )
        if another or (head != -1 and not (article and not _is_one(tokens, head))):
            found.append(Number(first, last, low, high, approximate, head, article))
    return found


def _of_two_kinds(tokens: Sequence[Token], both: int) -> bool:
    """Whether "both" counts nobody: "both soldiers and civilians"."""
    first, joint, second = ([t.lower for t in tokens[both + n : both + n + 1]] for n in (1, 2, 3))
    return joint == ["and"] and lex.PERSON.issuperset(first + second)


def _harmed_at(tokens: Sequence[Token], k: int) -> bool:
    """Whether a participle of harm stands at `k`, perhaps behind "was": "another was wounded"."""
    if k < len(tokens) and tokens[k].lower in ("was", "is"):
        k += 1
    return k < len(tokens) and (tokens[k].lower in PARTICIPLE_EFFECT or suffers(tokens, k))


def _is_one(tokens: Sequence[Token], head: int | None) -> bool:
    """Whether the noun behind "a" is one person."""
    if head is None:
        return False
    word = tokens[head].lower
    return not word.endswith("s") or word in ("police", "taliban")


_NOUN_PHRASE_ENDS = frozenset(
    """a an outside inside near around across under and were was have has had in by on when after who at from that including with to as during while killed are
    , . ; : ( ) " “ ” – — -""".split()
)


def _head(tokens: Sequence[Token], at: int, used: set[int]) -> int | None:
    """The person noun that a number counts; -1 when it counts things, None when no noun is in reach."""
    person: int | None = None
    thing = False
    if at < len(tokens) and tokens[at].text in ('"', "“", "'", "‘"):
        at += 1  # 203 "terrorists"
    steps, k = 0, at - 1
    while steps < _NOUN_PHRASE and k + 1 < min(len(tokens), at + _LONGEST):
        k += 1
        word = tokens[k].lower
        if tokens[k].text == "(" and person is None and (closed := _closes(tokens, k)):
            k = closed  # "six Islamic State (IS) fighters"
            continue
        # a name is one step
        steps += not (tokens[k].text[:1].isupper() and tokens[k - 1].text[:1].isupper())
        if word == "cases" and [t.lower for t in tokens[k + 1 : k + 2]] == ["of"]:
            return next((j for j in range(k + 2, min(k + 5, len(tokens))) if tokens[j].lower in HURTS), -1)
        if word == "and" and person is None and k > at and _are_persons(tokens, k + 1):
            continue  # "70 regime and rebel fighters"
        if _are_persons(tokens, k) and word not in ("dead", "wounded", "injured"):
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
            if person is None and k + 1 < len(tokens) and tokens[k + 1].lower in lex.PERSON:
                continue  # "fourteen of the IS group fighters", "six Nusra Front fighters"
            if person is None and tokens[k].text[:1].isupper() and not tokens[at].text[:1].islower():
                thing = True  # "three District Reserve Guard personnel": perhaps a name
                continue
            return -1 if person is None else person
        if k in used or word in PARTICIPLE_EFFECT or word in _NOUN_PHRASE_ENDS or tokens[k].text == "is":
            break
    return -1 if thing and person is None else person


def _are_persons(tokens: Sequence[Token], k: int) -> bool:
    """Whether the word at `k` stands for persons: "fighters", "Assyrians"."""
    if k >= len(tokens):
        return False
    word = tokens[k].text
    return tokens[k].lower in lex.PERSON or (
        word[:1].isupper() and word.endswith("s") and demonym(word) is not None
    )


def _closes(tokens: Sequence[Token], k: int) -> int | None:
    """The end of a short aside that opens at `k`: "(NSCN IM)"."""
    return next((j for j in range(k + 1, min(k + 6, len(tokens))) if tokens[j].text == ")"), None)
