"""The pages in a browser: each one's main path, on the example reports and on 300 gold ones."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browsing import LONG, chromium, serious, served, until

import recount

EXAMPLES = Path(__file__).parents[2] / "examples" / "homs-2017"
GOLD = Path(__file__).parents[2].parent / "shared" / "gold" / "train" / "documents.jsonl"
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
PAGES = (
    *(
        "/",
        "/incidents/1",
        "/documents",
        "/documents/1",
        "/actors",
        "/actors/hayat-tahrir-al-sham",
        "/review",
    ),
    *("/coding", "/coding/agreement", "/codebook", "/releases", "/account", "/nowhere"),
)

SHOWN = """ids => {
    const links = [...document.querySelectorAll("main table a[href^='/incidents/']")];
    return ids.every((id, n) => links[n]?.getAttribute("href").startsWith(`/incidents/${id}`));
}"""


@pytest.fixture(scope="module")
def chrome() -> Iterator[Any]:
    with chromium() as started:
        yield started


@pytest.fixture(scope="module")
def homs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of the example reports."""
    path = tmp_path_factory.mktemp("homs") / "homs.db"
    with recount.Ledger(path) as ledger:
        ledger.read(EXAMPLES)
    return path


@pytest.fixture
def own(homs: Path, tmp_path: Path) -> Iterator[str]:
    """A server of a copy of it, to decide in."""
    copy = tmp_path / "homs.db"
    copy.write_bytes(homs.read_bytes())
    with served(copy) as address:
        yield address


@pytest.fixture(scope="module")
def here(homs: Path) -> Iterator[str]:
    """A server of it that nobody changes."""
    with served(homs) as address:
        yield address


@pytest.fixture(scope="module")
def gold(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server of a ledger of 300 gold reports."""
    if not GOLD.is_file():
        pytest.skip("there are no gold reports beside this checkout: no page was tested on them")
    room = tmp_path_factory.mktemp("gold")
    with GOLD.open(encoding="utf-8") as lines:
        (room / "gold.jsonl").write_text("".join(line for _, line in zip(range(300), lines, strict=False)))
    with recount.Ledger(room / "gold.db") as ledger:
        ledger.read(room / "gold.jsonl")
    with served(room / "gold.db") as address:
        yield address


class Watched:
    """A page that remembers what went wrong in it, and whom it asked."""

    def __init__(self, chrome: Any, size: dict[str, int], look: str = "light") -> None:
        self.context = chrome.new_context(viewport=size, color_scheme=look)
        self.page = self.context.new_page()
        self.page.set_default_timeout(LONG)
        self.wrong: list[str] = []
        self.asked: list[str] = []
        self.page.on("console", lambda said: self.wrong.append(said.text) if said.type == "error" else None)
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on("request", lambda request: self.asked.append(request.url))

    def close(self) -> None:
        self.context.close()


@pytest.fixture
def watched(chrome: Any) -> Iterator[Watched]:
    found = Watched(chrome, WIDE)
    yield found
    found.close()


def open_page(watched: Watched, address: str, path: str) -> Any:
    watched.page.goto(address + path)
    watched.page.wait_for_selector("main h1")
    watched.page.wait_for_load_state("networkidle")
    return watched.page


@pytest.mark.parametrize("path", PAGES)
def test_each_page_is_whole_for_everybody(chrome: Any, here: str, path: str) -> None:
    for size, look in ((WIDE, "light"), (NARROW, "dark")):
        watched = Watched(chrome, size, look)
        page = open_page(watched, here, path)
        assert serious(page) == [], (path, size, look)
        assert page.locator("h1").count() == 1
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (path, size)
        assert watched.wrong == [], (path, size)
        foreign = [url for url in watched.asked if not url.startswith((here, "data:", "blob:"))]
        assert foreign == []
        watched.close()


def test_exploring_keeps_everything_in_the_address(watched: Watched, gold: str) -> None:
    page = open_page(watched, gold, "/?country=SYR&sort=-killed")
    page.get_by_label(re.compile("search|words", re.I)).first.fill("Aleppo")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("q=Aleppo"))
    asked = f"{gold}/api/incidents?q=Aleppo&country=SYR&sort=-killed"
    found = [each["id"] for each in json.loads(page.request.get(asked).text())["items"]]
    for _ in range(2):
        page.wait_for_function(SHOWN, arg=found[:10])
        assert page.get_by_label(re.compile("search|words", re.I)).first.input_value() == "Aleppo"
        page.reload()


def test_an_incident_shows_who_says_how_many_under_which_rule(watched: Watched, here: str) -> None:
    page = open_page(watched, here, "/incidents/1")
    assert "Homs" in page.locator("h1").inner_text()
    text = page.locator("main").inner_text()
    assert "42" in text
    assert "Tahrir al-Sham" in text
    page.goto(f"{here}/incidents/1?rule=lowest")
    page.wait_for_load_state("networkidle")
    assert page.get_by_label(re.compile("rule", re.I)).first.input_value() == "lowest"


def test_a_documents_words_lead_to_what_they_are_evidence_of(watched: Watched, here: str) -> None:
    page = open_page(watched, here, "/documents/1")
    number = page.locator("main a.mark", has_text="At least 32 people").first
    assert number.get_attribute("href").startswith("/incidents/1")
    with page.expect_download() as download:
        page.get_by_role("link", name=re.compile("original|bytes", re.I)).first.click()
    assert Path(download.value.path()).stat().st_size > 100


def test_a_number_leads_to_its_words_and_back(watched: Watched, here: str) -> None:
    page = open_page(watched, here, "/incidents/1")
    words = page.locator("main a.mark", has_text="At least 32 people").first
    words.focus()
    assert page.locator("main a.mark.lit").count() >= 1
    words.press("Enter")
    page.wait_for_function("document.activeElement.closest(\"[id^='value-']\") !== null")


def test_quotes_are_veiled_until_they_are_asked_for(watched: Watched, here: str) -> None:
    page = open_page(watched, here, "/incidents/1")
    page.get_by_label("Veil the quotes").check()
    page.reload()
    page.wait_for_load_state("networkidle")
    assert page.get_by_label("Veil the quotes").is_checked()
    page.get_by_role("button", name="Show this text").first.click()
    page.get_by_label("Veil the quotes").uncheck()


@pytest.mark.parametrize("path", ["/", "/incidents/112", "/documents/5", "/actors/islamic-state", "/review"])
def test_each_page_holds_on_real_reports(chrome: Any, gold: str, path: str) -> None:
    watched = Watched(chrome, WIDE)
    page = open_page(watched, gold, path)
    assert serious(page) == []
    assert watched.wrong == []
    watched.close()


def test_an_actor_shows_what_it_was_and_became(watched: Watched, here: str) -> None:
    page = open_page(watched, here, "/actors/hayat-tahrir-al-sham")
    text = page.locator("main").inner_text()
    assert "Jabhat Fateh al-Sham" in text
    assert page.locator("main svg").count() >= 1


def test_a_person_decides_by_keyboard_and_takes_it_back(watched: Watched, own: str) -> None:
    page = open_page(watched, own, "/review")
    before = json.loads(page.request.get(f"{own}/api/review").text())["total"]
    assert before > 0
    page.keyboard.press("a")
    page.keyboard.type("as the report says")
    page.keyboard.press("Enter")
    made = until(page, f"{own}/api/judgements", lambda told: bool(told["total"] == 1))["items"][0]
    assert (made["decision"], made["reason"]) == ("accept", "as the report says")
    assert json.loads(page.request.get(f"{own}/api/review").text())["total"] == before - 1
    page.keyboard.press("z")
    page.keyboard.type("a slip")
    page.keyboard.press("Enter")
    until(page, f"{own}/api/judgements", lambda told: bool(told["items"][0]["undone_because"] == "a slip"))


def test_a_report_is_given_to_a_person_and_the_machine_and_coded_blind(watched: Watched, own: str) -> None:
    page = open_page(watched, own, "/coding")
    guard = json.loads(page.request.get(f"{own}/api/me").text())["guard"]
    made = page.request.post(
        f"{own}/api/codings",
        data={"document": 1, "coder": "Ana", "other": "machine"},
        headers={"X-Recount-Guard": guard},
    )
    assert made.status == 201, made.text()
    page.evaluate("localStorage.setItem('coder', 'Ana')")
    items = json.loads(page.request.get(f"{own}/api/codings").text())["items"]
    (coding,) = (each for each in items if each["coder"] == "Ana")
    page = open_page(watched, own, f"/coding/{coding['id']}")
    page.wait_for_selector("text=At least 32 people")
    assert page.locator("main a.mark").count() == 0  # nothing of what the machine read


def test_a_release_is_made_and_taken_along(watched: Watched, own: str) -> None:
    page = open_page(watched, own, "/releases")
    page.get_by_label(re.compile("^name", re.I)).first.fill("2026-11")
    page.get_by_role("button", name=re.compile("make|release", re.I)).first.click()
    link = page.get_by_role("link", name=re.compile("csv", re.I)).first
    with page.expect_download() as download:
        link.click()
    assert "Homs" in Path(download.value.path()).read_text(encoding="utf-8")
