"""Spellings of one name meet; names of two places do not."""

import pytest

from recount.gazetteer import skeleton


@pytest.mark.parametrize(
    "spellings",
    [
        ("Deir Ezzor", "Dayr az Zawr", "Deir al-Zor", "Deir el-Zour", "Deir Az-Zour"),
        ("Khan Sheikhoun", "Khan Shaykhun", "Khan Sheikhun"),
        ("Daraa", "Dar'a", "Deraa"),
        ("Manbij", "Minbij", "Menbij"),
        ("Hasakeh", "Hasaka", "al-Hassakah"),
        ("Maarat al-Numan", "Maaret al-Nouman"),
        ("Abu Kamal", "Albu Kamal", "al-Bukamal"),
        ("Sayyida Zeinab", "Sayyeda Zaynab"),
        ("al-Salamiyah", "Salamyieh", "Salamieh"),
        ("Urem al-Kubra", "Orum Alkobra"),
    ],
)
def test_spellings_of_one_name(spellings: tuple[str, ...]) -> None:
    assert len({skeleton(name) for name in spellings}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("Homs", "Hama"), ("Daraa", "Daraya"), ("Idlib", "Aleppo"), ("Manbij", "Minnigh"), ("Raqqa", "Rutba"),
     ("Latakia", "Latamina"), ("Sirte", "Surman"), ("Kobane", "Kabul")],
)  # fmt: skip
def test_two_places_stay_two(one: str, other: str) -> None:
    assert skeleton(one) != skeleton(other)


def test_nothing_of_nothing() -> None:
    assert skeleton("") == ""
