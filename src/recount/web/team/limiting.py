"""How often somebody may ask: counted in memory, by the library `limits`."""

import math
import time
from hashlib import sha256

from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter, SlidingWindowCounterRateLimiter

from recount.names import as_one
from recount.web.team.terms import Terms


class Limits:
    """Counts under these terms. Each method answers with the seconds to wait, 0 where there is no need to."""

    def __init__(self, terms: Terms) -> None:
        storage = MemoryStorage()
        self._logins = MovingWindowRateLimiter(storage)
        self._requests = SlidingWindowCounterRateLimiter(storage)
        self._of_a_name = parse(terms.logins_of_a_name)
        self._of_an_address = parse(terms.logins_of_an_address)
        self._by_a_person = parse(terms.requests_of_a_person)
        self._by_an_address = parse(terms.requests_of_an_address)

    def login(self, name: str, address: str) -> int:
        """Somebody tries to log in."""
        return max(
            self._hit(self._logins, self._of_an_address, f"address {address}"),
            self._hit(self._logins, self._of_a_name, _key(name)),
        )

    def logged_in(self, name: str) -> None:
        """Somebody has logged in: what was tried under that name before is forgotten."""
        self._logins.clear(self._of_a_name, _key(name))

    def first_too_many(self, name: str, address: str) -> bool:
        """Whether it is the first time in a while that this name or address has to wait, and worth a note."""
        return not self._hit(self._logins, _ONCE, f"noted {address} {_key(name)}")

    def request(self, person: str | None, address: str) -> int:
        """A person asks for something, or somebody at an address who is not logged in."""
        if person is not None:
            return self._hit(self._requests, self._by_a_person, f"person {person}")
        return self._hit(self._requests, self._by_an_address, f"address {address}")

    @staticmethod
    def _hit(
        limiter: MovingWindowRateLimiter | SlidingWindowCounterRateLimiter, rate: RateLimitItem, key: str
    ) -> int:
        if limiter.hit(rate, key):
            return 0
        return max(1, math.ceil(limiter.get_window_stats(rate, key).reset_time - time.time()))


def waiting(seconds: int) -> str:
    """How long that is, in words."""
    if seconds < 90:
        return f"{seconds} second{'' if seconds == 1 else 's'}"
    return f"{math.ceil(seconds / 60)} minutes"


_ONCE = parse("1 per 15 minutes")


def _key(name: str) -> str:
    return "name " + sha256(as_one(name).encode()).hexdigest()  # of one length, whatever is typed
