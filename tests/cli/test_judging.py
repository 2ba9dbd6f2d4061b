"""`recount why`, `merge`, `split`, `undo` and `judgements`, as they are typed."""

import json
from pathlib import Path

import pytest
from test_actors import recount_

from recount.linking.likeness import WHAT_POINTS_ARE

EXAMPLES = Path(__file__).parents[2] / "examples" / "homs-2017"


@pytest.fixture
def homs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A ledger of the examples, which commands find by themselves."""
    path = tmp_path / "homs.db"
    monkeypatch.setenv("RECOUNT_LEDGER", str(path))
    monkeypatch.setenv("RECOUNT_AUTHOR", "Tester")
    recount_("read", str(EXAMPLES))
    return path


def incidents() -> set[int]:
    return {each["id"] for each in json.loads(recount_("incidents", "--json").stdout)}


def test_merge_split_and_undo(homs: Path) -> None:
    before = incidents()
    first, second = sorted(before)[:2]
    assert recount_("merge", str(first), str(second), "--reason", "one").stdout == (
        f"judgement 1: incident {second} is incident {first}\n"
    )
    assert incidents() == before - {second}
    accounts = json.loads(recount_("show", str(second), "--json").stdout)["accounts"]
    account = str(accounts[-1]["id"])
    said = recount_("split", str(first), account, "--reason", "another").stdout
    assert said == f"judgement 2: 1 account of incident {first} now make incident {max(before) + 1}\n"
    assert recount_("undo", "2", "--reason", "no").stdout == "judgement 2 is undone\n"
    assert recount_("undo", "1", "--reason", "no").stdout == "judgement 1 is undone\n"
    assert incidents() == before
    listed = recount_("judgements").stdout
    assert f"incident {second} went into incident {first}" in listed and "by Tester: no" in listed
    assert [each["decision"] for each in json.loads(recount_("judgements", "--json").stdout)] == [
        "merge",
        "split",
    ]


def test_a_reason_is_asked_for(homs: Path) -> None:
    answer = recount_("merge", "1", "2")
    assert answer.exit_code == 2 and "--reason" in answer.stderr


def test_an_empty_reason_is_none(homs: Path) -> None:
    answer = recount_("merge", "1", "2", "--reason", " ")
    assert answer.exit_code == 2 and "it is empty" in answer.stderr


@pytest.mark.parametrize(
    ("text", "rule", "why"),
    [
        (None, "source-hierarchy", "cannot be read: No such file"),
        (b"", "source-hierarchy", "names no sources"),
        (b"\xd7\xff", "source-hierarchy", "is no text in UTF-8"),
        (b"SOHR\n", "lowest", "only the rule source-hierarchy uses it"),
    ],
)
def test_a_list_of_sources_that_cannot_be_used_is_named(
    homs: Path, tmp_path: Path, text: bytes | None, rule: str, why: str
) -> None:
    trusted = tmp_path / "trusted.txt"
    if text is not None:
        trusted.write_bytes(text)
    answer = recount_("show", "1", "--rule", rule, "--trusted", str(trusted))
    assert answer.exit_code == 2 and why in answer.stderr


def test_no_judgements_yet(homs: Path) -> None:
    assert "There are no judgements" in recount_("judgements").stdout


def test_why(homs: Path, tmp_path: Path) -> None:
    a, b = (each["id"] for each in json.loads(recount_("show", "1", "--json").stdout)["accounts"][:2])
    said = recount_("why", str(a), str(b), "--html", str(tmp_path / "why.html")).stdout
    assert "the same day" in said and said.splitlines()[-1].startswith(
        "One incident with a probability of 0."
    )
    page = (tmp_path / "why.html").read_text()
    assert "<svg" in page and "the same day" in page and "<script" not in page
    found = json.loads(recount_("why", str(a), str(b), "--json").stdout)
    total = found["start"] + sum(reason["points"] for reason in found["reasons"])
    assert (total > 0) == (found["score"] > 0.5)


def test_the_help_and_the_chart_say_the_same_of_points() -> None:
    assert WHAT_POINTS_ARE in " ".join(recount_("why", "--help").stdout.split())


def test_why_not(homs: Path) -> None:
    answer = recount_("why", "1", "x")
    assert answer.exit_code == 2 and "'x' is not a number" in answer.stderr
    answer = recount_("why", "1", "999")
    assert answer.exit_code == 1 and "there is no account 999" in answer.stderr


def test_an_empty_file_is_no_ledger_and_stays_as_it_is(tmp_path: Path) -> None:
    empty = tmp_path / "empty.db"
    empty.touch()
    answer = recount_("incidents", "--ledger", str(empty))
    assert answer.exit_code == 1 and "is empty, and no ledger" in answer.stderr
    assert empty.stat().st_size == 0
