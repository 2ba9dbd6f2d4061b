"""Laws of the reading: every value has its words, no text makes it fail, and long texts are read quickly."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_helpers import evidence_is_missing, within

from conftest import report
from recount.model import Account, Document
from recount.reading import read
from recount.reading.numbers import find_quantities

GOLD = Path(__file__).parents[3] / "shared" / "gold"

ACTS = [
    "Suicide bombers and gunmen attacked two bases in {place} on {day}, killing {n} people, {source} said.",
    "Air strikes by the Syrian army killed {n} people in {place} on {day}, {source} said.",
    "{Source} said that shells had fallen on {place}, wounding {n} people, including two children.",
    "In {place}, gunmen shot dead {n} villagers on {day}.",
    "A car bomb in {place} killed or wounded {n} soldiers.",
    "Clashes between the Syrian army and Ahrar al-Sham near {place} killed {n} fighters.",
    "Rebels captured the village of {place} from the army on {day}.",
]
MORE = [
    "Islamic State claimed responsibility for the attack.",
    "{Source} put the toll at {n}.",
    "Among the dead was General Omar Khalil.",
    "There were no casualties.",
    "“We counted {n} dead. They fled,” a doctor said.",
    "It was the worst attack since {day}.",
    "At least {n} people have been killed in {place} since {day}.",
    "The war has killed more than 300,000 people.",
    "Image caption Rescuers in {place} on {day}.",
    "Others were wounded.",
    "The army denied that it had bombed {place}.",
]
PLACES = [
    "Homs",
    "Saraqib",
    "the Salihin district of Aleppo",
    "Khan Sheikhoun",
    "al-Waer",
    "Kafr Zinbar village",
]
SOURCES = [
    "the governor",
    "the Syrian Observatory for Human Rights",
    "Omar Khalil, a doctor,",
    "state television",
]
SENTENCES = st.builds(
    lambda form, place, day, n, source: form.format(
        place=place, day=day, n=n, source=source, Source=source[0].upper() + source[1:]
    ),
    st.sampled_from(ACTS + MORE),
    st.sampled_from(PLACES),
    st.sampled_from(["Saturday", "25 February", "Monday", "January 2016"]),
    st.sampled_from(["2", "14", "1,200", "dozens of", "more than 40", "between five and eight"]),
    st.sampled_from(SOURCES),
)
REPORTS = st.builds(
    lambda title, parts, end: report(end.join(parts), title=title),
    st.sampled_from(["", "Bombers kill 32 in Homs", "Nine dead, 20 hurt in Saraqib air strikes"]),
    st.lists(SENTENCES, max_size=8),
    st.sampled_from([" ", "\n", "\n\n"]),
)


def check(document: Document, accounts: tuple[Account, ...]) -> None:
    """What is promised of every value."""
    assert evidence_is_missing(document, accounts) == []
    assert [a.main for a in accounts] == [n == 0 for n in range(len(accounts))]
    for account in accounts:
        assert account.tolls or account.place
        for claim in account.tolls:
            read_back = find_quantities(claim.span.words)
            # articles, names, pairs, "nobody" and bare plurals hold no number
            plain = (claim.low, claim.high) in ((0, 0), (1, 1), (2, 2), (2, None))
            assert plain or any(claim.high == q.high for q in read_back), claim.span.words


@given(REPORTS)
@settings(deadline=None)  # the first reading loads the tables
def test_every_value_has_its_words(document: Document) -> None:
    accounts = read(document)
    check(document, accounts)
    assert read(document) == accounts


@given(st.sampled_from(ACTS), st.sampled_from(PLACES[:2]))
@settings(deadline=None)
def test_every_act_is_an_incident(form: str, place: str) -> None:
    sentence = form.format(place=place, day="Saturday", n=14, source="the governor", Source="The governor")
    (account,) = read(report(sentence))
    assert account.place is not None and account.place.name is not None
    assert account.place.name.words == place


@pytest.mark.skipif(not GOLD.is_dir(), reason="../shared/gold is not there: the laws were not tried on it")
@pytest.mark.parametrize("part", ["train", "dev"])
def test_the_laws_hold_for_real_reports(part: str) -> None:
    for line in (GOLD / part / "documents.jsonl").read_text(encoding="utf-8").splitlines():
        row = {**json.loads(line), "sha256": "0" * 64}
        row["name"] = row.pop("doc")
        document = Document.model_validate(row)
        check(document, read(document))


WORDS = st.sampled_from(
    "12 two Homs Aleppo's Syrian army killed killing wounded bomb air strikes on Saturday said that the "
    "governor and Islamic State claimed including children no casualties General Omar Khalil was dead : ; "
    ", . “ ” ( ) - — \n \t İ ٣ Image caption since 2013 district of village Rebels captured denied 1,20,000 "
    "dozens al- 25/02/2017".split(" ")
)


@given(
    st.one_of(st.text(), st.lists(WORDS).map(" ".join), st.lists(WORDS).map("".join)),
    st.one_of(st.just(""), st.text(max_size=60), st.lists(WORDS, max_size=12).map(" ".join)),
    st.none() | st.dates(),
)
@settings(max_examples=200, deadline=None)
def test_reading_never_fails(text: str, title: str, day: object) -> None:
    document = report(text, title=title).model_copy(update={"published": day})
    check(document, read(document))


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", ".", "“", "\u200b", "Homs", "12", "a" * 50_000])
def test_next_to_nothing_tells_of_nothing(text: str) -> None:
    assert read(report(text)) == ()


@pytest.mark.parametrize("digits", [20, 4000, 5000])
def test_no_number_is_too_long(digits: int) -> None:
    assert read(report("9" * digits)) == ()


@pytest.mark.parametrize(
    "word",
    [
        "Homs ",
        "killed ",
        "said ",
        "Syrian ",
        "including ",
        "“",
        "Homs",
        "the ",
        "12 ",
        "al-",
        ".",
        "\n",
        "Nine died in Homs. ",
        "5 men killed said the Observatory ",
    ],
)
def test_long_texts_are_read_quickly(word: str) -> None:
    document = report(word * (50_000 // len(word)))
    with within(20):  # some 3 for the encoder; what takes time with the square of the length takes far more
        read(document)
