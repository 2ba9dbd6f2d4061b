"""A real browser before a real server, for the specifications of the pages; skipped, loudly, without one."""

import json
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from recount.web import app
from recount.web.listening import listen, look_up
from recount.web.serving import ALONE, Serving

CHROMIUM = next((found for name in ("chromium", "chromium-browser") if (found := shutil.which(name))), None)
FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
    *(
        "--use-gl=angle",
        "--use-angle=swiftshader",
        "--enable-unsafe-swiftshader",
    ),  # for the map, without a GPU
)
AXE = Path(__file__).parents[2] / "ui" / "node_modules" / "axe-core" / "axe.min.js"
LONG = 15_000  # milliseconds that a page may take on a busy machine before a test fails


@contextmanager
def served(ledger: Path, serving: Serving = ALONE) -> Iterator[str]:
    """Serve a ledger on a free port of this machine; gives its address."""
    sockets = listen(look_up("127.0.0.1", 0))
    config = uvicorn.Config(app.make_app(ledger, serving), log_level="warning", proxy_headers=False)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": sockets}, daemon=True)
    thread.start()
    while not server.started:
        if not thread.is_alive():
            raise RuntimeError("the server did not start")
        time.sleep(0.02)
    try:
        yield f"http://127.0.0.1:{sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(10)


@contextmanager
def chromium() -> Iterator[Any]:
    """A headless Chromium of the system."""
    if CHROMIUM is None:
        pytest.skip("there is no Chromium on the PATH (Debian: apt install chromium): no page was tested")
    if not (app.PAGES / "index.html").is_file():
        pytest.skip("the pages are not built (make pages): no page was tested")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        try:
            yield started
        finally:
            started.close()


def until(page: Any, address: str, holds: Callable[[Any], bool]) -> Any:
    """Ask an address of the API until its answer is as it should be; gives the answer."""
    ends = time.monotonic() + LONG / 1000
    while not holds(answer := json.loads(page.request.get(address).text())):
        assert time.monotonic() < ends, answer
        time.sleep(0.05)
    return answer


def serious(page: Any) -> list[str]:
    """What axe finds seriously wrong with a page for those who do not see, hear or point."""
    if not AXE.is_file():
        pytest.skip("axe-core is not installed (make pages): accessibility was not tested")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{each['id']}: {each['help']}: {each['nodes'][0]['html'][:160]}"
        for each in found["violations"]
        if each["impact"] in ("serious", "critical")
    ]
