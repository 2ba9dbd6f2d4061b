"""Where a server listens: an address is looked up once, and what was found is what is listened on."""

import errno
import os
import socket
from ipaddress import IPv6Address, ip_address

from recount.ledger.errors import LedgerError

_BACKLOG = 128


class CannotListen(LedgerError):
    """An address cannot be listened on; the message says why."""


Where = tuple[socket.AddressFamily, tuple[str | int, ...]]
"""A family of addresses, and an address and port as sockets of that family take them."""


def look_up(host: str, port: int) -> list[Where]:
    """The addresses that a name or address stands for on this machine."""
    try:
        found = socket.getaddrinfo(host or None, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    except (OSError, UnicodeError):
        raise CannotListen(f"{host} is no address of this machine") from None
    wanted = (socket.AF_INET, socket.AF_INET6)
    places: list[Where] = [(family, (*place,)) for family, _, _, _, place in found if family in wanted]
    return list(dict.fromkeys(places))


def on_loopback(places: list[Where]) -> bool:
    """Whether all of them are reached from this machine alone. 0.0.0.0 and :: are every address there is."""
    return bool(places) and all(_is_loopback(str(place[0])) for _, place in places)


def listen(places: list[Where]) -> list[socket.socket]:
    """Sockets that listen there, on one port if it is 0. An address that this machine lacks is left out."""
    opened: list[socket.socket] = []
    for family, (address, given, *others) in places:
        port = given or (opened[0].getsockname()[1] if opened else 0)
        try:
            opened.append(_listening(family, (address, port, *others)))
        except OSError as error:
            if error.errno not in (errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT):
                _close(opened)
                raise CannotListen(
                    f"{_spelt(str(address))}:{port} cannot be listened on: {_why(error)}"
                ) from None
    if not opened:
        raise CannotListen(f"{places[0][1][0]} is no address of this machine")
    return opened


def url_of(host: str, listening: socket.socket) -> str:
    """The address for a browser."""
    return f"http://{_spelt(host)}:{listening.getsockname()[1]}/"


def _listening(family: socket.AddressFamily, place: tuple[str | int, ...]) -> socket.socket:
    opened = socket.socket(family, socket.SOCK_STREAM)
    try:
        if os.name == "posix":  # elsewhere it would let two programs listen on one port
            opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if family == socket.AF_INET6:
            opened.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        opened.bind(place)
        opened.listen(_BACKLOG)
    except BaseException:
        opened.close()
        raise
    return opened


def _is_loopback(address: str) -> bool:
    parsed = ip_address(address.partition("%")[0])
    mapped = parsed.ipv4_mapped if isinstance(parsed, IPv6Address) else None
    return (mapped or parsed).is_loopback


def _why(error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return "another program listens there; --port takes another one"
    return (error.strerror or str(error)).lower()


def _spelt(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _close(opened: list[socket.socket]) -> None:
    for each in opened:
        each.close()
