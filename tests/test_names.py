"""Folding: spellings of one name meet, names of two places do not, in whatever letters they stand."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recount.actors import registry
from recount.gazetteer.tables import packed_rows, rows
from recount.names import fold, plain

LATIN = st.text(
    st.characters(max_codepoint=0x24F, exclude_characters="µ") | st.sampled_from("ḤẕỴ’‘ʿʾʻ‐–— \u0301\u0327")
)


@pytest.mark.parametrize(
    "spellings",
    [
        ("Deir ez-Zor", "Deir al Zor", "Deir el-Zor", "DEIR EZ ZOR", " Deir  Zor. "),
        ("al-Bab", "Al Bab", "el-Bab", "Bab"),
        ("Séléka", "Seleka", "SELEKA"),
        ("Jama'at", "Jama’at", "Jamaat", "Jamaʿat"),
        ("Çukurca", "ÇUKURCA", "Cukurca"),
        ("حمص", "حِمْص", "حـمص"),
        ("أريحا", "اريحا"),
        ("القامشلى", "القامشلي", "القامشلی"),
        ("الرقة", "الرقه"),
        ("کوبانی", "كوباني"),
        ("Хомс", "ХОМС"),
        ("Пётр", "Петр"),
        ("Αθήνας", "ΑΘΗΝΑΣ"),
        ("תֵּל אָבִיב", "תל אביב"),
        ("서울", unicodedata.normalize("NFD", "서울")),
        ("٢٠١٧", "۲۰۱۷", "2017"),
    ],
)
def test_spellings_of_one_name_fold_to_one(spellings: tuple[str, ...]) -> None:
    assert len({fold(name) for name in spellings}) == 1
    assert fold(spellings[0])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("حمص", "حلب"),
        ("حماة", "حمص"),
        ("Хомс", "Хама"),
        ("दिल्ली", "दल"),
        ("カサ", "ガザ"),
        ("北京", "南京"),
        ("Homs", "حمص"),
        ("Homs", "Hama"),
    ],
)
def test_names_of_two_places_stay_two(one: str, other: str) -> None:
    assert fold(one) and fold(other) and fold(one) != fold(other)


@pytest.mark.parametrize("name", ["", " ", "-", "'", "…", "‏", "👍🏽", "\u0301", "ـ"])
def test_nothing_of_nothing(name: str) -> None:
    assert fold(name) == plain(name) == ""


def test_an_article_alone_is_a_name() -> None:
    assert fold("al-") == "al"
    assert plain("Deir ez-Zor") == "deir ez zor"


@given(st.text())
def test_what_is_folded_stays_folded(name: str) -> None:
    once = plain(name)
    assert plain(once) == once
    assert once == " ".join(once.split()) and not once.isupper()


@given(st.text())
def test_letters_are_never_lost_but_for_latin_ones_without_a_plain_form(name: str) -> None:
    if any(c.isalpha() and not unicodedata.name(c, "LATIN").startswith(("LATIN", "MODIFIER")) for c in name):
        assert fold(name) or "ـ" in name


@given(LATIN)
def test_latin_names_fold_to_letters_digits_and_spaces_of_ascii(name: str) -> None:
    assert fold(name) == before(name)


def test_every_name_of_the_gazetteer_and_the_registry_folds_as_its_keys_say() -> None:
    """The gazetteer's file holds keys folded when it was built: folding must not change under it."""
    for row in packed_rows("places.csv.gz"):
        assert set(row[8].split("|")) == {key for name in row[0].split("|") if (key := fold(name))}
    named = [name for actor in registry().actors.values() for name in (actor.name, *actor.aliases)]
    named += [name for row in rows("districts.csv") for name in (row["name"], *row["alternates"].split("|"))]
    assert [name for name in named if fold(name) != before(name)] == []


def before(name: str) -> str:
    """Folding for Latin letters alone, as it was when the gazetteer's file was first built."""
    article = re.compile(r"\b(?:al|el|ad|ar|as|at|az|ash|an|ed|ez|es|er)[-‐–' ](?=\w)")

    def small(text: str) -> str:
        text = unicodedata.normalize("NFKD", text)
        return "".join(c for c in text if not unicodedata.combining(c)).lower()

    def bare(text: str) -> str:
        text = re.sub(r"['’‘`ʿʾʻ]", "", small(text))
        return " ".join(re.sub("[^a-z0-9 ]+", " ", text.replace("-", " ")).split())

    return bare(article.sub("", small(name))) or bare(name)
