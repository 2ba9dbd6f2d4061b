"""Accuracy: gold reports are read and scored, the figures recorded, and a fall against the record found."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from conftest import BBC, SANA, reader, report
from recount.evaluation.accuracy import accuracy
from recount.evaluation.measure import Measured, measure
from recount.evaluation.record import page, recorded
from recount.evaluation.scoring import Field, Scores
from recount.intake import Failure
from recount.model import Document
from recount.outputs.codebook import Codebook

RECOUNT = (
    0.6042  # of the set below: two tolls of five and one incident of two are wrong, and nothing is linked
)


@pytest.fixture
def gold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reading: object) -> Path:
    """Two sets of gold reports; of the four reports of dev, two tell of an incident, one is right."""
    reports = [
        {"doc": "bbc-1", "source": "BBC", "published": "2017-02-25", "text": BBC},
        {"doc": "sana-1", "source": "SANA", "published": "2017-02-26", "text": SANA},
        {"doc": "rain-1", "source": "BBC", "published": "2017-02-26", "text": "Rain and other weather."},
        {"doc": "rain-2", "source": "BBC", "published": "2017-02-27", "text": "Sun and other weather."},
    ]
    for name, some in (("dev", reports), ("train", reports[:2])):
        folder = tmp_path / "gold" / name
        folder.mkdir(parents=True)
        (folder / "documents.jsonl").write_text("".join(json.dumps(line) + "\n" for line in some))
        codebook = Codebook()
        answers = [codebook.line(document, reader(document)) for document in map(coded, some)]
        answers[1]["incidents"] = []
        (folder / "gold.jsonl").write_text("".join(json.dumps(line) + "\n" for line in answers))
    monkeypatch.chdir(tmp_path)
    return tmp_path / "gold"


def coded(line: dict[str, str]) -> Document:
    """A report as intake reads it."""
    return report(line["text"], line["doc"], line["source"], date.fromisoformat(line["published"]))


def accuracy_(*words: str) -> Result:
    """Type the command."""
    app = typer.Typer()
    app.command()(accuracy)
    result = CliRunner().invoke(app, list(words))
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def scores(gold: Path, name: str, failed: Callable[[Failure], None] = pytest.fail) -> Scores:
    """The scores of a set."""
    return measure(name, gold / name / "gold.jsonl", gold / name / "documents.jsonl", failed).scores


def record(figure: float) -> None:
    """A record of that RECOUNT SCORE for dev, with another one for train behind it."""
    fields = (Field("tolls", 0.5, 0.25, 0.333, 1305),)
    scored = [Scores("dev", 84, fields, figure), Scores("train", 561, fields, 0.999)]
    measured = [Measured(each, (), {}, True) for each in scored]
    Path("docs").mkdir()
    Path("docs/accuracy.md").write_text(page(measured, [], date(2026, 3, 1)))


def test_reports_are_read_as_extract_reads_them_and_scored(gold: Path) -> None:
    measured = scores(gold, "dev")
    assert (measured.name, measured.reports) == ("dev", 4)
    assert measured.fields[0] == Field("incidents", 0.5, 1.0, 0.6667, 1)
    assert measured.f1("place name") == 0.6667
    assert measured.recount == RECOUNT


def test_a_report_that_cannot_be_read_is_named_and_counts_as_nothing_found(gold: Path) -> None:
    with (gold / "train" / "documents.jsonl").open("a") as stream:
        stream.write("not json\n")
    with (gold / "train" / "gold.jsonl").open("a") as stream:
        stream.write('{"doc": "lost", "incidents": []}\n')
    unread: list[Failure] = []
    assert scores(gold, "train", unread.append).reports == 3
    assert len(unread) == 1 and unread[0].locator.endswith("documents.jsonl:3")


def test_the_table_has_a_line_for_each_field_and_the_score(gold: Path) -> None:
    result = accuracy_("--gold", str(gold))
    assert result.exit_code == 0
    lines = [line.split() for line in result.stdout.splitlines()]
    assert lines[0] == ["dev:", "4", "reports", "Precision", "Recall", "F1", "In", "gold"]
    assert ["incidents", "0.500", "1.000", "0.667", "1"] in lines
    assert lines[-1] == ["RECOUNT", "SCORE", f"{RECOUNT:.3f}"]
    assert "train: 2 reports" in accuracy_("--gold", str(gold), "--train").stdout
    assert not Path("docs").exists()


@pytest.mark.parametrize("words", [(), ("--record",)])
def test_without_the_gold_one_line_says_that_nothing_was_measured(gold: Path, words: tuple[str, ...]) -> None:
    result = accuracy_("--gold", "nowhere", *words)
    assert result.exit_code == 2
    assert result.stdout == ""
    absent = "the gold reports are not there (nowhere/dev/gold.jsonl is absent)"
    assert result.stderr.splitlines()[-1] == f"accuracy: {absent}: nothing was measured"
    assert not Path("docs").exists()


def test_record_writes_a_dated_page_that_the_check_reads(gold: Path) -> None:
    assert accuracy_("--gold", str(gold), "--record").exit_code == 0
    written = Path("docs/accuracy.md").read_text()
    assert recorded(Path("docs/accuracy.md")) == round(RECOUNT, 3)
    for part in (
        date.today().isoformat(),
        "## dev: 4 reports",
        "## train: 2 reports",
        "| incidents | 0.500 | 1.000 | 0.667 | 1 |",
        "make record-accuracy",
        "0.26",
        "0.53",
    ):
        assert part in written
    assert str(gold.parent) not in written
    assert accuracy_("--gold", str(gold), "--check").exit_code == 0


def test_the_table_shows_what_was_recorded_before(gold: Path) -> None:
    assert accuracy_("--gold", str(gold), "--record").exit_code == 0
    lines = [line.split() for line in accuracy_("--gold", str(gold)).stdout.splitlines()]
    assert lines[0][-4:] == ["F1", "Recorded", "In", "gold"]
    assert ["incidents", "0.500", "1.000", "0.667", "0.667", "1"] in lines
    assert lines[-1] == ["RECOUNT", "SCORE", f"{RECOUNT:.3f}", f"{RECOUNT:.3f}"]


def test_the_check_compares_with_the_figure_of_dev(gold: Path) -> None:
    record(0.505)
    assert recorded(Path("docs/accuracy.md")) == 0.505


@pytest.mark.parametrize(
    ("figure", "status"), [(0.4, 0), (RECOUNT, 0), (RECOUNT + 0.0099, 0), (RECOUNT + 0.0105, 1), (0.9, 1)]
)
def test_the_check_fails_when_the_score_fell_by_more_than_a_hundredth(
    gold: Path, figure: float, status: int
) -> None:
    record(figure)
    result = accuracy_("--gold", str(gold), "--check")
    assert result.exit_code == status
    said = f"accuracy: the RECOUNT SCORE is {RECOUNT:.3f}, recorded in docs/accuracy.md is {figure:.3f}: it "
    if status:
        assert result.stderr.splitlines()[-1] == said + "fell by more than 0.01"
    else:
        assert result.stdout.splitlines()[-1] == said + "holds"


def test_the_check_needs_a_record(gold: Path) -> None:
    result = accuracy_("--gold", str(gold), "--check")
    assert result.exit_code == 2
    missing = "docs/accuracy.md holds no RECOUNT SCORE to compare with"
    assert result.stderr == f"accuracy: {missing}; `make record-accuracy` writes it\n"


def test_what_a_person_wrote_at_the_end_of_the_page_is_kept(gold: Path) -> None:
    record(0.5)
    with Path("docs/accuracy.md").open("a") as stream:
        stream.write("\n## What was tried\n\nRules alone: 0.26.\n")
    assert accuracy_("--gold", str(gold), "--record").exit_code == 0
    written = Path("docs/accuracy.md").read_text()
    assert written.endswith("\n## What was tried\n\nRules alone: 0.26.\n")
    assert "## Confidence on dev" in written


def test_record_and_check_do_not_go_together(gold: Path) -> None:
    assert accuracy_("--gold", str(gold), "--record", "--check").exit_code == 2
    assert not Path("docs").exists()
