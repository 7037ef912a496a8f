"""The raw store: one DuckDB file that only the loader writes."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

import duckdb
import polars as pl

from ingest import rows
from ingest.contract import Contract
from ingest.succession import Load
from ingest.tables import CATALOG, LOADS_SCHEMA, QUALITY_TABLES, make_tables
from kunto.errors import KuntoError

_FIELD_MARK, _NULL_MARK = "\x1f", "\x1e"


class RawStore:
    """The tables of the raw store within one transaction."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection

    def make_tables(self) -> bool:
        """Make every table anew that is not as it is wanted; return whether any was made."""
        return make_tables(self._connection)

    @property
    def is_bound(self) -> bool:
        """Whether a secret of the pseudonyms has been used for this store."""
        return len(self._connection.table("quality.person_keys")) > 0

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
        found = self._connection.table("quality.loads").select(*LOADS_SCHEMA).fetchall()
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
            raise rows.LedgerError(f"{table}: rows accepted {accepted.height}, held {held}.")

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
            self._insert(references.select(*QUALITY_TABLES[table]), table)

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
    """Open the raw store, made when missing; all that is done to it is kept, or nothing is.

    Raises KuntoError when another program has it open or it cannot be opened.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    quoted = str(file).replace("'", "''")
    spill: dict[str, str | bool | int | float | list[str]] = {"temp_directory": f"{file}.tmp"}
    with duckdb.connect(config=spill) as connection:
        _attach(connection, quoted, file)
        connection.execute(f"use {CATALOG}")
        connection.begin()
        try:
            yield RawStore(connection)
        except BaseException:
            connection.rollback()
            raise
        connection.commit()


def _attach(connection: duckdb.DuckDBPyConnection, quoted: str, file: Path) -> None:
    try:
        connection.execute(f"attach '{quoted}' as {CATALOG}")
    except duckdb.IOException as error:
        if "lock" in str(error):
            raise KuntoError(
                f"Another load is running, or another program has {file} open. Wait until it "
                "has ended, then load again."
            ) from error
        raise KuntoError(
            f"The raw store {file} cannot be opened. Restore it from its backup, or remove it "
            "and load every delivery again."
        ) from error


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
