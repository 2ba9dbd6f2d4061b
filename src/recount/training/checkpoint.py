"""The state of a training after an epoch, kept in a file, so that one that was cut off goes on."""

import random
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol

import torch


class Stateful(Protocol):
    """What has a state that can be kept: a model, an optimizer, a schedule of rates."""

    def state_dict(self) -> Any: ...

    def load_state_dict(self, state: Any, /) -> Any: ...


def save(path: Path, trained_as: str, parts: Mapping[str, Stateful], epochs: int, rest: list[int]) -> None:
    """Keep the state after `epochs` epochs, with those of the generators of chance.

    The file is whole or as it was before, wherever the process is cut off. `rest` numbers the reports that
    have not had their turn.
    """
    state = {
        "trained_as": trained_as,
        "parts": {name: part.state_dict() for name, part in parts.items()},
        "epochs": epochs,
        "rest": rest,
        "random": random.getstate(),
        "torch": torch.get_rng_state(),
    }
    beside = path.with_name(path.name + ".part")
    torch.save(state, beside)
    beside.replace(path)


def resume(path: Path, trained_as: str, parts: Mapping[str, Stateful]) -> tuple[int, list[int]]:
    """Take up what was kept in a file; nothing yet where there is none.

    Raises ValueError if the file is of another training, or is no such file.
    """
    if not path.is_file():
        return 0, []
    try:
        # the state of Python's own generator is a tuple; nothing else than plain values is read
        state = torch.load(path, map_location="cpu", weights_only=True)
        kept_as = state["trained_as"]
    except Exception as error:  # torch raises as many kinds as there are ways to spoil a file
        raise ValueError(f"{path} is not what a training keeps: {str(error).splitlines()[0]}") from error
    if kept_as != trained_as:
        raise ValueError(f"{path} is of another training: {kept_as}")
    for name, part in parts.items():
        part.load_state_dict(state["parts"][name])
    random.setstate(state["random"])
    torch.set_rng_state(state["torch"])
    return state["epochs"], state["rest"]
