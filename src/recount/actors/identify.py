"""Who is meant by a party's words on a day: an actor of the registry as it then was, or a provisional one."""

from datetime import date

from recount.actors.actor import Actor
from recount.actors.genealogy import standing
from recount.actors.registry import Registry
from recount.actors.wording import bare

PROVISIONAL = "new-"  # how the ids of actors begin that no file of the registry has


def identify(registry: Registry, words: str, on: date | None = None) -> Actor:
    """The actor of a party's words; `on` is the first day of what it did.

    A group that the registry does not know is no known group but a provisional actor under the name it has in
    the report, so that reports of it can be found together and the registry can learn of it.
    """
    known = registry.resolve(words, on)
    if known is None:
        return Actor(
            PROVISIONAL + "-".join(bare(words).split()), " ".join(words.split()), "provisional", None
        )
    return known if on is None else standing(registry, known, on)
