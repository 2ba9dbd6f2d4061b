"""`recount serve` and `recount people`, as they are typed."""

import re
import signal
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from argon2.profiles import CHEAPEST
from typer.testing import CliRunner, Result

import recount
from recount.cli import app
from recount.web.listening import CannotListen, listen, look_up, on_loopback, url_of
from recount.web.team.roles import Role
from recount.web.team.team import Team
from recount.web.team.terms import Terms

WORDS = "many horses batter a staple"
ADD = "`recount people add NAME --role admin --ledger"


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "homs.db"
    recount.Ledger(path).close()
    return path


@pytest.fixture
def taken() -> Iterator[int]:
    """A port that another program listens on."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        yield other.getsockname()[1]


def typed(*words: str, given: str = "") -> Result:
    return CliRunner().invoke(app, words, input=given)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "", "10.1.2.3", "::ffff:10.1.2.3"])
def test_alone_it_listens_to_no_other_machine(ledger: Path, host: str) -> None:
    done = typed("serve", "--ledger", str(ledger), "--host", host)
    assert done.exit_code == 1
    assert "can be reached from other machines" in done.stderr and "--team" in done.stderr


def test_a_name_is_looked_up(ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def both(*_: object, **__: object) -> list[object]:
        stream = socket.SOCK_STREAM
        return [
            (socket.AF_INET, stream, 6, "", ("127.0.1.1", 80)),
            (socket.AF_INET, stream, 6, "", ("192.0.2.1", 80)),
        ]

    assert on_loopback(look_up("localhost", 80))
    monkeypatch.setattr(socket, "getaddrinfo", both)
    assert not on_loopback(look_up("desk", 80))
    done = typed("serve", "--ledger", str(ledger), "--host", "desk")
    assert (done.exit_code, "desk can be reached from other machines" in done.stderr) == (1, True)


def test_a_name_that_is_none_and_an_address_of_elsewhere_are_refused(ledger: Path) -> None:
    done = typed("serve", "--ledger", str(ledger), "--host", "no such name")
    assert (done.exit_code, done.stderr) == (1, "no such name is no address of this machine\n")
    with pytest.raises(CannotListen, match=r"192\.0\.2\.1 is no address of this machine"):
        listen(look_up("192.0.2.1", 0))


def test_a_port_in_use_is_said_plainly(ledger: Path, taken: int) -> None:
    done = typed("serve", "--ledger", str(ledger), "--port", str(taken))
    said = (
        f"127.0.0.1:{taken} cannot be listened on: another program listens there; --port takes another one\n"
    )
    assert (done.exit_code, done.stderr) == (1, said)


def test_all_addresses_of_a_name_are_listened_on_at_one_port() -> None:
    sockets = listen(look_up("localhost", 0))
    try:
        assert len({each.getsockname()[1] for each in sockets}) == 1
        assert url_of("::1", sockets[0]) == f"http://[::1]:{sockets[0].getsockname()[1]}/"
    finally:
        for each in sockets:
            each.close()


def test_what_is_for_a_team_asks_for_one(ledger: Path) -> None:
    for option, value in (("--name", "recount.example"), ("--behind-proxy", "10.0.0.1")):
        done = typed("serve", "--ledger", str(ledger), option, value)
        assert (done.exit_code, "--team" in done.stderr) == (2, True)
    done = typed("serve", "--ledger", str(ledger), "--team", "--behind-proxy", "*")
    assert (done.exit_code, "no address and no network" in done.stderr) == (2, True)


def test_a_team_needs_an_admin_first(ledger: Path) -> None:
    with Team(ledger, Terms(hashing=CHEAPEST)) as team:
        team.add("Rana", Role.EDITOR, WORDS, by="tests")
    done = typed("serve", "--ledger", str(ledger), "--team")
    assert (done.exit_code, f"{ADD} {ledger}`" in done.stderr) == (1, True)


def test_people_are_added_changed_and_listed(ledger: Path) -> None:
    at = ("--ledger", str(ledger))
    assert f"{ADD} {ledger}`" in typed("people", *at).stdout
    added = typed(
        "people", "add", "Amal Haddad", "--role", "admin", "--password-from-stdin", *at, given=WORDS
    )
    assert added.stdout == "Amal Haddad is added as admin\n"
    typed("people", *at, "add", "ben", "--role", "coder", "--password-from-stdin", given=f"{WORDS}\n")
    assert typed("people", "role", "Ben", "editor", *at).stdout == "ben is editor now\n"
    assert typed("people", "remove", "ben", *at).exit_code == 0
    listed = [line.split()[:-1] for line in typed("people", *at).stdout.splitlines()]
    assert listed[1] == ["Amal", "Haddad", "admin"] and listed[2][:2] == ["ben", "editor"]
    assert '"disabled": true' in typed("people", "--json", *at).stdout
    assert typed("people", "restore", "ben", *at).stdout == "ben can log in again, as editor\n"
    new = "another one that is long"
    assert typed("people", "password", "ben", "--password-from-stdin", *at, given=new).exit_code == 0
    with Team(ledger, Terms(hashing=CHEAPEST)) as team:
        assert team.log_in("ben", new)[0].role is Role.EDITOR
    with sqlite3.connect(ledger) as connection:
        (detail,) = connection.execute("SELECT detail FROM audit WHERE action = 'set-role'").fetchone()
    connection.close()
    assert "at the command line" in detail


def test_mistakes_with_people_are_said_plainly(ledger: Path) -> None:
    at = ("--ledger", str(ledger))
    done = typed("people", "add", "ben", "--role", "boss", *at)
    assert (done.exit_code, "'boss' is no role" in done.stderr) == (2, True)
    done = typed("people", "add", "ben", "--role", "coder", *at)
    assert (done.exit_code, "--password-from-stdin" in done.stderr) == (2, True)
    done = typed("people", "add", "ben", "--role", "coder", "--password-from-stdin", *at, given="short\n")
    assert (done.exit_code, "at least 12" in done.stderr) == (1, True)
    done = typed("people", "remove", "ben", *at)
    assert (done.exit_code, done.stderr) == (1, "there is nobody called 'ben'\n")
    assert typed("people", "--ledger", str(ledger.parent / "none.db")).exit_code == 1


def test_a_browser_is_opened_where_that_is_asked_for(ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    monkeypatch.setattr("recount.cli.serve._run", lambda ledger, serving, sockets: sockets[0].close())
    done = typed("serve", "--ledger", str(ledger), "--port", "0", "--open")
    assert done.exit_code == 0
    assert len(opened) == 1 and f"homs.db is open at {opened[0]}, on this machine only." in done.stdout


def test_it_answers_and_ends_on_ctrl_c(ledger: Path) -> None:
    command = [sys.executable, "-m", "recount", "serve", "--ledger", str(ledger), "--port", "0"]
    pipe = subprocess.PIPE
    with subprocess.Popen([*command, "--author", "Amal"], stdout=pipe, stderr=pipe, text=True) as server:
        try:
            assert server.stdout is not None and server.stderr is not None
            said = server.stdout.readline()
            found = re.search(r"http://127\.0\.0\.1:\d+/", said)
            assert found is not None and "on this machine only" in said
            me = httpx.get(f"{found[0]}api/me", timeout=20)
            assert me.json()["person"]["name"] == "Amal" and "server" not in me.headers
            server.send_signal(signal.SIGINT)
            assert server.wait(timeout=20) in (0, 130)
            assert "Traceback" not in server.stderr.read()
        finally:
            server.kill()
