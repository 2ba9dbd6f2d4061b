"""Spelling: a transliteration key under which the usual spellings of one name meet."""

import re

from recount.names import fold

_ENDINGS = (
    (re.compile(r"(?:i|y|ee|iy|yy)+(?:a|e|ae)+h?$"), "Y"),  # -iya, -iyeh, -ieh, -ia, -iyah
    (re.compile(r"[ae]+h?$"), "A"),  # -a, -ah, -eh, -e, -aa
    (re.compile(r"(?:ii|ee|i|y)$"), "I"),
    (re.compile(r"(?:oo|ou|u|o|w)+$"), "U"),
)
_ARTICLE = re.compile(
    r"^(?:[ae](z)(?=z)|[ae](s)(?=s)|[ae](d)(?=d)|[ae](r)(?=r)|[ae](n)(?=n)|al(?=[^aeiouyl]))"
)
_DIGRAPHS = (
    ("tch", "S"), ("sch", "S"), ("sh", "S"), ("ch", "S"), ("kh", "X"), ("gh", "g"), ("th", "t"), ("dh", "d"),
    ("zh", "z"), ("ph", "f"), ("dj", "j"), ("ck", "k"), ("q", "k"), ("c", "k"), ("v", "w"), ("p", "b"),
)  # fmt: skip
_WORDS = {"tall": "tel", "tal": "tel", "jebel": "jabal", "gabal": "jabal", "jabel": "jabal", "kafar": "kafr",
          "kfar": "kafr", "abu": "bu", "albu": "bu", "abou": "bu", "aboul": "bu", "um": "umm", "ein": "ain",
          "ayn": "ain", "dayr": "deir", "der": "deir", "saint": "st", "sheikh": "shaykh"}  # fmt: skip


def skeleton(name: str) -> str:
    """The consonants of a name, with the marks of its first and last vowel; words run together.

    "Deir Ezzor" and "Dayr az Zawr" share one, as do "Manbij" and "Minbij"; "Homs" and "Hama" do not.
    """
    return "".join(_word(word) for word in fold(name).split())


def _word(word: str) -> str:
    word = _WORDS.get(word, word)
    word = _ARTICLE.sub("", word) if len(word) > 4 else word
    for spelling, sign in _DIGRAPHS:
        word = word.replace(spelling, sign)
    word = re.sub(r"([^aeiou])\1+", r"\1", word)
    end = ""
    for pattern, sign in _ENDINGS:
        if len(word) > 2 and (match := pattern.search(word)) and match.start() > 0:
            word, end = word[: match.start()], sign
            break
    start = ""
    if first := re.match(r"[aeiou]+y?", word):
        start = "O" if first.group()[0] in "ou" else "E"
        word = word[first.end() :]
    word = re.sub(r"(?<=[aeiou])[yw](?![aeiou])", "", word)  # the glide of a diphthong: dayr, zawr
    word = re.sub(r"(?<=[^aeiou])y(?![aeiou])", "", word)  # y for i
    word = re.sub(r"[aeiou]", "", word)
    return start + re.sub(r"(.)\1+", r"\1", word) + end
