"""The tables of the raw store: made when missing, and made anew when a contract has changed."""

from collections.abc import Iterable

import duckdb
import polars as pl

from ingest import quarantine, rows
from ingest.sources import CONTRACTS
from ingest.table_comments import COMMENTS

LOADS_SCHEMA: dict[str, pl.DataType] = {
    "load_id": pl.String(),
    "file": pl.String(),
    "source": pl.String(),
    "table_name": pl.String(),
    "sha256": pl.String(),
    "export_date": pl.Date(),
    "export_date_basis": pl.String(),
    "encoding": pl.String(),
    "delimiter": pl.String(),
    "sheet": pl.String(),
    "status": pl.String(),
    "read_count": pl.Int64(),
    "accepted_count": pl.Int64(),
    "quarantined_count": pl.Int64(),
    "noise_count": pl.Int64(),
    "replaced_count": pl.Int64(),
    "period_start": pl.Date(),
    "period_end": pl.Date(),
    "message": pl.String(),
    "contract_fingerprint": pl.String(),
    "is_gone": pl.Boolean(),
    "accepted_reason": pl.String(),
    "withdrawn_reason": pl.String(),
}
LANDING_SCHEMA: dict[str, pl.DataType] = {
    "file": pl.String(),
    "sha256": pl.String(),
    "size_bytes": pl.Int64(),
    "export_date": pl.Date(),
    "export_date_basis": pl.String(),
    "received_date": pl.Date(),
    "here_by_date": pl.Date(),
    "removed_date": pl.Date(),
}
DELETIONS_SCHEMA: dict[str, pl.DataType] = {
    "table_name": pl.String(),
    "row_key": pl.String(),
    "last_load_id": pl.String(),
    "last_file": pl.String(),
    "last_export_date": pl.Date(),
    "gone_load_id": pl.String(),
    "gone_file": pl.String(),
    "gone_export_date": pl.Date(),
}
_REFERENCE = {"load_id": pl.String(), "file": pl.String(), "sheet": pl.String()}
QUALITY_TABLES: dict[str, dict[str, pl.DataType]] = {
    "quality.loads": LOADS_SCHEMA,
    "quality.landing": LANDING_SCHEMA,
    "quality.quarantine": {**_REFERENCE, **quarantine.SCHEMA},
    "quality.noise": {**_REFERENCE, **rows.NOISE_SCHEMA},
    "quality.deletions": DELETIONS_SCHEMA,
    "quality.person_keys": {"fingerprint": pl.String()},
}
KEYS_SCHEMA: dict[str, pl.DataType] = {**_REFERENCE, "row_key": pl.String(), "day": pl.Date()}
"""A row is an accepted row of an export that counts, replaced or not; no release has them."""

CATALOG = "raw_store"
"""Its name in the connection: a file called raw.duckdb would hide the schema raw."""


def make_tables(connection: duckdb.DuckDBPyConnection) -> bool:
    """Make every table anew that is not as it is wanted; return whether any was made.

    Rows stay, with the columns that both know: what is new in them is empty until their file is
    read again.
    """
    connection.execute("create schema if not exists raw")
    connection.execute("create schema if not exists quality")
    connection.execute("create schema if not exists keys")
    present = _present_tables(connection)
    wanted = QUALITY_TABLES | {f"raw.{contract.table}": contract.schema for contract in CONTRACTS}
    wanted |= {f"keys.{contract.table}": KEYS_SCHEMA for contract in CONTRACTS}
    were_made = False
    for name, schema in wanted.items():
        empty = connection.from_arrow(pl.DataFrame(schema=schema).to_arrow())
        columns = dict(zip(empty.columns, map(str, empty.types), strict=True))
        if present.get(name) != columns:
            _make_table(connection, name, empty, kept=columns.keys() & present.get(name, {}))
            were_made = True
    # A store made before rows could be replaced one by one counts none of them.
    connection.execute("update quality.loads set replaced_count = 0 where replaced_count is null")
    _comment_columns(connection)
    return were_made


def _comment_columns(connection: duckdb.DuckDBPyConnection) -> None:
    """Say in the store itself what its ledger holds."""
    told = connection.execute(
        "select schema_name || '.' || table_name, column_name, comment from duckdb_columns()"
        " where database_name = ? and schema_name = 'quality'",
        [CATALOG],
    ).fetchall()
    for table, column, comment in told:
        text = COMMENTS[table][column]
        if comment != text:
            quoted = text.replace("'", "''")
            connection.execute(f"comment on column {table}.{column} is '{quoted}'")


def _present_tables(connection: duckdb.DuckDBPyConnection) -> dict[str, dict[str, str]]:
    columns = connection.execute(
        "select table_schema || '.' || table_name, column_name, data_type"
        " from information_schema.columns where table_catalog = ? order by ordinal_position",
        [CATALOG],
    ).fetchall()
    tables: dict[str, dict[str, str]] = {}
    for table, column, kind in columns:
        tables.setdefault(table, {})[column] = kind
    return tables


def _make_table(
    connection: duckdb.DuckDBPyConnection,
    name: str,
    empty: duckdb.DuckDBPyRelation,
    *,
    kept: Iterable[str],
) -> None:
    """Make a table; the rows of the one before stay in the columns that are kept."""
    kept = set(kept)
    if not kept:
        empty.create(f"{CATALOG}.{name}")
        return
    casts = ", ".join(
        f'try_cast("{column}" as {kind}) as "{column}"'
        for column, kind in zip(empty.columns, empty.types, strict=True)
        if column in kept
    )
    connection.execute(f"create temp table kept as from {name}")
    connection.execute(f"drop table {name}")
    empty.create(f"{CATALOG}.{name}")
    connection.execute(f"insert into {name} by name select {casts} from kept")  # noqa: S608 – ours
    connection.execute("drop table kept")
