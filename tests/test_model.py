"""The nouns: what they accept, what they refuse, and that they do not change."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from conftest import BBC, bbc, report
from recount.model import (
    FAMILY_OF,
    Account,
    Document,
    Effect,
    IncidentType,
    Period,
    Precision,
    Span,
    TollClaim,
)

WORDS = Span(start=3, end=8, words="eight")
SATURDAY, SUNDAY = date(2017, 2, 25), date(2017, 2, 26)


def document(title: str, text: str) -> Document:
    return Document(name="one", title=title, text=text, sha256="0" * 64)


@pytest.mark.parametrize(
    ("start", "end", "words"), [(0, 3, "four"), (0, 5, "four"), (4, 0, "four"), (0, 0, ""), (-4, 0, "four")]
)
def test_a_span_holds_its_words(start: int, end: int, words: str) -> None:
    with pytest.raises(ValidationError):
        Span(start=start, end=end, words=words)


@given(st.text(), st.text(min_size=1), st.data())
def test_a_documents_spans_count_in_its_title_and_text(title: str, text: str, data: st.DataObject) -> None:
    one = document(title, text)
    assert one.content == f"{title}\n{text}"
    start = data.draw(st.integers(0, len(one.content) - 1))
    end = data.draw(st.integers(start + 1, len(one.content)))
    span = one.span(start, end)
    assert span.words == one.content[start:end]
    assert (span.start, span.end) == (start, end)


def test_the_text_starts_behind_the_title_and_a_line_break() -> None:
    assert document("Blast", "Nine died.").span(6, 10).words == "Nine"
    assert document("", "Nine died.").span(1, 5).words == "Nine"


@pytest.mark.parametrize(("start", "end"), [(0, 99), (5, 5), (8, 5), (-3, 2)])
def test_no_span_leads_out_of_its_document(start: int, end: int) -> None:
    with pytest.raises(ValidationError):
        document("", "Nine died.").span(start, end)


def test_a_period_does_not_end_before_it_starts() -> None:
    Period(start=SATURDAY, end=SATURDAY, precision=Precision.DAY, span=WORDS)
    Period(start=SATURDAY, end=SUNDAY, precision=Precision.DAYS, span=WORDS)
    with pytest.raises(ValidationError, match="ends before it starts"):
        Period(start=SUNDAY, end=SATURDAY, precision=Precision.DAYS, span=WORDS)


@pytest.mark.parametrize(("low", "high"), [(0, 0), (32, 32), (32, None), (None, 50), (5, 8), (0, None)])
def test_bounds_of_a_toll(low: int | None, high: int | None) -> None:
    claim = TollClaim(effect=Effect.KILLED, low=low, high=high, span=WORDS)
    assert (claim.low, claim.high) == (low, high)


@pytest.mark.parametrize(
    ("low", "high", "because"),
    [
        (None, None, "needs a bound"),
        (9, 8, "low is above its high"),
        (-1, 3, "greater than or equal to 0"),
        (None, -1, "greater than or equal to 0"),
        (2.5, 3, "integer"),
    ],
)
def test_what_is_no_toll(low: float | None, high: int | None, because: str) -> None:
    with pytest.raises(ValidationError, match=because):
        TollClaim.model_validate({"effect": "killed", "low": low, "high": high, "span": WORDS})


def test_none_killed_and_no_toll_are_two_things() -> None:
    none_killed = TollClaim(effect=Effect.KILLED, low=0, high=0, span=WORDS)
    told = Account(type=IncidentType.OTHER, anchor=WORDS, tolls=(none_killed,))
    assert told != Account(type=IncidentType.OTHER, anchor=WORDS)


def test_nouns_do_not_change_and_take_nothing_unknown() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        WORDS.start = 4  # type: ignore[misc]
    with pytest.raises(ValidationError, match="Extra inputs"):
        Span.model_validate({"start": 0, "end": 1, "words": "a", "page": 3})


def test_an_account_goes_to_json_and_back() -> None:
    (account,) = bbc(report(BBC))
    assert Account.model_validate_json(account.model_dump_json()) == account


def test_every_type_has_its_family() -> None:
    assert set(FAMILY_OF) == set(IncidentType) and len(IncidentType) == 25
    assert IncidentType.SUICIDE_BOMB.family == IncidentType.AIR_DRONE_STRIKE.family == "explosions"
    assert IncidentType.OTHER.family == "strategic developments"
