"""Which incidents a user asks for: by days, place, country and type."""

from datetime import date
from functools import lru_cache
from typing import Self

from recount.ledger.errors import LedgerError
from recount.model import IncidentType, Value
from recount.names import fold
from recount.reconciling import Incident


class Selection(Value):
    """What an incident must be to be listed; None asks for nothing. `country` is an ISO 3166 alpha-3 code."""

    since: date | None
    until: date | None
    place: str | None
    country: str | None
    type: IncidentType | None

    @classmethod
    def of(
        cls,
        since: date | None,
        until: date | None,
        place: str | None,
        country: str | None,
        type: IncidentType | str | None,
    ) -> Self:
        """The selection in a user's words; LedgerError where one of them means nothing."""
        if since is not None and until is not None and until < since:
            raise LedgerError(f"no day is both since {since} and until {until}")
        if place is not None and not fold(place):
            raise LedgerError(f"{place!r} names no place")
        code = None
        if country is not None:
            code = _country(country)
            if code is None:
                raise LedgerError(f"no country is called {country!r}; give its English name or its ISO code")
        if type is not None and type not in list(IncidentType):
            raise LedgerError(f"no type is called {type!r}; there are: {', '.join(IncidentType)}")
        return cls(
            since=since, until=until, place=place, country=code, type=IncidentType(type) if type else None
        )

    def fits(self, incident: Incident) -> bool:
        """Whether the incident is one of those."""
        return (
            self._fits_days(incident)
            and self._fits_place(incident)
            and self.country in (None, incident.country)
            and self.type in (None, incident.type)
        )

    def _fits_days(self, incident: Incident) -> bool:
        if self.since is None and self.until is None:
            return True
        period = incident.period
        return period is not None and (
            (self.since is None or period.end >= self.since)
            and (self.until is None or period.start <= self.until)
        )

    def _fits_place(self, incident: Incident) -> bool:
        """Whole words count: "Homs" fits "Homs city", not "Homsiyah"."""
        if self.place is None:
            return True
        place = incident.place
        names = [place.name.words if place.name else "", place.admin1 or ""] if place else []
        wanted = f" {_folded(self.place)} "
        if any(wanted in f" {_folded(name)} " for name in names):
            return True
        return incident.country is not None and _country(self.place) == incident.country


_folded = lru_cache(maxsize=10_000)(fold)


def _country(name: str) -> str | None:
    from recount.gazetteer import country_code  # with large tables: only for those who ask by country

    return country_code(name)
