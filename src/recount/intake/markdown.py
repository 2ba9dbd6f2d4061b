"""Markdown to a Document: its words without the marks, front matter as fields, the first heading as title."""

import re
from collections.abc import Iterator
from itertools import pairwise

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

from recount.intake.encoding import decode
from recount.intake.item import Raw, Unreadable, line_breaks, without_title
from recount.intake.record import document
from recount.model import Document

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_TAG = re.compile(r"<!--.*?-->|</?[A-Za-z][^<>]*>", re.DOTALL)
_MARKDOWN = MarkdownIt("commonmark").enable("table")


def read(raw: Raw) -> Document:
    """The document of a .md file. Raises Unreadable.

    Of the front matter, title, date (or published), source, url and language are used; the rest goes to
    `extra`. Front matter that is no YAML mapping is read as text.
    """
    text = line_breaks(decode(raw.data, raw.charset))
    fields: dict[str, object] = {"url": raw.url}
    if found := _FRONT_MATTER.match(text):
        matter = _front_matter(found[1])
        if matter is not None:
            text = text[found.end() :]
            matter.setdefault("published", matter.pop("date", None))
            fields |= matter
    tokens = _MARKDOWN.parse(text)
    body = "\n".join(block for block in _blocks(tokens) if block)
    title = fields.get("title") or _first_heading(tokens)
    fields |= {"title": title, "text": without_title(body, str(title))}
    if not str(fields["text"]).strip():
        raise Unreadable("no text in it")
    return document(fields, raw.data, raw.name)


def _front_matter(block: str) -> dict[str, object] | None:
    """The mapping of a block of YAML, every value as the string it was written as; None if it is none."""
    try:
        if any(isinstance(token, yaml.AliasToken) for token in yaml.scan(block)):
            return None  # a few lines of aliases can stand for gigabytes
        loaded = yaml.load(block, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError):
        return None
    return {str(key): value for key, value in loaded.items()} if isinstance(loaded, dict) else None


def _first_heading(tokens: list[Token]) -> str:
    for opening, inline in pairwise(tokens):
        if opening.type == "heading_open" and opening.tag == "h1":
            return _words(inline)
    return ""


def _blocks(tokens: list[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type == "inline":
            yield _words(token)
        elif token.type in ("fence", "code_block"):
            yield token.content.rstrip("\n")
        elif token.type == "html_block":
            yield " ".join(_TAG.sub(" ", token.content).split())


def _words(inline: Token) -> str:
    """The words of a block; a line break within a paragraph is a space, as a browser shows it."""
    parts = []
    for child in inline.children or []:
        if child.type in ("text", "code_inline", "image"):
            parts.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            parts.append(" " if child.type == "softbreak" else "\n")
    return "".join(parts).strip()
