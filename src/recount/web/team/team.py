"""The team of a ledger: its people, their sessions and tokens, and the log of what was changed among them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection, event, insert

from recount.ledger.connection import explained, open_engine, reading, writing
from recount.ledger.errors import LedgerError
from recount.ledger.tables import Audit, now
from recount.names import as_one
from recount.web.team import passwords, people, sessions, tokens
from recount.web.team.errors import WrongPassword
from recount.web.team.people import Person
from recount.web.team.roles import Role
from recount.web.team.terms import Terms
from recount.web.team.tokens import Token

PATIENCE = 5_000  # milliseconds for which somebody who logs in waits for a program that writes to the ledger
NOTED = timedelta(minutes=5)  # how exactly it is noted when a session or token was last used


class Team:
    """The people of the ledger at `path`. Close it when done, or use it in a `with` statement."""

    def __init__(self, path: Path, terms: Terms | None = None, clock: Callable[[], datetime] = now) -> None:
        self.path, self.terms, self.clock = path, terms or Terms(), clock
        self._passwords = passwords.Passwords(self.terms.hashing)
        self._engine = open_engine(path)
        self._engine.dispose()  # the connection it was checked on waits longer
        event.listen(self._engine, "connect", lambda raw, _: raw.execute(f"PRAGMA busy_timeout = {PATIENCE}"))
        self._noted: dict[str, datetime] = {}

    def people(self) -> list[Person]:
        """Everybody, in the order of their names."""
        with self._reading() as connection:
            return people.every(connection)

    def admins(self) -> int:
        """How many can administer the others."""
        with self._reading() as connection:
            return people.admins(connection)

    def add(self, name: str, role: Role, password: str, by: str) -> Person:
        """Add a person."""
        passwords.check(password, name)
        hash = self._passwords.hash(password)
        with self._writing() as connection:
            person = people.add(connection, name, role, hash, self.clock())
            self._note(connection, "add-person", by=by, person=person.name, role=role.value)
            return person

    def change(self, name: str, by: str, role: Role | None = None, disabled: bool | None = None) -> Person:
        """Give a person another role, disable them or restore them.

        Disabling ends their sessions, and their tokens for ever.
        """
        with self._writing() as connection:
            before = people.named(connection, name)
            after = people.change(connection, before, role, disabled)
            if after.role is not before.role:
                roles = {"role": after.role.value, "before": before.role.value}
                self._note(connection, "set-role", by=by, person=after.name, **roles)
            if after.disabled != before.disabled:
                action = "disable-person" if after.disabled else "restore-person"
                self._note(connection, action, by=by, person=after.name)
            if after.disabled:
                sessions.end_all(connection, after)
                tokens.revoke_all(connection, after, self.clock())
            return after

    def set_password(self, name: str, password: str, by: str) -> None:
        """Give a person another password, which ends their sessions."""
        passwords.check(password, name)
        hash = self._passwords.hash(password)
        with self._writing() as connection:
            person = people.named(connection, name)
            people.set_hash(connection, person, hash)
            sessions.end_all(connection, person)
            self._note(connection, "set-password", by=by, person=person.name)

    def log_in(self, name: str, password: str, instead_of: str | None = None) -> tuple[Person, str]:
        """Begin a session; returns whose it is and the secret of its cookie. WrongPassword where it is none.

        The session that a browser had before ends.
        """
        checked = self._checked(name, password)
        with self._writing() as connection:
            if people.hash_of(connection, name) != checked:  # changed or disabled meanwhile
                raise _wrong()
            if instead_of is not None:
                sessions.end(connection, instead_of)
            return checked[0], sessions.begin(connection, checked[0], self.clock(), self.terms)

    def log_out(self, session: str) -> None:
        """End a session."""
        with self._writing() as connection:
            sessions.end(connection, session)

    def change_password(self, name: str, current: str, new: str, session: str) -> None:
        """Change one's own password; all sessions end but the one that it is changed in."""
        passwords.check(new, name)
        try:
            person, _ = self._checked(name, current)
        except WrongPassword:
            raise WrongPassword("the current password is not right") from None
        hash = self._passwords.hash(new)
        with self._writing() as connection:
            people.set_hash(connection, person, hash)
            sessions.end_all(connection, person, but=session)
            self._note(connection, "set-password", by=person.name, person=person.name)

    def of_session(self, secret: str) -> Person | None:
        """Whose session it is; None where it is none or over."""
        at = self.clock()
        with self._reading() as connection:
            found = sessions.find(connection, secret, at, self.terms)
        if found is None:
            return None
        person, unheard = found
        if unheard >= NOTED:
            self._touch(sessions.touch, secret, at)
        return person

    def of_token(self, secret: str) -> tuple[Person, Role] | None:
        """Whose token it is, and what it may do; None where it is none or revoked."""
        at = self.clock()
        with self._reading() as connection:
            found = tokens.find(connection, secret)
        if found is None:
            return None
        person, role, used = found
        if used is None or at - used >= NOTED:
            self._touch(tokens.touch, secret, at)
        return person, role

    def tokens(self, name: str) -> list[Token]:
        """The tokens of a person, newest first."""
        with self._reading() as connection:
            return tokens.of_person(connection, people.named(connection, name))

    def make_token(self, name: str, what_for: str, role: Role) -> tuple[Token, str]:
        """Make a token for a person; returns it and its secret, which is not kept."""
        with self._writing() as connection:
            person = people.named(connection, name)
            token, secret = tokens.make(connection, person, what_for, role, self.clock())
            self._note(connection, "make-token", by=person.name, token=token.id, role=role.value)
            return token, secret

    def revoke_token(self, name: str, id: int) -> None:
        """End a token of a person."""
        with self._writing() as connection:
            person = people.named(connection, name)
            tokens.revoke(connection, person, id, self.clock())
            self._note(connection, "revoke-token", by=person.name, token=id)

    def too_many_logins(self, name: str, address: str) -> None:
        """Note that somebody has tried too often; what they typed only if it is a person's name."""
        with suppress(LedgerError), self._writing() as connection:
            known = [each.name for each in people.every(connection) if as_one(each.name) == as_one(name)]
            self._note(connection, "too-many-logins", person=next(iter(known), None), address=address)

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: "type[BaseException] | None", error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _checked(self, name: str, password: str) -> tuple[Person, str]:
        """The person of that name and password, with its hash, made anew under other parameters."""
        with self._reading() as connection:
            found = people.hash_of(connection, name)
        if not self._passwords.fits(found[1] if found else None, password) or found is None:
            raise _wrong()
        person, hash = found
        if self._passwords.outdated(hash):
            anew = self._passwords.hash(password)
            with self._writing() as connection:
                if people.hash_of(connection, name) != found:  # changed or disabled meanwhile
                    raise _wrong()
                people.set_hash(connection, person, anew)
            hash = anew
        return person, hash

    def _touch(self, touch: Callable[[Connection, str, datetime], None], secret: str, at: datetime) -> None:
        """Note a use; now and then, and not at all while another program keeps the ledger to itself."""
        noted = {each: when for each, when in self._noted.items() if at - when < NOTED}
        if secret in noted:
            return
        self._noted = noted | {secret: at}
        with suppress(LedgerError), self._writing() as connection:
            touch(connection, secret, at)

    def _note(self, connection: Connection, action: str, **detail: Any) -> None:
        connection.execute(insert(Audit), {"at": self.clock(), "action": action, "detail": detail})

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with explained(self.path), reading(self._engine) as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with explained(self.path), writing(self._engine) as connection:
            yield connection


def _wrong() -> WrongPassword:
    return WrongPassword("name and password do not belong together")
