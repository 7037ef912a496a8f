"""Writes tables as files that are the same byte by byte for the same content."""

import csv
import datetime as dt
from pathlib import Path
from typing import Literal

import xlsxwriter

from ingest.synthetic.tables import Cell, Row, Table

_MADE = dt.datetime(2021, 6, 1, tzinfo=dt.UTC)


def write_table(table: Table, folder: Path) -> Path:
    """Write the table into the folder and return the file."""
    file = folder / table.file
    rows = [*table.preamble, Row(list(table.headers)), *table.rows]
    if table.sheet:
        _write_workbook(table.sheet, rows, file)
    else:
        _write_text(table, rows, file, mode="w")
    return file


def append_rows(table: Table, folder: Path) -> Path:
    """Write the rows of a text table below those that the file has; return the file."""
    file = folder / table.file
    _write_text(table, table.rows, file, mode="a")
    return file


def _write_text(table: Table, rows: list[Row], file: Path, *, mode: Literal["w", "a"]) -> None:
    with file.open(mode, encoding=table.encoding, newline="") as stream:
        writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
        writer.writerows(row.cells for row in rows)


def _write_workbook(name: str, rows: list[Row], file: Path) -> None:
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(str(file), options) as workbook:
        workbook.set_properties({"created": _MADE.replace(tzinfo=None), "author": "synteettinen"})
        day_format = workbook.add_format({"num_format": "d.m.yyyy"})
        sheet = workbook.add_worksheet(name)
        for number, row in enumerate(rows):
            for column, cell in enumerate(row.cells):
                _write_cell(sheet, number, column, cell, day_format)


def _write_cell(
    sheet: xlsxwriter.worksheet.Worksheet,
    number: int,
    column: int,
    cell: Cell,
    day_format: xlsxwriter.format.Format,
) -> None:
    if isinstance(cell, dt.date):
        sheet.write_datetime(number, column, dt.datetime.combine(cell, dt.time()), day_format)
    elif isinstance(cell, int):
        sheet.write_number(number, column, cell)
    elif cell:
        sheet.write_string(number, column, cell)
