"""Training: examples to a model, step by step, reproducible from a seed."""

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from recount.reading.groups import Weighed
from recount.reading.items import Items
from recount.reading.marks import anchors
from recount.reading.weigher import inputs
from recount.training.checkpoint import resume, save
from recount.training.losses import SHARES, losses
from recount.training.network import Encoder, Sizes, Weigher
from recount.training.prepare import Prepared

_TOGETHER = 16  # windows that the encoder reads at once


@dataclass(frozen=True)
class Settings:
    """How to train."""

    epochs: int = 14
    batch: int = 6  # documents
    encoder_rate: float = 1.5e-4
    rate: float = 1e-3
    warm: float = 0.1  # the share of steps in which the rates rise
    seed: int = 1
    window: int = 192
    before: int = 24
    first: int = 101  # the ids of the pieces around a text: [CLS]
    last: int = 102  # and [SEP]
    mask: int | None = 103  # [MASK], if the encoder has such a piece
    masked: float = 0.1  # the share of a text's pieces that are hidden from the encoder in training
    share: float = 0.5  # how much of each folder but the first is seen in an epoch
    anchors: int = 12  # words of a document, beside the coded ones, that are weighed in training
    likely: float = 0.3  # the probability from which a word is weighed in training,
    least: float = 0.5  # and in reading
    mark_weight: float = 3.0
    frozen: bool = True  # the embeddings


class Model(torch.nn.Module):
    """Encoder and weigher together."""

    def __init__(self, body: Any, sizes: Sizes = Sizes()) -> None:  # noqa: B008
        super().__init__()
        self.encoder = Encoder(body)
        self.weigher = Weigher(body.config.hidden_size, sizes)


def states(
    model: Model, batch: Sequence[Prepared], settings: Settings, device: torch.device
) -> list[tuple[Tensor, Tensor]]:
    """The states of the pieces of each document of a batch, and the logits of their marks."""
    first, last = settings.first, settings.last
    inputs = [
        (n, window, [first, *each.pieces.ids[window.seen : window.end].tolist(), last])
        for n, each in enumerate(batch)
        for window in each.windows
    ]
    read: dict[int, tuple[Tensor, Tensor]] = {}
    # windows of a like length together, so that few are padded
    order = sorted(range(len(inputs)), key=lambda row: len(inputs[row][2]))
    for at in range(0, len(order), _TOGETHER):
        rows = order[at : at + _TOGETHER]
        longest = len(inputs[rows[-1]][2])
        ids = torch.zeros((len(rows), longest), dtype=torch.long)
        mask = torch.zeros_like(ids)
        for n, row in enumerate(rows):
            numbers = inputs[row][2]
            ids[n, : len(numbers)] = torch.tensor(numbers)
            mask[n, : len(numbers)] = 1
        if model.training and settings.masked and settings.mask is not None:
            hidden = torch.rand(ids.shape) < settings.masked
            hidden &= (mask > 0) & (ids != first) & (ids != last)
            ids[hidden] = settings.mask
        with torch.autocast(device.type, dtype=torch.bfloat16, enabled=_half(device)):
            state, mark = model.encoder(ids.to(device), mask.to(device))
        for n, row in enumerate(rows):
            window = inputs[row][1]
            part = slice(window.start - window.seen + 1, window.end - window.seen + 1)
            read[row] = state[n, part].float(), mark[n, part].float()
    found: list[tuple[Tensor, Tensor]] = []
    for document in range(len(batch)):
        own = [read[row] for row, (n, _, _) in enumerate(inputs) if n == document]
        found.append((torch.cat([state for state, _ in own]), torch.cat([mark for _, mark in own])))
    return found


def _half(device: torch.device) -> bool:
    """Whether a device is quicker with numbers of 16 bits; an older processor is slower."""
    return device.type != "cpu" or bool(torch.ops.mkldnn._is_mkldnn_bf16_supported())


def mean_states(pieces: Tensor, items: Items) -> Tensor:
    """The mean state of each item's pieces."""
    sums = torch.cat([torch.zeros_like(pieces[:1]), pieces.cumsum(0)])
    first, last = (
        torch.from_numpy(items.first).to(pieces.device),
        torch.from_numpy(items.last).to(pieces.device),
    )
    return (sums[last] - sums[first]) / (last - first).unsqueeze(1)


def weigh(
    model: Model, pieces: Tensor, prepared: Prepared, items: Items
) -> tuple[Weighed[Tensor], list[int]]:
    """What the weigher says of a document's items, and the numbers of its units."""
    given = {name: torch.from_numpy(each) for name, each in inputs(prepared.example.found, items).items()}
    said = model.weigher(
        mean_states(pieces, items), **{name: each.to(pieces.device) for name, each in given.items()}
    )
    return said, given["units"].tolist()


def train(
    model: Model,
    first: Sequence[Prepared],
    more: Sequence[Prepared],
    settings: Settings,
    device: torch.device,
    log: Callable[[str], None],
    kept: Path | None = None,
    command: str = "",
) -> None:
    """Train `model`, each epoch on all of `first` and a share of `more`.

    The state after each epoch is kept in the file `kept`; where `kept` holds one of the same command and as
    many reports, the training goes on from there, on a CPU to the very same end. Raises ValueError if it
    holds anything else.
    """
    random.seed(settings.seed)
    torch.manual_seed(settings.seed)
    model.to(device)
    if settings.frozen:
        for parameter in model.encoder.body.embeddings.parameters():
            parameter.requires_grad = False
    body = [p for p in model.encoder.body.parameters() if p.requires_grad]
    heads = [*model.encoder.marks.parameters(), *model.weigher.parameters()]
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": settings.encoder_rate}, {"params": heads, "lr": settings.rate}],
        weight_decay=0.01,
        fused=True,
    )
    part = round(settings.share * len(more))
    steps = settings.epochs * -(-(len(first) + part) // settings.batch)
    warm = max(1, int(settings.warm * steps))
    rates = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / warm, max(0.0, (steps - step) / (steps - warm + 1)))
    )
    weight = torch.tensor(settings.mark_weight, device=device)
    parts = {"model": model, "optimizer": optimizer, "rates": rates}
    trained_as = f"{command} ({len(first)} and {len(more)} reports)"
    done, rest = resume(kept, trained_as, parts) if kept else (0, [])
    for epoch in range(done, settings.epochs):
        model.train()
        if len(rest) < part:  # all of them have had their turn
            rest = [*rest, *random.sample(range(len(more)), len(more))]
        order = [*first, *(more[number] for number in rest[:part])]
        rest = rest[part:]
        random.shuffle(order)
        sums: dict[str, list[float]] = {}
        start = time.monotonic()
        for at in range(0, len(order), settings.batch):
            batch = order[at : at + settings.batch]
            loss = torch.zeros((), device=device)
            for each, (pieces, logits) in zip(batch, states(model, batch, settings, device), strict=True):
                words = logits[torch.from_numpy(each.words.first).to(device)]
                truth = torch.from_numpy(each.marks).to(device)
                tagging = torch.nn.functional.binary_cross_entropy_with_logits(
                    words, truth, pos_weight=weight
                )
                sums.setdefault("marks", []).append(float(tagging.detach()))
                loss = loss + 4 * tagging
                likely = anchors(each.words, logits.detach().cpu().numpy(), settings.likely, settings.anchors)
                items = each.items(sorted({*likely, *each.example.anchors}, key=lambda a: a.start))
                if not len(items.units()):
                    continue
                said, units = weigh(model, pieces, each, items)
                for name, value in losses(each, items, said, units, device).items():
                    loss = loss + SHARES[name] * value
                    sums.setdefault(name, []).append(float(value.detach()))
            optimizer.zero_grad()
            (loss / len(batch)).backward()
            torch.nn.utils.clip_grad_norm_([*body, *heads], 1.0)
            optimizer.step()
            rates.step()
        if kept:
            save(kept, trained_as, parts, epoch + 1, rest)
        means = " ".join(f"{name} {np.mean(values):.3f}" for name, values in sums.items())
        log(f"epoch {epoch + 1} of {settings.epochs}: {time.monotonic() - start:.0f} s; {means}")
