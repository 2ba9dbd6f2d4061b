"""A report's text is hostile until proven otherwise: shown as text, it neither runs nor spills out."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from browsing import LONG, chromium, served

import recount
from conftest import item
from recount.model import (
    Account,
    Document,
    Effect,
    Period,
    PlaceMention,
    Precision,
    ResponsibilityClaim,
    Status,
    TollClaim,
)

RUNS = "window.ran = (window.ran || 0) + 1"
SCRIPT = f"<script>{RUNS}</script>"
IMAGE = f'<img src=x onerror="{RUNS}">'
STYLE = "<style>* { display: none !important }</style>"
LINK = f'<a href="javascript:{RUNS}">42 dead</a>'
OVERRIDE = "\u202e32 killed\u2066\u202d"
EVIL = f"{SCRIPT} {IMAGE} {STYLE} {LINK} {OVERRIDE} {{{{{RUNS}}}}} ${{{RUNS}}} </textarea></title>\x00\x1b[2J"
PATHS = ("/", "/incidents/1", "/documents", "/documents/1", "/actors", "/review", "/coding", "/releases")


def told(document: Document) -> tuple[Account, ...]:
    """Stands in for the reading: every value is of the hostile words."""
    content = document.content

    def words(of: str) -> Any:
        start = content.rindex(of)
        return document.span(start, start + len(of))

    day = date(2017, 2, 25)
    return (
        Account(
            type="suicide-bomb",  # type: ignore[arg-type]
            anchor=words(SCRIPT),
            main=True,
            period=Period(start=day, end=day, precision=Precision.DAY, span=words(STYLE)),
            place=PlaceMention(name=words(IMAGE), admin1=SCRIPT, country="SYR", span=words(IMAGE)),
            perpetrators=(
                ResponsibilityClaim(party=words(IMAGE), status=Status.ACCUSED, by=words(OVERRIDE)),
            ),
            targets=(document.phrase(0, 10),),
            tolls=(
                TollClaim(
                    effect=Effect.KILLED, low=32, high=32, span=words(LINK), source=words(SCRIPT),
                    group=words(OVERRIDE), confidence=0.5,
                ),
            ),
        ),
    )  # fmt: skip


@pytest.fixture
def address(ledger: recount.Ledger, reading: Callable[..., None], tmp_path: Path) -> Iterator[str]:
    reading(told)
    document = Document(
        name=EVIL.replace("\x00", ""),
        title=EVIL,
        text=f"{EVIL}\n{EVIL}",
        published=date(2017, 2, 26),
        source=IMAGE,
        url=f"javascript:{RUNS}",
        language=SCRIPT,
        sha256="f" * 64,
        extra={SCRIPT: IMAGE},
    )
    ledger.add([item(document, "/reports/evil.html")])
    ledger.decide("accept", recount_address(), SCRIPT, IMAGE)
    with served(tmp_path / "homs.db") as found:
        yield found


def recount_address() -> Any:
    from recount.ledger.valuing import Address

    return Address(account=1, field="account")


def test_nothing_of_a_report_runs_or_takes_the_page_over(address: str) -> None:
    with chromium() as chrome:
        page = chrome.new_page()
        page.set_default_timeout(LONG)
        wrong: list[str] = []
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("dialog", lambda dialog: wrong.append(dialog.message))
        for path in PATHS:
            page.goto(address + path)
            page.wait_for_selector("main h1")
            page.wait_for_load_state("networkidle")
            assert page.evaluate("window.ran") is None, path
            # no element of the text's own making, and no link that runs
            made = page.locator("main script, main img[src='x'], a[href^='javascript:']")
            assert made.count() == 0, path
            styles = page.locator("style").all_text_contents()
            assert not any("display: none !important" in style for style in styles), path
            assert page.locator("header nav").is_visible(), path
        assert wrong == []


def test_overrides_of_direction_stay_within_their_text(address: str) -> None:
    with chromium() as chrome:
        page = chrome.new_page()
        page.set_default_timeout(LONG)
        page.goto(f"{address}/documents/1")
        page.wait_for_load_state("networkidle")
        apart = page.evaluate(
            """() => [...document.querySelectorAll("main *")]
                .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.includes("\\u202e")))
                .every(e => { for (let p = e; p && p.tagName !== "MAIN"; p = p.parentElement) {
                    const kind = getComputedStyle(p).unicodeBidi;
                    if (kind.startsWith("isolate") || kind === "plaintext") return true;
                } return false; })"""
        )
        assert apart


def test_the_bytes_of_a_report_are_never_shown_as_a_page(address: str) -> None:
    import httpx

    answer = httpx.get(f"{address}/api/documents/1/original")
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.headers["content-type"] == "application/octet-stream"
    for path in ("/", "/api/documents/1", "/api/documents/1/original"):
        policy = httpx.get(address + path).headers["content-security-policy"]
        scripts = [part for part in policy.split("; ") if part.startswith(("script-src", "default-src"))]
        assert scripts
        assert not any("unsafe" in part or "*" in part for part in scripts)
