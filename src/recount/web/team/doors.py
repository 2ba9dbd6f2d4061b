"""Who asks, and whether they may: decided for every address of the API before its routes are reached."""

from dataclasses import dataclass
from secrets import token_urlsafe

from anyio import to_thread
from starlette.datastructures import Headers
from starlette.requests import HTTPConnection
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from recount.web.asked import Asker
from recount.web.guards import SAFE
from recount.web.serving import Serving
from recount.web.team.limiting import Limits, waiting
from recount.web.team.roles import Role
from recount.web.team.secrets import TOKEN_PREFIX, guard_of, same
from recount.web.team.team import Team

OPEN = frozenset(("/api/me", "/api/login", "/api/openapi.json"))
"""What may be asked without having logged in."""
LOGIN = "/api/login"
NEEDED = (
    ("/api/logout", Role.READER, Role.READER),
    ("/api/password", Role.READER, Role.READER),
    ("/api/tokens", Role.READER, Role.READER),
    ("/api/people", Role.ADMIN, Role.ADMIN),
    ("/api/releases", Role.READER, Role.EDITOR),
)
"""Addresses that ask for other roles than the rest, to read and to change: these and all below them."""
READS, CHANGES = Role.READER, Role.CODER
"""What all other addresses ask for, those too that are still to be made."""
GUARD = "x-recount-guard"
OUT_OF_DATE = (
    "this page is out of date: load it anew. Programs send what /api/me gives as the header X-Recount-Guard"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """By whom and how something is asked: in a session, by a token, or alone at the machine.

    `guard` is what changes must be sent along with; none with a token, which no browser sends by itself.
    """

    asker: Asker
    guard: str | None
    session: str | None = None


class Doors:
    """Lets through who may ask, and tells the routes who it is. Everything under /api is shut by default."""

    def __init__(self, app: ASGIApp, serving: Serving) -> None:
        self.app, self.serving = app, serving
        self._alone = Entry(Asker(serving.author, Role.ADMIN), guard=token_urlsafe(32))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Look at a request, and pass it on or refuse it."""
        if scope["type"] == "http" and scope["path"].startswith("/api/"):
            refusal = await self._refusal(scope)
            if refusal is not None:
                await refusal(scope, receive, send)
                return
        elif scope["type"] == "websocket":  # there are none
            await send({"type": "websocket.close", "code": 1008})
            return
        await self.app(scope, receive, send)

    async def _refusal(self, scope: Scope) -> Response | None:
        connection = HTTPConnection(scope)
        entry: Entry | None = self._alone
        if self.serving.team:
            entry = await self._entry(connection)
            seconds = _limits(connection).request(entry.asker.name if entry else None, address_of(connection))
            if seconds:
                return too_many(f"too many requests: try again in {waiting(seconds)}", seconds)
            if entry is None and "authorization" in connection.headers:
                return _unknown("that token is not known here, or was revoked")
        scope.setdefault("state", {})
        scope["state"].update(entry=entry, asker=entry.asker if entry else None)
        path, method = scope["path"], scope["method"]
        if entry is None:
            return None if path in OPEN else _unknown("log in first")
        if method not in SAFE and path != LOGIN and not _guarded(entry, connection.headers):
            return _refused(403, OUT_OF_DATE)
        needed = role_needed(path, method)
        if path not in OPEN and not entry.asker.may(needed):
            return _refused(403, f"this asks for the role {needed}; yours is {entry.asker.role}")
        return None

    async def _entry(self, connection: HTTPConnection) -> Entry | None:
        team: Team = connection.app.state.team
        given = connection.headers.get("authorization")
        if given is not None:  # whoever sends one means it: a cookie does not count then
            scheme, _, token = given.partition(" ")
            if scheme.lower() != "bearer" or not token.startswith(TOKEN_PREFIX):
                return None
            found = await to_thread.run_sync(team.of_token, token.strip())
            return None if found is None else Entry(Asker(found[0].name, found[1]), guard=None)
        session = connection.cookies.get(cookie_name(connection))
        person = await to_thread.run_sync(team.of_session, session) if session else None
        if person is None or session is None:
            return None
        return Entry(Asker(person.name, person.role), guard_of(session), session)


def role_needed(path: str, method: str) -> Role:
    """The role that an address under /api asks for."""
    for below, reads, changes in NEEDED:
        if path == below or path.startswith(below + "/"):
            return reads if method in SAFE else changes
    return READS if method in SAFE else CHANGES


def cookie_name(connection: HTTPConnection) -> str:
    """The cookie of a session. By https a browser takes the longer name from nobody but this very host."""
    return "__Host-recount" if connection.scope["scheme"] == "https" else "recount"


def address_of(connection: HTTPConnection) -> str:
    """Where a request comes from."""
    return connection.client.host if connection.client else "nowhere"


def too_many(why: str, seconds: int) -> Response:
    """The answer to who asks too often."""
    return JSONResponse({"detail": why}, 429, {"Retry-After": str(seconds)})


def _guarded(entry: Entry, headers: Headers) -> bool:
    return entry.guard is None or same(headers.get(GUARD, ""), entry.guard)


def _limits(connection: HTTPConnection) -> Limits:
    limits: Limits = connection.app.state.limits
    return limits


def _unknown(why: str) -> Response:
    return JSONResponse({"detail": why}, 401, {"WWW-Authenticate": "Bearer"})


def _refused(status: int, why: str) -> Response:
    return JSONResponse({"detail": why}, status)
