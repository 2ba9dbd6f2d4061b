"""Who is one party: a name within another, and a state with its forces; and who is not."""

import pytest

from recount.actors import registry
from recount.reading.responsible import Seen

ONE = [
    ("Tahrir al-Sham", "the Tahrir al-Sham group"),
    ("rebels", "Syrian rebels"),
    ("Russia", "Russian jets"),
    ("Russian government", "Russian forces"),
    ("Syrian army", "Syrian air force"),
    ("Turkish troops", "Turkey"),
]
TWO = [
    ("Syrian army", "Syrian rebels"),
    ("Syrian army", "Russian jets"),
    ("Odisha Police", "Central Reserve Police Force"),
    ("Nusra Front", "Islamic State"),
    ("Border Security Force", "Rashtriya Rifles"),
]


def named(name: str) -> tuple[str, str | None]:
    actor = registry().resolve(name)
    return name, actor.id if actor else None


@pytest.mark.parametrize(("one", "other"), ONE)
def test_one_party_is_named_once(one: str, other: str) -> None:
    seen = Seen()
    assert seen.is_new(*named(one))
    assert not seen.is_new(*named(other))


@pytest.mark.parametrize(("one", "other"), TWO)
def test_two_parties_stay_two(one: str, other: str) -> None:
    seen = Seen()
    assert seen.is_new(*named(one))
    assert seen.is_new(*named(other))
