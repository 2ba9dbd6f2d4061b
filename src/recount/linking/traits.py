"""What linking looks at in an account, worked out once for each account."""

from dataclasses import dataclass

from recount.linking.parties import Camp, party
from recount.linking.places import Where, where
from recount.model import Account, Effect
from recount.names import fold

_MOST = 20_000  # accounts whose traits are kept in memory
_SHORT = 3  # letters up to which a word of a target says little
_ANYBODY = frozenset(  # words of targets that tell nothing of which one it was
    "area areas army captured city civilian civilians children district districts fighters forces "
    "government group groups held islamic members militants military neighborhood neighborhoods "
    "neighbourhood neighbourhoods opposition people positions province rebel rebels regime residents "
    "soldiers state syria syrian targets terrorist terrorists town troops village villages women".split()
)

Number = tuple[Effect, int]


@dataclass(frozen=True, slots=True)
class Traits:
    """An account as linking compares it.

    `numbers` are its exact ones, of any part; `totals` those of the whole, by effect. `targets` are telling
    words of the targets, `dead` the folded words of each named dead.
    """

    account: Account
    where: Where
    parties: frozenset[str]
    camps: frozenset[Camp]
    numbers: frozenset[Number]
    totals: dict[Effect, tuple[int, ...]]
    targets: frozenset[str]
    dead: tuple[frozenset[str], ...]


_known: dict[int, tuple[Account, Traits]] = {}


def traits(account: Account) -> Traits:
    """The traits of an account. Those of many are kept, since each is compared again and again."""
    known = _known.get(id(account))
    if known is None:
        if len(_known) >= _MOST:
            _known.clear()
        known = _known[id(account)] = (
            account,
            _traits(account),
        )  # the account is kept, so its id stays its own
    return known[1]


def _traits(account: Account) -> Traits:
    place = where(account.place)
    sides = [party(claim.party.words, place.country) for claim in account.perpetrators]
    exact = [(claim, claim.low) for claim in account.tolls if claim.low and not claim.is_vague]
    totals: dict[Effect, tuple[int, ...]] = {}
    for claim, number in exact:
        if not claim.part_of:
            totals[claim.effect] = (*totals.get(claim.effect, ()), number)
    return Traits(
        account=account,
        where=place,
        parties=frozenset(id for side in sides for id in side.ids),
        camps=frozenset(side.camp for side in sides if side.camp),
        numbers=frozenset((claim.effect, number) for claim, number in exact),
        totals=totals,
        targets=frozenset(
            word
            for target in account.targets
            for word in fold(target.words).split()
            if len(word) > _SHORT and word not in _ANYBODY
        ),
        dead=tuple(words for name in account.named_dead if (words := frozenset(fold(name.words).split()))),
    )
