"""Opening the file of a ledger: its checks, its transactions, and its migration to the present schema."""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, insert
from sqlalchemy.exc import DatabaseError, OperationalError

from recount.ledger.errors import LedgerBusy, LedgerError
from recount.ledger.migrations import HEAD
from recount.ledger.tables import Audit, now

APPLICATION_ID = 0x5265636E  # "Recn": tells a ledger from any other SQLite file
PATIENCE = 60  # seconds that one writer waits for another


def open_engine(path: Path) -> Engine:
    """An engine on the ledger at `path`, made when absent and migrated when old.

    Raises LedgerError when that cannot be.
    """
    _check_file(path)
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": PATIENCE})
    event.listen(engine, "connect", _on_connect)
    event.listen(engine, "begin", _on_begin)
    try:
        with explained(path):
            _check_schema(engine, path)
    except BaseException:
        engine.dispose()
        raise
    return engine


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection that sees one unchanging state of the ledger."""
    with engine.connect() as connection, connection.begin():
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that is the ledger's only writer until it ends, kept whole or not at all."""
    with engine.connect().execution_options(recount_writes=True) as connection, connection.begin():
        yield connection


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turns what SQLite says about the file itself into a LedgerError in plain words."""
    try:
        yield
    except DatabaseError as error:
        said = str(error.orig)
        if "not a database" in said or "malformed" in said:
            raise LedgerError(f"{path} is not a ledger, or is damaged ({said})") from error
        if "readonly" in said or "unable to open" in said:
            raise LedgerError(f"{path} cannot be written to ({said})") from error
        if isinstance(error, OperationalError) and "locked" in said:
            raise LedgerBusy(f"{path} is in use by another program; try again later") from error
        if "full" in said:
            raise LedgerError(f"there is no room left on the disk of {path}") from error
        if isinstance(error, OperationalError):
            raise LedgerError(f"{path} cannot be used ({said})") from error
        raise


def _check_file(path: Path) -> None:
    if path.is_dir():
        raise LedgerError(f"{path} is a folder, not a ledger")
    if not path.parent.is_dir():
        raise LedgerError(f"the folder of {path} does not exist")
    if not path.exists():
        if not os.access(path.parent, os.W_OK | os.X_OK):
            raise LedgerError(f"{path} cannot be made: no permission to write to its folder")
    elif not path.is_file():
        raise LedgerError(f"{path} is not a ledger")
    elif not os.access(path, os.R_OK | os.W_OK):
        raise LedgerError(f"{path} cannot be written to (no permission)")


def _on_connect(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None  # transactions begin where `_on_begin` says, not where sqlite3 guesses
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = NORMAL")


def _on_begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("recount_writes", False)
    # IMMEDIATE: a writer waits for its turn at the start, where waiting is safe, never in the middle
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _check_schema(engine: Engine, path: Path) -> None:
    with reading(engine) as connection:
        current = _revision(connection, path)
    if current == HEAD:
        return
    if current is None:
        _write_ahead(engine)
    with writing(engine) as connection:
        current = _revision(connection, path)  # another process may have migrated it meanwhile
        if current != HEAD:
            _migrate(connection, path, current)


def _revision(connection: Connection, path: Path) -> str | None:
    """The schema revision; None for an empty file."""
    if _pragma(connection, "application_id") != APPLICATION_ID:
        if connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one():
            raise LedgerError(f"{path} is not a ledger but another program's database")
        return None
    return str(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one())


def _write_ahead(engine: Engine) -> None:
    """Lets readers read while one writer writes. The file remembers it."""
    ends = time.monotonic() + PATIENCE
    raw = engine.raw_connection()
    try:
        while True:
            try:
                raw.cursor().execute("PRAGMA journal_mode = WAL")
                return
            except sqlite3.OperationalError:
                # two that make one ledger at once: SQLite lets neither wait here, so the wait is ours
                if time.monotonic() > ends:
                    raise
                time.sleep(0.02)
    finally:
        raw.close()


def _migrate(connection: Connection, path: Path, current: str | None) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory
    from alembic.util import CommandError

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", "recount.ledger:migrations")
    config.set_main_option("path_separator", "os")
    if current is not None:
        try:
            ScriptDirectory.from_config(config).get_revision(current)
        except CommandError as error:
            raise LedgerError(
                f"{path} was made by a newer Recount (its schema is {current}, this one knows {HEAD}); "
                "update Recount to open it"
            ) from error
    command.upgrade(config, "head")
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    detail = {"from": current, "to": HEAD}
    connection.execute(insert(Audit), {"at": now(), "action": "migrate", "detail": detail})


def _pragma(connection: Connection, name: str) -> int:
    return int(connection.exec_driver_sql(f"PRAGMA {name}").scalar_one())
