"""Who could act: known names, the forces of a people, sides without a name, states, unknown organisations."""

import pytest

from conftest import report
from recount.reading.findings import find

NAMED = [
    ("Russian jets bombed Saraqib.", ["Russian jets"]),
    ("Unidentified gunmen shot dead a trader in Quetta.", ["Unidentified gunmen"]),
    ("A suicide bomber struck the market.", ["suicide bomber"]),
    ("The Zeliangrong United Front (ZUF) ambushed a patrol.", ["Zeliangrong United Front (ZUF)"]),
    ("The Karen Border Defence Army shelled the camp.", ["Karen Border Defence Army"]),
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
