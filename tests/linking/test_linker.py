"""Linking: accounts join incidents as they come, and incidents keep their ids."""

from datetime import date, timedelta
from itertools import permutations

from linking_helpers import DAY, account, days, place

from recount.linking import Linker, Told, choose
from recount.model import Account


def clusters(documents: list[list[Account]]) -> set[frozenset[int]]:
    """Which accounts, counted over all documents, share an incident."""
    linker = Linker()
    ids = [id for accounts in documents for id in linker.link(accounts)]
    return {frozenset(n for n, other in enumerate(ids) if other == id) for id in ids}


def test_the_second_report_joins_and_a_third_founds() -> None:
    linker = Linker()
    assert linker.link([account(killed=12)]) == [1]
    assert linker.link([account(killed=12), account(where="Ariha")]) == [1, 2]
    assert linker.link([account(where="Ariha", when=date(2016, 9, 9))]) == [3]


def test_two_accounts_of_one_document_never_share_an_incident() -> None:
    linker = Linker()
    assert linker.link([account(), account(), account()]) == [1, 2, 3]
    assert sorted(linker.link([account(), account()])) == [1, 2]
    assert linker.link([account()]) == [1], "of equally likely incidents the eldest is joined"


def test_the_likeliest_incident_is_joined() -> None:
    linker = Linker()
    assert linker.link([account(killed=40), account(killed=11)]) == [1, 2]
    assert linker.link([account(killed=11)]) == [2]


def test_an_incident_keeps_its_id_whatever_comes_later() -> None:
    linker = Linker()
    first = linker.link([account(), account(where="Ariha")])
    for day in range(40):
        linker.link([account(when=DAY + timedelta(days=3 * day), killed=day + 1)])
    assert linker.link([account(), account(where="Ariha")]) == first


def test_what_is_taken_is_not_chosen() -> None:
    told = [Told(incident=7, account=account()), Told(incident=9, account=account())]
    assert choose(account(), told, ()) == 7
    assert choose(account(), told, (7,)) == 9
    assert choose(account(), told, (7, 9)) is None
    assert choose(account(), (), ()) is None


def test_the_order_of_reports_makes_no_difference_where_incidents_are_apart() -> None:
    documents = [
        [account(killed=12)],
        [account(killed=12, by="Syrian army"), account("suicide-bomb", where="Ariha", killed=3)],
        [account("suicide-bomb", where="Ariha", when=days(DAY, DAY + timedelta(days=1)), killed=3)],
        [account("shelling-artillery-missile", where=place("Homs", "Homs"))],
    ]
    numbers = [[0], [1, 2], [3], [4]]
    found = set()
    for order in permutations(range(4)):
        renumbered = [number for n in order for number in numbers[n]]
        made = clusters([documents[n] for n in order])
        found.add(frozenset(frozenset(renumbered[n] for n in cluster) for cluster in made))
    assert found == {frozenset({frozenset({0, 1}), frozenset({2, 3}), frozenset({4})})}


def test_a_town_of_many_days_does_not_grow_into_one_incident() -> None:
    linker = Linker()
    shelled = [account("shelling-artillery-missile", DAY + timedelta(days=n), "Aleppo") for n in range(30)]
    assert len({id for each in shelled for id in linker.link([each])}) == 30
