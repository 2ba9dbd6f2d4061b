"""What the specifications of intake share: reading one thing, and PDFs small enough to write by hand."""

from pathlib import Path

from recount.intake import Failure, Item, items
from recount.model import Document


def write(path: Path, content: str | bytes) -> str:
    """Write `content` and return the path as a user would type it."""
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return str(path)


def results(*paths: object) -> list[Item | Failure]:
    return list(items(str(path) for path in paths))


def document(path: object) -> Document:
    """The one document at `path`."""
    (found,) = results(path)
    assert isinstance(found, Item), found
    return found.document


def reason(path: object) -> str:
    """Why the one thing at `path` cannot be read."""
    (found,) = results(path)
    assert isinstance(found, Failure), found
    return found.reason


def pdf(*pages: list[str], title: str = "", created: str = "", encrypt: bool = False) -> bytes:
    """A PDF with the given lines on its pages."""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    info = f"/Title ({title}) " * bool(title) + f"/CreationDate ({created})" * bool(created)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    for n, lines in enumerate(pages):
        shown = "".join(f"({line}) Tj 0 -14 Td " for line in lines)
        stream = f"BT /F1 11 Tf 50 780 Td {shown}ET".encode()
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]"
            b"/Resources<</Font<</F1 3 0 R>>>>/Contents %d 0 R>>" % (5 + 2 * n)
        )
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream))
    objects.append(f"<<{info}>>".encode())
    trailer = b"/Root 1 0 R/Info %d 0 R" % len(objects)
    if encrypt:
        key = b"<" + b"00" * 32 + b">"
        objects.append(b"<</Filter/Standard/V 1/R 2/Length 40/P -4/O %s/U %s>>" % (key, key))
        trailer += b"/Encrypt %d 0 R/ID[<00><00>]" % len(objects)
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d%s>>\nstartxref\n%d\n%%%%EOF\n" % (
        size,
        table,
        size,
        trailer,
        len(out),
    )
