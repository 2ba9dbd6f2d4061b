"""Who is meant: likely spellings, other scripts, the entity of the day, and groups that nobody knows yet."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recount.actors import PROVISIONAL, identify, registry
from recount.actors.likely import spelt_alike

# Spellings that the registry does not have, of names that it does.
SPELT = [
    ("Jabhat an-Nousra", "jabhat-al-nusra"),
    ("Hayyat Tahreer al-Sham", "hayat-tahrir-al-sham"),
    ("Jaysh al Islaam", "jaish-al-islam"),
    ("Failaq ar-Rahmaan", "faylaq-al-rahman"),
    ("Lashkar-e-Jhanghvi militants", "lashkar-e-jhangvi"),
    ("Boko Harm", "boko-haram"),
    ("Al-Shebaab fighters", "al-shabaab"),
    ("Janjawid", "janjaweed"),
    ("Talibaan", "taliban"),
    ("Hezbollaah", "hezbollah"),
    # other scripts
    ("حزب الله", "hezbollah"),
    ("طالبان", "taliban"),
    ("أحرار الشام", "ahrar-al-sham"),
    ("Талибан", "taliban"),
    ("Хезболла", "hezbollah"),
]


@pytest.mark.parametrize(("name", "actor_id"), SPELT)
def test_a_likely_spelling(name: str, actor_id: str) -> None:
    assert identify(registry(), name).id == actor_id


@pytest.mark.parametrize(
    "name",
    [
        "Ansar al-Tawhid",
        "Free Idlib Army",
        "Liwa al-Quds al-Thani",
        "People's Resistance Committee of Xanadu",
        "Brigade 314",
        "Vladimir Putin",
        "residents",
        "",
        "???",
    ],
)
def test_an_unknown_group_is_no_known_one(name: str) -> None:
    assert identify(registry(), name).id.startswith(PROVISIONAL)


def test_a_provisional_actor_is_the_same_whatever_words_stand_around_it() -> None:
    found = {
        identify(registry(), name).id
        for name in (
            "Ansar al-Tawhid",
            "Ansar al-Tawhid fighters",
            "suspected Ansar al-Tawhid militants (AT)",
        )
    }
    assert found == {"new-ansar-tawhid"}


@pytest.mark.parametrize(
    ("name", "on", "actor_id"),
    [
        ("Nusra Front", date(2015, 3, 1), "jabhat-al-nusra"),
        ("Nusra Front", date(2016, 9, 1), "jabhat-fateh-al-sham"),
        ("Nusra Front", date(2017, 2, 25), "hayat-tahrir-al-sham"),
        ("Jabhat an-Nousra terrorists", date(2016, 9, 1), "jabhat-fateh-al-sham"),
        ("ISIL", date(2013, 6, 1), "isil"),
        ("ISIL", date(2015, 6, 1), "islamic-state"),
        ("the Syrian army", date(2015, 6, 1), "forces-syr"),
    ],
)
def test_the_entity_that_stood_on_the_day(name: str, on: date, actor_id: str) -> None:
    assert identify(registry(), name, on).id == actor_id


def test_no_actor_is_taken_for_another_by_its_spelling() -> None:
    """Of all names in the files, fewer than one in a hundred would be taken for another actor's."""
    names = [
        (name, actor)
        for actor in registry().actors.values()
        if not actor.id.startswith(("any-", "state-", "forces-", "air-force-", "police-"))
        for name in {actor.name, *actor.aliases}
    ]
    wrong = [name for name, actor in names if (found := registry().resolve(name)) and found is not actor]
    # a name that two bore at different times is now the later one's
    dated = {each.name for actor in registry().actors.values() for each in actor.dated}
    assert [name for name in wrong if name not in dated] == []


@pytest.mark.parametrize(
    ("a", "b", "alike"),
    [
        ("jabhat nusra", "jabhat nousra", True),
        ("liwa tawhid", "liwa hadid", False),
        ("northern front", "southern front", False),
        ("brigade 313", "brigade 314", False),
        ("free syrian army", "free syrian police", False),
        ("national defence forces", "national defense force", True),
    ],
)
def test_names_are_held_against_each_other_word_by_word(a: str, b: str, alike: bool) -> None:
    assert spelt_alike(a, b) is alike


WORDS = st.text("abcdefgh 12", min_size=1).filter(lambda text: text.split())


@given(WORDS, WORDS)
def test_likeness_goes_both_ways(a: str, b: str) -> None:
    assert spelt_alike(a, b) is spelt_alike(b, a)
    assert spelt_alike(a, a)
