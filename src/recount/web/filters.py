"""Which incidents are asked for: the filters that lists, map, timeline and counts share."""

from datetime import date
from math import isfinite
from typing import Literal

from fastapi import HTTPException
from pydantic import BaseModel, ConfigDict, Field, field_validator

from recount.model import IncidentType, Modality

LONGEST = 200  # characters of what is searched for
Box = tuple[float, float, float, float]


class Filters(BaseModel):
    """What an incident must be; empty asks for nothing. Several values of one filter are alternatives.

    `actor` stands for its whole genealogy. `killed_min` and `killed_max` look at the figure that the most
    recent claim gives; an incident of which no toll is reported has none. `bbox` is west, south, east and
    north in degrees.
    """

    model_config = ConfigDict(frozen=True)

    q: str = Field("", max_length=LONGEST, description="Words that it must be told in.")
    type: list[IncidentType] = Field(default_factory=list)
    actor: list[str] = Field(default_factory=list, description="Ids of actors; each means its genealogy.")
    place: str = Field("", max_length=LONGEST, description="A town, province or country, in any spelling.")
    country: list[str] = Field(default_factory=list, description="ISO 3166-1 alpha-3 codes.")
    source: list[str] = Field(default_factory=list, description="Outlets.")
    since: date | None = None
    until: date | None = None
    killed_min: int | None = Field(None, ge=0)
    killed_max: int | None = Field(None, ge=0)
    modality: list[Modality] = Field(default_factory=list)
    confidence: float = Field(0, ge=0, le=1, description="The least confidence in its being told at all.")
    reviewed: Literal["", "yes", "no"] = ""
    main: Literal["", "yes"] = ""
    bbox: str = Field("", description="west,south,east,north in degrees")

    @field_validator("bbox")
    @classmethod
    def _four_numbers(cls, value: str) -> str:
        if value:
            box(value)
        return value


def box(value: str) -> Box:
    """The four numbers of a bounding box; ValueError where they are not four, or out of order."""
    try:
        west, south, east, north = map(float, value.split(","))
    except ValueError:
        raise ValueError("bbox is four numbers: west,south,east,north") from None
    if not all(map(isfinite, (west, south, east, north))):
        raise ValueError("bbox is four numbers: west,south,east,north")
    if not (south <= north and south >= -90 and north <= 90):
        raise ValueError("bbox needs its south below its north, both within 90 degrees")
    return west, south, east, north


def check_days(filters: Filters) -> None:
    """Refuse days that no incident can be between."""
    if filters.since and filters.until and filters.until < filters.since:
        raise HTTPException(422, f"no day is both since {filters.since} and until {filters.until}")
