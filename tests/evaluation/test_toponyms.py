"""Placing the toponyms of texts with gold coordinates."""

from pathlib import Path

import pytest

from recount.evaluation.errors import NotMeasured
from recount.evaluation.places import placed
from recount.evaluation.toponyms import toponyms

GEO = Path(__file__).parents[3] / "shared" / "geo"
GWN = """<articles><article><text>Rain fell in Paris and Nowherehausen.</text><toponyms>
<toponym><extractedName>Paris</extractedName><start>13</start><end>18</end><geonamesID>2988507</geonamesID>
<latitude>48.85</latitude><longitude>2.35</longitude></toponym>
<toponym><extractedName>Nowherehausen</extractedName><start>23</start><end>36</end><geonamesID>1</geonamesID>
<latitude>1.0</latitude><longitude>1.0</longitude></toponym>
<toponym><extractedName>Rain</extractedName><start>0</start><end>4</end><geonamesID/>
<latitude>1.0</latitude><longitude>1.0</longitude></toponym></toponyms></article></articles>"""
GEOVIRUS = """<articles><article><text>Fever in Paris.</text><locations><location><name>Paris</name>
<start>10</start><end>15</end><lat>43.6</lat><lon>2.35</lon></location></locations></article></articles>"""
LGL = """<articles><article><text>Fire in Paris, Texas.</text><toponyms><toponym><start>8</start><end>13</end>
<phrase>Paris</phrase><gaztag geonameid="4717560"><name>Paris</name><lat>33.66</lat><lon>-95.56</lon></gaztag>
</toponym></toponyms></article></articles>"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in (("GWN.xml", GWN), ("GeoVirus.xml", GEOVIRUS), ("LGL.xml", LGL)):
        (tmp_path / name).write_text(text)
    return tmp_path


def test_toponyms_stand_where_the_corpora_say(folder: Path) -> None:
    for file, names in (
        ("GWN.xml", ["Paris", "Nowherehausen"]),
        ("GeoVirus.xml", ["Paris"]),
        ("LGL.xml", ["Paris"]),
    ):
        found = toponyms(folder / file)
        assert [each.text[each.start : each.end] for each in found] == names


def test_what_is_placed_and_how_far_off(folder: Path) -> None:
    gwn, geovirus, lgl = placed(folder)
    assert (gwn.toponyms, gwn.placed, gwn.near, gwn.at) == (2, 1, 1, 1)
    assert (geovirus.toponyms, geovirus.placed, geovirus.near, geovirus.at) == (1, 1, 0, 0)
    assert (lgl.toponyms, lgl.near) == (1, 1)


def test_an_absent_corpus_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotMeasured, match=r"there is no .*GWN\.xml"):
        list(placed(tmp_path))


@pytest.mark.skipif(
    not GEO.is_dir(), reason="../shared/geo is not there: the share of places was not measured"
)
def test_the_share_within_161_km_does_not_fall() -> None:
    shares = {each.corpus: each.near / each.toponyms for each in placed(GEO)}
    assert shares["GeoWebNews"] > 0.86
    assert shares["GeoVirus"] > 0.79
    assert shares["LGL"] > 0.75
