"""Writing a file that is either whole or not there."""

import errno
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
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, "is a folder, not a file", path)
    if not target.parent.is_dir():
        raise FileNotFoundError(errno.ENOENT, "its folder does not exist", path)
    if not os.access(target.parent, os.W_OK | os.X_OK):
        raise PermissionError(errno.EACCES, "no permission to write to its folder", path)
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
