"""`recount incidents` and `recount show`: what the ledger holds, and who says it."""

from typing import TYPE_CHECKING, Annotated

import typer

from recount.cli.common import (
    DEFAULT_LEDGER,
    DEFAULT_RULE,
    ConfidenceOption,
    CountryOption,
    JsonOption,
    LedgerOption,
    PlaceOption,
    RuleOption,
    SinceOption,
    TrustedOption,
    TypeOption,
    UntilOption,
    clean,
    console,
    counting_rule,
    hyphenated,
    open_ledger,
    print_json,
    print_table,
)
from recount.confidence import ASSERTED

if TYPE_CHECKING:
    from recount.reconciling import Incident, Rule


def _id(text: str) -> int:
    if not text.isdecimal():
        raise typer.BadParameter(f"{text!r} is not a number; `recount incidents` lists them")
    return int(text)


def _amount(text: str) -> int:
    if not text.isdecimal() or not int(text):
        raise typer.BadParameter(f"{text!r} is not a number from 1 up")
    return int(text)


def incidents(
    since: SinceOption = None,
    until: UntilOption = None,
    place: PlaceOption = None,
    country: CountryOption = None,
    type: TypeOption = None,
    limit: Annotated[
        int | None, typer.Option(parser=_amount, metavar="NUMBER", help="No more than so many.")
    ] = None,
    min_confidence: ConfidenceOption = ASSERTED,
    rule: RuleOption = DEFAULT_RULE,
    trusted: TrustedOption = None,
    as_json: JsonOption = False,
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """List the incidents of a ledger, in order of time.

    Killed "32+ to 42" means that what the reports say goes from "at least 32" to 42. A dash means that no
    number is reported, 0 that a report says nobody. With --rule, "32+ to 42 (ucdp: 32)" says what that rule
    decides for. Incidents without a date come last; those that reports
    mention as background only are dimmed in a terminal and have "main": false in JSON.

    Examples:
      recount incidents --place Homs --since 2017-02-01 --until 2017-02-28
      recount incidents --country Syria --type suicide-bomb --limit 10
      recount incidents --json > incidents.json
    """
    counting = counting_rule(rule, trusted)
    with open_ledger(ledger) as opened:
        found = opened.incidents(since, until, place, country, type, limit, min_confidence=min_confidence)
    if as_json:
        from recount.outputs.plain import incident_summary

        print_json([incident_summary(incident, counting) for incident in found])
    elif not found:
        asked = any(option is not None for option in (since, until, place, country, type))
        typer.echo("No incident fits that." if asked else f"There are no incidents in {ledger} yet.")
    else:
        _table(found, counting)


def show(
    id: Annotated[
        int,
        typer.Argument(parser=_id, metavar="ID", help="The number of an incident in `recount incidents`."),
    ],
    min_confidence: ConfidenceOption = ASSERTED,
    rule: RuleOption = DEFAULT_RULE,
    trusted: TrustedOption = None,
    as_json: JsonOption = False,
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """Show one incident: every claim with its source, its document and its words.

    "32+" is "at least 32". A number that is part of a larger one is marked "of them". Who says it is whom the
    report names for the number, or the report itself. What the toll is taken to be depends on the counting
    rule (--rule); docs/fields.md explains them. "--min-confidence 0.2" shows what the reader was less
    sure of too; "--json" has its confidence in each value.

    Examples:
      recount show 1
      recount show 1 --rule ucdp
      recount show 1 --json
    """
    counting = counting_rule(rule, trusted)
    with open_ledger(ledger) as opened:
        incident = opened.incident(id, min_confidence)
    if as_json:
        from recount.outputs.plain import incident_plain

        print_json(incident_plain(incident, counting))
    else:
        from recount.cli.sheet import print_sheet

        print_sheet(incident, console(), counting)


def _table(found: "list[Incident]", rule: "Rule") -> None:
    from rich.table import Table

    from recount.model import Effect
    from recount.outputs.words import period_words, place_words, ruled_words

    screen = console()
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    table.add_column("ID", justify="right", no_wrap=True)
    table.add_column("Date", min_width=len("2017-02-25"))
    table.add_column("Place", overflow="fold")
    table.add_column("Type", no_wrap=True)
    table.add_column("Killed", min_width=len("Killed"))
    table.add_column("Injured", min_width=len("Injured"))
    table.add_column("Documents", justify="right")
    for incident in found:
        table.add_row(
            str(incident.id),
            period_words(incident.period),
            clean(place_words(incident.place, incident.country)),
            hyphenated(incident.type.value, screen.width // 4),
            ruled_words(incident, Effect.KILLED, rule),
            ruled_words(incident, Effect.INJURED, rule),
            str(len(incident.documents)),
            style=None if incident.main else "dim",
        )
    print_table(table, screen)
