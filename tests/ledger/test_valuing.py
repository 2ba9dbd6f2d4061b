"""People's decisions on values: they show in every figure, outlive linking, and can be taken back exactly."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select

import recount
from conftest import BBC, SANA, item, report, sana
from recount.ledger.judgements import Decision
from recount.ledger.tables import AccountKeys
from recount.ledger.valuing import Address
from recount.model import Account, Document, Effect, IncidentType

BBC_ACCOUNT, SANA_ACCOUNT = 1, 2
OF_BBC, OF_BBC_CHILDREN, OF_OBSERVATORY, OF_GOVERNOR, INJURED = 1, 2, 3, 4, 5


@pytest.fixture
def homs(ledger: recount.Ledger) -> recount.Ledger:
    """The two reports of Homs, which tell of one incident."""
    ledger.add([item(report(BBC)), item(report(SANA, "sana-1", "SANA"))])
    return ledger


def decide(
    ledger: recount.Ledger, decision: Decision, field: str, claim: int | None = None, to: Any = None,
    account: int = SANA_ACCOUNT,
) -> int:  # fmt: skip
    address = Address(account=account, field=field, claim=claim)
    return ledger.decide(decision, address, "a test", "Tester", to)


def words(ledger: recount.Ledger) -> str:
    toll = ledger.incident(1).toll(Effect.KILLED)
    return toll.words if toll else "none"


def at(text: str, stretch: str) -> dict[str, int]:
    """The offsets of a stretch of words in the content of an untitled report."""
    start = f"\n{text}".index(stretch)
    return {"start": start, "end": start + len(stretch)}


def test_a_rejected_toll_decides_nothing_any_more(homs: recount.Ledger) -> None:
    assert words(homs) == "32+ to 42"
    decide(homs, "reject", "tolls", OF_GOVERNOR)
    assert words(homs) == "32+ to 41+"


def test_a_corrected_toll_takes_the_place_of_the_one_that_was_read(homs: recount.Ledger) -> None:
    to = {"effect": "killed", "low": 43, "high": 43, "span": at(SANA, "42 people")}
    decide(homs, "correct", "tolls", OF_GOVERNOR, to)
    assert words(homs) == "32+ to 43"
    (claim,) = (t for t in homs.incident(1).said if t.claim.low == 43)
    assert claim.claim.span.words == "42 people"
    assert claim.claim.confidence == 1.0


def test_a_toll_is_added_where_one_was_missed(homs: recount.Ledger) -> None:
    to = {"effect": "killed", "low": 60, "high": 60, "span": at(SANA, "Terrorists killed")}
    added = decide(homs, "correct", "tolls", None, to)
    assert words(homs) == "32+ to 60"
    decide(homs, "reject", "tolls", -added)
    assert words(homs) == "32+ to 42"


def test_an_added_value_cannot_be_undone_under_a_decision_on_it(homs: recount.Ledger) -> None:
    to = {"effect": "killed", "low": 60, "high": 60, "span": at(SANA, "Terrorists killed")}
    added = decide(homs, "correct", "tolls", None, to)
    rejected = decide(homs, "reject", "tolls", -added)
    with pytest.raises(recount.LedgerError, match="builds on it"):
        homs.undo(added, "", "Tester")
    homs.undo(rejected, "", "Tester")
    homs.undo(added, "", "Tester")
    assert words(homs) == "32+ to 42"


def test_accepting_makes_a_candidate_a_claim(homs: recount.Ledger) -> None:
    with homs.transaction(writes=True) as connection:
        connection.exec_driver_sql("UPDATE toll_claims SET confidence = 0.2 WHERE id = 4")
    assert words(homs) == "32+ to 41+"
    accepted = decide(homs, "accept", "tolls", OF_GOVERNOR)
    assert words(homs) == "32+ to 42"
    homs.undo(accepted, "not after all", "Tester")
    assert words(homs) == "32+ to 41+"


def test_the_last_decision_holds(homs: recount.Ledger) -> None:
    decide(homs, "reject", "tolls", OF_GOVERNOR)
    decide(homs, "accept", "tolls", OF_GOVERNOR)
    assert words(homs) == "32+ to 42"


@pytest.mark.parametrize("field", ["period", "place"])
def test_a_wrong_date_or_place_can_be_taken_away(homs: recount.Ledger, field: str) -> None:
    decide(homs, "reject", field)
    decide(homs, "reject", field, account=BBC_ACCOUNT)
    assert getattr(homs.incident(1), field) is None


def test_a_type_is_corrected_never_taken_away(homs: recount.Ledger) -> None:
    for account in (BBC_ACCOUNT, SANA_ACCOUNT):
        decide(homs, "correct", "type", to="armed-clash", account=account)
    assert homs.incident(1).type == IncidentType.ARMED_CLASH
    with pytest.raises(recount.LedgerError, match="every account has a type"):
        decide(homs, "reject", "type")


def test_a_rejected_account_tells_of_nothing_and_links_nothing(homs: recount.Ledger) -> None:
    rejected = decide(homs, "reject", "account")
    assert [telling.id for telling in homs.incident(1).accounts] == [BBC_ACCOUNT]
    assert keys_of(homs, SANA_ACCOUNT) == []
    homs.link()
    assert [telling.id for telling in homs.incident(1).accounts] == [BBC_ACCOUNT]
    homs.undo(rejected, "", "Tester")
    assert [telling.id for telling in homs.incident(1).accounts] == [BBC_ACCOUNT, SANA_ACCOUNT]


def test_a_corrected_date_is_what_linking_goes_by(homs: recount.Ledger) -> None:
    before = keys_of(homs, SANA_ACCOUNT)
    to = {"start": "2016-02-20", "end": "2016-02-20", "precision": "day", "span": at(SANA, "Saturday")}
    corrected = decide(homs, "correct", "period", to=to)
    assert not set(before) & set(keys_of(homs, SANA_ACCOUNT))
    homs.link()
    assert len(homs.incidents()) == 2
    homs.undo(corrected, "", "Tester")
    assert keys_of(homs, SANA_ACCOUNT) == before


def keys_of(ledger: recount.Ledger, account: int) -> list[str]:
    with ledger.transaction() as connection:
        found = connection.scalars(select(AccountKeys.key).where(AccountKeys.account_id == account))
        return sorted(found)


def test_undoing_every_decision_restores_exactly(homs: recount.Ledger) -> None:
    before = homs.incident(1)
    made = [
        decide(homs, "reject", "tolls", INJURED),
        decide(homs, "accept", "perpetrators", 2),
        decide(homs, "correct", "targets", None, at(SANA, "people")),
        decide(homs, "correct", "main", to=False),
        decide(homs, "reject", "place"),
        decide(homs, "reject", "account", account=BBC_ACCOUNT),
    ]
    assert homs.incident(1) != before
    for judgement in reversed(made):
        homs.undo(judgement, "", "Tester")
    assert homs.incident(1) == before


HERE = at(SANA, "42")
SATURDAY = at(SANA, "Saturday")


@pytest.mark.parametrize(
    ("field", "claim", "to", "said"),
    [
        ("tolls", 4, {"effect": "killed", "low": 9, "high": 3, "span": HERE}, "low is above its high"),
        ("tolls", 4, {"effect": "killed", "low": 9, "high": 9}, "span: Field required"),
        ("tolls", 4, {"effect": "killed", "low": 9, "span": {"start": 3, "end": 999}}, "no words stand"),
        ("tolls", 4, {"effect": "killed", "low": 9, "span": {"start": 3, "end": 3}}, "no words stand from 3"),
        ("tolls", 4, {"effect": "hurt", "low": 9, "span": HERE}, "effect"),
        ("tolls", 1, {"effect": "killed", "low": 9, "span": HERE}, "no value 1 among its tolls"),
        ("period", None, {"start": "2017-02-26", "end": "2017-02-25", "precision": "day",
                          "span": SATURDAY}, "ends before it starts"),
        ("place", None, {"country": "SYR"}, "span"),
        ("type", None, "explosion", "type"),
        ("period", 4, {}, "one value, not a list"),
        ("account", None, {}, "correct its values one by one"),
        ("colour", None, {}, "'colour'"),
    ],
)  # fmt: skip
def test_what_is_no_correction_is_refused_in_words(
    homs: recount.Ledger, field: str, claim: int | None, to: Any, said: str
) -> None:
    before = homs.incident(1)
    with pytest.raises(recount.LedgerError, match=said):
        decide(homs, "correct", field, claim, to)
    assert homs.incident(1) == before
    assert homs.judgements() == []


def test_an_account_that_is_not_there_is_named(homs: recount.Ledger) -> None:
    with pytest.raises(recount.LedgerError, match="no account 99"):
        decide(homs, "accept", "account", account=99)


def test_an_account_is_moved_by_hand_and_held_there(ledger: recount.Ledger, homs: recount.Ledger) -> None:
    parted = homs.unlink(SANA_ACCOUNT, "another attack", "Tester")
    assert [telling.id for telling in homs.incident(2).accounts] == [SANA_ACCOUNT]
    homs.link()
    assert [telling.id for telling in homs.incident(2).accounts] == [SANA_ACCOUNT]
    moved = homs.move(SANA_ACCOUNT, 1, "the same after all", "Tester")
    assert len(homs.incident(1).accounts) == 2
    assert homs.incident(2).id == 1  # emptied, it leads to where its account went
    homs.undo(moved, "", "Tester")
    assert [telling.id for telling in homs.incident(2).accounts] == [SANA_ACCOUNT]
    homs.undo(parted, "", "Tester")
    assert len(homs.incident(1).accounts) == 2


def test_an_account_is_not_moved_beside_another_of_its_document(ledger: recount.Ledger) -> None:
    ledger.add([item(report(BBC)), item(report(SANA, "sana-1", "SANA"))])
    with pytest.raises(recount.LedgerError, match="in incident 1 already"):
        ledger.move(SANA_ACCOUNT, 1, "", "Tester")
    with pytest.raises(recount.LedgerError, match="no incident 7"):
        ledger.move(SANA_ACCOUNT, 7, "", "Tester")


def test_incidents_are_listed_by_what_people_put_right(homs: recount.Ledger) -> None:
    for account in (BBC_ACCOUNT, SANA_ACCOUNT):
        decide(homs, "correct", "type", to="armed-clash", account=account)
    assert [each.id for each in homs.incidents(type="armed-clash")] == [1]
    assert homs.incidents(type="suicide-bomb") == []


def revised(ledger: recount.Ledger, text: str) -> None:
    """Read another version of SANA's report, at the same place."""
    ledger.add([item(report(text, "sana-1", "SANA"), "/reports/sana-1")])


def test_what_people_decided_outlives_a_revision(homs: recount.Ledger) -> None:
    decide(homs, "reject", "tolls", INJURED)
    decide(homs, "correct", "tolls", OF_GOVERNOR, {"effect": "killed", "low": 43, "high": 43, "span": HERE})
    decide(homs, "correct", "type", to="armed-clash")
    decide(homs, "correct", "targets", None, at(SANA, "people"))
    revised(homs, f"{SANA} More soon.")
    (told,) = (t for t in homs.incident(1).accounts if t.document.source == "SANA")
    assert told.id != SANA_ACCOUNT
    account = told.account
    assert account.type == IncidentType.ARMED_CLASH
    assert [(t.effect, t.low, t.span.words) for t in account.tolls] == [(Effect.KILLED, 43, "42")]
    assert [phrase.words for phrase in account.targets] == ["people"]
    carried = [each.reason for each in homs.judgements() if "carried over" in each.reason]
    assert len(carried) == 4


def test_a_rejected_account_does_not_come_back_with_a_revision(homs: recount.Ledger) -> None:
    decide(homs, "reject", "account")
    revised(homs, f"{SANA} More soon.")
    assert [t.id for each in homs.incidents() for t in each.accounts] == [BBC_ACCOUNT]


def test_what_stands_in_the_text_no_more_is_not_carried(homs: recount.Ledger) -> None:
    decide(homs, "correct", "targets", None, at(SANA, "the governor"))
    revised(homs, SANA.replace("the governor, ", ""))
    (told,) = (t for t in homs.incident(1).accounts if t.document.source == "SANA")
    assert told.account.targets == ()
    with homs.transaction() as connection:
        noted = connection.exec_driver_sql("SELECT detail FROM audit WHERE action = 'carry'").scalar()
    assert '"left": [1]' in noted


def test_two_accounts_of_one_document_stay_two_when_a_rejected_one_is_back(
    ledger: recount.Ledger, reading: Callable[..., None]
) -> None:
    def twice(document: Document) -> tuple[Account, ...]:
        (account,) = sana(document)
        later = document.span(
            document.content.rindex("Terrorists"), document.content.rindex("Terrorists") + 10
        )
        return (
            (account,)
            if document.source == "BBC"
            else (account, account.model_copy(update={"anchor": later}))
        )

    reading(twice)
    ledger.add([item(report(SANA)), item(report(f"{SANA} Terrorists.", "sana-1", "SANA"))])
    assert [[t.id for t in each.accounts] for each in ledger.incidents()] == [[1, 2], [3]]
    rejected = decide(ledger, "reject", "account")
    ledger.link()
    assert [[t.id for t in each.accounts] for each in ledger.incidents()] == [[1, 3]]
    ledger.undo(rejected, "right after all", "Tester")
    assert sorted([t.id for t in each.accounts] for each in ledger.incidents()) == [[1, 3], [2]]
