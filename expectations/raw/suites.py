"""All suites of the raw stage."""

from great_expectations import ExpectationSuite

from expectations.raw import access, crm, deliveries, esf, resources, surveys, webropol

SOURCES = (deliveries, webropol, access, crm, esf, surveys, resources)


def raw_suites() -> list[ExpectationSuite]:
    """Build the suite of each raw table and of the ledger of deliveries."""
    return [suite for source in SOURCES for suite in source.suites()]
