"""A question of an analyst to a release: nothing but that file is within its reach."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from kunto.errors import KuntoError, MisuseError
from kunto.releases import open_for_reading

BATCH_ROWS = 10_000
_LIMITS = (
    "set enable_external_access = false",
    "set autoload_known_extensions = false",
    "set autoinstall_known_extensions = false",
    "set python_enable_replacements = false",
    "set memory_limit = '1GiB'",
    # Without it a query could still write a WAL beside the release, or read its free blocks.
    "set disabled_filesystems = 'LocalFileSystem'",
    "set lock_configuration = true",
)
_PLACE = re.compile(r"^LINE (\d+): ", re.MULTILINE)


@dataclass(frozen=True)
class Answer:
    """The rows of a query, not all in memory at once: `columns` names and types, in order."""

    reader: pa.RecordBatchReader

    @property
    def columns(self) -> pa.Schema:
        """Names and Arrow types of the columns."""
        return self.reader.schema

    def batches(self) -> Iterator[pa.RecordBatch]:
        """Give the rows in order, some thousands at a time. Raises KuntoError as `asked` does."""
        with _told():
            yield from self.reader

    def rows(self) -> Iterator[tuple[Any, ...]]:
        """Give the rows as Python values, None where one is missing."""
        for batch in self.batches():
            yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)


@contextmanager
def asked(file: Path, query: str) -> Iterator[Answer]:
    """Put one statement to a release, which stays as it is; no other file can be read or written.

    Raises MisuseError unless the text is one statement, and KuntoError, with its place in one
    line, when it cannot be answered.
    """
    with open_for_reading(file) as connection:
        for limit in _LIMITS:
            connection.execute(limit)
        with _told():
            statements = connection.extract_statements(query)
        if len(statements) != 1:
            raise MisuseError(f"Give one SQL statement; these are {len(statements)}.")
        with _told():
            reader = _read(connection, statements[0])
        yield Answer(reader)


def _read(
    connection: duckdb.DuckDBPyConnection, statement: duckdb.Statement
) -> pa.RecordBatchReader:
    try:
        # Of a relation the rows come as they are read; those of execute are all kept first.
        relation = connection.sql(statement)
    except duckdb.Error:
        connection.execute(statement)  # fails alike, and tells the place
        raise
    return relation.to_arrow_reader(BATCH_ROWS)


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except (duckdb.Error, pa.ArrowException, OSError) as error:
        raise KuntoError(_in_one_line(str(error))) from None


def _in_one_line(told: str) -> str:
    """Shorten what DuckDB says: the reason, and the line and column that its mark stands under."""
    reason = " ".join(told.partition("\nLINE ")[0].split())
    found = _PLACE.search(told)
    if found is None:
        return reason
    rest = told[found.start() :].splitlines()
    if len(rest) < 2 or "^" not in rest[1]:
        return f"{reason} (line {found[1]})"
    column = rest[1].index("^") - len(found[0]) + 1
    return f"{reason} (line {found[1]}, column {column})"
