"""Judgements: people's merges and splits hold against every later run, and undoing restores exactly."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import recount
from conftest import item, report
from recount.ledger import LedgerError
from recount.model import Account, Document, Period, PlaceMention, Precision

DAY = date(2016, 5, 1)
TOWNS = ("Homs", "Aleppo", "Saraqib", "Zabadani")


def attack(document: Document) -> tuple[Account, ...]:
    """Stands in for the reading: "day, town" is a car bomb there on that day of May."""
    day, town = document.text.split(", ")
    words = document.span(1, 1 + len(document.text))
    when = DAY + timedelta(days=int(day))
    place = document.span(document.content.index(town), document.content.index(town) + len(town))
    return (
        Account(
            type="remote-explosive-landmine-ied",  # type: ignore[arg-type]
            anchor=words,
            main=True,
            period=Period(start=when, end=when, precision=Precision.DAY, span=words),
            place=PlaceMention(name=place, country="SYR", span=place),
        ),
    )


@pytest.fixture
def attacks(ledger: recount.Ledger, reading: Callable[..., None]) -> recount.Ledger:
    """Four reports of two incidents in Homs, one in Aleppo and one in Saraqib."""
    reading(attack)
    told = ["1, Homs", "1, Homs", "9, Homs", "1, Aleppo", "1, Saraqib"]
    ledger.add([item(report(text, f"r{n}")) for n, text in enumerate(told)])
    return ledger


def state(ledger: recount.Ledger) -> dict[int, list[int]]:
    """The accounts of each incident."""
    return {each.id: [telling.id for telling in each.accounts] for each in ledger.incidents()}


def test_a_merged_incident_redirects(attacks: recount.Ledger) -> None:
    assert state(attacks) == {1: [1, 2], 2: [3], 3: [4], 4: [5]}
    attacks.merge(1, 3, "one attack", "Tester")
    assert state(attacks) == {1: [1, 2, 4], 2: [3], 4: [5]}
    assert attacks.incident(3).id == 1


def test_merges_of_merged_ones_lead_to_one(attacks: recount.Ledger) -> None:
    attacks.merge(3, 4, "", "Tester")
    attacks.merge(1, 4, "", "Tester")
    assert state(attacks) == {1: [1, 2, 4, 5], 2: [3]}
    assert attacks.incident(4).id == 1


def test_a_split_makes_an_incident_with_an_id_of_its_own(attacks: recount.Ledger) -> None:
    attacks.split(1, [2], "another bomb", "Tester")
    assert state(attacks) == {1: [1], 2: [3], 3: [4], 4: [5], 5: [2]}


def test_what_is_read_later_overrides_no_judgement(attacks: recount.Ledger) -> None:
    attacks.merge(1, 2, "one campaign", "Tester")
    attacks.split(1, [2], "another bomb", "Tester")
    attacks.add([item(report("9, Homs ", "r9")), item(report("1, Homs ", "r10"))])
    after = state(attacks)
    assert {1, 3, 6} <= set(after[1])  # what joins the merged one is with it
    assert after[5][0] == 2 and 2 not in after[1]
    attacks.add([item(report("9, Homs ", "r9")), item(report("1, Homs ", "r10"))])
    assert state(attacks) == after


def test_undoing_a_merge_and_a_split_restores_what_was(attacks: recount.Ledger) -> None:
    before = state(attacks)
    merge = attacks.merge(1, 3, "one attack", "Tester")
    attacks.undo(merge, "two after all", "Other")
    assert state(attacks) == before
    split = attacks.split(1, [2], "another bomb", "Tester")
    attacks.undo(split, "one after all", "Other")
    assert state(attacks) == before
    assert attacks.incident(5).id == 1  # the id that the split gave out leads back
    first, second = attacks.judgements()
    assert (first.author, first.reason, first.undone_by, first.undone_because) == (
        "Tester",
        "one attack",
        "Other",
        "two after all",
    )
    assert second.undone_at is not None


def test_a_judgement_that_others_build_on_is_undone_last(attacks: recount.Ledger) -> None:
    first = attacks.merge(1, 3, "", "Tester")
    second = attacks.split(1, [4], "", "Tester")
    with pytest.raises(LedgerError, match=f"judgement {second} builds on it"):
        attacks.undo(first, "", "Tester")
    attacks.undo(second, "", "Tester")
    attacks.undo(first, "", "Tester")


@pytest.mark.parametrize(
    ("judge", "why"),
    [
        (lambda ledger: ledger.merge(1, 1, "", "T"), "they are one already: incident 1"),
        (lambda ledger: ledger.merge(1, 99, "", "T"), "there is no incident 99"),
        (lambda ledger: ledger.split(1, [3], "", "T"), "these are no accounts of incident 1: 3"),
        (lambda ledger: ledger.split(1, [], "", "T"), "no accounts of incident 1: none were given"),
        (lambda ledger: ledger.split(1, [1, 2], "", "T"), "nothing would be left of incident 1"),
        (lambda ledger: ledger.undo(7, "", "T"), "there is no judgement 7"),
        (lambda ledger: ledger.merge(10**20, 1, "", "T"), f"there is no incident {10**20}"),
        (lambda ledger: ledger.why(1, 10**20), f"there is no account {10**20}"),
        (lambda ledger: ledger.why(1, 1), "account 1 is one account"),
        (lambda ledger: ledger.why(1, 99), "there is no account 99"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(
    attacks: recount.Ledger, judge: Callable[[recount.Ledger], object], why: str
) -> None:
    before = state(attacks)
    with pytest.raises(LedgerError, match=why):
        judge(attacks)
    assert state(attacks) == before
    assert attacks.judgements() == []


def test_why_two_accounts_are_one_incident_or_two(attacks: recount.Ledger) -> None:
    one = attacks.why(1, 2)
    assert one.score > 0.5 and one.ruled_out is None
    assert "the same day" in [reason.because for reason in one.reasons]
    two = attacks.why(1, 3)
    assert two.score == 0 and two.ruled_out == "they lie 8 days apart"


STEPS = st.lists(
    st.tuples(st.sampled_from(["merge", "split"]), st.integers(1, 9), st.integers(1, 9)), max_size=6
)


@given(STEPS)
@settings(max_examples=15, deadline=None)
def test_undoing_all_judgements_backwards_restores_all(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int, int]]
) -> None:
    with pytest.MonkeyPatch.context() as patch, recount.Ledger(path(tmp_path_factory)) as ledger:
        patch.setattr("recount.reading.read", attack)
        patch.setattr("recount.gate.is_relevant", lambda document: True)
        told = ["1, Homs", "1, Homs", "9, Homs", "1, Aleppo", "1, Saraqib"]
        ledger.add([item(report(text, f"r{n}")) for n, text in enumerate(told)])
        before = state(ledger)
        made: list[int] = []
        ids = set(before)
        for decision, a, b in steps:
            try:
                made.append(
                    ledger.merge(a, b, "", "T") if decision == "merge" else ledger.split(a, [b], "", "T")
                )
            except LedgerError:
                continue
            new = set(state(ledger)) - ids
            assert all(id > max(ids) for id in new)  # ids are never given out twice
            ids |= new
        for judgement in reversed(made):
            ledger.undo(judgement, "", "T")
        assert state(ledger) == before


def path(factory: pytest.TempPathFactory) -> Path:
    return factory.mktemp("judged") / "l.db"


def test_linking_anew_changes_nothing_that_stands_well(attacks: recount.Ledger) -> None:
    before = state(attacks)
    done = attacks.link()
    assert (done.accounts, done.moved, done.founded) == (5, 0, 0)
    assert state(attacks) == before


def test_linking_anew_holds_judgements(attacks: recount.Ledger) -> None:
    attacks.merge(2, 3, "", "Tester")
    attacks.split(1, [2], "", "Tester")
    before = state(attacks)
    assert attacks.link().moved == 0
    assert state(attacks) == before
    assert attacks.incident(3).id == 2


def test_linking_anew_mends_what_was_linked_otherwise(
    attacks: recount.Ledger, monkeypatch: pytest.MonkeyPatch, reading: Callable[..., None]
) -> None:
    """As by an older Recount, which linked nothing."""
    with monkeypatch.context() as patch:
        patch.setattr("recount.ledger.store.choose", lambda *given: None)
        attacks.add([item(report("1, Homs  ", "r20")), item(report("1, Aleppo  ", "r21"))])
    assert state(attacks) == {1: [1, 2], 2: [3], 3: [4], 4: [5], 5: [6], 6: [7]}
    done = attacks.link()
    assert (done.moved, done.founded) == (2, 0)
    assert state(attacks) == {1: [1, 2, 6], 2: [3], 3: [4, 7], 4: [5]}
    assert attacks.incident(5).id == 1 and attacks.incident(6).id == 3
    assert attacks.link().moved == 0
    # documents that come later find the accounts where they are now
    attacks.add([item(report("1, Aleppo   ", "r22"))])
    assert state(attacks)[3] == [4, 7, 8]


def test_a_split_holds_the_accounts_that_were_left_too(attacks: recount.Ledger) -> None:
    attacks.add([item(report("1, Homs  ", "r20"))])
    attacks.split(1, [1], "", "Tester")
    before = state(attacks)
    assert attacks.link().moved == 0
    assert state(attacks) == before


@pytest.mark.parametrize("decide", ["split then merge", "merge", "split"])
def test_no_order_of_decisions_links_and_undoings_leads_in_a_circle(
    attacks: recount.Ledger, decide: str
) -> None:
    before = state(attacks)
    made = [attacks.split(1, [1], "", "Tester")] if "split" in decide else []
    if "merge" in decide:
        made.append(attacks.merge(2, 1, "", "Tester"))
    attacks.link()
    standing = state(attacks)
    attacks.link()
    assert state(attacks) == standing
    for judgement in reversed(made):
        attacks.undo(judgement, "", "Tester")
        attacks.link()
    assert state(attacks) == before
    for id in range(1, 6):
        if id <= max(before):
            assert attacks.incident(id).id == id


def test_a_merge_of_what_belongs_together_anyway_is_undone_by_no_link(
    attacks: recount.Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:  # an older Recount had not linked them
        patch.setattr("recount.ledger.store.choose", lambda *given: None)
        attacks.add([item(report("1, Homs  ", "r20"))])
    merge = attacks.merge(5, 1, "", "Tester")
    assert attacks.link().moved == 0
    assert state(attacks)[5] == [1, 2, 6]
    attacks.undo(merge, "", "Tester")
    assert state(attacks)[1] == [1, 2]


def two(document: Document) -> tuple[Account, ...]:
    """Stands in for the reading: an attack for each line of a report."""
    found: list[Account] = []
    for line in document.text.split("; "):
        part = document.model_copy(update={"text": line})
        start = document.content.index(line)
        for account in attack(part):
            words = document.span(start, start + len(line))
            place = account.place
            assert place is not None and place.name is not None
            name = document.span(start + line.index(place.name.words), start + len(line))
            moved = {"anchor": words, "place": place.model_copy(update={"name": name, "span": name})}
            assert account.period is not None
            moved["period"] = account.period.model_copy(update={"span": words})
            found.append(account.model_copy(update=moved))
    return tuple(found)


def test_accounts_of_one_document_stay_apart_where_a_person_merged_their_incidents(
    attacks: recount.Ledger, reading: Callable[..., None]
) -> None:
    attacks.merge(1, 3, "", "Tester")
    reading(two)
    attacks.add([item(report("1, Homs; 1, Aleppo", "r30"))])
    assert [len(set(ids) & {6, 7}) for ids in state(attacks).values() if set(ids) & {6, 7}] == [1, 1]


def test_a_split_outlives_a_revision(attacks: recount.Ledger) -> None:
    attacks.split(1, [2], "another bomb", "Tester")
    attacks.add([item(report("1, Homs ", "r1"))])  # the document of account 2, with other bytes
    assert state(attacks) == {1: [1], 2: [3], 3: [4], 4: [5], 5: [6]}


def test_what_was_done_is_in_the_audit_log(attacks: recount.Ledger) -> None:
    import sqlite3

    attacks.undo(attacks.merge(1, 3, "", "Tester"), "", "Tester")
    with sqlite3.connect(attacks.path) as file:
        done = [row[0] for row in file.execute("SELECT action FROM audit ORDER BY id")]
    assert done[-2:] == ["merge", "undo"]


def test_candidates_alone_make_no_incident_of_their_own(
    ledger: recount.Ledger, reading: Callable[..., None]
) -> None:
    def doubtful(document: Document) -> tuple[Account, ...]:
        sure = document.name == "r0"
        return tuple(a.model_copy(update={"confidence": 1.0 if sure else 0.3}) for a in attack(document))

    reading(doubtful)
    ledger.add([item(report("1, Homs", "r0")), item(report("1, Homs ", "r1"))])
    with pytest.raises(LedgerError, match="only candidates would be taken out"):
        ledger.split(1, [2], "", "Tester")
    with pytest.raises(LedgerError, match="nothing would be left"):
        ledger.split(1, [1], "", "Tester")
