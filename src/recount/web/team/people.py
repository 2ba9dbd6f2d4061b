"""People: a permanent name and a role each; who has left is disabled, and what they decided stays theirs."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Row, func, insert, select, update

from recount.ledger.errors import LedgerError
from recount.ledger.work_tables import People
from recount.names import as_one
from recount.web.team.errors import NotThere
from recount.web.team.names import clean_name
from recount.web.team.roles import Role


@dataclass(frozen=True, slots=True)
class Person:
    """One of those who work on a ledger. `id` is of use within the ledger alone."""

    id: int
    name: str
    role: Role
    disabled: bool
    created: datetime


_COLUMNS = (People.id, People.name, People.role, People.disabled, People.created)


def every(connection: Connection) -> list[Person]:
    """Everybody, in the order of their names; those who have left too."""
    return [_person(row) for row in connection.execute(select(*_COLUMNS).order_by(People.key))]


def named(connection: Connection, name: str) -> Person:
    """The person of that name, however it is capitalised; NotThere without one."""
    row = connection.execute(select(*_COLUMNS).where(People.key == as_one(name))).one_or_none()
    if row is None:
        raise NotThere(f"there is nobody called {name!r}")
    return _person(row)


def of_id(connection: Connection, id: int) -> Person:
    """The person of that id."""
    return _person(connection.execute(select(*_COLUMNS).where(People.id == id)).one())


def add(connection: Connection, name: str, role: Role, hash: str, at: datetime) -> Person:
    """Add a person. Raises LedgerError where there is one of that name."""
    name = clean_name(name)
    known = connection.execute(select(*_COLUMNS).where(People.key == as_one(name))).one_or_none()
    if known is not None:
        disabled = "; they were disabled, and can be restored" if known.disabled else ""
        raise LedgerError(f"there is somebody called {known.name} already{disabled}")
    columns = {"name": name, "key": as_one(name), "role": role.value, "password": hash}
    connection.execute(insert(People), {**columns, "disabled": False, "created": at})
    return named(connection, name)


def change(
    connection: Connection, person: Person, role: Role | None = None, disabled: bool | None = None
) -> Person:
    """Give a person another role, disable or restore them. One admin always remains."""
    role = person.role if role is None else role
    disabled = person.disabled if disabled is None else disabled
    is_admin = person.role is Role.ADMIN and not person.disabled
    if is_admin and (role is not Role.ADMIN or disabled) and admins(connection) == 1:
        raise LedgerError(f"{person.name} is the only admin: make somebody else one first")
    values = {"role": role.value, "disabled": disabled}
    connection.execute(update(People).where(People.id == person.id).values(values))
    return of_id(connection, person.id)


def admins(connection: Connection) -> int:
    """How many can administer the others."""
    wanted = (People.role == Role.ADMIN.value, People.disabled.is_(False))
    return int(connection.execute(select(func.count()).where(*wanted)).scalar_one())


def hash_of(connection: Connection, name: str) -> tuple[Person, str] | None:
    """A person who may log in and the hash of their password, None without one."""
    wanted = (People.key == as_one(name), People.disabled.is_(False))
    row = connection.execute(select(*_COLUMNS, People.password).where(*wanted)).one_or_none()
    return None if row is None else (_person(row), row.password)


def set_hash(connection: Connection, person: Person, hash: str) -> None:
    """Store another hash of a person's password."""
    connection.execute(update(People).where(People.id == person.id).values(password=hash))


def _person(row: Row[*tuple[object, ...]]) -> Person:
    fields = row._mapping
    return Person(
        id=fields["id"],
        name=fields["name"],
        role=Role(fields["role"]),
        disabled=fields["disabled"],
        created=fields["created"],
    )
