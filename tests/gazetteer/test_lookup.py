"""Names looked up as reports spell them."""

import pytest

from recount.gazetteer import capital, demonym, is_country, is_divided_into, locate, lookup
from recount.gazetteer.index import index
from recount.gazetteer.spelling import skeleton
from recount.names import fold


@pytest.mark.parametrize(
    ("name", "country", "admin1"),
    [
        ("al-Waer", "SYR", "Homs"),
        ("Mahatta", "SYR", "Homs"),
        ("al-Sakhour", "SYR", "Aleppo"),
        ("Bustan al-Qasr", "SYR", "Aleppo"),
        ("Eastern Ghouta", "SYR", "Rif Dimashq"),
        ("Khan Sheikhoun", "SYR", "Idlib"),
        ("Kefraya", "SYR", "Idlib"),
        ("Kobani", "SYR", "Aleppo"),
        ("Tadmur", "SYR", "Homs"),
        ("Deir Ezour", "SYR", "Deir ez-Zor"),
        ("Mosul", "IRQ", "Nineveh"),
        ("Fallujah", "IRQ", "Anbar"),
        ("Latehar District", "IND", "Jharkhand"),
        ("Kurram Agency", "PAK", "Federally Administered Tribal Areas"),
        ("Malir Town", "PAK", "Sindh"),
        ("Afgooye", "SOM", "Lower Shabelle"),
        ("Chibok", "NGA", "Borno"),
        ("Chasiv Yar", "UKR", "Donetsk"),
        ("Huwara", "PSE", "West Bank"),
        ("Imam Sahib district", "AFG", "Kunduz"),
        ("Kyunhla township", "MMR", "Sagaing"),
        ("Rutshuru territory", "COD", "North Kivu"),
        ("al-Fashir", "SDN", "North Darfur"),
        ("Pont-Sondé", "HTI", "Artibonite"),
        ("Saravena", "COL", "Arauca"),
        # where borders have moved, or Natural Earth has a town in the wrong province
        ("Douma", "SYR", "Rif Dimashq"),
        ("Ahmedabad", "IND", "Gujarat"),
        ("Warangal", "IND", "Telangana"),
        ("Kherson", "UKR", "Kherson"),
        ("Simferopol", "UKR", "Crimea"),
        ("Parachinar", "PAK", "Khyber Pakhtunkhwa"),
    ],
)
def test_towns_and_districts(name: str, country: str, admin1: str) -> None:
    best = lookup(name)[0]
    assert (best.country, best.admin1) == (country, admin1)


@pytest.mark.parametrize(
    ("spelling", "name"),
    [
        ("Damascus countryside", "Rif Dimashq"),
        ("Rural Damascus", "Rif Dimashq"),
        ("Reef Dimashq", "Rif Dimashq"),
        ("Dayr az Zawr province", "Deir ez-Zor"),
        ("Idleb province", "Idlib"),
        ("Hassakeh governorate", "Hasakah"),
        ("Lattakia province", "Latakia"),
        ("Ninawa", "Nineveh"),
        ("Salah ad Din", "Salahuddin"),
        ("FATA", "Federally Administered Tribal Areas"),
        ("Orissa", "Odisha"),
        ("Donetsk oblast", "Donetsk"),
        ("Nord-Kivu", "North Kivu"),
        ("Southern Darfur", "South Darfur"),
        ("Northern Ireland", "Northern Ireland"),
        ("Delta State", "Delta"),
    ],
)
def test_provinces(spelling: str, name: str) -> None:
    assert name in [place.name for place in lookup(spelling) if place.kind == "admin1"]


def test_a_kind_word_prefers_the_province() -> None:
    assert lookup("Aleppo")[0].kind == "town"
    assert lookup("Aleppo province")[0].kind == "admin1"


def test_a_country_keeps_its_own_places() -> None:
    assert {place.country for place in lookup("Tripoli", "LBN")} == {"LBN"}
    assert lookup("Homs", "FRA") == []


def test_a_province_comes_first() -> None:
    assert lookup("al-Zahraa", "SYR", "Homs")[0].admin1 == "Homs"
    assert lookup("al-Zahraa", "SYR", "Aleppo")[0].admin1 == "Aleppo"


def test_an_unknown_spelling_is_likely_one_of_the_known() -> None:
    assert lookup("Mosoul")[0].name == "Mosul"
    assert lookup("northern Aleppo")[0].name == "Aleppo"


def test_short_and_unknown_names_are_not_guessed() -> None:
    assert lookup("Hms") == []
    assert lookup("Badaibatha") == []
    assert lookup("") == []


def test_a_district_has_the_coordinates_of_its_town() -> None:
    waer, homs = locate("al-Waer"), locate("Homs")
    assert waer is not None and homs is not None
    assert (waer.lat, waer.lon) == (homs.lat, homs.lon)


@pytest.mark.parametrize(
    ("name", "code"),
    [("Syria", "SYR"), ("the UK", "GBR"), ("Britain", "GBR"), ("U.S.", "USA"), ("Burma", "MMR"),
     ("DRC", "COD"), ("Kosovo", "XKX"), ("Ivory Coast", "CIV"), ("North Korea", "PRK"),
     ("Laos", "LAO"), ("Congo", "COD"), ("Congo-Brazzaville", "COG"),
     ("Northern Ireland", None), ("Homs", None)],
)  # fmt: skip
def test_countries(name: str, code: str | None) -> None:
    assert is_country(name) == code


@pytest.mark.parametrize(
    ("word", "code"),
    [("Syrian", "SYR"), ("Iraqis", "IRQ"), ("Afghan", "AFG"), ("French", "FRA"), ("Syria", None)],
)
def test_demonyms(word: str, code: str | None) -> None:
    assert demonym(word) == code


def test_the_packed_keys_are_those_of_today() -> None:
    homs = index().by_key["homs"][0]
    assert fold(homs.name) == "homs"
    sample = [(key, places[0]) for key, places in list(index().by_skeleton.items())[::500]]
    assert all(key for key, _ in sample)
    for name in ("Mosul", "Aleppo", "Kandahar", "Maiduguri"):
        assert any(place.name == name for place in index().by_skeleton[skeleton(name)])


@pytest.mark.parametrize(
    ("country", "name"), [("BFA", "Ouagadougou"), ("SOM", "Mogadishu"), ("SYR", "Damascus")]
)
def test_the_capital_of_a_country(country: str, name: str) -> None:
    place = capital(country)
    assert place is not None and (place.name, place.country) == (name, country)


def test_no_country_has_no_capital() -> None:
    assert capital("XXX") is None


@pytest.mark.parametrize(
    ("country", "word", "is_so"),
    [
        ("MLI", "region", True),
        ("UKR", "oblast", True),
        ("HTI", "department", True),
        ("SYR", "region", False),
        ("XXX", "region", False),
    ],
)
def test_what_divisions_of_a_country_are_called(country: str, word: str, is_so: bool) -> None:
    assert is_divided_into(country, word) is is_so
