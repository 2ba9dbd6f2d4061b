"""How a ledger is served: alone to whoever sits at the machine, or to a team that logs in."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from recount.ledger.tables import now
from recount.web.team.terms import Terms


@dataclass(frozen=True, kw_only=True)
class Serving:
    """How a ledger is served. Alone, `author` is who decides.

    `names` are the hosts it is asked by, beside those of the loopback address; a team that is given none may
    be asked by any. `proxy` is the address or network of a proxy whose word is taken for where a request came
    from, and whether by https.
    """

    team: bool = False
    author: str = "somebody"
    names: tuple[str, ...] = ()
    proxy: str | None = None
    terms: Terms = field(default_factory=Terms)
    clock: Callable[[], datetime] = now


ALONE = Serving()
