"""Deciding over the API: two people at once lose nothing, and everything can be taken back."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from web_helpers import client, guarded

import recount
from conftest import BBC, SANA, item, report

GOVERNOR = {"account": 2, "field": "tolls", "claim": 4}
UP_TO_DATE = 2**53 - 1  # a version after everything: who sends it has seen all


@pytest.fixture
def browser(ledger: recount.Ledger, tmp_path: Path) -> Iterator[TestClient]:
    ledger.add([item(report(BBC)), item(report(SANA, "sana-1", "SANA"))])
    with client(tmp_path / "homs.db") as opened:
        yield guarded(opened)


def judge(browser: TestClient, status: int = 201, **body: Any) -> Any:
    seen = {"seen": UP_TO_DATE}
    if body["decision"] in ("link", "merge"):
        seen["seen_other"] = UP_TO_DATE
    answer = browser.post("/api/judgements", json={"reason": "a test", **seen, **body})
    assert answer.status_code == status, answer.text
    return answer.json()


def incident(browser: TestClient, id: int = 1) -> Any:
    return browser.get(f"/api/incidents/{id}").json()


def test_a_rejected_value_stays_in_sight_struck_through(browser: TestClient) -> None:
    judge(browser, decision="reject", address=GOVERNOR)
    found = incident(browser)
    assert found["killed"]["words"] == "32+ to 41+"
    assert found["reviewed"]
    (rejected,) = found["accounts_told"][1]["rejected"]
    assert (rejected["words"], rejected["judged"]["reason"]) == ("42 killed", "a test")
    assert found["judgements"][0]["words"] == "the toll of account 2 was rejected: 42 killed"


def test_a_correction_names_its_words_and_shows_who_made_it(browser: TestClient) -> None:
    words = {"start": 1, "end": 11}
    to = {"effect": "killed", "low": 43, "high": 43, "span": words, "source": None, "group": None}
    made = judge(browser, decision="correct", address=GOVERNOR, to=to)
    assert made["words"] == "the toll of account 2 was corrected from 42 killed to 43 killed"
    claim = incident(browser)["accounts_told"][1]["tolls"][0]
    assert (claim["number"], claim["span"]["words"], claim["id"]) == ("43", "Terrorists", 4)
    assert claim["judged"]["decision"] == "correct"


@pytest.mark.parametrize(
    ("field", "to", "words"),
    [
        ("type", {"type": "armed-clash"}, "from suicide-bomb to armed-clash"),
        ("main", {"main": False}, "from yes to no"),
        ("date", {"start": "2017-02-24", "end": "2017-02-25", "precision": "days",
                  "span": {"start": 1, "end": 11}}, "from 2017-02-25 to 2017-02-24 to 2017-02-25"),
        ("place", {"name": {"start": 32, "end": 36}, "admin1": "Hims", "country": "SYR",
                   "span": {"start": 32, "end": 36}}, "from Homs, Syria to Homs, Hims, Syria"),
    ],
)  # fmt: skip
def test_every_field_can_be_corrected(browser: TestClient, field: str, to: Any, words: str) -> None:
    address = {"account": 2, "field": field, "claim": None}
    assert words in judge(browser, decision="correct", address=address, to=to)["words"]
    assert incident(browser)["accounts_told"][1]["judged"][field]["decision"] == "correct"


def test_words_are_added_as_a_target(browser: TestClient) -> None:
    address = {"account": 2, "field": "targets", "claim": None}
    judge(browser, decision="correct", address=address, to={"span": {"start": 19, "end": 28}})
    (target,) = incident(browser)["accounts_told"][1]["targets"]
    assert (target["words"], target["judged"]["decision"]) == (f"\n{SANA}"[19:28], "correct")


def test_a_stale_decision_meets_what_others_decided(browser: TestClient) -> None:
    judge(browser, decision="reject", address=GOVERNOR, seen=0)
    conflict = judge(browser, 409, decision="accept", address=GOVERNOR, seen=0)["detail"]
    assert conflict["version"] == incident(browser)["version"]
    assert conflict["yours"]["decision"] == "accept"
    assert [each["decision"] for each in conflict["theirs"]] == ["reject"]
    assert incident(browser)["killed"]["words"] == "32+ to 41+"
    judge(browser, decision="accept", address=GOVERNOR, seen=conflict["version"])
    assert incident(browser)["killed"]["words"] == "32+ to 42"


def test_an_undoing_counts_as_news_too(browser: TestClient) -> None:
    made = judge(browser, decision="reject", address=GOVERNOR)["id"]
    seen = incident(browser)["version"]
    assert browser.post(f"/api/judgements/{made}/undo", json={"reason": "no"}).status_code == 204
    conflict = judge(browser, 409, decision="reject", address=GOVERNOR, seen=seen)["detail"]
    assert conflict["version"] > seen
    assert conflict["theirs"][0]["undone_because"] == "no"


def test_what_happened_before_a_merge_was_undone_is_news_after_it(browser: TestClient) -> None:
    judge(browser, decision="unlink", account=2)
    merged = judge(browser, decision="merge", into=1, incident=2)["id"]
    seen = incident(browser)["version"]
    browser.post(f"/api/judgements/{merged}/undo", json={"reason": "two after all"})
    place = {"account": 2, "field": "place", "claim": None}
    judge(browser, decision="reject", address=place)
    judge(browser, 409, decision="accept", address=place, seen=seen)


def test_accounts_and_incidents_are_parted_linked_and_merged(browser: TestClient) -> None:
    judge(browser, decision="unlink", account=2)
    assert [each["id"] for each in incident(browser, 2)["accounts_told"]] == [2]
    (candidate,) = incident(browser)["candidates"]
    assert (candidate["account"], candidate["incident"]) == (2, 2)
    judge(browser, decision="link", account=2, incident=1)
    assert incident(browser, 2)["id"] == 1
    split = judge(browser, decision="split", incident=1, accounts=[2])
    new = split["detail"]["new"]
    judge(browser, decision="merge", into=1, incident=new)
    assert incident(browser)["merged"] == [2, new]
    listed = browser.get("/api/judgements?limit=2").json()
    assert (listed["total"], [each["decision"] for each in listed["items"]]) == (4, ["merge", "split"])


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({"decision": "merge", "into": 1, "incident": 1}, "they are one already"),
        ({"decision": "merge", "into": 1, "incident": 77}, "no incident 77"),
        ({"decision": "split", "incident": 1, "accounts": []}, "none were given"),
        ({"decision": "split", "incident": 1, "accounts": [1, 2]}, "nothing would be left"),
        ({"decision": "unlink", "account": 99}, "no account 99"),
        ({"decision": "accept", "address": GOVERNOR, "reason": "  "}, "reason"),
        ({"decision": "accept", "address": GOVERNOR, "seen": None}, "seen"),
        ({"decision": "guess", "address": GOVERNOR}, "guess"),
        ({"decision": "correct", "address": GOVERNOR}, "to"),
    ],
)
def test_what_cannot_be_decided_is_refused_in_words(browser: TestClient, body: Any, said: str) -> None:
    assert said in str(judge(browser, 422, **body)["detail"])
    assert browser.get("/api/judgements").json()["total"] == 0


def test_undoing_what_is_not_there_is_refused(browser: TestClient) -> None:
    answer = browser.post("/api/judgements/5/undo", json={"reason": "no"})
    assert (answer.status_code, answer.json()["detail"]) == (404, "there is no judgement 5")


def test_each_incident_of_a_merge_has_a_version_of_its_own(browser: TestClient) -> None:
    judge(browser, decision="unlink", account=2)
    one, other = (incident(browser, id)["version"] for id in (1, 2))
    judge(browser, decision="accept", address=GOVERNOR)  # on incident 2 alone
    assert incident(browser, 1)["version"] == one
    now = incident(browser, 2)["version"]
    stale = judge(browser, 409, decision="merge", into=1, incident=2, seen=one, seen_other=other)["detail"]
    assert stale["versions"] == {"1": one, "2": now}
    assert [each["decision"] for each in stale["theirs"]] == ["accept"]
    judge(browser, decision="merge", into=1, incident=2, seen=one, seen_other=now)


def test_a_doubtful_link_is_asked_about_and_held_once_confirmed(
    browser: TestClient, ledger: recount.Ledger
) -> None:
    browser.get("/api/incidents")
    with ledger.transaction(writes=True) as connection:
        connection.exec_driver_sql("UPDATE summaries SET link_likeness = 0.6")
    (item,) = browser.get("/api/review?about=link").json()["items"]
    assert item["address"] == {"account": 2, "field": "link", "claim": None}
    made = judge(browser, decision="accept", address=item["address"])
    assert made["words"] == "account 2 was confirmed to be of incident 1"
    assert browser.get("/api/review?about=link").json()["total"] == 0
    judge(browser, 422, decision="reject", address=item["address"])
    with ledger.transaction(writes=True) as connection:
        connection.exec_driver_sql(
            "UPDATE accounts SET period_first = '2011-01-01', period_last = '2011-01-01'"
        )
    ledger.link()
    assert [each["id"] for each in incident(browser)["accounts_told"]] == [1, 2]


@pytest.mark.parametrize(
    ("field", "to", "said"),
    [
        (
            "tolls",
            {"effect": "killed", "low": 10**30, "high": 10**30, "span": {"start": 1, "end": 5}},
            "people",
        ),
        (
            "tolls",
            {"effect": "killed", "low": 3, "span": {"start": "1", "end": "7", "words": "FAKED!"}},
            "words",
        ),
        ("targets", {"span": {"start": 11, "end": 12}}, "words"),
        ("place", {"country": "<b>", "span": {"start": 1, "end": 5}}, "alpha-3"),
        ("place", {"span": {"start": 1, "end": 5}}, "a name, a province or a country"),
        ("tolls", {"effect": "\ud800", "span": {"start": 1, "end": 5}}, "value"),
        ("tolls", {"effect": "x" * 30_000}, "too long"),
    ],
)
def test_no_correction_brings_words_or_numbers_that_cannot_be(
    browser: TestClient, field: str, to: Any, said: str
) -> None:
    address = {"account": 2, "field": field, "claim": None}
    body = json.dumps({"decision": "correct", "address": address, "to": to, "seen": 0, "reason": "a test"})
    answer = browser.post("/api/judgements", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 422
    assert said in answer.json()["detail"]


def test_a_decision_follows_its_account_when_it_is_moved_and_undone(
    browser: TestClient, ledger: recount.Ledger
) -> None:
    judge(browser, decision="unlink", account=2)
    to = {"effect": "killed", "low": 500, "high": 500, "span": {"start": 1, "end": 11}}
    made = judge(browser, decision="correct", address=GOVERNOR, to=to)["id"]
    judge(browser, decision="link", account=2, incident=1)
    assert incident(browser)["killed"]["high"] == 500
    assert browser.get("/api/incidents?killed_max=499").json()["total"] == 0
    ledger.undo(made, "no", "Tester")
    assert browser.get("/api/incidents?killed_max=499").json()["total"] == 1
    assert made in [each["id"] for each in incident(browser)["judgements"]]


def test_two_equal_values_have_addresses_of_their_own(browser: TestClient) -> None:
    address = {"account": 2, "field": "targets", "claim": None}
    for _ in range(2):
        judge(browser, decision="correct", address=address, to={"span": {"start": 19, "end": 28}})
    assert [each["id"] for each in incident(browser)["accounts_told"][1]["targets"]] == [-1, -2]
