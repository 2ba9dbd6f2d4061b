"""Who could act: known names, the forces of a people, sides without a name, states, unknown organisations."""

import pytest

from conftest import quickest, report
from recount.reading.agents import agents
from recount.reading.findings import find

NAMED = [
    ("Russian jets bombed Saraqib.", ["Russian jets"]),
    ("Unidentified gunmen shot dead a trader in Quetta.", ["Unidentified gunmen"]),
    ("A suicide bomber struck the market.", ["suicide bomber"]),
    ("The Zeliangrong United Front (ZUF) ambushed a patrol.", ["Zeliangrong United Front (ZUF)"]),
    ("The Karen Border Defence Army shelled the camp.", ["Karen Border Defence Army"]),
    # a name the registry lacks, behind what others join to it
    ("Some pro-Zeliang United Front men fled.", ["Zeliang United Front men"]),
    ("The ex-Tawhid Din fighters fled.", ["Tawhid Din fighters"]),
    # what stands before a name and is none of it; the last is another army
    ("Meanwhile the Syrian Air Force bombed Saraqib.", ["Syrian Air Force"]),
    ("Idlib Nusra Front members seized the base.", ["Nusra Front members"]),
    ("Seven Communist Party of India-Maoist cadres fell.", ["Communist Party of India-Maoist cadres"]),
    ("Al-Qaeda-linked Nusra Front took Idlib.", ["Al-Qaeda-linked Nusra Front"]),
    ("The New Syrian Army took Tanf.", ["New Syrian Army"]),
    # two sides that have lost their comma
    (
        "Civilians fled as rebels government forces and militiamen fought.",
        ["rebels", "government forces", "militiamen"],
    ),
    # a state as a party
    ("Turkey shelled Afrin on Sunday.", ["Turkey"]),
    ("He said Russia was behind the raid.", ["Russia"]),
    # whose a party is
    ("JNIM, an al-Qaeda affiliate, took the town.", ["JNIM"]),
    (
        "The Kurdistan Freedom Falcons (TAK), an offshoot of the PKK, took it.",
        ["Kurdistan Freedom Falcons (TAK)"],
    ),
    ("A car bomb went off in a Hezbollah stronghold.", []),
    # a country as a place
    ("Sri Lanka attacks: toll rises to 359.", []),
    ("Nine people were killed in Turkey.", []),
    ("Trucks came from northern Iraq.", []),
]


@pytest.mark.parametrize(("text", "parties"), NAMED)
def test_who_could_act(text: str, parties: list[str]) -> None:
    found = find(report(text))
    content = found.document.content
    assert [content[agent.start : agent.end] for agent in found.agents] == parties


def test_a_known_party_is_known_behind_other_words() -> None:
    for text in ("Kurdish-led Syrian Democratic Forces advanced.", "Since March Nusra Front held Idlib."):
        (party,) = find(report(text)).agents
        assert party.id is not None, text


@pytest.mark.parametrize("words", ["A'A", "A-", "Aa'", "Aa-", "Police ", "military "])
def test_one_long_token_takes_no_long_time(words: str) -> None:
    agents(report("Russian jets"))  # loads the registry
    assert quickest(lambda: agents(report((words * 20_000)[:20_000]))) < 1


FULLEST = [
    # a report, and the fullest name of the party that is named last in it
    ("The Islamic State group took Tabqa. The army chased IS fighters.", "Islamic State group"),
    ("Syrian Army units shelled Douma. Rebels shelled the Syrian army.", "Syrian Army units"),
    ("President Bashar al-Assads forces took Harasta. Rebels shelled the Syrian army.", "Syrian army"),
    ("Syrian army units shelled rebel fighters. Later they shelled rebels.", "rebels"),
]


@pytest.mark.parametrize(("text", "name"), FULLEST)
def test_the_fullest_name_holds_the_words_of_the_shorter(text: str, name: str) -> None:
    found = find(report(text))
    fullest = found.fullest(found.agents[-1])
    assert found.document.content[fullest.start : fullest.end] == name
