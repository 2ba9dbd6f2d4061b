"""The links of coded accounts: scored by B-cubed, and what cannot be scored is named."""

import json
import random
from pathlib import Path

import pytest
from typer.testing import CliRunner

from recount.cli import app
from recount.evaluation.errors import NotMeasured
from recount.evaluation.links import links

DEV = Path(__file__).parents[3] / "shared" / "gold" / "dev" / "gold.jsonl"


def line(doc: str, key: str, day: str, place: str) -> str:
    incident = {
        "key": key,
        "type": "suicide-bomb",
        "modality": "occurred",
        "main": True,
        "aggregate": False,
        "date": {"start": day, "end": day},
        "place": {"country": "SYR", "admin1": None, "name": place},
        "perpetrators": [],
        "targets": [],
        "weapons": [],
        "tolls": [],
        "named_dead": [],
    }
    return json.dumps({"doc": doc, "incidents": [incident]}) + "\n"


def test_two_reports_of_one_incident_and_one_of_another(tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text(
        line("a", "homs", "2017-02-25", "Homs")
        + line("b", "homs", "2017-02-25", "Homs")
        + line("c", "aleppo", "2017-02-25", "Aleppo")
    )
    found = links(gold)
    assert (found.precision, found.recall, found.f1, found.gold) == (1.0, 1.0, 1.0, 2)


@pytest.mark.parametrize("text", ["no json\n", '{"doc": "a"}\n', '{"doc": "a", "incidents": [{}]}\n'])
def test_what_is_no_coding_is_named(tmp_path: Path, text: str) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text(text)
    with pytest.raises(NotMeasured, match="holds no codebook lines"):
        links(gold)


def test_an_absent_file_is_named() -> None:
    answer = CliRunner().invoke(app, ["evaluate", "links", "nowhere.jsonl"])
    assert answer.exit_code == 2
    assert "evaluate: the gold reports are not there (nowhere.jsonl is absent)" in answer.stderr


@pytest.mark.skipif(not DEV.is_file(), reason="../shared/gold is not there: the links of dev were not scored")
def test_the_coded_accounts_of_dev_are_linked_well() -> None:
    assert links(DEV).f1 >= 0.80


@pytest.mark.skipif(not DEV.is_file(), reason="../shared/gold is not there: its reports were not shuffled")
@pytest.mark.parametrize("seed", range(5))
def test_in_whatever_order_reports_arrive_nearly_the_same_is_linked(tmp_path: Path, seed: int) -> None:
    """The order decides little: F1 moves by less than .03, whatever the order of the reports of dev."""
    lines = DEV.read_text(encoding="utf-8").splitlines()
    random.Random(seed).shuffle(lines)
    shuffled = tmp_path / "gold.jsonl"
    shuffled.write_text("\n".join(lines), encoding="utf-8")
    assert abs(links(shuffled).f1 - links(DEV).f1) < 0.03
