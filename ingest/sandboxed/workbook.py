"""Unpacks a workbook: every cell of its visible sheets as text, row by row as in the sheet."""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from xml.etree import ElementTree as ET

import fastexcel
import pyarrow as pa

from ingest.sandboxed.cells import write_cells
from ingest.sandboxed.layout import Layout
from ingest.sandboxed.lookout import DAMAGES, Lookout, damaged
from ingest.sandboxed.tables import Table, write_listing
from ingest.sandboxed.workbook_limits import MOST_SHEETS, require_bearable_archive
from kunto.errors import UnreadableFileError

_OLE_SIGNATURE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OLE_HEAD = 4_000_000
_MOST_MERGED = 1_000_000
_UNCOMPUTED = "#N/A"
_TRUE = frozenset({"1", "true", "on"})


@dataclass(frozen=True)
class _Sheet:
    name: str
    is_visible: bool
    part: str


@dataclass(frozen=True)
class _Book:
    sheets: tuple[_Sheet, ...]
    day_zero: str


def unpack(path: Path, folder: Path, *, file: str) -> None:
    """Write the visible sheets into a folder.

    Raises UnreadableFileError when the workbook is damaged, protected by a password or out of
    all measure.
    """
    _require_no_ole(path, file)
    try:
        with zipfile.ZipFile(path) as archive:
            archive.getinfo("[Content_Types].xml")
            require_bearable_archive(archive.infolist(), file=file)
            lookout = Lookout(path, folder, file=file)
            book = _book(archive, file)
        tables = tuple(_unpacked(fastexcel.read_excel(path), book, lookout, folder))
    except (*DAMAGES, OSError, fastexcel.FastExcelError) as error:
        raise damaged(file) from error
    if not tables:
        raise UnreadableFileError(
            f"File {file} is empty: no sheet that is shown holds anything. "
            "Export it and deliver it again."
        )
    write_listing(folder, tables)


def _require_no_ole(path: Path, file: str) -> None:
    """Excel wraps an encrypted workbook, and saves the old .xls, in an OLE container."""
    with path.open("rb") as content:
        head = content.read(len(_OLE_SIGNATURE))
        if head != _OLE_SIGNATURE:
            return
        head += content.read(_OLE_HEAD)
    if _ENCRYPTED in head:
        raise UnreadableFileError(
            f"File {file} is protected by a password. Remove the password and deliver the file "
            "again."
        )
    raise UnreadableFileError(
        f"File {file} is protected by a password or in the old xls format. "
        "Save it as xlsx without a password and deliver it again."
    )


def _book(archive: zipfile.ZipFile, file: str) -> _Book:
    """Return the sheets in their order, and the day zero of the workbook's dates."""
    part = next(n for n in (*archive.namelist(), "") if n.endswith("workbook.xml") or not n)
    folder = PurePosixPath(part).parent
    links = ET.fromstring(  # noqa: S314 – a declaration has stopped the file before
        archive.read(f"{folder}/_rels/{PurePosixPath(part).name}.rels")
    )
    targets = {link.get("Id"): link.get("Target", "") for link in links}
    sheets, day_zero = [], "1899-12-30"
    for element in ET.fromstring(archive.read(part)).iter():  # noqa: S314
        name = element.tag.rpartition("}")[2]
        if name == "workbookPr" and element.get("date1904") in _TRUE:
            day_zero = "1904-01-01"
        elif name == "sheet":
            link = next((v for k, v in element.items() if k.rpartition("}")[2] == "id"), None)
            target = targets.get(link, "")
            place = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"
            is_visible = element.get("state", "visible") == "visible"
            sheets.append(_Sheet(element.get("name", ""), is_visible, place))
    if len(sheets) > MOST_SHEETS:
        raise UnreadableFileError(
            f"File {file} has {len(sheets)} sheets; at most {MOST_SHEETS} are read. "
            "Copy the table alone into a new workbook and deliver that."
        )
    return _Book(tuple(sheets), day_zero)


def _unpacked(
    reader: fastexcel.ExcelReader, book: _Book, lookout: Lookout, folder: Path
) -> Iterator[Table]:
    hidden = [sheet.name for sheet in book.sheets if not sheet.is_visible]
    passed_over = [f"Hidden sheets not read: {', '.join(hidden)}."] if hidden else []
    known = set(reader.sheet_names)  # a chart on a sheet of its own is none
    layouts = None
    for number, sheet in enumerate(book.sheets):
        if not sheet.is_visible or sheet.name not in known:
            continue
        loaded = reader.load_sheet(sheet.name, header_row=None, skip_rows=0, dtypes="string")
        cells = loaded.to_arrow()
        if layouts is None:
            layouts = lookout.layouts()
        if cells.num_rows:
            layout = layouts.get(sheet.part, Layout())
            cells = _amended(cells, layout)
            width = cells.num_columns
            name, rows = write_cells(folder, number, [cells], width)
            notes = (*passed_over, *_notes(layout))
            yield Table(sheet.name, name, rows, width, notes, book.day_zero)


def _notes(layout: Layout) -> Iterator[str]:
    if layout.hidden_rows:
        yield f"Hidden rows read as the others: {layout.hidden_rows}."
    if layout.errors:
        first = next(iter(layout.errors.values()))
        yield f"Cells with an error such as {first}: {len(layout.errors)}."
    if layout.unvalued:
        yield (
            f"Formulas without a result: {len(layout.unvalued)}. Open the workbook in a "
            "spreadsheet program, save it and deliver it again."
        )


def _amended(cells: pa.RecordBatch, layout: Layout) -> pa.RecordBatch:
    """Put in what the parser leaves blank: errors, formulas without a result, merged cells.

    A cell merged downwards has its value on each of its rows.
    """
    columns = list(cells.columns)
    changes: dict[int, dict[int, str]] = {}
    odd = {**layout.errors, **dict.fromkeys(layout.unvalued, _UNCOMPUTED)}
    for (row, column), text in odd.items():
        changes.setdefault(column - layout.first_column, {})[row - 1] = text
    for position, first, last in _merged_downwards(layout, cells):
        text = columns[position][first].as_py()
        if text is not None:
            changes.setdefault(position, {}).update(dict.fromkeys(range(first + 1, last), text))
    for position, changed in changes.items():
        if 0 <= position < len(columns):
            columns[position] = _changed(columns[position], changed)
    return pa.record_batch(columns, names=cells.schema.names)


def _merged_downwards(layout: Layout, cells: pa.RecordBatch) -> Iterator[tuple[int, int, int]]:
    """Give column, first row and the row after the last of each range, from 0."""
    left = _MOST_MERGED
    for top, column, bottom, _ in layout.merged:
        position, first, last = column - layout.first_column, top - 1, min(bottom, cells.num_rows)
        if 0 <= position < cells.num_columns and 0 <= first < last - 1:
            left -= last - first
            if left < 0:
                raise ValueError("More cells are merged than a table has.")
            yield position, first, last


def _changed(column: pa.Array, changed: dict[int, str]) -> pa.Array:
    texts = column.to_pylist()
    for row, text in changed.items():
        if row < len(texts):
            texts[row] = text
    return pa.array(texts, pa.string())
