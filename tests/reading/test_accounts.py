"""Whole reports to accounts: which sentences tell of one incident, and what an account holds."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from reading_helpers import bare, days, most, only, parties, told, tolls, where

from conftest import report
from recount.confidence import ASSERTED
from recount.reading.accounts import accounts
from recount.reading.findings import find
from recount.reading.groups import Curve, sigmoid
from recount.reading.model_files import trained
from recount.reading.read import weighed
from recount.reading.tolls import Count

HOMS = """\
Suicide bombers and gunmen attacked two security bases in the Syrian city of Homs on Saturday, killing at
least 32 people, including two children.
General Hassan Daabul, the head of military intelligence in the province, was among the dead, state
television said. The Syrian Observatory for Human Rights put the toll at 42.
The governor of Homs said that more than 40 had died. Tahrir al-Sham said that it was behind the attack.
Later in the day government warplanes struck al-Waer, the last district of the city that the rebels hold,
wounding six people. Rebels left the rest of Homs under a ceasefire agreement in December 2015.
Both sides met for talks in Geneva, where envoys condemned the violence.
The war has killed more than 300,000 people.
""".replace("\n", " ")
TITLE = "Syria: bombers kill at least 32 in Homs"
BOMB = "A car bomb killed nine people in Homs on Saturday."
RAID = "Air strikes killed nine people in Saraqib on Saturday."

# Reports, and type, place and first day of each incident they tell of.
STORIES = [
    # an attack, the answer to it, and an agreement behind them
    (
        HOMS,
        ["suicide-bomb Homs 2017-02-25", "air-drone-strike al-Waer 2017-02-25", "agreement Homs 2015-12-01"],
    ),
    # one attack
    (
        "Two car bombs went off minutes apart in a market in Homs on Saturday, killing nine people. "
        "The second car bomb hit rescuers.",
        ["remote-explosive-landmine-ied Homs 2017-02-25"],
    ),
    (
        f"{BOMB} Police said the explosion tore the front off a bakery. Nineteen people were wounded. "
        "A doctor said that two of the wounded had died. No group has claimed the attack.",
        ["remote-explosive-landmine-ied Homs 2017-02-25"],
    ),
    # two of one day
    (
        f"{BOMB} Later, mortar shells killed two people in Homs.",
        ["remote-explosive-landmine-ied Homs 2017-02-25", "shelling-artillery-missile Homs 2017-02-25"],
    ),
    (
        f"{BOMB} Another car bomb killed three people in Tartus.",
        ["remote-explosive-landmine-ied Homs 2017-02-25", "remote-explosive-landmine-ied Tartus 2017-02-25"],
    ),
    (
        "Gunmen shot dead a lawyer in Quetta on Saturday. Two militants were killed in an encounter with "
        "police in Peshawar. A roadside bomb wounded three soldiers in Miranshah.",
        [
            "attack-on-civilians Quetta 2017-02-25",
            "armed-clash Peshawar 2017-02-25",
            "remote-explosive-landmine-ied Miranshah 2017-02-25",
        ],
    ),
    # background
    (
        f"{RAID} On Thursday, air strikes killed two people in Saraqib.",
        ["air-drone-strike Saraqib 2017-02-25", "air-drone-strike Saraqib 2017-02-23"],
    ),
    (
        f"{RAID} In August 2013 a chemical attack killed hundreds in Ghouta.",
        ["air-drone-strike Saraqib 2017-02-25", "chemical-weapon Ghouta 2013-08-01"],
    ),
    (
        f"{BOMB} It was the worst attack since January, when a suicide bomber killed 20 people in Tartus.",
        ["remote-explosive-landmine-ied Homs 2017-02-25", "suicide-bomb Tartus 2017-01-01"],
    ),
    # talk of an act is no other act
    (
        f"{RAID} The United Nations condemned the strikes, and called for talks in Geneva.",
        ["air-drone-strike Saraqib 2017-02-25"],
    ),
    (
        f"{RAID} Diplomats in Moscow said that an attack on Idlib would be a mistake.",
        ["air-drone-strike Saraqib 2017-02-25"],
    ),
    # a total over several attacks of one day
    (
        "Militants killed four policemen in Quetta on Saturday. In Sibi a roadside bomb killed three people. "
        "In all, seven people were killed in Balochistan on Saturday.",
        [
            "armed-clash Quetta 2017-02-25",
            "remote-explosive-landmine-ied Sibi 2017-02-25",
            "attack-on-civilians Balochistan 2017-02-25",
        ],
    ),
]

# Text, and the numbers of its one incident with their sources.
NUMBERS = [
    # each source's number, even when they agree or disagree
    (
        "A car bomb killed nine people in Homs, the governor said. The Observatory put the toll at 12.",
        "killed 9 (governor), killed 12 (Observatory)",
    ),
    (
        "A car bomb killed nine people in Homs, the governor said. The Observatory said nine people died.",
        "killed 9 (governor), killed 9 (Observatory)",
    ),
    ("A car bomb killed nine people in Homs. Police said 12 people died.", "killed 9, killed 12 (Police)"),
    # one source's number once
    ("A car bomb killed nine people in Homs. The nine people died when it went off at a bakery.", "killed 9"),
    (
        "A car bomb killed nine people in Homs, the governor said. The governor said nine people had died.",
        "killed 9 (governor)",
    ),
    # nobody hurt, and no word on it
    ("A car bomb went off in Homs. There were no casualties.", "killed 0, injured 0"),
    ("A car bomb went off in Homs. There was no word on casualties.", ""),
    ("A car bomb went off in Homs.", ""),
    # totals of a whole war
    (
        "A car bomb killed nine people in Homs. The war has killed 300,000 people since 2011.",
        "killed 9",
    ),
    ("A car bomb killed nine people in Homs. The conflict has killed 400,000 people.", "killed 9"),
    (
        "A car bomb killed nine people in Homs. Since May, 250 people have died in the war.",
        "killed 9",
    ),
    ("A car bomb killed nine people in Homs. Some 11 million people have been displaced.", "killed 9"),
    (
        "Shells killed nine people in Douma. Since 2013, 900 people have been killed there.",
        "killed 9",
    ),
]

# Headline, text, and the numbers.
HEADLINES = [
    ("Car bomb in Homs kills nine", "A car bomb killed nine people in Homs.", "killed 9"),
    (
        "Car bomb in Homs kills nine",
        "A car bomb killed at least nine people in Homs.",
        "killed 9+",
    ),
    (
        "Car bomb in Homs kills nine",
        "A car bomb killed nine people in Homs, police said.",
        "killed 9 (police)",
    ),
    ("Car bomb in Homs kills over 40", "A car bomb killed more than 40 people in Homs.", "killed 41+"),
    (
        "Car bomb in Homs kills 10",
        "A car bomb killed nine people in Homs, police said.",
        "killed 10, killed 9 (police)",
    ),
    ("Car bomb in Homs kills 10", "A car bomb went off in Homs on Saturday, police said.", "killed 10"),
    ("Ten dead, says governor, after Homs car bomb", "A car bomb went off in Homs on Saturday.", "killed 10"),
]

# Text, the names of the dead, and the numbers.
NAMED = [
    ("A car bomb killed 14 people, including Brigadier Omar Khalil, in Homs.", "Omar Khalil", "killed 14"),
    (
        "A car bomb killed 14 people in Homs. Among them was General Omar Khalil.",
        "Omar Khalil",
        "killed 14",
    ),
    ("A car bomb killed 14 people in Homs. One was identified as Omar Khalil.", "Omar Khalil", "killed 14"),
    # a death told without a number counts one
    ("A sniper killed the journalist Omar Khalil in Homs.", "Omar Khalil", "killed 1"),
    ("Omar Khalil, a judge, was shot dead in Homs.", "Omar Khalil", "killed 1"),
    ("A car bomb killed Omar Khalil, a judge, in Homs.", "Omar Khalil", "killed 1"),
    # names of others
    ("A car bomb killed 14 people in Homs, General Omar Khalil said.", "", "killed 14 (General Omar Khalil)"),
    ("A car bomb killed 14 people in Homs. General Omar Khalil was wounded.", "", "killed 14"),
    (
        "A car bomb killed 14 people in Homs. Colonel Omar Khalil was among the dead.",
        "Omar Khalil",
        "killed 14",
    ),
    ("Gunmen in Homs shot dead Colonel Omar Khalil.", "Omar Khalil", "killed 1"),
    ("Gunmen in Homs shot dead the lawyer Omar Khalil.", "Omar Khalil", "killed 1"),
    ("A car bomb killed 14 people, among them the mayor, Omar Khalil, in Homs.", "Omar Khalil", "killed 14"),
]

# Text, targets, weapons.
DETAILS = [
    ("Warplanes bombed a bakery in Saraqib.", "a bakery", "Warplanes"),
    ("A car bomb hit a police station in Homs.", "a police station", "car bomb"),
    ("Suicide bombers attacked two security bases in Homs.", "two security bases", "Suicide bombers"),
    ("Mortar shells fell on the old market of Damascus.", "the old market of Damascus", "Mortar shells"),
    ("Helicopters dropped barrel bombs on Saraqib.", "", "Helicopters, barrel bombs"),
    ("Gunmen ambushed an army patrol near Quetta.", "an army patrol", ""),
    ("Gunmen shot dead a teacher in Quetta.", "a teacher", ""),
    ("A car bomb killed nine people in Homs. The attack was claimed by Islamic State.", "", "car bomb"),
]


def summary(text: str) -> list[str]:
    return [f"{a.type} {where(a.place)[0] or where(a.place)[1]} {(days(a) or [None])[0]}" for a in told(text)]


def test_which_incidents_a_report_tells_of() -> None:
    most(STORIES, lambda text, expected: summary(text) == expected, 0.4)


def test_the_attack_of_a_whole_report() -> None:
    attack, *others = told(HOMS, TITLE)
    assert attack.type == "suicide-bomb"
    assert [a.main for a in (attack, *others)] == [True, *[False] * len(others)]
    assert {"killed 32+", "killed 42 (Syrian Observatory for Human Rights)"} <= set(tolls(attack))
    assert ["Hassan Daabul" in s.words for s in attack.named_dead] == [True]
    assert "Tahrir al-Sham claimed" in parties(attack)


def test_every_number_of_every_source_once() -> None:
    most(NUMBERS, lambda text, expected: ", ".join(tolls(only(text))) == expected, 0.5)


def test_a_headlines_number_counts_unless_the_body_repeats_it() -> None:
    most(HEADLINES, lambda title, text, expected: ", ".join(tolls(only(text, title))) == expected, 0.7)


def test_named_dead_within_a_number_are_no_number_of_their_own() -> None:
    def holds(text: str, names: str, expected: str) -> bool:
        account = only(text)
        return (", ".join(s.words for s in account.named_dead), ", ".join(tolls(account))) == (
            names,
            expected,
        )

    most(NAMED, holds, 0.7)


def test_targets_and_weapons() -> None:
    def holds(text: str, targets: str, weapons: str) -> bool:
        account = only(text)
        found = (account.targets, account.weapons)
        return all(
            {bare(s.words).lower() for s in phrases} == {bare(w).lower() for w in words.split(", ") if w}
            for phrases, words in zip(found, (targets, weapons), strict=True)
        )

    most(DETAILS, holds, 0.3)


TOTALS = [
    "Since Monday, air raids on the town have killed 45 people.",
    "In the past week, air raids on Saraqib have killed 45 people.",
    "Air raids on Saraqib have killed 45 people this week.",
]


def test_a_running_total_stands_beside_the_act_of_the_day() -> None:
    def holds(total: str) -> bool:
        act, running = told(f"Six people died in air raids on Saraqib on Saturday. {total}")
        return (tolls(act), act.aggregate, tolls(running)) == (["killed 6"], False, ["killed 45"])

    most(TOTALS, holds, 0.3)


WARS = [
    "The war in Syria has killed more than 300,000 people since 2011.",
    "More than 4,000 people have died in fighting in Syria since 2013.",
    "Air strikes have killed 4,000 people in Douma since 2013.",
    "Air strikes have killed 4,000 people in Douma in the past three years.",
]


def test_a_total_since_long_ago_is_no_number_of_the_act() -> None:
    text = (
        "Gang members shot dead four policemen in Pernier on Wednesday, the police union said. The killings "
        "bring to 54 the number of officers killed since January 1."
    )
    assert tolls(only(text, day=date(2023, 10, 20))) == ["killed 4 (police union)"]


def test_a_number_told_twice_is_as_sure_as_its_surer_mention() -> None:
    text = (
        "The death toll from the missile strike on flats in Dnipro rose to 30 on Saturday, the governor said."
    )
    model = trained()
    (read,) = weighed(report(text, title="Death toll in Dnipro rises to 30"), model)
    things = [read.items.things[unit] for unit in read.items.units()]
    sure = np.where([isinstance(thing, Count) and thing.start > 40 for thing in things], 0.1, 6.0)
    (account,) = accounts([replace(read, said=read.said._replace(telling=sure))], model.limits)
    assert tolls(account) == ["killed 30 (governor)"]
    assert account.tolls[0].confidence == model.limits.confidence("toll", float(sigmoid(6.0)))


def test_totals_over_more_than_62_days_are_left_out() -> None:
    most(WARS, lambda text: told(text) == (), 0.5)


NOTHING = [
    "",
    "Officials met in Geneva on Friday. The Security Council voted on a resolution.",
    "The president condemned the attacks in Homs.",
    "The mayor of Homs opened a school on Saturday. Forty people came.",
]


def test_an_act_told_aside_without_day_and_number_is_as_sure_as_its_own_curve_says() -> None:
    model = trained()
    text = "A car bomb killed nine people in Saraqib. The army had shelled the town of Maarat al-Numan."
    read = list(weighed(report(text, day=None), model))

    def named(curve: Curve) -> list[tuple[str | None, bool]]:
        limits = replace(model.limits, curves={**model.limits.curves, "bare incident": curve})
        return [(where(a.place)[0], a.confidence >= ASSERTED) for a in accounts(read, limits)]

    saraqib = ("Saraqib", True)
    assert named(Curve()) == [saraqib, ("Maarat al-Numan", True)]
    assert named(Curve(slope=0.0, shift=-1.0)) == [saraqib, ("Maarat al-Numan", False)]
    assert named(Curve(slope=0.0, shift=-9.0)) == [saraqib]


def test_a_report_of_no_incident() -> None:
    most(NOTHING, lambda text: told(text) == (), 0.5)


BY_NAME = [
    ("The slain were identified as Adil Ahmad and Shakir Altaf.", ["Adil Ahmad", "Shakir Altaf"]),
    ("It killed General Hassan Daabul and Colonel Ali Hamdan.", ["Hassan Daabul", "Ali Hamdan"]),
    ("Gunmen killed Rupesh Gope, Kashmir Observer reported.", ["Rupesh Gope"]),
    ("The injured were identified as Mohammad Ahmed, Asad Fazal, Wajid and Ovais.", []),
]


@pytest.mark.parametrize(("text", "names"), BY_NAME)
def test_who_is_named_among_the_dead(text: str, names: list[str]) -> None:
    assert [span.words for span in find(report(text)).dead] == names
