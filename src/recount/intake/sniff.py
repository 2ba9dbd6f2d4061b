"""Which format bytes are in when no name says so."""

import re

_JSON_OBJECT = re.compile(rb'\{\s*["}]')
_HTML = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|article|main|section|div|p|h1|title|meta)\b|<\?xml[^>]*>\s*(?:<!doctype\s+html|<html)",
    re.IGNORECASE,
)


def sniff(head: bytes) -> str:
    """The suffix that fits the first bytes: .pdf, .jsonl (an object on the first line), .html, else .txt."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"%PDF"):
        return ".pdf"
    if _JSON_OBJECT.match(start):
        return ".jsonl"
    return ".html" if _HTML.match(start) else ".txt"
