"""A table as a workbook: a sheet about the list, and the list with real days and numbers."""

import io
from datetime import date, datetime, time
from threading import Lock

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from dashboards.export import Table, Value
from kunto.locale import texts

_DAY = {"fi": "d.m.yyyy", "sv": "d.m.yyyy", "en": "yyyy-mm-dd"}
_WIDTH = {"date": 14, "integer": 12, "decimal": 12}
_NARROWEST, _WIDEST = 10, 48
_OPTIONS = {
    # No list of people is left on the disk of the server, even for a moment.
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
# A workbook of 100,000 clients takes 200 MiB while it is made: one is made at a time.
_ALONE = Lock()


def xlsx_bytes(table: Table, language: str) -> bytes:
    """Write the workbook; who asks while another one is made waits for it."""
    written = io.BytesIO()
    with _ALONE, xlsxwriter.Workbook(written, _OPTIONS) as book:
        # The file is of the day of its data: the same question gives the same bytes.
        made = datetime.combine(table.made_of, time.min)
        book.set_properties({"title": table.title, "created": made})
        _write_about(book, table, language)
        _write_rows(book, table, language)
    return written.getvalue()


def _write_about(book: Workbook, table: Table, language: str) -> None:
    sheet = book.add_worksheet(texts(language).text("export.sheet.about"))
    bold, day = book.add_format({"bold": True}), _day_format(book, language)
    wrapped = book.add_format({"text_wrap": True, "align": "left", "valign": "top"})
    label_style = book.add_format({"bold": True, "valign": "top"})
    sheet.set_column(0, 0, 22)
    sheet.set_column(1, 1, 88)
    sheet.write_string(0, 0, table.title, bold)
    for number, (label, value) in enumerate(table.about, start=2):
        sheet.write_string(number, 0, label, label_style)
        _write_cell(sheet, number, 1, value, day if isinstance(value, date) else wrapped)


def _write_rows(book: Workbook, table: Table, language: str) -> None:
    sheet = book.add_worksheet(texts(language).text("export.sheet.rows"))
    day = _day_format(book, language)
    header = book.add_format({"bold": True, "bottom": 2, "text_wrap": True, "valign": "bottom"})
    longest = [len(column.header) for column in table.columns]
    for place, column in enumerate(table.columns):
        sheet.write_string(0, place, column.header, header)
    last_row = 0
    for last_row, row in enumerate(table.rows, start=1):
        for place, value in enumerate(row):
            _write_cell(sheet, last_row, place, value, day if isinstance(value, date) else None)
            if isinstance(value, str) and len(value) > longest[place]:
                longest[place] = len(value)
    _set_widths(sheet, table, longest)
    sheet.autofilter(0, 0, last_row, max(0, len(table.columns) - 1))
    sheet.freeze_panes(1, 1)
    # Running numbers are texts on purpose: leading zeros are part of them.
    sheet.ignore_errors({"number_stored_as_text": f"A1:A{last_row + 1}"})


def _set_widths(sheet: Worksheet, table: Table, longest: list[int]) -> None:
    for place, column in enumerate(table.columns):
        fitting = min(_WIDEST, max(_NARROWEST, longest[place]) + 2)
        sheet.set_column(place, place, _WIDTH.get(column.kind, fitting))


def _write_cell(
    sheet: Worksheet, row: int, column: int, value: Value, style: Format | None
) -> None:
    if value is None:
        return
    if isinstance(value, str):
        sheet.write_string(row, column, value, style)
    elif isinstance(value, date):
        sheet.write_datetime(row, column, datetime.combine(value, time.min), style)
    else:
        sheet.write_number(row, column, float(value), style)


def _day_format(book: Workbook, language: str) -> Format:
    return book.add_format({"num_format": _DAY[language], "align": "left"})
