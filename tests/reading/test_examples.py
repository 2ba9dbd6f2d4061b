"""The example reports, end to end: six tellings of one attack, the answer to it, and the deal behind them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from reading_helpers import amiss, evidence_is_missing, parties, tolls

import recount
from recount import intake, reading
from recount.model import Account
from recount.reconciling import Incident

EXAMPLES = Path(__file__).parents[2] / "examples" / "homs-2017"
NORTHLIGHT, ORONTES, OBSERVATORY, HALCYON, LEVANT, BRIDGEPORT = sorted(p.name for p in EXAMPLES.iterdir())
DOCUMENTS = {Path(item.locator).name: item.document for item in intake.items([str(EXAMPLES)])}


@pytest.fixture(scope="module")
def incidents(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Incident]]:
    """What a ledger makes of the six reports."""
    with recount.Ledger(tmp_path_factory.mktemp("examples") / "homs.db") as ledger:
        summary = ledger.read(EXAMPLES)
        assert (summary.read, summary.turned_away, summary.failures) == (6, 0, ())
        yield ledger.incidents()


def tellings(incidents: list[Incident], kind: str) -> dict[str, Account]:
    """The accounts of the one incident of that type, by the file they stand in."""
    (incident,) = [i for i in incidents if i.type == kind]
    return {Path(t.document.locator).name: t.account for t in incident.accounts}


def test_the_six_reports_tell_of_three_incidents(incidents: list[Incident]) -> None:
    assert [(i.type, i.main) for i in incidents] == [
        ("agreement", False),
        ("suicide-bomb", True),
        ("air-drone-strike", False),
    ]


def test_the_attack_is_told_by_all_six(incidents: list[Incident]) -> None:
    (attack,) = [i for i in incidents if i.type == "suicide-bomb"]
    assert set(tellings(incidents, "suicide-bomb")) == set(DOCUMENTS)
    assert attack.period is not None and attack.place is not None and attack.place.name is not None
    assert (str(attack.period.start), str(attack.period.end)) == ("2017-02-25", "2017-02-25")
    assert (attack.place.name.words, attack.country) == ("Homs", "SYR")
    assert all(account.main for account in tellings(incidents, "suicide-bomb").values())


OBSERVATORY_42 = "killed 42 (Syrian Observatory for Human Rights)"
GOVERNOR = "killed 41+ (governor of Homs)"


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        (NORTHLIGHT, "killed 32+"),
        (NORTHLIGHT, GOVERNOR),
        (ORONTES, GOVERNOR),
        (OBSERVATORY, OBSERVATORY_42),
        (OBSERVATORY, "killed 32+"),
        (HALCYON, OBSERVATORY_42),
        (HALCYON, GOVERNOR),
        amiss(HALCYON, "killed 32+", because="32 or more reported is no toll"),
        (LEVANT, "killed 32+"),
        amiss(LEVANT, GOVERNOR, because="by the word of somebody is not known"),
        (BRIDGEPORT, "killed 32+"),
        (BRIDGEPORT, GOVERNOR),
        (BRIDGEPORT, OBSERVATORY_42),
    ],
)
def test_every_toll_stands_under_its_source(incidents: list[Incident], file: str, expected: str) -> None:
    assert expected in tolls(tellings(incidents, "suicide-bomb")[file])


@pytest.mark.parametrize("file", DOCUMENTS)
def test_the_general_is_among_the_dead_and_in_no_toll(incidents: list[Incident], file: str) -> None:
    account = tellings(incidents, "suicide-bomb")[file]
    assert ["Hassan Daabul" in s.words for s in account.named_dead] == [True]
    assert "killed 1" not in [number.partition(" (")[0] for number in tolls(account)]


@pytest.mark.parametrize("file", [NORTHLIGHT, ORONTES, HALCYON, LEVANT, BRIDGEPORT])
def test_the_group_claims_the_attack(incidents: list[Incident], file: str) -> None:
    assert "Tahrir al-Sham claimed" in parties(tellings(incidents, "suicide-bomb")[file])


def test_the_monitor_names_no_group(incidents: list[Incident]) -> None:
    assert not any("Sham" in p for p in parties(tellings(incidents, "suicide-bomb")[OBSERVATORY]))


def test_the_air_strikes_are_a_second_incident(incidents: list[Incident]) -> None:
    (strikes,) = [i for i in incidents if i.type == "air-drone-strike"]
    assert strikes.period is not None and strikes.place is not None and strikes.place.name is not None
    assert (str(strikes.period.start), strikes.place.name.words) == ("2017-02-25", "al-Waer")
    told = tellings(incidents, "air-drone-strike")
    assert set(told) == {NORTHLIGHT, ORONTES, OBSERVATORY, HALCYON, BRIDGEPORT}
    assert all(a.tolls == () and not a.main for a in told.values())


@pytest.mark.parametrize(
    ("file", "party"),
    [
        (NORTHLIGHT, "government aircraft stated"),
        (ORONTES, "army air force accused by military source"),
        (OBSERVATORY, "regime stated"),
        (HALCYON, "Government warplanes stated"),
        (BRIDGEPORT, "Government jets stated"),
    ],
)
def test_who_flew_the_air_strikes(incidents: list[Incident], file: str, party: str) -> None:
    assert parties(tellings(incidents, "air-drone-strike")[file]) == [party]


@pytest.mark.parametrize(
    "file",
    [
        NORTHLIGHT,
        HALCYON,
        OBSERVATORY,
        BRIDGEPORT,
    ],
)
def test_the_deal_of_2015_stands_in_the_background(incidents: list[Incident], file: str) -> None:
    deal = tellings(incidents, "agreement")[file]
    assert deal.period is not None
    assert (str(deal.period.start), str(deal.period.end)) == ("2015-12-01", "2015-12-31")
    assert not deal.main and deal.tolls == ()


@pytest.mark.parametrize("file", DOCUMENTS)
def test_every_value_has_its_words(file: str) -> None:
    assert evidence_is_missing(DOCUMENTS[file], reading.read(DOCUMENTS[file])) == []
