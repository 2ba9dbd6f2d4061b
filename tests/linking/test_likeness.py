"""How alike two accounts are: what makes them one incident, what rules it out, and how that is explained."""

from datetime import date

import pytest
from linking_helpers import DAY, account, days, place

from recount.linking import compare
from recount.linking.evidence import POINTS, Evidence, weigh
from recount.linking.likeness import THRESHOLD
from recount.linking.traits import traits
from recount.model import Account, Modality

NEXT = date(2016, 8, 4)


def linked(a: Account, b: Account) -> bool:
    return compare(a, b).score >= THRESHOLD


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Saraqeb", "Saraqib"),
        ("Kobane", "Kobani"),
        ("Kobane", "Ain al-Arab"),
        ("Deir Ezzor", "Deir al-Zor"),
        ("Hasakeh", "al-Hassakah"),
        ("Akrameh", "Ikrima"),
        ("Palmyra", "Tadmur"),
        ("Tabqa airbase", "Tabqa base"),
        ("Khan Sheikhoun", "Khan Shaykhun"),
        ("Orum al-Kubra", "Urum al-Kubra"),
    ],
)
def test_spellings_of_a_place_are_one_place(one: str, other: str) -> None:
    first = account("suicide-bomb", where=one, killed=18)
    assert linked(first, account("suicide-bomb", where=other, killed=18))


@pytest.mark.parametrize(("one", "other"), [("Homs", "Hama"), ("Daraa", "Daraya"), ("Idlib", "Aleppo")])
def test_other_places_are_other_incidents(one: str, other: str) -> None:
    likeness = compare(account(where=one, killed=18), account(where=other, killed=18))
    assert likeness.score == 0 and "different places" in likeness.because


def test_a_city_and_a_district_of_it_are_one_place_where_more_agrees() -> None:
    city = account("suicide-bomb", where=place("Homs", "Homs"), killed=48)
    assert linked(city, account("suicide-bomb", where=place("Akrameh", "Homs"), killed=48))
    assert not linked(city, account("suicide-bomb", where=place("Akrameh", "Homs"), killed=2))


def test_a_province_and_a_village_in_it() -> None:
    village = account("suicide-bomb", where=place("Saraqeb", "Idlib"), killed=12)
    assert linked(village, account("suicide-bomb", where=place(None, "Idleb"), killed=12))
    assert not linked(village, account("suicide-bomb", where=place(None, "Hama"), killed=12))


def test_one_name_in_two_provinces_needs_more() -> None:
    homs = account(where=place("Zahra", "Homs"))
    assert not linked(homs, account(where=place("Zahra", "Aleppo")))


def test_a_day_in_a_great_city_is_less_than_a_day_in_a_village() -> None:
    village = compare(account(), account()).score
    city = compare(account(where="Aleppo"), account(where="Aleppo")).score
    assert city < village


def test_an_everyday_act_needs_more_than_a_rare_one() -> None:
    strike = compare(account("air-drone-strike", where="Aleppo"), account("air-drone-strike", where="Aleppo"))
    gas = compare(account("chemical-weapon", where="Aleppo"), account("chemical-weapon", where="Aleppo"))
    assert strike.score < gas.score


@pytest.mark.parametrize(
    ("other", "because"),
    [
        (account("agreement"), "different kinds of act"),
        (account(aggregate=True), "running total"),
        (account(when=None), "one has no date"),
        (account(when=date(2016, 8, 6)), "3 days apart"),
        (account(where=None), "one names no place"),
        (account(where=place("Gaziantep", country="TUR")), "two countries"),
        (account(where=place(None, "Hama")), "two provinces"),
    ],
)
def test_what_rules_one_incident_out(other: Account, because: str) -> None:
    likeness = compare(account(where=place("Saraqeb", "Idlib")), other)
    assert likeness.score == 0 and because in likeness.because


def test_reports_mix_kinds_of_act_but_then_the_rest_must_agree() -> None:
    assault = account("armed-clash", by="Islamic State", killed=41)
    assert linked(assault, account("suicide-bomb", by="ISIS", killed=41))
    assert not linked(assault, account("suicide-bomb", by="Syrian army"))
    assert linked(account("suicide-bomb"), account("remote-explosive-landmine-ied"))


def test_days() -> None:
    strike = account(killed=23)
    assert linked(strike, account(when=days(date(2016, 8, 2), date(2016, 8, 5)), killed=23))
    assert linked(strike, account(when=NEXT, killed=23))
    assert not linked(strike, account(when=NEXT))
    assert not linked(strike, account(when=days(date(2016, 1, 1), date(2016, 12, 31)), killed=4))


def test_a_report_without_a_day_of_its_own_may_come_days_after() -> None:
    gas = account("chemical-weapon", killed=30)
    late = days(date(2016, 8, 6), published=True)
    assert linked(gas, account("chemical-weapon", when=late, killed=30))
    early = days(date(2016, 7, 31), published=True)
    assert not linked(gas, account("chemical-weapon", when=early, killed=30))
    assert not linked(gas, account("chemical-weapon", when=date(2016, 8, 6), killed=30))


def test_the_day_of_publication_is_less_than_a_day_that_a_report_gives() -> None:
    guessed = account(when=days(DAY, published=True))
    assert compare(account(), guessed).score < compare(account(), account()).score


def test_undated_accounts_need_all_else() -> None:
    one = account("suicide-bomb", when=None, where="Jayrud")
    assert not linked(one, account("suicide-bomb", when=None, where="Jayrud"))
    alike = account("suicide-bomb", when=None, where="Jayrud", by="Islamic State", killed=27)
    assert linked(alike, alike)


def test_tolls() -> None:
    alone = compare(account(), account()).score
    same = compare(account(killed=45), account(killed=45)).score
    alike = compare(account(killed=45), account(killed=32)).score
    far = compare(account(killed=45), account(killed=2)).score
    assert far < alone < alike < same


def test_words_for_many_are_no_shared_number() -> None:
    toll = account(killed=24).tolls[0].model_copy(update={"high": None})
    dozens = account().model_copy(
        update={"tolls": (toll.model_copy(update={"span": toll.span.model_copy(update={"words": "XY"})}),)}
    )
    exact = account().model_copy(update={"tolls": (toll,)})
    assert "both count 24 killed" in compare(exact, exact).because
    assert "24" not in compare(dozens, dozens).because


@pytest.mark.parametrize(
    ("one", "other", "because"),
    [
        ("ISIS militants", "Daesh", "both name Islamic State"),
        ("Jabhat Fateh al-Sham", "Tahrir al-Sham", "both name Hayat Tahrir al-Sham"),
        ("Syrian army", "the regime", "both name the state SYR"),
        ("Russian warplanes", "rebels", "the act of a state, the other of an armed group"),
        ("Syrian army", "Russian warplanes", "no party in common"),
    ],
)
def test_parties_are_compared_by_who_is_meant(one: str, other: str, because: str) -> None:
    assert because in compare(account(by=one), account(by=other)).because


def test_a_shared_target_and_a_shared_dead_speak_for_one() -> None:
    bare = compare(account(), account()).score
    assert compare(account(targets="a hospital"), account(targets="the hospital")).score > bare
    assert compare(account(targets="civilians"), account(targets="civilians")).score == bare
    general = account(dead="General Hassan Daabul")
    assert compare(general, account(dead="Hassan Daabul")).score > bare
    assert compare(general, account(dead="Hassan Nasr")).score == bare


def test_what_is_planned_is_not_what_happened() -> None:
    planned = account(modality=Modality.PLANNED)
    assert compare(account(), planned).score == 0
    assert compare(planned, planned).score == compare(account(), account()).score


def test_the_sentence_gives_both_sides() -> None:
    one = account(where="Aleppo", by="Syrian army", killed=45)
    other = account(where="Aleppo", by="rebels", killed=45)
    assert compare(one, other).because == (
        "both air-drone-strike, the same day, both in Aleppo, both count 45 killed, "
        "but the one is the act of a state, the other of an armed group"
    )


def test_every_finding_has_its_points() -> None:
    found = weigh(traits(account(killed=9)), traits(account(killed=9, by="rebels")))
    assert isinstance(found, list) and all(isinstance(each, Evidence) for each in found)
    assert all(each.found is None or each.found in POINTS for each in found)
