"""Files of one document: HTML, text, Markdown and PDF."""

import hashlib
from datetime import date
from pathlib import Path

import pytest
from intake_helpers import document, pdf, reason, results, write

from recount.intake import Item, item, unforeseen

BODY = """
<p>Nine people were killed on Friday when a bomb went off at a crowded bus stop in the northern town.</p>
<p>A group that calls itself the Brigade claimed the attack in a message that it put online at night.</p>
<p>Witnesses saw a man leave a bag behind, and the wounded were taken to two hospitals in the town.</p>
"""


def page(head: str = "", body: str = BODY, before: str = "", after: str = "", lang: str = "en") -> str:
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8">{head}</head>'
        f"<body>{before}<article>{body}</article>{after}</body></html>"
    )


def test_the_metadata_of_a_page(tmp_path: Path) -> None:
    head = """<title>Blast at bus stop | The Morning Ledger</title>
      <meta property="og:title" content="Blast at bus stop kills nine">
      <meta property="og:site_name" content="The Morning Ledger">
      <meta property="article:published_time" content="2016-08-19T10:00:00+02:00">
      <meta property="article:modified_time" content="2020-01-01T10:00:00+02:00">
      <link rel="canonical" href="https://ledger.example.org/blast">"""
    path = write(
        tmp_path / "a.html", page(head, "<h1>Blast at bus stop kills nine</h1>" + BODY, lang="en-GB")
    )
    (found,) = results(path)
    assert isinstance(found, Item)
    assert found.locator == path
    assert found.original == Path(path).read_bytes()
    read = found.document
    assert read.sha256 == hashlib.sha256(found.original).hexdigest()
    assert (read.name, read.title, read.source) == (
        path,
        "Blast at bus stop kills nine",
        "The Morning Ledger",
    )
    assert (read.url, read.language) == ("https://ledger.example.org/blast", "en")
    assert read.published == date(2016, 8, 19)
    assert read.text.split("\n")[0].startswith("Nine people"), "the title is not told twice"
    assert len(read.text.split("\n")) == 3


PUBLISHED_2016 = '<meta name="date" content="2016-08-19">'


@pytest.mark.parametrize(
    "html",
    [
        page(PUBLISHED_2016, before="<time datetime='2012-01-01'></time>"),
        page('<script type="application/ld+json">{"@type": "NewsArticle", "dateModified": "2020-01-01",'
             ' "datePublished": "2016-08-19T08:00:00Z"}</script>'),
        page(body=f'<time datetime="2016-08-19T10:00">Friday</time>{BODY}', after="<footer>© 2021</footer>"),
        page(body=f'<span itemprop="datePublished">19 August 2016</span>{BODY}'),
        page('<link rel="canonical" href="https://ledger.example.org/2016/08/19/blast">'),
        page(body="<p>ALEPPO, 19 August 2016 (Wire) - The bomb was in a bag at a bus stop.</p>" + BODY),
        page(body=f'<div class="byline">By our staff, 19 August 2016</div>{BODY}'),
        page('<meta property="article:modified_time" content="2020-01-01">',
             f'<div class="date">Published: 19 August 2016</div>{BODY}'),
        page("<title>Daily bulletin, 19 August 2016</title>"),
    ],
)  # fmt: skip
def test_the_day_a_page_states(tmp_path: Path, html: str) -> None:
    assert document(write(tmp_path / "a.html", html)).published == date(2016, 8, 19)


@pytest.mark.parametrize(
    "html",
    [
        page(after="<footer>Copyright 2021 The Morning Ledger</footer>"),
        page('<meta itemprop="copyrightYear" content="2021">'),
        page(body=BODY + "<p>An earlier bomb, on 2015-03-04, killed two people at the same bus stop.</p>"),
        page(after="<aside><time datetime='2012-01-01'>1 January 2012</time> Another story</aside>"),
        page('<meta property="og:image" content="https://img.example.org/2011-02-03/a.jpg">'),
    ],
)
def test_a_day_is_not_guessed(tmp_path: Path, html: str) -> None:
    assert document(write(tmp_path / "a.html", html)).published is None


def test_captions_stay(tmp_path: Path) -> None:
    figure = (
        "<figure><img src='a.jpg'><figcaption>The bus stop on <b>18 August</b> 2016</figcaption></figure>"
    )
    related = "<aside><figure><figcaption>Another story</figcaption></figure></aside>"
    read = document(write(tmp_path / "a.html", page(body=BODY + figure, after=related)))
    assert read.text.split("\n")[-1] == "Image caption: The bus stop on 18 August 2016"
    assert "Another story" not in read.text


def test_short_pages_and_fragments_are_read(tmp_path: Path) -> None:
    html = "<html><body><p>Nine were killed.</p><p>One more died.</p></body></html>"
    assert document(write(tmp_path / "a.htm", html)).text == "Nine were killed.\nOne more died."
    assert document(write(tmp_path / "b.html", "<p>Nine were killed.</p>")).text == "Nine were killed."


def test_xhtml(tmp_path: Path) -> None:
    html = """<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml" xml:lang="fr">
      <head><title>Attentat</title></head><body><p>Neuf personnes ont été tuées.</p></body></html>"""
    read = document(write(tmp_path / "a.xhtml", html))
    assert (read.title, read.text, read.language) == ("Attentat", "Neuf personnes ont été tuées.", "fr")


@pytest.mark.parametrize(
    ("declared", "encoding"), [("windows-1256", "cp1256"), ("iso-8859-6", "iso8859-6"), ("UTF-8", "utf-8")]
)
def test_a_declared_charset_is_honoured(tmp_path: Path, declared: str, encoding: str) -> None:
    words = "قتل تسعة"
    html = f'<html><head><meta charset="{declared}"></head><body><p>{words}</p></body></html>'
    assert document(write(tmp_path / "a.html", html.encode(encoding))).text == words


def test_latin_1_is_read_as_browsers_do(tmp_path: Path) -> None:
    html = '<html><head><meta charset="ISO-8859-1"></head><body><p>“Nine” were killed.</p></body></html>'
    assert document(write(tmp_path / "a.html", html.encode("cp1252"))).text == "“Nine” were killed."


def test_a_page_without_words(tmp_path: Path) -> None:
    assert (
        reason(write(tmp_path / "a.html", "<html><body><script>var nine</script></body></html>"))
        == "no text in it"
    )


def test_text_with_a_title_and_a_source(tmp_path: Path) -> None:
    read = document(
        write(tmp_path / "a.txt", "Blast at bus stop\r\n\r\nSource: Our wire\r\n\r\n3 May 2013\r\nNine died.")
    )
    assert (read.title, read.source, read.published) == ("Blast at bus stop", "Our wire", date(2013, 5, 3))
    assert read.text == "Source: Our wire\n\n3 May 2013\nNine died."


@pytest.mark.parametrize(
    "text", ["Nine died.\nTwo lived.", "Nine died.", "a" * 151 + "\n\nNine died.", "Nine died.\n\n"]
)
def test_text_without_a_title(tmp_path: Path, text: str) -> None:
    read = document(write(tmp_path / "a.txt", text))
    assert (read.title, read.text, read.source) == ("", text, None)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Nine died – “no more”, said José Núñez of the Café Étoile.", "cp1252"),
        ("قتل تسعة أشخاص في انفجار قنبلة في محطة الحافلات", "cp1256"),
        ("Девять человек погибли при взрыве на остановке", "cp1251"),
        ("Nine died at the café.", "utf-8-sig"),
        ("It was a naïve plan, he said.", "cp1252"),
        ("Nine died in Şırnak, said President Erdoğan of Turkey.", "cp1254"),
        ("Nine died in Łódź, said President Wałęsa of Poland.", "cp1250"),
        ("Nine died at the café.", "utf-16"),
    ],
)
def test_text_in_other_encodings(tmp_path: Path, text: str, encoding: str) -> None:
    assert document(write(tmp_path / "a.txt", text.encode(encoding))).text == text


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "empty"),
        (b" \n", "no text in it"),
        (bytes(range(256)) * 9, "binary, not text"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0", "binary, not text"),
        ("Nine “died” at the café. é".encode() + b"\xc3", "broken UTF-8 at byte 32"),
        (b"Nine died \xc3( in Homs.", "broken UTF-8 at byte 10"),
        (b"Nine died in Homs \xe2\x80", "broken UTF-8 at byte 18"),
        (b"Nine died \xff in Homs.", "broken UTF-8 at byte 10"),
        (b"Nine died \xf0\x9f\x98 in Homs.", "broken UTF-8 at byte 10"),
        (b"Nine \x80\x81\xfe\xff died in Homs.", "broken UTF-8 at byte 5"),
    ],
)
def test_what_is_no_text(tmp_path: Path, data: bytes, why: str) -> None:
    assert reason(write(tmp_path / "a.txt", data)) == why


def test_a_stray_nul_is_dropped(tmp_path: Path) -> None:
    assert "\0" not in document(write(tmp_path / "a.txt", "Nine died." * 20 + "\0")).text


def test_markdown(tmp_path: Path) -> None:
    text = (
        "# Blast\n\nNine **were** killed\nat [A](u). ![Bus](i)\n\n- one\n- two\n\n> said `he`\n\n<b>Yes</b>"
    )
    read = document(write(tmp_path / "a.md", text))
    assert read.title == "Blast"
    assert read.text == "Nine were killed at A. Bus\none\ntwo\nsaid he\nYes"


def test_front_matter(tmp_path: Path) -> None:
    text = "---\ntitle: Blast\ndate: 2016-08-19\nsource: Our wire\ntags: [a, b]\n---\nNine were killed.\n"
    read = document(write(tmp_path / "a.md", text))
    assert (read.title, read.text, read.source) == ("Blast", "Nine were killed.", "Our wire")
    assert (read.published, read.extra) == (date(2016, 8, 19), {"tags": ["a", "b"]})


@pytest.mark.parametrize("matter", ["a: [", "just words", "a: &x [1]\nb: *x"])
def test_front_matter_that_is_none_is_text(tmp_path: Path, matter: str) -> None:
    assert (
        "Nine were killed."
        in document(write(tmp_path / "a.md", f"---\n{matter}\n---\nNine were killed.\n")).text
    )


LINES = [
    "Weekly bulletin",
    "Nine people were killed on Friday in an explo-",
    "sion at a bus stop; one 28-",
    "year-old man was held.",
    "A group claimed it in a message that was sent to",
    "newsrooms.",
]


def test_pdf_paragraphs(tmp_path: Path) -> None:
    path = write(
        tmp_path / "a.pdf", pdf(LINES, ["On the next page nothing more is told."], title="Bulletin 3")
    )
    read = document(path)
    assert read.title == "Bulletin 3"
    assert read.text.split("\n") == [
        "Weekly bulletin",
        "Nine people were killed on Friday in an explosion at a bus stop; one 28-year-old man was held.",
        "A group claimed it in a message that was sent to newsrooms.",
        "On the next page nothing more is told.",
    ]


def test_a_pdf_is_dated_by_its_dateline_before_its_making(tmp_path: Path) -> None:
    made = "D:20200101101500Z"
    assert document(write(tmp_path / "a.pdf", pdf(LINES, created=made))).published == date(2020, 1, 1)
    dated = pdf(["Bulletin", "19 August 2016", "Nine people were killed at a bus stop."], created=made)
    assert document(write(tmp_path / "b.pdf", dated)).published == date(2016, 8, 19)


def test_a_title_made_by_software_is_none(tmp_path: Path) -> None:
    assert document(write(tmp_path / "a.pdf", pdf(LINES, title="Microsoft Word - draft.docx"))).title == ""


def test_pdfs_that_cannot_be_read(tmp_path: Path) -> None:
    whole = pdf(LINES)
    assert reason(write(tmp_path / "a.pdf", b"")) == "empty"
    for cut in (len(whole) // 2, len(whole) - 20):
        assert reason(write(tmp_path / "b.pdf", whole[:cut])) == "a truncated PDF: its end is missing"
    garbled = whole.replace(b"/Root", b"/Boot").replace(b"/Catalog", b"/Log")
    assert reason(write(tmp_path / "c.pdf", garbled)).startswith("a broken PDF: ")
    assert reason(write(tmp_path / "d.pdf", pdf([]))) == "no text in it: scanned pages?"
    assert (
        reason(write(tmp_path / "e.pdf", pdf(LINES, encrypt=True))) == "an encrypted PDF: it needs a password"
    )
    assert reason(write(tmp_path / "f.pdf", "<html>Not found</html>")) == "not a PDF"
    assert reason(write(tmp_path / "g.pdf", bytes(range(256)) * 9)) == "not a PDF"


def test_a_large_file_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as sparse:
        sparse.truncate(52_000_000)
    assert reason(path) == "too large: 52 MB, the limit is 50 MB"


def test_a_large_text_is_not_read(tmp_path: Path) -> None:
    assert reason(write(tmp_path / "a.txt", "b" * (item.MAX_TEXT + 1))).startswith(
        "too large: 5,000,001 characters"
    )


def test_an_error_nobody_foresaw_is_told_in_one_short_line_that_can_be_stored() -> None:
    assert unforeseen(ValueError("a date\n  that is none")) == "ValueError: a date that is none"
    assert unforeseen(KeyError()) == "KeyError"
    told = unforeseen(RuntimeError("half a letter \udce4 " * 100))
    assert len(told) < 320
    assert told.encode("utf-8")
