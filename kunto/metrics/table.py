"""The registry as a table of the warehouse, so that a release tells what its figures meant."""

from collections.abc import Sequence

import duckdb
import polars as pl

from kunto.locale import LANGUAGES
from kunto.metrics.registry import Metric

_WORDS = ("name", "definition", "assumption")


def write_registry(
    connection: duckdb.DuckDBPyConnection, metrics: Sequence[Metric], table: str
) -> None:
    """Write one row per metric, in the order of the registry; words have a column a language."""
    registry = pl.DataFrame(
        [_row(order, metric) for order, metric in enumerate(metrics, start=1)],
        schema_overrides={"dimensions": pl.List(pl.String), "sources": pl.List(pl.String)},
        infer_schema_length=None,
    )
    connection.register("registry_to_write", registry)
    connection.execute(f"create table {table} as from registry_to_write")
    connection.unregister("registry_to_write")


def _row(order: int, metric: Metric) -> dict[str, object]:
    words = {
        f"{field}_{language}": getattr(metric, field).get(language)
        for field in _WORDS
        for language in LANGUAGES
    }
    return {
        "metric_id": metric.metric_id,
        "metric_order": order,
        "area": metric.area,
        "unit": metric.unit,
        "direction": metric.direction,
        "grain": metric.grain,
        "model": metric.model,
        "numerator_sql": metric.numerator,
        "denominator_sql": metric.denominator,
        "denominator_model": metric.denominator_model if metric.denominator else None,
        "value_sql": metric.value,
        "dimensions": list(metric.dimensions),
        "disclosure": metric.disclosure,
        "rule": metric.rule,
        "sources": list(metric.sources),
        **words,
    }
