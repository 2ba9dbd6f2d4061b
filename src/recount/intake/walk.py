"""Paths to files: folders are walked in sorted order, and whatever bars the way is named."""

import errno
import os
import stat
from collections.abc import Collection, Iterator
from pathlib import Path, PurePath

from recount.intake.item import Failure

NOT_A_FORMAT = "not a format Recount reads"


def files(path: str, suffixes: Collection[str]) -> Iterator[str | Failure]:
    """The files at or under `path` that end in one of `suffixes`, and a Failure for everything else there.

    Hidden files and folders (a leading dot) within a folder are passed over in silence; links are followed.
    """
    if not path:
        yield Failure("''", "an empty name")
        return
    try:
        found = Path(path).stat()
    except (OSError, ValueError) as error:
        if "://" in path:
            yield Failure(path, "not an address that can be fetched: only http:// and https:// are")
        else:
            yield Failure(path, _why_not(path, error))
        return
    if stat.S_ISDIR(found.st_mode):
        empty = True
        for each in _folder(path, suffixes, ((found.st_dev, found.st_ino),)):
            empty = False
            yield each
        if empty:
            yield Failure(path, "no file in it that Recount reads")
    elif suffix(path) not in suffixes:
        yield Failure(path, f"{NOT_A_FORMAT}; these are {', '.join(sorted(suffixes))}")
    elif not stat.S_ISREG(found.st_mode):
        yield Failure(path, "not a file")
    else:
        yield path


def suffix(path: str) -> str:
    """The ending of a path's name, in small letters, with its dot."""
    return PurePath(path).suffix.lower()


def _folder(
    path: str, suffixes: Collection[str], above: tuple[tuple[int, int], ...]
) -> Iterator[str | Failure]:
    """What lies under a folder. `above` identifies it and the folders it lies in, to notice a loop."""
    try:
        with os.scandir(path) as entries:
            names = sorted(entry.name for entry in entries if not entry.name.startswith("."))
    except PermissionError:
        yield Failure(path, "no permission to read this folder")
        return
    except OSError as error:
        yield Failure(path, f"cannot be read: {error.strerror}")
        return
    for name in names:
        inner = os.path.join(path, name)  # noqa: PTH118 - keeps the path as the user typed it
        try:
            found = Path(inner).stat()
        except OSError as error:
            yield Failure(inner, _why_not(inner, error))
            continue
        place = (found.st_dev, found.st_ino)
        if not stat.S_ISDIR(found.st_mode):
            if stat.S_ISREG(found.st_mode) and suffix(inner) in suffixes:
                yield inner
            else:
                yield Failure(inner, f"skipped: {NOT_A_FORMAT}")
        elif place in above:
            yield Failure(inner, "skipped: a link back to a folder that it lies in")
        else:
            yield from _folder(inner, suffixes, (*above, place))


def _why_not(path: str, error: OSError | ValueError) -> str:
    if isinstance(error, ValueError):  # a NUL character
        return "not a path"
    if isinstance(error, PermissionError):
        return "no permission to reach it"
    if error.errno == errno.ELOOP:
        return "a link that leads back to itself"
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return "a broken link: what it points to does not exist" if os.path.islink(path) else "does not exist"  # noqa: PTH114
    return f"cannot be read: {error.strerror}"
