"""The machine that a figure was measured on, in general words."""

import os
import platform
from pathlib import Path

_CPU = Path("/proc/cpuinfo")


def machine() -> str:
    """Such as "2 cores (AMD EPYC 7R13), Python 3.11.7": nothing that says whose machine it is."""
    cores = os.cpu_count() or 1
    return f"{cores} core{'' if cores == 1 else 's'} ({_model()}), Python {platform.python_version()}"


def _model() -> str:
    lines = _CPU.read_text(encoding="utf-8", errors="replace").splitlines() if _CPU.is_file() else []
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, "") or platform.processor() or platform.machine()
