"""Training: coded reports to a model that reads, the same one for the same seed. Needs the extra `train`."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from conftest import report
from recount.reading.model_files import FOLDER, trained

torch = pytest.importorskip("torch", reason="the extra `train` is not installed: training was not tested")
pytest.importorskip("transformers", reason="the extra `train` is not installed: training was not tested")

OWN = Path(__file__).parents[2] / "training" / "reports"
FEW = 12


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first few training reports."""
    folder = tmp_path_factory.mktemp("few")
    for name in ("documents.jsonl", "gold.jsonl", "tells.jsonl"):
        lines = (OWN / name).read_text(encoding="utf-8").splitlines()[:FEW]
        (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An encoder that has learned nothing and is small."""
    from transformers import BertConfig, BertModel

    torch.manual_seed(0)
    folder = tmp_path_factory.mktemp("tiny")
    sizes = {"hidden_size": 32, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 64}
    BertModel(BertConfig(vocab_size=30522, **sizes)).save_pretrained(folder)
    shutil.copy(FOLDER / "tokenizer.json", folder)
    return folder


def run(data: Path, tiny: Path, to: Path, seed: int = 1, cut_off_after: str | None = None) -> list[str]:
    """Train for two epochs; what was said meanwhile."""
    from recount.training.command import run

    said: list[str] = []

    def say(line: str) -> None:
        said.append(line)
        if cut_off_after is not None and cut_off_after in line:
            raise KeyboardInterrupt

    run([data], [], data, to, str(tiny), epochs=2, seed=seed, device="cpu", say=say)
    return said


def test_a_model_is_trained_written_and_read_with(data: Path, tiny: Path, tmp_path: Path) -> None:
    said = run(data, tiny, tmp_path / "model")
    assert said[0].startswith(f"train: {FEW} reports, ")
    losses = [float(line.split("type ")[1].split()[0]) for line in said if "epoch" in line]
    assert losses[1] < losses[0]
    card = json.loads((tmp_path / "model" / "reader.json").read_text())
    assert card["data"] == [{"folder": data.name, "reports": FEW}]
    assert {"RECOUNT SCORE", "tolls"} <= card["scores"].keys()
    assert card["settings"]["seed"] == 1
    model = trained(tmp_path / "model")
    from recount.reading.read import weighed

    (read,) = weighed(report("A car bomb killed nine people in Homs on Saturday."), model)
    assert len(read.said.telling) >= 1


def test_the_same_seed_gives_the_same_model(data: Path, tiny: Path, tmp_path: Path) -> None:
    for name, seed in (("a", 1), ("b", 1), ("c", 2)):
        run(data, tiny, tmp_path / name, seed)
    a, b, c = ((tmp_path / name / "weigher.onnx").read_bytes() for name in "abc")
    assert a == b
    assert a != c


def test_what_reads_says_what_was_trained(data: Path, tiny: Path, tmp_path: Path) -> None:
    """The weigher in 8 bits gives nearly what the trained one does."""
    from tokenizers import Tokenizer
    from transformers import AutoModel

    from recount.reading.weigher import Weigher
    from recount.training.export import export
    from recount.training.labels import examples
    from recount.training.prepare import prepare
    from recount.training.train import Model, Settings, states, weigh

    torch.manual_seed(3)
    model = Model(AutoModel.from_pretrained(tiny, attn_implementation="eager"))
    model.eval()
    export(model, tmp_path)
    weigher = Weigher(tmp_path / "weigher.onnx")
    tokenizer = Tokenizer.from_file(str(tiny / "tokenizer.json"))
    settings = Settings()
    for example in examples(data)[:3]:
        prepared = prepare(example, tokenizer, settings.window, settings.before)
        items = prepared.items(list(example.anchors))
        assert len(items.units())
        with torch.no_grad():
            ((pieces, _),) = states(model, [prepared], settings, torch.device("cpu"))
            trained_says, _ = weigh(model, pieces, prepared, items)
        read = weigher(example.found, items, pieces.numpy())
        for ours, theirs in zip(read, trained_says, strict=True):
            np.testing.assert_allclose(ours, theirs.numpy(), atol=0.05)


def test_a_gold_set_without_tells_is_lined_up_by_its_tolls(data: Path, tmp_path: Path) -> None:
    from recount.training.labels import examples

    for name in ("documents.jsonl", "gold.jsonl"):
        shutil.copy(data / name, tmp_path)
    found = examples(tmp_path)
    assert len(found) == FEW
    assert any(example.anchors for example in found)


def test_a_training_that_was_cut_off_goes_on_to_the_same_model(
    data: Path, tiny: Path, tmp_path: Path
) -> None:
    run(data, tiny, tmp_path / "whole")
    with pytest.raises(KeyboardInterrupt):
        run(data, tiny, tmp_path / "cut", cut_off_after="epoch 1")
    assert (tmp_path / "cut" / "training.pt").is_file()
    said = run(data, tiny, tmp_path / "cut")
    assert next(line for line in said if "epoch" in line).startswith("train: epoch 2 of 2")
    assert not (tmp_path / "cut" / "training.pt").exists()
    for name in ("reader.onnx", "weigher.onnx"):
        assert (tmp_path / "whole" / name).read_bytes() == (tmp_path / "cut" / name).read_bytes()


@pytest.mark.parametrize("other", [b"no such file", None], ids=["spoilt", "of another seed"])
def test_what_is_kept_of_another_training_is_not_taken_up(
    data: Path, tiny: Path, tmp_path: Path, other: bytes | None
) -> None:
    if other is None:
        with pytest.raises(KeyboardInterrupt):
            run(data, tiny, tmp_path, seed=5, cut_off_after="epoch 1")
    else:
        (tmp_path / "training.pt").write_bytes(other)
    with pytest.raises(ValueError, match=r"training\.pt is (of another training|not what a training keeps)"):
        run(data, tiny, tmp_path)
    assert (tmp_path / "training.pt").is_file()


def test_pieces_are_hidden_in_training_and_never_in_reading(data: Path, tiny: Path) -> None:
    """A share of a text's pieces: no name can be learned by heart. The pieces around a text stay."""
    from tokenizers import Tokenizer
    from transformers import AutoModel

    from recount.training.labels import examples
    from recount.training.prepare import prepare
    from recount.training.train import Model, Settings, states

    settings = Settings(masked=0.5)
    tokenizer = Tokenizer.from_file(str(tiny / "tokenizer.json"))
    prepared = prepare(examples(data)[0], tokenizer, settings.window, settings.before)
    model = Model(AutoModel.from_pretrained(tiny))
    seen: list[torch.Tensor] = []
    model.encoder.register_forward_pre_hook(lambda _, given: seen.append(given[0]))

    def share_hidden() -> float:
        seen.clear()
        states(model, [prepared], settings, torch.device("cpu"))
        ids = torch.cat([each.flatten() for each in seen])
        assert (
            int((ids == settings.first).sum()) == int((ids == settings.last).sum()) == len(prepared.windows)
        )
        return float((ids == settings.mask).float().mean())

    model.train()
    assert 0.3 < share_hidden() < 0.7
    model.eval()
    assert share_hidden() == 0
    model.train()
    settings = Settings(masked=0.0)
    assert share_hidden() == 0
