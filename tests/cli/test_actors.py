"""`recount actors` and `recount actor`: who is in the registry, and who somebody was on a day."""

import json

from typer.testing import CliRunner, Result

from recount.cli import app


def recount_(*words: str) -> Result:
    result = CliRunner().invoke(app, list(words))
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def test_all_actors_of_a_country() -> None:
    said = recount_("actors", "--country", "Iraq").stdout
    assert "Peshmerga" in said and "Popular Mobilisation Forces" in said
    assert "Hamas" not in said


def test_all_actors_of_a_kind_as_json() -> None:
    found = json.loads(recount_("actors", "--kind", "monitor", "--json").stdout)
    assert {each["kind"] for each in found} == {"monitor"}
    assert "sohr" in {each["id"] for each in found}


def test_who_is_this() -> None:
    said = recount_("actor", "HTS").stdout.splitlines()
    assert said[:2] == ["Hayat Tahrir al-Sham", "armed group, SYR"]
    assert said[2].startswith("came from Jabhat Fateh al-Sham, merged 2017-01-28 (BBC Monitoring: ")


def test_what_was_it_called_then() -> None:
    said = recount_("actor", "Tahrir al-Sham", "--on", "2016-12-01").stdout.splitlines()
    assert said[:2] == ["Jabhat Fateh al-Sham", "on 2016-12-01, for Hayat Tahrir al-Sham"]
    answer = json.loads(recount_("actor", "Nusra Front", "--on", "2017-02-25", "--json").stdout)
    (origin,) = answer["came_from"]
    assert "BBC Monitoring" in origin.pop("source")
    assert (answer["id"], answer["meant"], answer["on"]) == (
        "hayat-tahrir-al-sham",
        "jabhat-al-nusra",
        "2017-02-25",
    )
    assert origin == {
        "relation": "merged_into",
        "id": "jabhat-fateh-al-sham",
        "name": "Jabhat Fateh al-Sham",
        "on": "2017-01-28",
        "until": None,
    }


def test_dated_names_are_told_with_their_days() -> None:
    assert "called ISIS until 2014-06-28" in recount_("actor", "ISIS", "--on", "2014-01-01").stdout


def test_what_is_asked_wrongly_is_said() -> None:
    for words, why in (
        (["actor", "Nobody at all"], "nobody in the registry is called 'Nobody at all'"),
        (["actors", "--kind", "army"], "no kind is called 'army'; there are: state, "),
        (["actors", "--country", "Atlantis"], "no country is called 'Atlantis'"),
    ):
        result = recount_(*words)
        assert (result.exit_code, result.stdout) == (1, "")
        assert why in result.stderr
    assert "is not a day" in recount_("actor", "HTS", "--on", "yesterday").stderr
