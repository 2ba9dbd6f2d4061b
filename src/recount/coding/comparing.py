"""Two codings of one document, incident by incident and field by field: where they agree, and where not."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from recount.evaluation.matching import likeness, matched, paired, same_name, same_source
from recount.model import (
    Account,
    IncidentType,
    Modality,
    Period,
    Phrase,
    PlaceMention,
    ResponsibilityClaim,
    Span,
    TollClaim,
)
from recount.outputs.codebook import coded, founding_key

Claim = ResponsibilityClaim | TollClaim | Phrase
Said = Account | IncidentType | Modality | bool | Period | PlaceMention | Claim
Like = Callable[[Any, Any], float]  # 0 where two values are surely not of the same
Differs = Callable[[Any, Any], tuple[str, ...]]  # in what two values part
WHOLE = "incident"  # the field of a row that holds an incident which one coder has and the other has not
LISTS = ("perpetrators", "targets", "weapons", "tolls", "named_dead")
ABSENT = "one side only"


@dataclass(frozen=True)
class Row:
    """One value of both codings beside each other; None where a side has none.

    `id` is the same whenever the same two codings are compared. `differs` names in what they part: nothing
    when they agree.
    """

    id: str
    field: str
    left: Said | None
    right: Said | None
    differs: tuple[str, ...]

    @property
    def same(self) -> bool:
        """Whether the two sides agree."""
        return not self.differs


@dataclass(frozen=True)
class Paired:
    """An incident of the left coding and the one of the right that is the same; None where there is none."""

    number: int
    left: Account | None
    right: Account | None
    rows: tuple[Row, ...]

    @property
    def both(self) -> bool:
        """Whether both have coded it."""
        return self.left is not None and self.right is not None


def compare(left: Sequence[Account], right: Sequence[Account]) -> tuple[Paired, ...]:
    """Pair the incidents one to one and lay their values side by side.

    Those that are told in the same words pair first, the rest as scoring does. In the order of the left, then
    what the right has alone.
    """
    found = _pairs(left, right)
    taken = set(found.values())
    sides: list[tuple[Account | None, Account | None]] = [
        (account, right[found[n]] if n in found else None) for n, account in enumerate(left)
    ]
    sides += [(None, account) for n, account in enumerate(right) if n not in taken]
    return tuple(Paired(n, a, b, _rows(n, a, b)) for n, (a, b) in enumerate(sides, 1))


def _pairs(left: Sequence[Account], right: Sequence[Account]) -> dict[int, int]:
    ours, theirs = plain(left), plain(right)

    def told_alike(i: int, j: int) -> float:
        a, b = left[i].anchor, right[j].anchor
        if not overlap(a, b):
            return 0.0
        shared = min(a.end, b.end) - max(a.start, b.start)
        # several incidents may be told in the same words: then their values tell which is which
        return 1.0 + shared / (max(a.end, b.end) - min(a.start, b.start)) + likeness(ours[i], theirs[j])

    found = dict(matched(range(len(left)), range(len(right)), told_alike))
    taken = set(found.values())
    ours_left = [n for n in range(len(left)) if n not in found]
    theirs_left = [n for n in range(len(right)) if n not in taken]
    rest = paired([ours[n] for n in ours_left], [theirs[n] for n in theirs_left])
    return found | {ours_left[i]: theirs_left[j] for i, j in rest}


def plain(accounts: Sequence[Account]) -> list[dict[str, Any]]:
    """The accounts as incidents of the codebook."""
    return [coded(account, founding_key(account)) for account in accounts]


def _rows(number: int, left: Account | None, right: Account | None) -> tuple[Row, ...]:
    if left is None or right is None:
        return (Row(f"{number}.{WHOLE}", WHOLE, left, right, (ABSENT,)),)
    rows = [
        _row(number, field, getattr(left, field), getattr(right, field))
        for field in ("type", "modality", "main", "aggregate")
    ]
    rows.append(_row(number, "date", left.period, right.period, _days))
    rows.append(_row(number, "place", left.place, right.place, _places))
    for field in LISTS:
        like, differs = _LISTED.get(field, (_like_phrases, _phrases))
        rows += _listed(number, field, getattr(left, field), getattr(right, field), like, differs)
    return tuple(rows)


def _row(
    number: int,
    field: str,
    left: Any,
    right: Any,
    differs: Differs = lambda a, b: (),
) -> Row:
    if left is None and right is None:
        parts: tuple[str, ...] = ()
    elif left is None or right is None:
        parts = (ABSENT,)
    elif isinstance(left, bool | str):
        parts = () if left == right else ("value",)
    else:
        parts = differs(left, right)
    return Row(f"{number}.{field}", field, left, right, parts)


def _listed(
    number: int,
    field: str,
    left: Sequence[Any],
    right: Sequence[Any],
    like: Like,
    differs: Differs,
) -> list[Row]:
    """The values of a list field, matched one to one by how alike they are."""
    found = dict(matched(left, right, like))
    taken = set(found.values())
    sides = [(value, right[found[n]] if n in found else None) for n, value in enumerate(left)]
    sides += [(None, value) for n, value in enumerate(right) if n not in taken]
    return [
        Row(f"{number}.{field}.{n}", field, a, b, (ABSENT,) if a is None or b is None else differs(a, b))
        for n, (a, b) in enumerate(sides, 1)
    ]


def _days(a: Period, b: Period) -> tuple[str, ...]:
    return _parts(("first day", a.start == b.start), ("last day", a.end == b.end))


def _places(a: PlaceMention, b: PlaceMention) -> tuple[str, ...]:
    return _parts(
        ("name", _same(a.name, b.name)),
        ("province", same_source(a.admin1, b.admin1)),
        ("country", a.country == b.country),
    )


def _like_parties(a: ResponsibilityClaim, b: ResponsibilityClaim) -> float:
    if not (same_name(a.party.words, b.party.words) or overlap(a.party, b.party)):
        return 0.0
    return 1.0 + 0.5 * (a.status == b.status) + 0.25 * overlap(a.party, b.party)


def _parties(a: ResponsibilityClaim, b: ResponsibilityClaim) -> tuple[str, ...]:
    return _parts(
        ("name", same_name(a.party.words, b.party.words)),
        ("status", a.status == b.status),
        ("by whom", _same(a.by, b.by)),
    )


def _like_phrases(a: Phrase, b: Phrase) -> float:
    if not (same_name(a.words, b.words) or overlap(a, b)):
        return 0.0
    return 1.0 + 0.5 * overlap(a, b) + 0.5 * (a.words == b.words)


def _phrases(a: Phrase, b: Phrase) -> tuple[str, ...]:
    return _parts(("words", same_name(a.words, b.words)))


def like_tolls(a: TollClaim, b: TollClaim) -> float:
    """How alike two toll claims are; 0 where they are surely not the same claim.

    They are of one statement when their words overlap, and may be when they count the same with the same
    bounds.
    """
    words, effect = overlap(a.span, b.span), a.effect == b.effect
    bounds = (a.low, a.high) == (b.low, b.high)
    if not words and not (effect and bounds):
        return 0.0
    return (
        1.0 * words
        + 1.0 * effect
        + 1.0 * bounds
        + 0.5 * _same(a.source, b.source)
        + 0.25 * _same(a.group, b.group)
        + 0.25 * (a.victims == b.victims)
    )


def _tolls(a: TollClaim, b: TollClaim) -> tuple[str, ...]:
    return _parts(
        ("what it counts", a.effect == b.effect),
        ("lower bound", a.low == b.low),
        ("higher bound", a.high == b.high),
        ("approximate", a.approximate == b.approximate),
        ("who is counted", a.victims == b.victims),
        ("group", _same(a.group, b.group)),
        ("part of a larger number", a.part_of == b.part_of),
        ("source", _same(a.source, b.source)),
    )


def overlap(a: Span, b: Span) -> bool:
    """Whether two spans share a character."""
    return a.start < b.end and b.start < a.end


def _same(a: Span | None, b: Span | None) -> bool:
    return same_source(a.words if a else None, b.words if b else None)


def _parts(*parts: tuple[str, bool]) -> tuple[str, ...]:
    return tuple(name for name, same in parts if not same)


_LISTED: dict[str, tuple[Like, Differs]] = {
    "perpetrators": (_like_parties, _parties),
    "tolls": (like_tolls, _tolls),
}
