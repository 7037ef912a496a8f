"""The scenario as tables of the warehouse: what dbt's models of the scenarios are made of."""

from collections.abc import Iterator
from typing import Any, Protocol

import pyarrow as pa

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

_SCENARIOS = pa.schema(
    {
        "version": pa.int32(),
        "saving_low_eur": pa.float64(),
        "saving_base_eur": pa.float64(),
        "saving_high_eur": pa.float64(),
        "interval_share": pa.float64(),
        "draw_count": pa.int32(),
        "seed": pa.int32(),
        "break_even_attributed_share": pa.float64(),
        "break_even_activated_count": pa.int64(),
    }
)
_SENSITIVITIES = pa.schema(
    {
        "version": pa.int32(),
        "assumption_id": pa.string(),
        "bar_order": pa.int32(),
        "low_value": pa.float64(),
        "base_value": pa.float64(),
        "high_value": pa.float64(),
        "is_lowering": pa.bool_(),
        "saving_low_eur": pa.float64(),
        "saving_base_eur": pa.float64(),
        "saving_high_eur": pa.float64(),
    }
)


class Relation(Protocol):
    """Rows of a warehouse table, by name of column."""

    columns: list[str]

    def fetchall(self) -> list[Any]:
        """Return every row."""


def scenario_rows(inputs: Relation, assumptions: Relation) -> pa.Table:
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
        for version, scenario in _scenarios(inputs, assumptions)
    ]
    return pa.Table.from_pylist(rows, schema=_SCENARIOS)


def sensitivity_rows(inputs: Relation, assumptions: Relation) -> pa.Table:
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
        for version, scenario in _scenarios(inputs, assumptions)
        for order, bar in enumerate(scenario.sensitivities, start=1)
    ]
    return pa.Table.from_pylist(rows, schema=_SENSITIVITIES)


def _scenarios(inputs: Relation, assumptions: Relation) -> Iterator[tuple[int, Scenario]]:
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


def _named(relation: Relation) -> Iterator[dict[str, Any]]:
    names = relation.columns
    return (dict(zip(names, row, strict=True)) for row in relation.fetchall())
