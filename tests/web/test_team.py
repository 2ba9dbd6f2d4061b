"""A ledger that is served to a team: who may log in, for how long, and what each role may do."""

import sqlite3
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from team_helpers import CHEAP, NAMES, WORDS, Browser, Clock, log_in
from web_helpers import GUARD, client

from recount.ledger import LedgerError
from recount.web.serving import Serving
from recount.web.team.errors import WrongPassword
from recount.web.team.roles import Role
from recount.web.team.team import Team

WRONG = "name and password do not belong together"


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
        self, shared: Path, clock: Clock, proxy: str, believed: bool
    ) -> None:
        serving = Serving(team=True, terms=CHEAP, clock=clock, proxy=proxy)
        app = client(shared, serving).app
        headers = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "192.0.2.7"}
        with TestClient(app, "http://recount.example", headers=headers, client=("10.0.0.9", 5000)) as one:
            cookie = one.post("/api/login", json={"name": "Rana", "password": WORDS}).headers["Set-Cookie"]
            assert ("Secure" in cookie) is believed

    def test_without_behind_proxy_nobody_is_believed(self, browser: Browser) -> None:
        one = browser()
        one.headers["X-Forwarded-Proto"] = "https"
        answer = one.post("/api/login", json={"name": "Rana", "password": WORDS})
        assert "Secure" not in answer.headers["Set-Cookie"]

    def test_only_hashes_are_stored(self, browser: Browser, shared: Path) -> None:
        one = log_in(browser(), "Karim")
        token = one.post("/api/tokens", json={"name": "import", "role": "reader"}).json()["token"]
        with sqlite3.connect(shared) as connection:
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
        assert not team._passwords.fits(None, WORDS)
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

    def test_what_has_expired_is_cleared_away(self, team: Team, clock: Clock, shared: Path) -> None:
        team.log_in("Karim", WORDS)
        clock.forward(days=8)
        team.log_in("Rana", WORDS)
        with sqlite3.connect(shared) as connection:
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


def test_a_program_that_writes_for_long_keeps_nobody_from_reading(
    team: Team, shared: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """That a session is in use is noted at some other time then."""
    monkeypatch.setattr("recount.web.team.team.PATIENCE", 10)
    with Team(shared, CHEAP, clock) as hasty:
        _, session = hasty.log_in("Karim", WORDS)
        clock.forward(hours=1)
        writer = sqlite3.connect(shared, isolation_level=None)
        writer.execute("BEGIN IMMEDIATE")
        try:
            assert hasty.of_session(session) is not None
            with pytest.raises(LedgerError, match="in use by another program"):
                hasty.log_in("Karim", WORDS)
        finally:
            writer.execute("ROLLBACK")
            writer.close()
