"""Whether it happened, is disputed, or was only planned; who denies having done it disputes nothing."""

from reading_helpers import most, only

STRIKES = "Air strikes killed nine people in Saraqib."
CHLORINE = "Activists said that chlorine killed nine people in Saraqib."
BOMB = "A car bomb killed nine people in Homs."

OCCURRED = [
    BOMB,
    CHLORINE,
    # a denial of authorship
    f"{BOMB} Islamic State denied responsibility for the attack.",
    f"{BOMB} Islamic State denied it was behind the attack.",
    f"{BOMB} The rebels denied involvement in the attack.",
    f"{STRIKES} The army said that it had no part in the strikes.",
    f"{STRIKES} The Syrian army denied carrying out air strikes there.",
    f"{STRIKES} The army denied that it had bombed the town.",
    # a denial of something else
    f"{BOMB} The police denied that they had been warned of the attack.",
    # something else that was planned or foiled
    f"{BOMB} Soldiers foiled a second attack.",
    f"{BOMB} The army vowed to answer the attack.",
    "Three militants who planned an attack were arrested in Homs.",
    # to make a weapon harmless happened
    "Police defused a bomb outside a school in Peshawar.",
    "A bomb was defused outside a school in Peshawar.",
]

DISPUTED = [
    f"{STRIKES} The defence ministry denied that there were any strikes.",
    f"{STRIKES} The defence ministry denied that any strikes took place.",
    f"{CHLORINE} The government said that no such attack took place.",
    f"{CHLORINE} The government said the attack did not take place.",
    f"{CHLORINE} The government denied reports of an attack.",
    f"{CHLORINE} The government said that the reports were fabricated.",
    f"{CHLORINE} The government said that the reports of an attack were fabricated.",
    f"{CHLORINE} The government said the attack never happened.",
    f"{CHLORINE} The government called the reports of an attack fabricated.",
]

PLANNED = [
    "Police foiled a car bomb attack in Homs.",
    "Police foiled a plot to bomb a church in Alexandria.",
    "Soldiers thwarted an attempt to blow up a bridge in Hama.",
    "A car bomb attack on a church in Alexandria was foiled.",
    "The army vowed to attack the town of Saraqib.",
    "Islamic State planned to attack a church in Alexandria.",
    "Militants threatened to attack the town of Saraqib.",
    "The United States may strike the town of Saraqib within days.",
]


def test_it_happened() -> None:
    most(OCCURRED, lambda text: only(text).modality == "occurred", 0.8)


def test_somebody_says_that_it_did_not_take_place() -> None:
    most(DISPUTED, lambda text: only(text).modality == "disputed", 0.5)


def test_it_was_planned_threatened_or_foiled() -> None:
    most(PLANNED, lambda text: only(text).modality == "planned", 0.5)
