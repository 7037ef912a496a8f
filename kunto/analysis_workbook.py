"""Tables into one workbook: real numbers and dates, and no text that a spreadsheet computes."""

import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from kunto.errors import KuntoError

MOST_ROWS = 1_048_576 - 1
"""Rows that a sheet holds below its header."""
_MOST_EXACT = 2**53
_WIDTH = 18


@dataclass(frozen=True)
class Sheet:
    """A table of a workbook: its name, the names of its columns, and its rows as they are read."""

    name: str
    header: Sequence[str]
    rows: Iterable[Sequence[object]]


def write_workbook(file: Path, sheets: Iterable[Sheet], *, made_of: date) -> None:
    """Write each table to a sheet of its own.

    A cell without a value is missing; a list is JSON. Raises KuntoError for a text that no cell
    holds.
    """
    # What does not fit into memory is written beside the workbook, nowhere else.
    options = {"constant_memory": True, "tmpdir": str(file.parent)}
    with xlsxwriter.Workbook(file, options) as book:
        book.set_properties({"created": datetime.combine(made_of, time.min)})
        head = book.add_format({"bold": True, "bottom": 2})
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for sheet in sheets:
            _write_sheet(book.add_worksheet(sheet.name), sheet, head, day)


def _write_sheet(page: Worksheet, sheet: Sheet, head: Format, day: Format) -> None:
    page.set_column(0, len(sheet.header) - 1, _WIDTH)
    page.freeze_panes(1, 0)
    for place, name in enumerate(sheet.header):
        page.write_string(0, place, name, head)
    for number, row in enumerate(sheet.rows, start=1):
        for place, value in enumerate(row):
            if value is not None and not _is_written(page, (number, place), value, day):
                raise KuntoError(
                    f"Row {number} of {sheet.name}, column {sheet.header[place]}: the text is too"
                    " long for a cell. Choose parquet or csv."
                )


def _is_written(page: Worksheet, place: tuple[int, int], value: object, day: Format) -> bool:
    """Write a value as what it is; XlsxWriter answers 0 unless no cell holds it."""
    if isinstance(value, bool):
        return bool(page.write_boolean(*place, value) == 0)
    if isinstance(value, int | float | Decimal) and _is_exact(value):
        return bool(page.write_number(*place, value) == 0)
    if isinstance(value, date):
        return bool(page.write_datetime(*place, value, day) == 0)
    text = json.dumps(value, ensure_ascii=False) if isinstance(value, list) else str(value)
    return bool(page.write_string(*place, text) == 0)


def _is_exact(value: float | Decimal) -> bool:
    return math.isfinite(value) and abs(float(value)) <= _MOST_EXACT
