"""Full-text search: which incidents are told in some words."""

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection


def searched(connection: Connection, words: str) -> NDArray[np.int64] | None:
    """The ids of the incidents that are told in these words; None where there are no words to search for.

    Every word must be there; words in quotation marks stand together; a star ends the beginning of a word.
    """
    query = _query(words)
    if not query:
        return None
    asked = "SELECT rowid FROM summary_words WHERE summary_words MATCH ?"
    found = connection.exec_driver_sql(asked, (query,))
    return np.array([row[0] for row in found], np.int64)


def _query(words: str) -> str:
    """What is searched for, in the words of FTS5: whatever people type, it is nothing but words."""
    asked: list[str] = []
    for n, piece in enumerate(words.split('"')):
        for each in [piece] if n % 2 else piece.split():
            begins = each.endswith("*")
            bare = "".join(c if c.isalnum() else " " for c in each).strip()
            if bare:
                asked.append(f'"{bare}"{"*" if begins else ""}')
    return " ".join(asked)
