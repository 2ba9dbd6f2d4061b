"""Bytes to text: which encoding they are in, and whether they are text at all."""

import codecs
import re

from charset_normalizer import from_bytes

from recount.intake.item import Unreadable

_BYTE_ORDER_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",  # before UTF-16, whose mark its own begins with
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
# What pages and files outside UTF-8 are written in. Asked about all it knows, charset-normalizer reads short
# English with a curled quote as a Baltic code page.
_LEGACY = ["cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "koi8_r"]
_LEGACY += ["cp932", "euc_jp", "gb18030", "big5", "cp949"]
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b")) + b"\x7f"
MOST_CONTROLS = 0.02  # a share above it is not text
_SAMPLE = 200_000
_ASCII = bytes(range(128))
_MOSTLY_ASCII = 0.25  # a share of bytes beyond ASCII below it is a text of a western language
_WESTERN = ("cp1252", "cp1254", "cp1250")
_BEYOND_ASCII = re.compile(r"(?s)(?<=(.))([^\x00-\x7f])(?=(.))")
_MARKS_WITHIN = "’‘–—…·\xa0\xad"
_MARKS = _MARKS_WITHIN + "“”‚„«»‹›•´°£€§©®™½¼¾¡¿²³ºª"
_RARE = "ðþÿÐÞŸ"  # of Iceland, and what wrong guesses are full of
_WORDS = "àáèéêìíòóùúåæøöÀÁÈÉÅÆØÖ"  # letters that are words by themselves


def decode(data: bytes, declared: str | None = None) -> str:
    """The text of `data`: by its byte order mark, as UTF-8, as `declared`, else as the likeliest encoding.

    Raises Unreadable for no bytes, for binary data, for UTF-8 with broken places and where nothing fits.
    """
    if not data:
        raise Unreadable("empty")
    for mark, encoding in _BYTE_ORDER_MARKS.items():
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError as error:
                raise Unreadable(
                    f"broken {encoding.removesuffix('-sig').upper()} at byte {error.start}"
                ) from None
    if controls(data) > MOST_CONTROLS:
        raise Unreadable("binary, not text")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if declared and (text := _as_declared(data, declared)) is not None:
            return text
        if mostly_utf8(data[:_SAMPLE]):
            raise Unreadable(f"broken UTF-8 at byte {error.start}") from None
        return data.decode(likeliest(data, error.start), errors="replace")


def controls(data: bytes) -> float:
    """The share of control characters among `data`, from 0 to 1."""
    return 1 - len(data.translate(None, _CONTROLS)) / len(data) if data else 0.0


def likeliest(data: bytes, broken: int = 0) -> str:
    """The name of the likeliest encoding of bytes that are not UTF-8. Raises Unreadable where none fits.

    `broken` is the place of the first byte that is not UTF-8; the sample is taken from around it.
    """
    start = max(0, broken - _SAMPLE // 2)
    sample = data[start : start + _SAMPLE]
    if len(sample.translate(None, _ASCII)) < _MOSTLY_ASCII * len(sample):
        # of a few letters beyond ASCII no statistics can be made, but they show what cannot be
        found = min(_WESTERN, key=lambda name: _oddity(sample.decode(name, errors="replace")))
        if _oddity(sample.decode(found, errors="replace")) < 0.5:
            return found
    elif best := from_bytes(sample, cp_isolation=_LEGACY, threshold=0.2).best():
        return best.encoding
    raise Unreadable(f"broken UTF-8 at byte {broken}")


def mostly_utf8(data: bytes) -> bool:
    """Whether more of what lies beyond ASCII is sound UTF-8 than is not; ASCII alone is UTF-8 too."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    return not broken or sum(letter > "\x7f" for letter in text) > 2 * broken


def _oddity(text: str) -> float:
    """The share, from 0 to 1, of odd ones among the letters and marks beyond ASCII in a western text.

    A wrong guess makes a lone "Ã" of a broken byte, a "þ" between spaces, a "³" within a word.
    """
    found = [_is_odd(*around.groups()) for around in _BEYOND_ASCII.finditer(f" {text} ")]
    return sum(found) / len(found) if found else 0.0


def _is_odd(before: str, letter: str, after: str) -> bool:
    within = before.isalpha() and after.isalpha()
    if not letter.isalpha() or letter in "ºª":
        return letter not in (_MARKS_WITHIN if within else _MARKS)
    if letter in _RARE or (letter.isupper() and before.islower()):
        return True
    beside = before + after
    return letter not in _WORDS and not any(each.isascii() and each.isalpha() for each in beside)


def _as_declared(data: bytes, declared: str) -> str | None:
    """The text in the declared encoding; None if that is unknown or does not fit."""
    try:
        name = codecs.lookup(declared).name
        # browsers read both of these as windows-1252, so that is what pages that declare them are in
        return data.decode("cp1252" if name in ("iso8859-1", "ascii") else name)
    except (LookupError, UnicodeError, ValueError):
        return None
