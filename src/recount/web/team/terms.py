"""On which terms people work: how long they stay logged in, how dear a hash is, how often they may ask."""

from dataclasses import dataclass, field
from datetime import timedelta

from argon2 import Parameters
from argon2.profiles import RFC_9106_LOW_MEMORY


@dataclass(frozen=True, kw_only=True)
class Terms:
    """What holds unless something else is given.

    A session ends when it has not been used for `idle`, and in any case after `longest`. Rates are written as
    the library `limits` reads them.
    """

    idle: timedelta = timedelta(hours=12)
    longest: timedelta = timedelta(days=7)
    hashing: Parameters = field(default_factory=lambda: RFC_9106_LOW_MEMORY)
    logins_of_a_name: str = "10 per 15 minutes"
    logins_of_an_address: str = "60 per 15 minutes"
    requests_of_a_person: str = "1800 per minute"
    requests_of_an_address: str = "600 per minute"  # of those who are not logged in
