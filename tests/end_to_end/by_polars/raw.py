"""The raw tables of a release as Polars frames, and the day they are of."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb
import polars as pl


@dataclass(frozen=True)
class Raw:
    """What was delivered by a day."""

    tables: dict[str, pl.DataFrame]
    day: date

    def __getitem__(self, table: str) -> pl.DataFrame:
        """Give a raw table; the loader's own columns are left out."""
        return self.tables[table]

    def until(self, table: str, column: str) -> pl.DataFrame:
        """Give the rows whose day has come."""
        return self[table].filter(pl.col(column) <= self.day)


def read_raw(warehouse: Path) -> Raw:
    """Read the raw tables that a release was made of."""
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        (day,) = connection.execute("select as_of_date from marts.dim_release").fetchall()[0]
        names = connection.execute(
            "select table_name from duckdb_tables() where schema_name = 'raw'"
        ).fetchall()
        tables = {name: connection.table(f"raw.{name}").pl() for (name,) in names}
    return Raw({name: _own_columns(frame) for name, frame in tables.items()}, day)


def _own_columns(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.select([name for name in frame.columns if not name.startswith("_")])
