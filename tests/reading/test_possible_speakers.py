"""Possible speakers: whom a sentence may take its word from, besides those whom the rules name."""

import pytest

from conftest import report
from recount.reading.findings import find

# Text, and a phrase that must be among those from which the model chooses.
ROWS = [
    (
        "Nine men were killed in the dense forests of Bastar District reports The Hindu The rest fled",
        "The Hindu",
    ),
    ("Kashmir Times on March 7 reports that two Policemen were injured", "Kashmir Times"),
    ("A police source told SANA that nine people were killed.", "SANA"),
    (
        "Some 22 civilians were killed, Observatory chief Rami Abdel Rahman told AFP.",
        "Observatory chief Rami Abdel Rahman",
    ),
    ("At least 45 people have been killed in Aleppo according to monitors with talks under way.", "monitors"),
    ("The governor said that 12 people were killed.", "The governor"),
]


@pytest.mark.parametrize(("text", "speaker"), ROWS)
def test_who_may_say_it(text: str, speaker: str) -> None:
    assert speaker in [span.words for span in find(report(text)).speakers]


def test_each_stretch_is_one_speaker() -> None:
    text = (
        "The governor said nine died. SANA reported ten dead, and police told SANA of two, said Karim Nasser."
    )
    spans = [(span.start, span.end) for span in find(report(text)).speakers]
    assert len(spans) == len(set(spans))
