"""A workbook or database that the sandbox has unpacked into tables of text."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path

import polars as pl

from ingest.header import Header
from ingest.possible_headers import header_places
from ingest.preview import PREVIEW_ROWS, WHOLE, Block, Preview
from ingest.sandboxed.tables import Table, read_listing, rows_per_batch
from ingest.several_tables import ROWS_ABOVE, Window, blocks_of, names_of


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
        """The first rows of each table, also where a sheet has several."""
        return tuple(preview for table in self.tables for preview in self._previews_of(table))

    def read(self, preview: Preview, header: Header) -> Iterator[pl.DataFrame]:
        """Give the rows below the header in chunks: `c0`, `c1`, … text, `_row`, `_field_count`."""
        table = next(table for table in self.tables if table.name == preview.table)
        width = len(header.cells)
        row = preview.block.top + header.index + 1
        for cells in self._chunks(table, replace(preview.block, top=row)):
            numbers = pl.int_range(row + 1, row + 1 + cells.height, dtype=pl.Int32, eager=True)
            row += cells.height
            yield cells.with_columns(_row=numbers, _field_count=pl.lit(width, dtype=pl.Int32))

    def _previews_of(self, table: Table) -> Iterator[Preview]:
        preview = Preview(
            (), sheet=table.name, table=table.name, notes=table.notes, fault=table.fault
        )
        blocks = blocks_of(self._windows(table)) if self.kind == "workbook" else ()
        names = names_of(blocks, table.name)
        if not blocks:
            yield replace(preview, rows=self._first_rows(table, WHOLE))
        for name, block in zip(names, blocks, strict=True):
            rows = self._first_rows(table, block)
            yield replace(preview, rows=rows, sheet=name, block=block, together=names)

    def _windows(self, table: Table) -> Iterator[Window]:
        """Give each row that may be a header, with those around it."""
        start = 0
        for cells in self._chunks(table, WHOLE):
            for place in header_places(cells, is_first=start == 0):
                row = start + place
                top = max(0, row - ROWS_ABOVE)
                around = _texts(next(self._chunks(table, Block(top, row + 2))))
                yield Window(row, around[row - top :], around[: row - top][::-1])
            start += cells.height

    def _chunks(self, table: Table, block: Block) -> Iterator[pl.DataFrame]:
        """Give the cells of a block as `c0`, `c1`, …; one chunk at least, which may be empty."""
        size = rows_per_batch(table.width)
        cells = pl.scan_ipc(self.folder / table.cells)
        names = [f"c{position}" for position in range(table.width)][block.left : block.right]
        cells = cells.select(pl.col(name).alias(f"c{at}") for at, name in enumerate(names))
        bottom = table.rows if block.bottom is None else block.bottom
        for start in range(block.top - block.top % size, max(bottom, block.top + 1), size):
            first, last = max(start, block.top), min(start + size, bottom)
            yield cells.slice(first, max(0, last - first)).collect()

    def _first_rows(self, table: Table, block: Block) -> tuple[tuple[str, ...], ...]:
        return _texts(next(self._chunks(table, block)).head(PREVIEW_ROWS)) if table.cells else ()


def _texts(cells: pl.DataFrame) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(cell or "" for cell in row) for row in cells.iter_rows())
