"""Who works here: logging in and out, one's password and tokens, and for admins the people."""

from datetime import datetime
from typing import Annotated

from anyio import CapacityLimiter, to_thread
from fastapi import APIRouter, Depends, HTTPException, Request, Response
from pydantic import BaseModel, Field

from recount.names import as_one
from recount.web.asked import Admin, Asking
from recount.web.team.doors import Entry, address_of, cookie_name
from recount.web.team.errors import WrongPassword
from recount.web.team.limiting import Limits, waiting
from recount.web.team.roles import Role
from recount.web.team.secrets import guard_of
from recount.web.team.team import Team

router = APIRouter(tags=["people"])
AT_ONCE = CapacityLimiter(4)  # passwords that are checked; each takes a core, and memory

ALONE = "this ledger is served alone: there are no people. `recount serve --team` serves it to a team"
Name = Annotated[str, Field(max_length=200)]
Password = Annotated[str, Field(max_length=2_000)]


class Somebody(BaseModel):
    """A name and what its bearer may do."""

    name: str
    role: Role


class Me(BaseModel):
    """Who asks; `guard` is sent along with every change as the header X-Recount-Guard."""

    team: bool
    person: Somebody | None
    guard: str


class Credentials(BaseModel):
    """What somebody logs in with."""

    name: Name
    password: Password


class PasswordChange(BaseModel):
    """One's password as it is and as it shall be."""

    current: Password
    new: Password


class NewPassword(BaseModel):
    """A password that an admin gives somebody."""

    password: Password


class PersonRecord(Somebody):
    """One of the people; one who is disabled cannot log in any more."""

    disabled: bool
    created: datetime


class NewPerson(Credentials):
    """Somebody to add."""

    role: Role


class PersonChange(BaseModel):
    """What shall be different about somebody; what is left out stays."""

    role: Role | None = None
    disabled: bool | None = None


class TokenRecord(BaseModel):
    """A token, without its secret. `used` is when it was last used, to some minutes."""

    id: int
    name: str
    role: Role
    created: datetime
    used: datetime | None
    revoked: datetime | None


class NewToken(BaseModel):
    """A token to make: what it is for, and what it may do."""

    name: Name
    role: Role = Role.READER


class MadeToken(TokenRecord):
    """A token that was just made, with its secret, which is told this once."""

    token: str


def _team(request: Request) -> Team:
    if not request.app.state.serving.team:
        raise HTTPException(404, ALONE)
    team: Team = request.app.state.team
    return team


def _session(request: Request) -> str:
    """The session of who asks: what lets people in is changed by people, not by programs with a token."""
    _team(request)
    entry: Entry | None = request.state.entry
    if entry is None or entry.session is None:
        raise HTTPException(403, "this asks for a person who has logged in; a token does not do")
    return entry.session


OfTeam = Annotated[Team, Depends(_team)]
InSession = Annotated[str, Depends(_session)]


@router.get("/me")
def me(request: Request, response: Response) -> Me:
    """Who asks. Without --team it is whoever sits at the machine, who may do everything."""
    response.headers["Cache-Control"] = "no-store"
    entry: Entry | None = request.state.entry
    person = Somebody(name=entry.asker.name, role=entry.asker.role) if entry else None
    guard = (entry.guard or "") if entry else ""
    return Me(team=request.app.state.serving.team, person=person, guard=guard)


@router.post("/login", responses={401: {}, 429: {}})
async def login(given: Credentials, team: OfTeam, request: Request, response: Response) -> Me:
    """Log in: the answer sets the cookie of a session."""
    await _count(request, given.name)
    before = request.cookies.get(cookie_name(request))
    try:
        person, session = await to_thread.run_sync(
            team.log_in, given.name, given.password, before, limiter=AT_ONCE
        )
    except WrongPassword as error:
        raise HTTPException(401, str(error)) from None
    _limits(request).logged_in(given.name)
    secure = request.scope["scheme"] == "https"
    response.set_cookie(cookie_name(request), session, path="/", httponly=True, samesite="lax", secure=secure)
    response.headers["Cache-Control"] = "no-store"
    return Me(team=True, person=Somebody(name=person.name, role=person.role), guard=guard_of(session))


@router.post("/logout", status_code=204)
def logout(session: InSession, team: OfTeam, request: Request, response: Response) -> None:
    """Log out: the session ends."""
    team.log_out(session)
    secure = request.scope["scheme"] == "https"
    response.delete_cookie(cookie_name(request), path="/", httponly=True, samesite="lax", secure=secure)


@router.post("/password", status_code=204, responses={429: {}})
async def password(
    given: PasswordChange, session: InSession, asker: Asking, team: OfTeam, request: Request
) -> None:
    """Change one's password. All other sessions end; tokens go on."""
    await _count(request, asker.name)
    await to_thread.run_sync(
        team.change_password, asker.name, given.current, given.new, session, limiter=AT_ONCE
    )
    _limits(request).logged_in(asker.name)


@router.get("/people")
def people(admin: Admin, team: OfTeam) -> list[PersonRecord]:
    """Everybody, those who were disabled too (role admin)."""
    return [PersonRecord.model_validate(each, from_attributes=True) for each in team.people()]


@router.post("/people", status_code=201)
def add(given: NewPerson, admin: Admin, session: InSession, team: OfTeam) -> PersonRecord:
    """Add somebody (role admin)."""
    added = team.add(given.name, given.role, given.password, by=admin.name)
    return PersonRecord.model_validate(added, from_attributes=True)


@router.put("/people/{name}")
def change(name: str, given: PersonChange, admin: Admin, session: InSession, team: OfTeam) -> PersonRecord:
    """Give somebody another role, disable or restore them (role admin). Nobody is ever deleted.

    Disabling ends their sessions, and their tokens for ever.
    """
    changed = team.change(name, admin.name, given.role, given.disabled)
    return PersonRecord.model_validate(changed, from_attributes=True)


@router.post("/people/{name}/password", status_code=204)
def set_password(name: str, given: NewPassword, admin: Admin, session: InSession, team: OfTeam) -> None:
    """Give somebody else another password (role admin). Their sessions end."""
    if as_one(admin.name) == as_one(name):
        raise HTTPException(422, "your own password is changed with the one you have")
    team.set_password(name, given.password, by=admin.name)


@router.get("/tokens")
def tokens(asker: Asking, team: OfTeam) -> list[TokenRecord]:
    """One's tokens, newest first; those that were revoked too."""
    return [TokenRecord.model_validate(each, from_attributes=True) for each in team.tokens(asker.name)]


@router.post("/tokens", status_code=201)
def make_token(
    given: NewToken, asker: Asking, session: InSession, team: OfTeam, response: Response
) -> MadeToken:
    """Make a token, with which a program asks in one's name: `Authorization: Bearer TOKEN`."""
    response.headers["Cache-Control"] = "no-store"
    token, secret = team.make_token(asker.name, given.name, given.role)
    record = TokenRecord.model_validate(token, from_attributes=True)
    return MadeToken(**record.model_dump(), token=secret)


@router.delete("/tokens/{id}", status_code=204)
def revoke_token(id: int, asker: Asking, session: InSession, team: OfTeam) -> None:
    """End a token of one's own, for ever."""
    team.revoke_token(asker.name, id)


async def _count(request: Request, name: str) -> None:
    """Count a try of a password; 429 where there were too many for that name or from that address."""
    limits, address = _limits(request), address_of(request)
    seconds = limits.login(name, address)
    if not seconds:
        return
    if limits.first_too_many(name, address):
        await to_thread.run_sync(_team(request).too_many_logins, name, address)
    why = f"too many tries: try again in {waiting(seconds)}"
    raise HTTPException(429, why, {"Retry-After": str(seconds)})


def _limits(request: Request) -> Limits:
    limits: Limits = request.app.state.limits
    return limits
