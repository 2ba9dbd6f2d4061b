"""Asking the application as a browser would: by an address it answers to, with the guard of its pages."""

from pathlib import Path

from fastapi.testclient import TestClient

from recount.web import index
from recount.web.app import make_app
from recount.web.serving import ALONE, Serving

HERE = "http://127.0.0.1:8642"
GUARD = "X-Recount-Guard"

# what is shown is specified, not how soon: a machine that stands still for a moment must fail nothing
index.PATIENCE = 5


def client(ledger: Path, serving: Serving = ALONE, where: str = HERE) -> TestClient:
    """A browser before the ledger at that path; open it in a `with` statement."""
    return TestClient(make_app(ledger, serving), base_url=where, follow_redirects=False)


def guarded(browser: TestClient) -> TestClient:
    """The same, once it has asked who it is, as every page does first: it may change things then."""
    browser.headers[GUARD] = browser.get("/api/me").json()["guard"]
    return browser
