"""Folding of names, so that spellings of one name compare equal, in the letters of every script."""

import re
import unicodedata
from functools import lru_cache

_ARTICLE = re.compile(r"\b(?:al|el|ad|ar|as|at|az|ash|an|ed|ez|es|er)[-‐–' ](?=\w)")
_DROPPED = "'’‘`ʿʾʻـ"  # apostrophes, and the stroke that stretches an Arabic word
# Arabic letters that writers use for one another (as in Lucene's ArabicNormalizer), and the Persian ones
_SAME = {"ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ٱ": "ا"}
# Latin letters without one of ASCII in them, tone letters, and marks that change how a character is drawn
_NO_LETTERS = ("LATIN", "MODIFIER LETTER", "VARIATION SELECTOR", "COMBINING ENCLOSING", "COMBINING GRAPHEME")


def plain(text: str) -> str:
    """Lower case, without accents, apostrophes and punctuation; words parted by one space.

    Letters and digits of every script are kept, those of Arabic and Hebrew without their points. Only the
    few Latin letters that are no letter of ASCII with an accent ("ł", "ı") part words, as punctuation does.
    """
    text = _small(text).translate(_LETTERS)
    return " ".join(text.split()) if text.isascii() else unicodedata.normalize("NFC", " ".join(text.split()))


def as_one(name: str) -> str:
    """What names of people are compared by: without case and needless blanks, but with every letter."""
    return unicodedata.normalize("NFKC", " ".join(name.split())).casefold()


@lru_cache(maxsize=50_000)  # the same names come again and again, in tables and in texts
def fold(name: str) -> str:
    """`plain`, without the Arabic article: "Deir ez-Zor" and "Deir al Zor" fold to the same words."""
    return plain(_ARTICLE.sub("", _small(name))) or plain(name)


def _small(text: str) -> str:
    """Lower case, taken apart into letters and marks, without the accents."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)
        text = "".join(c for c in text if not _is_accent(c))
    return text.lower()


def _is_accent(character: str) -> bool:
    """Whether a mark only colours its letter.

    Marks of classes 6 to 9 and 84 to 132 are letters in all but name: the vowels and voicings of Indian
    scripts, of kana and of Thai.
    """
    place = unicodedata.combining(character)
    return place > 0 and not (6 <= place <= 9 or 84 <= place <= 132)


class _Letters(dict[int, str]):
    """What becomes of a character, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        found = self[code] = _letter(chr(code))
        return found


def _letter(character: str) -> str:
    """A letter or digit as it is kept, nothing for an apostrophe, a space for all else."""
    if character in _DROPPED:
        return ""
    if character.isascii():
        return character if character.isalnum() else " "
    if (digit := unicodedata.decimal(character, None)) is not None:
        return str(digit)
    is_letter = unicodedata.category(character)[0] in "LMN"
    if not is_letter or unicodedata.name(character, "").startswith(_NO_LETTERS):
        return " "
    return _SAME.get(character) or character.casefold()


_LETTERS = _Letters()


def lowered(text: str) -> str:
    """`text` in lower case at the same offsets (a few capitals have a lower case of two characters)."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
