"""API tokens: what programs ask with in a person's name, for no more than that person may do."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from recount.ledger.errors import LedgerError
from recount.ledger.work_tables import Tokens
from recount.web.team.errors import NotThere
from recount.web.team.people import Person, of_id
from recount.web.team.roles import Role
from recount.web.team.secrets import new_token, stored

LONGEST = 60


@dataclass(frozen=True, slots=True)
class Token:
    """A token as it is listed: nobody is shown its secret again."""

    id: int
    name: str
    role: Role
    created: datetime
    used: datetime | None
    revoked: datetime | None


_COLUMNS = (Tokens.id, Tokens.name, Tokens.role, Tokens.created, Tokens.used, Tokens.revoked)


def of_person(connection: Connection, person: Person) -> list[Token]:
    """The tokens of a person, newest first; those that were revoked too."""
    wanted = select(*_COLUMNS).where(Tokens.person_id == person.id).order_by(Tokens.id.desc())
    return [
        Token(row.id, row.name, Role(row.role), row.created, row.used, row.revoked)
        for row in connection.execute(wanted)
    ]


def make(connection: Connection, person: Person, name: str, role: Role, at: datetime) -> tuple[Token, str]:
    """Make a token for a person; returns it and its secret, which is not kept."""
    name = " ".join(name.split())
    if not name or len(name) > LONGEST or not name.isprintable():
        raise LedgerError(f"say in a few words, at most {LONGEST} letters, what the token is for")
    if not person.role.covers(role):
        raise LedgerError(f"your role is {person.role}: a token cannot have the role {role}")
    secret = new_token()
    columns = {"person_id": person.id, "name": name, "role": role.value, "sha256": stored(secret)}
    connection.execute(insert(Tokens), {**columns, "created": at, "used": None, "revoked": None})
    return of_person(connection, person)[0], secret


def revoke(connection: Connection, person: Person, id: int, at: datetime) -> Token:
    """End a token of a person for ever; NotThere where they have none of that number in use."""
    found = [each for each in of_person(connection, person) if each.id == id and each.revoked is None]
    if not found:
        raise NotThere(f"you have no token {id} in use")
    connection.execute(update(Tokens).where(Tokens.id == id).values(revoked=at))
    return found[0]


def revoke_all(connection: Connection, person: Person, at: datetime) -> None:
    """End all tokens of a person."""
    in_use = (Tokens.person_id == person.id, Tokens.revoked.is_(None))
    connection.execute(update(Tokens).where(*in_use).values(revoked=at))


def find(connection: Connection, secret: str) -> tuple[Person, Role, datetime | None] | None:
    """Whose token it is, what it may do now and when it was last used; None where it is none or revoked."""
    wanted = (Tokens.sha256 == stored(secret), Tokens.revoked.is_(None))
    row = connection.execute(select(*_COLUMNS, Tokens.person_id).where(*wanted)).one_or_none()
    if row is None:
        return None
    person = of_id(connection, row.person_id)
    return None if person.disabled else (person, person.role.lesser(Role(row.role)), row.used)


def touch(connection: Connection, secret: str, at: datetime) -> None:
    """Note that a token is in use."""
    connection.execute(update(Tokens).where(Tokens.sha256 == stored(secret)).values(used=at))
