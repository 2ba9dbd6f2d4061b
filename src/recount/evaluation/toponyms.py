"""Texts with gold places (GeoWebNews, GeoVirus, LGL), as toponyms in their texts with coordinates."""

import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from recount.evaluation.errors import NotMeasured

CORPORA = {"GeoWebNews": "GWN.xml", "GeoVirus": "GeoVirus.xml", "LGL": "LGL.xml"}


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place's name at `start` to `end` of a text, and where it is, in degrees."""

    name: str
    text: str
    start: int
    end: int
    lat: float
    lon: float


def toponyms(path: Path) -> list[Toponym]:
    """The toponyms of a corpus that have coordinates, and where the corpus gives GeoNames ids, one of these.

    Raises `NotMeasured` where the file is absent.
    """
    if not path.is_file():
        raise NotMeasured(f"there is no {path}")
    return [each for article in ElementTree.parse(path).getroot() for each in _of(article)]


def _of(article: ElementTree.Element) -> Iterator[Toponym]:
    text = article.findtext("text") or ""
    for entry in [*article.iter("toponym"), *article.iter("location")]:
        held = {child.tag: (child.text or "").strip() for child in entry}
        held |= {child.tag: (child.text or "").strip() for child in entry.findall("gaztag/*")}
        name = held.get("extractedName") or held.get("phrase") or held.get("name", "")
        lat, lon = held.get("latitude") or held.get("lat"), held.get("longitude") or held.get("lon")
        if not (lat and lon) or held.get("geonamesID") == "":
            continue
        at = int(held["start"])
        start = next((n for n in (at, at - 1) if text.startswith(name, n)), None)  # GeoVirus counts from 1
        if start is not None:
            yield Toponym(name, text, start, start + len(name), float(lat), float(lon))
