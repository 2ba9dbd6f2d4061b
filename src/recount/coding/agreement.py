"""How far two codings agree over many documents: Krippendorff's alpha, and each field scored.

Krippendorff, K. (2018). Content Analysis: An Introduction to Its Methodology, 4th ed., chapter 12. The
coefficient itself is computed by the library `krippendorff`.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import isnan
from typing import Any, Literal

from recount.coding.comparing import Paired, compare, overlap, plain
from recount.evaluation.fields import FIELDS, INCIDENTS
from recount.evaluation.scoring import Count, Report, count, incidents
from recount.model import Account, Effect, ResponsibilityClaim, TollClaim, Value

Level = Literal["nominal", "ordinal", "interval"]
Pairs = list[tuple[Any, Any]]  # the two values of each unit, None where a coder gave none
FEW = 10  # units below which an alpha says little


@dataclass(frozen=True)
class Coded:
    """One document in two codings."""

    left: tuple[Account, ...]
    right: tuple[Account, ...]


class Alpha(Value):
    """Krippendorff's alpha of one field.

    `unit` says what was judged twice, `units` how many of them both sides gave a value, `same` in how many of
    these the two values are equal. `alpha` is None where it is not defined; `note` says why, or what to mind.
    """

    field: str
    level: Level
    unit: str
    units: int
    same: int
    alpha: float | None
    note: str


class FieldScore(Value):
    """One field of the right side scored against the left: how many values each has, and how many are both's.

    Precision is the share of the right's values that the left has too, recall the share of the left's that
    the right has; F1, their harmonic mean, is the same from either side. None where there are no values.
    """

    field: str
    left: int
    right: int
    same: int
    precision: float | None
    recall: float | None
    f1: float | None


class Confusion(Value):
    """How often the left gave an incident one type and the right another."""

    left: str
    right: str
    incidents: int


class Agreement(Value):
    """The figures of a set of pairs of codings."""

    documents: int
    left_incidents: int
    right_incidents: int
    paired: int
    alphas: tuple[Alpha, ...]
    fields: tuple[FieldScore, ...]
    confusions: tuple[Confusion, ...]


def agreement(coded: Sequence[Coded]) -> Agreement:
    """The figures over all of `coded`, each a document with its two codings."""
    compared = [compare(each.left, each.right) for each in coded]
    reports = [_report(n, each, pairs) for n, (each, pairs) in enumerate(zip(coded, compared, strict=True))]
    types = _accounts(compared, "type")
    parted = Counter((a.value, b.value) for a, b in types if a != b)
    return Agreement(
        documents=len(coded),
        left_incidents=sum(len(each.left) for each in coded),
        right_incidents=sum(len(each.right) for each in coded),
        paired=sum(pair.both for pairs in compared for pair in pairs),
        alphas=tuple(_alphas(coded, compared)),
        fields=(
            _score(INCIDENTS, incidents(reports)),
            *(_score(each.name, count(reports, each.values, each.same)) for each in FIELDS),
        ),
        confusions=tuple(
            Confusion(left=a, right=b, incidents=n)
            for (a, b), n in sorted(parted.items(), key=lambda item: (-item[1], item[0]))
        ),
    )


def _report(number: int, coded: Coded, pairs: Iterable[Paired]) -> Report:
    """The same pairs in the form that scoring takes, by the places of the incidents."""
    left = {id(account): n for n, account in enumerate(coded.left)}
    right = {id(account): n for n, account in enumerate(coded.right)}
    found = tuple((left[id(pair.left)], right[id(pair.right)]) for pair in pairs if pair.both)
    return Report(str(number), plain(coded.left), plain(coded.right), found)


def _score(name: str, counted: Count) -> FieldScore:
    precision = counted.right / counted.read if counted.read else None
    recall = counted.right / counted.gold if counted.gold else None
    both = counted.gold + counted.read
    return FieldScore(
        field=name,
        left=counted.gold,
        right=counted.read,
        same=counted.right,
        precision=_rounded(precision),
        recall=_rounded(recall),
        f1=_rounded(2 * counted.right / both if both else None),
    )


def _alphas(coded: Sequence[Coded], compared: Sequence[Sequence[Paired]]) -> Iterator[Alpha]:
    yield alpha(
        "number of incidents", "interval", "documents", [(len(each.left), len(each.right)) for each in coded]
    )
    for field in ("type", "modality", "main"):
        yield alpha(field, "nominal", "incidents that both coded", _accounts(compared, field))
    parties = [
        (a.status, b.status)
        for a, b in _values(compared, "perpetrators")
        if isinstance(a, ResponsibilityClaim) and isinstance(b, ResponsibilityClaim)
    ]
    yield alpha("status of perpetrators", "nominal", "perpetrators that both named", parties)
    tolls = [
        (a, b)
        for a, b in _values(compared, "tolls")
        if isinstance(a, TollClaim) and isinstance(b, TollClaim) and overlap(a.span, b.span)
    ]
    counted = "tolls that both read in the same words"
    yield alpha("who is counted", "nominal", counted, [(a.victims, b.victims) for a, b in tolls])
    for name, wanted in (("killed", (Effect.KILLED,)), ("all tolls", tuple(Effect))):
        these = [(a, b) for a, b in tolls if a.effect == b.effect and a.effect in wanted]
        unit = counted if name == "all tolls" else "tolls of killed that both read in the same words"
        yield alpha(f"{name}, lower bound", "ordinal", unit, [(a.low, b.low) for a, b in these])
        yield alpha(f"{name}, higher bound", "ordinal", unit, [(a.high, b.high) for a, b in these])


def alpha(field: str, level: Level, unit: str, pairs: Pairs) -> Alpha:
    """Krippendorff's alpha of the units of which both sides gave a value.

    Values are numbers, or words and truth values where the level is nominal.
    """
    whole = [(a, b) for a, b in pairs if a is not None and b is not None]
    found, note = None, ""
    if len(whole) < 2:
        note = "Not defined: it takes at least two units of which both gave a value."
    elif len({value for pair in whole for value in pair}) < 2:
        note = "Not defined: every value is the same, so that chance agreement cannot be told apart."
    else:
        found = _krippendorff(whole, level)
        if len(whole) < FEW:
            note = f"Only {len(whole)} units: a single one moves it far."
    return Alpha(
        field=field,
        level=level,
        unit=unit,
        units=len(whole),
        same=sum(a == b for a, b in whole),
        alpha=_rounded(found),
        note=note,
    )


def _krippendorff(whole: Pairs, level: Level) -> float | None:
    import krippendorff

    values: dict[Any, int] = {}
    if level == "nominal":  # any names will do, and numbers are what the library takes fastest
        for pair in whole:
            for value in pair:
                values.setdefault(value, len(values))
        whole = [(values[a], values[b]) for a, b in whole]
    data = [[float(a) for a, _ in whole], [float(b) for _, b in whole]]
    found = float(krippendorff.alpha(reliability_data=data, level_of_measurement=level))
    return None if isnan(found) else found


def _accounts(compared: Iterable[Sequence[Paired]], field: str) -> Pairs:
    return [
        (getattr(pair.left, field), getattr(pair.right, field))
        for pairs in compared
        for pair in pairs
        if pair.both
    ]


def _values(compared: Iterable[Sequence[Paired]], field: str) -> Pairs:
    """The values of a list field that both sides have, from all incidents that both coded."""
    return [
        (row.left, row.right)
        for pairs in compared
        for pair in pairs
        for row in pair.rows
        if row.field == field and row.left is not None and row.right is not None
    ]


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 4)
