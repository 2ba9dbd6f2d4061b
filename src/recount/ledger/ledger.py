"""The ledger: what was read, kept in one file, and the incidents it amounts to."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from sqlalchemy import Connection

from recount.confidence import ASSERTED, asserted
from recount.ledger import archive, incidents, judgements, queries, relinking, store, valuing
from recount.ledger.connection import explained, open_engine, reading, writing
from recount.ledger.errors import LedgerError, NoSuchIncident
from recount.ledger.redirects import root
from recount.ledger.run import Progress, ReadSummary, place, read_into
from recount.ledger.selection import Selection
from recount.ledger.tables import LARGEST_ID
from recount.linking import OF_ONE_DOCUMENT, Explanation, explain
from recount.model import IncidentType
from recount.reconciling import DocumentRecord, Incident

if TYPE_CHECKING:
    from recount.actors import Suggestion
    from recount.intake import Failure, Item


class Ledger:
    """A ledger at `path`, made when there is none.

    Raises LedgerError when the file is no ledger, cannot be written to, or was made by a newer Recount.
    Close it when done, or use it in a `with` statement.
    """

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self._engine = open_engine(self.path)

    def read(self, paths: str | Path | Sequence[str | Path], progress: Progress | None = None) -> ReadSummary:
        """Read documents: files, folders, '-' for standard input, or URLs.

        What cannot be read is in the summary's `failures`, and does not stop the rest. Reading the same
        documents again changes nothing; other content at the same place is a revision of what was there.
        """
        from recount import intake

        given = [str(path) for path in ([paths] if isinstance(paths, str | Path) else paths)]
        own = {place(f"{self.path}{end}") for end in ("", "-wal", "-shm", "-journal")} - set(
            map(place, given)
        )

        def others() -> "Iterator[Item | Failure]":
            for item in intake.items(given):  # a ledger may lie in the folder that it reads
                if isinstance(item, intake.Item) or place(item.locator) not in own:
                    yield item

        with explained(self.path):
            return read_into(self._engine, others(), given, progress)

    def add(self, items: "Iterable[Item | Failure]", progress: Progress | None = None) -> ReadSummary:
        """Read documents that are already in hand, as `recount.intake.items` gives them."""
        with explained(self.path):
            return read_into(self._engine, items, progress=progress)

    def incidents(
        self,
        since: date | None = None,
        until: date | None = None,
        place: str | None = None,
        country: str | None = None,
        type: IncidentType | str | None = None,
        limit: int | None = None,
        offset: int = 0,
        min_confidence: float = ASSERTED,
    ) -> list[Incident]:
        """Incidents in order of time, those without a date last.

        `since` and `until` keep those whose period touches these days; `place` those whose place, province or
        country goes by that name, however it is spelt; `country` takes a name or an ISO code. Values in which
        the reader's confidence is below `min_confidence` are left out, and so are incidents told of by no
        account that reaches it.
        """
        wanted = Selection.of(since, until, place, country, type)
        with explained(self.path), reading(self._engine) as connection:
            merged = queries.merges(connection)
            fitting = queries.incidents_where(connection, wanted.since, wanted.until, wanted.type)
            found = incidents.bare(connection, {root(id, merged) for id in fitting}, merged, min_confidence)
            chosen = sorted((each for each in found if wanted.fits(each)), key=incidents.by_time)
            stop = None if limit is None else offset + limit
            return incidents.whole(connection, chosen[offset:stop], min_confidence)

    def incident(self, id: int, min_confidence: float = ASSERTED) -> Incident:
        """The incident of that id, or the one it was merged into; NoSuchIncident, a KeyError, without one.

        Values in which the reader's confidence is below `min_confidence` are left out.
        """
        if not 0 < id <= LARGEST_ID:
            raise NoSuchIncident(f"there is no incident {id} in {self.path}")
        with explained(self.path), reading(self._engine) as connection:
            merged = queries.merges(connection)
            found = incidents.bare(connection, {root(id, merged)}, merged, min_confidence)
            if not found:
                if incidents.bare(connection, {root(id, merged)}, merged, 0.0):
                    raise NoSuchIncident(
                        f"incident {id} is a candidate only: no account tells of it with a confidence of "
                        f"{min_confidence} or more"
                    )
                if queries.is_incident(connection, id):
                    raise NoSuchIncident(f"incident {id} is told of no more: its documents were revised")
                raise NoSuchIncident(f"there is no incident {id} in {self.path}")
            return incidents.whole(connection, found, min_confidence)[0]

    def why(self, a: int, b: int) -> Explanation:
        """Why two accounts, by their ids, are taken for one incident or not: the evidence and its weight."""
        with explained(self.path), reading(self._engine) as connection:
            ids = {id for id in (a, b) if 0 < id <= LARGEST_ID}
            found = queries.accounts(connection, ids)
            documents = queries.documents_of(connection, ids)
        if a == b:
            raise LedgerError(f"account {a} is one account")
        for id in (a, b):
            if id not in found:
                raise LedgerError(f"there is no account {id} in {self.path}; `recount show` names them")
        if documents[a] == documents[b]:
            return Explanation(score=0.0, start=0.0, reasons=(), ruled_out=OF_ONE_DOCUMENT)
        return explain(asserted(found[a]) or found[a], asserted(found[b]) or found[b])

    def link(self, progress: relinking.Progress | None = None) -> relinking.Relinked:
        """Link all accounts anew, as this Recount would have linked them as they came.

        Ids stay, judgements hold. It is what reading does for each new document, for a ledger whose
        documents an older Recount has linked.
        """
        with explained(self.path), writing(self._engine) as connection:
            done = relinking.relink(connection, progress)
            if done.moved:
                store.note(connection, "link", moved=done.moves, founded=done.founded)
            return done

    def merge(self, into: int, other: int, reason: str, author: str) -> int:
        """Make two incidents one, by a person's judgement: `other` redirects to `into`. Returns its id."""
        with explained(self.path), writing(self._engine) as connection:
            made = judgements.merge(connection, into, other, author, reason)
            store.note(connection, "merge", judgement=made)
            return made

    def split(self, incident: int, accounts: Collection[int], reason: str, author: str) -> int:
        """Take accounts out of an incident into a new one, by a person's judgement. Returns its id."""
        with explained(self.path), writing(self._engine) as connection:
            made = judgements.split(connection, incident, accounts, author, reason)
            store.note(connection, "split", judgement=made)
            return made

    def unlink(self, account: int, reason: str, author: str) -> int:
        """Take an account out of its incident into a new one, by a person's judgement. Returns its id."""
        with explained(self.path), writing(self._engine) as connection:
            made = judgements.unlink(connection, account, author, reason)
            store.note(connection, "unlink", judgement=made)
            return made

    def move(self, account: int, into: int, reason: str, author: str) -> int:
        """Link an account to another incident, by a person's judgement. Returns its id."""
        with explained(self.path), writing(self._engine) as connection:
            made = judgements.link(connection, account, into, author, reason)
            store.note(connection, "link", judgement=made)
            return made

    def decide(
        self,
        decision: judgements.Decision,
        address: valuing.Address,
        reason: str,
        author: str,
        to: Any = None,
    ) -> int:
        """Accept, correct or reject a value of an account, by a person's judgement. Returns its id.

        `to` is what a correction puts in its place, as the nouns have it.
        """
        with explained(self.path), writing(self._engine) as connection:
            made = valuing.decide(connection, decision, address, to, author, reason)
            store.note(connection, decision, judgement=made)
            return made

    def undo(self, judgement: int, reason: str, author: str) -> None:
        """Take a judgement back; it stays on record, and so does its undoing."""
        with explained(self.path), writing(self._engine) as connection:
            judgements.undo(connection, judgement, author, reason)
            store.note(connection, "undo", judgement=judgement)

    def judgements(self) -> list[judgements.Judgement]:
        """Every judgement, oldest first, those that were undone too."""
        with explained(self.path), reading(self._engine) as connection:
            return judgements.every(connection)

    def suggestions(self) -> "list[Suggestion[DocumentRecord]]":
        """What the documents tell of groups: who was renamed, merged, split off, allied, and who leads whom.

        It is read from the documents' words each time. The registry is never changed by it.
        """
        from recount.actors import registry, suggestions
        from recount.reading.histories import histories

        with explained(self.path), reading(self._engine) as connection:
            records = {each.id: each for each in queries.documents(connection)}
            claims = [
                (records[id], claim)
                for id, document in queries.contents(connection)
                for claim in histories(document)
            ]
        return suggestions(registry(), claims)

    def documents(self) -> list[DocumentRecord]:
        """Every document, in the order they were stored: read, turned away, and superseded ones too."""
        with explained(self.path), reading(self._engine) as connection:
            return queries.documents(connection)

    def failures(self) -> "list[Failure]":
        """What could not be read, and why."""
        with explained(self.path), reading(self._engine) as connection:
            return queries.failures(connection)

    def original(self, sha256: str) -> bytes | None:
        """A document's bytes as they came, None when none of that SHA-256 is here."""
        with explained(self.path), reading(self._engine) as connection:
            return archive.original(connection, sha256)

    @contextmanager
    def transaction(self, writes: bool = False) -> Iterator[Connection]:
        """A connection for those who ask the tables themselves: one unchanging state, or the only writer."""
        with explained(self.path), (writing if writes else reading)(self._engine) as connection:
            yield connection

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: "type[BaseException] | None", error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
