"""Who is a party to an incident: the parties that the model finds, and those that plain words name."""

from collections.abc import Hashable, Iterator, Sequence

from recount.actors import Actor, registry
from recount.confidence import CANDIDATE
from recount.model import ResponsibilityClaim, Status
from recount.names import plain
from recount.reading.groups import Group, Thresholds
from recount.reading.parties import Part, Role
from recount.reading.weighed_report import Reading

# Words that leave no doubt about a party's part, whatever the model says; where they stand in a sentence of the
# incident, they named one of its parties in 8 cases of 10 of the train reports.
_STATUS = {
    Part.CLAIMS: Status.CLAIMED,
    Part.DENIES: Status.DENIED,
    Part.BLAMED: Status.ACCUSED,
    Part.SUSPECTED: Status.SUSPECTED,
}
_NAMES = (Part.CLAIMS, Part.DENIES, Part.BLAMED)
_SURE = 0.8
_ACTING = 0.5  # the same of words by which a party acts: right more often than not


def parties(
    read: Reading, group: Group, sentences: Sequence[int], limits: Thresholds
) -> Iterator[ResponsibilityClaim]:
    """The parties that the model finds, and those that plain words name: "X claimed the attack", "X denied it".

    `sentences` are the numbers of those that tell of the incident; the surest party is first.
    """
    found, keys = read.found, read.items.meanings.agents
    number = {agent.start: n for n, agent in enumerate(found.agents)}
    plain_words: dict[Hashable, Role] = {}
    acting: set[Hashable] = set()
    for n in sentences:
        for role in found.hints[n].roles:
            if role.part in _STATUS:
                plain_words.setdefault(keys[number[role.agent.start]], role)
            elif role.part is Part.ACTS:
                acting.add(keys[number[role.agent.start]])
    choices: dict[Hashable, tuple[int, Status, float]] = {
        keys[choice.number]: (choice.number, status, limits.confidence("perpetrator", choice.confidence))
        for choice, status in group.parties
    }
    for key, role in plain_words.items():
        at, _, confidence = choices[key]
        choices[key] = at, _STATUS[role.part], max(confidence, _SURE) if role.part in _NAMES else confidence
    for key in acting:
        at, status, confidence = choices[key]
        if confidence >= CANDIDATE:  # the model does not rule it out
            choices[key] = at, status, max(confidence, _ACTING)
    seen = Seen()
    for key, (at, status, confidence) in sorted(choices.items(), key=lambda choice: -choice[1][2]):
        if confidence < CANDIDATE:
            continue
        agent = found.fullest(found.agents[at])
        party = found.document.span(agent.start, agent.end)
        if not seen.is_new(party.words, agent.id):
            continue
        by = None
        if status is Status.ACCUSED:
            accuser = plain_words[key].by if key in plain_words else None
            by = (
                found.document.span(accuser.start, accuser.end)
                if accuser
                else found.accuser(found.agents[at].start)
            )
        yield ResponsibilityClaim(party=party, status=status, by=by, confidence=confidence)


_STEM = 4  # letters that a state's name shares with what is its own


class Seen:
    """The parties named so far: a name within another is that party, as are "Russia" and "Russian jets"."""

    def __init__(self) -> None:
        self._names: list[set[str]] = []
        self._states: list[tuple[Actor, str]] = []

    def is_new(self, name: str, actor_id: str | None) -> bool:
        """Whether a party is none of those before it; it is one from now on."""
        words = {word.removesuffix("s") for word in plain(name).split()} - {"the", "a", "an"}
        if any(words <= other or other <= words for other in self._names):
            return False
        actor = registry().actors.get(actor_id) if actor_id else None
        if actor is not None and actor.country and actor.kind in ("state", "state-forces"):
            stem = name[:_STEM].lower()
            for other, begun in self._states:
                if other.country == actor.country and (other.kind != actor.kind or stem == begun):
                    return False
            self._states.append((actor, stem))
        self._names.append(words)
        return True
