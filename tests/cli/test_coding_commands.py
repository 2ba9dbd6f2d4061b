"""`recount codings`, as it is typed."""

import json
from pathlib import Path

import pytest
from test_actors import recount_

import recount
from recount.coding import as_draft
from recount.ledger.codings import CodingDesk

EXAMPLES = Path(__file__).parents[2] / "examples" / "homs-2017"


@pytest.fixture
def homs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A ledger of the examples, which commands find by themselves."""
    path = tmp_path / "homs.db"
    monkeypatch.setenv("RECOUNT_LEDGER", str(path))
    monkeypatch.setenv("RECOUNT_AUTHOR", "Tester")
    recount_("read", str(EXAMPLES))
    return path


def hand_in(path: Path, coding: int, who: str) -> None:
    """Submit what the machine has read as somebody's coding."""
    with recount.Ledger(path) as ledger:
        desk = CodingDesk(ledger)
        document = desk.coding(coding, who).record.document
        told = [
            telling.account
            for incident in ledger.incidents()
            for telling in incident.accounts
            if telling.document.id == document
        ]
        desk.save(coding, who, [as_draft(account) for account in told], 0)
        desk.submit(coding, who, 1)


def test_from_the_assignment_to_gold(homs: Path, tmp_path: Path) -> None:
    assert "Nobody codes" in recount_("codings").stdout
    said = recount_("codings", "assign", "1", "Ana", "machine").stdout
    assert said == "coding 1 of document 1, compared as pair 1\n"
    said = recount_("codings", "assign", "1", "Ana", "Ben").stdout
    assert said == "codings 1 and 2 of document 1, compared as pair 2\n"
    assert "There is no pair" in recount_("codings", "agreement").stdout
    hand_in(homs, 1, "Ana")
    hand_in(homs, 2, "Ben")
    listed = recount_("codings").stdout
    assert "Ben" in listed and "submitted" in listed and "machine" in listed
    found = json.loads(recount_("codings", "--json").stdout)
    assert [(each["left"], each["right"]) for each in found["pairs"]] == [("Ana", "Ben"), ("Ana", "machine")]
    assert "draft" not in found["codings"][0]
    figures = json.loads(recount_("codings", "agreement", "Ana", "Ben", "--json").stdout)
    assert figures["documents"] == 1
    assert {each["f1"] for each in figures["fields"]} <= {1.0, None}
    assert "Krippendorff's alpha" in recount_("codings", "agreement").stdout
    with recount.Ledger(homs) as ledger:
        CodingDesk(ledger).adjudicate(2, {}, "Edith", None)
    out = tmp_path / "gold.jsonl"
    answer = recount_("codings", "export", str(out))
    assert answer.stderr == f"1 document written to {out}\n"
    (line,) = map(json.loads, out.read_text(encoding="utf-8").splitlines())
    assert [each["type"] for each in line["incidents"] if each["main"]] == ["suicide-bomb"]


def test_what_cannot_be_done_is_said_in_one_line(homs: Path) -> None:
    answer = recount_("codings", "assign", "99", "Ana")
    assert (answer.exit_code, answer.stderr) == (1, "there is no document 99\n")
    answer = recount_("codings", "agreement", "Ana", "Ben", "Carla")
    assert answer.exit_code == 2 and "name one coder or two" in answer.stderr


def test_the_ledger_may_be_named_before_the_command(homs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("RECOUNT_LEDGER")
    assert (
        recount_("codings", "--ledger", str(homs), "assign", "1", "Ana").stdout == "coding 1 of document 1\n"
    )
