"""The raw store: one DuckDB file that only the loader writes."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

import duckdb
import polars as pl

from ingest import quarantine, rows
from ingest.contract import Contract
from ingest.sources import CONTRACTS
from ingest.succession import Load
from kunto.errors import KuntoError

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
    "message": pl.String(),
}
_REFERENCE = {"load_id": pl.String(), "file": pl.String(), "sheet": pl.String()}
_QUALITY_TABLES: dict[str, dict[str, pl.DataType]] = {
    "quality.loads": LOADS_SCHEMA,
    "quality.quarantine": {**_REFERENCE, **quarantine.SCHEMA, "row_hash": pl.String()},
    "quality.noise": {**_REFERENCE, **rows.NOISE_SCHEMA},
    "quality.person_keys": {"fingerprint": pl.String()},
}
_CATALOG = "raw_store"
"""Its name in the connection: a file called raw.duckdb would hide the schema raw."""

_FIELD_MARK, _NULL_MARK = "\x1f", "\x1e"


class RawStore:
    """The tables of the raw store within one transaction."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection

    def make_tables(self) -> bool:
        """Make every table that is not there yet; return whether any was made."""
        connection = self._connection
        for schema in ("raw", "quality"):
            connection.execute(f"create schema if not exists {schema}")
        present = {
            f"{schema}.{table}"
            for schema, table in connection.execute(
                "select table_schema, table_name from information_schema.tables"
            ).fetchall()
        }
        wanted = _QUALITY_TABLES | {
            f"raw.{contract.table}": contract.schema for contract in CONTRACTS
        }
        for name, columns in wanted.items():
            if name not in present:
                self._relation(pl.DataFrame(schema=columns)).create(f"{_CATALOG}.{name}")
        return not present.issuperset(wanted)

    def require_key(self, fingerprint: str) -> None:
        """Hold the store to one secret of the pseudonyms.

        Raises KuntoError for another: a person would then be two, one in the older tables.
        """
        held = self._connection.table("quality.person_keys").fetchall()
        if not held:
            frame = pl.DataFrame({"fingerprint": [fingerprint]})
            self._insert(frame, "quality.person_keys")
        elif held != [(fingerprint,)]:
            raise KuntoError(
                "The raw store was loaded with another key file. Restore that key file, or "
                "remove the raw store and load every delivery again."
            )

    def loads(self) -> tuple[Load, ...]:
        """Return every file delivered so far."""
        found = self._connection.table("quality.loads").fetchall()
        return tuple(Load(**dict(zip(LOADS_SCHEMA, row, strict=True))) for row in found)

    def write_loads(self, loads: Iterable[Load]) -> None:
        """Replace the list of delivered files."""
        self._connection.execute("delete from quality.loads")
        frame = pl.DataFrame([asdict(load) for load in loads], schema=LOADS_SCHEMA)
        self._insert(frame, "quality.loads")

    def replace_rows(self, contract: Contract, accepted: pl.DataFrame, load: Load) -> None:
        """Put the accepted rows of a file in place of all rows of its table.

        Raises LedgerError when the table then holds another number of rows.
        """
        table = f"raw.{contract.table}"
        self._connection.execute(f"delete from {table}")  # noqa: S608 – a name of ours
        references = {
            "_file": pl.lit(load.file),
            "_sheet": pl.lit(load.sheet, dtype=pl.String),
            "_load_id": pl.lit(load.load_id),
        }
        relation = self._relation(accepted.with_columns(**references))
        names = [name for name in contract.schema if name != "_row_hash"]
        hashed = _row_hash(list(contract.fields)).alias("_row_hash")
        relation.select(*names, hashed).insert_into(table)
        held = len(self._connection.table(table))
        if held != accepted.height:
            raise rows.LedgerError(f"{table}: {accepted.height} accepted rows, {held} held.")

    def add_refused(self, placed: rows.SortedRows, load: Load) -> None:
        """Add the quarantined and the noise rows of a file."""
        for table, frame in (
            ("quality.quarantine", placed.quarantined),
            ("quality.noise", placed.noise),
        ):
            references = frame.with_columns(
                load_id=pl.lit(load.load_id),
                file=pl.lit(load.file),
                sheet=pl.lit(load.sheet, dtype=pl.String),
            )
            self._insert(references.select(*_QUALITY_TABLES[table]), table)

    def forget_refused(self, load: Load) -> None:
        """Remove the quarantined and the noise rows of a file whose content stands elsewhere."""
        for table in ("quality.quarantine", "quality.noise"):
            self._connection.execute(
                f"delete from {table} where file = ? and load_id = ?",  # noqa: S608 – as above
                [load.file, load.load_id],
            )

    def _insert(self, frame: pl.DataFrame, table: str) -> None:
        if not frame.is_empty():
            self._relation(frame).insert_into(table)

    def _relation(self, frame: pl.DataFrame) -> duckdb.DuckDBPyRelation:
        return self._connection.from_arrow(frame.to_arrow())


@contextmanager
def open_raw_store(file: Path) -> Iterator[RawStore]:
    """Open the raw store, made when missing; all that is done to it is kept, or nothing is."""
    file.parent.mkdir(parents=True, exist_ok=True)
    quoted = str(file).replace("'", "''")
    spill: dict[str, str | bool | int | float | list[str]] = {"temp_directory": f"{file}.tmp"}
    with duckdb.connect(config=spill) as connection:
        connection.execute(f"attach '{quoted}' as {_CATALOG}")
        connection.execute(f"use {_CATALOG}")
        connection.begin()
        try:
            yield RawStore(connection)
        except BaseException:
            connection.rollback()
            raise
        connection.commit()


def _row_hash(fields: list[str]) -> duckdb.Expression:
    """Hash what stands behind the door, so that an equal row has an equal hash in any delivery."""
    texts = [
        duckdb.CoalesceOperator(
            duckdb.ColumnExpression(name).cast("varchar"), duckdb.ConstantExpression(_NULL_MARK)
        )
        for name in fields
    ]
    joined = duckdb.FunctionExpression("concat_ws", duckdb.ConstantExpression(_FIELD_MARK), *texts)
    return duckdb.FunctionExpression("md5", joined)
