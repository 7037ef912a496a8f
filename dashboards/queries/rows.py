"""From a query to small frozen values: each column by its name."""

from collections.abc import Iterator
from dataclasses import fields
from typing import TYPE_CHECKING, Any, TypeVar

import duckdb

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Row = TypeVar("Row", bound="DataclassInstance")
_FETCHED_AT_ONCE = 2000


def read_rows(
    connection: duckdb.DuckDBPyConnection,
    sql: str,
    parameters: dict[str, Any],
    row_type: type[Row],
) -> tuple[Row, ...]:
    """Run a query and return one value of `row_type` per row; columns are its fields.

    Raises ValueError naming the columns and the fields when they are not the same.
    """
    return tuple(each_row(connection, sql, parameters, row_type))


def each_row(
    connection: duckdb.DuckDBPyConnection,
    sql: str,
    parameters: dict[str, Any],
    row_type: type[Row],
) -> Iterator[Row]:
    """Run a query and give its rows one by one, as read_rows; the connection is busy until then."""
    used = {name: value for name, value in parameters.items() if f"${name}" in sql}
    answer = connection.execute(sql, used)
    columns = [column[0] for column in answer.description]
    names = [field.name for field in fields(row_type)]
    if sorted(columns) != sorted(names):
        raise ValueError(f"Columns {columns}, fields {names}")
    places = [columns.index(name) for name in names]
    while rows := answer.fetchmany(_FETCHED_AT_ONCE):
        for row in rows:
            yield row_type(*[row[place] for place in places])
