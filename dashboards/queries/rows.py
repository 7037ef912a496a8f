"""From a query to small frozen values: each column by its name."""

from typing import Any, TypeVar

import duckdb

Row = TypeVar("Row")


def read_rows(
    connection: duckdb.DuckDBPyConnection,
    sql: str,
    parameters: dict[str, Any],
    row_type: type[Row],
) -> tuple[Row, ...]:
    """Run a query and return one value of `row_type` per row; columns are its fields."""
    used = {name: value for name, value in parameters.items() if f"${name}" in sql}
    answer = connection.execute(sql, used)
    names = [column[0] for column in answer.description]
    return tuple(row_type(**dict(zip(names, row, strict=True))) for row in answer.fetchall())
