"""The people of a team: their names, passwords and tokens, and how often they may ask."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from argon2.profiles import CHEAPEST
from team_helpers import CHEAP, NAMES, WORDS, Browser, audit, log_in

from recount.ledger import LedgerError
from recount.web.team.errors import WrongPassword
from recount.web.team.passwords import Passwords
from recount.web.team.roles import Role
from recount.web.team.team import Team
from recount.web.team.terms import Terms


class TestPeople:
    def test_an_admin_adds_changes_disables_and_restores(self, browser: Browser, shared: Path) -> None:
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
        done = [action for action, detail in audit(shared) if '"by": "Amal Haddad"' in detail]
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

    def test_a_hash_of_other_parameters_is_made_anew(self, shared: Path) -> None:
        dearer = Terms(hashing=replace(CHEAPEST, time_cost=2))

        def stored() -> str:
            with sqlite3.connect(shared) as connection:
                found = connection.execute("SELECT password FROM people WHERE name = 'Rana'").fetchone()[0]
            connection.close()
            return str(found)

        before = stored()
        with Team(shared, dearer) as team:
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

    def test_it_ends_when_it_is_revoked(self, browser: Browser, shared: Path) -> None:
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
        assert [action for action, _ in audit(shared)][-2:] == ["make-token", "revoke-token"]

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
    def test_tries_for_a_name_are_counted(self, browser: Browser, shared: Path) -> None:
        one = browser(replace(CHEAP, logins_of_a_name="3 per 15 minutes"))
        wrong = {"name": "karim", "password": "not the password"}
        assert [one.post("/api/login", json=wrong).status_code for _ in range(5)] == [401] * 3 + [429] * 2
        answer = one.post("/api/login", json={"name": "Karim", "password": WORDS})
        assert answer.status_code == 429
        assert 0 < int(answer.headers["Retry-After"]) <= 900
        assert answer.json()["detail"] == "too many tries: try again in 15 minutes"
        log_in(one, "Rana")
        noted = [detail for action, detail in audit(shared) if action == "too-many-logins"]
        assert noted == ['{"person": "Karim", "address": "testclient"}']

    def test_logging_in_makes_earlier_tries_forgotten(self, browser: Browser) -> None:
        one = browser(replace(CHEAP, logins_of_a_name="2 per 15 minutes"))
        for _ in range(3):
            one.post("/api/login", json={"name": "Karim", "password": "not the password"})
            log_in(one, "Karim")

    def test_tries_from_an_address_are_counted(self, browser: Browser, shared: Path) -> None:
        one = browser(replace(CHEAP, logins_of_an_address="3 per 15 minutes"))
        found = [
            one.post("/api/login", json={"name": f"secret{n}", "password": "x"}).status_code for n in range(4)
        ]
        assert found == [401] * 3 + [429]
        assert [detail for action, detail in audit(shared) if action == "too-many-logins"] == [
            '{"person": null, "address": "testclient"}'  # what was typed may have been a password
        ]

    def test_tries_of_the_current_password_are_counted(self, browser: Browser) -> None:
        one = log_in(browser(replace(CHEAP, logins_of_a_name="2 per 15 minutes")), "Karim")
        given = {"current": "not the password", "new": "another one that is long"}
        assert [one.post("/api/password", json=given).status_code for _ in range(3)] == [422, 422, 429]

    def test_requests_of_a_person_are_counted(self, browser: Browser) -> None:
        one = log_in(browser(replace(CHEAP, requests_of_a_person="3 per day")), "Karim")
        answers = [one.get("/api/me") for _ in range(4)]
        assert [answer.status_code for answer in answers] == [200] * 3 + [429]
        assert answers[-1].json()["detail"].startswith("too many requests: try again in ")
        assert int(answers[-1].headers["Retry-After"]) > 0

    def test_requests_of_who_is_not_logged_in_are_counted(self, browser: Browser) -> None:
        one = browser(replace(CHEAP, requests_of_an_address="2 per day"))
        assert [one.get("/api/me").status_code for _ in range(3)] == [200, 200, 429]
