"""What every request and answer must keep to, whoever asks."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from argon2.profiles import CHEAPEST
from fastapi.testclient import TestClient
from web_helpers import GUARD, HERE, client, guarded

import recount
from recount.web.guards import LARGEST, hostname
from recount.web.serving import Serving
from recount.web.team.terms import Terms

CHEAP = Terms(hashing=CHEAPEST)
CHANGE = "/api/no-such-change"  # guards do not ask whether an address is there


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("guards") / "homs.db"
    recount.Ledger(path).close()
    return path


@pytest.fixture
def alone(ledger: Path) -> Iterator[TestClient]:
    with client(ledger, Serving(author="Amal")) as browser:
        yield browser


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "127.0.0.1:8642", "localhost:1", "LocalHost", "[::1]:80", "[::1]"]
)
def test_the_names_of_this_machine_are_answered_to(alone: TestClient, host: str) -> None:
    assert alone.get("/api/me", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        "testserver",
        "news.example",
        "127.0.0.1.news.example",
        "localhost.news.example:80",
        "10.0.0.1",
        "0.0.0.0",
        "",
    ],
)
def test_other_names_are_not(alone: TestClient, host: str) -> None:
    """A name of another site that was made to point here would let that site's pages read the ledger."""
    answer = alone.get("/api/me", headers={"Host": host})
    assert answer.status_code == 403
    assert "this machine only" in answer.json()["detail"]


def test_a_name_that_it_was_asked_to_listen_on_is_answered_to(ledger: Path) -> None:
    with client(ledger, Serving(names=("desk.local",))) as browser:
        assert browser.get("/api/me", headers={"Host": "desk.local:8642"}).status_code == 200


def test_a_team_may_be_given_its_names(ledger: Path) -> None:
    with client(ledger, Serving(team=True, terms=CHEAP)) as browser:
        assert browser.get("/api/me", headers={"Host": "news.example"}).status_code == 200
    with client(ledger, Serving(team=True, terms=CHEAP, names=("recount.example",))) as browser:
        assert browser.get("/api/me", headers={"Host": "Recount.example"}).status_code == 200
        assert browser.get("/api/me", headers={"Host": "news.example"}).status_code == 403


def test_hostnames_are_taken_apart() -> None:
    found = [hostname(host) for host in ("A.example:80", "a.example", "[::1]:80", "[::1]", "::1", "")]
    assert found == ["a.example", "a.example", "[::1]", "[::1]", "::1", ""]


@pytest.mark.parametrize(
    "origin", ["http://news.example", "null", "http://127.0.0.1", "http://127.0.0.1:9000"]
)
def test_another_site_may_change_nothing(alone: TestClient, origin: str) -> None:
    answer = guarded(alone).post(CHANGE, json={}, headers={"Origin": origin})
    assert (answer.status_code, answer.json()["detail"]) == (403, "another site may not change this ledger")


def test_a_browser_that_says_it_comes_from_another_site_is_believed(alone: TestClient) -> None:
    answer = guarded(alone).post(CHANGE, json={}, headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403


def test_our_own_pages_may(alone: TestClient) -> None:
    answer = guarded(alone).post(CHANGE, json={}, headers={"Origin": HERE, "Sec-Fetch-Site": "same-origin"})
    assert answer.status_code in (404, 405)


@pytest.mark.parametrize("given", [None, "", "wrong", "é"])
def test_a_change_without_the_guard_is_refused(alone: TestClient, given: str | None) -> None:
    answer = alone.post(CHANGE, json={}, headers={} if given is None else {GUARD: given.encode()})
    assert answer.status_code == 403
    assert "load it anew" in answer.json()["detail"]


def test_the_guard_is_another_in_each_process(alone: TestClient, ledger: Path) -> None:
    with client(ledger) as other:
        assert alone.get("/api/me").json()["guard"] != other.get("/api/me").json()["guard"]


@pytest.mark.parametrize(
    "kind",
    [
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/jsonp",
    ],
)
def test_what_forms_can_send_is_no_change(alone: TestClient, kind: str) -> None:
    answer = guarded(alone).post(CHANGE, content="{}", headers={"Content-Type": kind})
    assert (answer.status_code, answer.json()["detail"]) == (415, "changes are sent as application/json")


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "BREW"])
def test_every_method_that_is_not_known_to_be_harmless_is_a_change(alone: TestClient, method: str) -> None:
    assert alone.request(method, CHANGE).status_code == 415
    assert alone.request(method, CHANGE, json={}).status_code == 403


def test_a_change_that_is_too_long_is_refused(alone: TestClient) -> None:
    for body in (b" " * (LARGEST + 1), (b" " * 100_000 for _ in range(11))):  # with and without its length
        answer = guarded(alone).post(CHANGE, content=body, headers={"Content-Type": "application/json"})
        assert (answer.status_code, answer.json()["detail"]) == (
            413,
            "that is too long: a change has at most a megabyte",
        )


def test_headers_forbid_what_a_hostile_text_would_need(alone: TestClient) -> None:
    for path, policy in (
        ("/", "script-src 'self'"),
        ("/api/ledger", "sandbox"),
        ("/api/docs", "style-src 'sha256-"),
    ):
        headers = alone.get(path).headers
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert policy in headers["Content-Security-Policy"]
        assert "script-src 'self' 'unsafe" not in headers["Content-Security-Policy"]
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["X-Frame-Options"] == "DENY"
        assert headers["Referrer-Policy"] == "no-referrer"
    assert alone.get("/api/ledger").headers["Cache-Control"] == "private, no-cache"
    assert alone.get("/api/me").headers["Cache-Control"] == "no-store"


def test_refusals_have_the_headers_too(alone: TestClient) -> None:
    assert "Content-Security-Policy" in alone.get("/api/me", headers={"Host": "news.example"}).headers


def test_who_decides_alone_is_named(alone: TestClient) -> None:
    me = alone.get("/api/me").json()
    assert (me["team"], me["person"]) == (False, {"name": "Amal", "role": "admin"})


def test_there_are_no_people_alone(alone: TestClient) -> None:
    assert "served alone" in alone.get("/api/people").json()["detail"]
    given = {"name": "Amal", "password": "a long password"}
    assert guarded(alone).post("/api/login", json=given).status_code == 404


def test_the_page_of_the_api_has_no_scripts(alone: TestClient) -> None:
    answer = alone.get("/api/docs")
    assert answer.headers["Content-Type"].startswith("text/html")
    assert "<script" not in answer.text and "://" not in answer.text
    for said in ("GET /api/ledger", "POST /api/login", "X-Recount-Guard", 'href="#Me"', 'id="Me"'):
        assert said in answer.text
