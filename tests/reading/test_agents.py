"""Who could act: known names, the forces of a people, sides without a name, states, unknown organisations."""

from time import process_time

import pytest

from conftest import report
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
    # a state as a party
    ("Turkey shelled Afrin on Sunday.", ["Turkey"]),
    ("He said Russia was behind the raid.", ["Russia"]),
    # a country as a place
    ("Nine people were killed in Turkey.", []),
    ("Trucks came from northern Iraq.", []),
]


@pytest.mark.parametrize(("text", "parties"), NAMED)
def test_who_could_act(text: str, parties: list[str]) -> None:
    found = find(report(text))
    content = found.document.content
    assert [content[agent.start : agent.end] for agent in found.agents] == parties


@pytest.mark.parametrize("words", ["A'A", "A-", "Aa'", "Aa-", "Police ", "military "])
def test_one_long_token_takes_no_long_time(words: str) -> None:
    agents(report("Russian jets"))  # loads the registry
    begun = process_time()
    agents(report((words * 20_000)[:20_000]))
    assert process_time() - begun < 1
