"""Lists as CSV: the same rows that the pages show, to be taken along."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from fastapi.responses import StreamingResponse

from recount.outputs.csv import guarded

_PART = 500  # rows that are sent together


def csv_answer(name: str, columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> StreamingResponse:
    """A download of that file name. Rows are sent as they come; yes and no are true and false."""
    return StreamingResponse(
        _written(columns, rows),
        media_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _written(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    stream = io.StringIO()
    writer = csv.DictWriter(stream, columns, lineterminator="\r\n", extrasaction="ignore")
    writer.writeheader()
    for number, row in enumerate(rows, 1):
        writer.writerow({key: _cell(value) for key, value in row.items()})
        if number % _PART == 0:
            yield stream.getvalue()
            stream.seek(0)
            stream.truncate()
    yield stream.getvalue()


def _cell(value: Any) -> Any:
    return ("false", "true")[value] if isinstance(value, bool) else guarded(value)
