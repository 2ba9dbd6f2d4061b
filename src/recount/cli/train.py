"""`recount train`: coded reports to a model."""

from pathlib import Path
from typing import Annotated

import typer

from recount.cli.common import complain


def train(
    data: Annotated[
        list[Path],
        typer.Argument(
            metavar="FOLDERS...",
            help="Folders that hold documents.jsonl, gold.jsonl and perhaps tells.jsonl.",
        ),
    ],
    choose: Annotated[
        Path,
        typer.Option(
            metavar="FOLDER", help="The reports on which the thresholds are chosen; never trained on."
        ),
    ],
    to: Annotated[Path, typer.Option(metavar="FOLDER", help="Where the model's files are written.")] = Path(
        "model"
    ),
    tells: Annotated[
        list[Path] | None,
        typer.Option(metavar="FILE", help="More tells.jsonl, for folders that have none of their own."),
    ] = None,
    encoder: Annotated[
        str,
        typer.Option(metavar="NAME", help="A Hugging Face encoder: its name, or the folder that holds it."),
    ] = "all-MiniLM-L6-v2",
    epochs: Annotated[
        int, typer.Option(metavar="NUMBER", min=1, help="How often the first folder's reports are seen.")
    ] = 14,
    seed: Annotated[int, typer.Option(metavar="NUMBER", help="The same seed gives the same model.")] = 1,
    device: Annotated[str, typer.Option(metavar="NAME", help="cpu or cuda.")] = "cpu",
) -> None:
    """Train the reader's model on coded reports, and write its files.

    A folder holds reports as documents.jsonl ({"doc", "title", "text", "published", "source"} a line) and
    their coding as gold.jsonl ({"doc", "incidents"} a line, see docs/fields.md). tells.jsonl says where each
    incident is told ({"doc", "incidents": [{"tells": [[START, END], ...]}]} a line,
    offsets into title, line break and text); without it the sentences that state an incident's tolls stand
    for it. In each epoch all of the first folder and half of the others are seen, which takes about 0.3
    seconds a report on two cores. A training that was cut off goes on after its last whole epoch when the
    same command is given again; until the end its state is kept beside the model's files, in training.pt.
    It needs the extra: pip install 'recount[train]'.

    Examples:
      recount train training/reports --choose dev --to model
      recount train gold/train training/reports --tells training/gold-tells.jsonl --choose gold/dev --seed 2
    """
    try:
        from recount.training.command import run
    except ImportError as absent:
        complain(f"train: {absent.name} is not installed: pip install 'recount[train]'")
        raise typer.Exit(1) from None
    try:
        run(data, tells or [], choose, to, encoder, epochs, seed, device, complain)
    except (OSError, ValueError) as error:
        complain(f"train: {error}")
        raise typer.Exit(1) from None
