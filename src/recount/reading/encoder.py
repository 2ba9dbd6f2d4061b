"""The encoder: windows of word pieces to the states of the pieces."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from recount.reading.sessions import session
from recount.reading.windows import Pieces, Window

Floats = NDArray[np.float32]


class Encoder:
    """A trained encoder, from its ONNX file."""

    def __init__(self, path: Path, first: int, last: int) -> None:
        """`first` and `last` are the ids of the pieces that the encoder expects around a text."""
        self._first, self._last = first, last
        self._session: Any = session(path)

    def __call__(self, split: Pieces, windows: Sequence[Window]) -> tuple[Floats, Floats]:
        """The states (P by D) and marks (P by 4, logits) of all pieces."""
        states: list[Floats] = []
        marks: list[Floats] = []
        for window in windows:
            ids = np.concatenate([[self._first], split.ids[window.seen : window.end], [self._last]])[
                None
            ].astype(np.int64)
            found, marked = self._session.run(None, {"ids": ids, "mask": np.ones_like(ids)})
            first, last = window.start - window.seen + 1, window.end - window.seen + 1
            states.append(found[0, first:last])
            marks.append(marked[0, first:last])
        return np.concatenate(states), np.concatenate(marks)
