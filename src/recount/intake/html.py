"""HTML to a Document: the main text and its captions, title, source, language and day of publication."""

import re
from collections.abc import Iterator
from copy import deepcopy
from datetime import date
from typing import Any

from recount.intake.dating import dateline, day
from recount.intake.encoding import decode
from recount.intake.item import Raw, Unreadable, line_breaks, without_title
from recount.intake.offline import bare_extraction, extract_metadata, find_date, html2txt, load_html
from recount.intake.record import document
from recount.model import Document

_CHARSET = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)|<\?xml[^>]{0,100}?encoding=["']([\w.:-]+)""", re.I
)
_CHARSET_WITHIN = 4096
_APART = "not(ancestor::aside or ancestor::nav or ancestor::footer)"
_DATES = {"url": None, "extensive_search": False, "original_date": True, "min_date": "1900-01-01"}
_BLOCKS = (
    "p",
    "div",
    "li",
    "br",
    "tr",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "blockquote",
    "section",
    "article",
    "header",
)
_BREAK = "\ue000"  # of the private use area: stands for a line break while white space is being folded

# An lxml tree. lxml has no types of its own.
_Tree = Any


def read(raw: Raw) -> Document:
    """The document of an .html, .htm or .xhtml page. Raises Unreadable."""
    html = line_breaks(decode(raw.data, raw.charset or _declared_charset(raw.data)))
    tree = load_html(html.replace("\0", ""))
    if tree is None:  # a fragment, which has no page around it
        tree = load_html(f"<html><body><div>{html}</div></body></html>")
    if tree is None:
        raise Unreadable("no text in it")
    metadata = extract_metadata(tree, default_url=raw.url, date_config=dict(_DATES))
    title = " ".join((metadata.title or "").split())
    text = _with_captions(without_title(_main_text(tree), title), tree)
    if not text.strip():
        raise Unreadable("no text in it")
    fields = {
        "title": title,
        "text": text,
        "published": _published(tree, f"{title}\n{text}"),
        "source": metadata.sitename,
        "url": raw.url or metadata.url,
        "language": _language(tree),
    }
    return document(fields, raw.data, raw.name)


def _declared_charset(data: bytes) -> str | None:
    found = _CHARSET.search(data[:_CHARSET_WITHIN])
    return (found[1] or found[2]).decode("ascii", errors="replace") if found else None


def _main_text(tree: _Tree) -> str:
    """The main text, a paragraph a line; all the page's words where no main text stands out."""
    found = bare_extraction(deepcopy(tree), favor_precision=True, include_comments=False, with_metadata=False)
    text = getattr(found, "text", None) or ""
    if text.strip():
        return str(text)
    broken = deepcopy(tree)
    for block in broken.iter(*_BLOCKS):
        block.tail = f"{_BREAK}{block.tail or ''}"
    lines = html2txt(broken).split(_BREAK)
    return "\n".join(line.strip() for line in lines if line.strip())


def _with_captions(text: str, tree: _Tree) -> str:
    """`text`, followed by a line 'Image caption: WORDS' for each figure's caption (extraction drops them)."""
    found = (" ".join(caption.text_content().split()) for caption in tree.xpath(f"//figcaption[{_APART}]"))
    captions = list(dict.fromkeys(caption for caption in found if caption))
    lines = [line for line in text.split("\n") if line.strip() not in captions]
    return "\n".join([*lines, *(f"Image caption: {caption}" for caption in captions)])


def _language(tree: _Tree) -> str | None:
    """The language the page declares, as its two or three small letters."""
    found = re.match(
        r"[a-z]{2,3}\b", tree.xpath("string((/html/@lang | /html/@*[name()='xml:lang'])[1])").strip().lower()
    )
    return found[0] if found else None


def _published(tree: _Tree, content: str) -> date | None:
    """The day the page declares, else the dateline of its text, else what it shows where pages show dates.

    A page that says none of these has no day: a copyright year or the date of a neighbouring story, with
    which date extraction fills the gap, would date every "on Friday" wrongly.
    """
    if named := _declared_day(tree) or next(_marked_days(tree), None):
        return named
    if found := dateline(content):
        return found[0]
    return next(_shown_days(tree), None)


def _declared_day(tree: _Tree) -> date | None:
    """The day of publication in meta tags, JSON-LD or the page's address, which htmldate knows to read.

    It is shown only the elements that state one, so that it has nothing to guess from.
    """
    page = load_html("<html><head></head><body></body></html>")
    if page is None:
        return None
    head = page.find("head")
    for element in tree.xpath("//meta"):
        name = " ".join(
            element.get(key, "") for key in ("name", "property", "itemprop", "http-equiv", "pubdate")
        ).lower()
        if re.search(r"date|time|publi|issued|created", name) and not re.search(
            r"modif|updat|revis|expir|copyright", name
        ):
            head.append(deepcopy(element))
    for element in tree.xpath("//script[@type='application/ld+json']"):
        head.append(deepcopy(element))
    address = tree.xpath("string((//link[@rel='canonical']/@href | //meta[@property='og:url']/@content)[1])")
    options: dict[str, Any] = {**_DATES, "url": address or None}
    found = find_date(page, deferred_url_extractor=True, **options)
    return day(found) if found else None


def _marked_days(tree: _Tree) -> Iterator[date]:
    """The days of elements that are marked up as the publication's."""
    marked = f"""//*[@itemprop="datePublished"] | //time[@datetime and {_APART}]"""
    for element in tree.xpath(marked):
        if not re.search("updat|modif", f"{element.get('class', '')} {element.get('itemprop', '')}".lower()):
            written = element.get("datetime") or element.get("content") or element.text_content()
            if named := day(written):
                yield named


def _shown_days(tree: _Tree) -> Iterator[date]:
    """The days of short elements whose class or id says that they hold a date or the byline."""
    for element in tree.xpath(f"//body//*[(@class or @id) and {_APART}]"):
        name = f"{element.get('class', '')} {element.get('id', '')}".lower()
        if re.search(r"date|time|byline|publish|posted|meta", name):
            words = " ".join(element.text_content().split())
            if len(words) <= 200 and (found := dateline(words)):
                yield found[0]
