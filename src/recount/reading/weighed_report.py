"""A report as the model has read it, before accounts are made of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from recount.model import Phrase
from recount.reading.findings import Findings
from recount.reading.groups import Floats, Weighed
from recount.reading.items import Items


@dataclass(frozen=True)
class Reading:
    """All that is known of a report: what was found, what the model says of it, and what it marks as TAGS."""

    found: Findings
    items: Items
    said: Weighed[Floats]
    tagged: Mapping[str, tuple[Phrase, ...]]
