"""The example reports, end to end: six tellings of one attack, the answer to it, and the deal behind them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from reading_helpers import evidence_is_missing, name, parties, tolls

import recount
from recount import intake, reading
from recount.model import Account
from recount.reconciling import Incident

EXAMPLES = Path(__file__).parents[2] / "examples" / "homs-2017"
NORTHLIGHT, ORONTES, OBSERVATORY, HALCYON, LEVANT, BRIDGEPORT = sorted(p.name for p in EXAMPLES.iterdir())
DOCUMENTS = {Path(item.locator).name: item.document for item in intake.items([str(EXAMPLES)])}


def attack(file: str) -> Account:
    """What a report tells of its main incident."""
    (main,) = [account for account in recount.read(DOCUMENTS[file]) if account.main]
    return main


def strikes(file: str) -> Account:
    """What a report tells of the air strikes."""
    (found,) = [account for account in recount.read(DOCUMENTS[file]) if account.type == "air-drone-strike"]
    return found


@pytest.fixture(scope="module")
def incidents(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Incident]]:
    """What a ledger makes of the six reports."""
    with recount.Ledger(tmp_path_factory.mktemp("examples") / "homs.db") as ledger:
        summary = ledger.read(EXAMPLES)
        assert (summary.read, summary.turned_away, summary.failures) == (6, 0, ())
        yield ledger.incidents()


def test_the_six_reports_tell_of_three_incidents(incidents: list[Incident]) -> None:
    assert [(i.type, i.main) for i in incidents] == [
        ("agreement", False),
        ("suicide-bomb", True),
        ("air-drone-strike", False),
    ]


def test_the_attack_is_one_incident_of_all_reports(incidents: list[Incident]) -> None:
    (told,) = [i for i in incidents if i.type == "suicide-bomb"]
    assert len(told.documents) == 6
    assert told.main and told.period is not None and told.place is not None and told.place.name is not None
    assert (str(told.period.start), str(told.period.end)) == ("2017-02-25", "2017-02-25")
    assert (told.place.name.words, told.country) == ("Homs", "SYR")


@pytest.mark.parametrize("file", DOCUMENTS)
def test_every_report_is_about_the_attack(file: str) -> None:
    # LEVANT tells of "fighters" but of no bombers: an assault on security branches is a clash (codebook)
    assert attack(file).type == ("armed-clash" if file == LEVANT else "suicide-bomb")
    place = attack(file).place
    assert place is not None and (place.admin1, place.country) == ("Homs", "SYR")


@pytest.mark.parametrize("file", DOCUMENTS)
def test_every_report_dates_the_attack(file: str) -> None:
    period = attack(file).period
    assert period is not None and (str(period.start), str(period.end)) == ("2017-02-25", "2017-02-25")


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
        (HALCYON, "killed 32+"),
        (LEVANT, "killed 32+"),
        (LEVANT, GOVERNOR),
        (LEVANT, "killed 24+"),
        (BRIDGEPORT, "killed 32+"),
        (BRIDGEPORT, GOVERNOR),
        (BRIDGEPORT, OBSERVATORY_42),
    ],
)
def test_every_toll_stands_under_its_source(file: str, expected: str) -> None:
    assert expected in tolls(attack(file))


@pytest.mark.parametrize("file", DOCUMENTS)
def test_the_general_is_among_the_dead_and_in_no_toll(file: str) -> None:
    account = attack(file)
    assert ["Hassan Daabul" in s.words for s in account.named_dead] == [True]
    assert "killed 1" not in [number.partition(" (")[0] for number in tolls(account)]


@pytest.mark.parametrize("file", [NORTHLIGHT, ORONTES, HALCYON, LEVANT, BRIDGEPORT])
def test_the_group_claims_the_attack(file: str) -> None:
    assert "Tahrir al-Sham claimed" in parties(attack(file))


def test_the_monitor_names_no_group() -> None:
    assert not any("Sham" in p for p in parties(attack(OBSERVATORY)))


@pytest.mark.parametrize(
    ("file", "party"),
    [
        (NORTHLIGHT, "government aircraft"),
        (ORONTES, "army air force"),
        (OBSERVATORY, "regime"),
        (HALCYON, "Government warplanes"),
        (BRIDGEPORT, "Government jets"),
    ],
)
def test_the_air_strikes_are_a_second_incident(file: str, party: str) -> None:
    told = strikes(file)
    assert told.place is not None and told.place.name is not None and told.place.name.words == "al-Waer"
    assert told.tolls == () and not told.main
    assert [name(claim.party) for claim in told.perpetrators] == [party]


@pytest.mark.parametrize(
    "file",
    [
        NORTHLIGHT,
        HALCYON,
        OBSERVATORY,
        BRIDGEPORT,
    ],
)
def test_the_deal_of_2015_stands_in_the_background(file: str) -> None:
    (deal,) = [account for account in recount.read(DOCUMENTS[file]) if account.type == "agreement"]
    assert deal.period is not None
    assert (str(deal.period.start), str(deal.period.end)) == ("2015-12-01", "2015-12-31")
    assert not deal.main and deal.tolls == ()


@pytest.mark.parametrize("file", DOCUMENTS)
def test_every_value_has_its_words(file: str) -> None:
    assert evidence_is_missing(DOCUMENTS[file], reading.read(DOCUMENTS[file])) == []
