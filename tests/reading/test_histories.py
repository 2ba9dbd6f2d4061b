"""What reports tell of groups: renamed, merged, split off, part of, allied, led by; and what is not."""

from datetime import date

import pytest

from conftest import quickest, report
from recount.reading.histories import histories

# Text; relation, from whom, to whom, first and last day. Each for a report of Saturday 25 February 2017.
TOLD: list[tuple[str, ...]] = [
    (
        "Tahrir al-Sham was formed in January when Jabhat Fateh al-Sham merged with four other factions.",
        "merged_into",
        "Jabhat Fateh al-Sham",
        "Tahrir al-Sham",
        "2017-01-01",
        "2017-01-31",
    ),
    (
        "Tahrir al-Sham, known as Jabhat Fateh al-Sham until last month, claimed it.",
        "renamed_to",
        "Jabhat Fateh al-Sham",
        "Tahrir al-Sham",
        "2017-01-01",
        "2017-01-31",
    ),
    (
        "Jabhat Fateh al-Sham, formerly the Nusra Front, claimed it.",
        "renamed_to",
        "Nusra Front",
        "Jabhat Fateh al-Sham",
    ),
    (
        "Jabhat Fateh al-Sham formerly known as the Nusra Front claimed it.",
        "renamed_to",
        "Nusra Front",
        "Jabhat Fateh al-Sham",
    ),
    (
        "Jabhat Fateh al-Sham (formerly Nusra Front) claimed it.",
        "renamed_to",
        "Nusra Front",
        "Jabhat Fateh al-Sham",
    ),
    (
        "The Nusra Front renamed itself Jabhat Fateh al-Sham on 28 July 2016.",
        "renamed_to",
        "The Nusra Front",
        "Jabhat Fateh al-Sham",
        "2016-07-28",
        "2016-07-28",
    ),
    (
        "The Nusra Front has changed its name to Jabhat Fateh al-Sham.",
        "renamed_to",
        "The Nusra Front",
        "Jabhat Fateh al-Sham",
    ),
    (
        "The Nusra Front broke ties with al-Qaeda last year.",
        "split_from",
        "The Nusra Front",
        "al-Qaeda",
        "2016-01-01",
        "2016-12-31",
    ),
    (
        "Jamaat-ul-Ahrar, a splinter group of the Tehreek-e-Taliban Pakistan, claimed it.",
        "split_from",
        "Jamaat-ul-Ahrar",
        "Tehreek-e-Taliban Pakistan",
    ),
    (
        "Jund al-Aqsa pledged allegiance to Ahrar al-Sham on October 9.",
        "allied_with",
        "Jund al-Aqsa",
        "Ahrar al-Sham",
        "2016-10-09",
        "2016-10-09",
    ),
    (
        "Boko Haram, which pledged allegiance to Islamic State in March 2015, raided it.",
        "allied_with",
        "Boko Haram",
        "Islamic State",
        "2015-03-01",
        "2015-03-31",
    ),
    ("The YPG is part of the Syrian Democratic Forces.", "part_of", "The YPG", "Syrian Democratic Forces"),
    (
        "Ansar Dine and al-Mourabitoun merged to form Jabhat al-Nasr in March.",
        "merged_into",
        "al-Mourabitoun",
        "Jabhat al-Nasr",
        "2016-03-01",
        "2016-03-31",
    ),
    (
        "Hayat Tahrir al-Sham is led by Hashem al-Sheikh.",
        "led_by",
        "Hayat Tahrir al-Sham",
        "Hashem al-Sheikh",
    ),
    (
        "Maulana Fazlullah, the leader of the Pakistani Taliban, said so.",
        "led_by",
        "Pakistani Taliban",
        "Maulana Fazlullah",
    ),
    ("Ahrar al-Sham leader Hassan Aboud was killed.", "led_by", "Ahrar al-Sham", "Hassan Aboud"),
]


@pytest.mark.parametrize("row", TOLD, ids=lambda row: row[0][:60])
def test_told(row: tuple[str, ...]) -> None:
    text, kind, actor, other, *days = row
    (claim,) = histories(report(text))
    assert (claim.kind, claim.actor.words, claim.other.words) == (kind, actor, other)
    assert [day and day.isoformat() for day in (claim.first, claim.last)] == (days or [None, None])
    assert claim.span.words in text


@pytest.mark.parametrize(
    "text",
    [
        "The town was formerly known as Kobani.",
        "Bashar al-Assad, formerly known as an eye doctor, spoke.",
        "The governor is the leader of Homs.",
        "Mahmud Nuri, a commander of the YPG, said so.",
        "The Islamic State - formerly known as the Islamic State in Iraq and the Levant - claimed it.",
        "The delegation was led by Staffan de Mistura.",
        "Syria, led by Bashar al-Assad, denied it.",
    ],
)
def test_not_told(text: str) -> None:
    assert histories(report(text)) == ()


def test_it_and_the_group_go_on_about_the_group_that_was_named() -> None:
    text = (
        "Tahrir al-Sham said so. The alliance was formed in January, when Jabhat Fateh al-Sham, known as the "
        "Nusra Front until last July, merged with others. It is led by Hashim al-Sheikh."
    )
    assert [(c.kind, c.actor.words, c.other.words) for c in histories(report(text))] == [
        ("merged_into", "Jabhat Fateh al-Sham", "Tahrir al-Sham"),
        ("renamed_to", "Nusra Front", "Jabhat Fateh al-Sham"),
        ("led_by", "Tahrir al-Sham", "Hashim al-Sheikh"),
    ]


def test_days_are_those_of_the_words() -> None:
    (claim,) = histories(report("The Nusra Front renamed itself Jabhat Fateh al-Sham on 28 July 2016."))
    assert (claim.first, claim.last) == (date(2016, 7, 28), date(2016, 7, 28))
    assert claim.span.words.endswith("28 July 2016")


@pytest.mark.parametrize("tail", [" formerly", " was formerly quiet.", ", leader of Al", " is led by "])
@pytest.mark.parametrize(
    "words",
    [
        "A-", "Al-", "Al ", "Al Al-", "Aa ", "al-Aa ", "Abu ", "Abu-Abu ", "General ", "Aa of ",
        "and al-Syria ", "Al-Qaeda-Linked-Jabhat-Al-Nusra-Front-", "Aa, formerly ", "Aa renamed in Aa ",
    ],
)  # fmt: skip
def test_a_long_name_that_leads_to_nothing_takes_no_long_time(words: str, tail: str) -> None:
    text = (words * 3000)[:3000] + tail
    histories(report("The Nusra Front renamed itself Jabhat Fateh al-Sham."))  # loads the registry
    assert quickest(lambda: histories(report(text))) < 0.5


def test_a_person_of_two_words_and_hyphened_names() -> None:
    texts = (
        "Ahrar al-Sham is led by Abu Yahya.",
        "The Al-Nusra Front is led by Colonel Abu-Mohammed al-Julani.",
    )
    assert [(c.actor.words, c.other.words) for text in texts for c in histories(report(text))] == [
        ("Ahrar al-Sham", "Abu Yahya"),
        ("The Al-Nusra Front", "Abu-Mohammed al-Julani"),
    ]
