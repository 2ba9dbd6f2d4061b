"""What a careful editor would ask about an incident's numbers: flagged, never hidden and never mended."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from recount.model import Effect, Value
from recount.reconciling.said import Said, claim_words
from recount.reconciling.tolls import wholes


class Doubt(Value):
    """A doubt about some claims, in words."""

    what: str
    claims: tuple[Said, ...]


def doubts(said: Iterable[Said]) -> tuple[Doubt, ...]:
    """All doubts about the claims of an incident."""
    given = list(said)
    return tuple(
        doubt for effect in Effect for doubt in (*_parts_too_large(given, effect), *_falling(given, effect))
    )


def _parts_too_large(said: Sequence[Said], effect: Effect) -> Iterator[Doubt]:
    """A part that exceeds every whole which its own source, else its own document, gives."""
    for part in said:
        if part.claim.effect != effect or not part.claim.part_of or part.claim.low is None:
            continue
        here = [each for each in wholes(said, effect) if each.document == part.document]
        whole = [each for each in here if each.independent == part.independent] or here
        tops = [each.claim.high for each in whole]
        if whole and all(top is not None and top < part.claim.low for top in tops):
            yield Doubt(
                what=f"the part {claim_words(part.claim)} {effect} is more than the whole, "
                f"{claim_words(whole[0].claim)}",
                claims=(part, *whole),
            )


def _falling(said: Sequence[Said], effect: Effect) -> Iterator[Doubt]:
    """A source whose later number is clearly below its earlier one."""
    last: dict[tuple[str, str], Said] = {}
    for each in sorted(wholes(said, effect), key=lambda s: s.published or date.min):
        key = each.independent, each.claim.victims.value
        before = last.get(key)
        fell = (
            before is not None
            and before.published != each.published
            and each.claim.high is not None
            and before.claim.low is not None
            and each.claim.high < before.claim.low
        )
        if fell and before is not None:
            yield Doubt(
                what=f"{effect} fell from {claim_words(before.claim)} to {claim_words(each.claim)}"
                + (f", both by {each.speaker}" if each.speaker else ""),
                claims=(before, each),
            )
        last[key] = each
