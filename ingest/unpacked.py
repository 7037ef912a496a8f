"""A workbook or database that the sandbox has unpacked into tables of text."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

import polars as pl

from ingest.header import Header
from ingest.preview import PREVIEW_ROWS, Preview
from ingest.sandboxed.tables import Table, read_listing, rows_per_batch


@dataclass(frozen=True)
class Unpacked:
    """The tables of one file; a sheet or database table has no rows of the wrong width."""

    folder: Path
    kind: str
    encoding: str | None = None

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """The tables in their order."""
        return read_listing(self.folder)

    @property
    def day_zero(self) -> date | None:
        """The day that number 0 stands for in a date column."""
        told = self.tables[0].day_zero
        return date.fromisoformat(told) if told else None

    @cached_property
    def previews(self) -> tuple[Preview, ...]:
        """The first rows of each table."""
        return tuple(
            Preview(self._first_rows(table), sheet=table.name, notes=table.notes, fault=table.fault)
            for table in self.tables
        )

    def read(self, preview: Preview, header: Header) -> Iterator[pl.DataFrame]:
        """Give the rows below the header in chunks: `c0`, `c1`, … text, `_row`, `_field_count`."""
        table = next(table for table in self.tables if table.name == preview.sheet)
        width, skipped, row = len(header.cells), header.index + 1, 1
        for cells in self._chunks(table):
            numbers = pl.int_range(row, row + cells.height, dtype=pl.Int32, eager=True)
            row += cells.height
            yield cells.with_columns(
                _row=numbers, _field_count=pl.lit(width, dtype=pl.Int32)
            ).slice(skipped)
            skipped = max(0, skipped - cells.height)

    def _chunks(self, table: Table) -> Iterator[pl.DataFrame]:
        size = rows_per_batch(table.width)
        cells = pl.scan_ipc(self.folder / table.cells)
        for start in range(0, table.rows, size):
            yield cells.slice(start, size).collect()

    def _first_rows(self, table: Table) -> tuple[tuple[str, ...], ...]:
        if not table.cells:
            return ()
        first = next(self._chunks(table), pl.DataFrame())
        rows = first.head(PREVIEW_ROWS).rows()
        return tuple(tuple(cell or "" for cell in row) for row in rows)
