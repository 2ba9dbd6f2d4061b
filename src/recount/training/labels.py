"""A coded report to what the model should say of each of its items."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from recount import intake
from recount.evaluation.matching import same_name
from recount.model import Document
from recount.reading.findings import Findings, find
from recount.reading.items import Anchor
from recount.reading.sentences import Kind, Sentence
from recount.reading.tolls import Count
from recount.training.naming import Nearness, known_as, nearest

Json = dict[str, Any]
UNKNOWN = -2  # a toll of which the coding does not say whose it is
NOBODYS = -1  # a toll of no incident


@dataclass(frozen=True)
class Coded:
    """One coded incident: its codebook fields, and offsets of the words that tell of it, best first."""

    fields: Json
    tells: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Example:
    """A document with what was found in it and its coded incidents."""

    found: Findings
    incidents: tuple[Coded, ...]
    anchors: dict[Anchor, int] = field(
        default_factory=dict
    )  # words that tell of an act, and of which incident
    told: dict[int, frozenset[int]] = field(default_factory=dict)  # sentences, and the incidents they tell of
    tolls: tuple[int, ...] = ()  # of each count found: the incident it belongs to, NOBODYS or UNKNOWN
    victims: tuple[str | None, ...] = ()  # of each count: whom it counts, None where the coding does not say


def examples(folder: Path, tells: Sequence[Path] = ()) -> list[Example]:
    """The examples of a folder that holds documents.jsonl, gold.jsonl and perhaps tells.jsonl.

    `tells` are more files like the last.
    """
    coded = {line["doc"]: line["incidents"] for line in lines(folder / "gold.jsonl")}
    own = folder / "tells.jsonl"
    marked = {
        line["doc"]: line["incidents"]
        for path in ([own] if own.is_file() else []) + list(tells)
        for line in lines(path)
    }
    found: list[Example] = []
    for item in intake.items([str(folder / "documents.jsonl")]):
        if not isinstance(item, intake.Item):
            raise ValueError(f"{item.locator}: {item.reason}")
        incidents = coded.get(item.document.name)
        if incidents is not None:
            found.append(example(item.document, incidents, marked.get(item.document.name)))
    return found


def lines(path: Path) -> Iterator[Json]:
    """The lines of a JSONL file."""
    with path.open(encoding="utf-8") as stream:
        for line in stream:
            if line.strip():
                yield json.loads(line)


def example(document: Document, incidents: Sequence[Json], marked: Sequence[Json] | None) -> Example:
    """Line a document's coded incidents up with what was found in it.

    Without `marked` offsets, the sentences that state an incident's tolls are taken to tell of it.
    """
    found = find(document)
    coded = tuple(
        Coded(
            fields,
            tuple((a, b) for a, b in (marked[n]["tells"] if marked else _silver(document, fields))),
        )
        for n, fields in enumerate(incidents)
    )
    told: dict[int, set[int]] = {}
    anchors: dict[Anchor, int] = {}
    for k, incident in enumerate(coded):
        for start, end in incident.tells:
            sentence = _sentence(found, start)
            if sentence is None:
                continue
            told.setdefault(sentence.number, set()).add(k)
            token = next(
                (t for t in reversed(sentence.tokens) if t.start < end and t.text[0].isalnum()), None
            )
            if token is not None:
                anchors.setdefault(Anchor(token.start, token.end), k)
    owners = _owners(found, coded, told)
    return Example(
        found,
        coded,
        anchors,
        {number: frozenset(ks) for number, ks in told.items()},
        owners,
        tuple(
            _victims(count, coded[k]) if k >= 0 else None
            for count, k in zip(found.counts, owners, strict=True)
        ),
    )


def _victims(count: Count, incident: Coded) -> str | None:
    """Whom a count counts, where all the incident's tolls of that value agree."""
    told = {
        toll["victims"]
        for toll in incident.fields.get("tolls", ())
        if toll["effect"] == count.effect and _value(count) == (toll.get("low"), toll.get("high"))
    }
    return told.pop() if len(told) == 1 else None


def _silver(document: Document, fields: Json) -> Iterator[tuple[int, int]]:
    for toll in fields.get("tolls", ()):
        at = document.content.find(toll["quote"])
        if at >= 0:
            yield at, at + len(toll["quote"])


def _sentence(found: Findings, start: int) -> Sentence | None:
    return next((s for s in found.sentences if s.start <= start < s.end), None)


def _owners(found: Findings, coded: Sequence[Coded], told: dict[int, set[int]]) -> tuple[int, ...]:
    """Whose each toll is: by its words and value, else by its value in a sentence that tells of one."""
    content = found.document.content
    owner = [NOBODYS] * len(found.counts)
    numbers = [_number(found, count) for count in found.counts]
    for k, incident in enumerate(coded):
        for toll in incident.fields.get("tolls", ()):
            places = list(_all(content, toll["quote"]))
            over = [
                n
                for n, count in enumerate(found.counts)
                if count.effect == toll["effect"]
                and any(count.start < at + len(toll["quote"]) and at < count.end for at in places)
            ]
            exact = [n for n in over if _value(found.counts[n]) == (toll.get("low"), toll.get("high"))]
            here = [n for n in exact or over if k in told.get(numbers[n], ())] or (exact or over)
            for n in here:
                if owner[n] < 0:
                    owner[n] = k
    for n, count in enumerate(found.counts):
        if owner[n] != NOBODYS:
            continue
        for k in sorted(told.get(numbers[n], ())):
            tolls = coded[k].fields.get("tolls", ())
            if any(
                t["effect"] == count.effect and _value(count) == (t.get("low"), t.get("high")) for t in tolls
            ):
                # one of several people killed in a sentence, perhaps another than the coded one
                owner[n] = UNKNOWN if count.possible else k
                break
        else:
            # a headline's number, which the coding may have left to the body
            if len(told.get(numbers[n], ())) == 1 and found.sentences[numbers[n]].kind is Kind.TITLE:
                owner[n] = UNKNOWN
    return tuple(owner)


def _number(found: Findings, count: Count) -> int:
    sentence = _sentence(found, count.at)
    return sentence.number if sentence else 0


def _value(count: Count) -> tuple[int | None, int | None]:
    return count.low, count.high


def _all(content: str, words: str) -> Iterator[int]:
    at = content.find(words)
    while at >= 0:
        yield at
        at = content.find(words, at + 1)


# What the coding says of an incident, over the items that could say it.


@dataclass(frozen=True)
class Dated:
    """What gives an incident's date: some of the expressions found, the day of publication, or nothing.

    `lasting`: it runs from those expressions to the day of publication; None where either may be said.
    """

    expressions: tuple[int, ...]
    published: bool
    none: bool
    lasting: bool | None


def dates(example: Example, incident: Coded) -> Dated | None:
    """What gives the incident's date; None where it has one that nothing found gives."""
    coded, published = incident.fields.get("date"), example.found.published
    if coded is None:
        return Dated((), False, True, False)
    days = date.fromisoformat(coded["start"]), date.fromisoformat(coded["end"])
    right = [n for n, e in enumerate(example.found.periods) if (e.first, e.last) == days]
    fresh = days[0] == days[1] == published
    if right or fresh:
        return Dated(tuple(right), fresh, False, None if days[1] == published else False)
    since = [n for n, e in enumerate(example.found.periods) if e.first == days[0] and days[1] == published]
    return Dated(tuple(since), False, False, True) if since else None


def sources(example: Example) -> tuple[int | None, ...]:
    """Which speaker gives each count, the number of speakers for none, None where the coding does not say."""
    found, content = example.found, example.found.document.content
    answers: list[int | None] = []
    for count, k in zip(found.counts, example.tolls, strict=True):
        tolls = example.incidents[k].fields.get("tolls", ()) if k >= 0 else ()
        right = [
            toll
            for toll in tolls
            if toll["effect"] == count.effect
            and _value(count) == (toll.get("low"), toll.get("high"))
            and any(
                count.start < at + len(toll["quote"]) and at < count.end
                for at in _all(content, toll["quote"])
            )
        ]
        given = {toll.get("source") for toll in right}
        if len(given) != 1:
            answers.append(None)
            continue
        source = given.pop()
        if source is None:
            answers.append(len(found.speakers))
            continue
        ruled = found.source(count.at)
        near = nearest(source, ([speaker.words] for speaker in found.speakers))
        fit = _fitting(near, Nearness.WITHIN)
        fit.sort(key=lambda n: (found.speakers[n] != ruled, abs(found.speakers[n].start - count.at)))
        answers.append(fit[0] if fit else None)
    return tuple(answers)


def places(example: Example, incident: Coded) -> tuple[list[int], bool] | None:
    """Which sites name the incident's place, and whether none does; None where its place was not found."""
    place = incident.fields.get("place") or {}
    content = example.found.document.content
    sites = example.found.sites
    name, admin1 = place.get("name"), place.get("admin1")
    if name:
        right = _fitting(nearest(name, ([content[s.start : s.end]] for s in sites)), Nearness.SAME)
        return (right, False) if right else None
    if admin1:
        right = [
            n
            for n, s in enumerate(sites)
            if s.kind == "admin1" and same_name(content[s.start : s.end], admin1)
        ]
        right = right or [
            n for n, s in enumerate(sites) if s.kind != "country" and same_name(s.admin1, admin1)
        ]
        return right, not right
    right = [n for n, s in enumerate(sites) if s.kind == "country" and s.country == place.get("country")]
    return right, True


@dataclass(frozen=True)
class Party:
    """One coded party: the agents that name it, and its status."""

    agents: tuple[int, ...]
    status: str


@dataclass(frozen=True)
class Parties:
    """The parties to an incident, and agents of which the coding does not say whether they name one."""

    named: tuple[Party, ...]
    unsure: frozenset[int]


def parties(example: Example, incident: Coded) -> Parties:
    """Who is a party to the incident.

    A party is named by the agents whose names are nearest to its own. "The regime" may be the "Syrian regime"
    that is coded, if that name is there too; "Syrian rebels" are another party.
    """
    found, content = example.found, example.found.document.content
    agents = [(agent, found.fullest(agent)) for agent in found.agents]
    wordings = [[content[a.start : a.end] for a in both] for both in agents]
    named: list[Party] = []
    unsure: set[int] = set()
    for party in incident.fields.get("perpetrators", ()):
        known = known_as(party["name"])
        near = [
            Nearness.SAME if known and agent.id == known else each
            for agent, each in zip(found.agents, nearest(party["name"], wordings), strict=True)
        ]
        best = _fitting(near, Nearness.SAME)
        if best:
            named.append(Party(tuple(best), party["status"]))
            unsure.update(n for n, each in enumerate(near) if each == Nearness.WITHIN)
    return Parties(tuple(named), frozenset(unsure))


def _fitting(near: Sequence[Nearness], enough: Nearness) -> list[int]:
    """The numbers of the names that are near enough, or else of the nearest that have anything in common."""
    least = min(enough, max(near, default=Nearness.APART))
    return [n for n, each in enumerate(near) if each >= least > Nearness.APART]
