"""Check results kept for good: in the release they belong to and beside the releases."""

import json
from collections.abc import Sequence
from pathlib import Path

import duckdb

from kunto.checks import CheckResult

_COLUMNS = """
    release_id varchar, check_id varchar, kind varchar, stage varchar, table_name varchar,
    column_name varchar, severity varchar, status varchar, failed_count bigint,
    examples varchar, reason varchar
"""
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
    connection.execute(f"create or replace table check_results ({_COLUMNS})")
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
