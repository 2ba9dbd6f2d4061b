"""A team to test with: its people, their browsers, and a clock."""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from argon2.profiles import CHEAPEST
from fastapi.testclient import TestClient
from web_helpers import GUARD

from recount.web.team.roles import Role
from recount.web.team.terms import Terms

WORDS = "many horses batter a staple"
CHEAP = Terms(hashing=CHEAPEST)
NAMES = {Role.READER: "Rana", Role.CODER: "Karim", Role.EDITOR: "Edda", Role.ADMIN: "Amal Haddad"}

Browser = Callable[..., TestClient]


@dataclass
class Clock:
    """A clock that a test can put forward."""

    at: datetime = datetime(2026, 3, 1, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at

    def forward(self, **by: float) -> None:
        self.at += timedelta(**by)


def log_in(browser: TestClient, name: str, password: str = WORDS) -> TestClient:
    answer = browser.post("/api/login", json={"name": name, "password": password})
    assert answer.status_code == 200, answer.text
    browser.headers[GUARD] = answer.json()["guard"]
    return browser


def audit(shared: Path) -> list[tuple[str, str]]:
    with sqlite3.connect(shared) as connection:
        found = connection.execute("SELECT action, detail FROM audit ORDER BY id").fetchall()
    connection.close()
    return [row for row in found if row[0] != "migrate"]
