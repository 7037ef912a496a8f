"""One delivered file as text: every cell a string, every row with its spreadsheet number."""

from collections.abc import Sequence
from dataclasses import dataclass
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

    def read(self, preview: Preview, header: Header) -> pl.DataFrame:
        """Return the rows below the header: `c0`, `c1`, … text, `_row`, `_field_count`."""


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

    def cells(self) -> pl.DataFrame:
        """Return the rows below the header as text."""
        return self.source.read(self.preview, self.header)


def open_source(data: bytes, *, file: str) -> Source:
    """Open a delivered file as what its bytes are: a workbook or text, whatever it is called.

    Raises UnreadableFileError when it is damaged or protected.
    """
    if is_workbook(data):
        return open_workbook(data, file=file)
    return open_delimited(data, file=file)


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
