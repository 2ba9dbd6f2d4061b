"""A frozen export: incidents in every format, compressed, and the lines by which two exports are compared."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from gzip import GzipFile
from hashlib import sha256
from io import BytesIO, StringIO, TextIOWrapper
from typing import Any, TextIO

from recount.model import Effect
from recount.outputs import csv, geojson, jsonl
from recount.outputs.line import line
from recount.outputs.plain import account_plain
from recount.outputs.words import decided_words
from recount.reconciling import Incident, Rule

FORMATS = ("csv", "jsonl", "geojson")
CHUNK = 1 << 16  # bytes that are unpacked at a time


@dataclass(frozen=True)
class Frozen:
    """An export of that many incidents.

    `exports` holds each format's bytes, compressed by gzip, and `lines` those that two exports are compared
    by (`read_lines`); `sha256` is that of the JSON lines before they were compressed.
    """

    incidents: int
    sha256: str
    exports: Mapping[str, bytes]
    lines: bytes


def freeze(incidents: Iterable[Incident], rule: Rule, reviewed: Collection[int] = ()) -> Frozen:
    """The export of incidents. `reviewed` are the ids of those that people have decided on.

    The incidents are gone through once for each format, so that those of a large ledger need not all be in
    memory.
    """
    digest, count = sha256(), 0
    with _packing() as (whole, packed_whole), _packing() as (lines, packed_lines):
        for count, incident in enumerate(incidents, 1):  # noqa: B007 - the last number is how many there are
            text = StringIO()
            jsonl.write([incident], text, rule)
            whole.write(text.getvalue())
            digest.update(text.getvalue().encode(errors="backslashreplace"))
            compared = _compared(incident, rule, incident.id in reviewed)
            lines.write(json.dumps(compared, ensure_ascii=False) + "\n")
    exports = {"jsonl": packed_whole.getvalue()}
    for name, module in (("csv", csv), ("geojson", geojson)):
        with _packing() as (stream, packed):
            module.write(incidents, stream, rule)
        exports[name] = packed.getvalue()
    return Frozen(count, digest.hexdigest(), exports, packed_lines.getvalue())


def unpacked(packed: bytes) -> Iterator[bytes]:
    """The bytes of one export, piece by piece."""
    with GzipFile(fileobj=BytesIO(packed)) as stream:
        while piece := stream.read(CHUNK):
            yield piece


def read_lines(packed: bytes) -> Iterator[dict[str, Any]]:
    """The lines by which exports are compared."""
    with GzipFile(fileobj=BytesIO(packed)) as stream:
        for each in stream:
            yield json.loads(each)


@contextmanager
def _packing() -> Iterator[tuple[TextIO, BytesIO]]:
    """A text stream, and what it has become, compressed, when the block ends. The same text gives the same
    bytes at any time."""
    packed = BytesIO()
    with (
        GzipFile(filename="", fileobj=packed, mode="wb", mtime=0) as compressed,
        TextIOWrapper(compressed, encoding="utf-8", errors="backslashreplace", newline="") as stream,
    ):
        yield stream, packed


def _compared(incident: Incident, rule: Rule, reviewed: bool) -> dict[str, Any]:
    """The line of an incident, in words what of it can differ, and a digest of its accounts."""
    of = line(incident, reviewed, rule)
    told = [(each.id, account_plain(each.account)) for each in incident.accounts]
    where = f" ({of['lat']:.4f}, {of['lon']:.4f})" if of["lat"] is not None else ""
    return {
        "line": of,
        "values": {
            "type": of["type"],
            "modality": of["modality"],
            "date": of["when"],
            "place": of["place"] + where,
            "killed": _counted(incident, Effect.KILLED, rule),
            "injured": _counted(incident, Effect.INJURED, rule),
            "actors": "; ".join(actor["name"] for actor in of["actors"]) or "none named",
        },
        "documents": {
            str(each.id): f"{each.outlet}, {each.published}" if each.published else each.outlet
            for each in incident.documents
        },
        "sha256": sha256(json.dumps(told).encode()).hexdigest(),
    }


def _counted(incident: Incident, effect: Effect, rule: Rule) -> str:
    """ "42 (32+ to 42), attackers 2"; "not reported"."""
    toll, attackers = incident.toll(effect, rule), incident.attackers(effect, rule)
    if toll is None:
        words = "not reported"
    else:
        decided = decided_words(toll)
        words = decided if decided == toll.words else f"{decided} ({toll.words})"
        words += ", provisional" if toll.provisional else ""
    return f"{words}, attackers {decided_words(attackers)}" if attackers else words
