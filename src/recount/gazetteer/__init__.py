"""Names to places: look a name up, resolve it in its text, and find the names that stand in a text."""

from recount.gazetteer.candidates import candidates
from recount.gazetteer.countries import country_code, demonym, is_country, is_divided_into
from recount.gazetteer.extents import extent
from recount.gazetteer.lookup import locate, lookup
from recount.gazetteer.mentions import find_names
from recount.gazetteer.packs import capital, named
from recount.gazetteer.place import Kind, Place
from recount.gazetteer.resolving import Exactness, Resolved, resolve
from recount.gazetteer.spelling import skeleton

__all__ = [
    "Exactness",
    "Kind",
    "Place",
    "Resolved",
    "candidates",
    "capital",
    "country_code",
    "demonym",
    "extent",
    "find_names",
    "is_country",
    "is_divided_into",
    "locate",
    "lookup",
    "named",
    "resolve",
    "skeleton",
]
