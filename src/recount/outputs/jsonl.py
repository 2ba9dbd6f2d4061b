"""JSON lines: one incident a line, with all its accounts, claims and spans."""

import json
from collections.abc import Iterable
from typing import TextIO

from recount.outputs.plain import incident_plain
from recount.reconciling import DEFAULT_RULE, Incident, Rule


def write(incidents: Iterable[Incident], stream: TextIO, rule: Rule | str = DEFAULT_RULE) -> None:
    """Write the incidents."""
    for incident in incidents:
        stream.write(json.dumps(incident_plain(incident, rule), ensure_ascii=False) + "\n")
