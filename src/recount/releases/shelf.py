"""The releases of a ledger: made once, kept as they are, given out and compared."""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import partial

from sqlalchemy import Connection, insert, select

from recount.confidence import ASSERTED
from recount.ledger import Ledger, LedgerError, incidents, judgements, queries
from recount.ledger.redirects import root
from recount.ledger.store import note as audited
from recount.ledger.tables import now
from recount.ledger.work_tables import Releases
from recount.model import Value
from recount.reconciling import Incident, Rule
from recount.releases.difference import Difference, difference
from recount.releases.frozen import FORMATS, Frozen, freeze, read_lines

NAME = re.compile(r"[A-Za-z0-9._-]{1,60}")
PART = 500  # incidents whose claims are in memory at a time
COLUMNS = (
    *(Releases.name, Releases.made, Releases.author, Releases.note),
    *(Releases.rule, Releases.incidents, Releases.sha256),
)


class NoSuchRelease(LedgerError, KeyError):
    """There is no release of that name, or none in that format."""

    __str__ = Exception.__str__  # KeyError's own would put the message in quotation marks


class Release(Value):
    """A release without its contents. `sha256` is that of its JSON lines."""

    name: str
    made: datetime
    author: str
    note: str
    rule: str
    incidents: int
    sha256: str

    @property
    def formats(self) -> tuple[str, ...]:
        """What it can be had in."""
        return FORMATS


def make(ledger: Ledger, name: str, note: str, rule: Rule, author: str) -> Release:
    """Freeze the ledger as it is now under a name of letters, digits, ".", "_" and "-".

    Raises LedgerError where the name is none or is taken, for ever: a release is never changed.
    """
    if not NAME.fullmatch(name) or not name.strip("."):
        raise LedgerError(f'{name!r} is no name for a release: up to 60 letters, digits, ".", "_" and "-"')
    with ledger.transaction() as connection:
        _must_be_free(connection, name)
        frozen, merged = _frozen(connection, rule)
    made = Release(
        name=name,
        made=now(),
        author=author,
        note=note,
        rule=rule.name,
        incidents=frozen.incidents,
        sha256=frozen.sha256,
    )
    columns = made.model_dump() | {"lines": frozen.lines, **frozen.exports}
    with ledger.transaction(writes=True) as connection:
        _must_be_free(connection, name)  # another may have taken it meanwhile
        leads = {str(id): into for id, into in merged.items()}
        connection.execute(insert(Releases), {**columns, "merged": leads})
        audited(connection, "release", name=name, sha256=frozen.sha256)
    return made


def every(ledger: Ledger) -> list[Release]:
    """Every release, newest first."""
    with ledger.transaction() as connection:
        rows = connection.execute(select(*COLUMNS).order_by(Releases.id.desc()))
        return [Release(**row._mapping) for row in rows]


def export(ledger: Ledger, name: str, format: str) -> bytes:
    """A release in one of its formats, compressed by gzip. NoSuchRelease where there is none."""
    if format not in FORMATS:
        raise NoSuchRelease(f"a release is there as {', '.join(FORMATS)}, not as {format!r}")
    with ledger.transaction() as connection:
        _row(connection, name)
        query = select(getattr(Releases, format)).where(Releases.name == name)
        return bytes(connection.execute(query).scalar_one())


def before(ledger: Ledger, name: str) -> str | None:
    """The name of the release before one, None for the first."""
    with ledger.transaction() as connection:
        own = _row(connection, name)
        query = select(Releases.name).where(Releases.id < own).order_by(Releases.id.desc()).limit(1)
        return connection.scalar(query)


def compare(ledger: Ledger, a: str, b: str | Rule) -> Difference:
    """The difference from release `a` to release `b`, or to the ledger as it is now under a rule."""
    with ledger.transaction() as connection:
        earlier = _lines(connection, a)
        if isinstance(b, Rule):
            frozen, merged = _frozen(connection, b)
            later = frozen.lines
        else:
            later = _lines(connection, b)
            leads = connection.execute(select(Releases.merged).where(Releases.name == b)).scalar_one()
            merged = {int(id): into for id, into in leads.items()}
    return difference(partial(read_lines, earlier), partial(read_lines, later), merged)


class _Told:
    """The incidents of a ledger in order of time, whole, as often as they are gone through."""

    def __init__(self, connection: Connection, found: Sequence[Incident]) -> None:
        self._connection = connection
        self._bare = sorted(found, key=incidents.by_time)

    def __iter__(self) -> Iterator[Incident]:
        for first in range(0, len(self._bare), PART):
            yield from incidents.whole(self._connection, self._bare[first : first + PART], ASSERTED)


def _frozen(connection: Connection, rule: Rule) -> tuple[Frozen, dict[int, int]]:
    """The ledger as it is now, and the incidents that lead to another, each with the one where that ends."""
    merged = queries.merges(connection)
    ids = {root(id, merged) for id in queries.incidents_where(connection, None, None, None)}
    told = _Told(connection, incidents.bare(connection, ids, merged, ASSERTED))
    return freeze(told, rule, judgements.reviewed(connection)), {id: root(id, merged) for id in merged}


def _row(connection: Connection, name: str) -> int:
    found = connection.scalar(select(Releases.id).where(Releases.name == name))
    if found is None:
        raise NoSuchRelease(f"there is no release {name!r}")
    return found


def _lines(connection: Connection, name: str) -> bytes:
    _row(connection, name)
    return bytes(connection.execute(select(Releases.lines).where(Releases.name == name)).scalar_one())


def _must_be_free(connection: Connection, name: str) -> None:
    if connection.scalar(select(Releases.id).where(Releases.name == name)) is not None:
        raise LedgerError(f"there is a release {name!r} already, and a release is never changed")
