"""Rows of a query become values by the names of their columns."""

from dataclasses import dataclass

import duckdb
import pytest

from dashboards.queries.rows import read_rows


@dataclass(frozen=True)
class _Pair:
    name: str
    number: int


def test_columns_are_taken_by_name_in_any_order() -> None:
    with duckdb.connect() as connection:
        sql = "select n as number, $name as name from range(3) as numbers (n)"
        rows = read_rows(connection, sql, {"name": "a", "unused": 1}, _Pair)
    assert rows == (_Pair("a", 0), _Pair("a", 1), _Pair("a", 2))


@pytest.mark.parametrize("columns", ["1 as number", "1 as number, 'a' as name, 2 as third"])
def test_columns_that_are_not_the_fields_are_named(columns: str) -> None:
    with duckdb.connect() as connection, pytest.raises(ValueError, match="number"):
        read_rows(connection, f"select {columns}", {}, _Pair)
