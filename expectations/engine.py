"""Great Expectations over a DuckDB file: read-only, in SQL, without network or progress bars."""

import atexit
import os
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from expectations.facts import ProjectFacts
from expectations.seeds import attach_seeds

if TYPE_CHECKING:
    from great_expectations.core import ExpectationSuite, ExpectationSuiteValidationResult
    from great_expectations.data_context.data_context.abstract_data_context import (
        AbstractDataContext,
    )
    from great_expectations.datasource.fluent.sql_datasource import SQLDatasource
    from sqlalchemy import Engine
    from sqlalchemy.engine.default import DefaultExecutionContext
    from sqlalchemy.engine.interfaces import DBAPIConnection, DBAPICursor

RESULT_FORMAT = {"result_format": "COMPLETE", "include_unexpected_rows": False}

# While it stays loaded at the end of the interpreter, DuckDB's types are never freed and its
# binding prints a page about leaks (great_expectations 1.24.1, duckdb 2.0.0).
_OUTLIVES_DUCKDB = "great_expectations.compatibility.pydantic"


@contextmanager
def opened_warehouse(file: Path, facts: ProjectFacts) -> Iterator["SQLDatasource"]:
    """Open a warehouse for one run of suites; closed again even after an error.

    Every connection carries the facts as SQL variables: `getvariable('project_start')`, and the
    code lists as tables: `seeds.roles`.
    """
    source = _context().data_sources.add_sql(
        "warehouse", connection_string="duckdb:///:memory:", create_temp_table=False
    )
    engines = (source.get_engine(), source.get_execution_engine().engine)
    for engine in engines:
        _prepare(engine, file, facts)
    try:
        yield source
    finally:
        source.get_execution_engine().close()
        for engine in engines:
            engine.dispose()


def validate(
    source: "SQLDatasource", suite: "ExpectationSuite"
) -> "ExpectationSuiteValidationResult":
    """Run a suite on the table that it is named after, as `schema.table`.

    Raises LookupError when there is no such table.
    """
    from great_expectations.datasource.fluent.interfaces import (  # noqa: PLC0415
        TestConnectionError,
    )

    schema_name, table_name = suite.name.split(".")
    try:
        with warnings.catch_warnings():
            # It wants a connection for each schema. Rules read several schemas in one query, and
            # tables named without their schema may be found in another (great_expectations 1.24.1).
            warnings.filterwarnings("ignore", "`schema_name` is deprecated", DeprecationWarning)
            asset = source.add_table_asset(
                suite.name, table_name=table_name, schema_name=schema_name
            )
    except TestConnectionError as error:
        raise LookupError(f"The table {suite.name} is missing or cannot be read.") from error
    batch = asset.add_batch_definition_whole_table("all rows").get_batch()
    return batch.validate(suite, result_format=RESULT_FORMAT)


def _context() -> "AbstractDataContext":
    """Make a context in memory: no progress bars, no Data Docs, nothing sent to anyone."""
    # Great Expectations reads it while it is imported.
    os.environ["GX_ANALYTICS_ENABLED"] = "false"
    import great_expectations as gx  # noqa: PLC0415
    from great_expectations.data_context.types.base import (  # noqa: PLC0415
        DataContextConfig,
        InMemoryStoreBackendDefaults,
        ProgressBarsConfig,
    )

    atexit.register(sys.modules.pop, _OUTLIVES_DUCKDB, None)
    return gx.get_context(
        mode="ephemeral",
        project_config=DataContextConfig(
            store_backend_defaults=InMemoryStoreBackendDefaults(init_temp_docs_sites=False),
            progress_bars=ProgressBarsConfig(globally=False),
            analytics_enabled=False,
        ),
    )


def _prepare(engine: "Engine", file: Path, facts: ProjectFacts) -> None:
    from sqlalchemy import event  # noqa: PLC0415

    # Attached under a name of its own: in a file called raw.duckdb the table raw.x is ambiguous.
    quoted = str(file).replace("'", "''")

    def open_file(connection: "DBAPIConnection", _record: object) -> None:
        cursor = connection.cursor()
        cursor.execute(f"attach '{quoted}' as warehouse (read_only)")
        cursor.execute("use warehouse")
        for name, value in asdict(facts).items():
            cursor.execute(f"set variable {name} = ?", (value,))
        attach_seeds(cursor)

    # A connection that was made while the engine was set up is not open on the file.
    engine.dispose()
    event.listen(engine, "connect", open_file)
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
