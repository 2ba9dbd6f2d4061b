"""The index: every place under its folded names and its skeletons, loaded once."""

from collections import defaultdict
from functools import cache
from typing import cast

from recount.gazetteer.countries import country_labels, country_names
from recount.gazetteer.place import Kind, Place
from recount.gazetteer.spelling import skeleton
from recount.gazetteer.tables import packed_rows, rows
from recount.names import fold

_DISTRICT_WEIGHT = {"district": 0.6, "town": 1.0, "region": 1.2, "admin2": 0.8}


class Index:
    """Places by key; `articled` holds the keys that stand in texts only behind an article ("al-Bab")."""

    def __init__(self) -> None:
        self.by_key: dict[str, list[Place]] = defaultdict(list)
        self.by_skeleton: dict[str, list[Place]] = defaultdict(list)
        self.spelling: dict[tuple[str, int], str] = {}
        bare: set[str] = set()
        self.articled: set[str] = set()
        points = self._packed(bare)
        self._countries(points)
        self._districts(bare)
        self.articled -= bare
        for places in self.by_key.values():
            places.sort(key=lambda place: -place.weight)

    def _add(
        self, place: Place, names: list[str], keys: list[str], skeletons: list[str], bare: set[str]
    ) -> None:
        for key in keys:
            self.by_key[key].append(place)
        for key in skeletons:
            self.by_skeleton[key].append(place)
        for name in names:
            short = name[3:] if name[:3].lower() in ("al-", "al ", "el-", "el ") else ""
            if short and len(short) < 5:
                self.articled.add(fold(name))
            elif not short and len(name) < 5:
                bare.add(fold(name))

    def _packed(self, bare: set[str]) -> dict[str, tuple[float, float]]:
        points: dict[str, tuple[float, float]] = {}
        for names, kind, admin1, admin2, country, lat, lon, weight, keys, skeletons in packed_rows(
            "places.csv.gz"
        ):
            if kind == "country":
                points[country] = (float(lat), float(lon))
                continue
            split = names.split("|")
            place = Place(
                split[0],
                cast(Kind, kind),
                admin1 or None,
                admin2 or None,
                country,
                float(lat) if lat else None,
                float(lon) if lon else None,
                float(weight),
            )
            self._add(place, split, keys.split("|"), skeletons.split("|"), bare)
        return points

    def _countries(self, points: dict[str, tuple[float, float]]) -> None:
        labels = country_labels()
        made: dict[str, Place] = {}
        for key, code in country_names().items():
            if code not in made:
                lat, lon = points.get(code, (None, None))
                made[code] = Place(labels.get(code, code), "country", None, None, code, lat, lon, 10.0)
            self.by_key[key].append(made[code])

    def _districts(self, bare: set[str]) -> None:
        for row in rows("districts.csv"):
            names = [row["name"], *filter(None, row["alternates"].split("|"))]
            keys = list(dict.fromkeys(key for name in names if (key := fold(name))))
            own = self._own(keys, row["country"], row["admin1"])
            seat = self._own([fold(row["within"])], row["country"], "") if row["within"] and not own else None
            point = own or seat
            place = Place(
                row["name"],
                cast(Kind, row["kind"]),
                row["admin1"] or (own.admin1 if own else None),
                own.admin2 if own else None,
                row["country"],
                point.lat if point else None,
                point.lon if point else None,
                _DISTRICT_WEIGHT[row["kind"]] + (own.weight if own else 0.0),
            )
            skeletons = list(dict.fromkeys(skeleton(name) for name in names))
            self._add(place, names, keys, skeletons, bare)

    def _own(self, keys: list[str], country: str, admin1: str) -> Place | None:
        """The heaviest place with coordinates that bears one of the names in the country and province."""
        found = [
            place
            for key in keys
            for place in self.by_key.get(key, ())
            if place.country == country and place.lat is not None and place.kind not in ("country", "admin1")
            if not admin1 or place.admin1 == admin1
        ]
        return max(found, key=lambda place: place.weight, default=None)


@cache
def index() -> Index:
    """The one index of the process."""
    return Index()
