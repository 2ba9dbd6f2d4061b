"""No network by default: nothing but an address that the user names opens a socket.

Commands run in a process of their own, under an audit hook that the interpreter itself calls for every socket
and every look-up of a name, whichever library asks for it. It notes the event and forbids it.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from recount.cli import app

EXAMPLES = Path(__file__).parents[1] / "examples" / "homs-2017"

GUARD = """
import sys

def forbid(event, arguments, forbidden=("socket.", "urllib.", "http.client.", "ftplib.", "smtplib.")):
    if event.startswith(forbidden):
        with open("opened.txt", "a") as notes:
            print(event, file=notes)
        raise OSError("the network is forbidden here")

sys.addaudithook(forbid)
"""
COMMAND = GUARD + "from recount.cli import main\nmain()\n"
LIBRARY = (
    GUARD
    + """
import recount

with recount.Ledger("library.db") as ledger:
    ledger.read(sys.argv[1])
    assert ledger.incidents()[0].accounts
"""
)

# Every command in this order, each finds what the ones before it left.
TYPED = [
    ["read", str(EXAMPLES), "traps"],
    ["incidents", "--json"],
    ["show", "1"],
    ["documents"],
    ["export", "--to", "csv", "homs.csv"],
    ["export", "--to", "jsonl", "homs.jsonl"],
    ["export", "--to", "geojson", "homs.geojson"],
    ["extract", str(EXAMPLES), "traps", "-o", "coded.jsonl"],
    ["evaluate", "gold", "gold.jsonl", "documents.jsonl"],
    ["evaluate", "links", "gold.jsonl"],
    ["merge", "1", "2", "--reason", "http://news.example/6"],
    ["judgements"],
    ["undo", "1", "--reason", "http://news.example/7"],
    ["split", "1", "1", "--reason", "http://news.example/8"],
    ["why", "1", "3", "--html", "why.html"],
    ["link"],
    ["suggestions", "--known"],
    ["codings", "assign", "1", "Ana", "machine"],
    ["release", "2017-02", "--note", "http://news.example/9"],
    ["releases"],
    ["compare", "2017-02"],
    ["people"],
    ["gazetteer", "import", "places.csv"],
    ["gazetteer", "list"],
    ["locate", "Khan Sheikhun", "--context", "http://news.example/4 Khan Sheikhun"],
    ["gazetteer", "remove", "places"],
    ["actors", "--country", "Syria"],
    ["actor", "Nusra Front", "--on", "2017-02-25"],
    ["--help"],
]
# train is tried where its extra is installed, in tests/training; what serve listens on, in tests/web
ELSEWHERE = {"train", "serve"}

PAGE = """<!doctype html><html><head>
<title>Blast at a market</title>
<link rel="canonical" href="http://news.example/blast">
<link rel="stylesheet" href="http://news.example/style.css">
<base href="http://news.example/">
<script src="http://news.example/script.js"></script>
<meta http-equiv="refresh" content="0; url=http://news.example/next">
</head><body><article>
<p>A bomb killed nine people at a market in Homs on Saturday, residents said. The wounded were taken away.</p>
<p><img src="http://news.example/photo.jpg"> More at <a href="http://news.example/more">this page</a>.</p>
<iframe src="http://news.example/frame"></iframe>
</article></body></html>
"""
ENTITY = """<?xml version="1.0"?><!DOCTYPE html [<!ENTITY far SYSTEM "http://news.example/entity">]>
<html><body><p>Gunmen killed two policemen in Homs. &far;</p></body></html>
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder to type in, with documents that name addresses in every way they can."""
    traps = tmp_path / "traps"
    traps.mkdir()
    (traps / "page.html").write_text(PAGE)
    (traps / "entity.html").write_text(ENTITY)
    (traps / "note.md").write_text("# Homs\n\n![](http://news.example/a.png) A mine killed two in Homs.\n")
    line = {"text": "Shelling killed four in Homs. http://news.example/live", "url": "http://news.example/1"}
    (traps / "wire.jsonl").write_text(json.dumps(line) + "\n")
    (traps / "wire.csv").write_text("text,url\nRockets killed three in Homs.,http://news.example/2\n")
    (traps / "address.txt").write_text("http://news.example/killed-by-a-bomb-in-homs\n")
    report = {"doc": "one", "text": "A mine killed two people in Homs. http://news.example/3"}
    (tmp_path / "documents.jsonl").write_text(json.dumps(report) + "\n")
    (tmp_path / "places.csv").write_text("name,country,lat,lon\nhttp://news.example/5,SYR,35,36\n")
    coded = {
        "key": "xxxx-xx-xx/homs/mine",
        "type": "remote-explosive-landmine-ied",
        "modality": "occurred",
        **dict.fromkeys(("main", "aggregate"), False),
        "date": None,
        "place": {"country": "SYR", "admin1": None, "name": "Homs"},
        **{key: [] for key in ("perpetrators", "targets", "weapons", "tolls", "named_dead")},
    }
    (tmp_path / "gold.jsonl").write_text(json.dumps({"doc": "one", "incidents": [coded]}) + "\n")
    return tmp_path


def run(folder: Path, code: str, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", code, *words]
    own = {**os.environ, "RECOUNT_GAZETTEER": str(folder / "own")}
    return subprocess.run(command, cwd=folder, env=own, capture_output=True, text=True, timeout=120)


def opened(folder: Path) -> list[str]:
    """The socket events that were seen."""
    notes = folder / "opened.txt"
    return notes.read_text().splitlines() if notes.exists() else []


def test_every_command_is_tried() -> None:
    names = {
        command.name or command.callback.__name__ for command in app.registered_commands if command.callback
    }
    names |= {group.name for group in app.registered_groups if group.name}
    assert names == ({words[0] for words in TYPED} - {"--help"}) | ELSEWHERE


def test_no_command_opens_a_socket(folder: Path) -> None:
    for words in TYPED:
        done = run(folder, COMMAND, *words)
        assert done.returncode == 0, (words, done.stderr)
        assert opened(folder) == [], words
    assert len((folder / "coded.jsonl").read_text().splitlines()) == 12


def test_the_library_opens_no_socket(folder: Path) -> None:
    done = run(folder, LIBRARY, str(EXAMPLES))
    assert done.returncode == 0, done.stderr
    assert opened(folder) == []


@pytest.mark.parametrize("command", [["read"], ["extract", "-o", "coded.jsonl"]])
def test_an_address_that_is_named_is_the_one_exception(folder: Path, command: list[str]) -> None:
    """It also shows that the hook sees what happens."""
    done = run(folder, COMMAND, *command, "http://news.example/report")
    assert done.returncode == 1
    assert "http://news.example/report" in done.stderr and "cannot be reached" in done.stderr
    assert opened(folder) and all(event.startswith("socket.") for event in opened(folder))
