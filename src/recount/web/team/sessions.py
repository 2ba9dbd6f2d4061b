"""Sessions: who is logged in, until they log out, leave it unused, or it has lasted long enough."""

from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, insert, select, update

from recount.ledger.work_tables import Sessions
from recount.web.team.people import Person, of_id
from recount.web.team.secrets import new_secret, stored
from recount.web.team.terms import Terms


def begin(connection: Connection, person: Person, at: datetime, terms: Terms) -> str:
    """Begin a session; returns the secret of its cookie. Sessions that have expired are cleared away."""
    old = [row.sha256 for row in connection.execute(select(*Sessions.__table__.c)) if _over(row, at, terms)]
    connection.execute(delete(Sessions).where(Sessions.sha256.in_(old)))
    secret = new_secret()
    columns = {"sha256": stored(secret), "person_id": person.id, "created": at, "seen": at}
    connection.execute(insert(Sessions), columns)
    return secret


def find(connection: Connection, secret: str, at: datetime, terms: Terms) -> tuple[Person, timedelta] | None:
    """Whose session it is and for how long nothing was heard of it; None where it is none or over."""
    row = connection.execute(
        select(*Sessions.__table__.c).where(Sessions.sha256 == stored(secret))
    ).one_or_none()
    if row is None or _over(row, at, terms):
        return None
    person = of_id(connection, row.person_id)
    return None if person.disabled else (person, at - row.seen)


def touch(connection: Connection, secret: str, at: datetime) -> None:
    """Note that a session is in use."""
    connection.execute(update(Sessions).where(Sessions.sha256 == stored(secret)).values(seen=at))


def end(connection: Connection, secret: str) -> None:
    """End a session."""
    connection.execute(delete(Sessions).where(Sessions.sha256 == stored(secret)))


def end_all(connection: Connection, person: Person, but: str | None = None) -> None:
    """End all sessions of a person, but for one where it is given."""
    kept = stored(but) if but is not None else ""
    connection.execute(delete(Sessions).where(Sessions.person_id == person.id, Sessions.sha256 != kept))


def _over(row: object, at: datetime, terms: Terms) -> bool:
    created: datetime = row.created  # type: ignore[attr-defined]
    seen: datetime = row.seen  # type: ignore[attr-defined]
    return at - seen >= terms.idle or at - created >= terms.longest
