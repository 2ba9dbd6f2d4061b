"""The place names of the gold reports are found as the reports spell them."""

import json
from collections import defaultdict
from pathlib import Path

import numpy as np
import pytest
from rapidfuzz import fuzz

from recount.gazetteer import candidates, skeleton
from recount.gazetteer.packs import PACKAGED
from recount.names import fold

GOLD = Path(__file__).parents[3] / "shared" / "gold" / "dev" / "gold.jsonl"
PACK = Path(__file__).parents[2] / "src" / "recount" / "gazetteer" / "data" / PACKAGED
_LIKE = 70  # of 100, from which two names of one skeleton are taken for spellings of one


@pytest.mark.skipif(
    not GOLD.is_file(), reason="../shared/gold is not there: its place names were not looked up"
)
def test_of_the_names_that_the_gazetteer_has_in_any_spelling_nearly_all_are_found() -> None:
    """A name is in the gazetteer where it is found, or a town of its country has nearly the same name."""
    spelt: dict[tuple[str, str], list[str]] = defaultdict(list)
    with np.load(PACK) as held:
        names, codes = (held[part].tobytes().decode().split("\n") for part in ("names", "countries"))
        for name, country in zip(names, held["country"].tolist(), strict=True):
            spelt[codes[country], skeleton(name)].append(fold(name))

    def is_there(name: str, country: str) -> bool:
        return any(fuzz.ratio(fold(name), other) >= _LIKE for other in spelt[country, skeleton(name)])

    lines = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    places = [incident["place"] for line in lines for incident in line["incidents"]]
    coded = {(place["name"], place["country"]) for place in places if place["name"] and place["country"]}
    found = {name for name in coded if candidates(*name)}
    there = found | {name for name in coded if is_there(*name)}
    assert len(there) > 70
    assert len(found) / len(there) >= 0.95, sorted(there - found)
