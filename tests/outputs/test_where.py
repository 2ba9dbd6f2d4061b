"""Where on the map a place mention is: how exactly, by which province, and what is left open."""

from recount.model import PlaceMention, Span
from recount.outputs.where import located, where_plain


def mention(name: str | None, admin1: str | None, country: str | None, told: str = "") -> PlaceMention:
    words = told or name or admin1 or country or ""
    at = words.index(name) if name else 0
    span = Span(start=10, end=10 + len(words), words=words)
    own = Span(start=10 + at, end=10 + at + len(name), words=name) if name else None
    return PlaceMention(name=own, admin1=admin1, country=country, span=span)


def placed(place: PlaceMention | None, country: str | None = None) -> tuple[object, ...]:
    where = where_plain(located(place, country))
    assert where is not None
    return where["name"], where["precision"], round(where["lat"]), round(where["lon"])


def test_a_town_is_an_exact_place_with_its_number() -> None:
    where = where_plain(located(mention("Khan Sheikhoun", "Idlib", "SYR"), None))
    assert where is not None
    assert (where["geonameid"], where["admin1"], where["precision"]) == (168325, "Idlib", 1)


def test_what_was_only_near_a_place_says_so() -> None:
    assert placed(mention("Saraqib", "Idlib", "SYR", "near Saraqib")) == ("Saraqib", 2, 36, 37)
    assert placed(mention("Saraqib", "Idlib", "SYR", "north of Saraqib"))[1] == 2


def test_a_district_without_coordinates_of_its_own_is_near_its_town() -> None:
    assert placed(mention("al-Waer", "Homs", "SYR"))[1] == 2


def test_a_province_is_not_the_town_of_its_name() -> None:
    assert placed(mention(None, "Aleppo", "SYR"))[1] == 4
    assert placed(mention("Aleppo", "Aleppo", "SYR"))[1] == 1


def test_a_village_that_the_gazetteer_lacks_is_in_its_province() -> None:
    assert placed(mention("Tal Quzayha", "Homs", "SYR"))[1] == 4


def test_the_province_tells_namesakes_apart() -> None:
    # there is a Marea in Aleppo, and a Zabadani in Idlib as well as the one near Damascus
    assert placed(mention("al-Zabadani", "Rif Dimashq", "SYR"))[2:] == (34, 36)


def test_a_namesake_far_from_the_province_is_another_place() -> None:
    # the only Kambar that GeoNames knows lies in Sindh
    where = where_plain(located(mention("Qambar Khel", "Federally Administered Tribal Areas", "PAK"), None))
    assert where is not None and where["precision"] == 4
    assert placed(mention("Hotan", "Xinjiang", "CHN"))[1] == 1  # a large province


def test_no_more_than_a_country() -> None:
    assert placed(mention(None, None, "NGA"))[1] == 6


def test_nothing_known_is_nowhere() -> None:
    assert located(None, "SYR") is None
    assert located(mention("Xqzzyk", None, None), None) is None
