"""What the rules hint at: words for acts, the parts of parties, and wordings; the model decides."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_helpers import most, name, sentence
from test_types import TAKEN, TYPICAL

from conftest import report
from recount.model import Span
from recount.reading.agents import agents
from recount.reading.hints import wordings
from recount.reading.parties import Part, roles
from recount.reading.sentences import sentences
from recount.reading.types import triggers

PARTS = [
    ("Rebels shelled the town of Nubl, killing four people.", "Rebels", Part.ACTS),
    ("Russian jets bombed Saraqib.", "Russian jets", Part.ACTS),
    ("Nine people were killed by Islamic State fighters in Sukhna.", "Islamic State fighters", Part.ACTS),
    ("Islamic State claimed responsibility for the attack.", "Islamic State", Part.CLAIMS),
    ("The attack was claimed by Islamic State.", "Islamic State", Part.CLAIMS),
    ("Islamic State said it was behind the attack.", "Islamic State", Part.CLAIMS),
    ("The Iraqi army blamed Islamic State for the attack.", "Islamic State", Part.BLAMED),
    (
        "Suspected Boko Haram militants killed nine people in Maiduguri.",
        "Boko Haram militants",
        Part.SUSPECTED,
    ),
    ("Islamic State denied responsibility for the attack.", "Islamic State", Part.DENIES),
    ("Islamic State denied that it was behind the attack.", "Islamic State", Part.DENIES),
    (
        "Air strikes on Islamic State positions near Palmyra killed nine people.",
        "Islamic State",
        Part.SUFFERS,
    ),
]

WORDED = [
    ("Police foiled a car bomb attack in Homs.", "planned"),
    ("The government denied reports of an attack.", "disputed"),
    ("Air strikes had killed four people in Saraqib.", "before"),
    ("The Council called for an end to the strikes.", "not told"),
    ("The war has killed 300,000 people.", "war"),
    ("Elsewhere, shells fell on Nubl.", "apart"),
    ("It went off outside a bakery.", "refers"),
]
WORDINGS = ("planned", "disputed", "before", "not told", "war", "apart", "refers")


def heaviest(text: str) -> str:
    return max(triggers(sentence(text)), key=lambda trigger: (trigger.weight, -trigger.start)).type


def test_the_weightiest_words_point_to_the_type() -> None:
    most(TYPICAL, lambda kind, text: heaviest(text) == kind, 0.85)
    most(TAKEN, lambda text, kind: heaviest(text) == kind, 0.9)


@pytest.mark.parametrize(("text", "party", "part"), PARTS)
def test_the_part_of_a_party(text: str, party: str, part: Part) -> None:
    document, one = report(text), sentence(text)
    found = {
        name(
            Span(start=r.agent.start, end=r.agent.end, words=document.content[r.agent.start : r.agent.end])
        ): r.part
        for r in roles(one, agents(document), triggers(one))
    }
    assert found.get(party) is part


@pytest.mark.parametrize(("text", "wording"), WORDED)
def test_a_wording(text: str, wording: str) -> None:
    assert dict(zip(WORDINGS, wordings(sentence(text)), strict=True))[wording]


WORDS = st.sampled_from(
    "car bomb suicide bomber air strikes shelling raid clashes captured from by rebels army the fell to "
    "gunmen grenade rocket-propelled threw fired on protesters chlorine executed attack , . - İ".split()
)


@given(st.one_of(st.text(), st.lists(WORDS).map(" ".join)))
@settings(deadline=None)
def test_words_that_tell_of_acts_never_overlap(text: str) -> None:
    for one in sentences(report(text)):
        at = one.start
        for trigger in triggers(one):
            assert at <= trigger.start < trigger.end <= one.end
            at = trigger.end
