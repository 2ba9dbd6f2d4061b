"""Where: names as reports write them, provinces and towns of one name, names of no place, several places."""

from hypothesis import given, settings
from hypothesis import strategies as st
from reading_helpers import most, only, told, where

from conftest import report
from recount.reading.places import sites

# Text, then name, province and country of its incident.
PLACES = [
    # towns, villages, districts
    ("Shells killed nine people in Aleppo.", "Aleppo", "Aleppo", "SYR"),
    ("Shells killed nine people in Khan Sheikhoun, in Idlib province.", "Khan Sheikhoun", "Idlib", "SYR"),
    ("Shells fell on the Salihin district of Aleppo, killing nine.", "Salihin", "Aleppo", "SYR"),
    ("Shells fell on the neighbourhood of Salihin in Aleppo, killing nine.", "Salihin", "Aleppo", "SYR"),
    ("Shells fell on al-Waer, in Homs, killing nine.", "al-Waer", "Homs", "SYR"),
    ("Gunmen shot dead a teacher in the Lyari area of Karachi.", "Lyari", "Sindh", "PAK"),
    ("A bomb killed nine soldiers in Achin District of Nangarhar province.", "Achin", "Nangarhar", "AFG"),
    ("A bomb killed nine soldiers in the Achin district of Nangarhar.", "Achin", "Nangarhar", "AFG"),
    ("Two militants died in an encounter in Sopore.", "Sopore", "Jammu and Kashmir", "IND"),
    ("A bus from Damascus to Aleppo hit a mine near Ithriya, killing nine.", "Ithriya", "Hama", "SYR"),
    ("Shells fell on Aleppo's Salihin district, killing nine.", "Salihin", "Aleppo", "SYR"),
    ("A car bomb killed nine people in Baghdad's Karrada district.", "Karrada", "Baghdad", "IRQ"),
    # names that no gazetteer holds
    (
        "Shells fell on the village of Tal Quzayha in Homs province, killing nine.",
        "Tal Quzayha",
        "Homs",
        "SYR",
    ),
    ("Shells fell on Kafr Zinbar village in Idlib province, killing nine.", "Kafr Zinbar", "Idlib", "SYR"),
    ("Shells fell on the Syrian village of Kafr Zinbar, killing nine.", "Kafr Zinbar", None, "SYR"),
    (
        "Three Maoists were killed near Burkapali village in Sukma District.",
        "Burkapali",
        "Chhattisgarh",
        "IND",
    ),
    # a province and its town
    ("Shells killed nine people in Aleppo province.", None, "Aleppo", "SYR"),
    ("Shells killed nine people in the province of Aleppo.", None, "Aleppo", "SYR"),
    ("Shells killed nine people in Aleppo's northern countryside.", None, "Aleppo", "SYR"),
    ("Shells killed nine people in the countryside of Aleppo.", None, "Aleppo", "SYR"),
    ("Shells killed nine people in Rif Dimashq.", None, "Rif Dimashq", "SYR"),
    ("Shells killed nine people in rural Damascus.", None, "Rif Dimashq", "SYR"),
    ("Shells killed nine people in Damascus.", "Damascus", "Damascus", "SYR"),
    ("Gunmen killed nine villagers in Borno State.", None, "Borno", "NGA"),
    ("A bomb killed nine soldiers in Nangarhar province, Afghanistan.", None, "Nangarhar", "AFG"),
    # no more than a country
    ("Shells killed nine people in Syria.", None, None, "SYR"),
    ("Shells killed nine people in northern Syria.", None, None, "SYR"),
]

# Every one of these happened in Saraqib, whatever else is named.
IN_SARAQIB = [
    # datelines
    "BEIRUT (Reuters) - Shells killed nine people in Saraqib on Sunday.",
    "BEIRUT (AP) — Shells killed nine people in Saraqib on Sunday.",
    "BEIRUT, Lebanon — Shells killed nine people in Saraqib on Sunday.",
    "Amman, Feb 26 (AFP) - Shells killed nine people in Saraqib on Sunday.",
    "Damascus - Shells killed nine people in Saraqib on Sunday.",
    # names of actors and sources
    "The Aleppo Media Centre said shells killed nine people in Saraqib.",
    "Shells killed nine people in Saraqib, the Damascus Post reported.",
    "Fighters of the Raqqa Revolutionaries Front shelled Saraqib, killing nine.",
    "Islamic State of Iraq and Syria fighters shelled Saraqib, killing nine.",
    "The Syrian Observatory for Human Rights said shells killed nine people in Saraqib.",
    # who speaks, and where from
    "Shells killed nine people in Saraqib, Washington said.",
    "In Geneva, diplomats met as shells killed nine people in Saraqib.",
    "Shells killed nine people in Saraqib, the governor of Aleppo said.",
    "Turkey said shells had killed nine people in Saraqib.",
    "Free Idlib Army fighters shelled Saraqib, killing nine.",
    # where to and where from
    "Shells killed nine people in Saraqib, on the road from Aleppo to Damascus.",
]

# Several places of one act: the smallest unit that holds them all.
SEVERAL = [
    ("Shells fell on Shaar, Salihin and Sakhour in Aleppo, killing nine people.", "Aleppo", "Aleppo"),
    ("Suicide bombers struck the Ghouta and Mahatta districts of Homs, killing 32 people.", "Homs", "Homs"),
    (
        "Suicide bombers struck Homs on Saturday. One blew himself up in Ghouta, and two in Mahatta.",
        "Homs",
        "Homs",
    ),
    ("Air strikes killed nine people in Saraqib and Khan Sheikhoun in Idlib province.", None, "Idlib"),
    (
        "Air strikes killed nine people in the villages of Hass and Kafr Nabl in Idlib province.",
        None,
        "Idlib",
    ),
]


def test_names_as_they_are_written() -> None:
    most(PLACES, lambda text, *place: where(only(text).place) == tuple(place), 0.7)


def test_names_that_do_not_say_where() -> None:
    most(IN_SARAQIB, lambda text: where(only(text).place) == ("Saraqib", "Idlib", "SYR"), 0.8)


def test_a_sea_is_no_town() -> None:
    document = report("Dnipro was hit from over the Sea of Azov, and ships burnt in the Gulf of Aden.")
    assert [document.content[site.start : site.end] for site in sites(document, [])] == ["Dnipro"]


def test_a_people_tells_which_of_two_namesakes_is_meant() -> None:
    document = report("Two car bombs ripped through the northern Lebanese city of Tripoli on Friday.")
    assert [(site.country, site.admin1) for site in sites(document, [])] == [("LBN", "North Lebanon")]


def test_a_region_is_a_province_where_provinces_are_called_so() -> None:
    document = report(
        "Shells hit Kherson region and the Donetsk oblast, Mali's Menaka region and the Aleppo region."
    )
    assert [(site.key, site.kind) for site in sites(document, [])] == [
        ("kherson", "admin1"),
        ("donetsk", "admin1"),
        ("mali", "country"),
        ("menaka", "admin1"),
        ("aleppo", "town"),
    ]


def test_a_village_lies_in_the_country_of_the_report_not_of_a_far_city() -> None:
    text = (
        "Soldiers killed 43 people in Adwa and Axum in Tigray, Ethiopia, once a truce was signed in "
        "Pretoria, officials said. In the village of Mariam Shewito 300 people were killed in November."
    )
    (place,) = (account.place for account in told(text) if 300 in {toll.low for toll in account.tolls})
    assert where(place)[::2] == ("Mariam Shewito", "ETH")


def test_the_country_is_the_one_that_the_sentence_names() -> None:
    text = (
        "Ukrainian shelling of the centre of Belgorod killed 21 people on Saturday, the Russian emergencies "
        "ministry said. A day earlier, Russia launched 158 missiles and drones at cities across Ukraine, "
        "killing at least 39 civilians."
    )
    places = {account.tolls[0].low: account.place for account in told(text)}
    assert {low: place and place.country for low, place in places.items()} == {21: "RUS", 39: "UKR"}


def test_several_places_of_one_act() -> None:
    most(SEVERAL, lambda text, *place: where(only(text).place)[:2] == tuple(place), 0.2)


def test_the_place_is_carried_from_the_headline() -> None:
    account = only("Nine people died when a car bomb went off on Saturday.", "Car bomb kills nine in Saraqib")
    assert where(account.place) == ("Saraqib", "Idlib", "SYR")


LATER = [
    ("Car bomb kills nine in Aleppo", "A car bomb killed nine people in the Salihin district on Saturday."),
    ("", "A car bomb killed nine people in Aleppo on Saturday. The bomb went off in the Salihin district."),
    ("", "A car bomb killed nine people in Aleppo on Saturday. It went off in the Salihin district."),
    ("", "Shells killed nine people in Aleppo on Saturday. They fell on the Salihin district."),
]


def test_a_narrower_place_told_later_is_the_place() -> None:
    most(LATER, lambda title, text: where(only(text, title).place) == ("Salihin", "Aleppo", "SYR"), 0.25)


# Text, and the name of the place that is neither too wide nor what no gazetteer holds.
AS_NARROW = [
    ("Eleven people were killed at the Tree of Life synagogue in Pittsburgh on Saturday.", "Pittsburgh"),
    (
        "Two militants were killed in an encounter in the Newa area of Pulwama District of Jammu and Kashmir "
        "on June 30. Troops had laid a cordon around Malwari village of Newa.",
        "Malwari",
    ),
    (
        "A constable was killed in an encounter near Belthangady in Karnataka on October 8. It took place "
        "near a village called Manja, about 17 km from Belthangady.",
        "Manja",
    ),
    ("A bomb killed 18 people in the Damascus suburb of Jaramana on Tuesday.", "Jaramana"),
    (
        "A driver was killed by a bomb near Shahgai Fort in Jamrud tehsil of Khyber Agency in Pakistan.",
        "Jamrud",
    ),
    (
        "A rocket shell on al-Kallasa Street in al-Sulimaniah neighborhood of Aleppo killed three.",
        "al-Sulimaniah",
    ),
    (
        "Gunmen shot dead a trader within the limits of Mominabad Police Station in Orangi Town of Karachi.",
        "Orangi Town",
    ),
]


def test_a_place_that_a_gazetteer_would_hold_and_none_that_is_wider() -> None:
    most(AS_NARROW, lambda text, name: where(only(text).place)[0] == name, 1.0)


# What is called the capital, and the city that it is.
CAPITALS = [
    (
        "Ouagadougou. At least 23 people were killed when gunmen attacked a hotel in Burkina Faso's capital.",
        "Ouagadougou",
    ),
    ("Shells hit Homs and Damascus. Rockets killed nine people in the Syrian capital on Friday.", "Damascus"),
    (
        "In the province of Idlib, air strikes on the provincial capital killed nine people on Friday.",
        "Idlib",
    ),
]


def test_the_capital_is_the_city_that_the_report_names() -> None:
    most(CAPITALS, lambda text, name: name in [where(each.place)[0] for each in told(text)], 1.0)


def test_a_capital_that_is_not_named_is_its_country_alone() -> None:
    assert where(only("Rockets killed nine people in the Syrian capital.").place) == (None, None, "SYR")


def test_without_a_place_there_is_none() -> None:
    assert only("Nine people died when a car bomb went off.", "Car bomb kills nine").place is None


def test_namesakes_follow_the_country_of_the_report() -> None:
    syrian, libyan = (
        "Rebels shelled Hama and Tripoli, in Syria.",
        "Rebels shelled Sirte and Tripoli, in Libya.",
    )
    assert {s.country for s in sites(report(libyan), [])} == {"LBY"}
    assert "SYR" in {s.country for s in sites(report(syrian), [])}


def test_two_places_far_apart_are_two_incidents() -> None:
    accounts = told("A car bomb killed nine people in Homs. Another killed four in Aleppo.")
    assert [where(a.place)[0] for a in accounts] == ["Homs", "Aleppo"]


NAMES = ["Homs", "Saraqib", "Khan Sheikhoun", "Deir ez-Zor", "al-Bab", "Jarabulus", "Palmyra"]
FORMS = [
    "Shells killed nine people in {}.",
    "Shells fell on {}, killing nine people.",
    "Nine people were killed on Saturday when shells hit the town of {}.",
    "In {}, shells killed nine people.",
    "Shells killed nine people near {}, officials said in Geneva.",
    "Shells pounded rebel-held {} and killed nine people.",
]


def test_every_name_in_every_form() -> None:
    texts = [(form.format(name), name) for name in NAMES for form in FORMS]
    most(texts, lambda text, name: where(only(text).place)[0] == name, 0.9)


WORDS = st.sampled_from(
    "in the village of Kafr Zinbar Homs Aleppo's district province BEIRUT (Reuters) - al- Salihin and , town "
    "called near Syria from to rural".split()
)


@given(st.one_of(st.text(), st.lists(WORDS).map(" ".join)))
@settings(deadline=None)
def test_any_text(text: str) -> None:
    content, at = report(text).content, 0
    for site in sites(report(text), []):
        assert at <= site.start < site.end <= len(content)
        assert 0 <= site.narrow <= 5
        at = site.end
