"""One incident, and what speaks for two accounts being of one."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, HTTPException, Query

from recount.ledger.errors import NoSuchIncident
from recount.ledger.tables import LARGEST_ID
from recount.reconciling import DEFAULT_RULE, Rule, rule_of
from recount.web.asked import Opened
from recount.web.blinding import blinded_incident
from recount.web.views.incident import evidence_view, incident_view

router = APIRouter(tags=["incidents"])

Trusted = Annotated[list[str], Query(description="For source-hierarchy: sources, the most trusted first.")]


@router.get("/incidents/{id}", dependencies=[Depends(blinded_incident)])
def incident(id: int, opened: Opened, rule: str = DEFAULT_RULE, trusted: Trusted = []) -> dict[str, Any]:  # noqa: B006
    """One incident under a counting rule, with every claim, its text, and why its accounts are linked.

    The id of one that was merged answers with the incident it went into.
    """
    counting = counting_rule(rule, trusted)
    found = None
    if 0 < id <= LARGEST_ID:
        with opened.transaction() as connection:
            found = incident_view(connection, id, counting)
    if found is None:
        opened.incident(id)  # says in words why there is none
        raise NoSuchIncident(f"there is no incident {id}")
    return found


@router.get("/why")
def why(a: int, b: int, opened: Opened) -> dict[str, Any]:
    """Why two accounts are taken for one incident or are not: points of evidence that make a verdict."""
    return evidence_view(opened.why(a, b))


def counting_rule(name: str, trusted: list[str]) -> Rule:
    """The rule of a name; 422 in words where there is none."""
    try:
        return rule_of(name, [each for each in trusted if each.strip()])
    except ValueError as error:
        raise HTTPException(422, str(error)) from None
