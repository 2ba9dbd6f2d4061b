"""`recount locate`: a place's name to where it is."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from recount.cli.common import complain, print_json, reason

if TYPE_CHECKING:
    from recount.gazetteer import Place, Resolved

_FIELDS = ("name", "geonameid", "lat", "lon", "admin1", "admin2", "country", "kind")


def locate(
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help="A place's name, in any spelling.")
    ] = None,
    country: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Only in this country: its English name or its ISO code."),
    ] = None,
    context: Annotated[
        str, typer.Option(metavar="TEXT", help="The text in which the name stands; it tells namesakes apart.")
    ] = "",
    jsonl: Annotated[
        str | None,
        typer.Option(
            metavar="FILE",
            help='Locate many: a line {"name", "context", "start", "end", "country"} each, all but the name '
            "optional; '-' is standard input.",
        ),
    ] = None,
) -> None:
    """Say where a place is, as JSON: its name, coordinates, divisions and country.

    "precision" is 1 for the place itself, 2 for near it, 3 for somewhere in a second-level division, 4 in a
    first-level one, 5 for a wide or vague area, 6 for a country; "confidence" is from 0 to 1, and "beaten"
    holds the other places of the name, best first. Where nothing is found, all are null and the exit status
    is 1.

    With --jsonl each line gets a line, in order, with null where nothing is found; a line that cannot be
    used is named, its answer is null too, and the exit status is then 1.

    Examples:
      recount locate "Khan Sheikhoun"
      recount locate Tripoli --country Lebanon
      recount locate Paris --context "A tornado hit Paris, Texas, on Friday."
      recount locate --jsonl names.jsonl > places.jsonl
    """
    if (name is None) is (jsonl is None):
        complain("locate: give a NAME, or --jsonl FILE")
        raise typer.Exit(2)
    try:
        if jsonl is None:
            assert name is not None
            whole = _one(name, country, context)
        else:
            whole = _many(jsonl, country)
    except (OSError, ValueError) as error:
        complain(f"locate: {reason(error)}")
        raise typer.Exit(1) from None
    if not whole:
        raise typer.Exit(1)


def _one(name: str, country: str | None, context: str) -> bool:
    asked: dict[str, Any] = {"name": name, "context": context, "country": country}
    start = context.find(name)
    if start >= 0:
        asked |= {"start": start, "end": start + len(name)}
    answer, found = _answer(asked)
    print_json(answer | {"beaten": [_place(place) for place in found.beaten] if found else []})
    return found is not None


def _many(file: str, country: str | None) -> bool:
    whole = True
    for number, line in enumerate(_lines(file), 1):
        try:
            asked = json.loads(line.decode("utf-8"))
            if not isinstance(asked, dict):
                raise ValueError("no JSON object")
            answer, _ = _answer({"country": country, **asked})
        except ValueError as error:
            complain(f"locate: {file}, line {number}: {reason(error)}")
            answer, whole = _nowhere(), False
        typer.echo(json.dumps(answer, ensure_ascii=False))
    return whole


def _lines(file: str) -> Iterator[bytes]:
    if file == "-":
        yield from typer.get_binary_stream("stdin")
    else:
        with Path(file).open("rb") as stream:
            yield from stream


def _answer(asked: dict[str, Any]) -> tuple[dict[str, Any], "Resolved | None"]:
    """The answer to a line; raises ValueError where the line cannot be used."""
    from recount.gazetteer import resolve

    name, context = asked.get("name"), asked.get("context") or ""
    start, end = asked.get("start"), asked.get("end")
    if not isinstance(name, str) or not name.strip():
        raise ValueError("no name")
    if not isinstance(context, str):
        raise ValueError("the context is no text")
    if start is None or end is None:
        start = max(0, context.find(name))
        end = start + len(name) if context.startswith(name, start) else start
    elif not (isinstance(start, int) and isinstance(end, int) and 0 <= start <= end <= len(context)):
        raise ValueError(f"start {start} and end {end} are no place in the context")
    found = resolve(name, context, start, end, _code(asked.get("country")))
    if found is None:
        return _nowhere(), None
    return _place(found.place) | {
        "precision": int(found.precision),
        "confidence": round(found.confidence, 3),
    }, found


def _code(country: Any) -> str | None:
    """The ISO code of a country by its name or code; raises ValueError where there is no such country."""
    from recount.gazetteer import country_code

    if country is None or country == "":
        return None
    code = country_code(str(country))
    if code is None:
        raise ValueError(f"there is no country {country!r}")
    return code


def _place(place: "Place") -> dict[str, Any]:
    return {field: getattr(place, field) or None for field in _FIELDS} | {
        side: None if (value := getattr(place, side)) is None else round(value, 5) for side in ("lat", "lon")
    }


def _nowhere() -> dict[str, Any]:
    return dict.fromkeys((*_FIELDS, "precision", "confidence"))
