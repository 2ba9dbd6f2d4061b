"""Where documents lie: paths, folders, standard input and URLs."""

import gzip
import io
import os
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from intake_helpers import pdf, reason, results, write

from recount.intake import SUFFIXES, Failure, Item, count, item


def test_a_folder_is_read_in_order(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / ".git").mkdir()
    wanted = [write(tmp_path / name, "Nine died.") for name in ("a.TXT", "b/a.html", "b/z.md", "c.txt")]
    for hidden in (".git/a.txt", ".a.txt"):
        write(tmp_path / hidden, "Nine died.")
    picture = write(tmp_path / "d.png", b"\0")
    found = results(tmp_path)
    assert [each.locator for each in found] == [*wanted, picture]
    assert found[-1] == Failure(picture, "skipped: not a format Recount reads")


def test_locators_are_absolute_and_failures_as_typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "a.txt", "Nine died.")
    write(tmp_path / "b.txt", "")
    monkeypatch.chdir(tmp_path)
    good, bad = results("./a.txt", "./b.txt")
    assert isinstance(good, Item)
    assert (good.locator, good.document.name) == (str(tmp_path / "a.txt"), "./a.txt")
    assert bad == Failure("./b.txt", "empty")


def test_what_several_paths_lead_to_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "a.txt", "Nine died.")
    write(tmp_path / "b.jsonl", "oops\n" * 2)
    monkeypatch.chdir(tmp_path)
    paths = [".", "a.txt", "./b.jsonl", str(tmp_path), "gone.txt", "./gone.txt"]
    names = [f.document.name if isinstance(f, Item) else f.locator for f in results(*paths)]
    assert names == ["./a.txt", "./b.jsonl:1", "./b.jsonl:2", "gone.txt"]
    assert count(paths) == 4


def test_paths_that_lead_nowhere(tmp_path: Path) -> None:
    (tmp_path / "broken.txt").symlink_to("gone.txt")
    (tmp_path / "self.txt").symlink_to("self.txt")
    (tmp_path / "empty").mkdir()
    os.mkfifo(tmp_path / "pipe.txt")
    assert reason(tmp_path / "gone.txt") == "does not exist"
    assert reason(tmp_path / "broken.txt") == "a broken link: what it points to does not exist"
    assert reason(tmp_path / "self.txt") == "a link that leads back to itself"
    assert reason(tmp_path / "empty") == "no file in it that Recount reads"
    assert reason(tmp_path / "pipe.txt") == "not a file"
    formats = "these are .csv, .htm, .html, .jsonl, .md, .pdf, .txt, .xhtml"
    assert reason(write(tmp_path / "a.docx", "x")) == f"not a format Recount reads; {formats}"
    assert reason("a\0.txt") == "not a path"
    assert results("") == [Failure("''", "an empty name")]


def test_folders_that_hold_themselves(tmp_path: Path) -> None:
    text = write(tmp_path / "a.txt", "Nine died.")
    (tmp_path / "loop").symlink_to(tmp_path)
    good, bad = results(tmp_path)
    assert good.locator == text
    assert bad == Failure(str(tmp_path / "loop"), "skipped: a link back to a folder that it lies in")


def test_a_name_that_is_not_utf8(tmp_path: Path) -> None:
    path = os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt")
    Path(path).write_text("Nine died.")
    (found,) = results(path)
    assert isinstance(found, Item) and found.document.name.endswith("/\ufffd.txt")


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give up its rights"
)
def test_without_rights_as_another_user() -> None:
    with tempfile.TemporaryDirectory() as made:  # pytest's own folders are closed to other users
        folder = Path(made)
        folder.chmod(0o755)
        (folder / "locked").mkdir(mode=0o700)
        write(folder / "a.txt", "Nine died.")
        (folder / "a.txt").chmod(0o600)
        code = (
            "import os, sys; from recount.intake import items; os.setuid(65534);"
            "[print(f.reason) for f in items(sys.argv[1:])]"
        )
        paths = [str(folder / "locked"), str(folder / "a.txt"), str(folder / "locked" / "b.txt")]
        ran = subprocess.run([sys.executable, "-c", code, *paths], capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines() == [
        "no permission to read this folder",
        "no permission to read this file",
        "no permission to reach it",
    ]


def test_a_locked_folder_stops_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").mkdir()
    text = write(tmp_path / "b.txt", "Nine died.")
    scandir = os.scandir

    def refuse(path: Any) -> Any:
        if str(path).endswith("/a"):
            raise PermissionError
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    bad, good = results(tmp_path)
    assert bad == Failure(str(tmp_path / "a"), "no permission to read this folder")
    assert good.locator == text


@pytest.mark.parametrize(
    ("data", "locator", "words"),
    [
        (b'\n{"doc": "x", "text": "Nine died."}\n', "-#x", "Nine died."),
        (b"<!DOCTYPE html><html><body><p>Nine died.</p></body></html>", "-", "Nine died."),
        (b"Nine died.", "-", "Nine died."),
        (pdf(["Nine died."]), "-", "Nine died."),
    ],
)
def test_standard_input_is_recognised(
    monkeypatch: pytest.MonkeyPatch, data: bytes, locator: str, words: str
) -> None:
    standard_input = io.TextIOWrapper(io.BytesIO(data))
    monkeypatch.setattr(sys, "stdin", standard_input)
    (found,) = results("-")
    assert isinstance(found, Item)
    assert (found.locator, found.document.text) == (locator, words)
    assert not standard_input.buffer.closed


def test_standard_input_without_anything(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    assert reason("-") == "empty"
    monkeypatch.setattr(sys, "stdin", None)
    assert reason("-") == "there is no standard input"


HTML = b"<html><head><title>Blast</title></head><body><p>Nine died at the caf\xe9.</p></body></html>"
LINES = b'{"doc": "x", "text": "Nine died."}\n{"doc": "y"}\n'
PAGES: dict[str, tuple[int, dict[str, str], bytes]] = {
    "/page": (200, {"Content-Type": "text/html; charset=windows-1252"}, HTML),
    "/moved": (302, {"Location": "/page"}, b""),
    "/round": (302, {"Location": "/round"}, b""),
    "/away": (302, {"Location": "ftp://127.0.0.1/"}, b""),
    "/gone": (404, {"Content-Type": "text/html"}, b"<p>Not here</p>"),
    "/picture": (200, {"Content-Type": "image/png"}, b"\x89PNG"),
    "/a.jsonl": (200, {"Content-Type": "application/json"}, LINES),
    "/a.pdf": (200, {"Content-Type": "application/octet-stream"}, pdf(["Nine died."])),
    "/words": (200, {"Content-Type": "text/plain; charset=utf-8"}, b"Nine died."),
    "/unnamed": (200, {}, b"<p>Nine died.</p>"),
    "/large": (200, {"Content-Type": "text/plain"}, b"b" * 3000),
    "/bomb": (200, {"Content-Type": "text/plain", "Content-Encoding": "gzip"}, gzip.compress(b"b" * 3000)),
    "/garbled": (200, {"Content-Type": "text/plain", "Content-Encoding": "gzip"}, b"Nine died."),
    "/empty": (200, {"Content-Type": "text/html"}, b""),
}


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        status, headers, body = PAGES[self.path]
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_a_page_is_fetched(site: str) -> None:
    (found,) = results(f"{site}/moved")
    assert isinstance(found, Item)
    assert (found.locator, found.original) == (f"{site}/moved", HTML)
    read = found.document
    assert (read.name, read.url, read.source) == (
        f"{site}/moved",
        f"{site}/page",
        site.removeprefix("http://"),
    )
    assert (read.title, read.text) == ("Blast", "Nine died at the café.")
    assert read.retrieved is not None and read.retrieved.tzinfo is not None


@pytest.mark.parametrize("path", ["/a.pdf", "/words", "/unnamed"])
def test_other_formats_are_fetched(site: str, path: str) -> None:
    (found,) = results(site + path)
    assert isinstance(found, Item) and found.document.text == "Nine died."


def test_lines_are_fetched(site: str) -> None:
    good, bad = results(f"{site}/a.jsonl")
    assert isinstance(good, Item) and good.document.retrieved
    assert good.locator == f"{site}/a.jsonl#x"
    assert bad == Failure(f"{site}/a.jsonl:2", 'it has no "text"')


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("/gone", "the server answered 404 Not Found"),
        ("/picture", "not a format Recount reads: image/png"),
        ("/round", "redirects more than 10 times"),
        ("/garbled", "the server sent broken compressed data"),
        ("/empty", "empty"),
    ],
)
def test_pages_that_cannot_be_read(site: str, path: str, why: str) -> None:
    assert reason(site + path) == why


@pytest.mark.parametrize("path", ["/large", "/bomb"])
def test_a_large_page_is_not_read(site: str, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(item, "MAX_BYTES", 1000)
    assert reason(site + path).startswith("too large: ")


def test_addresses_that_cannot_be_fetched(site: str) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
        assert reason(f"http://127.0.0.1:{port}/").endswith("onnection refused")
    for unusable in ("http://localhost:port/", "http://", f"{site}/away"):
        assert reason(unusable) == "not an address that can be fetched"
    only = "not an address that can be fetched: only http:// and https:// are"
    assert reason("ftp://example.org/a.txt") == only


def test_a_host_that_nobody_knows(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    assert reason("http://no-such-host.example/") == "cannot be reached: name or service not known"


def test_nothing_else_opens_a_socket(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    write(tmp_path / "a.html", '<html><body><img src="http://example.org/a"><p>Nine died.</p></body></html>')
    entity = '<!DOCTYPE html SYSTEM "http://example.org/x.dtd"><html><body><p>Nine died.</p></body></html>'
    write(tmp_path / "b.xhtml", entity)
    write(tmp_path / "c.pdf", pdf(["Nine died."]))
    assert [isinstance(found, Item) for found in results(tmp_path)] == [True] * 3


HEADS = [b"", b"%PDF-1.4\n", b"<html>", b'{"text": ', b"text,doc\n", b"---\n", b"\xff\xfe", b"\xef\xbb\xbf"]


@pytest.mark.parametrize("suffix", sorted(SUFFIXES))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    head=st.sampled_from(HEADS),
    rest=st.one_of(st.binary(max_size=300), st.text(max_size=200).map(str.encode)),
)
def test_no_bytes_raise(tmp_path: Path, suffix: str, head: bytes, rest: bytes) -> None:
    found = results(write(tmp_path / f"a{suffix}", head + rest))
    assert found
    for each in found:
        assert isinstance(each, Item) or ("\n" not in each.reason and each.reason)
