"""The scenarios in the warehouse are those of the function that pages call."""

import duckdb
import pytest

from kunto.scenario_tables import write_scenarios
from kunto.scenarios import Assumption, Benefit, Outcomes, estimate_saving
from tests.dbt_project.conftest import Built


def test_build_and_page_estimate_the_same(small: Built) -> None:
    write_scenarios(small.warehouse)
    with duckdb.connect(str(small.warehouse), read_only=True) as connection:
        assumptions = connection.execute(
            "select assumption_id, low_value::double, base_value::double, high_value::double"
            " from marts.dim_scenario_assumptions where is_current"
        ).fetchall()
        row = connection.execute(
            "select saving_low_eur, saving_base_eur, saving_high_eur, break_even_attributed_share,"
            " break_even_activated_count from marts.rpt_scenarios"
        ).fetchone()
        bars = connection.execute(
            "select assumption_id, saving_low_eur, saving_high_eur"
            " from marts.rpt_scenario_sensitivities order by bar_order"
        ).fetchall()
    # one in work, one in education, one in a service; the rate and step of 31.12.2022
    scenario = estimate_saving(
        Outcomes(1, 1, 1),
        Benefit(35.72, 0.5, is_exempt_during_services=True),
        [Assumption(*values) for values in assumptions],
        cost_eur=2500.0,
    )
    saving, found = scenario.saving, scenario.break_even
    assert found is not None
    expected = (saving.low_eur, saving.base_eur, saving.high_eur)
    assert row == (*expected, found.attributed_share, found.activated_count)
    assert saving.base_eur == pytest.approx(
        (1 * 0.75 * 8 + 1 * 8 + 1 * 3) * 21.5 * 0.25 * 0.8 * 35.72 * 0.5 * 0.5
    )
    assert bars == [
        (bar.saving.label, bar.saving.low_eur, bar.saving.high_eur)
        for bar in scenario.sensitivities
    ]


def test_project_without_results_and_costs_has_no_break_even(empty: Built) -> None:
    write_scenarios(empty.warehouse)
    with duckdb.connect(str(empty.warehouse), read_only=True) as connection:
        rows = connection.execute(
            "select saving_low_eur, saving_high_eur, break_even_attributed_share,"
            " break_even_activated_count from marts.rpt_scenarios"
        ).fetchall()
    assert rows == [(0.0, 0.0, None, None)]
