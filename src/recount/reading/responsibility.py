"""Who is held responsible for an incident, and on whose word."""

import re

from recount.model import IncidentType, ResponsibilityClaim, Status
from recount.names import plain
from recount.reading.drafts import Draft
from recount.reading.parties import Part, Role
from recount.reading.sentences import Kind
from recount.reading.tellings import Report

_PARTIES, _SIDES = 2, 3  # no more parties are held responsible for one act, for one clash
_STATUS = {
    Part.CLAIMS: Status.CLAIMED,
    Part.BLAMED: Status.ACCUSED,
    Part.DENIES: Status.DENIED,
    Part.SUSPECTED: Status.SUSPECTED,
}


def responsible(report: Report, draft: Draft, kind: IncidentType) -> tuple[ResponsibilityClaim, ...]:
    """Whom the draft's sentences hold responsible, each under the fullest name that the report has for it.

    Both sides of a clash are parties to it, those who only suffer after those who act. What the body says of a
    party goes before what the headline does.
    """
    both_sides = kind is IncidentType.ARMED_CLASH
    body = [t for t in draft.tellings if t.sentence.kind is not Kind.TITLE]
    headlines = [t for t in draft.tellings if t.sentence.kind is Kind.TITLE]
    found: list[ResponsibilityClaim] = []
    for suffering in (False, True) if both_sides else (False,):
        for telling in body + headlines:
            for role in telling.roles:
                if (role.part is Part.SUFFERS) is suffering:
                    _add(found, _claim(report, role, telling.sentence.kind is Kind.TITLE))
    if not both_sides and any(_weight(c) < 2 for c in found):
        found = [c for c in found if _weight(c) < 2 or not _NAMELESS.search(c.party.words)]
    most = _SIDES if both_sides else _PARTIES
    return tuple(c for c in found if c in sorted(found, key=_weight)[:most])


_NAMELESS = re.compile(
    r"\b(?:gunm[ae]n|assailants?|attackers?|militants?|fighters|terrorists?|insurgents|extremists|jihadists|armed men|rebels)$",
    re.I,
)


def _weight(claim: ResponsibilityClaim) -> int:
    """Who claims or denies stands first, then who has a name, then gunmen and terrorists."""
    if claim.status in (Status.CLAIMED, Status.DENIED):
        return 0
    return 1 if any(c.isupper() for c in claim.party.words[1:]) else 2


def _words(claim: ResponsibilityClaim) -> set[str]:
    return {word.removesuffix("s") for word in plain(claim.party.words).split()} - {"the", "a", "an"}


def _add(found: list[ResponsibilityClaim], claim: ResponsibilityClaim) -> None:
    """Add a claim, or let it make a known party's fuller: "the regime" after "the Assad regime" is the same."""
    for n, known in enumerate(found):
        if _words(claim) <= _words(known) or _words(known) <= _words(claim):
            party = max(known.party, claim.party, key=lambda span: len(span.words))
            says = claim if claim.status in (Status.CLAIMED, Status.DENIED) else known
            found[n] = ResponsibilityClaim(party=party, status=says.status, by=says.by)
            return
    found.append(claim)


def _claim(report: Report, role: Role, headline: bool) -> ResponsibilityClaim:
    agent, span = role.agent, report.document.span
    by = span(role.by.start, role.by.end) if role.by else None
    said = None if headline else report.accuser(agent.start)
    status = _STATUS.get(role.part, Status.STATED)
    if status is Status.STATED and said:
        own = said.start < agent.end and agent.start < said.end
        status, by = (Status.CLAIMED if own else Status.ACCUSED), said
    elif status is Status.ACCUSED and by is None:
        by = said
    fullest = report.fullest(agent)
    return ResponsibilityClaim(party=span(fullest.start, fullest.end), status=status, by=by)
