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
            cells = _read_at_once(body, delimiter, width)
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
    cells = pl.DataFrame(fitted, schema=_text_schema(width), orient="row")
    return cells.with_columns(_field_count=counts)


def _text_schema(width: int) -> dict[str, pl.DataType]:
    return {f"c{position}": pl.String() for position in range(width)}


def _read_at_once(body: bytes, delimiter: str, width: int) -> pl.DataFrame | None:
    """Read whole records in one go, or return None where quotes make that unsafe.

    The text without its quoted fields tells how many records there are and, by its delimiters,
    whether each has its fields: Polars refuses a longer one, so none can be shorter either.
    """
    bare = _without_quoted_fields(body, delimiter)
    if b'"' in bare:
        return None
    height = bare.count(b"\n") + (not bare.endswith(b"\n"))
    is_even = width > 1 and bare.count(delimiter.encode()) == height * (width - 1)
    cells = _cells(body, delimiter, width, is_even=is_even) if is_even else None
    if cells is not None:
        counts = pl.repeat(width, cells.height, dtype=pl.Int32, eager=True)
    else:
        cells = _cells(body, delimiter, width, is_even=False)
        counts = _field_counts(bare, delimiter, height)
        if (counts > width).any():
            counts = _less_blank_ends(counts, body, delimiter, width)
    if cells is None or cells.height != height:
        return None
    return cells.with_columns(_field_count=counts)


def _cells(body: bytes, delimiter: str, width: int, *, is_even: bool) -> pl.DataFrame | None:
    """Read the cells below a first line of the right width, by which Polars measures the rest."""
    first = delimiter.encode() * (width - 1) + b"\n"
    try:
        cells = pl.read_csv(
            first + body,
            separator=delimiter,
            has_header=False,
            schema=_text_schema(width),
            truncate_ragged_lines=not is_even,
        )
    except pl.exceptions.PolarsError:
        return None
    return cells.slice(1)


def _without_quoted_fields(body: bytes, delimiter: str) -> bytes:
    return _whole_field(rb'[^"]*(?:""[^"]*)*"', delimiter).sub(b"q", body)


def _without_quoted_blanks(body: bytes, delimiter: str) -> bytes:
    return _whole_field(rb' *"', delimiter).sub(b"", body)


def _whole_field(quoted: bytes, delimiter: str) -> re.Pattern[bytes]:
    """Match a quoted field from its first quotation mark on, which is quickly found."""
    other = rb"[^\n" + re.escape(delimiter.encode()) + rb"]"
    return re.compile(rb'"(?<!' + other + rb'")' + quoted + rb"(?!" + other + rb")")


def _field_counts(bare: bytes, delimiter: str, height: int, *, without_end: str = "") -> pl.Series:
    """Count the fields of each line, 0 on a blank one; those signs at its end do not count."""
    lines = pl.Series("line", [bare.decode()]).str.split("\n").explode().head(height).to_frame()
    line = pl.col("line").str.strip_chars_end(without_end) if without_end else pl.col("line")
    count = line.str.count_matches(delimiter, literal=True) + 1
    filled = pl.when(line != "").then(count).otherwise(0)
    return lines.select(filled.cast(pl.Int32)).to_series()


def _less_blank_ends(counts: pl.Series, body: bytes, delimiter: str, width: int) -> pl.Series:
    """Count blank fields at the end of a line, quoted or not, down to the width of the header."""
    bare = _without_quoted_fields(_without_quoted_blanks(body, delimiter), delimiter)
    filled = _field_counts(bare, delimiter, counts.len(), without_end=f"{delimiter} ")
    return counts.zip_with(counts <= width, filled.clip(lower_bound=width))
