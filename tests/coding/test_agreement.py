"""How far two codings agree: against examples computed by hand from the coefficient's definition."""

from typing import Any

import pytest
from coding_helpers import told_by_bbc

from conftest import bbc, find, killed
from recount.coding import COLUMNS, Coded, agreement, figures
from recount.coding.agreement import alpha
from recount.evaluation.scoring import compare as report_compare
from recount.evaluation.scoring import score
from recount.ledger.coding_records import same
from recount.model import Account, IncidentType, Modality
from recount.outputs.codebook import coded, founding_key

DOCUMENT = told_by_bbc()
(LEFT,) = bbc(DOCUMENT)
ALONE = Account(type=IncidentType.ARRESTS, anchor=find(DOCUMENT, "State television"))


def changed(**values: Any) -> Account:
    return LEFT.model_copy(update=values)


def test_nominal_alpha_by_hand() -> None:
    """20 values, of which 10 are a, 8 b and 2 c; 2 of 10 units part.

    Observed disagreement 2 · 2 / 20; expected (20² − 10² − 8² − 2²) / (20 · 19).
    """
    pairs = [("a", "a")] * 4 + [("b", "b")] * 3 + [("a", "b"), ("b", "a"), ("c", "c")]
    found = alpha("type", "nominal", "units", pairs)
    assert found.alpha == pytest.approx(1 - (4 / 20) / (232 / 380), abs=1e-4)
    assert (found.units, found.same, found.note) == (10, 8, "")


def test_interval_alpha_by_hand() -> None:
    """Values 1 1 2 3 4 4: observed 2 · (3 − 2)² / 6; expected 2 (6 · 47 − 15²) / (6 · 5)."""
    found = alpha("number", "interval", "units", [(1, 1), (2, 3), (4, 4)])
    assert found.alpha == pytest.approx(1 - (2 / 6) / (114 / 30), abs=1e-4)


def test_ordinal_alpha_by_hand() -> None:
    """Two 1, three 2, three 5: squared distances 1-2 (5 − 2.5)², 2-5 (6 − 3)², 1-5 (8 − 2.5)²."""
    pairs = [(1, 1), (2, 2), (2, 5), (5, 5)]
    expected = 2 * (2 * 3 * 2.5**2 + 3 * 3 * 3**2 + 2 * 3 * 5.5**2) / (8 * 7)
    found = alpha("low", "ordinal", "units", pairs)
    assert found.alpha == pytest.approx(1 - (2 * 3**2 / 8) / expected, abs=1e-4)


def test_only_the_order_counts_where_the_level_is_ordinal() -> None:
    pairs = [(1, 1), (2, 2), (2, 5), (5, 5)]
    larger = [tuple(5000 if value == 5 else value for value in pair) for pair in pairs]
    assert alpha("low", "ordinal", "units", larger).alpha == alpha("low", "ordinal", "units", pairs).alpha


def test_who_disagrees_always_is_below_chance() -> None:
    found = alpha("main", "nominal", "units", [(True, False), (False, True), (True, False)])
    assert found.alpha is not None
    assert found.alpha < 0


def test_units_that_only_one_gave_a_value_do_not_count() -> None:
    pairs = [(1, 1), (2, 3), (4, 4)]
    found = alpha("low", "interval", "units", [*pairs, (None, 7), (9, None)])
    assert found == alpha("low", "interval", "units", pairs)


@pytest.mark.parametrize(
    ("pairs", "why"),
    [
        ([], "it takes at least two units"),
        ([("a", "b")], "it takes at least two units"),
        ([("a", "a"), ("b", None)], "it takes at least two units"),
        ([("a", "a")] * 30, "every value is the same"),
    ],
)
def test_where_alpha_is_not_defined_it_says_why(pairs: list[tuple[Any, Any]], why: str) -> None:
    found = alpha("type", "nominal", "units", pairs)
    assert found.alpha is None
    assert why in found.note


def test_few_units_are_said_to_be_few() -> None:
    assert alpha("type", "nominal", "units", [("a", "a"), ("b", "b")]).note.startswith("Only 2 units")


def test_the_figures_of_two_documents() -> None:
    other = changed(type=IncidentType.ARMED_CLASH, tolls=(killed(DOCUMENT, "at least 32 people", 33, None),))
    found = agreement([Coded((LEFT,), (other,)), Coded((LEFT, ALONE), (LEFT,))])
    assert (found.documents, found.left_incidents, found.right_incidents, found.paired) == (2, 3, 2, 2)
    by_field = {each.field: each for each in found.alphas}
    assert (by_field["type"].units, by_field["type"].same) == (2, 1)
    assert (by_field["number of incidents"].units, by_field["number of incidents"].same) == (2, 1)
    assert (by_field["killed, lower bound"].units, by_field["killed, lower bound"].same) == (4, 3)
    assert by_field["killed, higher bound"].units == 1  # "at least 32" sets none
    assert by_field["modality"].alpha is None
    scored = {each.field: each for each in found.fields}
    assert (scored["incidents"].left, scored["incidents"].right, scored["incidents"].same) == (3, 2, 2)
    assert scored["incidents"].recall == pytest.approx(2 / 3, abs=1e-4)
    assert scored["incidents"].precision == 1
    assert scored["incidents"].f1 == pytest.approx(0.8)
    assert [(c.left, c.right, c.incidents) for c in found.confusions] == [("suicide-bomb", "armed-clash", 1)]


def test_fields_are_scored_as_the_gold_reports_are() -> None:
    other = changed(modality=Modality.DISPUTED, perpetrators=(), tolls=LEFT.tolls[:1])
    lines = [
        {"doc": "1", "incidents": [coded(each, founding_key(each)) for each in accounts]}
        for accounts in ((LEFT, ALONE), (other,))
    ]
    expected = score("all", report_compare(lines[:1], lines[1:]))
    for each in agreement([Coded((LEFT, ALONE), (other,))]).fields:
        known = next(field for field in expected.fields if field.name == each.field)
        assert (each.left, each.f1 or 0.0) == (known.gold, pytest.approx(known.f1, abs=1e-4)), each.field


def test_a_field_without_values_has_no_share() -> None:
    found = agreement([Coded((ALONE,), (ALONE,))])
    tolls = next(each for each in found.fields if each.field == "tolls")
    assert (tolls.precision, tolls.recall, tolls.f1) == (None, None, None)


def test_of_nothing_there_are_no_figures() -> None:
    found = agreement([])
    assert found.documents == 0
    assert {each.alpha for each in found.alphas} == {None}


def test_the_table_of_figures_has_its_columns() -> None:
    rows = list(figures(agreement([Coded((LEFT, ALONE), (changed(type=IncidentType.GRENADE),))])))
    assert {key for row in rows for key in row} <= set(COLUMNS)
    assert {row["measure"] for row in rows} == {"krippendorff-alpha", "f1", "types confused"}


def test_names_of_coders_are_one_however_they_are_typed() -> None:
    assert same("Ana  Ruiz", " ana ruiz ")
    assert not same("Ana", "Anna")
