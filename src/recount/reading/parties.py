"""Who did it: the part that a sentence gives to each party."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from recount.reading import lexicon as lex
from recount.reading.agents import FORCE_NOUNS, Agent
from recount.reading.sentences import Sentence, Token
from recount.reading.speakers import owns_up
from recount.reading.types import Trigger


class Part(StrEnum):
    """The part that a sentence gives a party."""

    ACTS = "acts"
    CLAIMS = "claims"
    BLAMED = "blamed"
    DENIES = "denies"
    SUSPECTED = "suspected"
    SUFFERS = "suffers"


@dataclass(frozen=True, slots=True)
class Role:
    """A party's part; `by` is the agent that blames it, where the sentence says so."""

    agent: Agent
    part: Part
    by: Agent | None = None


_ACTIVE = frozenset(
    """attacked attack attacks bombed bombs bomb shelled shells shell struck strike strikes hit hits targeted target targets
    fired fire fires launched launch launches killed kill kills executed beheaded abducted kidnapped stormed storm storms
    captured captures capture seized seizes seize carried conducted conduct detonated blew blow opened destroyed destroy
    ambushed raided pounded pound dropped drop drops clashed clash fought fight advanced advance retook retake recaptured
    recapture took take takes overran arrested detained shot torched set planted murdered massacred regained regain
    bombarded lobbed threw hurled eliminated inflicted engaged repelled foiled thwarted battled entered liberated gained
    used use uses staged mounted gunned slaughtered stabbed looted blasted crushed burned burnt razed assaulted wounded
    injured downed established controlled secured tortured committed perpetrated resumed intensified continued lynched
    ransacked evacuated withdrew handed imposed restored cut broke besieged dispersed raped assassinated exploded
    pounding bombing shelling targeting attacking killing hitting firing dropping launching striking injuring wounding
    destroying seizing capturing storming fighting carrying using advancing have has had were are""".split()
)
_AUXILIARY = frozenset("have has had were are was is been be being".split())
_NO_OBJECT = frozenset(
    "in by when during on at and as near after while , . who that which from with under".split()
)
_NOUNS_TOO = frozenset("attack attacks bomb bombs shell shells strike strikes hits target targets fire fires launch kill kills "
                       "storm capture raid fight advance drop drops use uses set shot blast".split())  # fmt: skip
_BESIDE = 3  # words between a subject and a verb that could be a noun
_TAKES_ALL = frozenset(
    """attacked clashed fought advanced opened carried launched fired struck used entered withdrew exploded hit bombed shelled
    targeted stormed raided bombarded conducted resumed intensified pounded dropped blew detonated foiled gained
    regained recaptured retook seized took""".split()
)
_AGAINST = frozenset(
    "against targeting target targeted hit struck bombed killed killing fighting attacked pounding hitting "
    "shelled ambushed kill injured injuring wounding eliminated destroyed destroying captured attacking "
    "bombing shelling on upon of".split()
)
_BY_HOLDING = frozenset(
    "held controlled backed led supported besieged run manned used occupied ruled owned populated inhabited said reported "
    "described seen followed joined dominated surrounded accompanied broadcast published released issued posted".split()
)
_ADJECTIVES = frozenset(
    """heavy intense deadly fresh new overnight several suspected alleged major similar separate repeated massive the and
    fierce possible apparent indiscriminate recent latest other aerial air rocket missile mortar artillery suicide bomb
    chemical gas ground sniper tank retaliatory surprise terrorist military drone 's s two three continuous ongoing car twin
    coordinated bombing barrel cluster large-scale armed helicopter warplane war mass""".split()
)
_SKIP = _ADJECTIVES | frozenset("a an his their its by unidentified unknown some group called groups".split())
_CLASHES = frozenset(
    "clashes clash battles battle fighting fight fought clashed clashing gunfight gunbattle battling encounter "
    "firefight fights battled battles gunfire confrontation confrontations skirmishes".split()
)


def roles(sentence: Sentence, here: Sequence[Agent], triggers: Sequence[Trigger]) -> list[Role]:
    """The parts of the agents of a sentence, in order; an agent that plays none is left out."""
    tokens = sentence.tokens
    first = {token.start: n for n, token in enumerate(tokens)}
    last = {token.end: n for n, token in enumerate(tokens)}
    placed = [
        (
            first.get(agent.start, -1),
            next((last[e] for e in range(agent.end, agent.end + 3) if e in last), -1),
            agent,
        )
        for agent in here
    ]
    placed = [(a, b, agent) for a, b, agent in placed if a >= 0 and b >= a]
    starts = {t.start for t in triggers}
    found: dict[int, Role] = {}
    for a, b, agent in placed:
        if role := _own_words(tokens, a, b, agent, starts):
            found[a] = role
    for a, agent in _subjects(tokens, placed):
        if a not in found or found[a].part is Part.SUFFERS:
            found[a] = Role(agent, Part.ACTS)
    for a, agent in _fighting(tokens, placed):
        if a not in found or found[a].part is Part.SUFFERS:
            found[a] = Role(agent, Part.ACTS)
    for a, role in _claims(tokens, placed):
        found[a] = role
    for a, role in found.items():
        if role.part is Part.ACTS and _is_presumed(tokens, a):
            found[a] = Role(role.agent, Part.SUSPECTED)
    return [found[a] for a in sorted(found)]


_DENIED = frozenset("responsibility involvement carrying targeting hitting".split())


def _denies(said: Sequence[str]) -> bool:
    """Whether the words behind "denied" are of the speaker's own part in an act."""
    return bool(_DENIED & set(said[:4])) or (said[:1] == ["that"] and "behind" in said)


_PRESUMED = frozenset("suspected alleged allegedly presumably apparently probably".split())


def _is_presumed(tokens: Sequence[Token], a: int) -> bool:
    """Whether the words right before a party, or its first one, say that it is only presumed."""
    near = {t.lower for t in tokens[max(0, a - 2) : a + 1]}
    thought = [t.lower for t in tokens[max(0, a - 4) : a]]
    return bool(near & _PRESUMED) or ("to" in thought and bool({"thought", "believed"} & set(thought)))


def _own_words(tokens: Sequence[Token], a: int, b: int, agent: Agent, starts: set[int]) -> Role | None:
    """The part that the words right around an agent give it."""
    k = a - 1
    while k >= 0 and tokens[k].lower in _SKIP and tokens[k].lower != "by" and a - k < 5:
        k -= 1
    before = tokens[k].lower if k >= 0 else ""
    earlier = tokens[k - 1].lower if k >= 1 else ""
    suspected = any(
        t.lower in ("suspected", "alleged", "allegedly", "apparently") for t in tokens[max(0, k - 3) : b + 1]
    )
    acting = Part.SUSPECTED if suspected else Part.ACTS
    if before == "by" and not (earlier in _BY_HOLDING or earlier.endswith(("-held", "-controlled"))):
        return Role(agent, Part.CLAIMS if earlier == "claimed" else acting)
    if (
        before in ("blamed", "blaming", "blames")
        or (before == "on" and earlier in ("blamed", "blame", "it"))
        or (before in ("accused", "accuses", "accusing"))
    ):
        return Role(agent, Part.BLAMED)
    j = b + 1
    while j < len(tokens) and j - b < 5:
        token = tokens[j]
        if token.start in starts and token.lower not in ("hit", "killed") and not token.lower.endswith("ed"):
            return Role(agent, acting)
        if token.lower not in _ADJECTIVES and token.text not in ("'", "’"):
            break
        j += 1
    if before in _AGAINST:
        return Role(agent, Part.SUFFERS)
    return None


def _subjects(
    tokens: Sequence[Token], placed: Sequence[tuple[int, int, Agent]]
) -> Iterator[tuple[int, Agent]]:
    """Agents that are the subject of an act: "rebels fired rockets", "Russian jets on Monday bombed the towns"."""
    for n, token in enumerate(tokens):
        word = token.lower
        if word not in _ACTIVE or word in _AUXILIARY:
            continue
        before = [t.lower for t in tokens[max(0, n - 3) : n]]
        if any(
            w in ("were", "was", "been", "being", "be", "is", "are", "to", "the", "a", "of", "by")
            for w in before[-1:]
        ):
            continue
        if any(w in ("were", "was", "been", "being") for w in before[-2:]):
            continue
        if word in lex.KILL_PARTICIPLE and not _has_object(tokens, n):
            continue
        if word not in _TAKES_ALL and not _has_object(tokens, n):
            continue
        near = [(a, b, agent) for a, b, agent in placed if b < n and n - b <= 12]
        for a, b, agent in reversed(near):
            of_force = tokens[a - 1].lower == "of" and tokens[a - 2].lower in FORCE_NOUNS
            if word in _NOUNS_TOO and n - b > _BESIDE:
                break  # "police said of the attack": a noun, as nothing but its subject stands before a verb
            if a and tokens[a - 1].lower in ("by", "of") and not of_force:
                continue  # "a town held by rebels", but "warplanes of the regime"
            lead = [t.lower for t in tokens[max(0, a - 3) : a] if t.lower not in _SKIP]
            if lead and lead[-1] in (
                "against",
                "on",
                "targeting",
                "between",
                "among",
                "for",
                "to",
                "than",
                "includes",
                "like",
            ):
                continue
            if any(t.text in ".;:" for t in tokens[b + 1 : n]):
                break
            yield a, agent
            # "rebels and Kurdish fighters attacked": both act
            coordinated = [
                (c, other)
                for c, d, other in near
                if d < a and a - d <= 3 and "and" in [t.lower for t in tokens[d + 1 : a]]
            ]
            yield from coordinated
            break


def _has_object(tokens: Sequence[Token], n: int) -> bool:
    return n + 1 < len(tokens) and tokens[n + 1].lower not in _NO_OBJECT


_BATTLES = frozenset("battled battles battling fought fighting".split())


def _fighting(
    tokens: Sequence[Token], placed: Sequence[tuple[int, int, Agent]]
) -> Iterator[tuple[int, Agent]]:
    """Both sides of a fight: "clashes between A and B", "A clashed with B"."""
    for n, token in enumerate(tokens):
        if token.lower not in _CLASHES:
            continue
        window = [t.lower for t in tokens[n + 1 : n + 12]]
        if "between" in window:
            at = n + 1 + window.index("between")
            sides = [(a, agent) for a, _, agent in placed if at < a <= at + 22]
            yield from sides[:3]
        elif token.lower in _BATTLES and any(n < a <= n + 3 for a, _, _ in placed):
            yield from [(a, agent) for a, _, agent in placed if n < a <= n + 3][:1]
            yield from [(a, agent) for a, b, agent in placed if b < n and n - b <= 6][-1:]
        elif "with" in window or "against" in window or "and" in window[:4]:
            at = n + 1 + min(window.index(w) for w in ("with", "against", "and") if w in window)
            yield from [(a, agent) for a, _, agent in placed if at < a <= at + 6][:1]
            yield from [(a, agent) for a, b, agent in placed if b < n and n - b <= 6][-1:]


def _claims(tokens: Sequence[Token], placed: Sequence[tuple[int, int, Agent]]) -> Iterator[tuple[int, Role]]:
    """Who claims, denies or is accused: "the group claimed responsibility", "X denied", "accused the army of"."""
    for n, token in enumerate(tokens):
        word = token.lower
        window = [t.lower for t in tokens[n + 1 : n + 5]]
        if {"no", "not", "nobody", "none"} & {
            t.lower for t in tokens[max(0, n - 7) : n]
        } and "responsibility" in window:
            continue  # "no group has claimed responsibility"
        if _takes_upon_itself(word, [t.lower for t in tokens[n + 1 : n + 14]]):
            if speaker := _speaker(tokens, n, placed):
                yield speaker[0], Role(speaker[1], Part.CLAIMS)
        elif word in ("denied", "denies") and _denies([t.lower for t in tokens[n + 1 : n + 9]]):
            if speaker := _speaker(tokens, n, placed):
                yield speaker[0], Role(speaker[1], Part.DENIES)
        elif (word in ("suspect", "suspects") and any(b < n and n - b <= 2 for _, b, _ in placed)) or (
            word == "suspected"
            and window[:2]
            in (["of", "being"], ["of", "carrying"], ["in", "the"], ["of", "the"], ["of", "involvement"])
        ):
            if word == "suspected":
                near = [(a, agent) for a, b, agent in placed if b < n and n - b <= 4]
                yield from ((a, Role(agent, Part.SUSPECTED)) for a, agent in near[-1:])
            else:
                yield from ((a, Role(agent, Part.SUSPECTED)) for a, _, agent in placed if n < a <= n + 5)
        elif word in (
            "accused",
            "accuses",
            "blamed",
            "blames",
            "accusing",
            "blaming",
            "attributed",
            "attributing",
        ):
            reach = (
                12 if word.startswith(("blam", "attr")) else 6
            )  # "blaming the killings in the village on X"
            after = [(a, agent) for a, _, agent in placed if n < a <= n + reach]
            onto = [(a, agent) for a, agent in after if {"on", "to"} & {t.lower for t in tokens[a - 2 : a]}]
            after = onto or after
            before = [agent for _, b, agent in placed if b < n]
            by = [(a, agent) for a, agent in after[1:] if "by" in (tokens[a - 1].lower, tokens[a - 2].lower)]
            accuser = by[0][1] if by else before[-1] if before else None
            yield from ((a, Role(agent, Part.BLAMED, accuser)) for a, agent in after[:1])
            yield from ((a, Role(agent, Part.SUFFERS)) for a, agent in by[:1])  # who blames is no party to it


def _takes_upon_itself(verb: str, said: Sequence[str]) -> bool:
    """Whether a verb and the words behind it take an act upon who speaks: "claimed responsibility for it"."""
    if verb in ("claimed", "claims", "claiming", "took", "accepted") and "responsibility" in said[:4]:
        return True
    if verb in ("claimed", "claims") and not _ACTS.isdisjoint(said[:4]):
        return True
    return verb in ("said", "says", "saying", "announced", "admitted", "claimed") and owns_up(said)


def _speaker(
    tokens: Sequence[Token], verb: int, placed: Sequence[tuple[int, int, Agent]]
) -> tuple[int, Agent] | None:
    """The agent that is the subject of a verb of saying, words between two commas left out."""
    end = verb
    if tokens[verb - 1].text == ",":
        end = next((k for k in range(verb - 2, -1, -1) if tokens[k].text == ","), verb)
    near = [(a, agent) for a, b, agent in placed if b < end]
    return near[-1] if near else None


_ACTS = frozenset(
    "attack attacks bombing bombings bomb bombs blast blasts explosion explosions killing killings assault strike raid".split()
)
