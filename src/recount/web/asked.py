"""What the routes of the API are given: the ledger that is open, and who asks."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, HTTPException, Request

from recount.ledger import Ledger
from recount.web.index import Index
from recount.web.team.roles import Role


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks: the name that their decisions are kept under, and what they may do.

    Served alone, it is whoever sits at the machine, who may do everything.
    """

    name: str
    role: Role

    def may(self, needed: Role) -> bool:
        """Whether they may do what asks for that role."""
        return self.role.covers(needed)


def _opened(request: Request) -> Ledger:
    opened: Ledger = request.app.state.ledger
    return opened


def _asker(request: Request) -> Asker:
    asker: Asker | None = getattr(request.state, "asker", None)
    if asker is None:
        raise HTTPException(401, "log in first")
    return asker


def _at_least(needed: Role) -> Callable[[Asker], Asker]:
    def asker(asker: Annotated[Asker, Depends(_asker)]) -> Asker:
        if not asker.may(needed):
            raise HTTPException(403, f"this asks for the role {needed}; yours is {asker.role}")
        return asker

    return asker


def _indexed(request: Request) -> Index:
    index: Index = request.app.state.index
    with index.lock:
        index.refresh(request.app.state.ledger)
    return index


Opened = Annotated[Ledger, Depends(_opened)]
Indexed = Annotated[Index, Depends(_indexed)]
"""The summaries of the ledger as they are now."""
Asking = Annotated[Asker, Depends(_asker)]
"""Who asks, whatever their role; what everybody may read asks for no more."""
Coder = Annotated[Asker, Depends(_at_least(Role.CODER))]
Editor = Annotated[Asker, Depends(_at_least(Role.EDITOR))]
Admin = Annotated[Asker, Depends(_at_least(Role.ADMIN))]
