"""Reads delimited text: delimiter, quoted line breaks, rows of the wrong width."""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import islice
from pathlib import Path

import polars as pl

from ingest.decoding import BLOCK_BYTES, TextFile, open_text
from ingest.header import Header
from ingest.possible_headers import has_header
from ingest.preview import PREVIEW_ROWS, Preview
from ingest.records import Text, between, parsed_records
from ingest.records_at_once import read_at_once, text_schema
from ingest.several_tables import names_of
from ingest.text_tables import TextTable, tables_in

_DELIMITERS = (";", ",", "\t", "|")
_TOLD_DELIMITER = re.compile(r'"?sep=([^\w\s"]|\t)')
"""What Excel reads and writes in the first line."""

_PREVIEW_BYTES = 400_000
_BATCH = 50_000


@dataclass(frozen=True)
class Delimited:
    """A text file, read from its place whenever its rows are asked for, by blocks of that size."""

    file: str
    text: TextFile
    block_bytes: int = BLOCK_BYTES
    day_zero: date | None = None
    kind: str = "text"

    @property
    def encoding(self) -> str:
        """The character encoding."""
        return self.text.encoding

    @cached_property
    def previews(self) -> tuple[Preview, ...]:
        """The first rows under each delimiter, also one that only its first line tells."""
        head = self.text.head(_PREVIEW_BYTES).decode(errors="ignore")
        told = _TOLD_DELIMITER.match(head)
        also = (told[1],) if told and told[1].isascii() else ()
        found = [_preview(head, each) for each in dict.fromkeys((*_DELIMITERS, *also))]
        return tuple(self._several(found)) or tuple(found)

    def read(self, preview: Preview, header: Header) -> Iterator[pl.DataFrame]:
        """Give the rows below the header in chunks: `c0`, `c1`, … text, `_row`, `_field_count`.

        Raises UnreadableFileError when a quotation mark is never closed.
        """
        start = preview.starts[header.index]
        text = Text(between(start, preview.end, self.text.blocks(self.block_bytes)))
        row, is_header = preview.block.top + header.index, True
        for cells in self._chunks(text, preview.delimiter or ";", len(header.cells), row):
            numbers = pl.int_range(row + 1, row + 1 + cells.height, dtype=pl.Int32, eager=True)
            row += cells.height
            yield cells.with_columns(_row=numbers).slice(int(is_header))
            is_header = False

    def _several(self, previews: Sequence[Preview]) -> Iterator[Preview]:
        """Give a preview of each table, under the one delimiter by which the text has several."""
        for delimiter in (each.delimiter or ";" for each in previews if has_header(each.rows)):
            tables = tables_in(self.text, delimiter, file=self.file)
            names = names_of([table.block for table in tables])
            for name, table in zip(names, tables, strict=True):
                yield replace(
                    _preview(self._head(table), delimiter, start=table.start),
                    sheet=name,
                    block=table.block,
                    end=table.end,
                    together=names,
                )
            if tables:
                return

    def _head(self, table: TextTable) -> str:
        end = table.start + _PREVIEW_BYTES
        end = end if table.end is None else min(end, table.end)
        part = between(table.start, end, self.text.blocks(self.block_bytes))
        return b"".join(part).decode(errors="ignore")

    def _chunks(self, text: Text, delimiter: str, width: int, row: int) -> Iterator[pl.DataFrame]:
        """Give the rows after a row; from the first odd quotation mark on record by record."""
        while body := text.take_records():
            cells = read_at_once(body, delimiter, width)
            if cells is None:
                text.put_back(body)
                break
            row += cells.height
            yield cells
        lines = text.lines(file=self.file)
        records = parsed_records(lines, delimiter, file=self.file, row=row)
        while batch := list(islice(records, _BATCH)):
            yield _frame(batch, width)


def open_delimited(path: Path, *, file: str) -> Delimited:
    """Open a text file.

    Raises UnreadableFileError when it is empty or no text.
    """
    return Delimited(file, open_text(path, file=file))


def field_count(record: list[str], width: int) -> int:
    """Count the fields of a record, less the blank ones at the end that its header has not."""
    count = len(record)
    while count > width and not record[count - 1].strip(" "):
        count -= 1
    return count


def _preview(head: str, delimiter: str, *, start: int = 0) -> Preview:
    lines = [line + "\n" for line in head.split("\n")]
    offsets = [start]
    for line in lines:
        offsets.append(offsets[-1] + len(line.encode()))
    reader = csv.reader(lines, delimiter=delimiter)
    rows: list[tuple[str, ...]] = []
    starts: list[int] = []
    while len(rows) < PREVIEW_ROWS:
        begins = offsets[reader.line_num]
        try:
            row = next(reader, None)
        except csv.Error:
            break
        if row is None:
            break
        rows.append(tuple(row))
        starts.append(begins)
    return Preview(tuple(rows), delimiter=delimiter, starts=tuple(starts))


def _frame(records: list[list[str]], width: int) -> pl.DataFrame:
    counts = pl.Series([field_count(record, width) for record in records], dtype=pl.Int32)
    fitted = [[*record[:width], *[None] * (width - len(record))] for record in records]
    cells = pl.DataFrame(fitted, schema=text_schema(width), orient="row")
    return cells.with_columns(_field_count=counts)
