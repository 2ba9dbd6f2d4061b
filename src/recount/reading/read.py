"""One document to its accounts."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from recount.model import Account, Document, Span
from recount.reading.accounts import accounts
from recount.reading.casing import is_one_case, recased
from recount.reading.findings import Findings, distinct, find
from recount.reading.items import items
from recount.reading.marks import TAGS, anchors, overlooked, tagged, words
from recount.reading.model_files import Trained, trained
from recount.reading.sentences import Sentence
from recount.reading.weighed_report import Reading
from recount.reading.windows import pieces, windows
from recount.reading.within import within

# What is weighed together at most; longer documents are read section by section.
_SECTION, _CHARACTERS = 80, 16_000  # sentences, characters


def read(document: Document) -> tuple[Account, ...]:
    """The accounts that `document` gives, the main one first, then as they are told."""
    if not is_one_case(document.content):
        return _accounts(document)
    cased = recased(document.content)
    at = len(document.title)
    fields = {name: getattr(document, name) for name in Document.model_fields}
    copy = Document(**{**fields, "title": cased[:at], "text": cased[at + 1 :]})
    return tuple(_in_words_of(document, account) for account in _accounts(copy))


def _accounts(document: Document) -> tuple[Account, ...]:
    model = trained()
    return accounts(weighed(document, model), model.limits)


def weighed(document: Document, model: Trained) -> Iterator[Reading]:
    """What the model says of each section of a document in which there is something to weigh."""
    for section in _sections(find(document)):
        read = _weighed(section, model)
        if read is not None:
            yield read


def _weighed(found: Findings, model: Trained) -> Reading | None:
    split = pieces(model.tokenizer, found.sentences)
    if not len(split):
        return None
    states, marks = model.encoder(split, windows(split, model.window - 2, model.before))
    known = words(found, split)
    marked = anchors(known, marks, model.least)
    marked = sorted([*marked, *overlooked(found, known, marks, marked)], key=lambda anchor: anchor.start)
    candidates = items(found, split, marked)
    if not len(candidates.units()):
        return None
    return Reading(
        found,
        candidates,
        model.weigher(found, candidates, states),
        {
            tag: tuple(found.document.phrase(*stretch) for stretch in tagged(known, marks, tag))
            for tag in TAGS
        },
    )


def _sections(found: Findings) -> Iterator[Findings]:
    """A document's findings, parted so that none holds more than can be weighed together."""
    cuts = _cuts(found.sentences)
    if len(cuts) <= 1:
        yield found
        return
    for n, stop in zip(cuts, [*cuts[1:], len(found.sentences)], strict=True):
        here = found.sentences[n:stop]
        start, end = here[0].start, here[-1].end
        said = tuple(s for s in found.said if s.first < end and start < s.last)
        sources = set(distinct(said))
        yield replace(
            found,
            sentences=here,
            hints=found.hints[n:stop],
            counts=tuple(c for c in found.counts if start <= c.at < end),
            sites=tuple(within(found.sites, start, end)),
            agents=tuple(within(found.agents, start, end)),
            periods=tuple(within(found.periods, start, end)),
            said=said,
            speakers=tuple(s for s in found.speakers if s in sources or start <= s.start < end),
            counting=tuple(s for s in found.counting if s in said),
        )


def _cuts(sentences: Sequence[Sentence]) -> list[int]:
    """The numbers of the sentences with which sections begin."""
    cuts: list[int] = []
    for n, sentence in enumerate(sentences):
        if not cuts or n - cuts[-1] == _SECTION or sentence.end - sentences[cuts[-1]].start > _CHARACTERS:
            cuts.append(n)
    return cuts


def _in_words_of(document: Document, account: Account) -> Account:
    """An account of a copy, with the spans of the document itself."""

    def own(value: Any) -> Any:
        if isinstance(value, dict):
            if Span.model_fields.keys() <= value.keys():
                return value | document.span(value["start"], value["end"]).model_dump()
            return {key: own(inner) for key, inner in value.items()}
        return [own(inner) for inner in value] if isinstance(value, list | tuple) else value

    return Account.model_validate(own(account.model_dump()))
