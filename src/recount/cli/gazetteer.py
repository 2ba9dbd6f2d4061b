"""`recount gazetteer`: the places that Recount knows, and those of the user's own."""

from pathlib import Path
from typing import Annotated

import typer

from recount.cli.common import complain, reason
from recount.cli.help import Command

gazetteer = typer.Typer(help="Add places of your own to those that are known.", no_args_is_help=True)


@gazetteer.command("import", cls=Command)
def import_(
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", help="A country file of GeoNames (SY.txt), or a CSV table of places."),
    ],
    name: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="What it is called in the list; the file's name if not."),
    ] = None,
) -> None:
    """Add the places of a file to those that `recount locate` knows.

    A country file is one of those at download.geonames.org/export/dump. A table has a heading with name,
    country (a name or an ISO code), lat and lon, and perhaps alternates (parted by |), kind (town, district,
    admin1, admin2, region, country), admin1, admin2, population and geonameid. Importing under the same name
    again replaces what was there. A line that cannot be used is named, and the exit status is then 1.

    The places are kept in the folder that RECOUNT_GAZETTEER names, else with the data of your user account.

    Examples:
      recount gazetteer import SY.txt
      recount gazetteer import villages.csv --name "our villages"
    """
    from recount.gazetteer.importing import entries
    from recount.gazetteer.packs import own_folder, pack

    whole = True

    def unusable(line: int, why: str) -> None:
        nonlocal whole
        whole = False
        complain(f"gazetteer: {file}, line {line}: {why}")

    called = name or file.stem
    try:
        if not called or called.startswith(".") or "/" in called or "\\" in called:
            raise ValueError(f"{called!r} cannot be a name")
        try:
            found = entries(file, unusable)
        except UnicodeDecodeError as error:
            raise ValueError(f"{file} is no text in UTF-8") from error
        if not found:
            raise ValueError(f"there is no place in {file}")
        folder = own_folder()
        folder.mkdir(parents=True, exist_ok=True)
        places, names = pack(found, folder / f"{called}.npz")
    except (OSError, ValueError) as error:
        complain(f"gazetteer: {reason(error)}")
        raise typer.Exit(1) from None
    typer.echo(f"{called}: {places:,} places with {names:,} names")
    if not whole:
        raise typer.Exit(1)


@gazetteer.command("list", cls=Command)
def list_() -> None:
    """List what was imported, and what Recount has of its own.

    Examples:
      recount gazetteer list
    """
    from recount.gazetteer.packs import own, packs

    try:
        *imported, packaged = packs()
    except ValueError as error:
        complain(f"gazetteer: {reason(error)}")
        raise typer.Exit(1) from None
    for path, pack in zip(own(), imported, strict=True):
        typer.echo(f"{path.stem}: {len(pack):,} places")
    typer.echo(f"GeoNames, in the package: {len(packaged):,} places")


@gazetteer.command(cls=Command)
def remove(
    name: Annotated[str, typer.Argument(metavar="NAME", help="As `recount gazetteer list` has it.")],
) -> None:
    """Take imported places away again.

    Examples:
      recount gazetteer remove SY
    """
    from recount.gazetteer.packs import own

    path = next((path for path in own() if path.stem == name), None)
    if path is None:
        complain(f"gazetteer: nothing was imported as {name!r}")
        raise typer.Exit(1)
    path.unlink()
    typer.echo(f"{name}: removed")
