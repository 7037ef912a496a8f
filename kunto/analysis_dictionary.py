"""The data dictionary of a release: what its own catalogue says of each mart and column."""

from dataclasses import dataclass

import duckdb

_UNITS = {
    "share": "share (0–1)",
    "eur": "euros",
    "count": "count",
    "days": "days",
    "months": "months",
    "years": "years",
}
"""What the words in the names of columns say of their unit."""
_OF_TYPES = {"DATE": "day", "BOOLEAN": "true or false"}
_COLUMNS = """
select
    columns.table_name,
    tables.comment as table_description,
    columns.column_name,
    columns.data_type,
    columns.comment as description
from duckdb_columns() as columns
inner join duckdb_tables() as tables on columns.table_oid = tables.table_oid
where columns.schema_name = 'marts'
order by columns.table_name, columns.column_index
"""


@dataclass(frozen=True)
class Column:
    """A column of a mart: its type as DuckDB names it, its unit and what it means."""

    table: str
    table_description: str
    name: str
    data_type: str
    unit: str
    description: str


def read_dictionary(connection: duckdb.DuckDBPyConnection) -> tuple[Column, ...]:
    """Return the columns of all marts of a release, in the order in which they stand."""
    found = connection.execute(_COLUMNS).fetchall()
    with_units = {table for table, _, name, *_ in found if name == "unit"}
    return tuple(
        Column(
            table,
            table_description or "",
            name,
            data_type,
            unit_of(name, data_type, is_told_by_row=table in with_units),
            description or "",
        )
        for table, table_description, name, data_type, description in found
    )


def unit_of(name: str, data_type: str, *, is_told_by_row: bool) -> str:
    """Read the unit of a column from its name; empty when it has none of its own.

    `is_told_by_row`: the mart has a column `unit`, which tells that of its other numbers.
    """
    if data_type in _OF_TYPES:
        return _OF_TYPES[data_type]
    if data_type.startswith("VARCHAR"):
        return ""
    units = [_UNITS[word] for word in reversed(name.split("_")) if word in _UNITS]
    if units:
        return units[0]
    is_fraction = data_type == "DOUBLE" or data_type.startswith("DECIMAL")
    return "see column unit" if is_told_by_row and is_fraction else ""
