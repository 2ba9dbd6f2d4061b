"""One incident, document or actor, whole: every value with its words, under the rule that is asked for."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from web_helpers import client, guarded

import recount
from conftest import BBC, SANA, item, report


@pytest.fixture
def browser(ledger: recount.Ledger, tmp_path: Path) -> Iterator[TestClient]:
    """Before a ledger of two reports of Homs, a copy of one of them, and one about the weather."""
    ledger.add(
        [
            item(report(BBC), "/reports/bbc.html"),
            item(report(SANA, "sana-1", "SANA")),
            item(report("The weather in Homs was fair.", "w", "BBC")),
        ]
    )
    with client(tmp_path / "homs.db") as opened:
        yield guarded(opened)


def test_every_value_of_an_incident_stands_in_its_evidence(browser: TestClient) -> None:
    incident = browser.get("/api/incidents/1").json()
    texts = {each["document"]: each for each in incident["evidence"]}
    assert len(texts) == 2
    spans = [
        (account["document"]["id"], claim["span"])
        for account in incident["accounts_told"]
        for claim in account["tolls"]
    ]
    assert len(spans) == 5
    for document, span in spans:
        text = texts[document]
        assert text["text"][span["start"] - text["start"] : span["end"] - text["start"]] == span["words"]


def test_the_ladder_has_every_claim_and_marks_what_decided(browser: TestClient) -> None:
    def decided(rule: str) -> list[str]:
        ladder = browser.get(f"/api/incidents/1?rule={rule}").json()["ladder"]
        assert [rung["number"] for rung in ladder if rung["effect"] == "killed"] == ["32+", "2", "41+", "42"]
        return [rung["number"] for rung in ladder if rung["decided"] and rung["effect"] == "killed"]

    assert decided("lowest") == ["32+"]
    assert decided("highest") == ["42"]
    assert decided("ibc") == ["32+", "42"]


def test_a_rule_of_trusted_sources_asks_for_their_names(browser: TestClient) -> None:
    asked = "/api/incidents/1?rule=source-hierarchy"
    answer = browser.get(asked)
    assert (answer.status_code, answer.json()["detail"]) == (
        422,
        "the rule source-hierarchy needs a list of sources, the most trusted first",
    )
    trusted = browser.get(f"{asked}&trusted=Syrian Observatory for Human Rights").json()
    assert trusted["tolls"]["killed"]["best"] == 41


def test_why_accounts_are_linked_adds_up(browser: TestClient) -> None:
    (linked,) = browser.get("/api/incidents/1").json()["linked"]
    assert linked["account"] == 2
    assert linked["evidence"] == browser.get("/api/why?a=2&b=1").json()
    assert linked["evidence"]["score"] > 0.5
    assert browser.get("/api/why?a=1&b=9").json()["detail"].startswith("there is no account 9")


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/api/incidents/99", "there is no incident 99"),
        ("/api/incidents/0", "there is no incident 0"),
        (f"/api/incidents/{10**30}", "there is no incident"),
        ("/api/documents/99", "there is no document 99"),
        (f"/api/documents/{10**30}/original", "there is no document"),
        ("/api/actors/nobody", "there is no actor nobody"),
        ("/api/nothing", "there is no such address"),
    ],
)
def test_what_is_not_there_is_said_so(browser: TestClient, path: str, said: str) -> None:
    answer = browser.get(path)
    assert answer.status_code == 404
    assert said in answer.json()["detail"]


def test_a_document_has_its_text_its_spans_and_its_bytes(browser: TestClient) -> None:
    document = browser.get("/api/documents/1").json()
    assert document["content"] == f"\n{BBC}"
    assert document["bytes"] == len(BBC.encode())
    fields = {span["field"] for span in document["spans"]}
    assert {"account", "date", "place", "perpetrators", "tolls", "source", "group", "named_dead"} <= fields
    toll = next(span for span in document["spans"] if span["words"] == "41+ killed")
    assert document["content"][toll["start"] : toll["end"]] == "more than 40 died"
    original = browser.get("/api/documents/1/original")
    assert original.content == BBC.encode()
    assert original.headers["content-disposition"] == "attachment; filename*=UTF-8''bbc.html"
    assert original.headers["content-type"] == "application/octet-stream"
    assert original.headers["x-content-type-options"] == "nosniff"


def test_a_revision_shows_beside_what_it_supersedes(browser: TestClient, ledger: recount.Ledger) -> None:
    ledger.add([item(report(f"{BBC} More soon.", "bbc-2"), "/reports/bbc.html")])
    before = browser.get("/api/documents/1").json()
    assert (before["state"], before["superseded_by"]) == ("superseded", 4)
    assert [(each["id"], each["here"]) for each in before["revisions"]] == [(1, True), (4, False)]


def test_documents_are_listed_and_found(browser: TestClient) -> None:
    def names(query: str) -> list[str]:
        return [each["name"] for each in browser.get(f"/api/documents?{query}").json()["items"]]

    assert names("") == ["w", "sana-1", "bbc-1"]
    assert names("source=BBC") == ["w", "bbc-1"]
    assert names("state=not about political violence") == ["w"]
    assert names("q=san") == ["sana-1"]
    assert names("q=100%25") == []
    assert names("limit=1&offset=1") == ["sana-1"]


def test_an_actor_has_its_genealogy_its_incidents_and_what_is_said_of_it(browser: TestClient) -> None:
    actor = browser.get("/api/actors/hayat-tahrir-al-sham").json()
    family = {each["id"] for each in actor["family"]}
    assert {"jabhat-al-nusra", "jabhat-fateh-al-sham", "hayat-tahrir-al-sham"} <= family
    renamed = next(each for each in actor["relations"] if each["from"] == "jabhat-al-nusra")
    assert (renamed["kind"], renamed["to"], renamed["first"]) == (
        "renamed_to", "jabhat-fateh-al-sham", "2016-07-28"
    )  # fmt: skip
    assert actor["incidents"]["total"] == 1
    assert [(each["status"], each["outlet"]) for each in actor["claims"]] == [("claimed", "BBC")]


def test_an_actor_that_no_file_knows_is_there_all_the_same(browser: TestClient) -> None:
    listed = browser.get("/api/actors?q=terrorists").json()["items"]
    assert listed[0]["incidents"] == 1
    actor = browser.get(f"/api/actors/{listed[0]['id']}").json()
    assert actor["claims"][0]["by"] == "Talal Barazi"


def test_the_codebook_describes_every_value(browser: TestClient) -> None:
    from recount.model import Effect, IncidentType, Modality, Status, Victims

    book = browser.get("/api/codebook").json()
    values = {field["name"]: [value["slug"] for value in field["values"]] for field in book["fields"]}
    assert values["type"] == list(IncidentType)
    assert values["modality"] == list(Modality)
    assert values["perpetrators"] == list(Status)
    assert values["tolls"] == list(Effect)
    assert values["victims"] == list(Victims)
    assert [rule["name"] for rule in book["rules"]][:2] == ["most-recent", "lowest"]
    assert all(rule["what"] for rule in book["rules"])


def test_the_queue_asks_first_what_is_doubtful_and_weighs_much(
    browser: TestClient, ledger: recount.Ledger
) -> None:
    assert browser.get("/api/review").json()["items"] == []  # all of these are sure
    with ledger.transaction(writes=True) as connection:
        connection.exec_driver_sql("UPDATE toll_claims SET confidence = 0.5 WHERE id = 4")
        connection.exec_driver_sql("UPDATE responsibility_claims SET confidence = 0.8 WHERE id = 1")
        connection.exec_driver_sql("UPDATE accounts SET place_confidence = 0.05 WHERE id = 1")
    items = browser.get("/api/review").json()["items"]
    assert [each["about"] for each in items] == ["toll", "party"]
    assert items[0]["address"] == {"account": 2, "field": "tolls", "claim": 4}
    assert items[0]["span"]["words"] == "42 people"
    assert browser.get("/api/review?about=party").json()["total"] == 1
    body = {"decision": "accept", "address": items[0]["address"], "seen": 0, "reason": "as it says"}
    assert browser.post("/api/judgements", json=body).status_code == 201
    left = {each["about"] for each in browser.get("/api/review").json()["items"]}
    assert "party" in left
    assert "toll" not in left


@pytest.mark.parametrize(
    ("path", "first"),
    [
        ("documents.csv?source=BBC", "id,name,title,outlet"),
        ("actors.csv?q=tahrir", "id,name,kind,country,incidents"),
        ("judgements.csv", "id,at,author,decision,words,reason"),
    ],
)
def test_every_list_can_be_taken_along_as_csv(
    browser: TestClient, ledger: recount.Ledger, path: str, first: str
) -> None:
    ledger.unlink(2, "=1+1", "Tester")
    answer = browser.get(f"/api/{path}")
    assert answer.headers["content-disposition"].startswith("attachment")
    heading, *rows = answer.text.splitlines()
    assert heading.startswith(first)
    assert rows
    assert ",=1+1" not in answer.text  # no formula for a spreadsheet
