"""Writing a file that is either whole or not there."""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

STDOUT = "-"


@contextmanager
def writing(path: str) -> Iterator[TextIO]:
    """A text stream that becomes the file at `path` when the block ends well; '-' is standard output.

    UTF-8, line breaks as they are written. Raises OSError where the file cannot be made.
    """
    if path == STDOUT:
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="")
        yield sys.stdout
        sys.stdout.flush()
        return
    target = Path(path).resolve()  # through a link, which stays
    if target.exists() and not target.is_file():  # a device or a pipe: there is nothing to replace
        with target.open("w", encoding="utf-8", errors="backslashreplace", newline="") as stream:
            yield stream
        return
    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with open(handle, "w", encoding="utf-8", errors="backslashreplace", newline="") as stream:  # noqa: PTH123
            yield stream
        umask = os.umask(0)
        os.umask(umask)
        Path(temporary).chmod(0o666 & ~umask)  # mkstemp makes it private; the user's own files are not
        Path(temporary).replace(target)
    except BaseException:
        with suppress(OSError):
            Path(temporary).unlink()
        raise
