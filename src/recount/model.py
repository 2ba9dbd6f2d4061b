"""The nouns: plain, frozen, typed values that pass between the steps."""

from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator


class Value(BaseModel):
    """A frozen value; every noun is one."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class IncidentType(StrEnum):
    """What the main act of an incident was (slugs of the codebook, which follow ACLED's sub-event types)."""

    ARMED_CLASH = "armed-clash"
    GOVERNMENT_REGAINS_TERRITORY = "government-regains-territory"
    NON_STATE_ACTOR_OVERTAKES_TERRITORY = "non-state-actor-overtakes-territory"
    CHEMICAL_WEAPON = "chemical-weapon"
    AIR_DRONE_STRIKE = "air-drone-strike"
    SUICIDE_BOMB = "suicide-bomb"
    SHELLING_ARTILLERY_MISSILE = "shelling-artillery-missile"
    REMOTE_EXPLOSIVE_LANDMINE_IED = "remote-explosive-landmine-ied"
    GRENADE = "grenade"
    SEXUAL_VIOLENCE = "sexual-violence"
    ATTACK_ON_CIVILIANS = "attack-on-civilians"
    ABDUCTION_FORCED_DISAPPEARANCE = "abduction-forced-disappearance"
    PEACEFUL_PROTEST = "peaceful-protest"
    PROTEST_WITH_INTERVENTION = "protest-with-intervention"
    EXCESSIVE_FORCE_AGAINST_PROTESTERS = "excessive-force-against-protesters"
    VIOLENT_DEMONSTRATION = "violent-demonstration"
    MOB_VIOLENCE = "mob-violence"
    AGREEMENT = "agreement"
    ARRESTS = "arrests"
    CHANGE_TO_GROUP = "change-to-group"
    DISRUPTED_WEAPONS_USE = "disrupted-weapons-use"
    HEADQUARTERS_OR_BASE_ESTABLISHED = "headquarters-or-base-established"
    LOOTING_PROPERTY_DESTRUCTION = "looting-property-destruction"
    NON_VIOLENT_TRANSFER_OF_TERRITORY = "non-violent-transfer-of-territory"
    OTHER = "other"

    @property
    def family(self) -> str:
        """The type's family (ACLED's event type), within which accounts may tell of one incident."""
        return FAMILY_OF[self]


_FAMILIES = {
    "battles": "armed-clash government-regains-territory non-state-actor-overtakes-territory",
    "explosions": "chemical-weapon air-drone-strike suicide-bomb shelling-artillery-missile "
    "remote-explosive-landmine-ied grenade",
    "violence against civilians": "sexual-violence attack-on-civilians abduction-forced-disappearance",
    "protests": "peaceful-protest protest-with-intervention excessive-force-against-protesters",
    "riots": "violent-demonstration mob-violence",
    "strategic developments": "agreement arrests change-to-group disrupted-weapons-use "
    "headquarters-or-base-established looting-property-destruction non-violent-transfer-of-territory other",
}
FAMILY_OF = {IncidentType(slug): family for family, slugs in _FAMILIES.items() for slug in slugs.split()}


class Modality(StrEnum):
    """Whether the report says that it happened."""

    OCCURRED = "occurred"
    DISPUTED = "disputed"
    PLANNED = "planned"


class Status(StrEnum):
    """On whose word a party is held responsible."""

    STATED = "stated"  # the report, in its own voice
    CLAIMED = "claimed"  # the party, of itself
    ACCUSED = "accused"  # somebody else
    SUSPECTED = "suspected"  # presumed, no accuser named
    DENIED = "denied"  # the party denies it


class Effect(StrEnum):
    """What a toll counts."""

    KILLED = "killed"
    INJURED = "injured"
    MISSING = "missing"
    ABDUCTED = "abducted"
    ARRESTED = "arrested"
    DISPLACED = "displaced"


class Victims(StrEnum):
    """Who is counted in a toll."""

    CIVILIANS = "civilians"
    COMBATANTS = "combatants"
    ATTACKERS = "attackers"  # the perpetrators' own dead
    MIXED = "mixed"
    UNKNOWN = "unknown"


class Precision(StrEnum):
    """How exact the words are about the days of a period."""

    DAY = "day"
    DAYS = "days"
    MONTH = "month"
    YEAR = "year"


# How likely a value is right, by the reader's own word, from 0 to 1 (see `recount.confidence`).
Confidence = Annotated[float, Field(ge=0, le=1)]


class Span(Value):
    """A stretch of a document's `content`: the evidence of one value, with its words.

    `start` and `end` are character offsets, end exclusive; `words` is `content[start:end]`.
    """

    start: int = Field(ge=0)
    end: int
    words: str = Field(min_length=1)

    @model_validator(mode="after")
    def _lengths_agree(self) -> Self:
        if self.end - self.start != len(self.words):
            raise ValueError(f"span {self.start}..{self.end} does not hold {len(self.words)} characters")
        return self


class Phrase(Span):
    """A span that is a value by itself (a target, a weapon, a name), with the reader's confidence in it."""

    confidence: Confidence = 1.0


class Document(Value):
    """One published item.

    `name` is what the user or the file calls it: the `doc` of a JSONL or CSV line, a path, or a URL.
    `sha256` is the digest of the original bytes, as lower-case hexadecimal.
    `extra` keeps what an input line held beyond the known columns.
    """

    name: str
    title: str = ""
    text: str
    published: date | None = None
    source: str | None = None
    url: str | None = None
    language: str | None = None
    retrieved: datetime | None = None
    sha256: str
    extra: dict[str, object] = Field(default_factory=dict)

    @cached_property
    def content(self) -> str:
        """Title, a line break and text: what the offsets of every span count in."""
        return f"{self.title}\n{self.text}"

    def span(self, start: int, end: int) -> Span:
        """The span of `content` from `start` to `end`."""
        return Span(start=start, end=end, words=self.content[start:end])

    def phrase(self, start: int, end: int, confidence: float = 1.0) -> Phrase:
        """The same as a value by itself."""
        return Phrase(start=start, end=end, words=self.content[start:end], confidence=confidence)


class Period(Value):
    """First and last day (inclusive), and how exact the words are.

    `span` is the expression that dates it; when nothing but the day of publication does, the words that tell
    of the incident (`from_publication` is then true).
    """

    start: date
    end: date
    precision: Precision
    span: Span
    from_publication: bool = False
    confidence: Confidence = 1.0

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.end < self.start:
            raise ValueError("a period ends before it starts")
        return self


class PlaceMention(Value):
    """Where: the most specific named place, the province and the country (ISO 3166-1 alpha-3).

    `span` is the evidence: the name's own words, else the province's or the country's.
    """

    name: Span | None = None
    admin1: str | None = None
    country: str | None = None
    span: Span
    confidence: Confidence = 1.0


class ResponsibilityClaim(Value):
    """A party to an incident, and on whose word."""

    party: Span
    status: Status
    by: Span | None = None
    confidence: Confidence = 1.0


LARGEST_TOLL = 2_000_000_000  # people that a person can say were counted: more is a slip
_VAGUE = frozenset((2, 3, 20, 24, 40, 200, 2000))  # lower bounds of "several", "dozens", "hundreds"


class TollClaim(Value):
    """One number by one source. `low` or `high` is None where the words set no such bound, never both."""

    effect: Effect
    low: int | None = Field(default=None, ge=0)
    high: int | None = Field(default=None, ge=0)
    approximate: bool = False
    victims: Victims = Victims.UNKNOWN
    group: Span | None = None
    part_of: bool = False
    source: Span | None = None
    span: Span
    confidence: Confidence = 1.0

    @property
    def is_vague(self) -> bool:
        """Whether the number only stands for words such as "several" or "dozens" (see the codebook)."""
        stands_for_words = self.high is None and self.low in _VAGUE
        return stands_for_words and not any(c.isdigit() for c in self.span.words)

    @model_validator(mode="after")
    def _bounds(self) -> Self:
        if self.low is None and self.high is None:
            raise ValueError("a toll claim needs a bound")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError("a toll claim's low is above its high")
        return self


RelationKind = Literal["renamed_to", "merged_into", "split_from", "part_of", "allied_with", "led_by"]


class RelationClaim(Value):
    """What one document tells of two actors, or of an actor and who leads it: a suggestion for the registry.

    `first` and `last` are the days that the words give for it.
    """

    kind: RelationKind
    actor: Span
    other: Span
    first: date | None = None
    last: date | None = None
    span: Span


class Account(Value):
    """What one document tells of one incident. `anchor` holds the words that tell that it happened.

    `confidence` is in its telling of such an incident at all, `type_confidence` in the type.
    """

    type: IncidentType
    anchor: Span
    modality: Modality = Modality.OCCURRED
    main: bool = False
    aggregate: bool = False
    period: Period | None = None
    place: PlaceMention | None = None
    perpetrators: tuple[ResponsibilityClaim, ...] = ()
    targets: tuple[Phrase, ...] = ()
    weapons: tuple[Phrase, ...] = ()
    tolls: tuple[TollClaim, ...] = ()
    named_dead: tuple[Phrase, ...] = ()
    confidence: Confidence = 1.0
    type_confidence: Confidence = 1.0
