"""Who says a number: forms of saying, speakers carried on, quotations, papers of origin, no source."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_helpers import amiss, bare

from conftest import report
from recount.reading.attribution import Saying, sayings, source_of
from recount.reading.findings import find
from recount.reading.sentences import sentences

# Text, the words of a number in it, and its source without an article; None for the report itself.
FORMS = [
    ("Islamic State claimed the assault and said it had killed 12 soldiers.", "12", "Islamic State"),
    ("The health ministry gave the toll as 12 killed.", "12", "health ministry"),
    ("Jaish al-Islam denied the charge and said 12 people had died.", "12", "Jaish al-Islam"),
    # the speaker first
    ("The governor said that 12 people were killed.", "12", "governor"),
    ("The governor of Homs said 12 people were killed.", "12", "governor of Homs"),
    ("On Sunday the ministry said 12 people died.", "12", "ministry"),
    ("In a statement, the ministry said 12 people died.", "12", "ministry"),
    ("The ministry, in a statement, said 12 people died.", "12", "ministry"),
    ("Medics say 12 people died.", "12", "Medics"),
    ("Residents said shells fell on the market, killing 12 people.", "12", "Residents"),
    ("Local activists reported 12 deaths.", "12", "Local activists"),
    ("A military source said 12 rebels were killed.", "12", "military source"),
    ("SANA reported that 12 people were killed.", "12", "SANA"),
    ("State news agency SANA said 12 people were killed.", "12", "State news agency SANA"),
    ("The Syrian Observatory for Human Rights said 12 died.", "12", "Syrian Observatory for Human Rights"),
    ("Officials at the hospital said 12 people died.", "12", "Officials at the hospital"),
    ("Omar Khalil, a spokesman for the ministry, said 12 people died.", "12", "Omar Khalil"),
    ("The spokesman Omar Khalil told reporters that 12 people died.", "12", "spokesman Omar Khalil"),
    ("A witness told the agency he had counted 12 bodies.", "12", "witness"),
    ("The army announced that it had killed 12 rebels.", "12", "army"),
    ("The rebels claimed to have killed 12 soldiers.", "12", "rebels"),
    ("A police officer told Reuters that 12 people were killed.", "12", "police officer"),
    ("The ministry's spokesman, Omar Khalil, said 12 people died.", "12", "ministry's spokesman"),
    # the speaker behind
    ("Twelve people were killed, the governor said.", "Twelve", "governor"),
    ("Twelve people were killed, police said on Sunday.", "Twelve", "police"),
    ("Twelve people were killed, SANA reported.", "Twelve", "SANA"),
    ("Twelve people were killed, police sources confirmed.", "Twelve", "police sources"),
    ("Nine people were killed and 12 were hurt, the ministry said.", "Nine", "ministry"),
    ("Nine people were killed and 12 were hurt, the ministry said.", "12", "ministry"),
    ("Twelve people died, a report by the United Nations said.", "Twelve", "United Nations"),
    ("Twelve people were killed on Sunday, state media reported.", "Twelve", "state media"),
    ("Twelve people died, police said.", "Twelve", "police"),
    # the speaker behind the verb
    ("Twelve people were killed, said the governor.", "Twelve", "governor"),
    ("Twelve people were killed, reported SANA.", "Twelve", "SANA"),
    ("Twelve people were killed, said Karim Nasser, a doctor in the town.", "Twelve", "Karim Nasser"),
    # other forms
    ("According to the health ministry, 12 people were killed.", "12", "health ministry"),
    ("Twelve people were killed, according to the health ministry.", "Twelve", "health ministry"),
    ("Twelve people were killed, as per the police.", "Twelve", "police"),
    ("The mayor was quoted by state radio as saying that 12 people died.", "12", "mayor"),
    ("State television, citing a military source, said 12 people were killed.", "12", "military source"),
    ("Twelve people were killed, the agency reported, quoting a local official.", "Twelve", "local official"),
    ("SANA quoted a police source as saying that 12 people were killed.", "12", "police source"),
    # tolls put and counted
    ("The governor put the toll at 60.", "60", "governor"),
    ("A hospital official put the number of dead at 14.", "14", "hospital official"),
    ("The ministry counted 42 dead.", "42", "ministry"),
    ("The monitor documented the deaths of 19 civilians.", "19", "monitor"),
    # two speakers
    ("The police said nine people died, while the mayor said 15 did.", "nine", "police"),
    ("The police said nine people died, while the mayor said 15 did.", "15", "mayor"),
    ("Nine people died in the town on Sunday, the police said, but the mayor spoke of 15.", "Nine", "police"),
    ("Nine people died in the town on Sunday, the police said, but the mayor spoke of 15.", "15", "mayor"),
    ("Nine people died, the police said, but the mayor spoke of 15 dead.", "Nine", "police"),
    ("Tallies differ: 32 dead in early reports, 40 by the word of the mayor.", "40", "mayor"),
    ("Tallies differ: 32 dead in early reports, 40 according to the mayor.", "40", "mayor"),
    ("Nine died and 12 were hurt, according to the mayor.", "Nine", "mayor"),
    ("Nine people, among them a guard, died in the market, according to the mayor.", "Nine", "mayor"),
    ("The police said nine people died. The mayor put it at 15.", "15", "mayor"),
]

SAYS_NOTHING = [
    ("Tallies differ: 32 dead in early reports, 40 by the word of the mayor.", "32"),
    ("Twelve people were reported killed in the town.", "Twelve"),
    ("Twelve people are said to have died.", "Twelve"),
    ("Twelve people were confirmed dead on Sunday.", "Twelve"),
    ("The blast claimed the lives of 12 people.", "12"),
    ("It was not clear who fired. Nine people died.", "Nine"),
    ("The mayor said the market was closed. Nine people were killed.", "Nine"),
    ("Nine people were killed. The mayor said the market was closed.", "Nine"),
    ("The army put down its guns after 12 people died.", "12"),
    ("“We ran,” he said. Nine people were killed.", "Nine"),
    # whoever claims an attack is no source of its toll
    ("The group claimed the attack, which killed 12 people.", "12"),
    ("Islamic State claimed responsibility for the bombing that killed 12 people.", "12"),
    ("The bombing was claimed by Islamic State and killed 12 people.", "12"),
    ("The army said the town was calm, but nine people were killed in the village.", "nine"),
]

CARRIED = [
    ("The governor said shells fell. He said 12 people died.", "12", "governor"),
    ("The Observatory said shells fell. It said 12 people died.", "12", "Observatory"),
    ("Rami Adnan, a doctor, said the ward was full. He said 12 people had died.", "12", "Rami Adnan"),
    ("Rami Adnan said the ward was full. Adnan said 12 people had died.", "12", "Rami Adnan"),
    (
        "The Syrian Observatory for Human Rights said shells fell. The Observatory put the toll at 12.",
        "12",
        "Syrian Observatory for Human Rights",
    ),
    (
        "The Syrian Observatory for Human Rights said shells fell. The monitoring group added that 12 died.",
        "12",
        "Syrian Observatory for Human Rights",
    ),
    (
        "The Observatory said 12 people died. The Syrian Observatory for Human Rights has many sources.",
        "12",
        "Syrian Observatory for Human Rights",
    ),
    (
        "The Syrian Observatory for Human Rights said shells fell. The group said that 12 people died.",
        "12",
        "Syrian Observatory for Human Rights",
    ),
    ("SOHR said shells fell. The monitor said 12 people died.", "12", "SOHR"),
    amiss(
        "The Observatory said 12 people died. The UK-based Syrian Observatory for Human Rights has sources.",
        "12",
        "UK-based Syrian Observatory for Human Rights",
        because="the full name is cut at for",
    ),
]

QUOTED = [
    ("“We counted 12 dead,” said Rami Adnan.", "12", "Rami Adnan"),
    ('"We counted 12 dead," Rami Adnan said.', "12", "Rami Adnan"),
    ("“The roof fell in. We pulled out 12 dead,” Rami Adnan said.", "12", "Rami Adnan"),
    ("Rami Adnan said: “The roof fell in. We pulled out 12 dead.”", "12", "Rami Adnan"),
    ("Rami Adnan said: “The roof fell in. We dug all day. We pulled out 12 dead.”", "12", "Rami Adnan"),
    ('Rami Adnan said: "The roof fell in. We pulled out 12 dead."', "12", "Rami Adnan"),
    ("Rami Adnan said: “The roof fell in. We ran.” Later 12 people died.", "12", None),
    ("“The roof fell in,” Rami Adnan said. “We pulled out 12 dead.”", "12", "Rami Adnan"),
]

ORIGINS = [
    ("Two men were shot dead in Karachi, reports Dawn.", "Two", "Dawn"),
    ("Two men were shot dead in Karachi, reports The Hindu.", "Two", "The Hindu"),
    ("Two men were shot dead, reports The Hindu. Police said three people were hurt.", "three", "Police"),
    ("Two men were shot dead, reports The Hindu. Three people were hurt.", "Three", "The Hindu"),
    ("Three people were hurt in the blast. Two men died later, reports The Hindu.", "Three", "The Hindu"),
    ("Two men were shot dead, reports The Hindu Three people were hurt.", "Three", "The Hindu"),
    ("Two men were shot dead, reports Dawn. Three people were hurt.", "Three", "Dawn"),
    ("Police said two men were shot dead in Karachi, reports The Hindu.", "two", "Police"),
]


def said(text: str) -> list[Saying]:
    document = report(text)
    return sayings(document, sentences(document))


def source(text: str, number: str) -> str | None:
    saying = source_of(report(text).content.index(number), said(text))
    return saying.source.words if saying else None


def check(text: str, number: str, expected: str | None) -> None:
    got = source(text, number)
    assert (got and bare(got)) == (expected and bare(expected))


@pytest.mark.parametrize(("text", "number", "expected"), FORMS)
def test_forms_of_saying(text: str, number: str, expected: str) -> None:
    check(text, number, expected)


@pytest.mark.parametrize(("text", "number"), SAYS_NOTHING)
def test_nobody_but_the_report_says_it(text: str, number: str) -> None:
    check(text, number, None)


@pytest.mark.parametrize(
    "text",
    [
        "Tahrir al-Sham said it carried out the attack, which killed 12 people.",
        "Islamic State said it was behind the blast that killed 12 people.",
    ],
)
def test_who_owns_up_to_an_attack_is_no_source_of_its_toll(text: str) -> None:
    found = find(report(text))
    (count,) = found.counts
    assert found.source(count.at) is None


@pytest.mark.parametrize(("text", "number", "expected"), CARRIED)
def test_a_speaker_is_carried_on_under_the_fullest_name(text: str, number: str, expected: str) -> None:
    check(text, number, expected)


@pytest.mark.parametrize(("text", "number", "expected"), QUOTED)
def test_quotations(text: str, number: str, expected: str | None) -> None:
    check(text, number, expected)


@pytest.mark.parametrize(("text", "number", "expected"), ORIGINS)
def test_a_paper_of_origin_stands_behind_what_nobody_else_says(text: str, number: str, expected: str) -> None:
    check(text, number, expected)


@given(
    st.sampled_from(
        ["police", "the governor of Homs", "Omar Khalil", "state television", "a military source"]
    ),
    st.sampled_from(
        [
            "{x} said {n} people were killed.",
            "{x} said that {n} people were killed there.",
            "Shells fell on the souk and killed {n} people, {x} said.",
            "According to {x}, {n} people were killed.",
            "It killed {n} people, according to {x}.",
            "{x} reported that {n} people were killed.",
            "{x} put the death toll at {n}.",
        ]
    ),
    st.integers(2, 999),
)
@settings(deadline=None)
def test_every_speaker_in_every_form(speaker: str, form: str, n: int) -> None:
    text = form.format(x=speaker, n=n)
    text = text[0].upper() + text[1:]
    got = source(f"The market was full. {text} The street was closed.", str(n))
    assert got is not None and got.lower() == speaker.lower()


WORDS = st.sampled_from(
    "The police said , . that according to he it citing reports Dawn the mayor Omar Khalil “ ” put toll at "
    "12 died told Reuters group Observatory denied claimed who ( ) : was quoted as saying".split()
)


@given(st.one_of(st.text(), st.lists(WORDS).map(" ".join)))
@settings(deadline=None)
def test_any_text(text: str) -> None:
    content = report(text).content
    for saying in said(text):
        assert content[saying.source.start : saying.source.end] == saying.source.words
        assert 0 <= saying.first <= len(content) and saying.last <= len(content)
