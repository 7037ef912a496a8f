"""Reads xlsx: every cell as text, rows numbered as in the sheet."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from xml.parsers import expat

import fastexcel
import polars as pl

from ingest.header import Header
from ingest.preview import PREVIEW_ROWS, Preview
from ingest.workbook_limits import require_bearable
from kunto.errors import UnreadableFileError

_OLE_SIGNATURE = b"\xd0\xcf\x11\xe0"
"""Excel wraps an encrypted workbook, and saves the old .xls, in this container."""

_ZIP_SIGNATURE = b"PK\x03\x04"

_DAMAGES = (
    *(zipfile.BadZipFile, zlib.error, EOFError, KeyError, ValueError),
    *(NotImplementedError, RuntimeError, expat.ExpatError, fastexcel.FastExcelError),
)
"""What the readers raise for a damaged workbook, or for one encrypted part by part."""


@dataclass(frozen=True)
class Workbook:
    """A workbook; hidden sheets are passed over."""

    file: str
    reader: fastexcel.ExcelReader = field(repr=False)
    encoding: str | None = None
    has_serial_dates: bool = True

    @cached_property
    def previews(self) -> tuple[Preview, ...]:
        """The first rows of each visible sheet."""
        found = []
        for name in self.reader.sheet_names:
            sheet = self._load(name, row_count=PREVIEW_ROWS)
            if sheet.visible == "visible":
                rows = sheet.to_polars().rows()
                texts = tuple(tuple(cell or "" for cell in row) for row in rows)
                found.append(Preview(texts, sheet=name))
        if not found:
            raise _unreadable(self.file)
        return tuple(found)

    def read(self, preview: Preview, header: Header) -> Iterator[pl.DataFrame]:
        """Give the rows below the header: `c0`, `c1`, … text, `_row`, `_field_count`.

        A sheet has no rows of the wrong width.
        """
        cells = self._load(preview.sheet or "", row_count=None).to_polars()
        width = len(header.cells)
        first_row = header.index + 2
        yield (
            cells.rename(dict(zip(cells.columns, _names(cells.width), strict=True)))
            .slice(header.index + 1)
            .with_columns(
                _field_count=pl.lit(width, dtype=pl.Int32),
                _row=pl.int_range(first_row, first_row + pl.len(), dtype=pl.Int32),
            )
        )

    def _load(self, sheet: str, *, row_count: int | None) -> fastexcel.ExcelSheet:
        try:
            return self.reader.load_sheet(
                sheet, header_row=None, skip_rows=0, n_rows=row_count, dtypes="string"
            )
        except fastexcel.FastExcelError as error:
            raise _unreadable(self.file) from error


def is_workbook(path: Path) -> bool:
    """Whether a file begins as workbooks do, damaged and encrypted ones too."""
    with path.open("rb") as content:
        return content.read(len(_ZIP_SIGNATURE)) in {_ZIP_SIGNATURE, _OLE_SIGNATURE}


def open_workbook(path: Path, *, file: str) -> Workbook:
    """Open a workbook.

    Raises UnreadableFileError when it is damaged, protected by a password, out of all measure,
    or no workbook.
    """
    data = path.read_bytes()
    if data.startswith(_OLE_SIGNATURE):
        raise UnreadableFileError(
            f"File {file} is protected by a password or in the old xls format. "
            "Save it as xlsx without a password and deliver it again."
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            archive.getinfo("[Content_Types].xml")
        require_bearable(data, file=file)
        return Workbook(file, fastexcel.read_excel(data))
    except _DAMAGES as error:
        raise _unreadable(file) from error


def _names(width: int) -> list[str]:
    return [f"c{position}" for position in range(width)]


def _unreadable(file: str) -> UnreadableFileError:
    return UnreadableFileError(
        f"File {file} cannot be read: it is damaged or incomplete. Save it and deliver it again."
    )
