"""One delivered file as text: every cell a string, every row with its spreadsheet number."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import polars as pl

from ingest.contract import Contract
from ingest.delimited import open_delimited
from ingest.header import Header, find_header
from ingest.preview import Preview
from ingest.workbook import is_workbook, open_workbook

READABLE_ENDINGS = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm")


class Source(Protocol):
    """A file that has been opened: what it may look like, and its rows once that is known."""

    @property
    def encoding(self) -> str | None:
        """The character encoding of a text file."""

    @property
    def has_serial_dates(self) -> bool:
        """Whether a number in a date column is an Excel date."""

    @property
    def previews(self) -> Sequence[Preview]:
        """The first rows of each reading that is possible."""

    def read(self, preview: Preview, header: Header) -> Iterator[pl.DataFrame]:
        """Give the rows below the header in chunks: `c0`, `c1`, … text, `_row`, `_field_count`.

        A chunk holds some 16 MiB of text or 250,000 rows at most; there is one at least, which
        may be empty. Every call begins anew.
        """


@dataclass(frozen=True)
class Reading:
    """How a source is read for one contract: in which reading its header was found."""

    source: Source
    preview: Preview
    header: Header

    @property
    def metadata(self) -> tuple[str, ...]:
        """The lines above the header."""
        return tuple(" ".join(row) for row in self.preview.rows[: self.header.index])

    def chunks(self) -> Iterator[pl.DataFrame]:
        """Give the rows below the header as text, chunk by chunk."""
        return self.source.read(self.preview, self.header)

    def cells(self) -> pl.DataFrame:
        """Return the rows below the header as text."""
        return pl.concat(self.chunks())


def open_source(path: Path, *, file: str) -> Source:
    """Open a delivered file as what its bytes are: a workbook or text, whatever it is called.

    Raises UnreadableFileError when it is damaged or protected.
    """
    if is_workbook(path):
        return open_workbook(path, file=file)
    return open_delimited(path, file=file)


def reading_for(source: Source, contract: Contract) -> Reading:
    """Choose the reading (delimiter or sheet) in which most of the contract's headers are found."""
    readings = [
        Reading(source, preview, find_header(preview.rows, contract)) for preview in source.previews
    ]
    return max(
        readings,
        key=lambda reading: (
            reading.header.known_count,
            reading.preview.delimiter == contract.delimiter,
            reading.preview.sheet == contract.sheet,
        ),
    )
