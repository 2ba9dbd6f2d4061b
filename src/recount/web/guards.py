"""What every request and answer must keep to, whoever asks: only our pages may act here, no text may run."""

from ipaddress import ip_address
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from recount.web.serving import Serving

SAFE = frozenset(("GET", "HEAD", "OPTIONS"))
LARGEST = 1_000_000  # bytes of a change
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "worker-src 'self' blob:",  # the map's
        "style-src 'self' 'unsafe-inline'",  # charts set styles on what they draw
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
POLICY_OF_DATA = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox"
"""For what the API answers: an original opened by itself runs nothing either, whatever it is."""
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "X-Permitted-Cross-Domain-Policies": "none",
}


class Guards:
    """Sets the headers of every answer, and refuses what another site has a browser ask.

    Served alone, only the names of this machine are answered to, so that no foreign name that points here
    can be used to read a ledger. What changes something must come from our own pages, or from no page, and
    be no longer than a megabyte.
    """

    def __init__(self, app: ASGIApp, serving: Serving) -> None:
        self.app, self.team = app, serving.team
        self._names = frozenset(hostname(name) for name in serving.names)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Look at a request, pass it on or refuse it, and set the headers of the answer."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        of_data = scope["path"].startswith("/api/")

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.setdefault("Content-Security-Policy", POLICY_OF_DATA if of_data else POLICY)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                if of_data:  # nobody on the way keeps what only those who log in may read
                    headers.setdefault("Cache-Control", "private, no-cache")
            await send(message)

        refusal = self._refusal(scope["method"], Headers(scope=scope))
        if refusal is None and scope["method"] not in SAFE:
            body = await _body(receive)
            if body is None:
                refusal = _too_long()
            else:
                receive = _again(body, receive)
        await (refusal or self.app)(scope, receive, guarded)

    def _refusal(self, method: str, headers: Headers) -> JSONResponse | None:
        host = headers.get("host", "")
        if not self._answers_to(hostname(host)):
            if self.team:
                return _refused(403, "this workspace does not go by that name")
            why = "this workspace answers on this machine only; start it with --team to open it to others"
            return _refused(403, why)
        if method in SAFE:
            return None
        origin = headers.get("origin")
        foreign = origin is not None and _host_of(origin) != host
        if foreign or headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            return _refused(403, "another site may not change this ledger")
        if headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
            return _refused(415, "changes are sent as application/json")
        length = headers.get("content-length", "0")
        return _too_long() if length.isdecimal() and int(length) > LARGEST else None

    def _answers_to(self, name: str) -> bool:
        if self.team and not self._names:
            return True
        return name in self._names or _of_this_machine(name)


def hostname(host: str) -> str:
    """The name in a Host header, without the port, in small letters."""
    name, colon, port = host.rpartition(":")
    return (name if colon and port.isdecimal() and not name.endswith(":") else host).lower()


def _of_this_machine(name: str) -> bool:
    """Whether it is localhost or an address of the loopback, which no name of another site can be."""
    try:
        return name == "localhost" or ip_address(name.removeprefix("[").removesuffix("]")).is_loopback
    except ValueError:
        return False


async def _body(receive: Receive) -> bytes | None:
    """The body of a request; None where it is too long, as soon as that is known, or breaks off."""
    body = b""
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None
        part: bytes = message.get("body", b"")
        body += part
        if len(body) > LARGEST:
            return None
        if not message.get("more_body", False):
            return body


def _again(body: bytes, receive: Receive) -> Receive:
    """What gives a body that was read already, and then what follows it."""
    given = False

    async def again() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return again


def _too_long() -> JSONResponse:
    return _refused(413, "that is too long: a change has at most a megabyte")


def _refused(status: int, why: str) -> JSONResponse:
    return JSONResponse({"detail": why}, status)


def _host_of(origin: str) -> str:
    """The host of an origin; empty where it is none."""
    try:
        return urlsplit(origin).netloc
    except ValueError:
        return ""
