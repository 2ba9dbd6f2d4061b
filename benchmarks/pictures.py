"""`make pictures`: the pictures of the pages in docs/pictures, of the example reports and of 300 gold ones.

Pictures that quote texts are of the examples, which are our own; of gold reports only lists and figures show.
"""

import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "web"))

from browsing import chromium, served

from recount.ledger import Ledger
from recount.ledger.valuing import Address

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "examples" / "homs-2017"
GOLD = ROOT.parent / "shared" / "gold" / "train" / "documents.jsonl"
TO = ROOT / "docs" / "pictures"
WIDE, NARROW = (1280, 860), (390, 844)
# file, path, size, look, what the picture begins with
OF_EXAMPLES = (
    ("incident", "/incidents/1", WIDE, "light", ""),
    ("incident-accounts", "/incidents/1", WIDE, "light", "Accounts side by side"),
    ("incident-dark", "/incidents/1", WIDE, "dark", ""),
    ("incident-phone", "/incidents/1", NARROW, "light", ""),
    ("document", "/documents/1", WIDE, "light", ""),
    ("actor", "/actors/hayat-tahrir-al-sham", WIDE, "light", ""),
    ("review", "/review", WIDE, "light", ""),
    ("codebook", "/codebook", WIDE, "light", ""),
)
OF_GOLD = (
    ("explore", "/", WIDE, "light", ""),
    ("explore-dark", "/?country=SYR&since=2014-01-01", WIDE, "dark", ""),
    ("explore-phone", "/?country=SYR", NARROW, "light", ""),
)


def main() -> int:
    """Take them all."""
    TO.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as room, chromium() as browser:
        homs = Path(room) / "homs.db"
        with Ledger(homs) as ledger:
            ledger.read(EXAMPLES)
            ledger.decide("accept", Address(account=1, field="period"), "the dateline says so", "Amal")
        with served(homs) as here:
            _take(browser, here, OF_EXAMPLES)
        if not GOLD.is_file():
            print(f"There are no gold reports at {GOLD}: the pictures of Explore stay as they are.")
            return 0
        gold = Path(room) / "conflicts.db"
        with GOLD.open(encoding="utf-8") as lines:
            (Path(room) / "gold.jsonl").write_text("".join(next(lines) for _ in range(300)), encoding="utf-8")
        with Ledger(gold) as ledger:
            ledger.read(Path(room) / "gold.jsonl")
        with served(gold) as here:
            _take(browser, here, OF_GOLD)
    return 0


def _take(browser: Any, here: str, pictures: tuple[Any, ...]) -> None:
    for name, path, (width, height), look, begins in pictures:
        context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=look)
        page = context.new_page()
        page.goto(here + path)
        page.wait_for_selector("main h1")
        page.wait_for_load_state("networkidle")
        if page.locator(".map[data-settled]").count():
            page.wait_for_selector(".map[data-settled='true']")
        if begins:
            page.get_by_role("heading", name=begins).evaluate("heading => heading.scrollIntoView()")
        page.wait_for_timeout(1500)
        page.screenshot(path=TO / f"{name}.png")
        context.close()
        print(f"docs/pictures/{name}.png")


if __name__ == "__main__":
    if shutil.which("chromium") is None:
        sys.exit("There is no Chromium on the PATH (Debian: apt install chromium).")
    sys.exit(main())
