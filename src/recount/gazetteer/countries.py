"""Countries: their names, common alternates and demonyms, to ISO 3166-1 alpha-3 codes."""

from functools import cache, lru_cache

import pycountry

from recount.gazetteer.tables import rows
from recount.names import fold, plain


@cache
def country_names() -> dict[str, str]:
    """Folded country names and alternates, each with its code."""
    table: dict[str, str] = {}
    for row in rows("countries.csv"):
        for name in row["alternates"].split("|"):
            table[fold(name)] = row["country"]
            table[plain(name)] = row["country"]
    for country in pycountry.countries:
        for attribute in ("name", "common_name", "official_name"):
            if label := getattr(country, attribute, None):
                table.setdefault(fold(str(label)), str(country.alpha_3))
    return table


@cache
def country_labels() -> dict[str, str]:
    """The short name of each country by its code."""
    labels = {c.alpha_3: str(getattr(c, "common_name", c.name)) for c in pycountry.countries}
    labels.update((row["country"], row["alternates"].split("|")[0]) for row in rows("countries.csv"))
    return labels | {"GBR": "United Kingdom", "USA": "United States", "MMR": "Myanmar", "COD": "DR Congo"}


@cache
def _demonyms() -> dict[str, str]:
    table: dict[str, str] = {}
    for row in rows("demonyms.csv"):
        for word in row["demonyms"].split("|"):
            table.setdefault(plain(word), row["country"])
            table.setdefault(plain(word) + "s", row["country"])
    return table


def is_country(name: str) -> str | None:
    """The code of a country by its name or a common alternate ("Syria", "UK", "DRC"); else None."""
    key = fold(name)
    key = key.removeprefix("the ") or key
    return country_names().get(key)


@lru_cache(maxsize=1000)
def country_code(name: str) -> str | None:
    """The ISO 3166-1 alpha-3 code of a country's name, in its common and official forms, or of its code."""
    try:
        return is_country(name) or str(pycountry.countries.lookup(name.strip()).alpha_3)
    except LookupError:
        return None


def demonym(word: str) -> str | None:
    """The code of the country whose people or things a word describes ("Syrian", "Iraqis"); else None."""
    return _demonyms().get(plain(word))


@cache
def is_divided_into(country: str, word: str) -> bool:
    """Whether divisions of a country are called so: "region" in Mali, "department" in Haiti (ISO 3166-2).

    An oblast is a region there.
    """
    known = pycountry.countries.get(alpha_3=country)
    word = "region" if word == "oblast" else word
    code = known.alpha_2 if known else None
    divisions = (each for each in pycountry.subdivisions if each.country_code == code)
    return any(word in each.type.lower() for each in divisions if each.parent_code is None)
