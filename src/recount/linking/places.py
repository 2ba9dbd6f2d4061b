"""Where an account lies, as linking compares it: a name's spelling, its province, what is known of it."""

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from recount.model import PlaceMention
from recount.names import fold

if TYPE_CHECKING:
    from recount.gazetteer import Place

_MOST = 20_000  # places kept in memory


@dataclass(frozen=True, slots=True)
class Where:
    """A mentioned place. Each part is empty where the report, and the gazetteer, leave it open.

    `name` stands as the report has it; `key` is its spelling for comparing, `bones` its skeleton or that of
    the gazetteer's name, and `words` those of its words that do not just say what kind of place it is.
    `admin1` is folded; `country` is an ISO 3166-1 alpha-3 code. `is_seat` is true of the city after which its
    province is called.
    """

    name: str = ""
    key: str = ""
    bones: str = ""
    words: frozenset[str] = frozenset()
    admin1: str = ""
    country: str = ""
    known: "Place | None" = None
    is_seat: bool = False

    @property
    def said(self) -> str:
        """The place in words."""
        return self.name or self.admin1.title() or self.country


NOWHERE = Where()


def where(place: PlaceMention | None) -> Where:
    """What linking compares of a mentioned place; `NOWHERE` for none."""
    if place is None:
        return NOWHERE
    return _where(place.name.words if place.name else "", place.admin1 or "", place.country or "")


@lru_cache(_MOST)
def _where(name: str, admin1: str, country: str) -> Where:
    from recount.gazetteer import lookup, skeleton  # large tables: only when something is linked
    from recount.gazetteer.lookup import kind_words

    province = _province(admin1, country) if admin1 else ""
    found = lookup(name, country or None, admin1 or None) if name else []
    known = found[0] if found else None
    if known and province and known.admin1 and fold(known.admin1) != province:
        known = None  # a namesake elsewhere
    if known and known.kind == "country":
        return Where(admin1=province, country=country or known.country)
    if known and all(place.kind == "admin1" for place in found):
        return Where(admin1=province or fold(known.name), country=country or known.country)
    if known:
        province = province or fold(known.admin1 or "")
        country = country or known.country
    key = fold(name)
    words = frozenset(word for word in key.split() if word not in kind_words()) or frozenset(key.split())
    bones = skeleton(known.name if known else name) or key
    is_seat = bool(province) and skeleton(province) == bones
    return Where(name, key, bones, words, province, country, known, is_seat)


@lru_cache(_MOST)
def _province(admin1: str, country: str) -> str:
    """The folded name by which the gazetteer knows a province, else the folded name itself."""
    from recount.gazetteer import lookup

    found = (place for place in lookup(admin1, country or None) if place.kind == "admin1")
    return fold(next((place.name for place in found), admin1))
