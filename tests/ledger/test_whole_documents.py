"""A run that is killed, or runs beside another, loses nothing and doubles nothing."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

# A run over 300 reports, slow enough to be killed midway. Each tells of an attack of its own or shares one.
RUN = """
import sys, time
sys.path.insert(0, {tests!r})
import recount, recount.gate, recount.reading
from conftest import BBC, bbc, item, report

def read(document):
    time.sleep(float(sys.argv[2]))
    return bbc(document) if int(document.name) % 2 else ()

recount.reading.read = read
recount.gate.is_relevant = lambda document: int(document.name) % 7 != 0
with recount.Ledger(sys.argv[1]) as ledger:
    print("open", flush=True)
    ledger.add(item(report(BBC + f" ({{n}})", str(n))) for n in range(300))
"""
TABLES = ("originals", "documents", "accounts", "toll_claims", "responsibility_claims", "phrases")


@pytest.fixture
def script(tmp_path: Path) -> Path:
    path = tmp_path / "run.py"
    path.write_text(RUN.format(tests=str(Path(__file__).parents[1])))
    return path


def start(script: Path, ledger: Path, pause: float = 0.0) -> subprocess.Popen[str]:
    command = [sys.executable, str(script), str(ledger), str(pause)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def finish(process: subprocess.Popen[str]) -> None:
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 0, errors


def contents(ledger: Path) -> dict[str, object]:
    """How much of everything there is, and which documents, in which incidents."""
    connection = sqlite3.connect(ledger)
    found: dict[str, object] = {
        table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in TABLES
    }
    found["names"] = sorted(connection.execute("SELECT name, relevant FROM documents"))
    found["linked"] = sorted(
        connection.execute(
            "SELECT name, incident_id FROM accounts JOIN documents ON documents.id = document_id"
        )
    )
    connection.close()
    return found


def exported(ledger: Path) -> str:
    """Every incident with all its claims and ids, as `recount export` writes them."""
    command = [sys.executable, "-m", "recount", "export", "--to", "jsonl", "-", "--ledger", str(ledger)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def stored(ledger: Path) -> int:
    try:
        connection = sqlite3.connect(ledger)
        return int(connection.execute("SELECT count(*) FROM documents").fetchone()[0])
    except sqlite3.OperationalError:
        return 0


def test_a_killed_run_goes_on_where_it_was(tmp_path: Path, script: Path) -> None:
    whole, killed = tmp_path / "whole.db", tmp_path / "killed.db"
    finish(start(script, whole))
    process = start(script, killed, pause=0.02)
    while stored(killed) == 0:
        assert process.poll() is None, "the run was over before it could be killed"
        time.sleep(0.02)
    time.sleep(0.1)
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()
    assert 0 < stored(killed) < 300
    finish(start(script, killed))
    assert contents(killed) == contents(whole)
    assert exported(killed) == exported(whole)
    finish(start(script, killed))
    assert exported(killed) == exported(whole), "reading the same again changes nothing"


def test_two_runs_at_once_into_one_new_ledger(tmp_path: Path, script: Path) -> None:
    alone, shared = tmp_path / "alone.db", tmp_path / "shared.db"
    runs = [start(script, shared, pause=0.001) for _ in range(2)]
    for process in runs:
        finish(process)
    finish(start(script, alone))
    assert contents(shared) == contents(alone)
