"""Names to places: look a name up, locate it, and find the names that stand in a text."""

from recount.gazetteer.countries import demonym, is_country
from recount.gazetteer.lookup import locate, lookup
from recount.gazetteer.mentions import find_names
from recount.gazetteer.place import Kind, Place
from recount.gazetteer.spelling import skeleton

__all__ = ["Kind", "Place", "demonym", "find_names", "is_country", "locate", "lookup", "skeleton"]
