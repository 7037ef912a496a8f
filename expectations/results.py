"""From what Great Expectations says to check results."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from kunto.checks import CheckResult, Stage, Status

if TYPE_CHECKING:
    from great_expectations.core import (
        ExpectationSuite,
        ExpectationSuiteValidationResult,
        ExpectationValidationResult,
    )
    from great_expectations.expectations.expectation import Expectation

EXAMPLES = 5


def results_of(
    suite: "ExpectationSuite", validation: "ExpectationSuiteValidationResult", stage: Stage
) -> Iterator[CheckResult]:
    """Give one result for each expectation of a suite, in the order of the suite."""
    found = {_check_id(result): result for result in validation.results}
    for expectation in suite.expectations:
        meta = expectation.meta or {}
        yield _result_of(suite, expectation, found[meta["check_id"]], stage)


def errors_of(suite: "ExpectationSuite", error: Exception, stage: Stage) -> Iterator[CheckResult]:
    """Give an error for each expectation of a suite whose table could not be read."""
    for expectation in suite.expectations:
        yield _error(suite, expectation, str(error), stage)


def _result_of(
    suite: "ExpectationSuite",
    expectation: "Expectation",
    result: "ExpectationValidationResult",
    stage: Stage,
) -> CheckResult:
    message = _exception_message(result.exception_info or {})
    if message is not None:
        return _error(suite, expectation, message, stage)
    status: Status = "passed" if result.success else "failed"
    return _check(
        suite,
        expectation,
        stage,
        severity=expectation.severity.value,
        status=status,
        failed_count=0 if result.success else _failed_count(result.result),
        examples=() if result.success else _examples(result.result),
        reason=expectation.description or "",
    )


def _error(
    suite: "ExpectationSuite", expectation: "Expectation", message: str, stage: Stage
) -> CheckResult:
    # A check that could not be made protects nothing, whatever it would have weighed.
    return _check(
        suite,
        expectation,
        stage,
        severity="critical",
        status="error",
        failed_count=1,
        examples=(),
        reason=f"The check could not be made: {_first_line(message)} "
        f"It is made because: {expectation.description}",
    )


def _check(
    suite: "ExpectationSuite",
    expectation: "Expectation",
    stage: Stage,
    **found: Any,  # noqa: ANN401 - the fields of CheckResult that differ
) -> CheckResult:
    meta = expectation.meta or {}
    return CheckResult(
        check_id=meta["check_id"],
        kind="expectation",
        stage=stage,
        table_name=suite.name.partition(".")[2],
        column_name=meta["column"],
        **found,
    )


def _check_id(result: "ExpectationValidationResult") -> str:
    configuration = result.expectation_config
    return str(((configuration and configuration.meta) or {}).get("check_id"))


def _failed_count(found: dict[str, Any]) -> int:
    if "details" in found:
        return int(found["observed_value"])
    return int(found.get("unexpected_count") or 1)


def _examples(found: dict[str, Any]) -> tuple[str, ...]:
    rows = found.get("details", {}).get("unexpected_rows")
    if rows is not None:
        return tuple(str(row["example"]) for row in rows[:EXAMPLES])
    return (f"found {found.get('observed_value')}",)


def _exception_message(exception_info: dict[str, Any]) -> str | None:
    """Read both shapes: one exception of the expectation, or one for each metric."""
    if "raised_exception" in exception_info:
        exceptions = [exception_info] if exception_info["raised_exception"] else []
    else:
        exceptions = [each for each in exception_info.values() if isinstance(each, dict)]
    return str(exceptions[0].get("exception_message")) if exceptions else None


def _first_line(message: str) -> str:
    """Keep what was found, without the driver's class name and its hints."""
    lines = message.strip().splitlines() or ["no reason was given."]
    return re.sub(r"^\(\w+\.\w+\) ", "", lines[0])
