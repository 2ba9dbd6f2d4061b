"""A user's own places: imported, found before all others, named where they cannot be used, taken away."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from recount.cli import app
from recount.gazetteer import resolve
from recount.gazetteer.candidates import candidates
from recount.gazetteer.packs import Entry, Pack, pack, packs

HEAD = "name,country,lat,lon,alternates,kind,admin1,population,geonameid\n"


def geonames(number: int, name: str, others: str, kind: str, code: str, people: int = 0) -> str:
    """A line as in GeoNames' country files."""
    named = [str(number), name, name, others, "35.5", "36.5", kind, code, "SY", "", "12", "", "", ""]
    return "\t".join([*named, str(people), "", "", "Asia/Damascus", "2024-01-01"])


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder for the user's places, which are forgotten afterwards."""
    monkeypatch.setenv("RECOUNT_GAZETTEER", str(tmp_path / "own"))
    forget()
    yield tmp_path
    monkeypatch.undo()
    forget()


def forget() -> None:
    packs.cache_clear()
    candidates.cache_clear()


def gazetteer(*words: str) -> Result:
    forget()
    result = CliRunner().invoke(app, ["gazetteer", *words])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    forget()
    return result


def test_a_table_is_imported_and_found_and_removed(folder: Path) -> None:
    (folder / "villages.csv").write_text(
        HEAD + "Qaryat al-Tajriba,Syria,35.1,36.9,Qariyat Tajriba|Testville-on-Orontes,town,Hama\n"
    )
    assert resolve("Qaryat al-Tajriba") is None
    assert gazetteer("import", str(folder / "villages.csv")).stdout == "villages: 1 places with 3 names\n"
    found = resolve("Testville-on-Orontes")
    assert found is not None
    assert (found.place.name, found.place.admin1, found.place.country) == ("Qaryat al-Tajriba", "Hama", "SYR")
    assert gazetteer("list").stdout.splitlines()[0] == "villages: 1 places"
    assert gazetteer("remove", "villages").exit_code == 0
    assert resolve("Testville-on-Orontes") is None
    assert gazetteer("remove", "villages").exit_code == 1


def test_a_province_of_the_users_own_stays_where_the_user_has_it(folder: Path) -> None:
    (folder / "own.csv").write_text(HEAD + "England,GBR,53.5,-1.0,,admin1,England\n")
    assert gazetteer("import", str(folder / "own.csv")).exit_code == 0
    assert (53.5, -1.0) in {(place.lat, place.lon) for place in candidates("England", "GBR")}


def test_a_country_file_of_geonames(folder: Path) -> None:
    lines = [
        geonames(1, "Examplegrad Governorate", "", "A", "ADM1"),
        geonames(2, "Examplegrad", "Exampelgrad,Misalgrad", "P", "PPL", 4000),
        geonames(3, "Example Road", "", "R", "RD"),
        "too\tshort",
    ]
    (folder / "SY.txt").write_text("\n".join(lines) + "\n")
    result = gazetteer("import", str(folder / "SY.txt"))
    assert result.exit_code == 1  # the fourth line
    assert "SY.txt, line 4: 2 columns, not 19" in result.stderr
    assert result.stdout == "SY: 2 places with 4 names\n"
    found = resolve("Misalgrad", country="SYR")
    assert found is not None
    assert (found.place.admin1, found.place.population) == ("Examplegrad Governorate", 4000)
    assert resolve("Example Road", country="SYR") is None


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("Here,Atlantis,1,1,,,", "no country is called 'Atlantis'"),
        ("Here,Syria,north,1,,,", "could not convert string to float: 'north'"),
        ("Here,Syria,91,1,,,", "91, 1 is no place on earth"),
        ("Here,Syria,1,1,,palace,", "no kind is called 'palace'"),
        (",Syria,1,1,,,", "no name"),
        ("Here,Syria,1,1,,,,-5", "-5 is no number of people"),
        ("Here,Syria,1,1,,,,1,99999999999", "99999999999 is no number of people or of GeoNames"),
    ],
)
def test_a_line_that_cannot_be_used_is_named_and_the_rest_goes_on(folder: Path, line: str, why: str) -> None:
    (folder / "own.csv").write_text(f"{HEAD}{line}\nQaryat al-Tajriba,SYR,35.1,36.9,,,\n")
    result = gazetteer("import", str(folder / "own.csv"))
    assert result.exit_code == 1
    assert f"own.csv, line 2: {why}" in result.stderr
    assert result.stdout == "own: 1 places with 1 names\n"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("name,country\nHere,Syria\n", "lat, lon is not there"),
        ("", "is neither"),
        (HEAD, "there is no place in"),
    ],
)
def test_a_file_without_places_is_refused(folder: Path, text: str, why: str) -> None:
    (folder / "own.csv").write_text(text)
    result = gazetteer("import", str(folder / "own.csv"))
    assert (result.exit_code, result.stdout) == (1, "")
    assert why in result.stderr
    assert not list((folder / "own").glob("*.npz"))


def test_what_is_no_text_is_said(folder: Path) -> None:
    (folder / "own.csv").write_bytes(b"\xff\xfe\x00")
    assert "own.csv is no text in UTF-8" in gazetteer("import", str(folder / "own.csv")).stderr
    (folder / "own.csv").write_text(HEAD + '"' + "x" * 200_000 + '",Syria,1,1\n')
    assert "own.csv: field larger than field limit" in gazetteer("import", str(folder / "own.csv")).stderr


def test_an_absent_file_and_a_bad_name_are_said(folder: Path) -> None:
    assert "No such file" in gazetteer("import", str(folder / "absent.csv")).stderr
    (folder / "own.csv").write_text(HEAD + "Here,Syria,1,1,,,\n")
    assert "'../x' cannot be a name" in gazetteer("import", str(folder / "own.csv"), "--name", "../x").stderr


def test_what_is_no_pack_is_said(folder: Path) -> None:
    (folder / "own").mkdir()
    (folder / "own" / "bad.npz").write_bytes(b"no pack")
    result = gazetteer("list")
    assert result.exit_code == 1
    assert "bad.npz is no pack of places" in result.stderr


def test_a_pack_gives_back_what_was_packed(folder: Path) -> None:
    entries = [
        Entry(["Small", "Petit"], "town", "SYR", "Homs", "", 1.5, 2.5, 10, 0),
        Entry(["Small"], "admin1", "", "", "", -1.5, -2.5, 99, 7),
    ]
    assert pack(entries, folder / "two.npz") == (2, 3)
    big, small = Pack(folder / "two.npz").named("small")
    assert (big.kind, big.geonameid, big.country, big.lat) == ("admin1", 7, "", -1.5)
    assert (small.kind, small.geonameid, small.admin1, small.lon) == ("town", None, "Homs", 2.5)
    assert Pack(folder / "two.npz").named("petit") == [small]
