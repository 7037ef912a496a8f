"""All suites of the marts stage."""

from great_expectations import ExpectationSuite

from expectations.marts import clients, metrics, rates, workload

AREAS = (metrics, rates, clients, workload)


def marts_suites() -> list[ExpectationSuite]:
    """Build the suite of each mart that has expectations."""
    return [suite for area in AREAS for suite in area.suites()]
