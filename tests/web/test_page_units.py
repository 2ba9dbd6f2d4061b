"""What the pages compute by themselves (offsets, words, corrected values), tried by Node where it is."""

import shutil
import subprocess
from pathlib import Path

import pytest

UI = Path(__file__).parents[2] / "ui"


def test_the_units_of_the_pages() -> None:
    node = shutil.which("node")
    if node is None or not (UI / "node_modules").is_dir():
        pytest.skip("there is no Node, or `npm ci` was not run in ui/: the units of the pages were not tried")
    files = sorted(map(str, UI.glob("tests/*.test.mjs")))
    done = subprocess.run([node, "--test", *files], cwd=UI, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
