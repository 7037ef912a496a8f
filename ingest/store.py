"""The raw store: one DuckDB file that only the loader writes."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

import duckdb
import polars as pl

from ingest.arrival import OF_LOAD, OF_ROWS, Arrival
from ingest.contract import Contract
from ingest.landed import Landed
from ingest.quarantined import Quarantined, list_quarantined
from ingest.replacement import Replacement, keys_in
from ingest.sources import contract_of
from ingest.succession import Load, accumulates
from ingest.tables import CATALOG, LANDING_SCHEMA, LOADS_SCHEMA, make_tables
from kunto.errors import KuntoError

_MEMORY = "1GiB"
"""Beyond it DuckDB spills beside the store, so that a load of any size leaves room for others."""

_BEFORE = "before"


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
        return tuple(Load(**row) for row in self._rows("quality.loads", LOADS_SCHEMA))

    def write_loads(self, loads: Iterable[Load]) -> None:
        """Replace the list of delivered files."""
        self._replace("quality.loads", pl.DataFrame(map(asdict, loads), schema=LOADS_SCHEMA))

    def landed(self) -> tuple[Landed, ...]:
        """Return every delivered file whose content was kept."""
        return tuple(Landed(**row) for row in self._rows("quality.landing", LANDING_SCHEMA))

    def write_landed(self, landed: Iterable[Landed]) -> None:
        """Replace the list of kept contents."""
        self._replace("quality.landing", pl.DataFrame(map(asdict, landed), schema=LANDING_SCHEMA))

    def arrival(self, contract: Contract, *, file: str, load_id: str) -> Arrival:
        """Make room for the rows of one file; there is one at a time."""
        return Arrival(self._connection, contract, file=file, load_id=load_id)

    def has_rows_of(self, load: Load) -> bool:
        """Whether its table holds those rows of a load that are in use."""
        held = self._connection.execute(
            f"select count(*) from raw.{load.table_name}{OF_ROWS}",  # noqa: S608 – ours
            list(load.key),
        ).fetchall()
        return held == [(load.accepted_count - load.replaced_count,)]

    def replacement(self, contract: Contract, chain: Sequence[Load]) -> Replacement:
        """Hold the exports of a table that count, the oldest first, against each other."""
        return Replacement(self._connection, contract, chain)

    def forget_refused(self, load: Load) -> None:
        """Remove the quarantined and the noise rows of a load whose content stands elsewhere."""
        for table in ("quality.quarantine", "quality.noise"):
            self._connection.execute(
                f"delete from {table}{OF_LOAD}",  # noqa: S608 – ours
                list(load.key),
            )

    def take_out(self, load: Load) -> None:
        """Take the rows of a load out of its raw table."""
        self._connection.execute(
            f"delete from raw.{load.table_name}{OF_ROWS}",  # noqa: S608 – ours
            list(load.key),
        )

    def quarantined(self) -> tuple[Quarantined, ...]:
        """Return what stands in the quarantine, by file, rule and column."""
        return list_quarantined(self._connection)

    def follow(self, before: Path) -> None:
        """Take over from an earlier store what was delivered and kept, and under which key."""
        self._connection.execute(f"attach '{_quoted(before)}' as {_BEFORE} (read_only)")
        for table in ("quality.loads", "quality.landing", "quality.person_keys"):
            self._take_over(table)

    def take_over(self, load: Load) -> None:
        """Take the rows of a load over from the store that this one follows, as they are.

        Of a full export that was in use there, and is no more, the keys stand in its rows.
        """
        for table in ("quality.quarantine", "quality.noise", f"keys.{load.table_name}"):
            self._take_over(table, OF_LOAD, load.key)
        contract = contract_of(load.table_name or "")
        raw = f"raw.{contract.table}"
        if load.status == "current":
            self._take_over(raw, OF_ROWS, load.key)
        elif not accumulates(load):
            keys = keys_in(f"{_BEFORE}.{raw}", contract) + OF_ROWS
            self._connection.execute(
                f"insert into keys.{contract.table} by name {keys}",
                list(load.key),
            )

    def _take_over(self, table: str, where: str = "", values: Sequence[str | None] = ()) -> None:
        self._connection.execute(
            f"insert into {table} by name select * from {_BEFORE}.{table}{where}",  # noqa: S608 – ours
            list(values),
        )

    def _rows(self, table: str, columns: Collection[str]) -> list[dict[str, Any]]:
        found = self._connection.table(table).select(*columns).fetchall()
        return [dict(zip(columns, row, strict=True)) for row in found]

    def _replace(self, table: str, rows: pl.DataFrame) -> None:
        self._connection.execute(f"delete from {table}")  # noqa: S608 – ours
        self._insert(rows, table)

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
    with duckdb.connect(config=_limits(Path(f"{file}.tmp"))) as connection:
        _attach(connection, file)
        connection.execute(f"use {CATALOG}")
        connection.begin()
        try:
            yield RawStore(connection)
        except BaseException:
            connection.rollback()
            raise
        connection.commit()


@contextmanager
def trial_raw_store(scratch: Path) -> Iterator[RawStore]:
    """Give an empty raw store that is kept nowhere; it spills into a folder."""
    with duckdb.connect(config=_limits(scratch)) as connection:
        connection.execute(f"attach ':memory:' as {CATALOG}")
        connection.execute(f"use {CATALOG}")
        store = RawStore(connection)
        store.make_tables()
        yield store


def _limits(spill: Path) -> dict[str, str | bool | int | float | list[str]]:
    return {
        "memory_limit": _MEMORY,
        "threads": 1,  # rows are inserted while the next are sorted beside it
        "temp_directory": str(spill),
    }


def _attach(connection: duckdb.DuckDBPyConnection, file: Path) -> None:
    try:
        connection.execute(f"attach '{_quoted(file)}' as {CATALOG}")
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


def _quoted(file: Path) -> str:
    return str(file).replace("'", "''")
