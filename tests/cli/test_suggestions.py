"""`recount suggestions`: ties of groups, with the documents and words that tell of them."""

import json
from pathlib import Path

import pytest
from test_actors import recount_

EXAMPLES = Path(__file__).parents[2] / "examples" / "homs-2017"


@pytest.fixture
def homs(tmp_path: Path) -> str:
    """A ledger of the examples."""
    path = str(tmp_path / "homs.db")
    recount_("read", str(EXAMPLES), "--ledger", path)
    return path


def test_what_the_registry_lacks(homs: str) -> None:
    report = Path(homs).with_name("report.txt")
    report.write_text("Shells killed nine in Aleppo. The Nusra Front, led by Abu Zayd Tester, claimed it.")
    recount_("read", str(report), "--ledger", homs)
    said = recount_("suggestions", "--ledger", homs).stdout
    assert "Abu Zayd Tester" in said and "“The Nusra Front, led by Abu Zayd Tester”" in said
    assert "renamed" not in said


def test_what_it_has_already_is_shown_on_demand(homs: str) -> None:
    found = json.loads(recount_("suggestions", "--known", "--json", "--ledger", homs).stdout)
    ties = {(each["relation"], each["actor"]["id"], each["other"]["id"]): each for each in found}
    renamed = ties["renamed_to", "jabhat-al-nusra", "jabhat-fateh-al-sham"]
    assert renamed["known"]
    (told,) = renamed["told"]
    assert (told["source"], told["first"], told["last"]) == ("Halcyon Wire", "2016-07-01", "2016-07-31")
    assert told["span"]["words"] == "Jabhat Fateh al-Sham, known as the Nusra Front until July 2016"


def test_a_ledger_without_any_says_so(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text("Nine people were killed when shells hit a market in Aleppo on 3 May 2016.")
    path = str(tmp_path / "l.db")
    recount_("read", str(report), "--ledger", path)
    assert "tell of no ties that the registry lacks" in recount_("suggestions", "--ledger", path).stdout


def test_no_ledger() -> None:
    answer = recount_("suggestions", "--ledger", "nowhere.db")
    assert answer.exit_code == 1
    assert "there is no ledger at nowhere.db" in answer.stderr
