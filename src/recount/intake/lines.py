"""The lines of a stream, one at a time, and never more of one than the limit in memory."""

from collections.abc import Iterator
from typing import Protocol

from recount.intake import item

_PIECE = 1 << 20


class Stream(Protocol):
    """What formats of many documents need of an open file: an `io.BufferedReader` has it."""

    def read(self, size: int, /) -> bytes: ...
    def readline(self, size: int, /) -> bytes: ...
    def peek(self) -> bytes: ...


def lines(stream: Stream) -> Iterator[bytes]:
    """Each line with its line break; one above `MAX_BYTES` is cut to a byte more: see `overlong`."""
    while line := stream.readline(item.MAX_BYTES + 1):
        yield line
        piece = line
        while len(line) > item.MAX_BYTES and piece and not piece.endswith(b"\n"):
            piece = stream.readline(_PIECE)


def overlong(line: bytes) -> bool:
    """Whether `lines` had to cut it."""
    return len(line) > item.MAX_BYTES
