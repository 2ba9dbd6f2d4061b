"""The codebook in words: what each field of an account holds, and what each of its values means."""

from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def codebook() -> dict[str, Any]:
    """`fields`: name, what, and values with what they mean; `precision`: what each code of a place means."""
    text = (files("recount") / "codebook.yaml").read_text(encoding="utf-8")
    found: dict[str, Any] = yaml.safe_load(text)
    return found
