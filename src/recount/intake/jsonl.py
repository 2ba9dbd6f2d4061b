"""JSON lines to items: an object a line, with "text" and what else is known of the document."""

import codecs
import json
from collections.abc import Iterator

from recount.intake.encoding import MOST_CONTROLS, controls
from recount.intake.item import MAX_BYTES, Failure, Item, Unreadable
from recount.intake.lines import Stream, lines, overlong
from recount.intake.record import document


def read(stream: Stream, locator: str, typed: str, name: str) -> Iterator[Item | Failure]:
    """The item or failure of every line that is not blank, one at a time.

    `locator` and `typed` say where the lines lie, exactly and as the user put it; a line without a "doc" is
    called 'name:LINE'. Raises Unreadable when there is no line at all, or no text in the file.
    """
    if controls(stream.peek()) > MOST_CONTROLS:
        raise Unreadable("binary, not text")
    number, empty = 0, True
    for number, line in enumerate(lines(stream), start=1):
        original = line.removeprefix(codecs.BOM_UTF8).rstrip(b"\r\n") if number == 1 else line.rstrip(b"\r\n")
        if not original.strip():
            continue
        empty = False
        try:
            if overlong(line):
                raise Unreadable(f"too large for one line: the limit is {MAX_BYTES / 1e6:.0f} MB")
            read_ = document(_fields(original), original, f"{name}:{number}")
        except Unreadable as why:
            yield Failure(f"{typed}:{number}", str(why))
        else:
            yield Item(f"{locator}#{read_.name}", original, read_)
    if empty:
        raise Unreadable("empty" if number == 0 else "no text in it")


def _fields(line: bytes) -> dict[str, object]:
    try:
        value = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise Unreadable(f"not JSON: broken UTF-8 at byte {error.start}") from None
    except json.JSONDecodeError as error:
        raise Unreadable(
            f"not JSON: {error.msg[0].lower()}{error.msg[1:]} at character {error.colno}"
        ) from None
    except ValueError as error:  # a number of too many digits
        raise Unreadable(f"not JSON: {error}") from None
    except RecursionError:
        raise Unreadable("nested too deeply") from None
    if not isinstance(value, dict):
        raise Unreadable("not a JSON object")
    return value
