"""Accuracy: gold reports are read and scored, the figures recorded, and a fall against the record found."""

import json
from datetime import date
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from conftest import BBC, SANA
from recount.evaluation.accuracy import accuracy
from recount.evaluation.errors import NotMeasured
from recount.evaluation.record import page, recorded
from recount.evaluation.scoring import Field, Scores, score, scores

SHARED = Path(__file__).parents[3] / "shared" / "gold"

# Stands in for the scorer: every score is the share of gold reports in which something was found.
SCORER = """\
import json, sys
gold, found = ([json.loads(line) for line in open(path)] for path in sys.argv[1:3])
assert sys.argv[3] == "--json"
share = sum(bool(line["incidents"]) for line in found) / len(gold)
print(json.dumps({
    "tolls": {"precision": share, "recall": share, "f1": share, "gold": 7},
    "RECOUNT SCORE (mean F1 of tolls)": {"precision": None, "recall": None, "f1": share, "gold": 7},
}))
"""


@pytest.fixture
def gold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reading: object) -> Path:
    """Two sets of gold reports and their scorer; of the four reports of dev, two tell of an incident."""
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
        answers = [{"doc": line["doc"], "incidents": []} for line in some]
        (folder / "gold.jsonl").write_text("".join(json.dumps(line) + "\n" for line in answers))
    (tmp_path / "tools").mkdir()
    (tmp_path / "tools" / "score_gold.py").write_text(SCORER)
    monkeypatch.chdir(tmp_path)
    return tmp_path / "gold"


def accuracy_(*words: str) -> Result:
    """Type the command."""
    app = typer.Typer()
    app.command()(accuracy)
    result = CliRunner().invoke(app, list(words))
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def record(figure: float) -> None:
    """A record of that RECOUNT SCORE for dev, with another one for train behind it."""
    fields = (Field("tolls", 0.5, 0.25, 0.333, 1305),)
    measured = [Scores("dev", 84, fields, figure), Scores("train", 561, fields, 0.999)]
    Path("docs").mkdir()
    Path("docs/accuracy.md").write_text(page(measured, date(2026, 3, 1)))


def test_the_scorers_table_is_taken_in_its_order() -> None:
    table = {
        "incidents": {"precision": 0.8, "recall": 0.6, "f1": 0.7, "gold": 215},
        "type": {"precision": 0.6, "recall": 0.5, "f1": 0.55, "gold": 214},
        "RECOUNT SCORE (mean F1 of incidents, type)": {
            "precision": None,
            "recall": None,
            "f1": 0.625,
            "gold": 215,
        },
    }
    assert scores("dev", 84, table) == Scores(
        "dev", 84, (Field("incidents", 0.8, 0.6, 0.7, 215), Field("type", 0.6, 0.5, 0.55, 214)), 0.625
    )


def test_reports_are_read_as_extract_reads_them_and_scored(gold: Path) -> None:
    assert score(gold, "dev", pytest.fail) == Scores("dev", 4, (Field("tolls", 0.5, 0.5, 0.5, 7),), 0.5)


def test_a_report_that_cannot_be_read_is_named_and_counts_as_nothing_found(gold: Path) -> None:
    with (gold / "train" / "documents.jsonl").open("a") as stream:
        stream.write("not json\n")
    with (gold / "train" / "gold.jsonl").open("a") as stream:
        stream.write('{"doc": "lost", "incidents": []}\n')
    unread = []
    measured = score(gold, "train", unread.append)
    assert (measured.reports, round(measured.recount, 3)) == (3, 0.667)
    assert len(unread) == 1 and unread[0].locator.endswith("documents.jsonl:3")


def test_the_table_has_a_line_for_each_field_and_the_score(gold: Path) -> None:
    result = accuracy_("--gold", str(gold))
    assert result.exit_code == 0
    assert [line.split() for line in result.stdout.splitlines()] == [
        ["dev:", "4", "reports", "Precision", "Recall", "F1", "In", "gold"],
        ["tolls", "0.500", "0.500", "0.500", "7"],
        ["RECOUNT", "SCORE", "0.500"],
    ]
    assert "train: 2 reports" in accuracy_("--gold", str(gold), "--train").stdout
    assert not Path("docs").exists()


@pytest.mark.parametrize("words", [(), ("--record",)])
def test_without_the_gold_one_line_says_that_nothing_was_measured(gold: Path, words: tuple[str, ...]) -> None:
    result = accuracy_("--gold", "nowhere", *words)
    assert result.exit_code == 2
    assert result.stdout == ""
    absent = "the gold reports are not there (nowhere/dev/documents.jsonl is absent)"
    assert result.stderr.splitlines()[-1] == f"accuracy: {absent}: nothing was measured"
    assert not Path("docs").exists()


def test_a_scorer_that_fails_is_named_in_one_line(gold: Path) -> None:
    (gold.parent / "tools" / "score_gold.py").write_text("import no_such_module")
    with pytest.raises(NotMeasured, match=r"scorer failed \(ModuleNotFoundError: .*no_such_module"):
        score(gold, "dev", pytest.fail)


def test_record_writes_a_dated_page_that_the_check_reads(gold: Path) -> None:
    assert accuracy_("--gold", str(gold), "--record").exit_code == 0
    written = Path("docs/accuracy.md").read_text()
    assert recorded(Path("docs/accuracy.md")) == 0.5
    for part in (
        date.today().isoformat(),
        "## dev: 4 reports",
        "## train: 2 reports",
        "| tolls | 0.500 | 0.500 | 0.500 | 7 |",
        "make record-accuracy",
        "0.26",
        "0.53",
    ):
        assert part in written
    assert str(gold.parent) not in written
    assert accuracy_("--gold", str(gold), "--check").exit_code == 0


def test_the_check_compares_with_the_figure_of_dev(gold: Path) -> None:
    record(0.505)
    assert recorded(Path("docs/accuracy.md")) == 0.505


@pytest.mark.parametrize(("figure", "status"), [(0.4, 0), (0.5, 0), (0.51, 0), (0.511, 1), (0.9, 1)])
def test_the_check_fails_when_the_score_fell_by_more_than_a_hundredth(
    gold: Path, figure: float, status: int
) -> None:
    record(figure)
    result = accuracy_("--gold", str(gold), "--check")
    assert result.exit_code == status
    said = f"accuracy: the RECOUNT SCORE is 0.500, recorded in docs/accuracy.md is {figure:.3f}: it "
    if status:
        assert result.stderr.splitlines()[-1] == said + "fell by more than 0.01"
    else:
        assert result.stdout.splitlines()[-1] == said + "holds"


def test_the_check_needs_a_record(gold: Path) -> None:
    result = accuracy_("--gold", str(gold), "--check")
    assert result.exit_code == 2
    missing = "docs/accuracy.md holds no RECOUNT SCORE to compare with"
    assert result.stderr == f"accuracy: {missing}; `make record-accuracy` writes it\n"


def test_record_and_check_do_not_go_together(gold: Path) -> None:
    assert accuracy_("--gold", str(gold), "--record", "--check").exit_code == 2
    assert not Path("docs").exists()


@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared/gold is not there: the true scorer was not run")
def test_the_true_scorer_scores_the_gold_reports() -> None:
    measured = score(SHARED, "dev", pytest.fail)
    assert measured.reports == 84
    assert {"incidents", "date", "tolls", "tolls and source"} <= {field.name for field in measured.fields}
    assert measured.recount >= 0.42
