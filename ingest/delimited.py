"""Reads delimited text: encoding, delimiter, quoted line breaks, rows of the wrong width."""

import codecs
import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import polars as pl

from ingest.header import Header
from ingest.preview import PREVIEW_ROWS, Preview
from kunto.errors import UnreadableFileError

_DELIMITERS = (";", ",", "\t")
_PREVIEW_BYTES = 400_000
_LONGEST_FIELD = 10_000_000
_LINE_SEPARATOR = "\x01"


@dataclass(frozen=True)
class Delimited:
    """A text file as UTF-8, its line ends unified."""

    file: str
    data: bytes
    encoding: str | None
    has_serial_dates: bool = False

    @cached_property
    def previews(self) -> tuple[Preview, ...]:
        """The first rows under each delimiter."""
        return tuple(self._preview(delimiter) for delimiter in _DELIMITERS)

    def read(self, preview: Preview, header: Header) -> pl.DataFrame:
        """Return the rows below the header: `c0`, `c1`, … text, `_row`, `_field_count`.

        Raises UnreadableFileError when a quotation mark is never closed.
        """
        body = self.data[preview.starts[header.index] :]
        delimiter, width = preview.delimiter or ";", len(header.cells)
        cells = _read_at_once(body, delimiter, width)
        if cells is None:
            cells = self._read_by_record(body, delimiter, width)
        first_row = header.index + 1
        return cells.with_columns(
            _row=pl.int_range(first_row, first_row + pl.len(), dtype=pl.Int32)
        ).slice(1)

    def _preview(self, delimiter: str) -> Preview:
        text = self.data[:_PREVIEW_BYTES].decode(errors="ignore")
        lines = [line + "\n" for line in text.split("\n")]
        offsets = [0]
        for line in lines:
            offsets.append(offsets[-1] + len(line.encode()))
        reader = csv.reader(lines, delimiter=delimiter)
        rows: list[tuple[str, ...]] = []
        starts: list[int] = []
        while len(rows) < PREVIEW_ROWS:
            start = offsets[reader.line_num]
            try:
                row = next(reader, None)
            except csv.Error:
                break
            if row is None:
                break
            rows.append(tuple(row))
            starts.append(start)
        return Preview(tuple(rows), delimiter=delimiter, starts=tuple(starts))

    def _read_by_record(self, body: bytes, delimiter: str, width: int) -> pl.DataFrame:
        records, counts = [], []
        try:
            for record in _records(body, delimiter):
                counts.append(len(record))
                records.append([*record[:width], *[None] * (width - len(record))])
        except csv.Error as error:
            raise UnreadableFileError(
                f"File {self.file} cannot be read: a quotation mark is not closed "
                f"after row {len(records)}. Save it and deliver it again."
            ) from error
        return pl.DataFrame(records, schema=_text_schema(width), orient="row").with_columns(
            _field_count=pl.Series(counts, dtype=pl.Int32)
        )


def open_delimited(data: bytes, *, file: str) -> Delimited:
    """Decode a text file: byte order mark, else UTF-8, else Windows-1252.

    Raises UnreadableFileError when it is empty or no text.
    """
    text, encoding = _decoded(data)
    if text is None or "\0" in text:
        raise UnreadableFileError(
            f"File {file} cannot be read: it is damaged or incomplete. "
            "Save it and deliver it again."
        )
    if not text.strip():
        raise UnreadableFileError(f"File {file} is empty. Export it and deliver it again.")
    unified = text.encode().replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return Delimited(file, unified, encoding)


def _decoded(data: bytes) -> tuple[str | None, str | None]:
    if data.startswith(codecs.BOM_UTF8):
        candidates = ["utf-8-sig"]
    elif data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        candidates = ["utf-16"]
    else:
        candidates = ["utf-8", "cp1252"]
    for encoding in candidates:
        try:
            return data.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    return None, None


def _text_schema(width: int) -> dict[str, pl.DataType]:
    return {f"c{position}": pl.String() for position in range(width)}


def _read_at_once(body: bytes, delimiter: str, width: int) -> pl.DataFrame | None:
    """Read all rows in one go, or return None where quotes make that unsafe.

    Polars pads short rows and cuts long ones without a word, so the fields of each row are
    counted apart, on the text without its quoted fields; the two must see the same rows.
    """
    bare = _without_quoted_fields(body, delimiter)
    if b'"' in bare:
        return None
    try:
        counts = _field_counts(bare, delimiter)
        cells = pl.read_csv(
            body,
            separator=delimiter,
            has_header=False,
            schema=_text_schema(width),
            truncate_ragged_lines=True,
        )
    except pl.exceptions.PolarsError:
        return None
    if cells.height != counts.len():
        return None
    return cells.with_columns(_field_count=counts)


def _without_quoted_fields(body: bytes, delimiter: str) -> bytes:
    if b'"' not in body:
        return body
    mark = re.escape(delimiter.encode())
    edge = rb"[^\n" + mark + rb"]"
    quoted = re.compile(rb"(?<!" + edge + rb')"[^"]*(?:""[^"]*)*"(?!' + edge + rb")")
    return quoted.sub(b"q", body)


def _field_counts(bare: bytes, delimiter: str) -> pl.Series:
    lines = pl.scan_csv(
        io.BytesIO(bare),
        separator=_LINE_SEPARATOR,
        quote_char=None,
        has_header=False,
        schema={"line": pl.String()},
    )
    count = pl.col("line").str.count_matches(delimiter, literal=True) + 1
    return lines.select(count.cast(pl.Int32).fill_null(0)).collect().to_series()


def _records(body: bytes, delimiter: str) -> Iterator[list[str]]:
    csv.field_size_limit(_LONGEST_FIELD)
    return csv.reader(io.StringIO(body.decode(), newline=""), delimiter=delimiter, strict=True)
