"""`recount export`: incidents into the formats of others."""

from enum import StrEnum
from importlib import import_module
from typing import Annotated

import typer

from recount.cli.common import (
    DEFAULT_LEDGER,
    CountryOption,
    LedgerOption,
    PlaceOption,
    SinceOption,
    TypeOption,
    UntilOption,
    complain,
    counted,
    open_ledger,
)


class Format(StrEnum):
    """The formats, each a module of `recount.outputs` with a function `write`."""

    CSV = "csv"
    JSONL = "jsonl"
    GEOJSON = "geojson"


def export(
    file: Annotated[str, typer.Argument(metavar="FILE", help="The file to write; '-' is standard output.")],
    to: Annotated[Format, typer.Option(help="csv and geojson: incidents; jsonl: with every claim and span.")],
    since: SinceOption = None,
    until: UntilOption = None,
    place: PlaceOption = None,
    country: CountryOption = None,
    type: TypeOption = None,
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """Export incidents as CSV, JSON lines or GeoJSON.

    The file is written whole or not at all. Its tolls name the counting rule they were made by; an empty toll
    means that none is reported, 0 that a report says none.
    """
    from recount.outputs.files import STDOUT, writing

    with open_ledger(ledger) as opened:
        found = opened.incidents(since, until, place, country, type)
    with writing(file) as stream:
        import_module(f"recount.outputs.{to.value}").write(found, stream)
    if file != STDOUT:
        complain(f"{counted(len(found), 'incident')} written to {file}")
