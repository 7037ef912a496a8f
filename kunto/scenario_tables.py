"""The scenarios as tables of the warehouse, estimated with the function that pages call too."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import duckdb
import polars as pl

from kunto.scenario_comments import COLUMNS, TABLES
from kunto.scenarios import (
    DRAWS,
    INTERVAL_SHARE,
    SEED,
    Assumption,
    Benefit,
    Outcomes,
    Scenario,
    estimate_saving,
)

Scenarios = Sequence[tuple[int, Scenario]]
"""A scenario for each version of the assumptions."""

_SCENARIOS = pl.Schema(
    {
        "version": pl.Int32(),
        "saving_low_eur": pl.Float64(),
        "saving_base_eur": pl.Float64(),
        "saving_high_eur": pl.Float64(),
        "interval_share": pl.Float64(),
        "draw_count": pl.Int32(),
        "seed": pl.Int32(),
        "break_even_attributed_share": pl.Float64(),
        "break_even_activated_count": pl.Int64(),
    }
)
_SENSITIVITIES = pl.Schema(
    {
        "version": pl.Int32(),
        "assumption_id": pl.String(),
        "bar_order": pl.Int32(),
        "low_value": pl.Float64(),
        "base_value": pl.Float64(),
        "high_value": pl.Float64(),
        "is_lowering": pl.Boolean(),
        "saving_low_eur": pl.Float64(),
        "saving_base_eur": pl.Float64(),
        "saving_high_eur": pl.Float64(),
    }
)


def write_scenarios(build: Path) -> None:
    """Add rpt_scenarios and rpt_scenario_sensitivities to the marts of a build.

    They are made of its rpt_scenario_inputs and dim_scenario_assumptions.
    """
    with duckdb.connect(str(build)) as connection:
        inputs = connection.table("marts.rpt_scenario_inputs")
        assumptions = connection.table("marts.dim_scenario_assumptions")
        scenarios = list(_scenarios(inputs, assumptions))
        for name, rows in (
            ("rpt_scenarios", scenario_rows(scenarios)),
            ("rpt_scenario_sensitivities", sensitivity_rows(scenarios)),
        ):
            connection.register("scenario_rows", rows)
            connection.execute(f"create or replace table marts.{name} as from scenario_rows")
            connection.unregister("scenario_rows")
            _comment(connection, name)


def _comment(connection: duckdb.DuckDBPyConnection, table: str) -> None:
    def quoted(text: str) -> str:
        return "'" + text.replace("'", "''") + "'"

    connection.execute(f"comment on table marts.{table} is {quoted(TABLES[table])}")
    for column, text in COLUMNS[table].items():
        connection.execute(f"comment on column marts.{table}.{column} is {quoted(text)}")


def scenario_rows(scenarios: Scenarios) -> pl.DataFrame:
    """Return one row per version of the assumptions: the saving in euros and its break-even."""
    rows = [
        {
            "version": version,
            "saving_low_eur": scenario.saving.low_eur,
            "saving_base_eur": scenario.saving.base_eur,
            "saving_high_eur": scenario.saving.high_eur,
            "interval_share": INTERVAL_SHARE,
            "draw_count": DRAWS,
            "seed": SEED,
            "break_even_attributed_share": scenario.break_even.attributed_share
            if scenario.break_even
            else None,
            "break_even_activated_count": scenario.break_even.activated_count
            if scenario.break_even
            else None,
        }
        for version, scenario in scenarios
    ]
    return pl.DataFrame(rows, schema=_SCENARIOS)


def sensitivity_rows(scenarios: Scenarios) -> pl.DataFrame:
    """Return one row per version and assumption: the saving while only that one varies."""
    rows = [
        {
            "version": version,
            "assumption_id": bar.assumption.assumption_id,
            "bar_order": order,
            "low_value": bar.assumption.low,
            "base_value": bar.assumption.base,
            "high_value": bar.assumption.high,
            "is_lowering": bar.is_lowering,
            "saving_low_eur": bar.saving.low_eur,
            "saving_base_eur": bar.saving.base_eur,
            "saving_high_eur": bar.saving.high_eur,
        }
        for version, scenario in scenarios
        for order, bar in enumerate(scenario.sensitivities, start=1)
    ]
    return pl.DataFrame(rows, schema=_SENSITIVITIES)


def _scenarios(
    inputs: duckdb.DuckDBPyRelation, assumptions: duckdb.DuckDBPyRelation
) -> Iterator[tuple[int, Scenario]]:
    """Yield a scenario per version; none on a day for which no rate or step is known."""
    by_version: dict[int, list[Assumption]] = {}
    for row in _named(assumptions):
        values = (float(row[f"{place}_value"]) for place in ("low", "base", "high"))
        by_version.setdefault(row["version"], []).append(Assumption(row["assumption_id"], *values))
    for row in _named(inputs):
        outcomes = Outcomes(row["employed_count"], row["education_count"], row["service_count"])
        benefit = Benefit(
            float(row["daily_rate_eur"]),
            float(row["municipal_share"]),
            row["is_exempt_during_services"],
        )
        for version, given in sorted(by_version.items()):
            cost_eur = float(row["cost_eur"])
            yield version, estimate_saving(outcomes, benefit, given, cost_eur=cost_eur)


def _named(relation: duckdb.DuckDBPyRelation) -> Iterator[dict[str, Any]]:
    names = relation.columns
    return (dict(zip(names, row, strict=True)) for row in relation.fetchall())
