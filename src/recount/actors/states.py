"""States and their forces: made from the country list, since their names follow one pattern."""

from collections.abc import Iterator

from recount.actors.actor import Actor, Kind
from recount.gazetteer.countries import country_labels
from recount.gazetteer.tables import rows

_FORCES = (
    *("army", "forces", "troops", "soldiers", "military", "armed forces", "security forces", "navy"),
    *("army troops", "army units", "army soldiers", "special forces", "ground forces", "military forces"),
    "government forces",
)
_AIR = (
    "air force",
    "warplanes",
    "jets",
    "fighter jets",
    "planes",
    "aircraft",
    "helicopters",
    "bombers",
    "drones",
)
_SERVED = ("army", "military", "forces", "armed forces", "troops")


def states() -> Iterator[Actor]:
    """The government, forces, air force and police of every country that has a demonym."""
    labels = country_labels()
    for row in rows("demonyms.csv"):
        code, label = row["country"], labels[row["country"]]
        words = row["demonyms"].split("|") + {"USA": ["US", "U.S."], "GBR": ["UK", "U.K."]}.get(code, [])
        first = words[0]
        yield _actor(
            "state",
            "state",
            code,
            f"Government of {label}",
            [*(f"{word} {noun}" for word in words for noun in ("government", "authorities", "regime")),
             f"{label}s government", f"{label}s authorities", f"authorities in {label}"],
        )  # fmt: skip
        yield _actor(
            "forces",
            "state-forces",
            code,
            f"{first} armed forces",
            [
                *(f"{word} {noun}" for word in words for noun in _FORCES),
                *(f"{label}s {noun}" for noun in _SERVED),
            ],
        )
        yield _actor(
            "air-force",
            "state-forces",
            code,
            f"{first} air force",
            [f"{word} {noun}" for word in words for noun in _AIR],
        )
        yield _actor("police", "state-forces", code, f"{first} police", [f"{word} police" for word in words])


def _actor(part: str, kind: Kind, country: str, name: str, aliases: list[str]) -> Actor:
    return Actor(f"{part}-{country.lower()}", name, kind, country, tuple(dict.fromkeys(aliases)))
