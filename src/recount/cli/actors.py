"""`recount actors` and `recount actor`: who is in the registry, and who somebody was on a day."""

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from recount.cli.common import JsonOption, complain, console, day, print_json, print_table, table_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from recount.actors import Actor, Tie

_TOLD = {
    "renamed_to": "renamed",
    "merged_into": "merged",
    "split_from": "split off",
    "part_of": "part of",
    "allied_with": "allied with",
    "led_by": "led by",
}


def actors(
    kind: Annotated[
        str | None, typer.Option(metavar="KIND", help="Of this kind, such as armed-group or media.")
    ] = None,
    country: Annotated[
        str | None, typer.Option(metavar="NAME", help="Of this country: its English name or its ISO code.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """List the actors of the registry: states and their forces, groups, parties, monitors and outlets.

    The governments, forces, air forces and police of all countries are among them.

    Examples:
      recount actors --country Syria
      recount actors --kind monitor
      recount actors --json > actors.json
    """
    from typing import get_args

    from recount.actors import Kind, registry
    from recount.gazetteer import country_code

    if kind is not None and kind not in get_args(Kind):
        _refuse("actors", f"no kind is called {kind!r}; there are: {', '.join(get_args(Kind))}")
    code = country_code(country) if country is not None else None
    if country is not None and code is None:
        _refuse("actors", f"no country is called {country!r}; give its English name or its ISO code")
    found = [
        actor
        for actor in registry().actors.values()
        if kind in (None, actor.kind) and code in (None, actor.country)
    ]
    if as_json:
        print_json([_plain(actor) for actor in found])
        return
    table = table_of("Name", "Kind", "Country", "Other names")
    for actor in found:
        table.add_row(actor.name, actor.kind, actor.country or "", ", ".join(actor.aliases[:_SHOWN]))
    print_table(table, console())


_SHOWN = 4  # other names in the list of all


def actor(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name, in any spelling.")],
    on: Annotated[
        date | None,
        typer.Option(parser=day, metavar="DAY", help="Who bore the name on this day, such as 2017-02-25."),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Say who somebody is: names, what it came from and became, and what it is part of.

    With --on it is the actor that stood in its place on that day: a group that was renamed is given under the
    name it had then.

    Examples:
      recount actor HTS
      recount actor "Nusra Front" --on 2017-02-25
      recount actor "Islamic State" --on 2013-06-01
    """
    from recount.actors import registry, standing

    known = registry()
    meant = known.resolve(name, on)
    if meant is None:
        _refuse("actor", f"nobody in the registry is called {name!r}")
        return
    then = standing(known, meant, on) if on is not None else meant
    if as_json:
        print_json(_whole(then) | {"asked": name, "meant": meant.id, "on": on and on.isoformat()})
    else:
        _show(then, meant, on)


def _refuse(command: str, why: str) -> None:
    complain(f"{command}: {why}")
    raise typer.Exit(1)


def _plain(actor: "Actor") -> dict[str, Any]:
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind,
        "country": actor.country,
        "aliases": list(actor.aliases),
    }


def _whole(actor: "Actor") -> dict[str, Any]:
    from recount.actors import became, came_from, registry, tied

    known = registry()
    return _plain(actor) | {
        "dated_names": [
            {
                "name": each.name,
                "since": each.since and each.since.isoformat(),
                "until": each.until and each.until.isoformat(),
            }
            for each in actor.dated
        ],
        "came_from": [_tie(tie) for tie in came_from(known, actor)],
        "became": [_tie(tie) for tie in became(known, actor)],
        "ties": [_tie(tie) for tie in tied(known, actor)],
    }


def _tie(tie: "Tie") -> dict[str, Any]:
    relation = tie.relation
    return {
        "relation": relation.kind,
        "id": tie.other.id,
        "name": tie.other.name,
        "on": relation.on and relation.on.isoformat(),
        "until": relation.until and relation.until.isoformat(),
        "source": relation.source,
    }


def _show(actor: "Actor", meant: "Actor", on: date | None) -> None:
    from recount.actors import became, came_from, registry, tied

    known, screen = registry(), console()
    screen.print(actor.name, style="bold")
    if actor is not meant:
        screen.print(f"on {on}, for {meant.name}")
    screen.print(f"{actor.kind.replace('-', ' ')}, {actor.country or 'of no one country'}")
    for heading, ties in (
        ("came from", came_from(known, actor)),
        ("became", became(known, actor)),
        ("", tied(known, actor)),
    ):
        for line in _lines(ties):
            screen.print(f"{heading} {line}".strip())
    for each in actor.dated:
        days = " ".join(
            f"{word} {when}" for word, when in (("since", each.since), ("until", each.until)) if when
        )
        screen.print(f"called {each.name} {days}")
    others = [alias for alias in actor.aliases if alias not in {each.name for each in actor.dated}]
    if others:
        screen.print(f"also written: {', '.join(others)}")


def _lines(ties: "Iterable[Tie]") -> list[str]:
    lines = []
    for tie in ties:
        told, day_ = _TOLD[tie.relation.kind], tie.relation.on
        if tie.relation.kind in ("part_of", "allied_with", "led_by"):
            line = f"{told} {tie.other.name}" + (f" since {day_}" if day_ else "")
        else:
            line = f"{tie.other.name}, {told}" + (f" {day_}" if day_ else "")
        lines.append(line + (f" ({tie.relation.source})" if tie.relation.source else ""))
    return lines
