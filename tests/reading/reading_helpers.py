"""For the specifications of the reading: short forms of what it finds, and a mark for what it does not."""

import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

import recount
from conftest import report
from recount.model import Account, Document, PlaceMention, Span, TollClaim
from recount.reading.sentences import Sentence, sentences
from recount.reading.tolls import Count

SUNDAY = date(2017, 2, 26)  # the day of publication of most reports here


def amiss(*values: Any, because: str) -> Any:
    """A row of a table that fails so far, and why; once it holds, the mark must go."""
    return pytest.param(*values, marks=pytest.mark.xfail(strict=True, reason=because))


def most(rows: Iterable[Any], holds: Callable[..., bool], share: float) -> None:
    """At least that share of a table holds: what a trained model promises. Those that do not are listed."""
    table = [row if isinstance(row, tuple) else (row,) for row in rows]

    def is_so(row: tuple[Any, ...]) -> bool:
        try:
            return holds(*row)
        except ValidationError:
            raise
        except ValueError:  # another number of accounts
            return False

    failed = [row for row in table if not is_so(row)]
    reached = 1 - len(failed) / len(table)
    assert reached >= share, f"{reached:.2f} of {len(table)} hold, not {share}: " + "; ".join(
        map(str, failed)
    )


def told(text: str, title: str = "", day: date | None = SUNDAY) -> tuple[Account, ...]:
    """The accounts of a report of that text, as far as they are asserted."""
    return recount.read(report(text, title=title, day=day))


def only(text: str, title: str = "", day: date | None = SUNDAY) -> Account:
    """The one account of a report of that text."""
    (account,) = told(text, title, day)
    return account


def sentence(text: str) -> Sentence:
    """The one sentence of a report of that text."""
    (one,) = sentences(report(text))
    return one


def bare(words: str) -> str:
    """Words without an article in front."""
    first, _, rest = words.partition(" ")
    return rest if rest and first.lower() in ("the", "a", "an") else words


def name(span: Span | None) -> str | None:
    """A span's words without an article in front."""
    return bare(span.words) if span else None


def toll(claim: Count | TollClaim) -> str:
    """A number and its effect: "killed 32+", "injured ..50", "arrested ~70", "killed 5-8"."""
    low, high = claim.low, claim.high
    if low == high:
        said = str(low)
    elif high is None:
        said = f"{low}+"
    else:
        said = f"..{high}" if low is None else f"{low}-{high}"
    return f"{claim.effect} {'~' if claim.approximate else ''}{said}"


def tolls(account: Account) -> list[str]:
    """An account's numbers, each with its source where it has one: "killed 42 (governor)"."""
    return [toll(t) + (f" ({name(t.source)})" if t.source else "") for t in account.tolls]


def parties(account: Account) -> list[str]:
    """Whom an account holds responsible: "Tahrir al-Sham claimed", "army accused by the governor"."""
    return [
        f"{name(p.party)} {p.status}" + (f" by {name(p.by)}" if p.by and p.by != p.party else "")
        for p in account.perpetrators
    ]


def where(place: PlaceMention | None) -> tuple[str | None, str | None, str | None]:
    """Name, province and country."""
    return (place.name.words if place.name else None, place.admin1, place.country) if place else (None,) * 3


def days(account: Account) -> tuple[str, str] | None:
    """First and last day as ISO dates, None without a date."""
    return (str(account.period.start), str(account.period.end)) if account.period else None


def spans(value: object) -> Iterator[Span]:
    """Every span within a value."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, BaseModel):
        for field in type(value).model_fields:
            yield from spans(getattr(value, field))
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for one in value:
            yield from spans(one)


def evidence_is_missing(document: Document, accounts: Sequence[Account]) -> list[Span]:
    """The spans whose words do not stand in the document where they say."""
    return [s for s in spans(accounts) if document.content[s.start : s.end] != s.words]


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Fails what takes longer, at once."""

    def stop(*_: object) -> None:
        pytest.fail(f"not done within {seconds} s")

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds, 0.1)  # again: what stops a finaliser is ignored
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
