"""URLs to bytes. Nothing else in intake opens a socket."""

import re
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus

import httpx

from recount.intake import item
from recount.intake.item import Unreadable, too_large

_TIMEOUT = 20.0  # seconds without a byte
_DEADLINE = 120.0  # seconds for a whole page
_MOST_REDIRECTS = 10
_ERROR_NUMBER = re.compile(r"^\[Errno -?\d+\] ")
_HEADERS = {
    "User-Agent": "recount",
    "Accept": "text/html, application/xhtml+xml, application/pdf, text/*;q=0.9, */*;q=0.5",
}


@dataclass(frozen=True)
class Page:
    """What a server sent: the bytes, the address they came from in the end, and what it called them."""

    data: bytes
    url: str
    media: str  # small letters, without parameters; '' where the server named none
    charset: str | None
    retrieved: datetime


def is_url(path: str) -> bool:
    """Whether `path` is an address to fetch."""
    return path.lower().startswith(("http://", "https://"))


def fetch(url: str) -> Page:
    """The page at `url`, redirects followed. Raises Unreadable, with the reason in plain words."""
    try:
        with (
            httpx.Client(
                follow_redirects=True, timeout=_TIMEOUT, max_redirects=_MOST_REDIRECTS, headers=_HEADERS
            ) as client,
            client.stream("GET", url) as response,
        ):
            if not response.is_success:
                raise Unreadable(
                    f"the server answered {response.status_code} {_phrase(response.status_code)}".rstrip()
                )
            media = response.headers.get("content-type", "").partition(";")[0].strip().lower()
            data = _body(response)
            return Page(data, str(response.url), media, response.charset_encoding, datetime.now(UTC))
    except httpx.TimeoutException:
        raise Unreadable(f"cannot be reached: no answer within {_TIMEOUT:.0f} seconds") from None
    except httpx.TooManyRedirects:
        raise Unreadable(f"redirects more than {_MOST_REDIRECTS} times") from None
    except (httpx.InvalidURL, httpx.UnsupportedProtocol):
        raise Unreadable("not an address that can be fetched") from None
    except httpx.DecodingError:
        raise Unreadable("the server sent broken compressed data") from None
    except httpx.HTTPError as error:
        said = _ERROR_NUMBER.sub("", str(error)) or type(error).__name__
        raise Unreadable(f"cannot be reached: {said[0].lower()}{said[1:]}") from None


def _body(response: httpx.Response) -> bytes:
    """The body, uncompressed, no more of it than the limit."""
    began = time.monotonic()
    length = response.headers.get("content-length", "")
    if length.isdecimal() and int(length) > item.MAX_BYTES:
        raise too_large(int(length))
    body = bytearray()
    for piece in response.iter_bytes():
        body += piece
        if len(body) > item.MAX_BYTES:
            raise too_large(len(body))
        if time.monotonic() - began > _DEADLINE:
            raise Unreadable(f"too slow: not all of it came within {_DEADLINE:.0f} seconds")
    return bytes(body)


def _phrase(status: int) -> str:
    return HTTPStatus(status).phrase if status in set(HTTPStatus) else ""
