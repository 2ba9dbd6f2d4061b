"""`recount locate`: one name or many, as JSON, and what is said when a line cannot be used."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from recount.cli import app

FIELDS = ["name", "geonameid", "lat", "lon", "admin1", "admin2", "country", "kind", "precision", "confidence"]


def locate(*words: str, stdin: str | None = None) -> Result:
    result = CliRunner().invoke(app, ["locate", *words], input=stdin)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def test_one_name() -> None:
    result = locate("Khan Sheikhoun", "--country", "SYR")
    answer = json.loads(result.stdout)
    assert result.exit_code == 0
    assert list(answer) == [*FIELDS, "beaten"]
    assert (answer["geonameid"], answer["admin1"], answer["country"]) == (168325, "Idlib", "SYR")
    assert (round(answer["lat"], 1), round(answer["lon"], 1)) == (35.4, 36.7)
    assert answer["precision"] == 1 and answer["confidence"] > 0.9


def test_the_context_decides() -> None:
    answer = json.loads(locate("Paris", "--context", "A tornado hit Paris, Texas, on Friday.").stdout)
    assert (answer["country"], answer["admin1"]) == ("USA", "Texas")
    assert "FRA" in {place["country"] for place in answer["beaten"]}


def test_a_country_may_have_its_name() -> None:
    assert json.loads(locate("Tripoli", "--country", "Lebanon").stdout)["country"] == "LBN"


def test_what_is_nowhere_is_null() -> None:
    result = locate("Nowherehausen")
    answer = json.loads(result.stdout)
    assert result.exit_code == 1
    assert answer == dict.fromkeys(FIELDS) | {"beaten": []}


def test_each_line_has_its_line(tmp_path: Path) -> None:
    text = "Shells fell near Saraqib in Idlib province."
    lines = [
        json.dumps({"name": "Saraqib", "context": text, "start": 17, "end": 24}),
        json.dumps({"name": "Nowherehausen", "context": text}),
        json.dumps({"name": "Paris", "country": "USA"}),
    ]
    (tmp_path / "names.jsonl").write_text("\n".join(lines) + "\n")
    result = locate("--jsonl", str(tmp_path / "names.jsonl"))
    saraqib, nowhere, paris = map(json.loads, result.stdout.splitlines())
    assert result.exit_code == 0
    assert (saraqib["admin1"], saraqib["precision"]) == ("Idlib", 2)
    assert nowhere == dict.fromkeys(FIELDS)
    assert paris["country"] == "USA"


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("no JSON", "line 2: "),
        ('["Homs"]', "line 2: no JSON object"),
        ('{"context": "Homs"}', "line 2: no name"),
        ('{"name": 5}', "line 2: no name"),
        (
            '{"name": "Homs", "context": "in Homs", "start": 5, "end": 99}',
            "line 2: start 5 and end 99 are no",
        ),
        ('{"name": "Homs", "country": "Atlantis"}', "line 2: there is no country 'Atlantis'"),
        ("", "line 2: "),
    ],
)
def test_a_line_that_cannot_be_used_is_named_and_the_rest_goes_on(line: str, why: str) -> None:
    result = locate("--jsonl", "-", stdin=f'{{"name": "Homs"}}\n{line}\n{{"name": "Mosul"}}\n')
    homs, null, mosul = map(json.loads, result.stdout.splitlines())
    assert result.exit_code == 1
    assert why in result.stderr
    assert (homs["country"], null["lat"], mosul["country"]) == ("SYR", None, "IRQ")


def test_a_line_that_is_no_text_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "names.jsonl").write_bytes(b'{"name": "Homs"}\n{"name": "\xff"}\n{"name": "Mosul"}\n')
    result = locate("--jsonl", str(tmp_path / "names.jsonl"))
    homs, null, mosul = map(json.loads, result.stdout.splitlines())
    assert result.exit_code == 1
    assert "line 2: it is no text in UTF-8" in result.stderr
    assert (homs["country"], null["lat"], mosul["country"]) == ("SYR", None, "IRQ")


@pytest.mark.parametrize(
    ("words", "why", "status"),
    [
        ([], "give a NAME, or --jsonl FILE", 2),
        (["Homs", "--jsonl", "names.jsonl"], "give a NAME, or --jsonl FILE", 2),
        (["Homs", "--country", "Atlantis"], "there is no country 'Atlantis'", 1),
        (["--jsonl", "absent.jsonl"], "No such file", 1),
    ],
)
def test_what_is_asked_wrongly(words: list[str], why: str, status: int) -> None:
    result = locate(*words)
    assert (result.exit_code, result.stdout) == (status, "")
    assert why in result.stderr
