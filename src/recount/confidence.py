"""What the reader asserts, and what it keeps only as a candidate for a person to look at.

Every value has a confidence. A value below the threshold stays in the ledger, with its words, but no listing,
figure, link or export uses it unless it is asked to.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # so that who only asks for help need not wait for the nouns
    from recount.model import Account

ASSERTED = 0.4  # the confidence from which a value is asserted: where the RECOUNT SCORE on dev is best
CANDIDATE = 0.1  # and from which it is kept at all


def asserted(account: "Account", least: float = ASSERTED) -> "Account | None":
    """The account with only those values whose confidence is at least `least`; None where its own is less.

    An account's type always stays: an incident is of some type, and `type_confidence` tells how sure this
    one is.
    """
    if account.confidence < least:
        return None
    period, place = account.period, account.place
    return account.model_copy(
        update={
            "period": period if period and period.confidence >= least else None,
            "place": place if place and place.confidence >= least else None,
            "perpetrators": tuple(claim for claim in account.perpetrators if claim.confidence >= least),
            "tolls": tuple(claim for claim in account.tolls if claim.confidence >= least),
            "targets": tuple(phrase for phrase in account.targets if phrase.confidence >= least),
            "weapons": tuple(phrase for phrase in account.weapons if phrase.confidence >= least),
            "named_dead": tuple(phrase for phrase in account.named_dead if phrase.confidence >= least),
        }
    )
