"""`make bench`: how many reports a second are read, and stored in a ledger, and how much memory it takes."""

import itertools
import json
import multiprocessing
import resource
import shutil
import statistics
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from recount import intake
from recount.ahead import ahead
from recount.cli.common import complain
from recount.evaluation.errors import NOTHING_MEASURED, NotMeasured
from recount.evaluation.machine import machine
from recount.ledger import Ledger, ReadSummary
from recount.reading import read
from recount.reading.model_files import trained
from recount.reading.sentences import sentences
from recount.reading.windows import pieces, windows

REPORTS_A_SECOND = 20  # the target, at the least, on 2 cores, for reading and from file to ledger
WHOLE_TO_BARE = 1.3  # how much longer reading may take than the encoder's passes alone
MEMORY = 1000  # the target, less than so many MB
ENOUGH = 500  # reports, where there are only the examples to repeat


@dataclass(frozen=True)
class Run:
    """One run: `reports` that were stored, those `unread`, its `seconds` and its peak `memory` in MB."""

    reports: int
    unread: int
    seconds: float
    memory: float

    @property
    def rate(self) -> float:
        """Reports a second."""
        return self.reports / self.seconds


@dataclass(frozen=True)
class Reading:
    """Seconds for `reports`: from text to accounts (`whole`), and for the encoder's passes alone (`bare`)."""

    reports: int
    whole: float
    bare: float


def speed(
    gold: Annotated[Path, typer.Option(help="The folder of the gold reports.")] = Path("../shared/gold"),
    examples: Annotated[Path, typer.Option(help="What is repeated where there are none.")] = Path("examples"),
    runs: Annotated[int, typer.Option(min=1, help="How many runs the median is taken of.")] = 3,
) -> None:
    """Measure how fast reports are read into a fresh ledger.

    The exit status is 1 when the target is missed, and 2 when there is nothing to read.
    """
    with tempfile.TemporaryDirectory() as room:
        reports = Path(room) / "reports.jsonl"
        train = gold / "train" / "documents.jsonl"
        if train.is_file():
            shutil.copyfile(train, reports)
        else:
            try:
                reports.write_text(repeated(examples, ENOUGH), encoding="utf-8")
            except NotMeasured as why:
                complain(f"bench: {why}")
                raise typer.Exit(NOTHING_MEASURED) from None
        what = "the gold train set" if train.is_file() else "the examples, repeated"
        typer.echo(f"bench: {what}, {reports.stat().st_size / 1e6:.2f} MB, on {machine()}")
        alone = []
        for number in range(1, runs + 1):
            alone.append(measure_reading(reports))
            typer.echo(f"reading {number}:  {_told(alone[-1])}")
        measured = []
        for number in range(1, runs + 1):
            measured.append(measure(reports))
            typer.echo(f"run {number}:  {_said(measured[-1])}")
    rate = statistics.median(run.rate for run in measured)
    memory = max(run.memory for run in measured)
    whole = not any(run.unread for run in measured)
    reading = statistics.median(run.reports / run.whole for run in alone)
    ratio = statistics.median(run.whole / run.bare for run in alone)
    typer.echo(
        f"median: {reading:.1f} reports a second read, {ratio:.2f} times the bare passes; "
        f"{rate:.1f} a second from file to ledger; peak memory {memory:.0f} MB"
    )
    holds = whole and min(rate, reading) >= REPORTS_A_SECOND and memory < MEMORY
    target = f"target: at least {REPORTS_A_SECOND} a second, under {MEMORY:,} MB"
    typer.echo(f"{target}: {'it holds' if holds else 'it is missed'}")
    within = "it holds" if ratio <= WHOLE_TO_BARE else "not reached yet"
    typer.echo(f"aim: at most {WHOLE_TO_BARE} times the bare passes: {within}")
    if not holds:
        raise typer.Exit(1)


def measure(reports: Path) -> Run:
    """One run over the file `reports`, in a process and with a ledger of its own.

    So its seconds hold the start that a user waits for too, and its memory is that of reading alone.
    """
    fresh = multiprocessing.get_context("spawn")
    with tempfile.TemporaryDirectory() as room, ProcessPoolExecutor(1, fresh) as process:
        start = time.perf_counter()
        done, memory = process.submit(_read, reports, Path(room) / "ledger.db").result()
        seconds = time.perf_counter() - start
    return Run(done.read + done.turned_away, len(done.failures), seconds, memory)


def measure_reading(reports: Path) -> Reading:
    """One run of reading alone over the documents of the file `reports`, in a process of its own."""
    fresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, fresh) as process:
        return process.submit(_read_only, reports).result()


def _read_only(reports: Path) -> Reading:
    documents = [item.document for item in intake.items([str(reports)]) if isinstance(item, intake.Item)]
    model = trained()
    read(documents[0])  # the tables are loaded when they are first needed
    found = [pieces(model.tokenizer, sentences(document)) for document in documents]
    parts = [(split, windows(split, model.window - 2, model.before)) for split in found if len(split)]
    start = time.perf_counter()
    for _ in ahead(lambda part: model.encoder(*part), parts):
        pass
    between = time.perf_counter()
    for _ in ahead(read, documents):
        pass
    return Reading(len(documents), time.perf_counter() - between, between - start)


def _told(run: Reading) -> str:
    rate, ratio = run.reports / run.whole, run.whole / run.bare
    return (
        f"{run.reports:,} reports in {run.whole:.2f} s, {rate:.1f} a second; "
        f"the encoder alone {run.bare:.2f} s: {ratio:.2f} times that"
    )


def repeated(examples: Path, number: int) -> str:
    """JSON lines of `number` documents: those below `examples` again and again, each time with another text.

    Raises NotMeasured where there is no document.
    """
    found = [item.document for item in intake.items([str(examples)]) if isinstance(item, intake.Item)]
    if not found:
        raise NotMeasured(f"there is no document in {examples}: nothing was measured")
    lines = []
    for count, document in enumerate(itertools.islice(itertools.cycle(found), number), 1):
        published = document.published.isoformat() if document.published else None
        line = {
            "doc": f"{document.name}-{count}",
            "source": document.source,
            "published": published,
            "title": document.title,
            "text": f"{document.text}\n\nCopy {count}.",
        }
        lines.append(json.dumps(line, ensure_ascii=False) + "\n")
    return "".join(lines)


def _read(reports: Path, ledger: Path) -> tuple[ReadSummary, float]:
    """What a run did, and the peak memory of this process in MB."""
    with Ledger(ledger) as opened:
        done = opened.read(reports)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return done, peak / 1e6


def _said(run: Run) -> str:
    said = f"{run.reports:,} reports in {run.seconds:.2f} s, {run.rate:.1f} a second, {run.memory:.0f} MB"
    return said + (f", {run.unread:,} could not be read" if run.unread else "")


if __name__ == "__main__":
    typer.run(speed)
