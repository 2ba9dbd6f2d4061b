"""The archive of originals: every document's bytes as they came, under their SHA-256."""

import zlib

from sqlalchemy import Connection, insert, select

from recount.ledger.tables import Originals


def keep(connection: Connection, sha256: str, original: bytes) -> None:
    """Store `original`, compressed, unless it is there."""
    if not connection.scalar(select(Originals.sha256).where(Originals.sha256 == sha256)):
        connection.execute(insert(Originals), {"sha256": sha256, "bytes": zlib.compress(original)})


def original(connection: Connection, sha256: str) -> bytes | None:
    """The bytes of that digest, None when they are not here."""
    stored = connection.scalar(select(Originals.bytes).where(Originals.sha256 == sha256))
    return None if stored is None else zlib.decompress(stored)
