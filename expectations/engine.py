"""Great Expectations over a DuckDB file: read-only, in SQL, without network or progress bars."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from expectations.facts import ProjectFacts

if TYPE_CHECKING:
    from great_expectations.core import ExpectationSuite, ExpectationSuiteValidationResult
    from great_expectations.datasource.fluent.sql_datasource import SQLDatasource
    from sqlalchemy import Engine
    from sqlalchemy.engine.default import DefaultExecutionContext
    from sqlalchemy.engine.interfaces import DBAPIConnection, DBAPICursor

RESULT_FORMAT = {"result_format": "COMPLETE", "include_unexpected_rows": False}


@contextmanager
def opened_warehouse(file: Path, facts: ProjectFacts) -> Iterator["SQLDatasource"]:
    """Open a warehouse for one run of suites; closed again even after an error.

    Every connection carries the facts as SQL variables: `getvariable('project_start')`.
    """
    # Read by Great Expectations when it is imported.
    os.environ["GX_ANALYTICS_ENABLED"] = "false"
    import great_expectations as gx  # noqa: PLC0415
    from great_expectations.data_context.types.base import ProgressBarsConfig  # noqa: PLC0415

    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = ProgressBarsConfig(globally=False)
    source = context.data_sources.add_sql(
        "warehouse", connection_string=_read_only(file), create_temp_table=False
    )
    engines = (source.get_engine(), source.get_execution_engine().engine)
    for engine in engines:
        _prepare(engine, facts)
    try:
        yield source
    finally:
        source.get_execution_engine().close()
        for engine in engines:
            engine.dispose()


def validate(
    source: "SQLDatasource", suite: "ExpectationSuite"
) -> "ExpectationSuiteValidationResult":
    """Run a suite on the table that it is named after, as `schema.table`."""
    schema_name, table_name = suite.name.split(".")
    asset = source.add_table_asset(suite.name, table_name=table_name, schema_name=schema_name)
    batch = asset.add_batch_definition_whole_table("all rows").get_batch()
    return batch.validate(suite, result_format=RESULT_FORMAT)


def _read_only(file: Path) -> str:
    from sqlalchemy import URL  # noqa: PLC0415

    url = URL.create("duckdb", database=str(file), query={"access_mode": "read_only"})
    return url.render_as_string()


def _prepare(engine: "Engine", facts: ProjectFacts) -> None:
    from sqlalchemy import event  # noqa: PLC0415

    def set_facts(connection: "DBAPIConnection", _record: object) -> None:
        for name, value in asdict(facts).items():
            connection.cursor().execute(f"set variable {name} = ?", [value])

    event.listen(engine, "connect", set_facts)
    event.listen(engine, "after_cursor_execute", _buffer_rows)


def _buffer_rows(
    _connection: object,
    cursor: "DBAPICursor",
    _statement: str,
    _parameters: object,
    context: "DefaultExecutionContext",
    _many: object,
) -> None:
    """Read the rows at once: Great Expectations closes its connection before it reads them.

    A DuckDB cursor is gone with its connection (great_expectations 1.24.1, duckdb-engine 0.17).
    """
    from sqlalchemy.engine.cursor import FullyBufferedCursorFetchStrategy  # noqa: PLC0415

    if cursor.description:
        context.cursor_fetch_strategy = FullyBufferedCursorFetchStrategy(
            cursor, alternate_description=cursor.description, initial_buffer=cursor.fetchall()
        )
