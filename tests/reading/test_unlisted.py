"""Places that the list of names lacks: by the words around them, by the packs, by likely spellings."""

import pytest

from conftest import report
from recount.reading.places import sites

# Text, and what must be among its places: name, kind, province.
FOUND = [
    # words of place
    ("Shells hit a convoy at the al-Qasimi bridge in Homs, Syria.", "al-Qasimi", "district", None),
    ("A bomb killed a guard near the Shaltalo checkpost in Swat, Pakistan.", "Shaltalo", "district", None),
    ("They fought under Kamjong Police Station limits in Manipur, India.", "Kamjong", "town", "Manipur"),
    ("They entered Duithanjang village in Manipur, India.", "Duithanjang", "town", None),
    ("They burnt a school in a nearby village Kurshipar in Gadchiroli, India.", "Kurshipar", "town", None),
    (
        "A bomb went off at the Bab al-Salama crossing in Aleppo, Syria.",
        "Bab al-Salama",
        None,
        None,
    ),
    ("Militants besieged Nusrat Darra area in Upper Dir, Pakistan.", "Nusrat Darra", "district", None),
    ("They attacked Gidan Dan Zara, a village in Maru, Zamfara, Nigeria.", "Gidan Dan Zara", "town", None),
    ("They attacked the Fulani village of Ogossagou in Mopti, Mali.", "Ogossagou", "town", None),
    ("It was in the Kouré giraffe reserve, 65 km from Niamey, Niger.", "Kouré", "district", None),
    # the packs, in the country of the report
    (
        "Raids hit al-Ashara and al-Quriyah in Deir ez-Zor on Sunday.",
        "al-Quriyah",
        "town",
        None,
    ),
    ("Kano, Nigeria. Gunmen attacked Birnin Gwari and Kachia on Sunday.", "Kachia", "town", "Kaduna"),
    ("Goma, Congo. The M23 took Rutshuru and Kiwanja on Sunday.", "Kiwanja", "town", "North Kivu"),
    # likely spellings of what the gazetteer knows
    ("Eleven died in the attack on Jameliaiah in Aleppo, Syria.", "Jameliaiah", "district", "Aleppo"),
    # the name of a channel that is a town, where the words say so
    ("Raids hit bridges in al-Mayadeen in Deir ez-Zor, Syria.", "al-Mayadeen", "town", "Deir ez-Zor"),
]

# Names that are no places there.
NONE = [
    ("Talks between Christian and Druze villages of Syria failed.", ("Christian", "Druze")),
    ("A Syrian soldier was killed on Sunday in Homs.", ("Syrian", "Sunday")),
    (
        "They hold the district Zabihullah Mujaheed Taliban spokesman said in Takhar, Afghanistan.",
        ("Zabihullah Mujaheed Taliban", "Zabihullah Mujaheed", "Zabihullah", "Mujaheed"),
    ),
    ("They attacked the Fulani village of Ogossagou in Mopti, Mali.", ("Fulani",)),
    ("A man of the Ahmadi community was shot in Karachi, Pakistan.", ("Ahmadi",)),
    ("A bomb went off in GulnarExpress passenger train near Ujjain, India.", ("GulnarExpress",)),
    ("The al-Mayadeen channel said nine died in Homs.", ("al-Mayadeen",)),
    ("Ibrahim Abu al-Laith told a reporter in Aleppo, Syria.", ("Ibrahim", "Abu al-Laith", "Laith")),
    ("Minister Suleiman Frangieh spoke in Beirut, Lebanon.", ("Suleiman", "Frangieh")),
]


@pytest.mark.parametrize(("text", "name", "kind", "admin1"), FOUND, ids=lambda value: str(value)[:50])
def test_found(text: str, name: str, kind: str | None, admin1: str | None) -> None:
    document = report(text)
    named = {document.content[site.start : site.end]: site for site in sites(document, [])}
    assert name in named
    assert kind in (None, named[name].kind)
    assert admin1 in (None, named[name].admin1)


@pytest.mark.parametrize(("text", "names"), NONE, ids=lambda value: str(value)[:50])
def test_not_found(text: str, names: tuple[str, ...]) -> None:
    from recount.reading.findings import find

    document = report(text)
    found = {document.content[site.start : site.end] for site in find(document).sites}
    assert not found & set(names)


def test_a_namesake_abroad_gives_way_to_the_place_at_home() -> None:
    document = report("Militants shot at an officer at Hajin in the Kupwara district of Kashmir, India.")
    hajin = next(s for s in sites(document, []) if document.content[s.start : s.end] == "Hajin")
    assert hajin.country != "SYR"
