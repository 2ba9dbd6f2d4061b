"""Read a set of gold reports, as `recount extract` does, beside their coding."""

import io
import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from recount.confidence import ASSERTED
from recount.evaluation.errors import NotMeasured
from recount.evaluation.scoring import Line, Report, Scores, compare, score
from recount.extract import extract
from recount.intake import Failure
from recount.model import IncidentType

_ABSENT = "the gold reports are not there ({} is absent): nothing was measured"
_LISTS = ("perpetrators", "targets", "weapons", "tolls", "named_dead")


@dataclass(frozen=True)
class Measured:
    """A set of gold reports, read and scored; `outlets` has the source of each document that names one."""

    scores: Scores
    reports: tuple[Report, ...]
    outlets: dict[str, str | None]
    whole: bool  # whether all reports could be read


def measure(
    name: str,
    gold: Path,
    documents: Path,
    failed: Callable[[Failure], None],
    min_confidence: float = ASSERTED,
) -> Measured:
    """Read the documents of a JSONL file and score what is found against the codebook lines of another.

    A document that cannot be read is handed to `failed` and counts as one in which nothing was found. Raises
    NotMeasured where a file is absent or is none of the kind.
    """
    coded = _coded(gold)
    if not documents.is_file():
        raise NotMeasured(_ABSENT.format(documents))
    stream = io.StringIO()
    whole = extract([str(documents)], stream, failed, min_confidence)
    read = [json.loads(line) for line in stream.getvalue().splitlines()]
    reports = compare(coded, read)
    return Measured(score(name, reports), tuple(reports), _outlets(documents), whole)


def _coded(path: Path) -> list[Line]:
    if not path.is_file():
        raise NotMeasured(_ABSENT.format(path))
    found = []
    for number, text in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            line = json.loads(text) if text.strip() else None
        except ValueError:
            raise NotMeasured(f"{path}:{number} is no JSON: nothing was measured") from None
        if line is not None:
            if fault := _fault(line):
                raise NotMeasured(f"{path}:{number} {fault}: nothing was measured")
            found.append(line)
    if not found:
        raise NotMeasured(f"{path} is empty: nothing was measured")
    return found


def _fault(line: Any) -> str | None:
    """What keeps a line from being coding, None where nothing does."""
    if not isinstance(line, dict) or not {"doc", "incidents"} <= line.keys():
        return "has no 'doc' or no 'incidents'"
    for n, incident in enumerate(line["incidents"]):
        if not isinstance(incident, dict) or not {"key", "type"} <= incident.keys():
            return f"has no 'key' or no 'type' in incident {n}"
        if incident["type"] not in set(IncidentType):
            return f"has a type that is none in incident {n}: {incident['type']!r}"
        for toll in incident.get("tolls") or ():
            if "effect" not in toll or (toll.get("low") is None and toll.get("high") is None):
                return f"has a toll without effect or bounds in incident {n}"
        incident.update({name: incident.get(name) or [] for name in _LISTS})
    return None


def _outlets(path: Path) -> dict[str, str | None]:
    """The source that each document names; what cannot be read is the reading's to tell."""
    found = {}
    for text in path.read_text(encoding="utf-8", errors="replace").splitlines():
        with suppress(ValueError, KeyError, TypeError):
            line = json.loads(text)
            found[str(line["doc"])] = line.get("source")
    return found
