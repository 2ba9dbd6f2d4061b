"""Speed: reports a second and memory are measured on true readings, and the target is judged."""

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from recount.evaluation import speed

EXAMPLES = Path(__file__).parents[2] / "examples"


def speed_(*words: str) -> Result:
    """Type the command."""
    app = typer.Typer()
    app.command()(speed.speed)
    result = CliRunner().invoke(app, list(words))
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def stand_in(monkeypatch: pytest.MonkeyPatch, *runs: speed.Run) -> None:
    """Let the measuring give these runs, one after the other."""
    coming = iter(runs)
    monkeypatch.setattr(speed, "measure", lambda reports: next(coming))
    monkeypatch.setattr(speed, "measure_reading", lambda reports: speed.Reading(50, 2, 1.6))


def test_a_run_counts_what_was_stored_and_what_could_not_be_read(tmp_path: Path) -> None:
    reports = tmp_path / "reports.jsonl"
    reports.write_text(speed.repeated(EXAMPLES, 8) + "not json\n")
    run = speed.measure(reports)
    assert (run.reports, run.unread) == (8, 1)
    assert 0 < run.seconds < 60
    assert run.rate == 8 / run.seconds
    assert 10 < run.memory < 4000
    assert list(tmp_path.iterdir()) == [reports]


def test_repeated_examples_all_differ() -> None:
    lines = [json.loads(line) for line in speed.repeated(EXAMPLES, 20).splitlines()]
    assert len(lines) == len({line["text"] for line in lines}) == len({line["doc"] for line in lines}) == 20
    assert any(line["published"] == "2017-02-25" for line in lines)


def test_the_median_of_the_runs_and_the_highest_memory_are_judged(monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(monkeypatch, speed.Run(50, 0, 5, 90), speed.Run(50, 0, 1, 120), speed.Run(50, 0, 1.25, 100))
    result = speed_("--gold", "nowhere", "--examples", str(EXAMPLES))
    assert result.exit_code == 0
    assert result.stdout.splitlines()[0].startswith("bench: the examples, repeated, ")
    told = "50 reports in 2.00 s, 25.0 a second; the encoder alone 1.60 s: 1.25 times that"
    assert result.stdout.splitlines()[1:] == [
        *(f"reading {n}:  {told}" for n in (1, 2, 3)),
        "run 1:  50 reports in 5.00 s, 10.0 a second, 90 MB",
        "run 2:  50 reports in 1.00 s, 50.0 a second, 120 MB",
        "run 3:  50 reports in 1.25 s, 40.0 a second, 100 MB",
        "median: 25.0 reports a second read, 1.25 times the bare passes; 40.0 a second from file to ledger; "
        "peak memory 120 MB",
        "target: at least 20 a second, under 1,000 MB: it holds",
        "aim: at most 1.3 times the bare passes: it holds",
    ]


@pytest.mark.parametrize(
    "run", [speed.Run(19, 0, 1, 100), speed.Run(80, 0, 1, 1000), speed.Run(80, 1, 1, 100)], ids=str
)
def test_the_target_is_missed_when_slow_or_large_or_not_all_is_read(
    monkeypatch: pytest.MonkeyPatch, run: speed.Run
) -> None:
    stand_in(monkeypatch, run)
    result = speed_("--runs", "1", "--gold", "nowhere", "--examples", str(EXAMPLES))
    assert result.exit_code == 1
    assert "MB: it is missed\n" in result.stdout


def test_reading_alone_is_measured_beside_the_encoder(tmp_path: Path) -> None:
    reports = tmp_path / "reports.jsonl"
    reports.write_text(speed.repeated(EXAMPLES, 4))
    run = speed.measure_reading(reports)
    assert run.reports == 4
    assert 0 < run.bare < 60 and 0 < run.whole < 60


def test_it_is_said_when_reading_costs_much_more_than_the_encoder(monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(monkeypatch, speed.Run(80, 0, 1, 100))
    monkeypatch.setattr(speed, "measure_reading", lambda reports: speed.Reading(50, 2, 1))
    result = speed_("--runs", "1", "--gold", "nowhere", "--examples", str(EXAMPLES))
    assert result.stdout.endswith("aim: at most 1.3 times the bare passes: not reached yet\n")


def test_the_gold_train_set_is_preferred(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "train").mkdir()
    (tmp_path / "train" / "documents.jsonl").write_text("{}\n")
    stand_in(monkeypatch, speed.Run(80, 0, 1, 100))
    assert speed_("--runs", "1", "--gold", str(tmp_path)).stdout.startswith("bench: the gold train set, ")


def test_with_nothing_to_read_one_line_says_so(tmp_path: Path) -> None:
    result = speed_("--gold", "nowhere", "--examples", str(tmp_path))
    assert result.exit_code == 2
    assert result.stderr == f"bench: there is no document in {tmp_path}: nothing was measured\n"
