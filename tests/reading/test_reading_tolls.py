"""Tolls in a sentence: what befell how many people, and what counts none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading_helpers import sentence, toll

from conftest import report
from recount.reading.sentences import sentences
from recount.reading.tolls import Count, counts

HARMS = [
    ("Shells killed 12 people in the old market.", "killed 12"),
    ("Twelve people were killed.", "killed 12"),
    ("At least 15 people have been killed and dozens more injured.", "killed 15+, injured 24+"),
    ("At least 32 people were killed and 24 others were injured.", "killed 32+, injured 24"),
    ("A suicide attack left seven people dead and 20 injured.", "killed 7, injured 20"),
    ("It tore through the market, leaving seven dead.", "killed 7"),
    ("Nine pilgrims lost their lives when a mine went off.", "killed 9"),
    ("A strike on the bus claimed the lives of seven people.", "killed 7"),
    ("The shelling claimed the life of one person in Homs.", "killed 1"),
    ("The blast cost the life of a policeman.", "killed 1"),
    ("Seven people suffered breathing difficulties after the attack.", "injured 7"),
    ("Another suffered injury in the blast.", "injured 1"),
    ("Eight others experienced breathing difficulties.", "injured 8"),
    ("There were over 30 cases of asphyxiation among civilians.", "injured 31+"),
    ("The raids brought to 45 the number killed in 24 hours.", "killed 45"),
    ("More than 30 people were still missing.", "missing 31+"),
    ("We buried nine people on Monday morning.", "killed 9"),
    ("The governor attended the burial on Sunday of 43 people.", "killed 43"),
    ("A civil society leader put the number of dead at 23.", "killed 23"),
    (
        "It killed 56 people and wounded 30, including children, two aid workers said.",
        "killed 56, injured 30, injured 2+",
    ),
    ("At the funeral of a police commander a bomber killed 24 people.", "killed 24"),
    ("An air strike on a camp for displaced people killed 56.", "killed 56"),
    ("The fighting displaced residents and killed nine.", "displaced 2+, killed 9"),
    ("On the anniversary of the massacre of 40 villagers a bomb killed nine people.", "killed 9"),
    ("A raid killed three people, bringing to 45 the number of dead.", "killed 3, killed 45"),
    ("At least 70 Syrian regime and rebel fighters have been killed.", "killed 70+"),
    ("Several dozen Kurdish forces were also killed.", "killed 24+"),
    ("Around 15 young Assyrians were killed.", "killed ~15"),
    ("The fate of at least eight members of staff is still unknown.", "missing 8+"),
    ("Gunmen ambushed the cars, slaughtering at least nine U.S. citizens.", "killed 9+"),
    ("Two UN peacekeepers were injured.", "injured 2"),
    ("The raid resulted in the death of five people and the injury of ten others.", "killed 5, injured 10"),
    ("The army lost 15 men.", "killed 15"),
    ("Thirteen soldiers were slain.", "killed 13"),
    ("The drone strike eliminated two commanders.", "killed 2"),
    ("More than 40 people were martyred.", "killed 41+"),
    ("Two more people died of their wounds.", "killed 2"),
    ("Thirteen people succumbed to their wounds.", "killed 13"),
    ("The bodies of three soldiers were recovered.", "killed 3"),
    ("A mine wounded a shepherd and killed two of his sons.", "killed 2, injured 1"),
    ("Rebels downed a helicopter, killing its five crew members.", "killed 5"),
    ("Between 5 and 8 villagers died.", "killed 5-8"),
    ("As many as 50 fighters were killed.", "killed ..50"),
    ("Up to 50 people were wounded.", "injured ..50"),
    ("Some 40 rebels were killed.", "killed ~40"),
    ("Scores of people were killed and hundreds wounded.", "killed 40+, injured 200+"),
    ("Many were killed.", "killed 3+"),
    ("An unknown number of soldiers were killed.", "killed 3+"),
    ("Three rebels were killed and two were wounded.", "killed 3, injured 2"),
    ("Two men died, and at least seven were hurt.", "killed 2, injured 7+"),
    ("It killed one and injured two.", "killed 1, injured 2"),
    ("A farmer was shot dead.", "killed 1"),
    ("A 12-year-old boy was killed by a sniper.", "killed 1"),
    ("One man died and two others were hurt.", "killed 1, injured 2"),
    ("The strike killed a woman and two girls.", "killed 1, killed 2"),
    ("Thirty gunmen stormed the post and killed four policemen.", "killed 4"),
    ("Gunmen abducted 14 aid workers near the border.", "abducted 14"),
    ("Three engineers were kidnapped.", "abducted 3"),
    ("A dozen soldiers were captured.", "abducted ~12"),
    ("Police arrested 23 protesters.", "arrested 23"),
    ("About 70 people were arrested.", "arrested ~70"),
    ("Soldiers detained nine men.", "arrested 9"),
    ("Police rounded up 40 suspects.", "arrested 40"),
    ("Some 4,000 people fled the town.", "displaced ~4000"),
    ("Fighting displaced 12,000 families.", "displaced 12000"),
    ("More than 200,000 people have been displaced.", "displaced 200001+"),
    ("5,000 people were forced to flee.", "displaced 5000"),
    ("Nine fishermen are missing.", "missing 9"),
    ("Six policemen went missing after the raid.", "missing 6"),
    ("Eleven students disappeared.", "missing 11"),
    ("Twelve sailors are still unaccounted for.", "missing 12"),
    ("The attackers killed nine guards and abducted two.", "killed 9, abducted 2"),
    ("A suicide bomber killed eight worshippers and wounded 15.", "killed 8, injured 15"),
    ("A gunman killed eight worshippers.", "killed 8"),
    ("A bomber blew himself up, killing himself and nine shoppers.", "killed 9"),
    ("Two brothers were gunned down at their shop.", "killed 2"),
    ("Gunmen shot two traders dead.", "killed 2"),
    ("Gunmen shot dead two traders.", "killed 2"),
    ("Gunmen shot five guards.", "injured 5"),
    ("Rescuers pulled nine bodies from the ruins.", "killed 9"),
    ("Twelve bodies were found in a well.", "killed 12"),
    ("A mother and her three children were killed.", "killed 1, killed 3"),
    ("A soldier was killed and another was wounded.", "killed 1, injured 1"),
    ("One policeman was killed, another injured.", "killed 1, injured 1"),
    ("Two bombers were killed, along with nine worshippers.", "killed 2, killed 9"),
    ("Four members of one family were killed.", "killed 4"),
    ("Tallies of the dead differ: 32 in early reports, 40 by the word of the mayor.", "killed 32, killed 40"),
    ("Nine men were taken hostage.", "abducted 9"),
    ("Militants took nine men hostage.", "abducted 9"),
    ("Nine men were taken into custody.", "arrested 9"),
    ("The fate of 30 prisoners is unknown.", "missing 30"),
    ("Clashes forced 5,000 people from their homes.", "displaced 5000"),
    ("Ten thousand people left their homes.", "displaced 10000"),
]

# Not told apart: up to so many of each.
PAIRS = [
    ("The raid killed or wounded 20 militants.", "killed ..20, injured ..20"),
    ("Twenty people were killed or wounded.", "killed ..20, injured ..20"),
    ("A mortar attack killed and wounded 20 people.", "killed ..20, injured ..20"),
    ("Twenty people were killed and wounded.", "killed ..20, injured ..20"),
]

HEADLINES = [
    ("Bomb kills nine in Homs", "killed 9"),
    ("30 dead in market blast", "killed 30"),
    ("Nine dead, 20 hurt as bomb hits bus", "killed 9, injured 20"),
    ("40 killed 100 injured in car bombing", "killed 40, injured 100"),
    ("40 Killed, 100 Injured In Car Bombing", "killed 40, injured 100"),
    ("Twin blasts kill 12, wound 30", "killed 12, injured 30"),
    ("Death toll in bus attack reaches 57", "killed 57"),
]

RUNNING = [
    ("The death toll rose to 42 on Sunday.", "killed 42"),
    ("The toll stands at 85.", "killed 85"),
    ("The death toll from the twin blasts in the southern port city has climbed to 57.", "killed 57"),
    ("The governor put the toll at 60.", "killed 60"),
    ("He put the death toll at more than 60.", "killed 61+"),
    ("The number of dead stands at 85.", "killed 85"),
    ("The total number of deaths rose to 57.", "killed 57"),
    ("The number of injured rose to 57.", "injured 57"),
    ("The monitor counted 42.", "killed 42"),
    ("The monitor documented the deaths of 19 civilians.", "killed 19"),
    ("The toll has risen from 32 to 42.", "killed 42"),
    ("The governor put the number of dead at 14 and of wounded at 30.", "killed 14, injured 30"),
]

# A plural without a number, and words for many: at least so many.
PLURALS = [
    ("European members of the group were among the dead.", "killed 2+"),
    ("Women and children were also among the wounded.", "injured 2+"),
    ("All remaining villagers have now fled.", "displaced 2+"),
    ("The raids prompted an exodus of civilians.", "displaced 2+"),
    ("People were still missing under the rubble.", "missing 2+"),
    ("Other fighters remained critically wounded.", "injured 2+"),
    ("Nine people died and others were wounded.", "killed 9, injured 2+"),
    ("It killed nine people, injuring others.", "killed 9, injured 2+"),
    ("Twenty people, mostly women and children, died.", "killed 20, killed 2+"),
    ("Twenty people died, including women and children.", "killed 20, killed 2+"),
    ("Soldiers were killed in the ambush.", "killed 2+"),
    ("The raid killed civilians.", "killed 2+"),
    ("Shells fell on the souk, killing women and children.", "killed 2+"),
    ("Civilians fled the town.", "displaced 2+"),
]

NOBODY = [
    ("There were no casualties.", "killed 0, injured 0"),
    ("No casualties were reported.", "killed 0, injured 0"),
    ("It hit an empty house without casualties.", "killed 0, injured 0"),
    ("No human casualties were reported.", "killed 0, injured 0"),
    ("There were no deaths.", "killed 0"),
    ("There was no loss of life.", "killed 0"),
    ("No injuries were reported.", "injured 0"),
    ("No one was hurt.", "injured 0"),
    ("Nobody was killed.", "killed 0"),
    ("No one was killed or injured.", "killed 0, injured 0"),
    ("There was no report of any casualties.", "killed 0, injured 0"),
    ("There were no reports of casualties.", "killed 0, injured 0"),
]

UNTOLD = """
There was no word on casualties.
The blast caused casualties.
It was not clear whether anybody was hurt.
Three villages were captured.
Rebels advanced 12 kilometres and captured two hills.
Soldiers destroyed five tanks and 20 vehicles of the militants.
The army lost three tanks.
Two mosques, four schools and a clinic were hit.
They fired 40 shells at the souk.
About 200 fighters took part in the attack.
Some 1,500 soldiers surround the town, in which 5,000 people live.
More than 100 families live in the camp.
Residents of 14 villages saw the smoke.
The truck carried 300 kilograms of explosives.
The gun battle lasted 20 minutes.
Twelve attacks were foiled.
A convoy of 40 trucks reached the town.
Thirty people attended the funeral.
Nine people were buried under the rubble.
Nine hostages were freed.
Two of the brothers saw the bomb.
Fourteen rebels surrendered.
"""

THINGS_BESIDE_PEOPLE = [
    ("Five tanks were destroyed and two soldiers were killed.", "killed 2"),
    ("The bombing killed 12 people and destroyed 30 houses.", "killed 12"),
    ("Shells hit a bus 12 kilometres from the town, killing three passengers.", "killed 3"),
    ("Two car bombs killed nine shoppers.", "killed 9"),
    ("Nine guards were killed in two separate attacks.", "killed 9"),
    ("After 12 days of fighting nine soldiers were killed.", "killed 9"),
    ("In 2016 militants killed nine guards.", "killed 9"),
    ("Four gunmen on two motorcycles killed a teacher.", "killed 1"),
    ("The army seized three villages and killed nine militants.", "killed 9"),
    ("Some 3,000 people live in the village, where nine died.", "killed 9"),
    ("The mortar killed two men and 40 sheep.", "killed 2"),
]


# The whole, and the part in it.
def found(text: str) -> list[Count]:
    return [count for count in counts(sentence(text)) if not count.possible]


@pytest.mark.parametrize(
    ("text", "expected"),
    [*HARMS, *PAIRS, *HEADLINES, *RUNNING, *PLURALS, *NOBODY, *THINGS_BESIDE_PEOPLE],
)
def test_what_befell_how_many(text: str, expected: str) -> None:
    """Compared without regard to order: of a pair, either effect may come first."""
    assert sorted(map(toll, found(text))) == sorted(expected.split(", "))


@pytest.mark.parametrize("text", UNTOLD.strip().splitlines())
def test_no_toll(text: str) -> None:
    assert found(text) == []


NUMBERS = st.integers(2, 9999)


@given(
    NUMBERS,
    st.sampled_from(["", "at least ", "more than ", "about ", "up to "]),
    st.sampled_from(["people", "soldiers", "civilians", "Syrian fighters", "women"]),
    st.sampled_from(
        [
            ("{n} {who} were killed in the raid.", "killed"),
            ("The raid killed {n} {who}.", "killed"),
            ("It hit the souk, killing {n} {who} there.", "killed"),
            ("In the raid {n} {who} died.", "killed"),
            ("The raid left {n} {who} dead.", "killed"),
            ("The raid wounded {n} {who}.", "injured"),
            ("In the raid {n} {who} were injured.", "injured"),
            ("Gunmen abducted {n} {who}.", "abducted"),
            ("Police arrested {n} {who}.", "arrested"),
            ("In the raid {n} {who} went missing.", "missing"),
            ("In the end {n} {who} were displaced.", "displaced"),
        ]
    ),
)
def test_every_number_in_every_form(n: int, bound: str, who: str, form: tuple[str, str]) -> None:
    text, effect = form
    (count,) = found(text.format(n=f"{bound}{n:,}", who=who))
    low = None if bound == "up to " else n + (bound == "more than ")
    high = n if bound in ("", "about ", "up to ") else None
    assert (count.effect, count.low, count.high) == (effect, low, high)
    assert (count.approximate, count.part_of) == (bound == "about ", False)


WORDS = st.sampled_from(
    "12 two nine people soldiers a an one dozens killed wounded killing died dead were was and or , . : of "
    "them including among no casualties toll rose to the at least others missing fled bodies İ ٣ “".split()
)


@given(st.one_of(st.text(), st.lists(WORDS).map(" ".join)))
def test_any_text(text: str) -> None:
    for one in sentences(report(text)):
        for count in counts(one):
            assert one.start <= count.start <= count.at < count.end <= one.end
            assert count.low is not None or count.high is not None
            assert count.low is None or count.high is None or 0 <= count.low <= count.high
            if count.group:
                assert one.start <= count.group[0] < count.group[1] <= one.end
