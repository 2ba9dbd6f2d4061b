"""Codings by people in a ledger: assigned, saved, submitted, compared and adjudicated."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, insert, select, update

from recount.coding import Coded, Decision, Draft, Paired, adjudicated, compare, draft_of, finished
from recount.ledger import coding_records as listing
from recount.ledger import coding_rows as rows
from recount.ledger import store
from recount.ledger.coding_records import (
    MACHINE,
    Closed,
    CodingRecord,
    NoSuchCoding,
    Outdated,
    PairRecord,
    WholeCoding,
)
from recount.ledger.errors import LedgerError
from recount.ledger.ledger import Ledger
from recount.ledger.tables import LARGEST_ID, now
from recount.ledger.work_tables import Adjudications, CodingPairs, Codings
from recount.model import Account, Document

LONGEST_NAME = 100


@dataclass(frozen=True)
class Compared:
    """A pair, open: its document, both codings side by side, and how they were last adjudicated.

    `outcome` is None as long as nobody has adjudicated them.
    """

    record: PairRecord
    document: Document
    pairs: tuple[Paired, ...]
    decisions: Mapping[str, Decision]
    outcome: tuple[Account, ...] | None


class CodingDesk:
    """The codings of a ledger. `who` is the name under which somebody codes, `by` under which they decide."""

    def __init__(self, ledger: Ledger) -> None:
        self._transaction = ledger.transaction

    def assign(self, document: int, coder: str, other: str | None, by: str) -> tuple[list[int], int | None]:
        """Give a document to a coder, or blind to two; the other may be the machine.

        Returns the ids of the codings and that of their pair. Who codes the document already goes on with
        that coding; a coding that was withdrawn is taken up again.
        """
        with self._transaction(writes=True) as connection:
            _check_document(connection, document)
            first = _called(connection, coder)
            second = _called(connection, other) if other is not None else None
            if first == MACHINE:
                raise LedgerError("the machine has coded it already: name a person first")
            if second is not None and listing.same(first, second):
                raise LedgerError(f"{first} cannot be both coders")
            people = [name for name in (first, second) if name is not None and name != MACHINE]
            made = [_coding_of(connection, document, name, by) for name in people]
            pair = None
            if second is not None:
                pair = _pair_of(connection, made[0], made[1] if second != MACHINE else None)
            store.note(connection, "assign", document=document, codings=made, pair=pair, by=by)
            return made, pair

    def codings(self) -> list[CodingRecord]:
        """Every coding that was not withdrawn, newest first."""
        with self._transaction() as connection:
            return listing.records(connection)

    def coding(self, id: int, who: str) -> WholeCoding:
        """A coding with its document. Closed, to all but its coder, as long as anybody codes the document."""
        with self._transaction() as connection:
            found = listing.record(connection, id)
            if not listing.same(found.coder, who):
                why = listing.closed(found.document, (found,), listing.records(connection))
                if why:
                    raise Closed(why)
            return listing.whole(connection, found)

    def save(self, id: int, who: str, incidents: Any, version: int) -> WholeCoding:
        """Save a draft over version `version`; Outdated when another was saved since."""
        try:
            draft = draft_of(incidents)
        except ValueError as error:
            raise LedgerError(str(error)) from None
        with self._transaction(writes=True) as connection:
            _check_own(connection, id, who, version)
            values = {"draft": draft.model_dump(mode="json"), "version": version + 1, "saved": now()}
            connection.execute(update(Codings).where(Codings.id == id).values(**values))
            return listing.whole(connection, listing.record(connection, id))

    def submit(self, id: int, who: str, version: int) -> WholeCoding:
        """Freeze a draft. Unfinished, naming each fault, where it is not whole."""
        with self._transaction(writes=True) as connection:
            found = _check_own(connection, id, who, version)
            faults = listing.whole(connection, found).faults
            if faults:
                raise Unfinished(" ".join(fault.words for fault in faults))
            connection.execute(update(Codings).where(Codings.id == id).values(submitted=now()))
            store.note(connection, "submit", coding=id, by=found.coder)
            return listing.whole(connection, listing.record(connection, id))

    def withdraw(self, id: int, by: str) -> None:
        """Take back an assignment that is not submitted. What was coded is kept, should it be given anew."""
        with self._transaction(writes=True) as connection:
            if listing.record(connection, id).submitted is not None:
                raise LedgerError("it was submitted, and stays")
            connection.execute(update(Codings).where(Codings.id == id).values(withdrawn=now()))
            store.note(connection, "withdraw", coding=id, by=by)

    def pairs(self) -> list[PairRecord]:
        """Every pair of codings neither of which was withdrawn, newest first."""
        with self._transaction() as connection:
            return listing.pairs(connection)

    def compared(self, id: int) -> Compared:
        """A pair's two codings side by side; Closed until both are in."""
        with self._transaction() as connection:
            return _compared(connection, id)

    def adjudicate(self, id: int, decisions: Mapping[str, Decision], by: str, seen: int | None) -> Compared:
        """Decide a pair's differences; `seen` is the latest adjudication that who decides has seen.

        Outdated when there is a later one.
        """
        with self._transaction(writes=True) as connection:
            found = _compared(connection, id)
            latest = found.record.adjudication
            if latest != seen:
                theirs = {key: each.model_dump(mode="json") for key, each in found.decisions.items()}
                who = found.record.adjudicated_by
                raise Outdated(f"{who} has adjudicated this pair in the meantime", latest or 0, theirs)
            try:
                outcome = adjudicated(found.pairs, decisions)
            except ValueError as error:
                raise LedgerError(str(error)) from None
            columns = {
                "pair_id": id,
                "at": now(),
                "author": by,
                "decisions": {key: each.model_dump(mode="json") for key, each in decisions.items()},
                "outcome": {"accounts": [each.model_dump(mode="json") for each in outcome]},
            }
            connection.execute(insert(Adjudications), columns)
            store.note(connection, "adjudicate", pair=id, by=by)
            return _compared(connection, id)

    def coded(self, a: str | None = None, b: str | None = None) -> list[Coded]:
        """Both codings of every open pair: of all, of all that `a` takes part in, or of those of `a` and `b`.

        `a` is on the left.
        """
        found = []
        with self._transaction() as connection:
            for pair in listing.pairs(connection):
                turned = a is not None and not listing.same(pair.coders[0], a)
                left, right = pair.coders[::-1] if turned else pair.coders
                wanted = (a is None or listing.same(left, a)) and (b is None or listing.same(right, b))
                if wanted and not pair.closed:
                    one, other = _sides(connection, pair)
                    found.append(Coded(other, one) if turned else Coded(one, other))
        return found

    def adjudicated(self) -> list[tuple[Document, tuple[Account, ...]]]:
        """Each document whose differences were adjudicated with what came of it: the latest, of several."""
        with self._transaction() as connection:
            latest: dict[int, int] = {}
            for pair in listing.pairs(connection):
                if pair.adjudication is not None and not pair.closed:
                    document = pair.left.document
                    latest[document] = max(pair.adjudication, latest.get(document, 0))
            return [
                (rows.document(connection, document), rows.outcome(connection, adjudication))
                for document, adjudication in sorted(latest.items())
            ]

    def blind_to(self, who: str) -> set[int]:
        """The documents that somebody still codes, and should see nothing of others' readings of."""
        with self._transaction() as connection:
            open = rows.codings(connection, Codings.submitted.is_(None) & Codings.withdrawn.is_(None))
            return {row.document_id for row in open if listing.same(row.coder, who)}


class Unfinished(LedgerError):
    """A draft cannot be submitted: the message names what is wrong with it."""


def _check_document(connection: Connection, document: int) -> None:
    found = rows.document_row(connection, document) if 0 < document <= LARGEST_ID else None
    if found is None:
        raise NoSuchCoding(f"there is no document {document}")
    if found.superseded_by is not None:
        raise LedgerError(f"document {document} has a later version: document {found.superseded_by}")


def _check_own(connection: Connection, id: int, who: str, version: int) -> CodingRecord:
    """The coding, where it is theirs to change and they have seen how it stands."""
    found = listing.record(connection, id)
    if not listing.same(found.coder, who):
        raise Closed(f"only {found.coder} can change this coding")
    if found.submitted is not None:
        raise LedgerError("it was submitted, and cannot be changed any more")
    if found.version != version:
        theirs = rows.draft(connection, id)["incidents"]
        raise Outdated("this draft was saved from elsewhere in the meantime", found.version, theirs)
    return found


def _called(connection: Connection, name: str) -> str:
    """A coder's name as the ledger has it already, else as given, without needless blanks."""
    plain = " ".join(name.split())
    if not plain:
        raise LedgerError("say who codes")
    if len(plain) > LONGEST_NAME:
        raise LedgerError(f"a name has at most {LONGEST_NAME} letters")
    if not plain.isprintable():  # characters that turn or hide others, by which one could pass for another
        raise LedgerError("a name has no invisible characters")
    if listing.same(plain, MACHINE):
        return MACHINE
    known = connection.scalars(select(Codings.coder).distinct())
    return next((each for each in known if listing.same(each, plain)), plain)


def _coding_of(connection: Connection, document: int, coder: str, by: str) -> int:
    query = select(Codings.id).where(Codings.document_id == document, Codings.coder == coder)
    there = connection.scalar(query)
    if there is not None:
        resumed = select(Codings.withdrawn).where(Codings.id == there)
        others = select(Codings.id).where(
            Codings.document_id == document, Codings.id != there, Codings.submitted.is_not(None)
        )
        if connection.scalar(resumed) is not None and connection.scalar(others) is not None:
            raise LedgerError(
                f"{coder} gave this document back, and another coding of it is in: it would not be blind"
            )
        connection.execute(update(Codings).where(Codings.id == there).values(withdrawn=None))
        return int(there)
    columns = {
        "document_id": document,
        "coder": coder,
        "assigned": now(),
        "assigned_by": by,
        "version": 0,
        "draft": {"incidents": []},
    }
    made = connection.execute(insert(Codings), columns).inserted_primary_key
    assert made is not None
    return int(made[0])


def _pair_of(connection: Connection, left: int, right: int | None) -> int:
    for row in rows.pairs(connection):
        if {row.left_id, row.right_id} == {left, right}:
            return int(row.id)
    made = connection.execute(insert(CodingPairs), {"left_id": left, "right_id": right}).inserted_primary_key
    assert made is not None
    return int(made[0])


def _compared(connection: Connection, id: int) -> Compared:
    pair = next((each for each in listing.pairs(connection) if each.id == id), None)
    if pair is None:
        raise NoSuchCoding(f"there is no pair of codings {id}")
    if pair.closed:
        raise Closed(pair.closed)
    last = pair.adjudication
    return Compared(
        record=pair,
        document=rows.document(connection, pair.left.document),
        pairs=compare(*_sides(connection, pair)),
        decisions=rows.decisions(connection, last) if last is not None else {},
        outcome=rows.outcome(connection, last) if last is not None else None,
    )


def _sides(connection: Connection, pair: PairRecord) -> tuple[tuple[Account, ...], tuple[Account, ...]]:
    document = rows.document(connection, pair.left.document)
    left = _accounts(connection, pair.left, document)
    if pair.right is None:
        return left, rows.machine(connection, pair.left.document)
    return left, _accounts(connection, pair.right, document)


def _accounts(connection: Connection, coding: CodingRecord, document: Document) -> tuple[Account, ...]:
    return finished(Draft.model_validate(rows.draft(connection, coding.id)), document)[0]
