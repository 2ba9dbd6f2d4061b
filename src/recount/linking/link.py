"""Incremental linking: a new account joins the likeliest incident or founds one."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from recount.linking.keys import keys
from recount.linking.likeness import THRESHOLD, compare
from recount.model import Account, Value

OF_ONE_DOCUMENT = "two accounts of one document never tell of one incident"


class Told(Value):
    """An account that is already part of an incident.

    `merged_into` is the incident that its own stands for, where a person has merged it.
    """

    incident: int
    account: Account
    merged_into: int | None = None

    @property
    def one(self) -> int:
        """What is one incident with it."""
        return self.incident if self.merged_into is None else self.merged_into


def choose(account: Account, candidates: Iterable[Told], taken: Collection[int]) -> int | None:
    """The incident that `account` joins, or None when it founds one.

    `taken` are the incidents that already hold an account of its document: two accounts of one document
    never share an incident. Of equally likely incidents the eldest is chosen. Merged incidents count as one;
    of these the account joins the one that tells of it best, so that it stays with it if they are parted.
    """
    best: dict[int, tuple[float, int]] = {}
    for told in candidates:
        if told.one not in taken:
            score = compare(account, told.account).score
            if score > best.get(told.one, (0.0, 0))[0]:
                best[told.one] = score, told.incident
    found = [(score, -one, incident) for one, (score, incident) in best.items() if score >= THRESHOLD]
    return max(found)[2] if found else None


class Linker:
    """Links accounts in memory, in the order they come; incident ids count from 1."""

    def __init__(self) -> None:
        self._told: dict[str, list[Told]] = defaultdict(list)
        self._last = 0

    def link(self, accounts: Iterable[Account]) -> list[int]:
        """Place the accounts of one document and return the ids of their incidents."""
        taken: list[int] = []
        for account in accounts:
            found = keys(account)
            # the same account stands under several keys: compare it once
            candidates = {id(told): told for key in sorted(found) for told in self._told[key]}
            incident = choose(account, candidates.values(), taken)
            if incident is None:
                self._last += 1
                incident = self._last
            taken.append(incident)
            told = Told(incident=incident, account=account)
            for key in found:
                self._told[key].append(told)
        return taken
