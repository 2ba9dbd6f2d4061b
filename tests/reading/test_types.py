"""The type of an incident: a typical sentence for each, who took the town, and the greater harm of two."""

from dataclasses import replace

import numpy as np
import pytest
from reading_helpers import most, only, told

from conftest import report
from recount.model import IncidentType
from recount.reading.accounts import accounts
from recount.reading.model_files import trained
from recount.reading.read import weighed

SHARE = 0.7

# Every type of the codebook but "other", by reports of one sentence.
TYPICAL = [
    ("armed-clash", "Rebels and soldiers clashed near Saraqib, and nine fighters were killed."),
    ("armed-clash", "Nine fighters were killed in fierce fighting in Saraqib."),
    ("armed-clash", "Gunmen ambushed an army patrol near Quetta and killed four soldiers."),
    ("armed-clash", "Two militants were killed in an encounter with police in Pulwama."),
    ("armed-clash", "Militants attacked a police post in Peshawar and killed three constables."),
    ("armed-clash", "Rebels launched an offensive on Hama."),
    ("chemical-weapon", "Chlorine gas was dropped on Saraqib, choking twenty people."),
    ("chemical-weapon", "A chemical attack killed 80 people in Saraqib."),
    ("air-drone-strike", "Air strikes killed nine people in Saraqib."),
    ("air-drone-strike", "Warplanes bombed a bakery in Saraqib."),
    ("air-drone-strike", "A drone strike killed two commanders in Marib."),
    ("air-drone-strike", "Fighter jets struck a camp near Raqqa."),
    ("suicide-bomb", "A suicide bomber blew himself up at a gate in Kabul."),
    ("suicide-bomb", "A man detonated an explosive belt among worshippers in Quetta."),
    ("suicide-bomb", "A suicide car bomb tore through a checkpoint in Baghdad."),
    ("shelling-artillery-missile", "Mortar shells fell on the old market of Damascus."),
    ("shelling-artillery-missile", "The army shelled the eastern part of Douma."),
    ("shelling-artillery-missile", "Rockets struck a school in Nubl."),
    ("shelling-artillery-missile", "Artillery fire killed four farmers near Idlib."),
    ("remote-explosive-landmine-ied", "A car bomb went off outside a mosque in Baghdad."),
    ("remote-explosive-landmine-ied", "A roadside bomb hit a bus in Quetta."),
    ("remote-explosive-landmine-ied", "A landmine killed three shepherds near Palmyra."),
    ("remote-explosive-landmine-ied", "An improvised explosive device blew up under a police van in Quetta."),
    ("remote-explosive-landmine-ied", "Twin blasts killed nine people in a market in Kabul."),
    ("grenade", "Attackers threw a grenade into a wedding tent in Srinagar."),
    ("grenade", "A hand grenade attack wounded four shopkeepers in Quetta."),
    ("sexual-violence", "Soldiers raped four women in a camp near Maiduguri."),
    ("attack-on-civilians", "Gunmen shot dead a teacher in Karachi."),
    ("attack-on-civilians", "Militants beheaded two aid workers in Raqqa."),
    ("attack-on-civilians", "The group executed nine men in a square of Palmyra."),
    ("attack-on-civilians", "Attackers stabbed a priest to death in Alexandria."),
    ("attack-on-civilians", "A sniper killed a boy in Aleppo."),
    ("attack-on-civilians", "Gunmen opened fire on a bus in Quetta and killed nine pilgrims."),
    ("attack-on-civilians", "Militants burned houses and killed six villagers in Borno State."),
    ("attack-on-civilians", "A councillor was assassinated in Kandahar."),
    ("abduction-forced-disappearance", "Gunmen abducted four engineers near Kandahar."),
    ("abduction-forced-disappearance", "Four engineers were kidnapped in Kandahar."),
    ("abduction-forced-disappearance", "Militants took nine students hostage in Kandahar."),
    ("peaceful-protest", "Hundreds took to the streets of Homs."),
    ("peaceful-protest", "Residents staged a sit-in outside the council of Basra."),
    ("protest-with-intervention", "Police fired tear gas to disperse demonstrators in Basra."),
    ("excessive-force-against-protesters", "Soldiers fired on protesters in Basra, killing six."),
    ("violent-demonstration", "Protesters threw stones at the police in Basra."),
    ("mob-violence", "A mob beat a trader to death in Dhaka."),
    ("agreement", "The two sides reached a ceasefire agreement in Homs."),
    ("agreement", "A prisoner swap was carried out near Idlib."),
    ("arrests", "Police arrested twenty suspects in Lahore."),
    ("change-to-group", "Two rebel factions in Idlib merged under a new name."),
    ("disrupted-weapons-use", "The bomb squad defused a device outside a station in Lahore."),
    ("disrupted-weapons-use", "Troops discovered a cache of weapons in Pulwama."),
    ("headquarters-or-base-established", "Turkish troops set up a base near Azaz."),
    ("looting-property-destruction", "Militants torched eight trucks in Gadchiroli."),
    ("looting-property-destruction", "Soldiers looted shops and ransacked houses in Maaloula."),
    ("looting-property-destruction", "Maoists blew up a school building in Sukma."),
    ("non-violent-transfer-of-territory", "The rebels withdrew from Zabadani."),
    ("non-violent-transfer-of-territory", "The militia handed over its positions in Manbij to the army."),
    ("armed-clash", "Gunmen shot dead two policemen at a checkpoint in Quetta."),
    ("armed-clash", "Unidentified gunmen assassinated an army colonel in Aden."),
    ("attack-on-civilians", "Unidentified gunmen killed a journalist in Quetta."),
    ("attack-on-civilians", "Nine people were killed by Islamic State fighters in Sukhna."),
    ("violent-demonstration", "Protesters threw stones and torched police vans in Basra."),
    ("air-drone-strike", "Syrian government forces bombed Saraqib from the air."),
    ("shelling-artillery-missile", "Tank fire killed four farmers near Idlib."),
]

# Who took the place.
TAKEN = [
    ("Government troops recaptured Saraqib from the rebels.", "government-regains-territory"),
    ("The Syrian army took control of Saraqib after a week.", "government-regains-territory"),
    ("Iraqi forces retook Fallujah from Islamic State.", "government-regains-territory"),
    ("Fallujah was recaptured from Islamic State.", "government-regains-territory"),
    ("Rebels captured Saraqib from the army.", "non-state-actor-overtakes-territory"),
    ("Islamic State seized Palmyra.", "non-state-actor-overtakes-territory"),
    ("Kurdish fighters overran Manbij.", "non-state-actor-overtakes-territory"),
    ("The Taliban took control of Kunduz.", "non-state-actor-overtakes-territory"),
    ("Syrian Democratic Forces captured Tabqa from Islamic State.", "non-state-actor-overtakes-territory"),
    ("Palmyra fell to Islamic State.", "non-state-actor-overtakes-territory"),
    ("Saraqib was captured by rebels.", "non-state-actor-overtakes-territory"),
    ("Saraqib was captured from government troops.", "non-state-actor-overtakes-territory"),
    ("Saraqib fell to the army.", "government-regains-territory"),
    ("Saraqib was recaptured by government forces.", "government-regains-territory"),
]

# Two types fit one act.
GREATER_HARM = [
    ("Gunmen and suicide bombers stormed a base in Kabul.", "suicide-bomb"),
    ("Gunmen opened fire in Kabul before two of them blew themselves up.", "suicide-bomb"),
    ("Helicopters dropped barrel bombs on a market in Aleppo.", "air-drone-strike"),
    ("Barrel bombs killed nine people in Aleppo.", "air-drone-strike"),
    ("Warplanes dropped cluster bombs on Saraqib.", "air-drone-strike"),
    ("Air strikes and shelling killed nine people in Saraqib.", "air-drone-strike"),
    ("A warplane dropped bombs filled with sarin on Saraqib.", "chemical-weapon"),
    ("An air strike with chlorine killed nine people in Saraqib.", "chemical-weapon"),
    (
        "A roadside bomb went off, and gunmen opened fire on the bus in Quetta.",
        "remote-explosive-landmine-ied",
    ),
    ("Militants fired rocket-propelled grenades and clashed with troops in Kunduz.", "armed-clash"),
    ("Jets fired missiles at a village near Raqqa.", "air-drone-strike"),
    ("A helicopter fired rockets at a camp near Idlib.", "air-drone-strike"),
    ("A bomber drove a truck laden with explosives into a checkpoint in Kabul.", "suicide-bomb"),
]

# What may stand for the act.
ANCHORED = [
    ("On Sunday a car bomb killed nine people in Homs.", ("bomb", "killed nine people")),
    (
        "On Sunday air strikes and shelling killed nine people in Homs.",
        ("strikes", "shelling", "killed nine people"),
    ),
    ("In Homs a suicide bomber struck, after gunmen opened fire.", ("bomber", "struck", "fire")),
]

# No act of violence happened here.
NONE = """
The council of Homs voted on the budget.
Diplomats met in Geneva for talks.
The president condemned the attacks and called for talks in Geneva.
Aid workers may enter Homs if there is a truce.
"""


def test_every_type_but_other_has_a_typical_sentence() -> None:
    plain = {kind for kind, _ in TYPICAL} | {kind for _, kind in TAKEN[:5]}
    assert plain | {"other"} == set(IncidentType)


def test_typical_sentences() -> None:
    most(TYPICAL, lambda kind, text: only(text).type == kind, SHARE)


def test_who_took_the_town() -> None:
    most(TAKEN, lambda text, kind: only(text).type == kind, SHARE)


def test_of_two_types_the_greater_harm_decides() -> None:
    most(GREATER_HARM, lambda text, kind: only(text).type == kind, SHARE)


UNSURE = [
    ("air-drone-strike", "Helicopters dropped barrel bombs on Saraqib, killing nine people."),
    ("suicide-bomb", "A suicide bomber killed nine people in Saraqib."),
    ("chemical-weapon", "Nine people died in Saraqib after a sarin gas attack."),
]


@pytest.mark.parametrize(("kind", "text"), UNSURE)
def test_where_the_model_knows_no_likely_type_plain_words_tell(kind: str, text: str) -> None:
    model = trained()
    (read,) = weighed(report(text), model)
    unsure = replace(read, said=read.said._replace(type=np.zeros_like(read.said.type)))
    assert {account.type for account in accounts([unsure], model.limits)} == {kind}


def test_no_act() -> None:
    most(NONE.strip().splitlines(), lambda text: told(text) == (), SHARE)


def test_the_anchor_is_a_word_that_tells_the_act() -> None:
    most(ANCHORED, lambda text, words: only(text).anchor.words in words, 0.6)
