"""What a ledger promises: nothing doubled, nothing lost, every document for itself."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text

import recount
from conftest import BBC, SANA, bbc, item, killed, reader, report, sana
from recount.ledger.connection import writing
from recount.model import Account, Document

Reading = Callable[[Callable[[Document], tuple[Account, ...]]], None]


def homs(ledger: recount.Ledger) -> recount.Ledger:
    """The ledger with the BBC's report and the state agency's."""
    ledger.add([item(report(BBC)), item(report(SANA, "sana-1", "SANA", date(2017, 2, 26)))])
    return ledger


def test_two_reports_of_one_attack_are_one_incident(ledger: recount.Ledger) -> None:
    (incident,) = homs(ledger).incidents()
    assert [telling.document.source for telling in incident.accounts] == ["BBC", "SANA"]
    assert [t.account for t in incident.accounts] == [
        *bbc(report(BBC)),
        *sana(report(SANA, "sana-1", "SANA")),
    ]
    toll = incident.toll()
    assert toll is not None and (toll.words, toll.best) == ("32+ to 42", 42)
    assert toll.claims[0].claim.span.words == "42 people"


def test_a_run_is_summed_up(ledger: recount.Ledger) -> None:
    weather = report("Rain and other weather over Homs.", "weather")
    summary = ledger.add([item(report(BBC)), item(weather), item(report("Nothing here.", "empty"))])
    assert (summary.read, summary.turned_away, summary.already) == (2, 1, 0)
    assert (summary.accounts, summary.incidents, summary.failures) == (1, 1, ())
    assert [(d.name, d.state, d.accounts) for d in ledger.documents()] == [
        ("bbc-1", "read", 1),
        ("weather", "not about political violence", 0),
        ("empty", "read", 0),
    ]


def test_reading_the_same_thing_twice_changes_nothing(ledger: recount.Ledger) -> None:
    before = homs(ledger).incidents(), ledger.documents()
    with ledger._engine.connect() as connection:
        audit = connection.execute(text("SELECT count(*) FROM audit")).scalar_one()
    again = ledger.add([item(report(BBC)), item(report(BBC)), item(report(BBC), "/elsewhere/copy")])
    assert (again.read, again.already, again.accounts) == (0, 3, 0)
    assert (ledger.incidents(), ledger.documents()) == before
    with ledger._engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM audit")).scalar_one() == audit


def test_a_document_twice_in_one_run_is_read_once(ledger: recount.Ledger) -> None:
    summary = ledger.add([item(report(BBC)), item(report(BBC))])
    assert (summary.read, summary.already) == (1, 1)


def test_other_bytes_at_the_same_place_are_a_revision(ledger: recount.Ledger, reading: Reading) -> None:
    homs(ledger)
    revised = report(BBC.replace("32", "35"))

    def read(document: Document) -> tuple[Account, ...]:
        if "35" not in document.text:
            return reader(document)
        account = bbc(report(BBC))[0]
        return (account.model_copy(update={"tolls": (killed(document, "at least 35 people", 35, None),)}),)

    reading(read)
    assert ledger.add([item(revised)]).read == 1
    (incident,) = ledger.incidents()
    assert incident.id == 1, "the revision stays in the incident of the document it replaces"
    assert [t.document.id for t in incident.accounts] == [3, 2]
    toll = incident.toll(rule="lowest")
    assert toll is not None and toll.best == 35
    assert [(d.state, d.superseded_by) for d in ledger.documents()] == [
        ("superseded", 3),
        ("read", None),
        ("read", None),
    ]


@pytest.mark.parametrize("place", ["-", "-#bbc", "/r/archive.jsonl#archive.jsonl:7"])
def test_where_no_place_is_fixed_other_bytes_are_another_document(ledger: recount.Ledger, place: str) -> None:
    ledger.add([item(report(BBC), place)])
    ledger.add([item(report(SANA), place)])
    assert [d.state for d in ledger.documents()] == ["read", "read"]


def test_documents_side_by_side_are_no_revisions_of_each_other(ledger: recount.Ledger) -> None:
    place = "/r/archive.jsonl#BBC"
    ledger.add([item(report(BBC), place), item(report(SANA), place)])
    assert [d.state for d in ledger.documents()] == ["read", "read"]


def test_an_incident_that_no_report_tells_of_any_more_says_so(ledger: recount.Ledger) -> None:
    ledger.add([item(report(BBC))])
    ledger.add([item(report("The report was withdrawn."))])
    assert ledger.incidents() == []
    with pytest.raises(recount.NoSuchIncident, match="its documents were revised"):
        ledger.incident(1)


def test_a_document_that_cannot_be_read_is_recorded_and_the_rest_goes_on(
    ledger: recount.Ledger, reading: Reading
) -> None:
    from recount.intake import Failure

    def read(document: Document) -> tuple[Account, ...]:
        if document.name == "broken":
            raise ValueError("a date that is none")
        return reader(document)

    reading(read)
    garbled = Failure("reports/cut.pdf", "not a PDF")
    summary = ledger.add([item(report("Broken.", "broken")), garbled, item(report(BBC))])
    assert summary.read == 1
    assert [(f.locator, f.reason) for f in summary.failures] == [
        ("/reports/broken", "ValueError: a date that is none"),
        ("reports/cut.pdf", "not a PDF"),
    ]
    # listed by locator, which is absolute there: the order depends on the folder the tests run in
    assert {f.reason for f in ledger.failures()} == {"ValueError: a date that is none", "not a PDF"}
    assert [d.name for d in ledger.documents()] == ["bbc-1"], "what was not read is not among what was"


def test_a_document_that_cannot_be_stored_takes_nothing_along(ledger: recount.Ledger) -> None:
    half = report("Half", "half").model_copy(update={"title": "half a letter: \udce4"})
    summary = ledger.add([item(report(BBC)), item(half), item(report(SANA, "sana-1"))])
    assert (summary.read, len(summary.failures)) == (2, 1)
    (incident,) = ledger.incidents()
    assert len(incident.accounts) == 2


def test_what_later_reads_well_is_no_failure_any_more(
    tmp_path: Path, ledger: recount.Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    reports = tmp_path / "reports"
    reports.mkdir()
    monkeypatch.chdir(tmp_path)
    for name in ("homs.jsonl", "other.jsonl"):
        (reports / name).write_text("not json\n")
    assert len(ledger.read("reports").failures) == 2
    (reports / "homs.jsonl").write_text('{"doc": "bbc-1", "text": "Rain."}\n')
    assert ledger.read(["reports/homs.jsonl"]).failures == ()
    assert [f.locator for f in ledger.failures()] == [f"{reports}/other.jsonl:1"]


def test_a_value_whose_words_are_not_there_is_dropped_and_the_audit_says_so(
    ledger: recount.Ledger, reading: Reading
) -> None:
    elsewhere = report("xx" + BBC)
    reading(lambda document: (bbc(document)[0].model_copy(update={"weapons": bbc(elsewhere)[0].weapons}),))
    ledger.add([item(report(BBC))])
    (incident,) = ledger.incidents()
    assert incident.accounts[0].account.weapons == ()
    assert incident.toll() is not None
    with ledger._engine.connect() as connection:
        detail = connection.execute(text("SELECT detail FROM audit WHERE action = 'drop'")).scalar_one()
    assert "suicide bombers" in detail


def test_a_merged_incident_leads_to_the_one_it_was_merged_into(
    ledger: recount.Ledger, reading: Reading
) -> None:
    reading(lambda document: tuple(a.model_copy(update={"place": None}) for a in reader(document)))
    homs(ledger)
    assert [incident.id for incident in ledger.incidents()] == [1, 2]
    with writing(ledger._engine) as connection:
        connection.execute(text("UPDATE incidents SET merged_into = 1 WHERE id = 2"))
    assert ledger.incident(2) == ledger.incident(1)
    assert [len(incident.accounts) for incident in ledger.incidents()] == [2]


@pytest.mark.parametrize("id", [7, 0, -1, 2**63])
def test_an_unknown_incident_is_a_key_error_in_plain_words(ledger: recount.Ledger, id: int) -> None:
    with pytest.raises(KeyError) as raised:
        ledger.incident(id)
    assert str(raised.value) == f"there is no incident {id} in {ledger.path}"


def test_a_ledger_may_lie_in_the_folder_that_it_reads(tmp_path: Path, ledger: recount.Ledger) -> None:
    (tmp_path / "a.txt").write_text(BBC)
    summary = ledger.read(tmp_path)
    assert (summary.read, summary.failures) == (1, ())
    (failure,) = ledger.read(ledger.path).failures
    assert failure.reason.startswith("not a format Recount reads"), "unless it is what was asked for"


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, 1),
        ({"since": date(2017, 2, 25), "until": date(2017, 2, 25)}, 1),
        ({"since": date(2017, 2, 26)}, 0),
        ({"until": date(2017, 2, 24)}, 0),
        ({"place": "homs"}, 1),
        ({"place": "Hōms"}, 1),
        ({"place": "Hom"}, 0),
        ({"place": "Syria"}, 1),
        ({"place": "SYR"}, 1),
        ({"country": "Syria"}, 1),
        ({"country": "sy"}, 1),
        ({"country": "Turkey"}, 0),
        ({"country": "the Philippines"}, 0),
        ({"place": "UK"}, 0),
        ({"country": "Iraq"}, 0),
        ({"type": "suicide-bomb"}, 1),
        ({"type": "armed-clash"}, 0),
        ({"limit": 1}, 1),
        ({"offset": 1}, 0),
    ],
)
def test_incidents_are_found_by_days_place_country_and_type(
    ledger: recount.Ledger, asked: dict[str, object], found: int
) -> None:
    assert len(homs(ledger).incidents(**asked)) == found


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"country": "Atlantis"}, "no country is called 'Atlantis'"),
        ({"type": "bomb"}, "no type is called 'bomb'; there are: armed-clash, "),
        ({"place": " "}, "' ' names no place"),
        ({"since": date(2017, 2, 2), "until": date(2017, 2, 1)}, "no day is both since"),
    ],
)
def test_a_question_that_means_nothing_is_answered_so(
    ledger: recount.Ledger, asked: dict[str, object], said: str
) -> None:
    with pytest.raises(recount.LedgerError, match=said):
        ledger.incidents(**asked)


def test_incidents_come_in_order_of_time_the_undated_last(ledger: recount.Ledger, reading: Reading) -> None:
    def read(document: Document) -> tuple[Account, ...]:
        account = bbc(report(BBC))[0]
        if document.name == "undated":
            return (account.model_copy(update={"period": None}),)
        day = date(2017, 2, int(document.name))
        assert account.period is not None
        period = account.period.model_copy(update={"start": day, "end": day})
        return (account.model_copy(update={"period": period}),)

    reading(read)
    ledger.add([item(report(f"{BBC} ({name})", name)) for name in ("undated", "25", "11", "18")])
    assert [i.period and i.period.start.day for i in ledger.incidents()] == [11, 18, 25, None]
    assert [i.period and i.period.start.day for i in ledger.incidents(limit=2, offset=1)] == [18, 25]
    assert len(ledger.incidents(since=date(2017, 2, 1))) == 3


def test_progress_is_told_and_ends_with_the_sum(ledger: recount.Ledger) -> None:
    told: list[recount.ledger.ReadSummary] = []
    summary = ledger.add([item(report(f"Nothing {n}.", f"n-{n}")) for n in range(120)], progress=told.append)
    assert [s.read for s in told] == [50, 100, 120]
    assert told[-1] == summary


def test_an_interrupted_run_keeps_what_it_read(ledger: recount.Ledger) -> None:
    def items():  # type: ignore[no-untyped-def]
        yield item(report(BBC))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ledger.add(items())
    assert len(ledger.documents()) == 1
    assert ledger.add([item(report(BBC))]).already == 1


def test_a_span_is_traced_back_to_the_stored_original(ledger: recount.Ledger) -> None:
    (incident,) = homs(ledger).incidents()
    for telling in incident.accounts:
        original = ledger.original(telling.document.sha256)
        assert original is not None
        for claim in telling.account.tolls:
            assert claim.span.words.encode() in original
