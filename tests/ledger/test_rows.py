"""An account comes back from its rows exactly as it went in."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import recount
from conftest import item, report
from recount.confidence import ASSERTED
from recount.ledger import queries
from recount.ledger.connection import open_engine, reading, writing
from recount.ledger.evidence import grounded
from recount.ledger.store import add_document
from recount.model import (
    Account,
    Effect,
    IncidentType,
    Modality,
    Period,
    Phrase,
    PlaceMention,
    Precision,
    ResponsibilityClaim,
    Span,
    Status,
    TollClaim,
    Victims,
)

TEXT = "حمص On Saturday, ‘suicide bombers’ killed\n\t40 in Homs – 💥 at least 32, said Talal al-Barazi."
CONTENT = report(TEXT).content


@st.composite
def spans(draw: st.DrawFn) -> Span:
    start = draw(st.integers(0, len(CONTENT) - 1))
    end = draw(st.integers(start + 1, len(CONTENT)))
    return Span(start=start, end=end, words=CONTENT[start:end])


@st.composite
def periods(draw: st.DrawFn) -> Period:
    first = draw(st.dates(date(1900, 1, 1), date(2100, 1, 1)))
    last = first + timedelta(days=draw(st.integers(0, 400)))
    return Period(
        start=first,
        end=last,
        precision=draw(st.sampled_from(Precision)),
        span=draw(spans()),
        from_publication=draw(st.booleans()),
        confidence=draw(st.floats(0, 1)),
    )


@st.composite
def tolls(draw: st.DrawFn) -> TollClaim:
    numbers = sorted(draw(st.lists(st.integers(0, 2**60), min_size=2, max_size=2)))
    low, high = draw(st.sampled_from([(0, 1), (0, None), (None, 1)]))
    return TollClaim(
        effect=draw(st.sampled_from(Effect)),
        low=None if low is None else numbers[low],
        high=None if high is None else numbers[high],
        approximate=draw(st.booleans()),
        victims=draw(st.sampled_from(Victims)),
        group=draw(st.none() | spans()),
        part_of=draw(st.booleans()),
        source=draw(st.none() | spans()),
        span=draw(spans()),
        confidence=draw(st.floats(0, 1)),
    )


def tuples(of: st.SearchStrategy) -> st.SearchStrategy:
    return st.lists(of, max_size=3).map(tuple)


shares = st.floats(0, 1)
phrases = st.builds(lambda span, share: Phrase(**span.model_dump(), confidence=share), spans(), shares)
names = st.none() | st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
places = st.builds(
    PlaceMention, name=st.none() | spans(), admin1=names, country=names, span=spans(), confidence=shares
)
claims = st.builds(
    ResponsibilityClaim,
    party=spans(),
    status=st.sampled_from(Status),
    by=st.none() | spans(),
    confidence=shares,
)
accounts = st.builds(
    Account,
    type=st.sampled_from(IncidentType),
    anchor=spans(),
    modality=st.sampled_from(Modality),
    main=st.booleans(),
    aggregate=st.booleans(),
    period=st.none() | periods(),
    place=st.none() | places,
    perpetrators=tuples(claims),
    targets=tuples(phrases),
    weapons=tuples(phrases),
    tolls=tuples(tolls()),
    named_dead=tuples(phrases),
    confidence=st.floats(ASSERTED, 1),
    type_confidence=shares,
)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(accounts, min_size=1, max_size=3))
def test_accounts_come_back_as_they_went_in(tmp_path: Path, told: list[Account]) -> None:
    engine = open_engine(tmp_path / "round.db")
    with writing(engine) as connection:
        transaction = connection.begin_nested()
        known: dict[int, Account] = {}
        add_document(connection, item(report(TEXT)), True, told, known=known)
        assert list(queries.accounts(connection, known).values()) == told
        transaction.rollback()
    engine.dispose()


def test_a_document_keeps_all_its_fields(ledger: "recount.Ledger") -> None:
    moment = datetime(2017, 2, 26, 9, 30, tzinfo=UTC)
    document = report(TEXT, title="Syria war", url="https://bbc.example/homs", language="en").model_copy(
        update={"retrieved": moment, "extra": {"desk": "Beirut", "page": 3}}
    )
    ledger.add([item(document)])
    (kept,) = ledger.documents()
    for field in ("name", "title", "published", "source", "url", "language", "retrieved", "sha256"):
        assert getattr(kept, field) == getattr(document, field)
    assert ledger.original(document.sha256) == TEXT.encode()


@given(accounts)
def test_a_grounded_account_passes_untouched(account: Account) -> None:
    assert grounded(account, CONTENT) == (account, [])


def test_a_value_without_its_words_goes_and_the_rest_stays() -> None:
    right, wrong = Span(start=5, end=7, words=CONTENT[5:7]), Span(start=5, end=7, words="??")
    account = Account(
        type=IncidentType.SUICIDE_BOMB,
        anchor=right,
        period=Period(start=date(2017, 2, 25), end=date(2017, 2, 25), precision=Precision.DAY, span=wrong),
        place=PlaceMention(name=wrong, span=right),
        tolls=(
            TollClaim(effect=Effect.KILLED, low=32, span=right),
            TollClaim(effect=Effect.KILLED, low=41, source=wrong, span=right),
        ),
        weapons=(Phrase(**wrong.model_dump()), Phrase(**right.model_dump())),
    )
    kept, dropped = grounded(account, CONTENT)
    assert kept is not None
    assert (kept.period, kept.place) == (None, None)
    assert [phrase.words for phrase in kept.weapons] == [right.words]
    assert [toll.low for toll in kept.tolls] == [32]
    assert len(dropped) == 4
    assert grounded(account.model_copy(update={"anchor": wrong}), CONTENT)[0] is None


def test_readers_see_one_state_while_a_writer_writes(tmp_path: Path) -> None:
    engine = open_engine(tmp_path / "two.db")
    with reading(engine) as before:
        assert queries.documents(before) == []
        with writing(engine) as connection:
            add_document(connection, item(report(TEXT)), True, (), known={})
        assert queries.documents(before) == []
    with reading(engine) as after:
        assert len(queries.documents(after)) == 1
    engine.dispose()
