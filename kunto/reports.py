"""Check results kept for good: in the release they belong to and beside the releases."""

import json
from collections.abc import Sequence
from pathlib import Path

import duckdb

from kunto.checks import CheckResult

_COLUMNS = {
    "release_id": ("varchar", "Release, or would-be release, that was checked."),
    "check_id": ("varchar", "Name of the check."),
    "kind": ("varchar", "Who checks: dbt_test or expectation."),
    "stage": ("varchar", "What was checked: raw (deliveries) or marts (figures)."),
    "table_name": ("varchar", "Table that was checked."),
    "column_name": ("varchar", "Column that was checked; missing when it is the table as a whole."),
    "severity": ("varchar", "critical stops a release; warning and info do not."),
    "status": ("varchar", "passed, failed, error (it could not be run) or skipped."),
    "failed_count": ("bigint", "Rows that do not pass."),
    "examples": ("varchar", "The first of those rows as a JSON list of texts; no personal data."),
    "reason": ("varchar", "Why the check matters, in plain words."),
}
"""Type and meaning of each column of quality.check_results: one row a check of the release."""
_INSERT = "insert into check_results values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"


def keep_report(results: Sequence[CheckResult], *, release_id: str, directory: Path) -> Path:
    """Write the results of one build to `<release_id>.parquet`, published or not."""
    directory.mkdir(parents=True, exist_ok=True)
    report = directory / f"{release_id}.parquet"
    beside = report.with_suffix(".part")
    with duckdb.connect() as connection:
        _fill(connection, results, release_id)
        connection.table("check_results").write_parquet(str(beside))
    beside.replace(report)
    return report


def write_results(results: Sequence[CheckResult], *, release_id: str, build: Path) -> None:
    """Put the results into quality.check_results of a build and close it for good."""
    with duckdb.connect(str(build)) as connection:
        connection.execute("use quality")
        _fill(connection, results, release_id)
        connection.execute("checkpoint")


def _fill(
    connection: duckdb.DuckDBPyConnection, results: Sequence[CheckResult], release_id: str
) -> None:
    columns = ", ".join(f"{name} {kind}" for name, (kind, _) in _COLUMNS.items())
    connection.execute(f"create or replace table check_results ({columns})")
    for name, (_, meaning) in _COLUMNS.items():
        connection.execute(f"comment on column check_results.{name} is '{meaning}'")
    rows = [
        (
            release_id,
            *(result.check_id, result.kind, result.stage, result.table_name, result.column_name),
            *(result.severity, result.status, result.failed_count),
            json.dumps(result.examples, ensure_ascii=False),
            result.reason,
        )
        for result in results
    ]
    if rows:
        connection.executemany(_INSERT, rows)
