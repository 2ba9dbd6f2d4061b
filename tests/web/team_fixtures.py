"""A ledger that is served to a team, for the specifications."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from team_helpers import CHEAP, NAMES, WORDS, Browser, Clock
from web_helpers import client

from recount.web.serving import Serving
from recount.web.team.team import Team
from recount.web.team.terms import Terms


@pytest.fixture(scope="session")
def with_people(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with a person of each role."""
    path = tmp_path_factory.mktemp("team") / "homs.db"
    with Team(path, CHEAP) as team:
        for role, name in NAMES.items():
            team.add(name, role, WORDS, by="tests")
    return path


@pytest.fixture
def shared(with_people: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(with_people, tmp_path / "homs.db"))


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def team(shared: Path, clock: Clock) -> Iterator[Team]:
    with Team(shared, CHEAP, clock) as opened:
        yield opened


@pytest.fixture
def browser(shared: Path, clock: Clock) -> Iterator[Browser]:
    """Opens browsers before one and the same application, each with cookies of its own."""
    opened: list[TestClient] = []

    def another(terms: Terms = CHEAP, where: str = "http://recount.example", **how: str) -> TestClient:
        if opened and terms is CHEAP and not how:
            new = TestClient(opened[0].app, base_url=where, follow_redirects=False)
        else:
            new = client(shared, Serving(team=True, terms=terms, clock=clock, **how), where)
            opened.insert(0, new)
            new.__enter__()
        return new

    yield another
    for each in opened:
        each.__exit__(None, None, None)
