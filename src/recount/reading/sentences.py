"""A document's content to sentences: headline, body and captions, without page furniture."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from recount.model import Document
from recount.reading.furniture import CAPTION_LABEL, furniture


class Kind(StrEnum):
    """What part of the page a sentence stands in."""

    TITLE = "title"
    BODY = "body"
    CAPTION = "caption"


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a punctuation mark, with offsets into the document's content."""

    start: int
    end: int
    text: str
    lower: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; `start` and `end` are offsets into the document's content, `text` its words."""

    number: int
    start: int
    end: int
    text: str
    kind: Kind
    tokens: tuple[Token, ...]


_TOKEN = re.compile(r"[^\W_]+(?:[-'’.,](?=[^\W_])[^\W_]+)*|\S")
_ABBREVIATION = (
    r"(?:[Gg]en|[Cc]ol|[Ll]t|[Mm]aj|[Cc]apt|[Ss]gt|[Bb]rig|[Cc]pl|Adm|Cmdr|Mr|Mrs|Ms|Dr|Prof|St|Sen|Rep|Gov|Rev|Sr|Jr"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mt|No|vs|etc|approx|est|Inc|Co|Ltd|a\.m|p\.m|e\.g|i\.e|U\.S|U\.N|U\.K)"
)
_ENDS_IN_ABBREVIATION = re.compile(rf"(?:\A|[\s(\"“])(?:{_ABBREVIATION}|[A-Z])\Z")
_BOUNDARY = re.compile(
    r"(?<![.!?…])(?P<mark>[.!?…]++[\"”’')\]]*+)(?=\s|[A-Z][a-z])\s*(?=[\"“‘'(\[]*[A-Z0-9\"“‘«—–-])|\n+"
)


def tokens(text: str, offset: int = 0) -> tuple[Token, ...]:
    """The words and marks of `text`, whose first character has the offset `offset`."""
    return tuple(
        Token(offset + m.start(), offset + m.end(), m.group(), m.group().lower())
        for m in _TOKEN.finditer(text)
    )


def sentences(document: Document) -> tuple[Sentence, ...]:
    """The sentences of a document's content, in order: the headline, then the body and the captions.

    A text that opens with its own headline (as texts that lost their layout do) is parted there.
    """
    content = document.content
    width = _wrapped_at(content)
    found: list[Sentence] = []
    for start, end, kind in _parts(document, width):
        for first, last in _split(content, start, end, width):
            text = content[first:last]
            found.append(Sentence(len(found), first, last, text, kind, tokens(text, first)))
    return tuple(found)


def _parts(document: Document, width: int) -> Iterator[tuple[int, int, Kind]]:
    """The stretches that furniture, headline and caption labels part, each with its kind."""
    content, body = document.content, len(document.title) + 1
    if document.title:
        yield 0, len(document.title), Kind.TITLE
    cuts = [(start, end) for start, end in furniture(content) if start >= body]
    at = body
    for start, end in [*cuts, (len(content), len(content))]:
        if start > at:
            yield from _captions(content, at, start, document.title, width)
        at = max(at, end)


def _captions(content: str, start: int, end: int, title: str, width: int) -> Iterator[tuple[int, int, Kind]]:
    """Part a stretch into body and captions: a caption is the sentence that follows its label."""
    at = start
    for label in CAPTION_LABEL.finditer(content, start, end):
        if label.start() < at:
            continue  # inside the caption before it
        yield from _repeated_title(content, at, label.start(), title)
        after = CAPTION_LABEL.search(content, label.end(), end)
        limit = min(after.start() if after else end, label.end() + _LONGEST)
        stop = next((last for _, last in _split(content, label.end(), limit, width)), limit)
        yield label.end(), stop, Kind.CAPTION
        at = stop
    yield from _repeated_title(content, at, end, title)


def _repeated_title(content: str, start: int, end: int, title: str) -> Iterator[tuple[int, int, Kind]]:
    at = content.find(title, start, min(end, start + 400 + len(title))) if len(title) > 20 else -1
    if at < 0:
        yield start, end, Kind.BODY
        return
    yield start, at, Kind.BODY
    yield at, at + len(title), Kind.TITLE
    yield at + len(title), end, Kind.BODY


# Words that, with a capital, start a sentence also where a text has lost its full stops.
_OPENERS = (
    r"(?:The|In|On|A|An|At|He|She|It|They|However|Meanwhile|Earlier|According|Two|Three|Four|Five|Some|Later|Separately|Another"
    r"|This|That|These|There|Those|Also|Further|But|After|When|While|During|As|One|Their|His|No|Both|Sources|Speaking)"
)
_LOST_BOUNDARY = re.compile(rf"(?<=[a-z\d)])\s+(?=(?:{_OPENERS}\s+[a-z\dA-Z]|Police\s+[a-z]))")
_LONG = 260  # characters beyond which a sentence without a mark inside is looked at again


def _split(content: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    """Sentence offsets within a stretch, without the white space around them."""
    for first, last in _no_longer(content, _by_marks(content, start, end, width)):
        if last - first <= _LONG:
            yield first, last
            continue
        at = first
        for boundary in _LOST_BOUNDARY.finditer(content, first, last):
            yield from _stripped(content, at, boundary.start())
            at = boundary.end()
        yield from _stripped(content, at, last)


_LONGEST = 3000  # characters: what is longer without a full stop is a list or no language, and is cut


def _no_longer(content: str, found: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for first, last in found:
        at = first
        while last - at > _LONGEST:
            space = content.rfind(" ", at + 1, at + _LONGEST)
            cut = space if space > 0 else at + _LONGEST
            yield from _stripped(content, at, cut)
            at = cut
        yield from _stripped(content, at, last)


def _by_marks(content: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    at = start
    for boundary in _BOUNDARY.finditer(content, start, end):
        mark = boundary.group("mark")
        if mark is None and _is_soft(content, boundary.start(), boundary.end(), width):
            continue
        if mark == "." and _ENDS_IN_ABBREVIATION.search(
            content[max(at, boundary.start() - 12) : boundary.start()]
        ):
            continue
        stop = boundary.start() + len(mark or "")
        yield from _stripped(content, at, stop)
        at = boundary.end()
    yield from _stripped(content, at, end)


_COLUMNS = (50, 100)  # the widths at which texts of e-mails, wires and old pages are broken
_FEW_LINES = 4


def _wrapped_at(content: str) -> int:
    """The width at which the lines of a text were broken, 0 where a line is a paragraph."""
    lengths = sorted(len(line) for line in content.splitlines()[1:] if line.strip())
    longest = lengths[-1] if lengths else 0
    full = sum(1 for length in lengths if length >= 0.75 * longest)
    wrapped = (
        _COLUMNS[0] <= longest <= _COLUMNS[1] and len(lengths) >= _FEW_LINES and 2 * full >= len(lengths)
    )
    return longest if wrapped else 0


def _is_soft(content: str, start: int, end: int, width: int) -> bool:
    """Whether a line break only wraps a sentence: it is single, and the line before it was full."""
    line = start - (content.rfind("\n", 0, start) + 1)
    return width > 0 and content.count("\n", start, end) == 1 and line >= 0.6 * width


def _stripped(content: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and content[start].isspace():
        start += 1
    while end > start and content[end - 1].isspace():
        end -= 1
    if any(c.isalnum() for c in content[start:end]):
        yield start, end
