"""Sentences: headline, body and captions apart, page furniture left out, and offsets that hold."""

import re
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from conftest import report
from recount.reading.sentences import Kind, sentences, tokens

# The text of a report, and its sentences parted by " | ".
SPLIT = [
    ("Nine died. Two were hurt.", "Nine died. | Two were hurt."),
    ("Nine died.\nTwo were hurt.", "Nine died. | Two were hurt."),
    ("NINE DEAD IN MARKET\nTwo were hurt", "NINE DEAD IN MARKET | Two were hurt"),
    ("Who fired? Nobody knew! Nine died… Two fled.", "Who fired? | Nobody knew! | Nine died… | Two fled."),
    ("“We fled,” he said. “They shot.” Nine died.", "“We fled,” he said. | “They shot.” | Nine died."),
    ('"We fled." "They shot." Nine died.', '"We fled." | "They shot." | Nine died.'),
    ("He called it (the raid) a crime. (Nine died.)", "He called it (the raid) a crime. | (Nine died.)"),
    # a full stop whose space is lost
    ("Nine died.The army left.Two fled.", "Nine died. | The army left. | Two fled."),
    # full stops that end no sentence
    ("It fell 3.5 km away. About 1,200 fled.", "It fell 3.5 km away. | About 1,200 fled."),
    ("They met Gen. Omar Khalil. He left.", "They met Gen. Omar Khalil. | He left."),
    (
        "They met Brig. Gen. Omar Khalil and Lt. Col. Rao.",
        "They met Brig. Gen. Omar Khalil and Lt. Col. Rao.",
    ),
    ("They met (Dr. Nasser) there. He left.", "They met (Dr. Nasser) there. | He left."),
    ("The U.S. Army left. Nine died.", "The U.S. Army left. | Nine died."),
    ("They met J. Haddad there. He left.", "They met J. Haddad there. | He left."),
    ("They shot at 5 p.m. Monday. He left.", "They shot at 5 p.m. Monday. | He left."),
    ("They left on Jan. 12. He left.", "They left on Jan. 12. | He left."),
    ("It was near St. George. He left.", "It was near St. George. | He left."),
    ("Gen. Omar Khalil died. He was 50.", "Gen. Omar Khalil died. | He was 50."),
    ("Nine died. Dr. Nasser saw it.", "Nine died. | Dr. Nasser saw it."),
    ("Nine died. J. Haddad saw it.", "Nine died. | J. Haddad saw it."),
    # nothing but marks is no sentence
    ("", ""),
    (" \n\n \n", ""),
    ("...\n—\nNine died.", "Nine died."),
]

LOST_STOPS = (
    "Nine people were killed in the market in the middle of the morning when it was full of people who had "
    "come to buy bread and fruit for the feast The army said that it had not fired on the town on that day "
    "However witnesses spoke of two aircraft that had flown low over the roofs Police said that they were "
    "looking into it"
)

# What stands around the report on its page, and is no part of it.
FURNITURE = """
Share this with Email Facebook Messenger
Share this
Read more: Ten things to know about the war
Read also: Nine died in another town
Related: Nine died in another town
See also
More on this story
Related topics
Media playback is unsupported on your device
Media playback is supported on this device
Advertisement
Sign up to our newsletter
Follow us on Twitter
Skip to content
Copy link
Image copyright AFP
Image source, Getty Images
Image credit: Rao/Wire
"""

# Text, and its caption.
CAPTIONS = [
    ("Nine died. Image caption Rescuers dig in the ruins. Two fled.", "Rescuers dig in the ruins."),
    ("Nine died.\nImage caption: Rescuers dig in the ruins\nTwo fled.", "Rescuers dig in the ruins"),
    ("Nine died.\nVideo caption Smoke rises over the town\nTwo fled.", "Smoke rises over the town"),
    ("Nine died.\nPhoto caption: Smoke rises over the town\nTwo fled.", "Smoke rises over the town"),
    ("Nine died.\nImage caption, Rescuers dig in the ruins\nTwo fled.", "Rescuers dig in the ruins"),
    (
        "Nine died. Image copyright AFP Image caption Rescuers dig in the ruins. Two fled.",
        "Rescuers dig in the ruins.",
    ),
    (
        "Nine died.\nImage source, Getty Images\nImage caption: Rescuers dig in the ruins\nTwo fled.",
        "Rescuers dig in the ruins",
    ),
]


def words(text: str, title: str = "", kind: Kind | None = None) -> list[str]:
    return [s.text for s in sentences(report(text, title=title)) if kind in (None, s.kind)]


@pytest.mark.parametrize(("text", "expected"), SPLIT)
def test_splits(text: str, expected: str) -> None:
    assert words(text) == [part for part in expected.split(" | ") if part]


def test_a_text_without_full_stops_is_split_where_a_sentence_opens() -> None:
    assert [s.split()[0] for s in words(LOST_STOPS)] == ["Nine", "The", "However", "Police"]


def test_a_short_text_without_full_stops_is_left_whole() -> None:
    assert len(words("Nine died in the Old City when The Army came")) == 1


@pytest.mark.parametrize("line", FURNITURE.strip().splitlines())
def test_page_furniture_is_left_out(line: str) -> None:
    assert words(f"Nine died.\n{line}\nTwo fled.", "A raid") == ["A raid", "Nine died.", "Two fled."]


@pytest.mark.parametrize(
    "text",
    [
        "They share this town with the army.",
        "The image sources of the army were false.",
        "Related groups took part.",
        "You may also like to know who fired.",
        "The army follows us on every road.",
    ],
)
def test_sentences_that_look_like_furniture_are_kept(text: str) -> None:
    assert words(text) == [text]


def test_the_headline_stands_apart() -> None:
    assert words("Nine died. Two fled.", "A raid", Kind.TITLE) == ["A raid"]
    assert words("Nine died. Two fled.", "A raid", Kind.BODY) == ["Nine died.", "Two fled."]


def test_a_headline_that_the_text_repeats_is_headline_there_too() -> None:
    title = "Car bomb in Homs market kills nine"
    text = f"{title} Nine people died on Saturday. Two fled."
    assert words(text, title, Kind.TITLE) == [title, title]
    assert words(text, title, Kind.BODY) == ["Nine people died on Saturday.", "Two fled."]


def test_a_caption_ends_where_the_next_begins() -> None:
    text = "Nine died. Image caption Smoke over the town Image caption Rescuers dig in the ruins. Two fled."
    assert words(text, kind=Kind.CAPTION) == ["Smoke over the town", "Rescuers dig in the ruins."]


@pytest.mark.parametrize(("text", "caption"), CAPTIONS)
def test_captions_stand_apart(text: str, caption: str) -> None:
    assert words(text, kind=Kind.CAPTION) == [caption]
    assert words(text, kind=Kind.BODY) == ["Nine died.", "Two fled."]


def test_tokens_keep_what_belongs_together() -> None:
    text = "Al-Waer's 1,200 men (U.N.) left at 3.5 km."
    assert [t.text for t in tokens(text)] == (
        ["Al-Waer's", "1,200", "men", "(", "U.N", ".", ")", "left", "at", "3.5", "km", "."]
    )
    assert all(text[t.start : t.end] == t.text for t in tokens(text))
    assert [t.start for t in tokens("a b", offset=7)] == [7, 9]


PIECES = st.sampled_from(
    [
        "Nine died.",
        "Gen. Rao",
        " ",
        "\n",
        "Image caption Smoke. ",
        "Image copyright AFP ",
        "Read more: a war\n",
        "“They",
        "fled.”",
        "A raid on the town",
        "Share this",
        "the U.S.",
        "…",
        "3.5",
        "İ",
        "\u200b",
        "The army left",
    ]
)


@given(
    st.text(max_size=40) | st.just("A raid on the town of Homs"),
    st.one_of(st.text(), st.lists(PIECES).map("".join)),
)
@example("A raid on the town of Homs", "A raid on the town of Homs Nine died.")
def test_any_text(title: str, text: str) -> None:
    document = report(text, title=title)
    found = sentences(document)
    assert [s.number for s in found] == list(range(len(found)))
    for s in found:
        assert document.content[s.start : s.end] == s.text == s.text.strip() != ""
        assert all(document.content[t.start : t.end] == t.text for t in s.tokens)
        assert all(t.lower == t.text.lower() for t in s.tokens)
    assert all(one.end <= other.start for one, other in pairwise(found))


@given(st.lists(st.sampled_from(["Nine died.", "Two fled!", "The army left?", "He “saw” it."]), min_size=1))
def test_no_word_is_lost(parts: list[str]) -> None:
    text = " ".join(parts)
    assert re.sub(r"\s+", " ", " ".join(words(text))) == text
    assert len(words(text)) == len(parts)
