"""A ledger that is served to a team: who may log in, what each role may do, and what ends when."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from argon2.profiles import CHEAPEST
from fastapi.testclient import TestClient
from web_helpers import GUARD, client

from recount.ledger import LedgerError
from recount.web.serving import Serving
from recount.web.team.errors import WrongPassword
from recount.web.team.passwords import Passwords
from recount.web.team.roles import Role
from recount.web.team.team import Team
from recount.web.team.terms import Terms

WORDS = "many horses batter a staple"
CHEAP = Terms(hashing=CHEAPEST)
NAMES = {Role.READER: "Rana", Role.CODER: "Karim", Role.EDITOR: "Edda", Role.ADMIN: "Amal Haddad"}
WRONG = "name and password do not belong together"


@dataclass
class Clock:
    """A clock that a test can put forward."""

    at: datetime = datetime(2026, 3, 1, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at

    def forward(self, **by: float) -> None:
        self.at += timedelta(**by)


@pytest.fixture(scope="module")
def with_people(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with a person of each role."""
    path = tmp_path_factory.mktemp("team") / "homs.db"
    with Team(path, CHEAP) as team:
        for role, name in NAMES.items():
            team.add(name, role, WORDS, by="tests")
    return path


@pytest.fixture
def ledger(with_people: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(with_people, tmp_path / "homs.db"))


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def team(ledger: Path, clock: Clock) -> Iterator[Team]:
    with Team(ledger, CHEAP, clock) as opened:
        yield opened


Browser = Callable[..., TestClient]


@pytest.fixture
def browser(ledger: Path, clock: Clock) -> Iterator[Browser]:
    """Opens browsers before one and the same application, each with cookies of its own."""
    opened: list[TestClient] = []

    def another(terms: Terms = CHEAP, where: str = "http://recount.example", **how: str) -> TestClient:
        if opened and terms is CHEAP and not how:
            new = TestClient(opened[0].app, base_url=where, follow_redirects=False)
        else:
            new = client(ledger, Serving(team=True, terms=terms, clock=clock, **how), where)
            opened.insert(0, new)
            new.__enter__()
        return new

    yield another
    for each in opened:
        each.__exit__(None, None, None)


def log_in(browser: TestClient, name: str, password: str = WORDS) -> TestClient:
    answer = browser.post("/api/login", json={"name": name, "password": password})
    assert answer.status_code == 200, answer.text
    browser.headers[GUARD] = answer.json()["guard"]
    return browser


def audit(ledger: Path) -> list[tuple[str, str]]:
    with sqlite3.connect(ledger) as connection:
        found = connection.execute("SELECT action, detail FROM audit ORDER BY id").fetchall()
    connection.close()
    return [row for row in found if row[0] != "migrate"]


class TestLoggingIn:
    def test_a_session_begins_and_tells_who_it_is(self, browser: Browser) -> None:
        one = browser()
        assert one.get("/api/me").json() == {"team": True, "person": None, "guard": ""}
        log_in(one, "amal  HADDAD")
        me = one.get("/api/me").json()
        assert me["person"] == {"name": "Amal Haddad", "role": "admin"}
        assert me["guard"] == one.headers[GUARD]
        assert one.get("/api/ledger").status_code == 200

    def test_the_cookie_is_kept_from_scripts_and_other_sites(self, browser: Browser) -> None:
        given = {"name": "Rana", "password": WORDS}
        cookie = browser().post("/api/login", json=given).headers["Set-Cookie"]
        assert cookie.startswith("recount=") and "Secure" not in cookie
        for part in ("HttpOnly", "Path=/", "SameSite=lax"):
            assert part in cookie
        assert len(cookie.split("=")[1].split(";")[0]) >= 43  # 256 bits in base 64

    def test_by_https_the_cookie_is_sent_by_https_alone(self, browser: Browser) -> None:
        one = browser(where="https://recount.example")
        cookie = one.post("/api/login", json={"name": "Rana", "password": WORDS}).headers["Set-Cookie"]
        assert cookie.startswith("__Host-recount=") and "Secure" in cookie
        assert one.get("/api/me").json()["person"]["name"] == "Rana"

    @pytest.mark.parametrize(("proxy", "believed"), [("10.0.0.0/24", True), ("10.0.1.0/24", False)])
    def test_a_proxy_is_believed_if_it_is_ours(
        self, ledger: Path, clock: Clock, proxy: str, believed: bool
    ) -> None:
        serving = Serving(team=True, terms=CHEAP, clock=clock, proxy=proxy)
        app = client(ledger, serving).app
        headers = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "192.0.2.7"}
        with TestClient(app, "http://recount.example", headers=headers, client=("10.0.0.9", 5000)) as one:
            cookie = one.post("/api/login", json={"name": "Rana", "password": WORDS}).headers["Set-Cookie"]
            assert ("Secure" in cookie) is believed

    def test_without_behind_proxy_nobody_is_believed(self, browser: Browser) -> None:
        one = browser()
        one.headers["X-Forwarded-Proto"] = "https"
        answer = one.post("/api/login", json={"name": "Rana", "password": WORDS})
        assert "Secure" not in answer.headers["Set-Cookie"]

    def test_only_hashes_are_stored(self, browser: Browser, ledger: Path) -> None:
        one = log_in(browser(), "Karim")
        token = one.post("/api/tokens", json={"name": "import", "role": "reader"}).json()["token"]
        with sqlite3.connect(ledger) as connection:
            everything = "\n".join(connection.iterdump())
        connection.close()
        for secret in (one.cookies["recount"], token, one.headers[GUARD], WORDS):
            assert secret not in everything

    def test_whether_a_name_exists_is_not_told(self, browser: Browser, team: Team) -> None:
        team.change("Rana", by="tests", disabled=True)
        tried = [("Karim", "not his password"), ("Nobody", WORDS), ("Rana", WORDS), ("", ""), ("\0", "x")]
        one = browser()
        answers = [one.post("/api/login", json={"name": a, "password": b}) for a, b in tried]
        assert {(answer.status_code, answer.json()["detail"]) for answer in answers} == {(401, WRONG)}

    def test_a_name_that_is_not_there_costs_the_same_work(
        self, team: Team, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        worked: list[str] = []
        verify = team._passwords._hasher.verify

        def counted(hash: str, password: str) -> bool:
            worked.append(hash.rpartition("$")[0].rpartition("$")[0])  # the parameters
            return verify(hash, password)

        monkeypatch.setattr(
            team._passwords, "_hasher", type("Counted", (), {"verify": staticmethod(counted)})
        )
        for name in ("Karim", "Nobody"):
            with pytest.raises(WrongPassword):
                team.log_in(name, "not the password")
        assert len(worked) == 2 and worked[0] == worked[1]

    def test_logging_in_again_ends_the_session_before(self, browser: Browser) -> None:
        one = log_in(browser(), "Karim")
        before = one.cookies["recount"]
        log_in(one, "Karim")
        other = browser()
        other.cookies.set("recount", before)
        assert other.get("/api/me").json()["person"] is None

    def test_logging_out_ends_it_for_the_server_too(self, browser: Browser) -> None:
        one = log_in(browser(), "Karim")
        session = one.cookies["recount"]
        assert one.post("/api/logout", json={}).status_code == 204
        assert "recount" not in one.cookies
        one.cookies.set("recount", session)
        assert one.get("/api/ledger").status_code == 401
        assert one.get("/api/me").json()["person"] is None


class TestSessionsExpire:
    def test_when_they_are_not_used(self, browser: Browser, clock: Clock) -> None:
        one = log_in(browser(), "Karim")
        for _ in range(3):
            clock.forward(hours=11)
            assert one.get("/api/ledger").status_code == 200
        clock.forward(hours=12)
        assert one.get("/api/ledger").status_code == 401

    def test_and_in_any_case_after_a_week(self, browser: Browser, clock: Clock) -> None:
        one = log_in(browser(), "Karim")
        for _ in range(15):
            clock.forward(hours=11)
            assert one.get("/api/ledger").status_code == 200
        clock.forward(hours=3)
        assert one.get("/api/ledger").status_code == 401

    def test_what_has_expired_is_cleared_away(self, team: Team, clock: Clock, ledger: Path) -> None:
        team.log_in("Karim", WORDS)
        clock.forward(days=8)
        team.log_in("Rana", WORDS)
        with sqlite3.connect(ledger) as connection:
            assert connection.execute("SELECT count(*) FROM sessions").fetchone() == (1,)
        connection.close()


class TestChanges:
    @pytest.mark.parametrize("guard", [None, "wrong"])
    def test_a_change_needs_the_guard_of_its_session(self, browser: Browser, guard: str | None) -> None:
        one = log_in(browser(), "Karim")
        one.headers.pop(GUARD)
        answer = one.post("/api/logout", json={}, headers={GUARD: guard} if guard else {})
        assert answer.status_code == 403

    def test_the_guard_of_another_session_will_not_do(self, browser: Browser) -> None:
        one, other = log_in(browser(), "Karim"), log_in(browser(), "Karim")
        assert one.headers[GUARD] != other.headers[GUARD]
        assert one.post("/api/logout", json={}, headers={GUARD: other.headers[GUARD]}).status_code == 403

    def test_logging_in_needs_none_but_our_own_pages(self, browser: Browser) -> None:
        given = {"name": "Rana", "password": WORDS}
        answer = browser().post("/api/login", json=given, headers={"Origin": "http://news.example"})
        assert answer.status_code == 403


OWN = ("/api/logout", "/api/password", "/api/tokens")
READS = ("/api/ledger", "/api/docs", "/api/releases", "/api/not-made-yet", "/api/", "/api/tokens")


class TestRoles:
    @pytest.mark.parametrize("path", [*READS, "/api/people"])
    def test_nothing_is_read_without_logging_in(self, browser: Browser, path: str) -> None:
        answer = browser().get(path)
        assert (answer.status_code, answer.json()["detail"]) == (401, "log in first")
        assert answer.headers["WWW-Authenticate"] == "Bearer"

    def test_who_is_not_logged_in_sees_who_they_are_not_and_what_there_is(self, browser: Browser) -> None:
        for path in ("/api/me", "/api/openapi.json", "/", "/login", "/incidents/1"):
            assert browser().get(path).status_code in (200, 503), path

    def test_nothing_is_changed_without_logging_in(self, browser: Browser) -> None:
        for path in ("/api/judgements", "/api/people", "/api/tokens", "/api/logout", "/api/openapi.json/x"):
            assert browser().post(path, json={}).status_code == 401, path

    @pytest.mark.parametrize("role", list(Role))
    def test_each_role_against_each_kind_of_address(self, browser: Browser, role: Role) -> None:
        one = log_in(browser(), NAMES[role])
        asked = [
            ("GET", "/api/ledger", Role.READER),
            ("GET", "/api/not-made-yet", Role.READER),
            ("GET", "/api/tokens", Role.READER),
            ("POST", "/api/password", Role.READER),
            ("POST", "/api/judgements", Role.CODER),
            ("POST", "/api/judgements/1/undo", Role.CODER),
            ("PUT", "/api/not-made-yet", Role.CODER),
            ("POST", "/api/releases", Role.EDITOR),
            ("GET", "/api/people", Role.ADMIN),
            ("POST", "/api/people", Role.ADMIN),
            ("PUT", "/api/people/Rana", Role.ADMIN),
            ("POST", "/api/people/Rana/password", Role.ADMIN),
        ]
        for method, path, needed in asked:
            answer = one.request(method, path, **({} if method == "GET" else {"json": {}}))
            if role.covers(needed):
                assert answer.status_code not in (401, 403), (method, path)
            else:
                said = f"this asks for the role {needed}; yours is {role}"
                assert (answer.status_code, answer.json()["detail"]) == (403, said), (method, path)

    def test_roles_are_ordered(self) -> None:
        assert [Role.CODER.covers(role) for role in Role] == [True, True, False, False]
        assert Role.ADMIN.lesser(Role.CODER) is Role.CODER is Role.CODER.lesser(Role.EDITOR)

    def test_another_role_holds_at_once(self, browser: Browser, team: Team) -> None:
        one = log_in(browser(), "Edda")
        team.change("Edda", by="tests", role=Role.READER)
        assert one.post("/api/releases", json={}).status_code == 403

    def test_there_are_no_web_sockets(self, browser: Browser) -> None:
        from starlette.websockets import WebSocketDisconnect

        with pytest.raises(WebSocketDisconnect), browser().websocket_connect("/api/live"):
            pass


class TestPeople:
    def test_an_admin_adds_changes_disables_and_restores(self, browser: Browser, ledger: Path) -> None:
        one = log_in(browser(), "Amal Haddad")
        given = {"name": " زينب  علي ", "password": WORDS, "role": "coder"}
        assert one.post("/api/people", json=given).json()["name"] == "زينب علي"
        path = "/api/people/زينب علي"
        assert one.put(path, json={"role": "editor"}).json()["role"] == "editor"
        theirs = log_in(browser(), "زينب علي")
        assert one.put(path, json={"disabled": True}).json()["disabled"] is True
        assert theirs.get("/api/ledger").status_code == 401
        assert one.put(path, json={"disabled": False}).json() == {
            "name": "زينب علي",
            "role": "editor",
            "disabled": False,
            "created": "2026-03-01T09:00:00Z",
        }
        log_in(theirs, "زينب علي")
        assert [each["name"] for each in one.get("/api/people").json()] == [
            *sorted(NAMES.values()),
            "زينب علي",
        ]
        done = [action for action, detail in audit(ledger) if '"by": "Amal Haddad"' in detail]
        assert done == ["add-person", "set-role", "disable-person", "restore-person"]

    @pytest.mark.parametrize(
        ("name", "said"),
        [
            ("", "needs a name"),
            (" ", "needs a name"),
            ("a" * 61, "at most 60"),
            ("..", "begins with a letter"),
            ("a/b", "begins with a letter"),
            ("a\u202eb", "begins with a letter"),
            ("a\u200bb", "begins with a letter"),
            ("<b>", "begins with a letter"),
            ("RANA", "there is somebody called Rana already"),
            ("ｒａｎａ", "there is somebody called Rana already"),
        ],
    )
    def test_names_that_will_not_do(self, team: Team, name: str, said: str) -> None:
        with pytest.raises(LedgerError, match=said):
            team.add(name, Role.READER, WORDS, by="tests")

    @pytest.mark.parametrize(
        ("password", "said"),
        [
            ("short", "at least 12"),
            ("x" * 1001, "at most 1,000"),
            ("ababababababab", "too easy"),
            ("Somebody Else", "too easy"),
        ],
    )
    def test_passwords_that_will_not_do(self, team: Team, password: str, said: str) -> None:
        with pytest.raises(LedgerError, match=said):
            team.add("somebody else", Role.READER, password, by="tests")

    def test_what_was_not_understood_is_said_without_what_was_sent(self, browser: Browser) -> None:
        one = log_in(browser(), "Amal Haddad")
        answer = one.post("/api/people", json={"name": 3, "password": "secret " * 1000, "role": "boss"})
        assert answer.status_code == 422
        assert answer.json()["detail"].startswith("name: input should be a valid string; password:")
        assert "secret" not in answer.text

    def test_one_admin_always_remains(self, browser: Browser) -> None:
        one = log_in(browser(), "Amal Haddad")
        for change in ({"role": "editor"}, {"disabled": True}):
            answer = one.put("/api/people/Amal Haddad", json=change)
            assert (answer.status_code, answer.json()["detail"]) == (
                422,
                "Amal Haddad is the only admin: make somebody else one first",
            )
        one.put("/api/people/Edda", json={"role": "admin"})
        assert one.put("/api/people/Amal Haddad", json={"role": "editor"}).status_code == 200
        assert one.get("/api/people").status_code == 403

    def test_who_is_not_there_is_not_found(self, browser: Browser) -> None:
        answer = log_in(browser(), "Amal Haddad").put("/api/people/Nobody", json={"role": "coder"})
        assert (answer.status_code, answer.json()["detail"]) == (404, "there is nobody called 'Nobody'")


class TestPasswords:
    def test_a_change_ends_all_other_sessions(self, browser: Browser) -> None:
        one, other = log_in(browser(), "Karim"), log_in(browser(), "Karim")
        new = "another one that is long"
        assert one.post("/api/password", json={"current": WORDS, "new": new}).status_code == 204
        assert one.get("/api/ledger").status_code == 200
        assert other.get("/api/ledger").status_code == 401
        log_in(other, "Karim", new)

    def test_it_needs_the_current_one(self, browser: Browser) -> None:
        one = log_in(browser(), "Karim")
        answer = one.post("/api/password", json={"current": "a wrong one", "new": "another one that is long"})
        assert (answer.status_code, answer.json()["detail"]) == (422, "the current password is not right")

    def test_an_admin_gives_another_but_not_themselves(self, browser: Browser) -> None:
        admin, theirs = log_in(browser(), "Amal Haddad"), log_in(browser(), "Rana")
        given = {"password": "another one that is long"}
        assert admin.post("/api/people/amal haddad/password", json=given).status_code == 422
        assert admin.post("/api/people/Rana/password", json=given).status_code == 204
        assert theirs.get("/api/ledger").status_code == 401
        log_in(theirs, "Rana", given["password"])

    def test_a_hash_of_other_parameters_is_made_anew(self, ledger: Path) -> None:
        dearer = Terms(hashing=replace(CHEAPEST, time_cost=2))

        def stored() -> str:
            with sqlite3.connect(ledger) as connection:
                found = connection.execute("SELECT password FROM people WHERE name = 'Rana'").fetchone()[0]
            connection.close()
            return str(found)

        before = stored()
        with Team(ledger, dearer) as team:
            with pytest.raises(WrongPassword):
                team.log_in("Rana", "not the password")
            assert stored() == before and ",t=1," in before
            team.log_in("Rana", WORDS)
            after = stored()
            assert ",t=2," in after
            team.log_in("Rana", WORDS)
            assert stored() == after

    def test_letters_may_be_composed_either_way(self) -> None:
        passwords = Passwords(CHEAPEST)
        assert passwords.fits(passwords.hash("caf\u00e9 au lait noir"), "cafe\u0301 au lait noir")
        assert not passwords.fits("not a hash at all", "x")
        assert not passwords.fits(None, "x")


class TestTokens:
    def test_a_token_asks_in_a_persons_name_without_cookie_or_guard(self, browser: Browser) -> None:
        one = log_in(browser(), "Edda")
        made = one.post("/api/tokens", json={"name": "nightly import", "role": "coder"}).json()
        assert made["token"].startswith("recount_") and len(made["token"]) >= 51
        program = browser()
        program.headers["Authorization"] = f"Bearer {made['token']}"
        assert program.get("/api/me").json() == {
            "team": True,
            "person": {"name": "Edda", "role": "coder"},
            "guard": "",
        }
        assert program.get("/api/ledger").status_code == 200
        assert program.post("/api/judgements", json={}).status_code not in (401, 403)
        assert program.post("/api/releases", json={}).status_code == 403
        (listed,) = one.get("/api/tokens").json()
        assert listed["used"] is not None and "token" not in listed

    def test_it_ends_when_it_is_revoked(self, browser: Browser, ledger: Path) -> None:
        one = log_in(browser(), "Edda")
        made = one.post("/api/tokens", json={"name": "import"}).json()
        headers = {"Authorization": f"Bearer {made['token']}"}
        assert browser().get("/api/ledger", headers=headers).status_code == 200
        assert one.request("DELETE", f"/api/tokens/{made['id']}", json={}).status_code == 204
        answer = browser().get("/api/ledger", headers=headers)
        assert (answer.status_code, answer.json()["detail"]) == (
            401,
            "that token is not known here, or was revoked",
        )
        assert one.request("DELETE", f"/api/tokens/{made['id']}", json={}).status_code == 404
        assert [action for action, _ in audit(ledger)][-2:] == ["make-token", "revoke-token"]

    def test_it_may_do_no_more_than_its_person(self, browser: Browser, team: Team) -> None:
        one = log_in(browser(), "Edda")
        assert one.post("/api/tokens", json={"name": "import", "role": "admin"}).status_code == 422
        _, secret = team.make_token("Edda", "import", Role.EDITOR)
        team.change("Edda", by="tests", role=Role.READER)
        found = team.of_token(secret)
        assert found is not None and found[1] is Role.READER
        team.change("Edda", by="tests", disabled=True)
        team.change("Edda", by="tests", disabled=False)
        assert team.of_token(secret) is None  # ended for ever

    def test_a_token_lets_nobody_in(self, browser: Browser, team: Team) -> None:
        _, secret = team.make_token("Amal Haddad", "everything", Role.ADMIN)
        program = browser()
        program.headers["Authorization"] = f"Bearer {secret}"
        new = {"name": "Mallory", "password": WORDS, "role": "admin"}
        for method, path, given in (
            ("POST", "/api/tokens", {"name": "another"}),
            ("POST", "/api/password", {"current": WORDS, "new": "another one that is long"}),
            ("POST", "/api/people", new),
            ("PUT", "/api/people/Rana", {"role": "admin"}),
            ("POST", "/api/people/Rana/password", {"password": "another one that is long"}),
            ("POST", "/api/logout", {}),
        ):
            answer = program.request(method, path, json=given)
            assert (answer.status_code, "a token does not do" in answer.text) == (403, True), path
        assert program.get("/api/people").status_code == 200

    def test_nobody_revokes_anothers(self, browser: Browser, team: Team) -> None:
        token, secret = team.make_token("Edda", "import", Role.READER)
        one = log_in(browser(), "Karim")
        assert one.request("DELETE", f"/api/tokens/{token.id}", json={}).status_code == 404
        assert team.of_token(secret) is not None

    @pytest.mark.parametrize("given", ["Bearer recount_wrong", "Bearer x", "Basic YTpi", "", "Bearer"])
    def test_a_wrong_one_is_refused_though_a_cookie_is_there(self, browser: Browser, given: str) -> None:
        one = log_in(browser(), "Edda")
        assert one.get("/api/ledger", headers={"Authorization": given}).status_code == 401

    @pytest.mark.parametrize("name", ["", " ", "a" * 61, "a\u202eb"])
    def test_what_a_token_is_for_is_said_plainly(self, team: Team, name: str) -> None:
        with pytest.raises(LedgerError, match="in a few words"):
            team.make_token("Edda", name, Role.READER)


class TestLimits:
    def test_tries_for_a_name_are_counted(self, browser: Browser, ledger: Path) -> None:
        one = browser(replace(CHEAP, logins_of_a_name="3 per 15 minutes"))
        wrong = {"name": "karim", "password": "not the password"}
        assert [one.post("/api/login", json=wrong).status_code for _ in range(5)] == [401] * 3 + [429] * 2
        answer = one.post("/api/login", json={"name": "Karim", "password": WORDS})
        assert answer.status_code == 429
        assert 0 < int(answer.headers["Retry-After"]) <= 900
        assert answer.json()["detail"] == "too many tries: try again in 15 minutes"
        log_in(one, "Rana")
        noted = [detail for action, detail in audit(ledger) if action == "too-many-logins"]
        assert noted == ['{"person": "Karim", "address": "testclient"}']

    def test_logging_in_makes_earlier_tries_forgotten(self, browser: Browser) -> None:
        one = browser(replace(CHEAP, logins_of_a_name="2 per 15 minutes"))
        for _ in range(3):
            one.post("/api/login", json={"name": "Karim", "password": "not the password"})
            log_in(one, "Karim")

    def test_tries_from_an_address_are_counted(self, browser: Browser, ledger: Path) -> None:
        one = browser(replace(CHEAP, logins_of_an_address="3 per 15 minutes"))
        found = [
            one.post("/api/login", json={"name": f"secret{n}", "password": "x"}).status_code for n in range(4)
        ]
        assert found == [401] * 3 + [429]
        assert [detail for action, detail in audit(ledger) if action == "too-many-logins"] == [
            '{"person": null, "address": "testclient"}'  # what was typed may have been a password
        ]

    def test_tries_of_the_current_password_are_counted(self, browser: Browser) -> None:
        one = log_in(browser(replace(CHEAP, logins_of_a_name="2 per 15 minutes")), "Karim")
        given = {"current": "not the password", "new": "another one that is long"}
        assert [one.post("/api/password", json=given).status_code for _ in range(3)] == [422, 422, 429]

    def test_requests_of_a_person_are_counted(self, browser: Browser) -> None:
        one = log_in(browser(replace(CHEAP, requests_of_a_person="3 per minute")), "Karim")
        answers = [one.get("/api/me") for _ in range(4)]
        assert [answer.status_code for answer in answers] == [200] * 3 + [429]
        assert answers[-1].json()["detail"].startswith("too many requests: try again in ")
        assert int(answers[-1].headers["Retry-After"]) > 0

    def test_requests_of_who_is_not_logged_in_are_counted(self, browser: Browser) -> None:
        one = browser(replace(CHEAP, requests_of_an_address="2 per minute"))
        assert [one.get("/api/me").status_code for _ in range(3)] == [200, 200, 429]


def test_a_program_that_writes_for_long_keeps_nobody_from_reading(
    team: Team, ledger: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """That a session is in use is noted at some other time then."""
    monkeypatch.setattr("recount.web.team.team.PATIENCE", 10)
    with Team(ledger, CHEAP, clock) as hasty:
        _, session = hasty.log_in("Karim", WORDS)
        clock.forward(hours=1)
        writer = sqlite3.connect(ledger, isolation_level=None)
        writer.execute("BEGIN IMMEDIATE")
        try:
            assert hasty.of_session(session) is not None
            with pytest.raises(LedgerError, match="in use by another program"):
                hasty.log_in("Karim", WORDS)
        finally:
            writer.execute("ROLLBACK")
            writer.close()
