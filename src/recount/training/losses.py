"""How far what the model says of an example is from its coding."""

from collections.abc import Hashable, Iterable, Sequence

import torch
from torch import Tensor
from torch.nn import functional as F

from recount.model import IncidentType, Modality, Status, Victims
from recount.reading.groups import ACT, DATE, MODALITIES, PARTIES, PLACE, STATUSES, TYPES, VICTIMS, Weighed
from recount.reading.items import Anchor, Items, Kind
from recount.reading.tolls import Count
from recount.training.labels import Parties
from recount.training.prepare import Prepared

SHARES = {
    "telling": 1.0, "type": 1.0, "modality": 0.2, "main": 0.3, "aggregate": 0.3, "same": 1.5, "date": 1.0,
    "place": 1.0, "party": 1.0, "status": 0.5, "lasting": 0.3, "victims": 0.5, "source": 1.0,
}  # fmt: skip


def owners(prepared: Prepared, items: Items, units: Sequence[int]) -> list[int]:
    """Which incident each unit belongs to; -1 of none, -2 where the coding does not say.

    Another word of a sentence that tells of one incident alone belongs to it too.
    """
    example = prepared.example
    counts = {id(count): n for n, count in enumerate(example.found.counts)}
    found: list[int] = []
    for u in units:
        thing = items.things[u]
        if isinstance(thing, Count):
            found.append(example.tolls[counts[id(thing)]])
        else:
            assert isinstance(thing, Anchor)
            own = example.anchors.get(thing)
            told = example.told.get(int(items.sentence[u]), frozenset())
            other = next(iter(told)) if len(told) == 1 else -2 if told else -1
            found.append(other if own is None else own)
    return found


def losses(
    prepared: Prepared, items: Items, said: Weighed[Tensor], units: Sequence[int], device: torch.device
) -> dict[str, Tensor]:
    """The losses of one document, each a mean over what it is about."""
    own = torch.tensor(owners(prepared, items, units), device=device)
    total: dict[str, list[Tensor]] = {name: [] for name in SHARES}
    coded = torch.tensor([_is_coded(prepared, items, u) for u in units], device=device)
    # whether another word of a sentence that tells of an incident is an anchor is neither right nor wrong
    sure = (own > -2) & (coded | (own == -1))
    if sure.any():
        total["telling"].append(
            F.binary_cross_entropy_with_logits(said.telling[sure], (own[sure] >= 0).float())
        )
    mine = torch.nonzero(own >= 0)[:, 0]
    if len(mine):
        # each unit should choose one before it that is of its incident, or none if it is the first
        same, whose = said.same[mine][:, mine], own[mine]
        earlier = torch.tril(torch.ones_like(same, dtype=torch.bool), -1)
        right = earlier & (whose[:, None] == whose[None, :])
        low = torch.finfo(same.dtype).min
        options = torch.cat([same.masked_fill(~earlier, low), said.new[mine][:, None]], 1)
        first = ~right.any(1)
        answers = torch.cat(
            [same.masked_fill(~right, low), said.new[mine][:, None].masked_fill(~first[:, None], low)], 1
        )
        total["same"].append((torch.logsumexp(options, 1) - torch.logsumexp(answers, 1)).mean())
    agents = len(items.of(Kind.AGENT)) > 0
    for k, incident in enumerate(prepared.example.incidents):
        members = torch.nonzero(own == k)[:, 0]
        if len(members) == 0:
            continue
        weights = torch.softmax(said.authority[members], 0)

        def mean(
            logits: Tensor, aspect: int = ACT, members: Tensor = members, weights: Tensor = weights
        ) -> Tensor:
            rows = logits[members]
            return (weights[:, aspect].view(-1, *[1] * (rows.dim() - 1)) * rows).sum(0)

        fields = incident.fields
        total["type"].append(_choice(mean(said.type), [TYPES.index(IncidentType(fields["type"]))]))
        total["modality"].append(
            _choice(mean(said.modality), [MODALITIES.index(Modality(fields["modality"]))])
        )
        for flag, logits in (("main", said.main), ("aggregate", said.aggregate)):
            truth = torch.tensor(float(bool(fields.get(flag))), device=device)
            total[flag].append(F.binary_cross_entropy_with_logits(mean(logits), truth))
        right = prepared.date[k]
        if right is not None:
            chosen = list(right.expressions)
            periods = said.date.shape[1] - 2
            chosen += [periods] if right.published else []
            chosen += [periods + 1] if right.none else []
            total["date"].append(_choice(mean(said.date, DATE), chosen))
            if right.lasting is not None:
                truth = torch.tensor(float(right.lasting), device=device)
                total["lasting"].append(F.binary_cross_entropy_with_logits(mean(said.lasting, DATE), truth))
        where = prepared.place[k]
        if where is not None:
            chosen = [*where[0], *([said.place.shape[1] - 1] if where[1] else [])]
            total["place"].append(_choice(mean(said.place, PLACE), chosen))
        if agents:
            parties = prepared.party[k]
            total["party"].append(_parties(items, mean(said.party, PARTIES), parties))
            stated = [(n, STATUSES.index(Status(each.status))) for each in parties.named for n in each.agents]
            if stated:
                status = mean(said.status, PARTIES)
                rows = torch.tensor([n for n, _ in stated], device=device)
                # each party's mentions share one answer; the likeliest mention carries it
                truth = torch.tensor([s for _, s in stated], device=device)
                each = F.cross_entropy(status[rows], truth, reduction="none")
                share = torch.softmax(mean(said.party, PARTIES)[rows].detach(), 0)
                total["status"].append((each * share).sum())
    _tolls(prepared, items, said, units, total)
    return {name: torch.stack(found).mean() for name, found in total.items() if found}


def _is_coded(prepared: Prepared, items: Items, unit: int) -> bool:
    thing = items.things[unit]
    return isinstance(thing, Count) or thing in prepared.example.anchors


def _tolls(
    prepared: Prepared,
    items: Items,
    said: Weighed[Tensor],
    units: Sequence[int],
    total: dict[str, list[Tensor]],
) -> None:
    """Who gives each number, and whom it counts."""
    example = prepared.example
    numbers = {id(count): n for n, count in enumerate(example.found.counts)}
    for row, u in enumerate(units):
        n = numbers.get(id(items.things[u]))
        if n is None:
            continue
        source, victims = prepared.source[n], example.victims[n]
        if source is not None:
            total["source"].append(_choice(said.source[row], [source]))
        if victims is not None:
            total["victims"].append(_choice(said.victims[row], [VICTIMS.index(Victims(victims))]))


def _choice(logits: Tensor, right: Sequence[int]) -> Tensor:
    """The cost of a choice of which several answers are right."""
    each = F.log_softmax(logits, 0)
    return -torch.logsumexp(each[list(right)], 0)


def _parties(items: Items, logits: Tensor, parties: Parties) -> Tensor:
    """Each party's likeliest mention must be told from the agents that are none."""
    mentions: dict[Hashable, list[int]] = {}
    for n, name in enumerate(items.meanings.agents):
        mentions.setdefault(name, []).append(n)

    def likeliest(names: Iterable[Hashable]) -> Tensor:
        return logits[[n for name in names for n in mentions[name]]].max()

    right = [dict.fromkeys(items.meanings.agents[n] for n in party.agents) for party in parties.named]
    heeded = {name for names in right for name in names} | {items.meanings.agents[n] for n in parties.unsure}
    wrong = [[name] for name in mentions if name not in heeded]
    best = torch.stack([likeliest(names) for names in (*right, *wrong)]) if right or wrong else logits[:0]
    truth = torch.tensor([1.0] * len(right) + [0.0] * len(wrong), device=logits.device)
    return F.binary_cross_entropy_with_logits(best, truth, reduction="sum") / max(1, len(right))
