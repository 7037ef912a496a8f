"""The building blocks of suites: named rules in SQL, severities and stable ids."""

from collections.abc import Iterable
from string import Template

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

FEW_ROWS = 10


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


def faults(query: str) -> str:
    """Take the rows of a query as faults; the checked table is `batch` in it."""
    return _filled("with batch as (select * from {batch}) $query", query=query)


def mostly(share: float, judged: str, *, at_least: int = FEW_ROWS) -> str:
    """Take rows that are not good as faults, where the good are a smaller share than expected.

    `judged` gives `example` and `is_good` (missing = not good) of each row that is judged. With
    fewer rows than `at_least` a share says nothing, so that a young project passes, and one odd
    row alone is a matter for the quarantine.
    """
    return _filled(
        """with batch as (select * from {batch}),
        judged as (select example, coalesce(is_good, false) as is_good from ($judged))
        select example from judged
        where not is_good
            and (select count(*) from judged) >= $at_least
            and (select count(*) from judged where not is_good) > 1
            and (select avg(is_good::integer) from judged) < $share
        order by example""",
        judged=judged,
        at_least=at_least,
        share=share,
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


def _filled(template: str, **values: object) -> str:
    return Template(template).substitute(values)
