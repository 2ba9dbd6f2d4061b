"""Who says it: the sources that a report names, and which words stand under which source.

Known forms: "X said (that) ...", "..., X said", "..., said X", "according to X", "X put the toll at ...",
"quoting X", "reports Dawn", and a speaker carried on by "he", "it" or "the source".
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from recount.actors import Actor, registry
from recount.model import Document, Span
from recount.names import plain
from recount.reading.lexicon import INJURE_PARTICIPLE, INJURE_VERB, KILL_PARTICIPLE, KILL_VERB
from recount.reading.numbers import find_quantities
from recount.reading.sentences import Sentence, Token
from recount.reading.speakers import (
    AFTER_ALL,
    CITES,
    DETERMINERS,
    ORIGIN,
    PRONOUNS,
    QUOTES,
    STOPS,
    Speaker,
    speakers_in,
)

_HARM = KILL_VERB | KILL_PARTICIPLE | INJURE_VERB | INJURE_PARTICIPLE
_FEW = 3  # words before a speaker that are no statement of their own: "On Sunday, police said"


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
        if quoted is not None and not here and speaking is None and sentence.text[:1] in QUOTES:
            speaking = quoted  # “The roof fell in,” he said. “We pulled out 12 dead.”
        if speaking is not None and not here:
            found.append(Saying(speaking, sentence.start, sentence.end, "said"))
        quoted = here[-1].source if here and QUOTES & set(sentence.text) else None
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

    def named(self, tokens: Sequence[Token], speaker: Speaker) -> Span | None:
        """The source that a speaker of a sentence is; None for a pronoun without anybody before it."""
        if speaker.first == speaker.last and tokens[speaker.first].lower in PRONOUNS:
            return self.last
        self.last = self.resolve(self._document.span(tokens[speaker.first].start, tokens[speaker.last].end))
        return self.last

    def resolve(self, span: Span) -> Span:
        """The fullest span in the report for the source named by `span`."""
        words = [w for w in span.words.lower().replace("-", " ").split() if w not in DETERMINERS]
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


def _in_sentence(document: Document, sentence: Sentence, speakers: _Speakers) -> Iterator[Saying]:
    """Give each attribution its stretch: a trailing one holds what stands before it, a leading one what follows."""
    tokens = sentence.tokens
    found = speakers_in(tokens, sentence.text, sentence.start)
    cited = [speaker for speaker in found if speaker.verb in CITES]
    if cited and len(found) == 2:
        found = cited  # "state television, citing a military source, said": the cited one is the source
    at = sentence.start
    for i, speaker in enumerate(found):
        source = speakers.named(tokens, speaker)
        if source is None:
            continue
        at = max([at, *(t.end for t in tokens[: speaker.start] if t.text == ";")])
        following = found[i + 1].first if i + 1 < len(found) else len(tokens)
        until = tokens[following].start if following < len(tokens) else sentence.end
        before = [t for t in tokens[: speaker.start] if t.start >= at]
        lead = sum(1 for t in before if t.text not in STOPS)
        if speaker.verb == ORIGIN or (cited and len(found) == 1):
            yield Saying(source, sentence.start, sentence.end, speaker.verb)
        elif speaker.verb in AFTER_ALL | CITES and lead > _FEW:
            own = _own_number(tokens, speaker, at)
            yield Saying(source, own, until if i + 1 == len(found) else tokens[speaker.end].end, speaker.verb)
        elif (lead <= _FEW and not any(t.lower in _HARM for t in before)) or _leads(
            tokens, speaker, following
        ):
            yield Saying(
                source, tokens[speaker.start].start, _contrasted(tokens, speaker.end, until), speaker.verb
            )
        else:
            yield Saying(source, at, until, speaker.verb)
        at = tokens[speaker.end].end


def _own_number(tokens: Sequence[Token], speaker: Speaker, at: int) -> int:
    """Where what is said begins: the last of several figures for one toll.

    "At least 32 in early reports, more than 40 according to the governor": he gives the second alone.
    """
    before = [t for t in tokens[: speaker.start] if t.start >= at]
    comma = next((n for n in range(len(before) - 1, 0, -1) if before[n].text == ","), None)
    if comma is None:
        return at
    own, others = before[comma + 1 :], before[:comma]
    one_toll = not any(t.lower in _HARM for t in own)
    return own[0].start if one_toll and _has_figure(own) and _has_figure(others) else at


def _has_figure(tokens: Sequence[Token]) -> bool:
    return bool(tokens) and bool(find_quantities(" ".join(t.text for t in tokens)))


def _contrasted(tokens: Sequence[Token], verb: int, until: int) -> int:
    """Where what is said ends: at ", but", behind which the report says what it holds against it."""
    for comma, but in pairwise(tokens[verb:]):
        if comma.text == "," and but.lower == "but" and but.start < until:
            return comma.start
    return until


def _leads(tokens: Sequence[Token], speaker: Speaker, following: int) -> bool:
    """Whether a clause of its own follows the verb: "said that", "told AFP that", "said at least"."""
    behind_a_quotation = speaker.start > 0 and tokens[speaker.start - 1].text in QUOTES
    if behind_a_quotation or speaker.inverted or following - speaker.end <= 5:
        return False
    if tokens[speaker.end + 1].lower in ("on", "in", "via", "through", "by", "late", "early"):
        opens: tuple[str, ...] = ("that",)  # "said on the messaging app", "said in a statement that ..."
    else:
        opens = ("that", "at", "more", "the", "a", "about", "some")
    return any(t.lower in opens for t in tokens[speaker.end + 1 : speaker.end + 5])
