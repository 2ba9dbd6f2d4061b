"""The trained model: its files in the package, loaded once, when a document is first read."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

from recount.reading.encoder import Encoder
from recount.reading.groups import Curve, Thresholds
from recount.reading.weigher import Weigher

FOLDER = Path(__file__).parent / "data"
_ONE = Lock()


@dataclass(frozen=True)
class Trained:
    """A trained model, ready to read: the tokenizer, encoder and weigher, and how it was trained to be used.

    `window` and `before` are counts of pieces; `least` is the probability from which a word is weighed as an anchor.
    """

    tokenizer: Any
    encoder: Encoder
    weigher: Weigher
    window: int
    before: int
    least: float
    limits: Thresholds


def trained(folder: Path = FOLDER) -> Trained:
    """The model of a folder that holds reader.onnx, weigher.onnx, reader.json and tokenizer.json."""
    with _ONE:  # threads that read their first documents side by side wait for one model
        return _load(folder)


@cache
def _load(folder: Path) -> Trained:
    from tokenizers import Tokenizer

    card = json.loads((folder / "reader.json").read_text(encoding="utf-8"))
    settings, limits = card["settings"], card["thresholds"]
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return Trained(
        tokenizer,
        Encoder(folder / "reader.onnx", settings["first"], settings["last"]),
        Weigher(folder / "weigher.onnx"),
        settings["window"],
        settings["before"],
        settings["least"],
        Thresholds(**limits | {"curves": {kind: Curve(**curve) for kind, curve in limits["curves"].items()}}),
    )
