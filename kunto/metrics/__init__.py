"""Every metric, defined once: read by the models, the checks, the pages, the exports, the docs."""

from functools import cache

from kunto.metrics.registry import Metric, metric_parts, read_registry
from kunto.metrics.table import write_registry

__all__ = ["Metric", "metric_parts", "metrics", "write_registry"]


@cache
def metrics() -> tuple[Metric, ...]:
    """Return the registry; it is read once."""
    return read_registry()
