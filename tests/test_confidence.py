"""What is asserted, and what is kept as a candidate: by each value's confidence."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

import recount
from conftest import BBC, bbc, item, report
from recount.cli import app
from recount.confidence import ASSERTED, CANDIDATE, asserted
from recount.ledger import NoSuchIncident
from recount.model import Account, Document

LOW = CANDIDATE + 0.05


def doubtful(document: Document) -> tuple[Account, ...]:
    """The BBC's report, with a toll, a party and a target that the reader is unsure of."""
    (account,) = bbc(document)
    low = {"confidence": LOW}
    return (
        account.model_copy(
            update={
                "tolls": (*account.tolls[:2], account.tolls[2].model_copy(update=low)),
                "perpetrators": (account.perpetrators[0].model_copy(update=low),),
                "targets": (account.targets[0].model_copy(update=low),),
                "confidence": 0.9,
            }
        ),
    )


def test_values_below_the_threshold_are_left_out() -> None:
    (account,) = doubtful(report(BBC))
    sure = asserted(account)
    assert sure is not None
    assert [claim.low for claim in sure.tolls] == [32, 2]
    assert sure.perpetrators == sure.targets == ()
    assert sure.place == account.place, "what is sure stays"


def test_an_account_below_the_threshold_is_not_asserted() -> None:
    (account,) = doubtful(report(BBC))
    assert asserted(account, 0.95) is None
    assert asserted(account, 0.0) == account


def test_what_nobody_doubts_is_asserted_whole() -> None:
    (account,) = bbc(report(BBC))
    assert asserted(account, 1.0) == account


def test_a_ledger_keeps_candidates_and_shows_them_when_asked(ledger: recount.Ledger, reading) -> None:  # type: ignore[no-untyped-def]
    reading(doubtful)
    ledger.add([item(report(BBC))])
    (incident,) = ledger.incidents()
    assert [claim.low for claim in incident.accounts[0].account.tolls] == [32, 2]
    (incident,) = ledger.incidents(min_confidence=LOW)
    assert [claim.low for claim in incident.accounts[0].account.tolls] == [32, 2, 41]
    assert [claim.confidence for claim in incident.accounts[0].account.tolls] == [1.0, 1.0, LOW]
    assert ledger.incident(incident.id, min_confidence=LOW) == incident


def test_an_incident_that_nobody_is_sure_of_is_a_candidate(ledger: recount.Ledger, reading) -> None:  # type: ignore[no-untyped-def]
    reading(lambda document: tuple(a.model_copy(update={"confidence": LOW}) for a in bbc(document)))
    ledger.add([item(report(BBC))])
    assert ledger.incidents() == []
    with pytest.raises(
        NoSuchIncident, match=rf"incident 1 is a candidate only: .* confidence of {ASSERTED} or more"
    ):
        ledger.incident(1)
    assert [incident.id for incident in ledger.incidents(min_confidence=LOW)] == [1]


def test_the_commands_take_the_threshold(tmp_path: Path, ledger: recount.Ledger, reading) -> None:  # type: ignore[no-untyped-def]
    reading(doubtful)
    ledger.add([item(report(BBC))])

    def shown(*more: str) -> str:
        result = CliRunner().invoke(app, ["show", "1", "--ledger", str(ledger.path), *more])
        assert result.exit_code == 0, result.output
        return result.stdout

    assert "41+" not in shown()
    assert "41+" in shown("--min-confidence", str(LOW))
    assert f'"confidence": {LOW}' in shown("--min-confidence", str(LOW), "--json")
    assert CliRunner().invoke(app, ["show", "1", "--min-confidence", "2"]).exit_code == 2


def test_the_threshold_is_the_one_that_the_commands_name() -> None:
    assert f"({ASSERTED} if not" in CliRunner().invoke(app, ["incidents", "--help"]).stdout
