"""`recount release`, `releases` and `compare`: frozen exports of the ledger, and how two differ."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from recount.cli.common import (
    DEFAULT_LEDGER,
    DEFAULT_RULE,
    AuthorOption,
    JsonOption,
    LedgerOption,
    RuleOption,
    author_of,
    clean,
    complain,
    console,
    counted,
    counting_rule,
    open_ledger,
    print_json,
    print_table,
    table_of,
)

if TYPE_CHECKING:
    from recount.releases import Difference

NAME = "The name of a release in `recount releases`."


def release(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help='What it is called: letters, digits, ".", "_" and "-".')
    ],
    note: Annotated[str, typer.Option("--note", metavar="WORDS", help="What it is for; it is kept.")],
    rule: RuleOption = DEFAULT_RULE,
    author: AuthorOption = None,
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """Freeze the ledger as it is now, under a name to cite it by.

    A release holds every incident with every claim, as CSV, JSON lines and GeoJSON, and is never changed;
    its SHA-256 is that of the JSON lines. `recount export --release` writes one to a file. Any rule will do
    but source-hierarchy.

    Examples:
      recount release 2017.1 --note "all of 2017, before the second reading"
      recount release 2017.2 --note "after review" --rule ucdp
    """
    from recount.releases import make

    with open_ledger(ledger) as opened:
        made = make(opened, name, note.strip(), counting_rule(rule, None), author_of(author))
    typer.echo(f"release {made.name}: {counted(made.incidents, 'incident')}, sha256 {made.sha256}")


def releases(as_json: JsonOption = False, ledger: LedgerOption = DEFAULT_LEDGER) -> None:
    """List the releases, newest first.

    Examples:
      recount releases
      recount releases --json
    """
    from recount.releases import every

    with open_ledger(ledger) as opened:
        found = every(opened)
    if as_json:
        print_json([each.model_dump(mode="json") for each in found])
        return
    if not found:
        typer.echo(f"There are no releases of {ledger} yet; `recount release NAME --note WORDS` makes one.")
        return
    table = table_of("Name", "Made", "Who", "Incidents", "Rule", "Note", "SHA-256")
    for each in found:
        cells = (each.name, f"{each.made:%Y-%m-%d}", clean(each.author), f"{each.incidents:,}", each.rule)
        table.add_row(*cells, clean(each.note), each.sha256[:12])
    print_table(table, console())


def compare(
    a: Annotated[str, typer.Argument(metavar="A", help=NAME)],
    b: Annotated[
        str | None, typer.Argument(metavar="B", help="A later one; without it, the ledger as it is now.")
    ] = None,
    rule: RuleOption = DEFAULT_RULE,
    as_json: JsonOption = False,
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """Show what is different between two releases, or between a release and the ledger as it is now.

    Incidents that came (+), went (-), and changed (~), with what was and what is. The ledger as it is now is
    counted by --rule; a release by its own.

    Examples:
      recount compare 2017.1 2017.2
      recount compare 2017.1
      recount compare 2017.1 2017.2 --json > difference.json
    """
    from recount.releases import compare as compared
    from recount.releases import every

    with open_ledger(ledger) as opened:
        found = compared(opened, a, counting_rule(rule, None) if b is None else b)
        rules = {each.name: each.rule for each in every(opened)}
    if rules[a] != rules.get(b or "", rule):
        complain(f"{a} counts tolls by {rules[a]}, what it is compared with by {rules.get(b or '', rule)}")
    if as_json:
        print_json(_plain(found))
    else:
        _show(found)


def _plain(found: "Difference") -> dict[str, Any]:
    return {
        "added": list(found.added),
        "gone": [{**each.line, "into": each.into} for each in found.gone],
        "changed": [
            {"id": each.line["id"], "what": [vars(change) for change in each.what]} for each in found.changed
        ],
        "details": found.details,
    }


def _show(found: "Difference") -> None:
    if not (found.added or found.gone or found.changed or found.details):
        typer.echo("Nothing is different.")
        return
    table = table_of("", "ID", "Incident", "What", "Before", "After")
    for line in found.added:
        table.add_row("+", str(line["id"]), _words(line), "added", "", "")
    for gone in found.gone:
        why = f"merged into {gone.into}" if gone.into is not None else "told of no more"
        table.add_row("-", str(gone.line["id"]), _words(gone.line), why, "", "")
    for changed in found.changed:
        for number, change in enumerate(changed.what):
            names = ("", "", "") if number else ("~", str(changed.line["id"]), _words(changed.line))
            table.add_row(*names, change.field, clean(change.before), clean(change.after))
    print_table(table, console())
    if found.details:
        differ = "differs" if found.details == 1 else "differ"
        typer.echo(
            f"{counted(found.details, 'more incident')} {differ} in claims, words or confidence alone."
        )


def _words(line: dict[str, Any]) -> str:
    return clean(f"{line['when']} {line['place']}, {line['type']}")
