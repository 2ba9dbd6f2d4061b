"""A place name in a report, how narrow the place is, and how two of them lie to one another."""

from dataclasses import dataclass

from recount.names import fold

PROVINCE = 2  # how narrow a site must be to tell two acts apart
# How narrow a kind of place is; the narrowest named one says where.
NARROW = {"country": 0, "admin1": 2, "region": 3, "admin2": 3, "town": 4, "district": 5}


@dataclass(frozen=True, slots=True)
class Site:
    """A place name in a report: offsets into its content, kind, and what holds it (None where unknown)."""

    start: int
    end: int
    key: str
    kind: str
    admin1: str | None
    country: str | None
    beside: bool = False  # "near" it, "north of" it

    @property
    def narrow(self) -> float:
        """From 0 (a country) to 5 (a district of a town); what an act is only near says less."""
        return NARROW[self.kind] - (0.5 if self.beside and self.kind in ("town", "district") else 0)


def relation(a: Site, b: Site) -> float:
    """2 for the same place, 1 where one may hold the other, 0 for places apart."""
    if a.key == b.key:
        return 2.0
    wide, narrow = (a, b) if a.narrow < b.narrow else (b, a)
    if wide.kind == "admin1" and (narrow.admin1 is None or fold(narrow.admin1) == wide.key):
        return 1.0
    if (
        wide.kind in ("town", "admin2")
        and (
            narrow.kind == "district"
            or (wide.kind == "admin2" and narrow.kind == "town" and narrow.admin1 is not None)
        )
        and (narrow.admin1 is None or wide.admin1 is None or narrow.admin1 == wide.admin1)
    ):
        return 1.0
    return 0.0
