"""Grain: one row per version and assumption: the saving while only that assumption varies."""

from typing import Any

import pyarrow as pa

from kunto.scenario_tables import sensitivity_rows


def model(dbt: Any, _session: Any) -> pa.Table:  # noqa: ANN401 – dbt's objects have no types
    """Estimate with the function that the pages call too."""
    return sensitivity_rows(dbt.ref("rpt_scenario_inputs"), dbt.ref("dim_scenario_assumptions"))
