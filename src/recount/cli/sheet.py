"""The sheet of one incident: who says what, and in which words."""

from collections.abc import Iterable, Iterator

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from recount.cli.common import clean, counted, print_table
from recount.model import Effect, Period, ResponsibilityClaim, Span, Status, Victims
from recount.outputs.plain import actor_of
from recount.outputs.words import NOT_SAID, decided_words, period_words, place_words, rule_words, toll_words
from recount.reconciling import DEFAULT_RULE, DocumentRecord, Incident, Rule, Step, Toll, claim_words

OWN_VOICE = "the report itself"
Row = tuple[RenderableType, ...]


def print_sheet(incident: Incident, console: Console, rule: Rule | str = DEFAULT_RULE) -> None:
    """Print an incident; its claims stand in the order of publication."""
    for line in _heading(incident, rule):
        console.print(line)
    _section(console, "Tolls", ("Published", "Number", "Who says it", "Document", "Words"), _tolls(incident))
    _section(
        console,
        "Responsibility",
        ("Published", "Party", "Who that is", "Status", "Who says it", "Document"),
        _responsibility(incident),
    )
    _section(console, "Date and place", ("Published", "", "", "Document", "Words"), _when_where(incident))
    _section(
        console, "Targets, weapons, named dead", ("Published", "", "Document", "Words"), _phrases(incident)
    )
    _section(console, "Documents", ("Account", "Published", "Outlet", "Title", "Where"), _documents(incident))


def _heading(incident: Incident, rule: Rule | str) -> Iterator[Text]:
    place = clean(place_words(incident.place, incident.country))
    yield Text(f"Incident {incident.id}: {incident.type}, {place}, {period_words(incident.period)}", "bold")
    remarks = [
        "" if incident.modality == "occurred" else f"It is {incident.modality}.",
        "It is a running total." if incident.aggregate else "",
        "" if incident.main else "It is background in every report.",
    ]
    for remark in filter(None, remarks):
        yield Text(remark)
    for effect in (Effect.KILLED, Effect.INJURED):
        words, toll = toll_words(incident, effect), incident.toll(effect, rule)
        if words == NOT_SAID:
            yield Text(f"{effect.capitalize()}: no toll reported")
        elif toll is None:
            yield Text(f"{effect.capitalize()}: {words}")
        else:
            yield Text(f"{effect.capitalize()}: {words} ({_decision(toll)})")
        steps = incident.history(effect, rule)
        if len(steps) > 1:
            days = (f"{_step_day(step)} {decided_words(step.toll)}" for step in steps)
            yield Text(f"  day by day: {'; '.join(days)}")
    for doubt in incident.doubts:
        yield Text(f"Doubt: {doubt.what}")
    accounts, documents = len(incident.accounts), len(incident.documents)
    yield Text(f"{counted(accounts, 'account')} in {counted(documents, 'document')}")


def _decision(toll: Toll) -> str:
    """What the rule decides for, and of how many sources where that matters: "most recent: 42"."""
    said = f"{rule_words(toll)}: {decided_words(toll)}"
    # a sum of victims and attackers is nobody's number
    if len(toll.claims) > 1 and all(each.number == toll.best for each in toll.claims):
        said += f", by {counted(len({each.independent for each in toll.claims}), 'source')}"
    return said + (", provisional" if toll.provisional else "")


def _step_day(step: Step) -> str:
    return step.day.isoformat() if step.day else "undated"


def _tolls(incident: Incident) -> Iterator[Row]:
    for telling in incident.accounts:
        for claim in telling.account.tolls:
            victims = "" if claim.victims is Victims.UNKNOWN else claim.victims.value
            whom = clean(claim.group.words) if claim.group else victims
            number = f"{claim_words(claim)} {claim.effect}" + (f", {whom}" if whom else "")
            yield (
                _day(telling.document),
                Text(f"  of them {number}" if claim.part_of else number, "dim" if claim.part_of else "bold"),
                _who(claim.source),
                _name(telling.document),
                _quoted(claim.span),
            )


def _responsibility(incident: Incident) -> Iterator[Row]:
    for telling in incident.accounts:
        for claim in telling.account.perpetrators:
            yield (
                _day(telling.document),
                _quoted(claim.party),
                _actor(claim, telling.account.period),
                Text(claim.status.value),
                _on_whose_word(claim),
                _name(telling.document),
            )


def _actor(claim: ResponsibilityClaim, period: Period | None) -> Text:
    from recount.actors import PROVISIONAL, UNNAMED

    actor = actor_of(claim, period)
    if actor.id.startswith((PROVISIONAL, UNNAMED)):
        return Text("no name given" if actor.id.startswith(UNNAMED) else "not in the registry", "dim")
    return Text(actor.name)


def _when_where(incident: Incident) -> Iterator[Row]:
    for telling in incident.accounts:
        document, period, place = telling.document, telling.account.period, telling.account.place
        if period is not None:
            words = Text("the day of publication") if period.from_publication else _quoted(period.span)
            yield (_day(document), Text("date"), Text(period_words(period)), _name(document), words)
        if place is not None:
            told = Text(clean(place_words(place)))
            yield (_day(document), Text("place"), told, _name(document), _quoted(place.span))


def _phrases(incident: Incident) -> Iterator[Row]:
    for telling in incident.accounts:
        document, account = telling.document, telling.account
        kinds = {"target": account.targets, "weapon": account.weapons, "named dead": account.named_dead}
        for kind, spans in kinds.items():
            for span in spans:
                yield (_day(document), Text(kind), _name(document), _quoted(span))


def _documents(incident: Incident) -> Iterator[Row]:
    for telling in incident.accounts:
        document = telling.document
        where = document.url or document.locator
        title = clean(document.title) + (" (a copy)" if document.copy_of else "")
        yield Text(str(telling.id)), _day(document), _name(document), Text(title), Text(clean(where))


def _section(console: Console, title: str, headings: Iterable[str], rows: Iterable[Row]) -> None:
    found = list(rows)
    if not found:
        return
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for heading in headings:
        table.add_column(heading, no_wrap=heading == "Published", overflow="fold")
    for row in found:
        table.add_row(*row)
    console.print()
    console.print(Text(title, "bold"))
    print_table(table, console)


def _day(document: DocumentRecord) -> Text:
    return Text(document.published.isoformat() if document.published else NOT_SAID)


def _name(document: DocumentRecord) -> Text:
    return Text(clean(document.outlet))


def _who(source: Span | None) -> Text:
    return Text(clean(source.words) if source else OWN_VOICE)


def _on_whose_word(claim: ResponsibilityClaim) -> Text:
    if claim.by is not None:
        return Text(clean(claim.by.words))
    itself = {
        Status.STATED: OWN_VOICE,
        Status.CLAIMED: "the party itself",
        Status.DENIED: "the party itself",
    }
    return Text(itself.get(claim.status, "not named"))


def _quoted(span: Span) -> Text:
    return Text(f"“{clean(span.words)}”")
