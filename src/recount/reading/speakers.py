"""Who speaks in a sentence: verbs of saying, and the noun phrases of those who say it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from recount.actors import registry
from recount.reading.lexicon import ABDUCT_VERB, ARREST_VERB, INJURE_VERB, KILL_VERB, SAY, SOURCE_NOUNS
from recount.reading.numbers import find_quantities
from recount.reading.sentences import Token


class Speaker(NamedTuple):
    """Tokens of a source, [first, last], the last token of its attribution, and the verb, or a mark for it."""

    first: int
    last: int
    end: int
    verb: str

    @property
    def start(self) -> int:
        """The first token of the attribution."""
        return min(self.first, self.end)

    @property
    def inverted(self) -> bool:
        """Whether the speaker stands behind the verb: "..., said Karim Nasser"."""
        return self.end == self.last


OWNS_UP = "owns up"  # marks a saying that takes an act upon the speaker, and says no toll of it
ACCUSES = frozenset("accused accuses blamed blames alleged alleges".split())
ORIGIN = "origin"  # marks the paper that a report was taken from: "..., reports Dawn"


PRONOUNS = frozenset("he she it they who".split())
_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_MONTHS = frozenset(
    "january february march april may june july august september october november december".split()
)
_BEFORE_VERB = (
    frozenset(
        "has have had also later earlier then further again now recently separately meanwhile previously yesterday today "
        "on late early was were been being is are since already just officially initially".split()
    )
    | _WEEKDAYS
)
# Lower-case words that may stand inside a source's name or description.
_INSIDE = frozenset(
    """of for the and in at to from with a an &
    local military medical security opposition civil human rights pro-opposition pro-government pro-regime
    state state-run official semi-official private another one two some several monitoring monitor's uk-based
    britain-based london-based british-based u.k.-based us-based relief aid war chief senior top unnamed anonymous
    turkish-based activist-run rebel syrian regional provincial district city national international federal
    foreign interior health defence defense press spokesman field news intelligence law enforcement
    provisional political paramilitary emergency civilian well-informed informed based affiliated close independent
    initial media various other deputy assistant northern southern eastern western central north south east west
    northeastern northwestern southeastern southwestern north-eastern north-western south-eastern south-western""".split()
)
_LINKS = frozenset("of for in at to from and by with & on".split())
DETERMINERS = frozenset("the a an its his her their".split())
_NOT_NAMES = (
    _WEEKDAYS
    | _MONTHS
    | frozenset(
        "but and while as however meanwhile although though when where which that this these those there i we you if "
        "after before since because also yet so then earlier later on in at for from another other following".split()
    )
)
QUOTES = frozenset('" “ ” ‘ ’ « »'.split())
STOPS = frozenset(". , ; : ( ) [ ] – — - ! ?".split()) | QUOTES
_LONGEST = 16

_BY_THE_WORD = "by the word of".split()
AFTER_ALL = frozenset("according per".split())  # marks of sayings whose words stand before them
CITES = frozenset("citing quoting".split())
_BEHIND = frozenset(
    "said says reports reported added adds reporting tweeted wrote explained confirmed stated".split()
)


def speakers_in(tokens: Sequence[Token], text: str, offset: int) -> list[Speaker]:
    """The attributions of a sentence, in order; `text` is its words, which begin at `offset`."""
    found: list[Speaker] = []
    n = 0
    while n < len(tokens):
        word = tokens[n].lower
        hit: Speaker | None = None
        if word == "according" and n + 1 < len(tokens) and tokens[n + 1].lower == "to":
            hit = _forward(tokens, n + 2, word)
        elif [t.lower for t in tokens[n : n + 4]] == _BY_THE_WORD:
            hit = _forward(tokens, n + 4, "per")
        elif word in CITES or word == "quoted" or (word == "per" and n and tokens[n - 1].lower == "as"):
            hit = _forward(tokens, n + 1, word)
        if hit is None and word in SAY and not _says_nothing(tokens, n):
            hit = _origin(tokens, n, text, offset) or _subject(tokens, n) or _inverted(tokens, n)
        if hit is not None:
            said = [t.lower for t in tokens[hit.end + 1 : hit.end + 14]]
            if hit.end >= n and owns_up(said) and not _counts_its_victims(said):
                hit = hit._replace(verb=OWNS_UP)
            found.append(hit)
            n = max(n, hit.end)
        n += 1
    return found


_CLAIMED = frozenset(
    "lives attack attacks bombing bombings bomb bombs blast explosion strike killing killings assault".split()
)


_TO_BE = frozenset("was were been be being is are".split())
_NOUN_LEADS = frozenset("the a some any media initial these united news".split())
_ONLY_ACTIVE = frozenset(
    """recounted pointed counted mentioned described documented estimated accused alleged denied noted declared told
    informed warned confirmed""".split()
)
_HARMED = frozenset("killed dead missing wounded injured".split())


def _says_nothing(tokens: Sequence[Token], n: int) -> bool:
    """Whether a verb of saying says nothing here: "were reported killed", "claimed the lives", "put out"."""
    word = tokens[n].lower
    before = tokens[n - 1].lower if n else ""
    after = [t.lower for t in tokens[n + 1 : n + 7]]
    match word:
        case "claimed" | "claims" if _CLAIMED & set(after[:4]) or after[:1] == ["responsibility"]:
            return True
        case "claimed":
            return before in _TO_BE
        case "put" | "gave" | "gives":
            return not {"toll", "number", "figure", "count", "dead"} & set(after) and after[:2] != [
                "it",
                "at",
            ]
        case "reports" if before in _NOUN_LEADS:
            return before in ("united", "the", "a", "any")
        case "report" | "claims" | "states" | "notes" if before in _NOUN_LEADS:
            return after[:1] != ["said"] or before in ("united", "the", "a", "any")
        case "reported":
            return before in _TO_BE | {"left", "first"} or bool(_HARMED & set(after[:1]))
        case _ if word in _ONLY_ACTIVE:
            return before in _TO_BE | {"an", "not", "and"}
    return False


def _is_name(token: Token) -> bool:
    """A capitalised word; "al-Sham" is one."""
    return any(c.isupper() for c in token.text) and token.lower not in _NOT_NAMES


_DATED_BEFORE_VERB = _BEFORE_VERB | _MONTHS  # "Kashmir Times on March 7 reports"


def around(tokens: Sequence[Token], verb: int) -> Iterator[tuple[int, int]]:
    """The noun phrases before and behind a verb of saying that could name who says it, as (first, last) tokens."""
    last = verb - 1
    while last >= 0 and (tokens[last].lower in _DATED_BEFORE_VERB or tokens[last].text.isdigit()):
        last -= 1
    if last >= 0 and (before := _phrase(tokens, last)) is not None:
        yield before
    behind = _forward(tokens, verb + 1 + (tokens[verb].lower == "according"), tokens[verb].lower)
    if behind is not None:
        yield behind.first, behind.last


def _subject(tokens: Sequence[Token], verb: int) -> Speaker | None:
    """The noun phrase before a verb of saying."""
    last = verb - 1
    while last >= 0 and tokens[last].lower in _BEFORE_VERB:
        last -= 1
    if last < 0:
        return None
    word = tokens[last].lower
    if word == "and" and (earlier := _verb_before(tokens, last)) is not None:
        # "the group claimed the assault and said it had killed a hundred"
        joined = _subject(tokens, earlier)
        return joined and joined._replace(end=verb, verb=tokens[verb].lower)
    if word in PRONOUNS and word != "who":
        return Speaker(last, last, verb, tokens[verb].lower)
    if word == "who":
        last -= 2 if tokens[last - 1].text == "," else 1
    elif word == ",":  # "Hasan Daher, head of the council, said"
        last = _opening(tokens, last, ",", 14) - 1
    elif word == ")":
        last = _opening(tokens, last, "(", 8) - 1
    found = _phrase(tokens, last) if last >= 0 else None
    return Speaker(*found, verb, tokens[verb].lower) if found else None


_JOINED = 14  # words between two verbs of one subject


def _verb_before(tokens: Sequence[Token], conjunction: int) -> int | None:
    """The verb that "and said" goes on with: the last of those that take a speaker, within its clause."""
    for k in range(conjunction - 1, max(conjunction - _JOINED, 0), -1):
        if tokens[k].text in STOPS:
            return None
        if tokens[k].lower in _BY_SPEAKERS:
            return k
    return None


_BY_SPEAKERS = frozenset(
    "claimed claims denied denies confirmed condemned condemns rejected blamed accused admitted acknowledged".split()
)


def _opening(tokens: Sequence[Token], closing: int, mark: str, reach: int) -> int:
    """The mark that opens what ends at `closing`, 0 where there is none."""
    return next((k for k in range(closing - 1, max(closing - reach, -1), -1) if tokens[k].text == mark), 0)


def _phrase(tokens: Sequence[Token], last: int) -> tuple[int, int] | None:
    """The noun phrase that ends at token `last`, as (first, last); None when it names no possible source."""
    first = last + 1
    for k in range(last, max(last - _LONGEST, -1), -1):
        token = tokens[k]
        if token.lower in DETERMINERS:
            first = k
            if k == 0 or tokens[k - 1].lower not in _LINKS:
                break
        elif token.text in STOPS or token.lower in _WEEKDAYS or token.lower in _MONTHS:
            break
        elif _is_name(token) or token.lower in SOURCE_NOUNS or token.lower in _INSIDE:
            first = k
        elif (opening := _determiner_before(tokens, k)) is not None:
            first = opening  # "the UN children's agency", "a senior interior source"
            break
        else:
            break
    # a link or a conjunction cannot open the phrase
    while first <= last and (tokens[first].lower in _LINKS or tokens[first].lower in _NOT_NAMES):
        first += 1
    if first > last:
        return None
    words = tokens[first : last + 1]
    named = any(_is_name(t) for t in words) or any(t.lower in SOURCE_NOUNS for t in words)
    return (first, last) if named else None


_UNKNOWN = 3  # words that the vocabulary lacks, between a determiner and a source's noun
_NOT_INSIDE = frozenset(
    "who which that when while after before were was is are have has had said told killed died and or but near over by as".split()
)


def _determiner_before(tokens: Sequence[Token], k: int) -> int | None:
    """The determiner that opens the noun phrase of an unknown word at `k`, if it is near."""
    for j in range(k, max(k - _UNKNOWN - 1, -1), -1):
        word = tokens[j].lower
        if word in DETERMINERS:
            return j
        if tokens[j].text in STOPS or word in _LINKS or word in _NOT_INSIDE or not word[0].isalpha():
            return None
    return None


def _forward(tokens: Sequence[Token], at: int, verb: str) -> Speaker | None:
    """The noun phrase that starts at token `at`."""
    last = at - 1
    for k in range(at, min(at + _LONGEST, len(tokens))):
        token = tokens[k]
        if token.lower in _WEEKDAYS or token.text in STOPS:
            break
        if token.lower in DETERMINERS and k > at and tokens[k - 1].lower not in _LINKS:
            break
        if not (
            _is_name(token)
            or token.lower in SOURCE_NOUNS
            or token.lower in _INSIDE
            or token.lower in DETERMINERS
        ):
            break
        last = k
    while last >= at and (tokens[last].lower in _LINKS or tokens[last].lower in DETERMINERS):
        last -= 1
    if last < at:
        return None
    words = tokens[at : last + 1]
    if not any(_is_name(t) or t.lower in SOURCE_NOUNS for t in words):
        return None
    return Speaker(at, last, last, verb)


def _origin(tokens: Sequence[Token], verb: int, text: str, offset: int) -> Speaker | None:
    """ "..., reports Dawn": a paper behind the verb, which shows that a word is a paper's name."""
    found = _forward(tokens, verb + 1, ORIGIN) if tokens[verb].lower == "reports" else None
    if found is None:
        return None
    start, end = tokens[verb].start, tokens[found.last].end
    for first, last, actor in registry().find(text[start - offset : end - offset]):
        if actor.kind == "media" and first <= len("reports The "):
            # a name that follows without a stop is the next sentence's: "reports Dawn Riaz added"
            stop = next(k for k in range(found.first, found.last + 1) if tokens[k].end >= start + last)
            return Speaker(found.first, stop, stop, ORIGIN)
    return None


def _inverted(tokens: Sequence[Token], verb: int) -> Speaker | None:
    """ "..., said X": the speaker behind the verb."""
    word = tokens[verb].lower
    before = tokens[verb - 1].text if verb else ","
    if word in _BEHIND and (before in STOPS or word in ("reports", "says", "adds")):
        return _forward(tokens, verb + 1, word)
    return None


_HARMING = KILL_VERB | INJURE_VERB | ABDUCT_VERB | ARREST_VERB


def _counts_its_victims(said: Sequence[str]) -> bool:
    """Whether who owns up to an act gives a number by it: "it had killed around a hundred soldiers"."""
    verb = next((k for k in range(1, min(5, len(said))) if said[k] in _HARMING), None)
    return verb is not None and bool(find_quantities(" ".join(said[verb + 1 : verb + 5])))


def owns_up(said: Sequence[str]) -> bool:
    """Whether the words behind "said" take an act upon the speaker: "it was behind the attacks"."""
    if not {"it", "its", "they", "their"} & set(said[:4]):
        return bool(said) and "of" in said[:3] and {"its", "their"} & set(said[:4]) != set()
    if (
        said[0] in ("it", "they")
        and said[1:2]
        and said[1] in ("had", "has", "have")
        and said[2:3] not in (["no"], ["not"], ["been"])
    ):
        return True
    text = " ".join(said)
    return any(
        words in text for words in ("carried out", "was behind", "were behind", "is behind", "responsible for", "its fighters took part",
                                    "its fighters attacked", "launched the attack", "conducted the")
    )  # fmt: skip
