"""Answers that have not changed since the browser last asked are not sent again."""

from hashlib import sha256

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LARGEST = 8_000_000  # bytes of an answer that is held back to be hashed


class ETags:
    """Gives answers of the API to GET an ETag by their bytes, and 304 to who has them already."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and hold its answer back until it is known whole."""
        if scope["type"] != "http" or scope["method"] != "GET" or not scope["path"].startswith("/api/"):
            await self.app(scope, receive, send)
            return
        known = Headers(scope=scope).get("if-none-match", "")
        start: Message | None = None
        body = b""

        async def hold(message: Message) -> None:
            nonlocal start, body
            if message["type"] == "http.response.start":
                fits = message["status"] == 200 and int(_header(message, "content-length", "0")) <= LARGEST
                if not fits or "etag" in Headers(raw=message["headers"]):
                    await send(message)
                else:
                    start = message
                return
            if start is None:
                await send(message)
                return
            body += message.get("body", b"")
            if message.get("more_body", False):
                if len(body) > LARGEST:  # as it comes, then
                    begun, start = start, None
                    await send(begun)
                    await send({"type": "http.response.body", "body": body, "more_body": True})
                return
            tag = f'"{sha256(body).hexdigest()[:32]}"'
            headers = MutableHeaders(raw=start["headers"])
            headers["etag"] = tag
            if tag in known:
                del headers["content-length"]
                await send({"type": "http.response.start", "status": 304, "headers": headers.raw})
                await send({"type": "http.response.body", "body": b""})
            else:
                await send(start)
                await send({"type": "http.response.body", "body": body})

        await self.app(scope, receive, hold)


def _header(message: Message, name: str, otherwise: str) -> str:
    return Headers(raw=message["headers"]).get(name, otherwise)
