"""Links the coded gold reports by Splink, to compare with Recount's own linking: splink_links.py FOLDER.

FOLDER is the shared data folder. Splink (Linacre and others 2022) learns the weights of its levels from the
coded accounts of `train`, by their keys, with term frequencies of the places; the threshold that is best on
`train` is then used on `dev`. Candidate pairs, levels and accounts are the same as Recount looks at;
accounts are placed one after the other, those of one document apart, as Recount places them. It needs `pip
install splink duckdb`.
"""

import json
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import Any

import duckdb
import splink.comparison_level_library as level
import splink.comparison_library as library
from splink import Linker, SettingsCreator, block_on
from splink.internals.duckdb.database_api import DuckDBAPI

from recount.evaluation.links import account_of
from recount.evaluation.scoring import b_cubed
from recount.linking.traits import traits
from recount.model import Account, Effect


def rows(folder: Path, name: str) -> list[dict[str, Any]]:
    """A row for each coded account of a set."""
    found = []
    lines = (folder / "gold" / name / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    for line in map(json.loads, lines):
        for incident in line["incidents"]:
            found.append(
                {"doc": line["doc"], "key": incident["key"], **row(account_of(incident))}
                | {"unique_id": len(found)}
            )
    return found


def row(account: Account) -> dict[str, Any]:
    """What Splink compares of an account."""
    known = traits(account)
    first = account.period.start.toordinal() if account.period else None
    last = account.period.end.toordinal() if account.period else None
    killed = known.totals.get(Effect.KILLED, ())
    return {
        "type": account.type.value,
        "family": account.type.family,
        "aggregate": account.aggregate,
        "first": first,
        "last": last,
        "week": first // 7 if first is not None else None,
        "place": known.where.bones or None,
        "admin1": known.where.admin1 or None,
        "country": known.where.country or None,
        "parties": sorted(known.parties),
        "killed": killed[0] if killed else None,
        "numbers": sorted(f"{effect} {number}" for effect, number in known.numbers),
        "targets": sorted(known.targets),
    }


def settings() -> SettingsCreator:
    """The comparisons and the pairs that are looked at."""
    near = '"first_l" <= "last_r" + 1 and "first_r" <= "last_l" + 1'
    days = library.CustomComparison(
        output_column_name="days",
        comparison_levels=[
            level.NullLevel("first"),
            level.CustomLevel('"first_l" = "first_r" and "last_l" = "last_r"', "the same days"),
            level.CustomLevel('"first_l" <= "last_r" and "first_r" <= "last_l"', "days in common"),
            level.ElseLevel(),
        ],
    )
    place = library.CustomComparison(
        output_column_name="where",
        comparison_levels=[
            level.NullLevel("country"),
            level.ExactMatchLevel("place", term_frequency_adjustments=True),
            level.CustomLevel('"place_l" is null or "place_r" is null', "one names no town"),
            level.CustomLevel('"admin1_l" = "admin1_r"', "the same province"),
            level.ElseLevel(),
        ],
    )
    kind = library.CustomComparison(
        output_column_name="kind",
        comparison_levels=[
            level.ExactMatchLevel("type", term_frequency_adjustments=True),
            level.ExactMatchLevel("family"),
            level.ElseLevel(),
        ],
    )
    killed = library.CustomComparison(
        output_column_name="toll",
        comparison_levels=[
            level.NullLevel("killed"),
            level.ExactMatchLevel("killed", term_frequency_adjustments=True),
            level.CustomLevel(
                'abs("killed_l" - "killed_r") <= 0.25 * greatest("killed_l", "killed_r")', "near"
            ),
            level.ElseLevel(),
        ],
    )
    return SettingsCreator(
        link_type="dedupe_only",
        comparisons=[
            days,
            place,
            kind,
            killed,
            library.ArrayIntersectAtSizes("parties", [1]),
            library.ArrayIntersectAtSizes("numbers", [2, 1]),
            library.ArrayIntersectAtSizes("targets", [1]),
            library.ExactMatch("aggregate"),
        ],
        blocking_rules_to_generate_predictions=[f'l."country" = r."country" and {_of_pairs(near)}'],
        additional_columns_to_retain=["key", "doc"],
    )


def _of_pairs(condition: str) -> str:
    for side in "lr":
        for name in ("first", "last"):
            condition = condition.replace(f'"{name}_{side}"', f'{side}."{name}"')
    return condition


def linker(table: list[dict[str, Any]], how: Any) -> Linker:
    """A linker over the rows."""
    connection = duckdb.connect()
    with tempfile.TemporaryDirectory() as room:
        path = Path(room) / "accounts.json"
        path.write_text(json.dumps(table))
        connection.execute(f"create table accounts as select * from read_json_auto('{path}')")
    api = DuckDBAPI(connection)
    return Linker(api.register("accounts"), how)


def scores(made: Linker) -> dict[tuple[int, int], float]:
    """The probability of each pair that is looked at."""
    predicted = made.inference.predict().as_record_list()
    return {
        (min(a, b), max(a, b)): float(each["match_probability"])
        for each in predicted
        for a, b in [(each["unique_id_l"], each["unique_id_r"])]
    }


def clustered(table: list[dict[str, Any]], pairs: dict[tuple[int, int], float], threshold: float) -> Any:
    """B-cubed of the clusters: each account joins the likeliest cluster that has none of its document."""
    near: dict[int, list[tuple[int, float]]] = defaultdict(list)
    for (a, b), score in pairs.items():
        if score >= threshold:
            near[max(a, b)].append((min(a, b), score))
    cluster: dict[int, int] = {}
    taken: dict[str, set[int]] = defaultdict(set)
    for n, each in enumerate(table):
        likely: dict[int, float] = {}
        for other, score in near[n]:
            if cluster[other] not in taken[each["doc"]]:
                likely[cluster[other]] = max(likely.get(cluster[other], 0.0), score)
        cluster[n] = max(likely, key=lambda c: likely[c], default=n) if likely else n
        taken[each["doc"]].add(cluster[n])
    return b_cubed([(each["key"], cluster[n]) for n, each in enumerate(table)])


def main() -> None:
    """Prints the scores on both sets."""
    folder = Path(sys.argv[1])
    train, dev = rows(folder, "train"), rows(folder, "dev")
    made = linker(train, settings())
    made.training.estimate_probability_two_random_records_match(
        [block_on("country", "place", "first", "type")], recall=0.6
    )
    made.training.estimate_u_using_random_sampling(max_pairs=2e6)
    made.training.estimate_m_from_label_column("key")
    learned = made.misc.save_model_to_json()
    known = scores(made)
    best = max((clustered(train, known, t / 100).f1, t / 100) for t in range(1, 100))
    print(f"train: F1 {best[0]:.3f} with the threshold {best[1]}")
    found = clustered(dev, scores(linker(dev, learned)), best[1])
    print(f"dev: precision {found.precision:.3f}, recall {found.recall:.3f}, F1 {found.f1:.3f}")


if __name__ == "__main__":
    main()
