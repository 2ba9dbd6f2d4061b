"""Where: names as reports write them, provinces and towns of one name, names of no place, several places."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_helpers import amiss, only, told, where

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
    amiss(
        "Shells fell on Aleppo's Salihin district, killing nine.",
        "Salihin",
        "Aleppo",
        "SYR",
        because="a district behind its town's genitive is not found",
    ),
    amiss(
        "A car bomb killed nine people in Baghdad's Karrada district.",
        "Karrada",
        "Baghdad",
        "IRQ",
        because="a district behind its town's genitive is not found",
    ),
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
    amiss(
        "Air strikes killed nine people in Saraqib and Khan Sheikhoun in Idlib province.",
        None,
        "Idlib",
        because="the first of several towns stands for their province",
    ),
    amiss(
        "Air strikes killed nine people in the villages of Hass and Kafr Nabl in Idlib province.",
        None,
        "Idlib",
        because="the first of several villages stands for their province",
    ),
]


@pytest.mark.parametrize(("text", "name", "admin1", "country"), PLACES)
def test_names_as_they_are_written(text: str, name: str | None, admin1: str | None, country: str) -> None:
    assert where(only(text).place) == (name, admin1, country)


@pytest.mark.parametrize("text", IN_SARAQIB)
def test_names_that_do_not_say_where(text: str) -> None:
    assert where(only(text).place) == ("Saraqib", "Idlib", "SYR")


@pytest.mark.parametrize(("text", "name", "admin1"), SEVERAL)
def test_several_places_of_one_act(text: str, name: str | None, admin1: str) -> None:
    assert where(only(text).place) == (name, admin1, "SYR")


def test_the_place_is_carried_from_the_headline() -> None:
    account = only("Nine people died when a car bomb went off on Saturday.", "Car bomb kills nine in Saraqib")
    assert where(account.place) == ("Saraqib", "Idlib", "SYR")


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (
            "Car bomb kills nine in Aleppo",
            "A car bomb killed nine people in the Salihin district on Saturday.",
        ),
        (
            "",
            "A car bomb killed nine people in Aleppo on Saturday. The bomb went off in the Salihin district.",
        ),
        ("", "A car bomb killed nine people in Aleppo on Saturday. It went off in the Salihin district."),
        amiss(
            "",
            "Shells killed nine people in Aleppo on Saturday. They fell on the Salihin district.",
            because="a sentence without a word for the act is not read",
        ),
    ],
)
def test_a_narrower_place_told_later_is_the_place(title: str, text: str) -> None:
    assert where(only(text, title).place) == ("Salihin", "Aleppo", "SYR")


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


NAMES = st.sampled_from(
    ["Homs", "Saraqib", "Khan Sheikhoun", "Deir ez-Zor", "al-Bab", "Jarabulus", "Palmyra"]
)


@given(
    NAMES,
    st.sampled_from(
        [
            "Shells killed nine people in {}.",
            "Shells fell on {}, killing nine people.",
            "Nine people were killed on Saturday when shells hit the town of {}.",
            "In {}, shells killed nine people.",
            "Shells killed nine people near {}, officials said in Geneva.",
            "Shells pounded rebel-held {} and killed nine people.",
        ]
    ),
)
@settings(deadline=None)
def test_every_name_in_every_form(name: str, form: str) -> None:
    place = only(form.format(name)).place
    assert place is not None and place.name is not None
    assert place.name.words == name


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
