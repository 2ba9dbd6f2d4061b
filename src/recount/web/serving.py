"""How a ledger is served: alone to whoever sits at the machine, or to a team that logs in."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from recount.ledger.tables import now

if TYPE_CHECKING:
    from recount.web.team.terms import Terms


@dataclass(frozen=True, kw_only=True)
class Serving:
    """How a ledger is served. Alone, `author` is who decides.

    `names` are the hosts it is asked by: alone beside those of the loopback address, in a team these alone
    where any are given. `proxy` is the address or network of a proxy whose word is taken for where a request
    came from, and whether by https.
    """

    team: bool = False
    author: str = "somebody"
    names: tuple[str, ...] = ()
    proxy: str | None = None
    terms: "Terms | None" = None
    clock: Callable[[], datetime] = field(default=now)


ALONE = Serving()
