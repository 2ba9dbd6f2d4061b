"""A part of the model in its ONNX file, run by onnxruntime in the caller's thread; several threads may share it."""

from pathlib import Path
from typing import Any


def session(path: Path) -> Any:
    """The onnxruntime session of a file. Documents are read side by side (`recount.ahead`), which uses the cores
    better than threads inside one.
    """
    import onnxruntime  # when a document is first read, not when the command starts

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(str(path), sess_options=options, providers=["CPUExecutionProvider"])
