"""Unpacks an Access database (.mdb, .accdb): each of its own tables, the column names as header."""

import logging
import struct
from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path
from typing import Any

import pyarrow as pa
from access_parser.access_parser import AccessParser, AccessTable
from construct import ConstructError

from ingest.sandboxed.cells import write_cells
from ingest.sandboxed.jet_rows import READABLE, DamagedTableError, JetColumn, Pages, RowDecoder
from ingest.sandboxed.jet_values import NUMERIC
from ingest.sandboxed.tables import Table, rows_per_batch, write_listing
from kunto.errors import UnreadableFileError

MOST_BYTES = 500_000_000
"""A client database of a project is some MB; the parser needs three times the size of the file."""

_SIGNATURE, _VERSION_AT, _PAGE_OF_JET_3 = b"\x00\x01\x00\x00", 0x14, 2048
_JET_3, _JET_4 = 3, 4
_CATALOG_PAGE = 2
_OF_THE_SYSTEM = 0x80000002
_OWN_TABLE, _LINKED = "1", frozenset({"4", "6"})
_DAMAGES = (
    *(ConstructError, DamagedTableError, struct.error, UnicodeError, OverflowError),
    *(KeyError, IndexError, ValueError, TypeError, AttributeError),
)
"""What access-parser and the row decoder raise for what is no sound database."""


logging.getLogger("access_parser").disabled = True  # it repeats what stands in the file


class _Database(AccessParser):  # type: ignore[misc] # it has no types
    """The pages and table definitions as access-parser finds them; rows are decoded here."""

    def _parse_file_header(self, data: bytes) -> None:
        """Tell Jet 3 from what came after by its own byte: access-parser takes 2010 for Jet 3."""
        if data[:4] != _SIGNATURE or len(data) < _PAGE_OF_JET_3:
            raise DamagedTableError("It is no database.")
        is_jet_3 = data[_VERSION_AT] == 0
        self.version = _JET_3 if is_jet_3 else _JET_4
        self.page_size = _PAGE_OF_JET_3 if is_jet_3 else 2 * _PAGE_OF_JET_3

    def _parse_catalog(self) -> dict[str, int]:
        return {}

    def parse_msys_table(self) -> dict[str, Any]:
        return {}


def unpack(path: Path, folder: Path, *, file: str) -> None:
    """Write every table of the database that is not Access' own.

    A table that cannot be read whole has a fault in the listing, and the others go on.
    Raises UnreadableFileError when the database is damaged, encrypted or too large.
    """
    if path.stat().st_size > MOST_BYTES:
        raise UnreadableFileError(
            f"File {file} is larger than {MOST_BYTES // 1_000_000} MB. Compact it in Access, or "
            "export its tables one by one as CSV and deliver those."
        )
    try:
        database = _Database(str(path))
        catalog = list(_catalog(database))
    except _DAMAGES as error:
        raise UnreadableFileError(
            f"File {file} cannot be read: it is damaged, incomplete, or encrypted with a "
            "password. Compact and repair it in Access without a password and deliver it again."
        ) from error
    linked = ", ".join(name for name, kind, _ in catalog if kind in _LINKED)
    own = [(name, page) for name, kind, page in catalog if kind == _OWN_TABLE]
    if not own:
        raise UnreadableFileError(
            f"File {file} has no tables of its own"
            + (f", only links to another file: {linked}. Deliver that file." if linked else ".")
        )
    notes = (f"Tables that stand in another file: {linked}.",) if linked else ()
    write_listing(
        folder,
        [
            _written(database, name, page, folder, number, notes)
            for number, (name, page) in enumerate(own)
        ],
    )


def _catalog(database: _Database) -> Iterator[tuple[str, str, int]]:
    """Give name, type and page of each table that is not of the system."""
    rows = _Rows(database, _CATALOG_PAGE)
    places = [rows.names.index(name) for name in ("Name", "Type", "Flags", "Id")]
    for row in rows:
        name, kind, flags, page = (row[place] or "0" for place in places)
        if not int(flags) & _OF_THE_SYSTEM and not name.startswith(("MSys", "~")):
            yield name, kind, int(page) & 0xFFFFFF


def _written(  # noqa: PLR0913, PLR0917 – where from, where to, and what is known
    database: _Database, name: str, page: int, folder: Path, number: int, notes: tuple[str, ...]
) -> Table:
    try:
        rows = _Rows(database, page)
        cells, count = write_cells(folder, number, rows.batches(), len(rows.names))
    except _DAMAGES:
        return Table(name, "", notes=notes, fault="it is damaged")
    return Table(name, cells, count, len(rows.names), notes, fault=rows.fault)


class _Rows:
    """The rows of one table as text, in the order of its pages."""

    def __init__(self, database: _Database, page: int) -> None:
        self._size = database.page_size
        self._version = database.version
        self._table = database._tables_with_data.get(page * self._size)  # noqa: SLF001
        definition = database._table_defs[page * self._size]  # noqa: SLF001
        bare = type("Table", (), {"value": definition, "linked_pages": []})()
        parsed = AccessTable(bare, self._version, self._size, {}, database._table_defs)  # noqa: SLF001
        header = parsed.table_header
        self._expected = header.number_of_rows
        columns = tuple(_columns(header.column))
        self.names = tuple(column.name for column in columns)
        pages = {
            place // self._size: data
            for place, data in database._data_pages.items()  # noqa: SLF001
        }
        self._pages = Pages(pages, self._version)
        self._own = [number for number, data in pages.items() if _owner(data) == page]
        has_variable = any(not column.column_flags.fixed_length for column in header.column)
        self._decoder = RowDecoder(
            columns, self._pages, has_variable or header.variable_columns > 0
        )
        self._count = 0

    def __iter__(self) -> Iterator[list[str | None]]:
        for page in self._own:
            for row in self._pages.rows(page):
                yield self._decoder.decode(row)

    @property
    def fault(self) -> str | None:
        """What the table says of itself and does not hold, once its rows were read."""
        if self._count >= self._expected:
            return None
        return f"it says that it has {self._expected} rows, and {self._count} were found"

    def batches(self) -> Iterator[pa.RecordBatch]:
        """Give the column names as first row and then the rows, as Arrow batches."""
        size = rows_per_batch(len(self.names))
        rows: Iterator[list[str | None]] = chain([list(self.names)], self)
        while chunk := list(islice(rows, size)):
            self._count += len(chunk)
            yield _batch(chunk, len(self.names))
        self._count -= 1


def _columns(parsed: list[Any]) -> Iterator[JetColumn]:
    """Give the columns that have a text of their own, in the order in which Access shows them.

    A calculated one is left out: what is kept of it may be older than what it is made of.
    """
    for column in sorted(parsed, key=lambda column: (column.column_index, column.column_id)):
        flags = column.column_flags
        is_calculated = flags.get("unk_3") and flags.get("unk_4")
        if column.type in READABLE and not is_calculated:
            yield JetColumn(
                name=column.col_name_str,
                number=column.column_id,
                kind=column.type,
                fixed_offset=column.fixed_offset if column.column_flags.fixed_length else None,
                length=column.length,
                variable_number=column.variable_column_number,
                scale=column.various.scale if column.type == NUMERIC else 0,
            )


def _owner(page: bytes) -> int:
    return int(struct.unpack_from("<I", page, 4)[0])


def _batch(rows: list[list[str | None]], width: int) -> pa.RecordBatch:
    columns = [pa.array([row[place] for row in rows], pa.string()) for place in range(width)]
    return pa.record_batch(columns, names=[str(place) for place in range(width)])
