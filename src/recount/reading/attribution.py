"""Who says it: the sources that a report names, and which words stand under which source.

Known forms: "X said (that) ...", "..., X said", "..., said X", "according to X", "X put the toll at ...", "X was
quoted as saying", "quoting X", "reports Dawn", and a speaker carried on by "he", "it" or "the source".
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from recount.actors import Actor, registry
from recount.model import Document, Span
from recount.names import plain
from recount.reading.lexicon import (
    INJURE_PARTICIPLE,
    INJURE_VERB,
    KILL_PARTICIPLE,
    KILL_VERB,
    SAY,
    SOURCE_NOUNS,
)
from recount.reading.sentences import Sentence, Token

_PRONOUNS = frozenset("he she it they who".split())
_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_MONTHS = frozenset(
    "january february march april may june july august september october november december".split()
)
_BEFORE_VERB = (
    frozenset(
        "has have had also later earlier then further again now recently separately meanwhile previously yesterday today "
        "on late early was were been being is are since already just officially initially".split()
    )
    | _WEEKDAYS
)
# Lower-case words that may stand inside a source's name or description.
_INSIDE = frozenset(
    """of for the and in at to from with a an &
    local military medical security opposition civil human rights pro-opposition pro-government pro-regime
    state state-run official semi-official private another one two some several monitoring monitor's uk-based
    britain-based london-based british-based u.k.-based us-based relief aid war chief senior top unnamed anonymous
    turkish-based activist-run rebel syrian regional provincial district city national international federal
    foreign interior health defence defense press spokesman field news intelligence law enforcement
    provisional political paramilitary emergency civilian well-informed informed based affiliated close independent
    initial media various other deputy assistant""".split()
)
_LINKS = frozenset("of for in at to from and by with & on".split())
_DETERMINERS = frozenset("the a an its his her their".split())
_NOT_NAMES = (
    _WEEKDAYS
    | _MONTHS
    | frozenset(
        "but and while as however meanwhile although though when where which that this these those there i we you if "
        "after before since because also yet so then earlier later on in at for from another other following".split()
    )
)
_QUOTES = frozenset('" “ ” ‘ ’ « »'.split())
_HARM = KILL_VERB | KILL_PARTICIPLE | INJURE_VERB | INJURE_PARTICIPLE
_STOPS = frozenset(". , ; : ( ) [ ] – — - ! ?".split()) | _QUOTES
_LONGEST = 16
OWNS_UP = "owns up"  # marks a saying that takes an act upon the speaker, and says no toll of it
ACCUSES = frozenset("accused accuses blamed blames alleged alleges".split())
ORIGIN = "origin"  # marks the paper that a report was taken from: "..., reports Dawn"


@dataclass(frozen=True, slots=True)
class Saying:
    """A source and what it says: tolls between `first` and `last` (content offsets) stand under `source`."""

    source: Span
    first: int
    last: int
    verb: str


def sayings(document: Document, sentences: Sequence[Sentence]) -> list[Saying]:
    """Every attribution in the report, in order; a pronoun is resolved to the speaker before it.

    A paper that the report was taken from ("..., reports Dawn") says everything that nobody else does.
    """
    found: list[Saying] = []
    speakers = _Speakers(document)
    speaking: Span | None = None  # whose quotation is still open at the end of the sentence before
    quoted: Span | None = None  # who spoke a quotation in the sentence before
    for sentence in sentences:
        here = list(_in_sentence(document, sentence, speakers))
        if quoted is not None and not here and speaking is None and sentence.text[:1] in _QUOTES:
            speaking = quoted  # “The roof fell in,” he said. “We pulled out 12 dead.”
        if speaking is not None and not here:
            found.append(Saying(speaking, sentence.start, sentence.end, "said"))
        quoted = here[-1].source if here and _QUOTES & set(sentence.text) else None
        found += here
        if here:
            speakers.last = here[-1].source
        speaking = _still_speaking(sentence, speaking, here)
    origin = next((s.source for s in found if s.verb == ORIGIN), None)
    if origin is not None:
        found.append(Saying(origin, 0, len(document.content), ORIGIN))
    return sorted(found, key=lambda s: s.first)


def source_of(position: int, said: Sequence[Saying]) -> Saying | None:
    """The saying that the words at `position` stand under, None when the report speaks itself.

    `said` is in order; a saying reaches no further than its sentence, but for that of the paper of origin.
    """
    after = bisect_right(said, position, key=lambda s: s.first)
    near = said[max(0, after - _NEAR) : after]
    covering = [s for s in (*said[:1], *near) if s.first <= position < s.last]
    return min(covering, key=lambda s: (s.last - s.first, abs(s.source.start - position)), default=None)


_NEAR = 40  # sayings that may start before a place in a sentence and hold it


def _still_speaking(sentence: Sentence, speaking: Span | None, here: list[Saying]) -> Span | None:
    """The speaker whose quotation goes on behind the sentence, if its quotation marks are left open."""
    opened, closed = sentence.text.count("“"), sentence.text.count("”")
    straight = sentence.text.count('"') % 2
    if speaking is None:
        return here[-1].source if here and (opened > closed or (straight and not opened)) else None
    return None if closed > opened or straight else speaking


class _Speakers:
    """The sources named so far, to resolve "it", "the source", "the Observatory" and bare surnames."""

    def __init__(self, document: Document) -> None:
        self.last: Span | None = None
        self._document = document
        self._named: list[Span] = []
        # the fullest form that the report uses of each monitor, agency or outlet
        self._fullest: dict[str, Span] = {}
        for start, end, actor in registry().find(document.content):
            if actor.kind in ("monitor", "media"):
                span = document.span(start, end)
                known = self._fullest.get(actor.id)
                if known is None or _fullness(span, actor) > _fullness(known, actor):
                    self._fullest[actor.id] = span

    def resolve(self, span: Span) -> Span:
        """The fullest span in the report for the source named by `span`."""
        words = [w for w in span.words.lower().replace("-", " ").split() if w not in _DETERMINERS]
        if words in (["group"], ["monitor"], ["organisation"], ["organization"]) and self.last is not None:
            return self.last
        for _, _, actor in registry().find(span.words):
            if actor.kind == "monitor" and actor.id in self._fullest:
                return self._fullest[actor.id]
        if (
            self._fullest
            and words
            and words[-1] in ("monitor", "observatory", "group", "monitors", "ngo", "watchdog")
        ):
            monitor = next(
                (s for s in self._fullest.values() if "bservatory" in s.words or "etwork" in s.words), None
            )
            if monitor is not None and (
                words[-1] != "group" or {"monitoring", "monitor", "rights"} & set(words)
            ):
                return monitor
        if words and len(words) <= 2 and (span.words.lower().startswith("the ") or span.words[:1].isupper()):
            for known in reversed(self._named):
                if len(known.words) > len(span.words) and words[-1] in known.words.lower().split():
                    return known
        self._named.append(span)
        return span


def _fullness(span: Span, actor: Actor) -> tuple[int, int]:
    """How much of an actor's name a span has: its director's name has less than its own."""
    own = set(plain(actor.name).split())
    return len(own & set(plain(span.words).split())), len(span.words)


def _in_sentence(document: Document, sentence: Sentence, speakers: _Speakers) -> Iterable[Saying]:
    tokens = sentence.tokens
    raw: list[
        tuple[int, int, int, str]
    ] = []  # first and last token of the source, of the whole attribution's end
    n = 0
    while n < len(tokens):
        word = tokens[n].lower
        hit: tuple[int, int, int, str] | None = None
        if word == "according" and n + 1 < len(tokens) and tokens[n + 1].lower == "to":
            hit = _forward(tokens, n + 2, n, "according")
        elif word in ("citing", "quoting", "quoted") or (word == "per" and n and tokens[n - 1].lower == "as"):
            hit = _forward(tokens, n + 1, n, word)
        if hit is None and word in SAY and not _passive(tokens, n):
            hit = _origin(document, tokens, n) or _subject(tokens, n) or _inverted(tokens, n)
        if hit is not None:
            if hit[2] >= n and owns_up([t.lower for t in tokens[hit[2] + 1 : hit[2] + 14]]):
                hit = (*hit[:3], OWNS_UP)
            raw.append(hit)
            n = max(n, hit[2])
        n += 1
    yield from _scoped(document, sentence, raw, speakers)


def _scoped(
    document: Document, sentence: Sentence, raw: list[tuple[int, int, int, str]], speakers: _Speakers
) -> Iterable[Saying]:
    """Give each attribution its stretch: a trailing one holds what stands before it, a leading one what follows."""
    tokens = sentence.tokens
    at = sentence.start
    cited = [hit for hit in raw if hit[3] in ("citing", "quoting")]
    if cited and len(raw) == 2:
        raw = cited  # "state television, citing a military source, said": the cited one is the source
    for i, (first, last, end, verb) in enumerate(raw):
        start_of = min(first, end)
        nouns = tokens[first : last + 1]
        span = document.span(nouns[0].start, nouns[-1].end)
        if len(nouns) == 1 and nouns[0].lower in _PRONOUNS:
            if speakers.last is None:
                continue
            source = speakers.last
        else:
            source = speakers.resolve(span)
            speakers.last = source
        clause = max((t.end for t in tokens[:start_of] if t.text == ";"), default=at)
        at = max(at, clause)
        following = raw[i + 1][0] if i + 1 < len(raw) else len(tokens)
        next_start = tokens[following].start if following < len(tokens) else sentence.end
        tail = following - end - 1
        lead = sum(1 for t in tokens[:start_of] if t.start >= at and t.text not in _STOPS)
        told = any(t.lower in _HARM for t in tokens[:start_of] if t.start >= at)
        if verb == ORIGIN or (len(raw) == 1 and cited):
            yield Saying(source, sentence.start, sentence.end, verb)
        elif verb in ("according", "citing", "quoting", "per") and lead > 3:
            yield Saying(source, at, next_start if i + 1 == len(raw) else tokens[end].end, verb)
        elif (lead <= 3 and not told) or (
            not (start_of and tokens[start_of - 1].text in _QUOTES)
            and end != last  # "..., said Karim Nasser, a doctor"
            and tail > 4
            and _opens_clause(tokens, end + 1)
        ):
            # leading: "X said that ..."
            yield Saying(source, tokens[start_of].start, next_start, verb)
        else:
            yield Saying(source, at, next_start, verb)
        at = tokens[end].end


def _opens_clause(tokens: Sequence[Token], n: int) -> bool:
    """Whether a clause of its own follows the verb: "said that", "told AFP that", "said at least"."""
    return any(t.lower in ("that", "at", "more", "the", "a", "about", "some") for t in tokens[n : n + 4])


_CLAIMED = frozenset(
    "lives attack attacks bombing bombings bomb bombs blast explosion strike killing killings assault".split()
)


def _passive(tokens: Sequence[Token], n: int) -> bool:
    """Whether the verb of saying says nothing here: "were reported killed", "claimed the lives", "put out"."""
    word = tokens[n].lower
    before = tokens[n - 1].lower if n else ""
    after = [t.lower for t in tokens[n + 1 : n + 5]]
    if word in ("claimed", "claims") and (_CLAIMED & set(after) or "responsibility" in after[:1]):
        return True
    if word == "claimed" and before in ("was", "were", "been", "is", "are"):
        return True
    if word == "put":
        return not ({"toll", "number", "figure", "count", "dead"} & {t.lower for t in tokens[n + 1 : n + 7]})
    if word in ("report", "reports", "claims", "states", "notes") and before in (
        "the",
        "a",
        "some",
        "any",
        "media",
        "initial",
        "these",
        "united",
        "news",
    ):
        return (after[:1] not in (["said"],) and word != "reports") or before in ("united", "the", "a", "any")
    if word in (
        "recounted",
        "pointed",
        "counted",
        "mentioned",
        "described",
        "documented",
        "estimated",
        "accused",
        "alleged",
        "denied",
        "noted",
        "declared",
        "reported",
        "told",
        "informed",
        "warned",
        "confirmed",
    ):
        return (
            before in ("was", "were", "been", "be", "is", "are", "being", "an", "not", "and")
            and word != "reported"
        ) or (
            word == "reported"
            and (
                before in ("was", "were", "been", "is", "are", "be", "being", "left", "first")
                or after[:1] in (["killed"], ["dead"], ["missing"], ["wounded"], ["injured"])
            )
        )
    return False


def _is_name(token: Token) -> bool:
    """A capitalised word; "al-Sham" is one."""
    return any(c.isupper() for c in token.text) and token.lower not in _NOT_NAMES


def _subject(tokens: Sequence[Token], verb: int) -> tuple[int, int, int, str] | None:
    """The noun phrase before a verb of saying."""
    last = verb - 1
    while last >= 0 and tokens[last].lower in _BEFORE_VERB:
        last -= 1
    if last < 0:
        return None
    if tokens[last].lower in _PRONOUNS:
        return (
            (last, last, verb, tokens[verb].lower)
            if tokens[last].lower != "who"
            else _relative(tokens, last, verb)
        )
    if tokens[last].text == ",":  # "Hasan Daher, head of the council, said"
        comma = next((k for k in range(last - 1, max(last - 14, -1), -1) if tokens[k].text == ","), None)
        if comma is None:
            return None
        found = _phrase(tokens, comma - 1)
        return (*found, verb, tokens[verb].lower) if found else None
    if tokens[last].text == ")":
        opened = next((k for k in range(last - 1, max(last - 8, -1), -1) if tokens[k].text == "("), None)
        found = _phrase(tokens, opened - 1) if opened else None
        return (found[0], found[1], verb, tokens[verb].lower) if found else None
    found = _phrase(tokens, last)
    return (*found, verb, tokens[verb].lower) if found else None


def _relative(tokens: Sequence[Token], who: int, verb: int) -> tuple[int, int, int, str] | None:
    k = who - 1
    if k >= 0 and tokens[k].text == ",":
        k -= 1
    found = _phrase(tokens, k) if k >= 0 else None
    return (*found, verb, tokens[verb].lower) if found else None


def _phrase(tokens: Sequence[Token], last: int) -> tuple[int, int] | None:
    """The noun phrase that ends at token `last`, as (first, last); None when it names no possible source."""
    first = last + 1
    for k in range(last, max(last - _LONGEST, -1), -1):
        token = tokens[k]
        if token.lower in _DETERMINERS:
            first = k
            if k == 0 or tokens[k - 1].lower not in _LINKS:
                break
        elif token.text in _STOPS or token.lower in _WEEKDAYS or token.lower in _MONTHS:
            break
        elif _is_name(token) or token.lower in SOURCE_NOUNS or token.lower in _INSIDE:
            first = k
        elif (opening := _determiner_before(tokens, k)) is not None:
            first = opening  # "the UN children's agency", "a senior interior source"
            break
        else:
            break
    # a link or a conjunction cannot open the phrase
    while first <= last and (tokens[first].lower in _LINKS or tokens[first].lower in _NOT_NAMES):
        first += 1
    if first > last:
        return None
    words = tokens[first : last + 1]
    named = any(_is_name(t) for t in words) or any(t.lower in SOURCE_NOUNS for t in words)
    return (first, last) if named else None


_UNKNOWN = 3  # words that the vocabulary lacks, between a determiner and a source's noun
_NOT_INSIDE = frozenset(
    "who which that when while after before were was is are have has had said told killed died and or but near over by".split()
)


def _determiner_before(tokens: Sequence[Token], k: int) -> int | None:
    """The determiner that opens the noun phrase of an unknown word at `k`, if it is near."""
    for j in range(k, max(k - _UNKNOWN - 1, -1), -1):
        word = tokens[j].lower
        if word in _DETERMINERS:
            return j
        if tokens[j].text in _STOPS or word in _LINKS or word in _NOT_INSIDE or not word[0].isalpha():
            return None
    return None


def _forward(tokens: Sequence[Token], at: int, opening: int, verb: str) -> tuple[int, int, int, str] | None:
    """The noun phrase that starts at token `at`."""
    last = at - 1
    for k in range(at, min(at + _LONGEST, len(tokens))):
        token = tokens[k]
        if token.lower in _WEEKDAYS or token.text in _STOPS:
            break
        if token.lower in _DETERMINERS and k > at and tokens[k - 1].lower not in _LINKS:
            break
        if not (
            _is_name(token)
            or token.lower in SOURCE_NOUNS
            or token.lower in _INSIDE
            or token.lower in _DETERMINERS
        ):
            break
        last = k
    while last >= at and (tokens[last].lower in _LINKS or tokens[last].lower in _DETERMINERS):
        last -= 1
    if last < at:
        return None
    words = tokens[at : last + 1]
    if not any(_is_name(t) or t.lower in SOURCE_NOUNS for t in words):
        return None
    return at, last, last, verb


def _origin(document: Document, tokens: Sequence[Token], verb: int) -> tuple[int, int, int, str] | None:
    """ "..., reports Dawn": a paper behind the verb."""
    found = _forward(tokens, verb + 1, verb, ORIGIN) if tokens[verb].lower == "reports" else None
    if found is None:
        return None
    start, end = (
        tokens[verb].start,
        tokens[found[1]].end,
    )  # the verb shows that a word is a paper's name: "Dawn"
    for first, last, actor in registry().find(document.content[start:end]):
        if actor.kind == "media" and first <= len("reports The "):
            # a name that follows without a stop is the next sentence's: "reports Dawn Riaz added"
            stop = next(k for k in range(found[0], found[1] + 1) if tokens[k].end >= start + last)
            return found[0], stop, stop, ORIGIN
    return None


def _inverted(tokens: Sequence[Token], verb: int) -> tuple[int, int, int, str] | None:
    """ "..., said X": the speaker behind the verb."""
    if tokens[verb].lower not in (
        "said",
        "says",
        "reports",
        "reported",
        "added",
        "adds",
        "reporting",
        "tweeted",
        "wrote",
        "explained",
        "confirmed",
        "stated",
    ):
        return None
    found = _forward(tokens, verb + 1, verb, tokens[verb].lower)
    if found is None:
        return None
    before = tokens[verb - 1].text if verb else ","
    if before in _STOPS or tokens[verb].lower in ("reports", "says", "adds"):
        return found
    return None


def owns_up(said: Sequence[str]) -> bool:
    """Whether the words behind "said" take an act upon the speaker: "it was behind the attacks"."""
    if not {"it", "its", "they", "their"} & set(said[:4]):
        return bool(said) and "of" in said[:3] and {"its", "their"} & set(said[:4]) != set()
    if (
        said[0] in ("it", "they")
        and said[1:2]
        and said[1] in ("had", "has", "have")
        and said[2:3] not in (["no"], ["not"], ["been"])
    ):
        return True
    text = " ".join(said)
    return any(
        words in text for words in ("carried out", "was behind", "were behind", "is behind", "responsible for", "its fighters took part",
                                    "its fighters attacked", "launched the attack", "conducted the")
    )  # fmt: skip
