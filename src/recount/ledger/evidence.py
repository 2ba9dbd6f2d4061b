"""No value without its words: the last check before an account is written."""

from recount.model import Account, Span


def grounded(account: Account, content: str) -> tuple[Account | None, list[str]]:
    """The account without the values whose span does not hold their words, and a line for each one dropped.

    None when the anchor itself fails: then nothing says that the incident happened. A claim with a wrong
    source goes as a whole, because without it the number would seem to be the report's own.
    """
    dropped: list[str] = []

    def holds(what: str, *spans: Span | None) -> bool:
        for span in spans:
            if span is not None and content[span.start : span.end] != span.words:
                dropped.append(f"{what}: {span.words!r} does not stand at {span.start}..{span.end}")
                return False
        return True

    if not holds("anchor", account.anchor):
        return None, dropped
    period, place = account.period, account.place
    kept: dict[str, object] = {
        "period": period if period and holds("period", period.span) else None,
        "place": place if place and holds("place", place.span, place.name) else None,
        "perpetrators": tuple(p for p in account.perpetrators if holds("responsibility", p.party, p.by)),
        "tolls": tuple(t for t in account.tolls if holds("toll", t.span, t.source, t.group)),
        "targets": tuple(s for s in account.targets if holds("target", s)),
        "weapons": tuple(s for s in account.weapons if holds("weapon", s)),
        "named_dead": tuple(s for s in account.named_dead if holds("named dead", s)),
    }
    return (account.model_copy(update=kept) if dropped else account), dropped
