"""What was done: the words that tell of an act of violence, and the type of incident they point to."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from recount.model import IncidentType as T
from recount.names import lowered
from recount.reading.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that tell of an act, with offsets into the document's content.

    `weight` says how much they speak for the type: 3 most, 2 is strong, 1 weak, below 1 only colours what is
    told anyway. The model hears it and decides.
    """

    type: T
    start: int
    end: int
    weight: float


_TAKEN = (
    r"(?:re)?captur(?:ed|es|ing)|re-?took|retak(?:es|en|ing)|(?:won|win|winning) back|regain(?:ed|s|ing)?(?: full)?(?: control)?|seiz(?:ed|es|ing)(?: control)?"
    r"|took (?:full |over )?control|t(?:ake|akes|aking|aken) (?:full )?control|gain(?:ed|s|ing)? control|overr[ua]n|(?<!the )(?<!newly )(?<!newly-)liberat(?:ed|es|ing)"
    r"|(?:establish|impos|extend|tighten|restor)(?:ed|es|ing|s)? (?:full |their |its |complete )?control"
    r"|storm(?:ed|s) into|wrest(?:ed)? control|drove \w+ (?:\w+ )?out of|fell to|advanc(?:ed|es|ing) (?:in|into|on|towards?)"
    r"|restor(?:ed|es|ing) (?:security|stability|full control)|enter(?:ed|s) the (?:town|city|village)|made (?:new )?gains"
    r"|secur(?:ed|es) (?:the|full)|managed to control|(?:has|have|had) taken"
)

# (type, weight, pattern); a pattern is matched at word boundaries, without case.
_LEXICON: list[tuple[T, float, str]] = [
    (
        T.SUICIDE_BOMB,
        3,
        r"suicide[- ](?:bomb\w*|attack\w*|blasts?|vests?|belts?|cars?|trucks?|explosions?|assault)|suicid\w+ terrorist",
    ),
    (
        T.SUICIDE_BOMB,
        3,
        r"(?:blew|blown|blow(?:ing)?|detonat\w+) (?:him|her|them)sel(?:f|ves)(?: up)?|explosives?[- ](?:belt|vest)s?",
    ),
    (
        T.CHEMICAL_WEAPON,
        3,
        r"chemical (?:weapons?|attacks?|gas|agents?|strikes?|bombs?|substances?)|(?:poison|toxic|nerve|mustard|chlorine|sarin) ?(?:gas(?:ses)?|agents?|substances?|attacks?|bombs?|barrels?)|gas attacks?|sarin|chlorine",
    ),
    (
        T.AIR_DRONE_STRIKE,
        2.5,
        r"air[ -]?(?:strikes?|raids?|attacks?|bombardments?|bombings?|assaults?|campaign)|aerial (?:attacks?|bombardments?|bombings?|raids?|strikes?|assaults?)|barrel bomb\w*|bombing raids?|drone (?:strikes?|attacks?)|(?:guided|glide|aerial) bombs?|(?:Shahed|kamikaze|attack|armed|explosive-laden|FPV|suicide) drones?|drones? (?:\w+ ){0,2}(?:hit|struck|targeted|crashed|fired|attacked|bombed|slammed|dropped|killed)|dropp(?:ed|ing) (?:\w+ ){0,3}bombs?",
    ),
    (
        T.AIR_DRONE_STRIKE,
        1.5,
        r"war ?planes?|fighter jets?|jets|helicopters?(?: gunships?)?|gunships?|war jets?|aircraft|bombers|sorties|planes|drones?|air force",
    ),
    (T.AIR_DRONE_STRIKE, 1, r"strikes|raids|raid|strike"),
    (
        T.SHELLING_ARTILLERY_MISSILE,
        2.2,
        r"shell(?:ed|ing|ings)|mortar (?:\w+ )?(?:shells?|rounds?|attacks?|fire|bombs?|strikes?)|rocket (?:attacks?|fire|shells?|barrage|strikes?)|artillery|mortars?|missile (?:attacks?|strikes?)|rocketry|cluster bombs?|ballistic missiles?",
    ),
    (T.SHELLING_ARTILLERY_MISSILE, 1.6, r"shells?|rockets?|missiles?|bombard(?:ed|ing|ments?|s)|barrages?"),
    (T.SHELLING_ARTILLERY_MISSILE, 1.0, r"pound(?:ed|ing|s)|hit by|bombed|bombing"),
    (
        T.GRENADE,
        2.6,
        r"(?<!propelled )(?<!propelled-)(?:hand )?grenades? (?:attack|blast|explo\w+)|(?:hurled|threw|lobbed|tossed) (?:\w+ ){0,3}(?<!propelled )grenades?",
    ),
    (
        T.REMOTE_EXPLOSIVE_LANDMINE_IED,
        2.7,
        r"car[ -]bomb\w*|truck bomb\w*|booby[- ]trap\w*|(?:land|roadside )[- ]?(?:mines?|bombs?)|improvised explosive(?: devices?)?|IEDs?|explosive devices?|(?<!barrel )(?<!cluster )(?<!vacuum )bomb(?:s|ing|ings)? (?:blasts?|attacks?|explosions?|exploded|went off|detonated|ripped|targeted|planted)|mine (?:blast|explosion)s?|(?:remote|remotely)[- ](?:controlled|detonated) \w+|VBIEDs?|explosive[- ]laden|rigged (?:car|vehicle)|bomb planted|(?:cars?|vehicles?|motorcycles?|motorbikes?|trucks?) (?:\w+ ){0,3}(?:blew up|exploded)|(?:parcel|pipe|time|nail|package|homemade|magnetic|sticky) bombs?|claymores?|blew up (?:a|the|their|its) (?:[\w-]+ ){0,3}(?:vehicle|convoy|bus|truck|train|jeep)|landmines?",
    ),
    (
        T.REMOTE_EXPLOSIVE_LANDMINE_IED,
        1.4,
        r"explosions?|blasts?|explod\w+|detonat\w+|bombings?|bomb|mines?|went off",
    ),
    (
        T.ABDUCTION_FORCED_DISAPPEARANCE,
        2.4,
        r"abduct\w*|kidnap\w*|t(?:ake|ook|aken|aking) (?:\w+ ){0,5}hostages?|hostage[- ]taking|forcibly disappeared",
    ),
    (
        T.AIR_DRONE_STRIKE,
        2,
        r"(?:forces|army|regime|government|military|junta|coalition) (?:\w+ ){0,2}bomb(?:ed|ing|s)",
    ),
    (T.SUICIDE_BOMB, 3, r"bombers? (?:drove|rammed|detonated|blew|crashed)"),
    (T.SHELLING_ARTILLERY_MISSILE, 2.2, r"tank (?:fire|shells?|shelling)"),
    (T.AIR_DRONE_STRIKE, 2.2, r"(?:bombed|bombing|bombs) .{0,40}from the air"),
    (
        T.VIOLENT_DEMONSTRATION,
        2.3,
        r"(?:protesters?|demonstrators?|rioters) (?:threw|hurled|pelted|torched|clashed|set|attacked|stormed)",
    ),
    (
        T.EXCESSIVE_FORCE_AGAINST_PROTESTERS,
        2.6,
        r"(?:police|troops|soldiers|security forces|officers) (?:shot|fired|opened fire|killed) (?!tear|rubber|water|warning|stun|in(?:to)? the air).{0,40}(?:protest\w+|demonstrat\w+)",
    ),
    (
        T.PEACEFUL_PROTEST,
        1.8,
        r"(?:protesters?|demonstrators?|thousands|hundreds|crowds) (?:marched|gathered|rallied)(?: peacefully)?",
    ),
    (
        T.ATTACK_ON_CIVILIANS,
        1.9,
        r"shot (?:at|dead|and|by|him|her|them|the|an?|two|three|four|five|several|\d+)|fired (?:at|on|upon)|opened .{0,20}fire",
    ),
    (
        T.ATTACK_ON_CIVILIANS,
        1.6,
        r"(?:bodies|corpses) (?:of )?(?:\w+ ){0,6}(?:found|dumped|discovered|recovered)|(?:found|discovered|recovered) (?:the )?(?:[\w-]+ ){0,3}(?:bodies|corpses)|mass graves?|dismembered|decapitat\w+|mutilated|machetes?|knives|knife|axes|hacked|beaten to death|slit",
    ),
    (
        T.ATTACK_ON_CIVILIANS,
        2.2,
        r"shot dead|gunned down|massacre[ds]?|behead\w*|execut(?:ed|ions?|ing)|stabb\w+|lynch\w*|murder\w*|assassinat\w+|hacked to death|slaughter\w*|burn(?:ed|t) alive|opened fire|sniper fire|shooting|snipers?|throats?|strangled|target killing|mass killings?|shot and killed|open fire|tortured to death|crucif\w+|stoned|(?:hanged|hung) (?:him|her|them)",
    ),
    (
        T.ARMED_CLASH,
        2.2,
        r"clash(?:es|ed|ing)?|gun ?(?:battles?|fights?)|fire ?fights?|firefights?|encounters?|ambush\w*|exchang\w+ (?:of )?(?:gun)?fire|fierce (?:fighting|battles?)|heavy fighting|fought|street battles?|skirmish\w*",
    ),
    (
        T.ARMED_CLASH,
        1.8,
        r"fighting|battl(?:es?|ed)|offensive|assault(?:s|ed)?|shoot-?out|shot down|downed|repel(?:led|s)?|raided|storm(?:ed|ing|s)?|infiltrat\w+|foiled|thwarted|military operations?|operations? (?:against|targeting)|confrontations?|battling",
    ),
    (
        T.ARMED_CLASH,
        1.3,
        r"attack(?:s|ed|ing)?|armed attack|gunmen|destroy(?:ed|ing) (?:\w+ ){0,4}(?:vehicles?|dens?|hideouts?|positions?|fortifications?|headquarters|tanks?|hotbeds?)|inflict\w+ (?:\w+ )?(?:losses|casualties)|eliminat(?:ed|ing)|targeted|(?:kill|destroy)(?:ed|ing|s) (?:(?!by\b)\w+ ){0,4}(?:terrorists|militants|rebels|insurgents|fighters)|operation",
    ),
    (T.ARRESTS, 2, r"arrest(?:ed|s|ing)|detained|apprehended|nabbed|rounded up"),
    (
        T.AGREEMENT,
        2.2,
        r"(?:ceasefire|cease-fire|truce|peace|evacuation|reconciliation|surrender|swap) (?:deal|agreement|accord|pact)s?|agreed (?:to|on) (?:a |an )?(?:\w+ )?(?:ceasefire|truce|cease-fire|deal)|(?:ceasefire|truce|cease-fire|deal|agreement) (?:was |were )?(?:reached|signed|brokered|took effect|came into (?:force|effect)|went into effect|agreed)|prisoner (?:swap|exchange)s?|(?:swapp|exchang)\w+ (?:the |of )?(?:\w+ ){0,3}(?:prisoners|captives|detainees|hostages|bodies|remains)|(?:ceasefire|cease-fire|truce)\b[^.]{0,80}\b(?:took effect|takes effect|came into (?:force|effect)|went into effect|began|agreed|signed|announced)",
    ),
    (
        T.AGREEMENT,
        1.0,
        r"truce|cease-?fire|evacuat(?:ed|ion)(?! (?:\w+ ){0,6}(?:hospitals?|clinics?|treatment))",
    ),
    (
        T.LOOTING_PROPERTY_DESTRUCTION,
        2,
        r"torched|set (?:\w+ ){0,5}(?:ablaze|on fire|fire to)|looted|looting|vandali[sz]\w+|arson|ransacked|burnt down|burned down|bl(?:ew|own?|owing) up (?:a |the )?(?:[\w-]+ ){0,8}(?:school|bridge|pipeline|tower|track|building|house|shrine|temple|church|mosque)s?|demolished",
    ),
    (T.SEXUAL_VIOLENCE, 2.4, r"raped|rapes?|gang-?rape\w*|sexual(?:ly)? (?:violence|assault\w*|abus\w+)"),
    (T.MOB_VIOLENCE, 2.4, r"mobs?|rioters?|riots?(?! (?:police|squads?|gear|control))|communal violence"),
    (
        T.VIOLENT_DEMONSTRATION,
        1.8,
        r"violent (?:protest|demonstration)s?|protesters (?:threw|hurled|clashed|pelted|torched|set)|stone[- ]pelting",
    ),
    (
        T.EXCESSIVE_FORCE_AGAINST_PROTESTERS,
        2.6,
        r"(?:fired|firing|shot|opened fire|open fire) (?:[\w,-]+ ){0,8}?(?:on|at|into|upon) (?:[\w-]+ ){0,3}(?:protest\w+|demonstrat\w+|crowds?|students|marchers)|police firing|clash(?:es|ed)? (?:between|with) (?:the )?(?:[\w-]+ ){0,3}(?:police|security forces)(?: and| with) (?:[\w-]+ ){0,2}(?:protest\w+|demonstrat\w+)|(?:protest\w+|demonstrat\w+) (?:were |was )?(?:killed|shot)",
    ),
    (
        T.PROTEST_WITH_INTERVENTION,
        2,
        r"tear ?gas(?:sed)?|dispers(?:ed|ing) (?:\w+ ){0,3}(?:protest\w+|demonstrat\w+|crowd)",
    ),
    (
        T.PEACEFUL_PROTEST,
        1.6,
        r"(?:staged|held|organi[sz]ed) (?:\w+ ){0,4}(?:protests?|demonstrations?|rall(?:y|ies)|sit-?ins?|march(?:es)?)|demonstrations?|took to the streets|protesters|demonstrators|marched (?:peacefully|through|to|in)|chanted|chanting",
    ),
    (
        T.CHANGE_TO_GROUP,
        1.8,
        r"merged|merger|renamed (?:itself|themselves)|broke (?:away|ties)|split from|pledged allegiance|changed (?:its|their) name|joined forces",
    ),
    (
        T.DISRUPTED_WEAPONS_USE,
        1.8,
        r"defus\w+|(?:recovered|seized|discovered|found) (?:\w+ ){0,6}(?:weapons|explosives|ammunition|arms cache|cache|IEDs?)|intercepted (?:\w+ ){0,3}(?:missile|rocket|drone)s?|shot down (?:\w+ ){0,3}(?:missile|rocket)s?",
    ),
    (
        T.NON_VIOLENT_TRANSFER_OF_TERRITORY,
        1.6,
        r"withdr[ae]w(?:n|al|als|s|ing)?(?: from)?|handed over (?:\w+ ){0,3}(?:control|town|village|positions?)|pulled out of",
    ),
    (
        T.HEADQUARTERS_OR_BASE_ESTABLISHED,
        1.4,
        r"(?:set up|establish(?:ed|es|ing)|built) (?:\w+ ){0,3}(?:base|headquarters|outposts?|camp)s?",
    ),
]
# Matched against text in lower case, which takes half the time that ignoring the case does.
_COMPILED = [(kind, weight, re.compile(rf"\b(?:{pattern.lower()})\b")) for kind, weight, pattern in _LEXICON]
_TAKING = re.compile(rf"\b(?:{_TAKEN})\b")
_NO_GROUND = re.compile(
    r"(?: (?:at least|about|some|around|nearly|more than|over))? (?:the |a |an |his |her |their |its |several |two |three |four |five |six |dozens of |\d[\d,]* )?(?:[\w-]+ ){0,3}?(?:weapons?|arms|ammunition|explosives|drugs|cocaine|rifles?|vehicles?|trucks?|bombs?|people|persons|students|pupils|children|villagers|hostages?|soldiers?|policem[ae]n|militants?|power|fighters|passengers|women|girls|men)\b",
    re.IGNORECASE,
)
_STATE_FORCES = re.compile(
    r"\b(?:army|regime|government|government's|troops|soldiers|security forces|iraqi forces|syrian forces|loyalist|pro-government|"
    r"pro-regime|armed forces|hezbollah|hizbullah|state tv|police|national defen[cs]e|military)\b",
    re.IGNORECASE,
)
_NON_STATE = re.compile(
    r"\b(?:rebels?|is|isis|isil|daesh|islamic state|militants?|fighters|insurgents?|nusra|opposition|sdf|ypg|kurdish|kurds|jihadists?|"
    r"jaish|jaysh|ahrar|tahrir al-sham|taliban|free syrian army|fsa|terrorists?|militia\w*|gunmen|houthis?|al-shabaab|boko haram|"
    r"democratic forces|qaeda)\b",
    re.IGNORECASE,
)


def triggers(sentence: Sentence) -> list[Trigger]:
    """The words in a sentence that tell of acts, in order; of overlapping ones the weightiest stands."""
    text, offset = sentence.text, sentence.start
    low = lowered(text)
    found: list[Trigger] = []
    for kind, weight, pattern in _COMPILED:
        for hit in pattern.finditer(low):
            found.append(Trigger(kind, offset + hit.start(), offset + hit.end(), weight))
    for hit in _TAKING.finditer(low):
        if _NO_GROUND.match(text, hit.end()):
            continue
        found.append(Trigger(_who_took(text, hit.start()), offset + hit.start(), offset + hit.end(), 2.1))
    found = [_from_the_air(trigger, found) for trigger in found]
    found.sort(key=lambda t: (-t.weight, t.start))
    kept: list[Trigger] = []
    for trigger in found:
        if all(trigger.end <= k.start or trigger.start >= k.end for k in kept):
            kept.append(trigger)
    return sorted(kept, key=lambda t: t.start)


_FLIGHT = 45  # characters behind an aircraft within which its missiles and bombs stand


def _from_the_air(trigger: Trigger, found: Sequence[Trigger]) -> Trigger:
    """Missiles, shells and bombs behind an aircraft are an air strike: "jets fired missiles"."""
    if (
        trigger.type not in (T.SHELLING_ARTILLERY_MISSILE, T.REMOTE_EXPLOSIVE_LANDMINE_IED)
        or trigger.weight > 2.2
    ):
        return trigger
    flown = any(
        t.type is T.AIR_DRONE_STRIKE and t.weight >= 1.5 and 0 < trigger.start - t.end < _FLIGHT
        for t in found
    )
    return replace(trigger, type=T.AIR_DRONE_STRIKE, weight=max(trigger.weight, 2.2)) if flown else trigger


_NO_SUBJECT = re.compile(r"\b(?:from|to|against|by|on|of|opposition|with)(?: the)? $")


# Who took a place stands behind: "fell to the army", "was recaptured by government forces".
_TAKER = re.compile(r"(?:fell to|[\w-]+ by)\s(?P<who>(?:[\w'’-]+\s?){1,5})")


def _who_took(text: str, verb: int) -> T:
    """Who took the place, a government or a non-state force: the nearest before the verb that may be its subject.

    Without one, the losing side behind "from" tells.
    """

    taker = _TAKER.match(text, verb)
    if taker:
        return (
            T.GOVERNMENT_REGAINS_TERRITORY
            if _STATE_FORCES.search(taker["who"])
            else T.NON_STATE_ACTOR_OVERTAKES_TERRITORY
        )

    def last(side: re.Pattern[str]) -> int:
        found = [m.start() for m in side.finditer(text, 0, verb)]
        subjects = [at for at in found if not _NO_SUBJECT.search(text, max(0, at - 16), at)]
        return max(subjects or found, default=-1)

    state, other = last(_STATE_FORCES), last(_NON_STATE)
    if state < 0 and other < 0 and (lost := re.compile(r"\bfrom\b").search(text, verb)):
        return (
            T.GOVERNMENT_REGAINS_TERRITORY
            if _NON_STATE.search(text, lost.start())
            else T.NON_STATE_ACTOR_OVERTAKES_TERRITORY
        )
    return T.GOVERNMENT_REGAINS_TERRITORY if state > other else T.NON_STATE_ACTOR_OVERTAKES_TERRITORY
