"""A raw store small enough to read: fourteen people, four coordinators, five companies."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from zlib import crc32

import duckdb
import holidays

from kunto.metrics import metrics, write_registry
from tests.dbt_project.small_rows import RAW_COLUMNS, ROWS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

AS_OF_DATE = "2022-12-31"
PROJECT_CODE = "X1N14"

_LOADER_COLUMNS = "_file varchar, _sheet varchar, _row integer, _load_id varchar, _row_hash ubigint"


def write_small_world(file: Path, *, is_empty: bool = False) -> None:
    """Write the raw store: schemas raw, quality and reference as kunto.build leaves them.

    `is_empty` writes the same tables without any row.
    """
    connection = duckdb.connect(str(file))
    try:
        for schema in ("raw", "quality", "reference"):
            connection.execute(f"create schema {schema}")
        for table, columns in RAW_COLUMNS.items():
            connection.execute(f"create table raw.{table} ({columns}, {_LOADER_COLUMNS})")
            if not is_empty:
                _insert_rows(connection, table, _read_rows(table))
        _write_quality(connection)
        _write_public_holidays(connection)
        write_registry(connection, metrics(), "reference.metrics")
    finally:
        connection.close()


def _read_rows(table: str) -> list[list[str | int | None]]:
    """Give the cells of a table followed by the loader's own columns."""
    lines = [line.strip() for line in ROWS[table].strip().splitlines()]
    return [
        [
            *(cell or None for cell in line.split(";")),
            f"{table}.csv",
            None,
            number,
            table[:12],
            crc32(line.encode()),
        ]
        for number, line in enumerate(lines, start=2)
    ]


def _insert_rows(
    connection: duckdb.DuckDBPyConnection, table: str, rows: Sequence[list[str | int | None]]
) -> None:
    places = ", ".join("?" for _ in rows[0])
    connection.executemany(f"insert into raw.{table} values ({places})", rows)  # noqa: S608


def _write_quality(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute(
        "create table quality.loads (load_id varchar, file varchar, source varchar,"
        " table_name varchar, sha256 varchar, export_date date, export_date_basis varchar,"
        " encoding varchar, delimiter varchar, sheet varchar, status varchar, read_count bigint,"
        " accepted_count bigint, quarantined_count bigint, noise_count bigint, message varchar)"
    )
    connection.execute(
        "create table quality.quarantine (load_id varchar, file varchar, sheet varchar,"
        " row_number integer, rule_id varchar, column_name varchar, parameters varchar,"
        " row_hash varchar)"
    )
    connection.execute(
        "create table quality.noise (load_id varchar, file varchar, sheet varchar,"
        " row_number integer, kind varchar)"
    )
    for table in RAW_COLUMNS:
        count = len(_read_rows(table))
        connection.execute(
            "insert into quality.loads values (?, ?, ?, ?, ?, ?, 'folder', 'utf-8', ';', null,"
            " 'current', ?, ?, 0, 0, null)",
            [
                table[:12],
                f"{table}.csv",
                table.split("_")[0],
                table,
                table,
                AS_OF_DATE,
                count,
                count,
            ],
        )


def _write_public_holidays(connection: duckdb.DuckDBPyConnection) -> None:
    """Finnish public holidays and the eves that are days off, as kunto.build gives them."""
    connection.execute("create table reference.public_holidays (date date, name varchar)")
    calendar = holidays.country_holidays("FI", years=range(2015, 2036))
    eves = [(date(year, 12, 24), "jouluaatto") for year in range(2015, 2036)]
    eves += [
        (day, "juhannusaatto")
        for year in range(2015, 2036)
        for day in (date(year, 6, number) for number in range(19, 26))
        if day.isoweekday() == 5
    ]
    named = {**dict(eves), **dict(calendar.items())}
    connection.executemany(
        "insert into reference.public_holidays values (?, ?)", sorted(named.items())
    )
