"""`recount incidents` and `recount show`: what the ledger holds, and who says it."""

from typing import TYPE_CHECKING, Annotated

import typer

from recount.cli.common import (
    DEFAULT_LEDGER,
    CountryOption,
    JsonOption,
    LedgerOption,
    PlaceOption,
    SinceOption,
    TypeOption,
    UntilOption,
    clean,
    console,
    open_ledger,
    print_json,
)

if TYPE_CHECKING:
    from recount.reconciling import Incident


def incidents(
    since: SinceOption = None,
    until: UntilOption = None,
    place: PlaceOption = None,
    country: CountryOption = None,
    type: TypeOption = None,
    limit: Annotated[int | None, typer.Option(min=1, help="No more than so many.")] = None,
    as_json: JsonOption = False,
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """List incidents, in order of time.

    "32+ to 42" killed means that claims go from "at least 32" to 42; a dash, that no toll is reported; 0,
    that a report says none. Incidents that reports only mention as background are dimmed.
    """
    with open_ledger(ledger) as opened:
        found = opened.incidents(since, until, place, country, type, limit)
    if as_json:
        from recount.outputs.plain import incident_summary

        print_json([incident_summary(incident) for incident in found])
    elif not found:
        asked = any(option is not None for option in (since, until, place, country, type))
        typer.echo("No incident fits that." if asked else f"There are no incidents in {ledger} yet.")
    else:
        _table(found)


def show(
    id: Annotated[int, typer.Argument(metavar="ID", help="An incident's number in `recount incidents`.")],
    as_json: JsonOption = False,
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """Show one incident: every claim with its source, its document and the words it stands in."""
    with open_ledger(ledger) as opened:
        incident = opened.incident(id)
    if as_json:
        from recount.outputs.plain import incident_plain

        print_json(incident_plain(incident))
    else:
        from recount.cli.sheet import print_sheet

        print_sheet(incident, console())


def _table(found: "list[Incident]") -> None:
    from rich.table import Table

    from recount.model import Effect
    from recount.outputs.words import period_words, place_words, toll_words

    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("ID", justify="right")
    for heading in ("Date", "Place", "Type", "Killed", "Injured"):
        table.add_column(heading)
    table.add_column("Accounts", justify="right")
    table.add_column("Documents", justify="right")
    for incident in found:
        table.add_row(
            str(incident.id),
            period_words(incident.period),
            clean(place_words(incident.place, incident.country)),
            incident.type.value,
            toll_words(incident, Effect.KILLED),
            toll_words(incident, Effect.INJURED),
            str(len(incident.accounts)),
            str(len(incident.documents)),
            style=None if incident.main else "dim",
        )
    console().print(table)
