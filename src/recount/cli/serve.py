"""`recount serve`: the ledger in a browser."""

from ipaddress import ip_network
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from recount.cli.common import (
    DEFAULT_LEDGER,
    AuthorOption,
    LedgerOption,
    author_of,
    complain,
    console,
    open_ledger,
)

if TYPE_CHECKING:
    import socket

    from recount.web.serving import Serving

PORT = 8642
AT_THE_END = 5  # seconds that answers under way are given once Ctrl-C was typed
EVERYWHERE = ("0.0.0.0", "::", "")


def _network(text: str) -> str:
    try:
        return str(ip_network(text.strip(), strict=False))
    except ValueError:
        raise typer.BadParameter(f"{text!r} is no address and no network such as 10.0.0.0/24") from None


def serve(
    host: Annotated[
        str, typer.Option("--host", metavar="ADDRESS", help="The address to listen on.", show_default=True)
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option("--port", metavar="NUMBER", min=0, max=65535, help="The port.", show_default=True)
    ] = PORT,
    browser: Annotated[bool, typer.Option("--open", help="Open it in your browser.")] = False,
    author: AuthorOption = None,
    team: Annotated[
        bool, typer.Option("--team", help="People log in with a password, and have roles.")
    ] = False,
    names: Annotated[
        list[str] | None,
        typer.Option(
            "--name",
            metavar="HOST",
            help="With --team: answer to this name only; it can be given again.",
        ),
    ] = None,
    behind_proxy: Annotated[
        str | None,
        typer.Option(
            "--behind-proxy",
            parser=_network,
            metavar="ADDRESS",
            help="With --team: believe the proxy that asks from this address or network, when it says where "
            "a request came from and whether by https.",
        ),
    ] = None,
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """Open the ledger in a browser: map, timeline, every claim under its words, and your judgement.

    It listens on this machine alone, where nobody needs to log in, and asks nobody else for anything. With
    --team it may listen on other addresses; people log in, and `recount people` says who they are.

    Examples:
      recount serve --open
      recount serve --ledger homs.db --port 9000
      recount serve --team --host 0.0.0.0 --name recount.example.org --behind-proxy 10.0.0.1
    """
    from recount.web.listening import CannotListen, listen, look_up, on_loopback, url_of
    from recount.web.serving import Serving

    if not team and (names or behind_proxy):
        hint = "--name" if names else "--behind-proxy"
        raise typer.BadParameter("it is for serving to a team, with --team", param_hint=hint)
    open_ledger(ledger).close()
    places = look_up(host, port)
    here = on_loopback(places)
    if not team and not here:
        raise CannotListen(
            f"{host or 'an empty address'} can be reached from other machines, and nobody would have to log "
            "in: add --team, or leave --host away to work alone"
        )
    if team:
        _check_admin(ledger)
        serving = Serving(team=True, names=tuple(names or ()), proxy=behind_proxy)
    else:
        serving = Serving(author=author_of(author), names=(host,))
    sockets = listen(places)
    _sum_up(ledger)
    address = url_of("localhost" if host in EVERYWHERE else host, sockets[0])
    to = "to its team " if team else ""
    only = ", on this machine only" if here else ""
    typer.echo(f"{ledger} is open {to}at {address}{only}. Ctrl-C ends it.")
    if not here and behind_proxy is None:
        complain("Without a proxy that speaks https, passwords can be read on the way: see docs/serving.md.")
    if browser:
        import webbrowser

        webbrowser.open(address)
    _run(ledger, serving, sockets)


def _sum_up(ledger: Path) -> None:
    """Sum up what has changed since the last time, before anybody waits for it."""
    from rich.progress import Progress

    from recount.web.summing import sum_up

    screen = console()
    with (
        open_ledger(ledger) as opened,
        Progress(transient=True, console=screen, disable=not screen.is_terminal) as bar,
    ):
        task = bar.add_task("summing up incidents", total=None)
        sum_up(opened, lambda done, of: bar.update(task, completed=done, total=of))


def _run(ledger: Path, serving: "Serving", sockets: "list[socket.socket]") -> None:
    import uvicorn

    from recount.web.app import make_app

    config = uvicorn.Config(
        make_app(ledger, serving),
        log_level="warning",
        proxy_headers=False,  # the application looks after them itself
        server_header=False,
        timeout_graceful_shutdown=AT_THE_END,
    )
    uvicorn.Server(config).run(sockets=sockets)


def _check_admin(ledger: Path) -> None:
    from recount.ledger import LedgerError
    from recount.web.team.team import Team

    with Team(ledger) as team:
        if not team.admins():
            raise LedgerError(
                "nobody can administer the team yet: "
                f"`recount people add NAME --role admin --ledger {ledger}` adds somebody who can"
            )
