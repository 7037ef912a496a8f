"""Run every suite of a stage on one warehouse file."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from expectations.engine import opened_warehouse, validate
from expectations.facts import ProjectFacts
from expectations.results import errors_of, results_of
from kunto.checks import CheckResult, Stage

if TYPE_CHECKING:
    from great_expectations.core import ExpectationSuite
    from great_expectations.datasource.fluent.sql_datasource import SQLDatasource


def run_suites(warehouse: Path, stage: Stage, *, facts: ProjectFacts) -> list[CheckResult]:
    """Check the raw tables or the marts of a warehouse: one result for each expectation.

    The file is only read. A table that is missing or cannot be checked is a critical error
    among the results and no exception.
    """
    return check(warehouse, suites_of(stage), stage, facts=facts)


def check(
    warehouse: Path, suites: Iterable["ExpectationSuite"], stage: Stage, *, facts: ProjectFacts
) -> list[CheckResult]:
    """Check the tables of some suites, as `run_suites` does with all of a stage."""
    with opened_warehouse(warehouse, facts) as source:
        return [result for suite in suites for result in _checked(source, suite, stage)]


def suites_of(stage: Stage) -> list["ExpectationSuite"]:
    """Build the suites of a stage, one a table."""
    if stage == "raw":
        from expectations.raw.suites import raw_suites  # noqa: PLC0415

        return raw_suites()
    from expectations.marts.suites import marts_suites  # noqa: PLC0415

    return marts_suites()


def _checked(
    source: "SQLDatasource", suite: "ExpectationSuite", stage: Stage
) -> Iterator[CheckResult]:
    try:
        validation = validate(source, suite)
    except Exception as error:  # noqa: BLE001 - whatever went wrong, the other tables are checked
        return errors_of(suite, error, stage)
    return results_of(suite, validation, stage)
