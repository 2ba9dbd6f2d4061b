"""Double coding through the API: blind until both are in, nothing is lost, and gold comes of it."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from argon2.profiles import CHEAPEST
from fastapi.testclient import TestClient

import recount
from conftest import BBC, SANA, bbc, item, report, sana
from recount.coding import as_draft
from recount.web.app import make_app
from recount.web.serving import Serving
from recount.web.team.roles import Role
from recount.web.team.team import Team
from recount.web.team.terms import Terms

SCORER = Path(__file__).parents[2].parent / "shared" / "tools" / "score_gold.py"
FIRST = report(BBC, title="Blasts in Homs")
SECOND = report(SANA, name="sana-1", source="SANA")
ADDRESS = "http://127.0.0.1"
PASSWORD = "a long enough password"


class Workspace:
    """The API as one person's browser uses it: `who` is what they call themselves, unless they log in."""

    def __init__(self, client: TestClient, who: str, logs_in: bool = False) -> None:
        self.client, self.who = client, who
        if logs_in:
            answer = client.post(
                "/api/login",
                json={"name": who, "password": PASSWORD},
                headers={"X-Recount-Guard": client.get("/api/me").json()["guard"]},
            )
            assert answer.status_code == 200, answer.text
        self.guard = client.get("/api/me").json()["guard"]

    def ask(self, method: str, path: str, body: Any = None, status: int = 200) -> Any:
        """What an address answers, which is expected to be of that status."""
        answer = self.client.request(
            method,
            f"/api/{path}",
            params={"coder": self.who},
            json=body,
            headers={"X-Recount-Guard": self.guard, "Content-Type": "application/json"},
        )
        assert answer.status_code == status, answer.text
        plain = answer.text and answer.headers["content-type"].startswith("application/json")
        return answer.json() if plain else answer.text

    def get(self, path: str, status: int = 200) -> Any:
        return self.ask("GET", path, status=status)

    def assign(self, document: int, coder: str, other: str | None = None, status: int = 201) -> Any:
        body = {"document": document, "coder": coder, "other": other}
        return self.ask("POST", "codings", body, status)

    def hand_in(self, coding: int, *accounts: recount.model.Account) -> None:
        """Save those accounts as the coding of it, and submit it."""
        version = self.get(f"codings/{coding}")["version"]
        incidents = [as_draft(account) for account in accounts]
        self.ask("PUT", f"codings/{coding}", {"version": version, "incidents": incidents})
        self.ask("POST", f"codings/{coding}/submit", {"version": version + 1})


@pytest.fixture
def path(tmp_path: Path, ledger: recount.Ledger) -> Path:
    """A ledger of the two reports, which are documents 1 and 2."""
    ledger.add([item(FIRST), item(SECOND)])
    return ledger.path


@pytest.fixture
def client(path: Path) -> Iterator[TestClient]:
    """The workspace of one person on one machine."""
    with TestClient(make_app(path), base_url=ADDRESS) as opened:
        yield opened


@pytest.fixture
def ana(client: TestClient) -> Workspace:
    return Workspace(client, "Ana")


@pytest.fixture
def ben(client: TestClient) -> Workspace:
    return Workspace(client, "Ben")


def test_two_coders_are_blind_until_both_are_in(ana: Workspace, ben: Workspace) -> None:
    made = ana.assign(1, "Ana", "Ben")
    first, second = made["codings"]
    assert ana.get(f"codings/{first}")["content"] == FIRST.content
    assert ben.get(f"codings/{first}", 403)["detail"] == (
        "Ana still codes this document: its codings can be seen when it is submitted"
    )
    ana.hand_in(first, *bbc(FIRST))
    for address in (f"codings/{first}", f"codings/pairs/{made['pair']}"):
        assert "Ben still codes this document" in ben.get(address, 403)["detail"]
    assert ana.get(f"codings/{second}", 403)["detail"].startswith("Ben still codes this document")
    assert ana.get("codings/agreement")["documents"] == 0
    ben.hand_in(second, *bbc(FIRST))
    assert ben.get(f"codings/{first}")["incidents"] == [as_draft(each) for each in bbc(FIRST)]
    assert ana.get(f"codings/pairs/{made['pair']}")["closed"] == ""


def test_lists_show_nothing_that_was_coded(ana: Workspace) -> None:
    first, _ = ana.assign(1, "Ana", "Ben")["codings"]
    ana.hand_in(first, *bbc(FIRST))
    said = json.dumps([ana.get("codings"), ana.get("codings/pairs")])
    assert "suicide" not in said and "Tahrir" not in said


def test_no_name_sees_no_draft(client: TestClient, ana: Workspace) -> None:
    (coding,) = ana.assign(1, "Ana")["codings"]
    assert client.get(f"/api/codings/{coding}").status_code == 403
    nobody = Workspace(client, "")
    assert nobody.ask("PUT", f"codings/{coding}", {"version": 0, "incidents": []}, 422)["detail"] == (
        "say who codes"
    )


def test_a_third_coder_is_blind_to_the_pair_before(ana: Workspace, ben: Workspace) -> None:
    made = ana.assign(1, "Ana", "machine")
    ana.hand_in(made["codings"][0], *bbc(FIRST))
    assert ana.get(f"codings/pairs/{made['pair']}")["closed"] == ""
    (third,) = ana.assign(1, "Ben")["codings"]
    assert "Ben still codes" in ben.get(f"codings/pairs/{made['pair']}", 403)["detail"]
    assert "Ben still codes" in ben.get(f"codings/{made['codings'][0]}", 403)["detail"]
    assert ana.get("codings/agreement")["documents"] == 0
    ben.ask("DELETE", f"codings/{third}", status=204)
    assert ana.get(f"codings/pairs/{made['pair']}")["closed"] == ""


def test_only_its_coder_changes_a_coding(ana: Workspace, ben: Workspace) -> None:
    (coding,) = ana.assign(1, "Ana")["codings"]
    said = ben.ask("PUT", f"codings/{coding}", {"version": 0, "incidents": []}, 403)["detail"]
    assert said == "only Ana can change this coding"


def test_what_was_submitted_stays(ana: Workspace) -> None:
    (coding,) = ana.assign(1, "Ana")["codings"]
    ana.hand_in(coding, *bbc(FIRST))
    body = {"version": 1, "incidents": []}
    assert "submitted" in ana.ask("PUT", f"codings/{coding}", body, 422)["detail"]
    assert "submitted" in ana.ask("POST", f"codings/{coding}/submit", {"version": 1}, 422)["detail"]
    assert "submitted" in ana.ask("DELETE", f"codings/{coding}", status=422)["detail"]


def test_a_stale_save_gets_both_versions(ana: Workspace) -> None:
    (coding,) = ana.assign(1, "Ana")["codings"]
    one, other = [as_draft(bbc(FIRST)[0])], [{"type": "armed-clash"}]
    assert ana.ask("PUT", f"codings/{coding}", {"version": 0, "incidents": one})["version"] == 1
    conflict = ana.ask("PUT", f"codings/{coding}", {"version": 0, "incidents": other}, 409)["detail"]
    assert conflict["message"] == "this draft was saved from elsewhere in the meantime"
    assert (conflict["version"], conflict["yours"], conflict["theirs"]) == (1, other, one)
    assert ana.get(f"codings/{coding}")["incidents"] == one
    assert ana.ask("POST", f"codings/{coding}/submit", {"version": 0}, 409)["detail"]["version"] == 1


def test_a_draft_may_lack_much_but_a_submission_not(ana: Workspace) -> None:
    (coding,) = ana.assign(1, "Ana")["codings"]
    bad = {"start": 0, "end": 4, "words": "bank"}
    saved = ana.ask("PUT", f"codings/{coding}", {"version": 0, "incidents": [{"targets": [bad]}]})
    assert [(fault["incident"], fault["field"], fault["item"]) for fault in saved["faults"]] == [
        (1, "anchor", None),
        (1, "type", None),
        (1, "targets", 1),
    ]
    said = ana.ask("POST", f"codings/{coding}/submit", {"version": 1}, 422)["detail"]
    assert "Incident 1, target 1: “bank” is not what the text says there." in said
    body = {"version": 1, "incidents": [{"kind": "bomb"}]}
    assert "this is no draft" in ana.ask("PUT", f"codings/{coding}", body, 422)["detail"]


def test_a_document_without_incidents_can_be_coded(ana: Workspace) -> None:
    (coding,) = ana.assign(1, "Ana")["codings"]
    assert ana.ask("POST", f"codings/{coding}/submit", {"version": 0})["submitted"]


def test_who_codes_a_document_already_goes_on(ana: Workspace) -> None:
    first = ana.assign(1, "Ana")["codings"]
    made = ana.assign(1, " ana ", "Ben")
    assert made["codings"][:1] == first
    assert ana.assign(1, "Ben", "Ana")["pair"] == made["pair"]
    assert ana.get("codings")["coders"] == ["Ana", "Ben"]


def test_an_assignment_that_was_taken_back_comes_back_with_what_was_coded(ana: Workspace) -> None:
    (coding,) = ana.assign(1, "Ana")["codings"]
    ana.ask("PUT", f"codings/{coding}", {"version": 0, "incidents": [{"type": "arrests"}]})
    ana.ask("DELETE", f"codings/{coding}", status=204)
    assert ana.get(f"codings/{coding}", 404)["detail"] == f"coding {coding} was withdrawn"
    assert ana.get("codings")["items"] == []
    assert ana.assign(1, "Ana")["codings"] == [coding]
    assert ana.get(f"codings/{coding}")["incidents"][0]["type"] == "arrests"


@pytest.mark.parametrize(
    ("document", "coder", "other", "status", "said"),
    [
        (9, "Ana", None, 404, "there is no document 9"),
        (1, " ", None, 422, "say who codes"),
        (1, "Ana", "ANA", 422, "Ana cannot be both coders"),
        (1, "machine", "Ana", 422, "the machine has coded it already: name a person first"),
        (1, "A" * 101, None, 422, "a name has at most 100 letters"),
        (1, "Ana\u202e", None, 422, "a name has no invisible characters"),
    ],
)
def test_what_cannot_be_assigned(
    ana: Workspace, document: int, coder: str, other: str | None, status: int, said: str
) -> None:
    assert ana.assign(document, coder, other, status)["detail"] == said


def test_the_machine_is_compared_as_it_read(ana: Workspace) -> None:
    made = ana.assign(1, "Ana", "machine")
    (account,) = bbc(FIRST)
    ana.hand_in(made["codings"][0], account.model_copy(update={"main": False}))
    compared = ana.get(f"codings/pairs/{made['pair']}")
    assert (compared["left"]["coder"], compared["right"]["coder"]) == ("Ana", "machine")
    (incident,) = compared["incidents"]
    assert [(row["id"], row["left"], row["right"]) for row in incident["rows"] if row["differs"]] == [
        ("1.main", False, True)
    ]


def differing(ana: Workspace, ben: Workspace) -> int:
    """A pair of codings that differ in the type and in a target; its id."""
    made = ana.assign(1, "Ana", "Ben")
    (account,) = bbc(FIRST)
    other = account.model_copy(update={"type": recount.model.IncidentType.ARMED_CLASH, "targets": ()})
    ana.hand_in(made["codings"][0], account)
    ben.hand_in(made["codings"][1], other)
    return int(made["pair"])


DECISIONS = {
    "1.type": {"choice": "left", "reason": "the greater harm"},
    "1.targets.1": {"choice": "neither", "reason": "said of the bases, not of the attack"},
}


def test_adjudication_makes_a_third_coding(ana: Workspace, ben: Workspace) -> None:
    pair = differing(ana, ben)
    address = f"codings/pairs/{pair}/adjudicate"
    part = {"decisions": {"1.type": DECISIONS["1.type"]}, "seen": None}
    assert ana.ask("POST", address, part, 422)["detail"] == "incident 1, targets 1 is not decided yet"
    done = ana.ask("POST", address, {"decisions": DECISIONS, "seen": None})
    assert (done["adjudicated_by"], done["outcome"][0]["type"]) == ("Ana", "suicide-bomb")
    assert done["outcome"][0]["targets"] == []
    assert done["decisions"]["1.type"]["reason"] == "the greater harm"
    late = ben.ask("POST", address, {"decisions": DECISIONS, "seen": None}, 409)["detail"]
    assert late["message"] == "Ana has adjudicated this pair in the meantime"
    assert late["theirs"] == {id: each | {"value": None} for id, each in DECISIONS.items()}
    turned = DECISIONS | {"1.type": {"choice": "right", "reason": "after all"}}
    again = ben.ask("POST", address, {"decisions": turned, "seen": late["version"]})
    assert (again["adjudicated_by"], again["outcome"][0]["type"]) == ("Ben", "armed-clash")


def test_what_was_adjudicated_comes_out_as_gold(ana: Workspace, ben: Workspace, tmp_path: Path) -> None:
    pair = differing(ana, ben)
    assert ana.get("codings/gold.jsonl") == ""
    ana.ask("POST", f"codings/pairs/{pair}/adjudicate", {"decisions": DECISIONS, "seen": None})
    made = ana.assign(2, "Ana", "machine")
    ana.hand_in(made["codings"][0], *sana(SECOND))
    ana.ask("POST", f"codings/pairs/{made['pair']}/adjudicate", {"decisions": {}, "seen": None})
    text = ana.get("codings/gold.jsonl")
    lines = [json.loads(line) for line in text.splitlines()]
    assert [line["doc"] for line in lines] == ["bbc-1", "sana-1"]
    (first,), (second,) = (line["incidents"] for line in lines)
    assert first["key"] == second["key"] == "2017-02-25/homs/suicide-bomb"
    assert first["tolls"][0]["quote"] == "at least 32 people"
    assert "confidence" not in text
    if not SCORER.exists():
        pytest.skip("the gold reports' own scorer is not here")
    file = tmp_path / "gold.jsonl"
    file.write_text(text, encoding="utf-8")
    command = [sys.executable, str(SCORER), str(file), str(file), "--json"]
    scored = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    assert "1.0" in json.dumps(scored)


def test_agreement_between_coders(ana: Workspace, ben: Workspace) -> None:
    differing(ana, ben)
    made = ana.assign(2, "Ana", "machine")
    ana.hand_in(made["codings"][0])
    counts = {
        query: tuple(found[key] for key in ("documents", "left_incidents", "right_incidents"))
        for query in ("", "?a=ana", "?a=Ana&b=Ben", "?a=machine", "?a=Ben&b=machine")
        if (found := ana.client.get(f"/api/codings/agreement{query}").json())
    }
    assert counts == {
        "": (2, 1, 2),
        "?a=ana": (2, 1, 2),
        "?a=Ana&b=Ben": (1, 1, 1),
        "?a=machine": (1, 1, 0),
        "?a=Ben&b=machine": (0, 0, 0),
    }
    table = ana.get("codings/agreement.csv")
    assert table.startswith("measure,field,level,unit,units,same,alpha,")
    assert "types confused,type" in table


def test_the_vocabulary_is_the_codebooks(ana: Workspace) -> None:
    known = ana.get("codings/vocabulary")
    assert {"slug": "grenade", "family": "explosions"} in known["types"]
    assert {"code": "SYR", "name": "Syria"} in known["countries"]
    assert known["effects"][0] == "killed"


@pytest.fixture
def team(path: Path) -> Iterator[dict[str, Workspace]]:
    """A team: Edith edits, Cora and Carl code, Rita reads."""
    terms = Terms(hashing=CHEAPEST)
    people = {"Edith": Role.EDITOR, "Cora": Role.CODER, "Carl": Role.CODER, "Rita": Role.READER}
    with Team(path, terms) as made:
        for name, role in people.items():
            made.add(name, role, PASSWORD, by="Edith")
    app = make_app(path, Serving(team=True, terms=terms))
    with TestClient(app, base_url=ADDRESS) as opened:
        yield {name: Workspace(_own(opened), name, logs_in=True) for name in people}


def _own(opened: TestClient) -> TestClient:
    """A browser of one's own, with its own cookies, on the same running workspace."""
    return TestClient(opened.app, base_url=str(opened.base_url))


def test_in_a_team_the_name_is_who_is_logged_in(team: dict[str, Workspace]) -> None:
    made = team["Edith"].assign(1, "Cora", "Carl")
    first, second = made["codings"]
    team["Cora"].hand_in(first, *bbc(FIRST))
    team["Carl"].who = "Cora"  # what he calls himself does not count
    assert "Carl still codes" in team["Carl"].get(f"codings/{first}", 403)["detail"]
    body = {"version": 1, "incidents": []}
    assert team["Carl"].ask("PUT", f"codings/{first}", body, 403)["detail"] == (
        "only Cora can change this coding"
    )
    assert "Carl still codes" in team["Edith"].get(f"codings/{second}", 403)["detail"]


def test_in_a_team_coders_assign_to_themselves_alone(team: dict[str, Workspace]) -> None:
    assert team["Cora"].assign(1, "Cora", "machine")["pair"]
    said = team["Cora"].assign(1, "Carl", status=403)["detail"]
    assert said == "assigning to others asks for the role editor"
    said = team["Edith"].assign(1, "Rita", status=422)["detail"]
    assert said == "there is nobody called Rita here who may code"
    assert team["Rita"].get("codings")["coders"] == ["Carl", "Cora", "Edith"]
    team["Rita"].assign(1, "Rita", status=403)


def test_in_a_team_editors_adjudicate(team: dict[str, Workspace]) -> None:
    made = team["Cora"].assign(1, "Cora", "machine")
    team["Cora"].hand_in(made["codings"][0], *bbc(FIRST))
    address, body = f"codings/pairs/{made['pair']}/adjudicate", {"decisions": {}, "seen": None}
    assert "role editor" in team["Cora"].ask("POST", address, body, 403)["detail"]
    assert team["Edith"].ask("POST", address, body)["adjudicated_by"] == "Edith"


def test_in_a_team_only_editors_take_back_what_others_code(team: dict[str, Workspace]) -> None:
    (coding,) = team["Cora"].assign(1, "Cora")["codings"]
    team["Carl"].ask("DELETE", f"codings/{coding}", status=403)
    team["Edith"].ask("DELETE", f"codings/{coding}", status=204)


def test_in_a_team_the_document_is_shut_to_who_codes_it(team: dict[str, Workspace]) -> None:
    (coding,) = team["Cora"].assign(1, "Cora")["codings"]
    incident = team["Carl"].get("incidents")["items"][0]["id"]
    for address in ("documents/1", f"incidents/{incident}"):
        assert "you still code" in team["Cora"].get(address, 403)["detail"]
        team["Carl"].get(address)
    team["Cora"].get("documents/2")
    team["Cora"].hand_in(coding)
    team["Cora"].get("documents/1")
