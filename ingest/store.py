"""The raw store: one DuckDB file that only the loader writes."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

import duckdb
import polars as pl

from ingest.arrival import Arrival
from ingest.contract import Contract
from ingest.succession import Load
from ingest.tables import CATALOG, LOADS_SCHEMA, make_tables
from kunto.errors import KuntoError

_MEMORY = "1GiB"
"""Beyond it DuckDB spills beside the store, so that a load of any size leaves room for others."""


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

    def arrival(self, contract: Contract, *, file: str, load_id: str) -> Arrival:
        """Make room for the rows of one file; there is one at a time."""
        return Arrival(self._connection, contract, file=file, load_id=load_id)

    def forget_refused(self, load: Load) -> None:
        """Remove the quarantined and the noise rows of a load whose content stands elsewhere."""
        for table in ("quality.quarantine", "quality.noise"):
            self._connection.execute(
                f"delete from {table} where file = ? and load_id = ?"  # noqa: S608 – as above
                " and sheet is not distinct from ?",
                list(load.key),
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
    limits: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": _MEMORY,
        "threads": 1,  # rows are inserted while the next are sorted beside it
        "temp_directory": f"{file}.tmp",
    }
    with duckdb.connect(config=limits) as connection:
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
