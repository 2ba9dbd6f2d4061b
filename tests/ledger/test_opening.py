"""Opening a ledger: what is none is refused in plain words, what is old is brought up to date."""

import os
import sqlite3
import sys
from pathlib import Path
from subprocess import run

import pytest
from sqlalchemy.exc import OperationalError

import recount
from recount.ledger import summary_tables, work_tables  # noqa: F401 - so that Base knows them
from recount.ledger.connection import APPLICATION_ID, explained
from recount.ledger.migrations import HEAD
from recount.ledger.tables import Base


def test_a_ledger_is_made_when_there_is_none_and_opens_again(tmp_path: Path) -> None:
    for _ in range(2):
        with recount.Ledger(tmp_path / "homs.db") as ledger:
            assert ledger.incidents() == []
    connection = sqlite3.connect(tmp_path / "homs.db")
    assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_an_empty_file_becomes_a_ledger(tmp_path: Path) -> None:
    (tmp_path / "empty.db").touch()
    with recount.Ledger(tmp_path / "empty.db") as ledger:
        assert ledger.documents() == []


def test_a_text_file_is_no_ledger(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("Homs, 25 February: 32, 40 or 42?" * 50)
    with pytest.raises(recount.LedgerError, match=r"notes\.txt is not a ledger"):
        recount.Ledger(tmp_path / "notes.txt")


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "photos.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE photos (id)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(recount.LedgerError, match="another program's database"):
        recount.Ledger(path)
    assert path.read_bytes() == before


def test_a_folder_and_a_missing_folder_are_named(tmp_path: Path) -> None:
    with pytest.raises(recount.LedgerError, match="is a folder"):
        recount.Ledger(tmp_path)
    with pytest.raises(recount.LedgerError, match=r"folder of .* does not exist"):
        recount.Ledger(tmp_path / "nowhere" / "homs.db")


def test_what_is_no_file_is_no_ledger() -> None:
    with pytest.raises(recount.LedgerError, match="/dev/null is not a ledger"):
        recount.Ledger("/dev/null")


def test_a_folder_that_may_not_be_written_to_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(recount.LedgerError, match=r"homs\.db cannot be made: no permission to write to"):
        recount.Ledger(tmp_path / "homs.db")


def test_an_error_of_the_disk_is_a_ledger_error(tmp_path: Path) -> None:
    broken = OperationalError("SELECT", {}, sqlite3.OperationalError("disk I/O error"))
    full = OperationalError("INSERT", {}, sqlite3.OperationalError("database or disk is full"))
    for error, said in ((broken, r"cannot be used \(disk I/O error\)"), (full, "no room left on the disk")):
        with pytest.raises(recount.LedgerError, match=said), explained(tmp_path / "homs.db"):
            raise error


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is read-only to root")
def test_a_read_only_file_is_named(tmp_path: Path) -> None:
    recount.Ledger(tmp_path / "homs.db").close()
    (tmp_path / "homs.db").chmod(0o444)
    with pytest.raises(recount.LedgerError, match="cannot be written to"):
        recount.Ledger(tmp_path / "homs.db")


def test_a_ledger_of_a_newer_recount_is_refused_untouched(tmp_path: Path) -> None:
    recount.Ledger(tmp_path / "homs.db").close()
    with sqlite3.connect(tmp_path / "homs.db") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    with pytest.raises(recount.LedgerError, match="made by a newer Recount"):
        recount.Ledger(tmp_path / "homs.db")


def test_the_migrations_make_the_tables_that_the_code_knows(tmp_path: Path) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext
    from alembic.script import ScriptDirectory

    with recount.Ledger(tmp_path / "homs.db") as ledger, ledger._engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": _ours})
        assert compare_metadata(context, Base.metadata) == []
    scripts = ScriptDirectory(str(Path(recount.__file__).parent / "ledger" / "migrations"))
    assert scripts.get_current_head() == HEAD


def _ours(name: str | None, kind: str, *_: object) -> bool:
    """But for the tables that FTS5 keeps by itself."""
    return kind != "table" or not (name or "").startswith("summary_words")


def test_opening_a_present_ledger_does_without_alembic(tmp_path: Path) -> None:
    recount.Ledger(tmp_path / "homs.db").close()
    code = (
        "import sys, recount\n"
        f"recount.Ledger({str(tmp_path / 'homs.db')!r}).incidents()\n"
        "print([m for m in ('alembic', 'trafilatura', 'pycountry') if m in sys.modules])"
    )
    assert run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
