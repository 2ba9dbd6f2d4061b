"""Linking of reports that a careful person coded: few wrong merges, most right ones, quickly."""

import importlib.util
from pathlib import Path

import pytest

from recount.evaluation.scoring import b_cubed

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"


@pytest.mark.skipif(
    not (SHARED / "gold/train").is_dir(), reason="../shared/gold is not there: linking was not measured"
)
def test_linking_of_coded_accounts() -> None:
    spec = importlib.util.spec_from_file_location("measuring", ROOT / "benchmarks/linking.py")
    assert spec is not None and spec.loader is not None
    measuring = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(measuring)
    items, seconds = measuring.linked(measuring.as_coded(SHARED, "train"))
    row = b_cubed(items)
    assert row.precision >= 0.95 and row.recall >= 0.74, row
    assert seconds < 5  # some 0.2 on an idle machine
