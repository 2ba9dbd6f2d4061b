"""The figures of an agreement as one table, for CSV."""

from collections.abc import Iterator

from recount.coding.agreement import Agreement

COLUMNS = (
    *("measure", "field", "level", "unit", "units", "same", "alpha"),
    *("left", "right", "precision", "recall", "f1", "note"),
)


def figures(found: Agreement) -> Iterator[dict[str, str | int | float | None]]:
    """One row for each alpha, one for each field that is scored, and one for each two types confused."""
    for alpha in found.alphas:
        yield {"measure": "krippendorff-alpha", **alpha.model_dump()}
    for score in found.fields:
        yield {"measure": "f1", **score.model_dump()}
    for each in found.confusions:
        yield {
            "measure": "types confused",
            "field": "type",
            "left": each.left,
            "right": each.right,
            "units": each.incidents,
        }
