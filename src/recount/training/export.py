"""A trained model to the reader's files: the encoder as quantised ONNX, the weigher as arrays."""

import tempfile
from pathlib import Path

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from recount.training.train import Model


def export(model: Model, folder: Path) -> None:
    """Write `reader.onnx` and `reader.npz` to a folder."""
    model.eval().to("cpu")
    folder.mkdir(parents=True, exist_ok=True)
    ids = torch.randint(1000, 2000, (1, 16))
    with tempfile.TemporaryDirectory() as room:
        whole = Path(room) / "whole.onnx"
        torch.onnx.export(
            model.encoder,
            (ids, torch.ones_like(ids)),
            str(whole),
            input_names=["ids", "mask"],
            output_names=["states", "marks"],
            dynamic_axes={name: {0: "windows", 1: "pieces"} for name in ("ids", "mask", "states", "marks")},
            opset_version=17,
            dynamo=False,
        )
        # per channel and with reduced range: per tensor damages the states (docs/accuracy.md)
        quantize_dynamic(
            str(whole),
            str(folder / "reader.onnx"),
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,
        )
    arrays = {name: value.numpy().astype(np.float16) for name, value in model.weigher.state_dict().items()}
    np.savez_compressed(folder / "reader.npz", **arrays)
