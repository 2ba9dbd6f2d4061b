"""Values as a reader would say them, for tables, headings and cells."""

from recount.model import Effect, Period, PlaceMention, Precision, ResponsibilityClaim
from recount.reconciling import DEFAULT_RULE, Incident, Rule, Toll, claim_words

NOT_SAID = "–"


def period_words(period: Period | None) -> str:
    """ "2017-02-25", "2017-02-24 to 2017-02-25", "2017-02" or "2017"; a dash when no date is told."""
    if period is None:
        return NOT_SAID
    if period.start == period.end:
        return period.start.isoformat()
    whole = {Precision.MONTH: 7, Precision.YEAR: 4}.get(period.precision)
    first, last = period.start.isoformat(), period.end.isoformat()
    if whole and first[:whole] == last[:whole]:
        return first[:whole]
    return f"{first} to {last}"


def place_words(place: PlaceMention | None, country: str | None = None) -> str:
    """From the smallest to the country: "Inkhil, Daraa, Syria"; a dash when no place is told."""
    from recount.gazetteer.countries import country_labels  # its tables are for those who show places

    code = (place.country if place else None) or country
    country = country_labels().get(code, code) if code else None
    parts = [place.name.words if place.name else None, place.admin1] if place else []
    return ", ".join(dict.fromkeys(part for part in (*parts, country) if part)) or NOT_SAID


def toll_words(incident: Incident, effect: Effect) -> str:
    """The toll's range and, apart from it, the attackers' own: "32+ to 42 + 2 attackers"; else a dash."""
    toll, attackers = incident.toll(effect), incident.attackers(effect)
    parts = [toll.words if toll else None, f"{attackers.words} attackers" if attackers else None]
    return " + ".join(part for part in parts if part) or NOT_SAID


def ruled_words(incident: Incident, effect: Effect, rule: Rule | str = DEFAULT_RULE) -> str:
    """The toll's words and, under a rule that was asked for, what it decides for: "3+ to 42 (ucdp: 32)".

    What says no more than the words is left out: that of 24 the rule decides for 24.
    """
    words, toll = toll_words(incident, effect), incident.toll(effect, rule)
    if toll is None or toll.rule == DEFAULT_RULE:
        return words
    decided = decided_words(toll) if toll.best is not None else words
    said = [decided if decided != words else "", "provisional" if toll.provisional else ""]
    decision = ", ".join(filter(None, said))
    return f"{words} ({rule_words(toll)}: {decision})" if decision else words


def decided_words(toll: Toll) -> str:
    """What a rule decides for: "42", "32+"; the range where it decides for no one number."""
    if toll.best is None:
        return toll.words
    first = toll.claims[0]
    return claim_words(first.claim) if first.number == toll.best else str(toll.best)


def rule_words(toll: Toll) -> str:
    """The rule of a toll: "most recent"."""
    return toll.rule.replace("-", " ")


def responsibility_words(claim: ResponsibilityClaim) -> str:
    """A party with its status: "Tahrir al-Sham (claimed)", "the army (accused by activists)"."""
    by = f" by {claim.by.words}" if claim.by else ""
    return f"{claim.party.words} ({claim.status}{by})"
