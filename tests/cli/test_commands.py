"""The command line: what a newcomer types, sees, and is told when it goes wrong."""

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import recount
from conftest import BBC, SANA
from recount.cli import app

RUNNER = CliRunner()


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reading: object) -> Path:
    """A folder with three reports, in which the commands are typed."""
    reports = [
        {"doc": "bbc-1", "source": "BBC", "title": "Homs attack", "published": "2017-02-25", "text": BBC},
        {"doc": "sana-1", "source": "SANA", "published": "2017-02-26", "text": SANA},
        {"doc": "rain-1", "source": "BBC", "published": "2017-02-26", "text": "Rain and other weather."},
    ]
    (tmp_path / "reports").mkdir()
    lines = "".join(json.dumps(line) + "\n" for line in reports)
    (tmp_path / "reports" / "homs.jsonl").write_text(lines)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("RECOUNT_LEDGER", raising=False)
    return tmp_path


def recount_(*words: str) -> Result:
    """Type `recount WORDS...`."""
    result = RUNNER.invoke(app, list(words))
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


@pytest.fixture
def read(folder: Path) -> Result:
    return recount_("read", "reports")


def test_help_says_what_it_does_and_what_to_type_first() -> None:
    said = recount_("--help").output
    assert "who did it, where and when, and in which words" in said
    for line in ("recount read reports/", "recount incidents --place Homs", "recount show 1"):
        assert line in said


def test_recount_alone_is_its_help() -> None:
    result = recount_()
    assert (result.exit_code, result.stdout) == (0, recount_("--help").stdout)


def test_every_command_has_a_help_with_examples(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    for name in ("read", "incidents", "show", "documents", "export", "extract"):
        said = recount_(name, "--help").stdout
        assert said == recount_(name, "-h").stdout
        assert said.startswith(f"Usage: recount {name} ")
        assert f"Examples:\n  recount {name}" in said
        assert max(map(len, said.splitlines())) <= 80


def test_version() -> None:
    assert recount_("--version").output == f"recount {recount.__version__}\n"


def test_read_sums_up_and_reading_again_changes_nothing(read: Result) -> None:
    assert read.exit_code == 0
    assert read.stdout.splitlines() == [
        "2 documents read into recount.db",
        "1 document not about political violence",
        "2 accounts of 1 incident",
    ]
    again = recount_("read", "reports")
    assert again.stdout.splitlines() == [
        "0 documents read into recount.db",
        "3 documents already there",
        "0 accounts of 0 incidents",
    ]


def test_what_cannot_be_read_is_named_and_the_rest_is_read(folder: Path) -> None:
    (folder / "reports" / "broken.jsonl").write_text("not json\n")
    result = recount_("read", "reports", "nowhere.html")
    assert result.exit_code == 1
    named = [line for line in result.stderr.splitlines() if line.startswith("could not read ")]
    assert [line.split(": ")[0].removeprefix("could not read ") for line in named] == [
        "reports/broken.jsonl:1",
        "nowhere.html",
    ]
    assert "2 documents read" in result.stdout
    assert "2 could not be read" in result.stdout
    listed = recount_("documents")
    assert "broken.jsonl:1" in listed.stderr


def test_the_ledger_is_named_by_option_or_environment(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    recount_("read", "reports", "--ledger", "by-option.db")
    monkeypatch.setenv("RECOUNT_LEDGER", "by-environment.db")
    recount_("read", "reports")
    assert sorted(path.name for path in folder.glob("*.db")) == ["by-environment.db", "by-option.db"]


def test_incidents_are_listed_with_their_range(read: Result) -> None:
    heading, row = recount_("incidents").stdout.splitlines()
    assert heading.split() == ["ID", "Date", "Place", "Type", "Killed", "Injured", "Documents"]
    assert row.split("  ") and " ".join(row.split()) == "1 2017-02-25 Homs, Syria suicide-bomb 32+ to 42 24 2"


@pytest.mark.parametrize(
    ("rule", "tolls"),
    [
        ("most-recent", "32+ to 42 24"),
        ("lowest", "32+ to 42 (lowest: 32+) 24"),
        ("majority", "32+ to 42 (majority: 42) 24"),
        ("ibc", "32+ to 42 24 (ibc: provisional)"),
    ],
)
def test_incidents_show_what_a_rule_decides_for(read: Result, rule: str, tolls: str) -> None:
    row = recount_("incidents", "--rule", rule).stdout.splitlines()[1]
    assert " ".join(row.split()) == f"1 2017-02-25 Homs, Syria suicide-bomb {tolls} 2"


def test_incidents_as_json(read: Result) -> None:
    (incident,) = json.loads(recount_("incidents", "--json", "--since", "2017-02-25").stdout)
    assert incident["killed"]["words"] == "32+ to 42"
    assert "accounts" not in incident
    assert json.loads(recount_("incidents", "--json", "--country", "Iraq").stdout) == []


def test_no_match_and_no_incident_yet_are_said(read: Result) -> None:
    assert recount_("incidents", "--place", "Aleppo").stdout == "No incident fits that.\n"
    recount.Ledger("empty.db").close()
    assert recount_("incidents", "--ledger", "empty.db").stdout == "There are no incidents in empty.db yet.\n"


def test_show_tells_who_says_what_in_which_words(read: Result) -> None:
    said = recount_("show", "1").stdout
    assert all(line == line.rstrip() for line in said.splitlines()), (
        "no spaces at the end of a line in a pipe"
    )
    lines = [" ".join(line.split()) for line in said.splitlines()]
    assert lines[:5] == [
        "Incident 1: suicide-bomb, Homs, Syria, 2017-02-25",
        "Killed: 32+ to 42 (most recent: 42)",
        "day by day: 2017-02-25 32+; 2017-02-26 42",
        "Injured: 24 (most recent: 24)",
        "2 accounts in 2 documents",
    ]
    for line in (
        "2017-02-25 32+ killed the report itself BBC “at least 32 people”",
        "2017-02-25 of them 2 killed, children the report itself BBC “two children”",
        "2017-02-25 41+ killed Syrian Observatory for Human Rights BBC “more than 40 died”",
        "2017-02-26 42 killed Talal Barazi SANA “42 people”",
        "2017-02-25 “Tahrir al-Sham” Hayat Tahrir al-Sham claimed the party itself BBC",
        "2017-02-26 “Terrorists” no name given accused Talal Barazi SANA",
        "2017-02-25 date 2017-02-25 BBC “Saturday”",
        "2017-02-25 named dead BBC “Hassan Daaboul”",
    ):
        assert line in lines


def test_show_as_json_is_what_jsonl_exports(read: Result) -> None:
    shown = json.loads(recount_("show", "1", "--json").stdout)
    assert shown == json.loads(recount_("export", "--to", "jsonl", "-").stdout)


def test_words_of_a_report_cannot_command_the_terminal(folder: Path) -> None:
    hostile = {"doc": "x", "source": "[red]BBC\x1b[2J[/red]", "published": "2017-02-25", "text": BBC}
    (folder / "hostile.jsonl").write_text(json.dumps(hostile))
    recount_("read", "hostile.jsonl")
    said = recount_("show", "1").stdout
    assert "\x1b" not in said
    assert "[red]BBC[2J[/red]" in said


def test_documents_tell_read_from_not_read(read: Result) -> None:
    listed = json.loads(recount_("documents", "--json").stdout)
    assert [(d["name"], d["state"], d["accounts"]) for d in listed["documents"]] == [
        ("bbc-1", "read", 1),
        ("sana-1", "read", 1),
        ("rain-1", "not about political violence", 0),
    ]
    assert listed["failures"] == []
    assert "not about political violence" in recount_("documents").stdout


def test_export_writes_a_file_and_says_so(read: Result, folder: Path) -> None:
    result = recount_("export", "--to", "csv", "homs.csv")
    assert result.stderr == "1 incident written to homs.csv\n"
    (row,) = csv.DictReader(io.StringIO((folder / "homs.csv").read_text()))
    assert (row["killed_low"], row["killed_high"]) == ("32", "42")


def test_export_takes_the_same_filters(read: Result) -> None:
    assert recount_("export", "--to", "jsonl", "--place", "Aleppo", "-").stdout == ""


def test_extract_writes_codebook_lines_in_order_and_no_ledger(folder: Path) -> None:
    result = recount_("extract", "reports", "-o", "out.jsonl")
    assert result.exit_code == 0
    lines = [json.loads(line) for line in (folder / "out.jsonl").read_text().splitlines()]
    assert [(line["doc"], [i["key"] for i in line["incidents"]]) for line in lines] == [
        ("bbc-1", ["2017-02-25/homs/suicide-bomb"]),
        ("sana-1", ["2017-02-25/homs/suicide-bomb"]),
        ("rain-1", []),
    ]
    assert list(folder.glob("*.db*")) == []
    assert recount_("extract", "reports").stdout == (folder / "out.jsonl").read_text()


def test_extract_goes_on_after_what_cannot_be_read() -> None:
    result = recount_("extract", "nowhere.html", "reports")
    assert result.exit_code == 1
    assert result.stderr.startswith("could not read nowhere.html: ")
    assert len(result.stdout.splitlines()) == 3


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (
            ["incidents"],
            "there is no ledger at recount.db; `recount read PATHS --ledger recount.db` makes one",
        ),
        (["show", "1"], "there is no ledger at recount.db"),
        (["read", "reports", "--ledger", "reports"], "reports is a folder, not a ledger"),
        (["read", "reports", "--ledger", "no/such.db"], "the folder of no/such.db does not exist"),
        (["incidents", "--ledger", "reports/homs.jsonl"], "reports/homs.jsonl is not a ledger"),
        (["extract", "reports", "-o", "no/such.jsonl"], "no/such.jsonl: its folder does not exist"),
    ],
)
def test_a_mistake_is_answered_in_one_line(typed: list[str], said: str) -> None:
    result = recount_(*typed)
    assert result.exit_code == 1
    assert said in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_an_unknown_incident_country_or_type_is_answered_in_one_line(read: Result) -> None:
    assert recount_("show", "7").stderr == "there is no incident 7 in recount.db\n"
    assert "no country is called 'Atlantis'" in recount_("incidents", "--country", "Atlantis").stderr
    assert "no type is called 'bomb'" in recount_("incidents", "--type", "bomb").stderr


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["incidents", "--since", "2017-02-30"], "'2017-02-30' is not a day; write it as 2017-02-25"),
        (["incidents", "--limit", "0"], "'0' is not a number from 1 up"),
        (["show", "one"], "'one' is not a number; `recount incidents` lists them"),
        (["show"], "recount show: missing argument 'ID'; `recount show --help` tells what can be typed"),
        (["export", "--to", "xlsx", "x"], "'xlsx' is not one of 'csv', 'jsonl', 'geojson'"),
        (["export", "x"], "missing option '--to'"),
        (["read", "reports", "--leger", "x.db"], "no such option: --leger"),
        (["raed"], "recount: no such command 'raed'"),
    ],
)
def test_a_mistake_in_typing_is_answered_in_one_line(read: Result, typed: list[str], said: str) -> None:
    result = recount_(*typed)
    assert result.exit_code == 2
    assert said in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert result.stdout == ""


def test_a_narrow_terminal_cuts_nothing_off(read: Result, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    for typed in (["incidents"], ["incidents", "--rule", "lowest"], ["show", "1"], ["documents"]):
        said = recount_(*typed).stdout
        assert max(map(len, said.splitlines())) <= 80
        assert "…" not in said
    said = " ".join(recount_("show", "1").stdout.split())
    for word in ("Syrian Observatory", "“more than", "suicide-bomb"):
        assert word in said


def test_ctrl_c_keeps_what_was_read_and_says_so(folder: Path) -> None:
    slow = (
        "import time, sys, recount.gate, recount.reading\n"
        "recount.gate.is_relevant = lambda document: True\n"
        "recount.reading.read = lambda document: time.sleep(0.05) or ()\n"
        "from recount.cli import main\n"
        "sys.argv = ['recount', 'read', 'many.jsonl']\n"
        "main()\n"
    )
    lines = (json.dumps({"doc": str(n), "text": f"Rain, {n}."}) for n in range(400))
    (folder / "many.jsonl").write_text("\n".join(lines))
    process = subprocess.Popen(
        [sys.executable, "-c", slow], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    while not (folder / "recount.db-wal").exists():
        assert process.poll() is None
        time.sleep(0.02)
    time.sleep(0.5)
    os.kill(process.pid, signal.SIGINT)
    out, errors = process.communicate(timeout=30)
    assert process.returncode == 130
    assert "Stopped. What was read is kept; the same command goes on from there." in errors
    assert "Traceback" not in errors
    with recount.Ledger("recount.db") as ledger:
        count = len(ledger.documents())
    assert 0 < count < 400
    assert out.splitlines()[0] == f"{count} document{'s' * (count > 1)} read into recount.db"


def test_help_comes_at_once() -> None:
    code = (
        "import sys; from recount.cli import app\n"
        "slow = ['sqlalchemy', 'pydantic', 'trafilatura', 'rich.table', 'alembic']\n"
        "print([name for name in slow if name in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "[]\n"


@pytest.mark.parametrize("group", ["gazetteer", "evaluate"])
def test_a_group_alone_says_what_it_has(group: str) -> None:
    result = RUNNER.invoke(app, [group])
    assert (result.exit_code, "Commands:" in result.output) == (0, True)
