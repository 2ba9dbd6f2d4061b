"""Lists, map, timeline and counts: one set of filters, computed from what the ledger holds now."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from web_helpers import client, guarded

import recount
from conftest import item, report
from recount.model import (
    Account,
    Document,
    Effect,
    Modality,
    Period,
    PlaceMention,
    Precision,
    ResponsibilityClaim,
    Status,
    TollClaim,
)

# day of May 2016 or "-", place, killed or "-", party, outlet
TOLD = (
    ("1", "Homs", "12", "Nusra Front", "BBC"),
    ("9", "Aleppo", "3", "Islamic State", "SANA"),
    ("20", "Raqqa", "0", "Islamic State", "SANA"),
    ("-", "Idlib", "-", "gunmen", "Reuters"),
)


def attack(document: Document) -> tuple[Account, ...]:
    """Stands in for the reading: "day, place, killed, party, outlet" is a suicide bomb."""
    day, town, dead, party, _ = document.text.split(", ")

    def words(of: str) -> Any:
        start = document.content.rindex(of)
        return document.span(start, start + len(of))

    when = date(2016, 5, 1) + timedelta(days=int(day) - 1) if day != "-" else None
    toll = (
        TollClaim(effect=Effect.KILLED, low=int(dead), high=int(dead), span=words(dead))
        if dead != "-"
        else None
    )
    return (
        Account(
            type="suicide-bomb",  # type: ignore[arg-type]
            anchor=words(town),
            main=True,
            modality=Modality.OCCURRED,
            period=when and Period(start=when, end=when, precision=Precision.DAY, span=words(f"{day},")),
            place=PlaceMention(name=words(town), country="SYR", span=words(town)),
            perpetrators=(ResponsibilityClaim(party=words(party), status=Status.CLAIMED),),
            tolls=(toll,) if toll else (),
        ),
    )


@pytest.fixture
def browser(ledger: recount.Ledger, reading: Callable[..., None], tmp_path: Path) -> Iterator[TestClient]:
    reading(attack)
    ledger.add([item(report(", ".join(told), f"r{n}", told[-1])) for n, told in enumerate(TOLD)])
    with client(tmp_path / "homs.db") as opened:
        yield guarded(opened)


def found(browser: TestClient, query: str) -> list[str]:
    """The towns of the incidents that a query finds, in their order."""
    answer = browser.get(f"/api/incidents?{query}")
    assert answer.status_code == 200, answer.text
    return [each["place"].split(",")[0] for each in answer.json()["items"]]


@pytest.mark.parametrize(
    ("query", "towns"),
    [
        ("", ["Raqqa", "Aleppo", "Homs", "Idlib"]),
        ("sort=date", ["Homs", "Aleppo", "Raqqa", "Idlib"]),
        ("sort=-killed", ["Homs", "Aleppo", "Raqqa", "Idlib"]),
        ("sort=killed", ["Raqqa", "Aleppo", "Homs", "Idlib"]),
        ("sort=place", ["Aleppo", "Homs", "Idlib", "Raqqa"]),
        ("sort=date&limit=2&offset=1", ["Aleppo", "Raqqa"]),
        ("killed_min=1", ["Aleppo", "Homs"]),
        ("killed_max=3", ["Raqqa", "Aleppo"]),  # nobody counted in Idlib: that is not 0
        ("killed_min=0&killed_max=0", ["Raqqa"]),
        ("since=2016-05-09", ["Raqqa", "Aleppo"]),
        ("until=2016-05-09", ["Aleppo", "Homs"]),
        ("since=2016-05-02&until=2016-05-19", ["Aleppo"]),
        ("place=ALEPPO", ["Aleppo"]),
        ("place=Alep", []),  # whole words
        ("place=Syria&country=SYR", ["Raqqa", "Aleppo", "Homs", "Idlib"]),
        ("country=IRQ", []),
        ("source=BBC&source=Reuters", ["Homs", "Idlib"]),
        ("actor=islamic-state", ["Raqqa", "Aleppo"]),
        ("actor=hayat-tahrir-al-sham", ["Homs"]),  # what the Nusra Front became: one genealogy
        ("actor=nobody", []),
        ("q=raqqa", ["Raqqa"]),
        ("q=islamic state", ["Raqqa", "Aleppo"]),
        ("q=%22state islamic%22", []),
        ("q=alep*", ["Aleppo"]),
        ("q=) OR * \" NEAR(", []),
        ("type=suicide-bomb&type=grenade", ["Raqqa", "Aleppo", "Homs", "Idlib"]),
        ("type=grenade", []),
        ("modality=planned", []),
        ("reviewed=yes", []),
        ("main=yes&confidence=1", ["Raqqa", "Aleppo", "Homs", "Idlib"]),
        ("bbox=36.5,34.6,36.9,34.9", ["Homs"]),
        ("bbox=-190,-90,190,90", ["Raqqa", "Aleppo", "Homs", "Idlib"]),
        ("bbox=179,-10,-179,10", []),
    ],
)  # fmt: skip
def test_filters_leave_what_fits_in_the_order_asked_for(
    browser: TestClient, query: str, towns: list[str]
) -> None:
    assert found(browser, query) == towns


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("since=2016-05-09&until=2016-05-01", "no day is both since 2016-05-09 and until 2016-05-01"),
        ("since=May", "since"),
        ("type=explosion", "type"),
        ("bbox=1,2,3", "four numbers"),
        ("bbox=1,20,3,10", "south below its north"),
        ("bbox=nan,0,nan,10", "four numbers"),
        ("killed_min=-1", "killed_min"),
        ("sort=colour", "sort"),
        ("limit=100000", "limit"),
        (f"q={'x' * 300}", "q"),
    ],
)
def test_what_is_no_filter_is_refused_in_words(browser: TestClient, query: str, said: str) -> None:
    answer = browser.get(f"/api/incidents?{query}")
    assert answer.status_code == 422
    assert said in answer.json()["detail"]


def test_the_timeline_counts_days_and_the_undated_apart(browser: TestClient) -> None:
    line = browser.get("/api/timeline").json()
    assert (line["unit"], line["undated"]) == ("day", 1)
    assert [(bar["start"], bar["incidents"], bar["killed"]) for bar in line["bars"]] == [
        ("2016-05-01", 1, 12),
        ("2016-05-09", 1, 3),
        ("2016-05-20", 1, 0),
    ]


def test_the_timeline_shows_all_days_unless_zoomed(browser: TestClient) -> None:
    asked = "/api/timeline?since=2016-05-09&until=2016-05-09"
    assert len(browser.get(asked).json()["bars"]) == 3
    assert len(browser.get(f"{asked}&zoomed=yes").json()["bars"]) == 1


def test_the_map_joins_what_lies_close_together(browser: TestClient) -> None:
    far = browser.get("/api/map?zoom=0").json()
    assert sum(each["properties"]["incidents"] for each in far["features"]) == 4
    assert len(far["features"]) == 1
    near = browser.get("/api/map?zoom=9").json()["features"]
    assert len(near) == 4
    (homs,) = (each for each in near if each["properties"]["killed"] == 12)
    assert homs["geometry"]["coordinates"] == pytest.approx([36.72, 34.72], abs=0.05)
    assert (homs["properties"]["precision"], homs["properties"]["extent_km"]) == (1, 0)
    nothing = browser.get("/api/map?zoom=9&bbox=0,0,1,1").json()
    assert (nothing["features"], nothing["unplaced"]) == ([], 0)
    assert nothing["bounds"] == pytest.approx([36.6, 34.7, 39.0, 36.2], abs=0.1)  # of all, in view or not


def test_a_view_across_the_date_line_shows_both_its_sides(browser: TestClient) -> None:
    features = browser.get("/api/map?zoom=9&bbox=30,20,-170,50").json()["features"]
    assert sum(each["properties"]["incidents"] for each in features) == 4
    assert browser.get("/api/map?zoom=9&bbox=170,20,-170,50").json()["features"] == []


def test_counts_beside_filters_leave_out_the_filter_itself(browser: TestClient) -> None:
    counts = browser.get("/api/facets?source=SANA&killed_min=1").json()
    assert {each["value"]: each["incidents"] for each in counts["source"]} == {"BBC": 1, "SANA": 1}
    assert [(each["value"], each["incidents"]) for each in counts["type"]] == [("suicide-bomb", 1)]
    assert [(each["name"], each["incidents"]) for each in counts["country"]] == [("Syria", 1)]
    assert counts["killed"] == {"least": 0, "most": 3}


def test_what_changes_in_the_ledger_shows_at_once(browser: TestClient, ledger: recount.Ledger) -> None:
    assert len(found(browser, "")) == 4
    ledger.add([item(report("3, Hama, 7, gunmen, AFP", "r9", "AFP"))])
    assert found(browser, "source=AFP") == ["Hama"]
    ledger.merge(1, 2, "one", "Tester")
    assert sorted(found(browser, "")) == ["Hama", "Homs", "Idlib", "Raqqa"]
    assert found(browser, "reviewed=yes") == ["Homs"]
    ledger.undo(1, "two", "Tester")
    assert len(found(browser, "")) == 5


def test_nobody_waits_for_much_that_has_changed(
    browser: TestClient, ledger: recount.Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("recount.web.index.PATIENCE", 0)
    ledger.add([item(report("3, Hama, 7, gunmen, AFP", "r9", "AFP"))])
    for _ in range(200):
        if found(browser, "source=AFP") == ["Hama"]:
            return
        time.sleep(0.02)
    pytest.fail("it was never summed up")


def test_the_list_as_csv_has_every_row(browser: TestClient) -> None:
    answer = browser.get("/api/incidents.csv?killed_min=1")
    assert answer.headers["content-type"].startswith("text/csv")
    rows = answer.text.splitlines()
    assert len(rows) == 3
    assert rows[0].startswith("id,type,modality")
    assert '"Homs, Syria"' in rows[1]


def test_an_answer_that_has_not_changed_is_not_sent_again(browser: TestClient) -> None:
    first = browser.get("/api/incidents")
    again = browser.get("/api/incidents", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    other = browser.get("/api/incidents?limit=1", headers={"If-None-Match": first.headers["etag"]})
    assert other.status_code == 200


def test_the_ledger_says_how_much_is_in_it(browser: TestClient) -> None:
    answer = browser.get("/api/ledger").json()
    assert (answer["name"], answer["incidents"], answer["documents"]) == ("homs.db", 4, 4)
    assert len(answer["types"]) == 25


def test_many_who_ask_at_once_all_get_an_answer(browser: TestClient, ledger: recount.Ledger) -> None:
    paths = ("incidents", "facets", "timeline", "map", "review", "actors")
    with ThreadPoolExecutor(24) as crowd:
        answers = list(crowd.map(lambda n: browser.get(f"/api/{paths[n % 6]}").status_code, range(72)))
    assert set(answers) == {200}


def test_who_looks_does_not_wait_for_who_writes(browser: TestClient, ledger: recount.Ledger) -> None:
    assert len(found(browser, "")) == 4
    ledger.merge(1, 2, "one", "Tester")
    with ledger.transaction(writes=True):
        start = time.monotonic()
        assert len(found(browser, "")) == 4
        assert time.monotonic() - start < 10


def test_the_servers_folders_are_its_own(browser: TestClient, tmp_path: Path) -> None:
    assert str(tmp_path) not in browser.get("/api/incidents/999").text


@pytest.mark.parametrize("path", ["/%00", f"/{'a' * 300}", "/api/documents?offset=99999999999999999999"])
def test_odd_addresses_are_no_mistakes_of_the_server(browser: TestClient, path: str) -> None:
    assert browser.get(path).status_code in (404, 422)
