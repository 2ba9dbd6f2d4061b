"""A trained model to the reader's files: encoder and weigher, each as quantised ONNX."""

import tempfile
from collections.abc import Mapping
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from recount.reading.groups import Weighed
from recount.reading.items import FEATURES
from recount.reading.relations import JOINED, RELATED, SPOKEN
from recount.training.train import Model

Axes = Mapping[int, str]  # the dimensions of an array that differ from document to document
Inputs = Mapping[str, tuple[Tensor, Axes]]

# How many of each the weigher is traced with; documents may have any number.
_TRACED = {
    "items": 11,
    "units": 5,
    "periods": 3,
    "sites": 4,
    "agents": 6,
    "speakers": 2,
    "dates": 5,  # the periods, the day of publication, and none
    "places": 5,  # the sites, and none
}
_NUMBERS = ("kinds", "units", "periods", "sites", "agents", "speakers")  # not measures
_SHAPES: Mapping[str, tuple[str | int, ...]] = {
    "kinds": ("items",),
    "features": ("items", FEATURES),
    "units": ("units",),
    "periods": ("periods",),
    "sites": ("sites",),
    "agents": ("agents",),
    "speakers": ("speakers",),
    "joined": ("units", "units", JOINED),
    "dated": ("units", "periods", RELATED),
    "placed": ("units", "sites", RELATED),
    "acting": ("units", "agents", RELATED),
    "spoken": ("units", "speakers", SPOKEN),
    "dates_alike": ("dates", "dates"),
    "places_alike": ("places", "places"),
    "agents_alike": ("agents", "agents"),
}


def export(model: Model, folder: Path) -> None:
    """Write `reader.onnx` and `weigher.onnx` to a folder."""
    model.eval().to("cpu")
    folder.mkdir(parents=True, exist_ok=True)
    ids = torch.randint(1000, 2000, (1, 16))
    windows = {0: "windows", 1: "pieces"}
    _write(
        model.encoder,
        {"ids": (ids, windows), "mask": (torch.ones_like(ids), windows)},
        {"states": windows, "marks": windows},
        folder / "reader.onnx",
    )
    _write(
        model.weigher,
        _weighed(model.weigher.states.in_features),
        {name: {0: "units"} for name in Weighed._fields},
        folder / "weigher.onnx",
    )


def _weighed(width: int) -> Inputs:
    """Arrays of the shapes that the weigher takes, in the order of its parameters."""
    given: dict[str, tuple[Tensor, Axes]] = {}
    for name, shape in {"states": ("items", width), **_SHAPES}.items():
        size = [_TRACED[axis] if isinstance(axis, str) else axis for axis in shape]
        values = torch.zeros(size, dtype=torch.long) if name in _NUMBERS else torch.rand(size)
        given[name] = values, {n: axis for n, axis in enumerate(shape) if isinstance(axis, str)}
    return given


def _write(network: nn.Module, given: Inputs, gives: Mapping[str, Axes], path: Path) -> None:
    """Trace a network and write it with weights of 8 bits."""
    with tempfile.TemporaryDirectory() as room:
        whole = Path(room) / "whole.onnx"
        torch.onnx.export(
            network,
            tuple(values for values, _ in given.values()),
            str(whole),
            input_names=list(given),
            output_names=list(gives),
            dynamic_axes={name: axes for name, (_, axes) in given.items()} | dict(gives),
            opset_version=17,
            dynamo=False,
        )
        # per channel and with reduced range: per tensor damages the states (docs/accuracy.md)
        quantize_dynamic(
            str(whole), str(path), weight_type=QuantType.QInt8, per_channel=True, reduce_range=True
        )
