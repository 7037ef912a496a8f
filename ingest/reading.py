"""One delivered file as text: every cell a string, every row with its spreadsheet number."""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

import polars as pl

from ingest.contract import Contract
from ingest.delimited import open_delimited
from ingest.header import Header, find_header
from ingest.preview import Preview
from ingest.sandbox import unpack
from ingest.unpacked import Unpacked
from kunto.errors import UnreadableFileError

READABLE_ENDINGS = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".mdb", ".accdb")
_PARSERS = {
    b"PK\x03\x04": "workbook",
    b"\xd0\xcf\x11\xe0": "workbook",  # an encrypted one, or the old xls
    b"\x00\x01\x00\x00": "access",
}
"""By the first bytes of a file, which parser unpacks it; any other is text."""

_HEAD = 64


class Source(Protocol):
    """A file that has been opened: what it may look like, and its rows once that is known."""

    @property
    def kind(self) -> str:
        """What the file is: `text`, `workbook` or `access`."""

    @property
    def encoding(self) -> str | None:
        """The character encoding of a text file."""

    @property
    def day_zero(self) -> date | None:
        """The day that number 0 stands for in a date column, where a number may be a date."""

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
        return tuple(" ".join(row) for row in self.preview.rows[: self.header.first_index])

    def chunks(self) -> Iterator[pl.DataFrame]:
        """Give the rows below the header as text, chunk by chunk."""
        return self.source.read(self.preview, self.header)

    def cells(self) -> pl.DataFrame:
        """Return the rows below the header as text."""
        return pl.concat(self.chunks())


@contextmanager
def opened_source(path: Path, *, file: str, scratch: Path) -> Iterator[Source]:
    """Open a delivered file as what its bytes are: workbook, database or text, whatever its name.

    What has to be unpacked is, in a folder of its own below `scratch`, until the source is closed.
    Raises UnreadableFileError when it is damaged or protected.
    """
    with path.open("rb") as content:
        head = content.read(_HEAD)
    parser = _PARSERS.get(head[:4])
    if parser is None:
        _require_no_page(head, file)
        yield open_delimited(path, file=file)
        return
    folder = unpack(path, parser, file=file, scratch=scratch)
    try:
        yield Unpacked(folder, parser)
    finally:
        shutil.rmtree(folder)


def _require_no_page(head: bytes, file: str) -> None:
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"<!", b"<?xml", b"<html", b"<HTML")):
        raise UnreadableFileError(
            f"File {file} is a web page or XML, whatever its name says. Open it in a spreadsheet "
            "program, save it as xlsx and deliver that."
        )


def reading_for(source: Source, contract: Contract, *, sheet: str | None = None) -> Reading:
    """Choose the reading (delimiter or sheet) in which most of the contract's headers are found.

    With a sheet only that one is looked at, when the file has it.
    """
    previews = [preview for preview in source.previews if preview.sheet == sheet]
    readings = [
        Reading(source, preview, find_header(preview.headings, contract))
        for preview in previews or source.previews
    ]
    return max(
        readings,
        key=lambda reading: (
            reading.header.known_count,
            reading.preview.delimiter == contract.delimiter,
            reading.preview.table == contract.sheet,
        ),
    )
