"""Who is held responsible, and on whose word: acts, clashes, claims, accusations, suspicions, denials."""

from hypothesis import given, settings
from hypothesis import strategies as st
from reading_helpers import most, only, parties

from conftest import report
from recount.reading.agents import agents

# Text, and the parties to its incident with their status; the report's own voice states.
STATED = [
    ("Rebels shelled the town of Nubl, killing four people.", "Rebels stated"),
    ("Russian jets bombed Saraqib.", "Russian jets stated"),
    ("Warplanes of the Russian air force bombed Saraqib.", "Russian air force stated"),
    ("Turkish troops shelled Maryamin near Afrin.", "Turkish troops stated"),
    ("The US-led coalition struck Raqqa, killing nine civilians.", "US-led coalition stated"),
    ("Israeli soldiers shot dead a man in Hebron.", "Israeli soldiers stated"),
    ("Unidentified gunmen shot dead a trader in Quetta.", "Unidentified gunmen stated"),
    ("A mob killed two men in Dhaka.", "mob stated"),
    # behind "by"
    ("Nine people were killed by Islamic State fighters in Sukhna.", "Islamic State fighters stated"),
    ("Nine people died in Saraqib in an air raid by the Syrian army.", "Syrian army stated"),
    # before the act
    ("Nine people died in Russian air strikes on Saraqib.", "Russian stated"),
    ("The army's shelling of Douma killed nine people.", "army stated"),
    ("Islamic State's bombardment of Deir ez-Zor killed nine people.", "Islamic State stated"),
    ("Islamic State shelling of Deir ez-Zor killed nine people.", "Islamic State stated"),
    ("Nine people died in government shelling of Saraqib.", "government stated"),
    ("Government jets struck Saraqib.", "Government jets stated"),
    # several that act together
    ("Rebels and Kurdish fighters attacked Tel Rifaat.", "Rebels stated, Kurdish fighters stated"),
    ("Syrian government forces bombed Saraqib on Sunday.", "Syrian government forces stated"),
    ("Nine people were killed in Sukhna by gunmen of Islamic State.", "gunmen of Islamic State stated"),
]

# Both sides of a clash.
CLASHES = [
    (
        "Clashes between the Syrian army and Ahrar al-Sham in Harasta killed nine fighters.",
        "Syrian army stated, Ahrar al-Sham stated",
    ),
    (
        "The Syrian army clashed with Ahrar al-Sham in Harasta.",
        "Syrian army stated, Ahrar al-Sham stated",
    ),
    (
        "Heavy fighting between Kurdish forces and Turkish troops went on near Afrin.",
        "Kurdish forces stated, Turkish troops stated",
    ),
    ("Police killed two militants in an encounter in Pulwama.", "Police stated, militants stated"),
    ("Taliban fighters ambushed Afghan troops near Kunduz.", "Taliban fighters stated, Afghan troops stated"),
    (
        "Ahrar al-Sham fighters battled Jaish al-Islam in Harasta.",
        "Ahrar al-Sham fighters stated, Jaish al-Islam stated",
    ),
]

BOMB = "A car bomb killed nine people in Baghdad."
CLAIMED = [
    f"Islamic State claimed responsibility for a car bomb that killed nine people in Baghdad. {BOMB}",
    f"{BOMB} Islamic State claimed responsibility for the attack.",
    f"{BOMB} The attack was claimed by Islamic State.",
    f"{BOMB} Islamic State claimed the attack.",
    f"{BOMB} Islamic State said it was behind the attack.",
    f"{BOMB} Islamic State said that it had carried out the attack.",
    f"{BOMB} Islamic State said its fighters carried out the attack.",
    f"{BOMB} In a statement, Islamic State said it was responsible for the bombing.",
    "Islamic State set off a car bomb in Baghdad, killing nine people. Islamic State claimed the attack.",
    f"{BOMB} Islamic State claimed responsibility.",
    f"{BOMB} Responsibility was claimed by Islamic State.",
    f"{BOMB} It was claimed by Islamic State.",
]

ACCUSED = [
    ("The governor said Taliban fighters had killed nine people in Kunduz.", "Taliban fighters", "governor"),
    ("Taliban fighters killed nine people in Kunduz, the governor said.", "Taliban fighters", "governor"),
    (
        "The army accused Tahrir al-Sham of the attack in Homs that killed nine people.",
        "Tahrir al-Sham",
        "army",
    ),
    (f"{BOMB} The Iraqi army blamed Islamic State for the attack.", "Islamic State", "Iraqi army"),
    (f"{BOMB} The attack was blamed on Islamic State by the Iraqi army.", "Islamic State", "Iraqi army"),
    (f"{BOMB} The mayor blamed Islamic State for the attack.", "Islamic State", "mayor"),
    (f"{BOMB} The mayor blamed Islamic State.", "Islamic State", "mayor"),
    (
        "Shells killed nine people in Saraqib. Activists accused the Syrian army of firing them.",
        "Syrian army",
        "Activists",
    ),
]

SUSPECTED = [
    ("Suspected militants shot dead a teacher in Peshawar.", "Suspected militants"),
    ("A teacher was shot dead in Peshawar by suspected Taliban militants.", "Taliban militants"),
    ("Suspected Boko Haram militants killed nine people in Maiduguri.", "Boko Haram militants"),
    ("A drone strike, presumably by US forces, killed nine people in Marib.", "US forces"),
]

DENIED = [
    ("Islamic State denied responsibility for the attack.", "Islamic State"),
    ("Islamic State denied involvement in the attack.", "Islamic State"),
    ("Islamic State denied carrying out the attack.", "Islamic State"),
    ("Islamic State denied that it was behind the attack.", "Islamic State"),
    ("Islamic State denied responsibility.", "Islamic State"),
]

NOBODY = [
    BOMB,
    f"{BOMB} No group has claimed responsibility for the attack.",
    f"{BOMB} Nobody claimed the attack at once.",
    "Shells fell on the Islamic State-held town of Manbij, killing nine people.",
    "Shells fell on the rebel-held town of Saraqib, killing nine people.",
    "Shells killed nine people in Jarabulus, a town controlled by the Free Syrian Army.",
    "Air strikes on Islamic State positions near Palmyra killed nine people.",
    "Air strikes targeting Islamic State near Palmyra killed nine people.",
    "Nine Islamic State fighters were killed in air strikes near Palmyra.",
    "Air strikes killed nine people in Saraqib, which lies on a road that the army wants.",
    "Air strikes hit Manbij, a town held by Islamic State, killing nine people.",
    "Air strikes hit al-Waer, the last rebel district of Homs, wounding six people.",
]


def says(text: str, expected: str) -> bool:
    return ", ".join(parties(only(text))) == expected


def names(text: str, expected: str) -> bool:
    """Whether the parties are these, whatever their status."""
    return [p.rpartition(" ")[0] for p in parties(only(text))] == [
        p.rpartition(" ")[0] for p in expected.split(", ")
    ]


def test_who_acts_in_the_reports_own_voice() -> None:
    most(STATED, says, 0.4)


def test_both_sides_of_a_clash() -> None:
    most(CLASHES, names, 0.5)


def test_claims() -> None:
    most(CLAIMED, lambda text: says(text, "Islamic State claimed"), 0.7)


def test_accusations() -> None:
    most(ACCUSED, lambda text, party, by: says(text, f"{party} accused by {by}"), 0.4)


def test_suspicions() -> None:
    most(SUSPECTED, lambda text, party: says(text, f"{party} suspected"), 0.25)


def test_denials() -> None:
    most(DENIED, lambda denial, party: says(f"{BOMB} {denial}", f"{party} denied"), 0.4)


def test_nobody_is_held_responsible() -> None:
    most(NOBODY, lambda text: parties(only(text)) == [], 0.5)


FULLEST = [
    (
        "ISIS shelled Saraqib. Islamic State fighters also shelled the market of Saraqib.",
        "Islamic State fighters",
    ),
    ("The army shelled Saraqib. The Syrian army also shelled the market of Saraqib.", "Syrian army"),
    ("The Assad regime shelled Saraqib. The regime also shelled the market of Saraqib.", "Assad regime"),
]


def test_a_party_has_the_fullest_name_of_the_report() -> None:
    most(FULLEST, lambda text, party: says(text, f"{party} stated"), 0.6)


ACTORS = [
    "Islamic State",
    "Ahrar al-Sham",
    "Boko Haram",
    "the Taliban",
    "the Syrian army",
    "Hezbollah",
    "Turkish troops",
]
FORMS = [
    "{} shelled Saraqib, killing nine people.",
    "On Sunday {} attacked Saraqib and killed nine people.",
    "Nine people were killed in Saraqib in shelling by {}.",
    "Shells fired by {} killed nine people in Saraqib.",
]


def test_every_party_in_every_form() -> None:
    texts = [(form.format(party), party.removeprefix("the ")) for party in ACTORS for form in FORMS]
    most(texts, lambda text, party: says(text[0].upper() + text[1:], f"{party} stated"), 0.55)


WORDS = st.sampled_from(
    "the Islamic State (IS) fighters by Syrian army troops claimed responsibility denied suspected gunmen "
    "Russian jets bombed clashed between and with said it was behind the attack held , .".split()
)


@given(st.one_of(st.text(), st.lists(WORDS).map(" ".join)))
@settings(deadline=None)
def test_parties_never_overlap(text: str) -> None:
    content, at = report(text).content, 0
    for agent in agents(report(text)):
        assert at <= agent.start < agent.end <= len(content)
        at = agent.end
