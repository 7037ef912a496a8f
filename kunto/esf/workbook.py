"""Sheets into an xlsx file: a heading above each table, real numbers, ready for A4 paper."""

from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from kunto.esf.sheets import Cell, Sheet

_OPTIONS = {
    # Nothing of the report is left in a folder for passing files, even for a moment.
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_NARROWEST, _WIDEST = 10, 60
_A4 = 9
_MOST_LINES_OF_HEADER = 2


def write_report(
    file: Path, sheets: Sequence[Sheet], heading: Sequence[str], *, made_of: date
) -> None:
    """Write the report in one step: a reader sees the file before or the whole new one.

    The table of each sheet begins two rows below its heading of title and lines.
    """
    beside = file.with_name(f".{file.name}.part")
    try:
        with xlsxwriter.Workbook(beside, _OPTIONS) as book:
            # The file is of the day of its data: the same release gives the same bytes.
            book.set_properties({"created": datetime.combine(made_of, time.min)})
            for sheet in sheets:
                _write_sheet(book, sheet, heading)
        beside.replace(file)
    finally:
        beside.unlink(missing_ok=True)


def _write_sheet(book: Workbook, sheet: Sheet, heading: Sequence[str]) -> None:
    page = book.add_worksheet(sheet.name)
    page.write_string(0, 0, sheet.title, book.add_format({"bold": True, "font_size": 14}))
    for number, line in enumerate(heading, start=1):
        page.write_string(number, 0, line)
    top = len(heading) + 2
    head = book.add_format({"bold": True, "bottom": 2, "text_wrap": True, "valign": "bottom"})
    for place, header in enumerate(sheet.header):
        page.write_string(top, place, header, head)
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    signed = book.add_format({"num_format": "+0;\u22120;0", "valign": "top"})
    for number, row in enumerate(sheet.rows, start=top + 1):
        for place, cell in enumerate(row):
            _write_cell(page, number, place, cell, signed if place in sheet.signed else plain)
    if not sheet.rows:
        page.write_string(top + 1, 0, sheet.empty)
    for place, width in enumerate(_widths(sheet)):
        page.set_column(place, place, width)
    _set_up_page(page, sheet, top)


def _write_cell(page: Worksheet, row: int, place: int, cell: Cell, style: Format) -> None:
    if isinstance(cell, str):
        page.write_string(row, place, cell, style)
    elif cell is not None:
        page.write_number(row, place, cell, style)


def _widths(sheet: Sheet) -> list[int]:
    longest = [
        max((len(str(row[place])) for row in sheet.rows), default=0)
        for place in range(len(sheet.header))
    ]
    needed = [
        max(cells, len(header) // _MOST_LINES_OF_HEADER + 2)
        for cells, header in zip(longest, sheet.header, strict=True)
    ]
    return [min(_WIDEST, max(_NARROWEST, width + 2)) for width in needed]


def _set_up_page(page: Worksheet, sheet: Sheet, top: int) -> None:
    page.freeze_panes(top + 1, min(2, len(sheet.header) - 1))
    page.set_landscape()
    page.set_paper(_A4)
    page.fit_to_pages(1, 0)
    page.repeat_rows(top)
    page.set_footer("&L&A&R&P / &N")
    # Client numbers are texts on purpose: leading zeros are part of them.
    page.ignore_errors({"number_stored_as_text": "A1:Z10000"})
