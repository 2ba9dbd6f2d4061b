"""`recount export`: incidents into the formats of others."""

from codecs import iterdecode
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

from recount.cli.common import (
    DEFAULT_LEDGER,
    DEFAULT_RULE,
    ConfidenceOption,
    CountryOption,
    LedgerOption,
    PlaceOption,
    RuleOption,
    SinceOption,
    TrustedOption,
    TypeOption,
    UntilOption,
    counted,
    counting_rule,
    open_ledger,
)
from recount.cli.help import complain
from recount.confidence import ASSERTED


class Format(StrEnum):
    """The formats, each a module of `recount.outputs` with a function `write`."""

    CSV = "csv"
    JSONL = "jsonl"
    GEOJSON = "geojson"


def export(
    file: Annotated[str, typer.Argument(metavar="FILE", help="The file to write; '-' is standard output.")],
    to: Annotated[Format, typer.Option(metavar="FORMAT", help="csv, jsonl or geojson.")],
    since: SinceOption = None,
    until: UntilOption = None,
    place: PlaceOption = None,
    country: CountryOption = None,
    type: TypeOption = None,
    min_confidence: ConfidenceOption = ASSERTED,
    rule: RuleOption = DEFAULT_RULE,
    trusted: TrustedOption = None,
    release: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="A release, whole and as it was made, instead of the ledger now."),
    ] = None,
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """Write incidents to a file, as CSV, JSON lines or GeoJSON.

    csv is a table with a row for each incident, geojson a map layer with a point for each, jsonl a line for
    each with every account, claim and span. Tolls name the counting rule that they were made by. An empty
    toll means that no number is reported, 0 that a report says nobody. The file is written whole or not at
    all.

    Examples:
      recount export --to csv homs.csv --place Homs
      recount export --to geojson 2017.geojson --since 2017-01-01 --until 2017-12-31
      recount export --to csv 2017.csv --rule acled
      recount export --to jsonl - | head -n 1
      recount export --to jsonl 2017.1.jsonl --release 2017.1
    """
    from recount.outputs.files import STDOUT, writing

    if release is not None:
        asked = (since, until, place, country, type, trusted)
        if any(asked) or (rule, min_confidence) != (DEFAULT_RULE, ASSERTED):
            raise typer.BadParameter("a release is taken whole and by its own rule", param_hint="--release")
        _released(release, file, to, ledger)
        return
    counting = counting_rule(rule, trusted)
    with open_ledger(ledger) as opened:
        found = opened.incidents(since, until, place, country, type, min_confidence=min_confidence)
    with writing(file) as stream:
        import_module(f"recount.outputs.{to.value}").write(found, stream, counting)
    if file != STDOUT:
        complain(f"{counted(len(found), 'incident')} written to {file}")


def _released(name: str, file: str, to: Format, ledger: Path) -> None:
    from recount.outputs.files import STDOUT, writing
    from recount.releases import export, unpacked

    with open_ledger(ledger) as opened:
        packed = export(opened, name, to.value)
    with writing(file) as stream:
        for piece in iterdecode(unpacked(packed), "utf-8"):
            stream.write(piece)
    if file != STDOUT:
        complain(f"release {name} written to {file}")
