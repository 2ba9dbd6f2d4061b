"""Folding of names, so that spellings of one name compare equal."""

import re
import unicodedata

_ARTICLE = re.compile(r"\b(?:al|el|ad|ar|as|at|az|ash|an|ed|ez|es|er)[-‐–' ](?=\w)")
_KEEP = re.compile(r"[^a-z0-9 ]+")


def plain(text: str) -> str:
    """Lower case, without accents, apostrophes and punctuation; words parted by one space."""
    text = unicodedata.normalize("NFKD", text)
    text = "".join(c for c in text if not unicodedata.combining(c)).lower()
    text = re.sub(r"['’‘`ʿʾʻ]", "", text)
    return " ".join(_KEEP.sub(" ", text.replace("-", " ")).split())


def fold(name: str) -> str:
    """`plain`, without the Arabic article: "Deir ez-Zor" and "Deir al Zor" fold to the same words."""
    text = unicodedata.normalize("NFKD", name)
    text = "".join(c for c in text if not unicodedata.combining(c)).lower()
    return plain(_ARTICLE.sub("", text)) or plain(name)
