"""The building blocks of suites: named rules, severities and stable ids."""

from collections.abc import Iterable

from great_expectations import ExpectationSuite
from great_expectations.expectations.core.expect_column_values_to_be_between import (
    ExpectColumnValuesToBeBetween,
)
from great_expectations.expectations.core.expect_column_values_to_not_be_null import (
    ExpectColumnValuesToNotBeNull,
)
from great_expectations.expectations.core.expect_table_row_count_to_be_between import (
    ExpectTableRowCountToBeBetween,
)
from great_expectations.expectations.core.unexpected_rows_expectation import (
    UnexpectedRowsExpectation,
)
from great_expectations.expectations.expectation import Expectation
from great_expectations.expectations.metadata_types import FailureSeverity


class Rule(UnexpectedRowsExpectation):
    """A named rule; its query gives one row, with a column `example`, for each fault."""


def has_rows(reason: str) -> Expectation:
    """Expect a table that is not empty."""
    return ExpectTableRowCountToBeBetween(min_value=1, description=reason)


def complete(column: str, share: float, reason: str) -> Expectation:
    """Expect a value in a share of a table's rows."""
    return ExpectColumnValuesToNotBeNull(column=column, mostly=share, description=reason)


def between(
    column: str, lowest: float, highest: float, *, share: float, reason: str
) -> Expectation:
    """Expect a share of a column's values within bounds, which belong to it."""
    return ExpectColumnValuesToBeBetween(
        column=column, min_value=lowest, max_value=highest, mostly=share, description=reason
    )


def critical(name: str, expectation: Expectation) -> Expectation:
    """Expect something without which no release may be published."""
    return _named(name, expectation, FailureSeverity.CRITICAL)


def warning(name: str, expectation: Expectation) -> Expectation:
    """Expect something that a person should look at before relying on the figures."""
    return _named(name, expectation, FailureSeverity.WARNING)


def info(name: str, expectation: Expectation) -> Expectation:
    """Expect something that is worth knowing and harms no figure."""
    return _named(name, expectation, FailureSeverity.INFO)


def suite(table: str, expectations: Iterable[Expectation]) -> ExpectationSuite:
    """Build the suite of one table (`schema.table`), each check id below the table's name."""
    built = ExpectationSuite(name=table, expectations=list(expectations))
    for expectation in built.expectations:
        name = (expectation.meta or {})["check_id"]
        expectation.meta = {"check_id": f"{table}.{name}", "column": _column_of(name)}
    return built


def _named(name: str, expectation: Expectation, severity: FailureSeverity) -> Expectation:
    expectation.meta = {"check_id": name}
    expectation.severity = severity
    return expectation


def _column_of(name: str) -> str | None:
    column, dot, _ = name.partition(".")
    return column if dot else None
