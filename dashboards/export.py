"""A list as a file: made on the server from the query of the page, in the reader's language."""

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Literal

import duckdb
import xlsxwriter
from dash import Dash
from flask import Response
from flask import request as web_request
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from dashboards.access import EVERYONE, Role, Viewer, guarded_route
from dashboards.page import Request, Services
from dashboards.queries.release import ReleaseFacts
from dashboards.url import Address, parse_address
from kunto.errors import ReleaseError
from kunto.locale import Texts, texts

Kind = Literal["text", "date", "integer", "decimal"]
Value = str | date | int | float | Decimal | None

CSV = "text/csv"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# A spreadsheet takes a text that begins with one of these for a formula (OWASP, CSV injection).
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
# In English a day is written so that no country reads it as another one.
_CSV_DAY = {"fi": "{0.day}.{0.month}.{0.year}", "sv": "{0.day}.{0.month}.{0.year}", "en": "{0}"}
_XLSX_DAY = {"fi": "d.m.yyyy", "sv": "d.m.yyyy", "en": "yyyy-mm-dd"}
_WIDTH = {"date": 14, "integer": 12, "decimal": 12}
_WIDEST = 48


@dataclass(frozen=True)
class Column:
    """A column of a file: its header in the reader's language and what its cells are."""

    header: str
    kind: Kind = "text"


@dataclass(frozen=True)
class Table:
    """A list to write: its title, what is to be known of it as labels and values, and its rows.

    `name` begins the file's name, which ends with the day of the data, `made_of`.
    """

    title: str
    name: str
    about: Sequence[tuple[str, Value]]
    columns: Sequence[Column]
    rows: Sequence[Sequence[Value]]
    made_of: date


def about_list(
    facts: ReleaseFacts, words: Texts, *, definition: str, filters: str, count: int
) -> list[tuple[str, Value]]:
    """Return what every file says of itself, so that it can be read without the page."""
    lines: list[tuple[str, Value]] = [
        (words.text("export.project"), facts.project_name),
        (words.text("export.definition"), definition),
        (words.text("export.filters"), filters),
        (words.text("export.count"), count),
        (words.text("export.data_date"), facts.as_of_date),
        (words.text("export.release"), facts.release_id),
    ]
    if facts.is_sample:
        lines.append((words.text("export.notice"), words.text("sample.notice")))
    return lines


def csv_bytes(table: Table, language: str) -> bytes:
    """Write a CSV that Finnish Excel opens as a table: UTF-8 with BOM, semicolons.

    First a label and a value a line, then an empty line, then the headers and the rows.
    """
    written = io.StringIO()
    lines = csv.writer(written, delimiter=";", lineterminator="\r\n")
    lines.writerow([_inert(table.title)])
    lines.writerows([_inert(label), _csv_cell(value, language)] for label, value in table.about)
    lines.writerow([])
    lines.writerow([_inert(column.header) for column in table.columns])
    lines.writerows([_csv_cell(value, language) for value in row] for row in table.rows)
    return written.getvalue().encode("utf-8-sig")


def xlsx_bytes(table: Table, language: str) -> bytes:
    """Write a workbook: a sheet about the list, and the list with real days and numbers."""
    written = io.BytesIO()
    options = {
        # No list of people is left on the disk of the server, even for a moment.
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(written, options) as book:
        # The file is of the day of its data: the same question gives the same bytes.
        made = datetime.combine(table.made_of, time.min)
        book.set_properties({"title": table.title, "created": made})
        _write_about(book, table, language)
        _write_rows(book, table, language)
    return written.getvalue()


def export_route(
    app: Dash,
    services: Services,
    path: str,
    build: Callable[[Request], Table],
    *,
    roles: frozenset[Role] = EVERYONE,
) -> None:
    """Register `path`.csv and `path`.xlsx: the list of the address' query, as files."""
    for ending, mimetype, write in (("csv", CSV, csv_bytes), ("xlsx", XLSX, xlsx_bytes)):
        answer = _answer(services, build, write, ending, mimetype)
        guarded_route(app, f"{path}.{ending}", roles=roles)(answer)


def _answer(
    services: Services,
    build: Callable[[Request], Table],
    write: Callable[[Table, str], bytes],
    ending: str,
    mimetype: str,
) -> Callable[[Viewer], Response]:
    def answer(viewer: Viewer) -> Response:
        try:
            request = _request(viewer, services)
            table = build(request)
        except (ReleaseError, duckdb.Error):
            return _missing(services)
        body = write(table, request.address.language)
        return _attachment(body, mimetype, f"{table.name}-{table.made_of}.{ending}")

    return answer


def _request(viewer: Viewer, services: Services) -> Request:
    address = _address(services)
    release = services.warehouse.release(address.release)
    return Request(viewer, address, release, services.warehouse, services.settings, "light")


def _address(services: Services) -> Address:
    return parse_address(
        web_request.path,
        web_request.query_string.decode(),
        languages=services.settings.pages.languages,
    )


def _missing(services: Services) -> Response:
    words = texts(_address(services).language)
    return Response(words.text("export.missing"), status=404, mimetype="text/plain")


def _attachment(body: bytes, mimetype: str, name: str) -> Response:
    response = Response(body, mimetype=mimetype)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "no-store"
    return response


def _inert(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def _csv_cell(value: Value, language: str) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return _inert(value)
    if isinstance(value, date):
        return _CSV_DAY[language].format(value)
    written = f"{value:f}" if isinstance(value, Decimal) else str(value)
    return written if language == "en" else written.replace(".", ",")


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
    for number, column in enumerate(table.columns):
        sheet.write_string(0, number, column.header, header)
        sheet.set_column(number, number, _width(table, number))
    for number, row in enumerate(table.rows, start=1):
        for place, value in enumerate(row):
            _write_cell(sheet, number, place, value, day if isinstance(value, date) else None)
    last_row, last_column = len(table.rows), max(0, len(table.columns) - 1)
    sheet.autofilter(0, 0, last_row, last_column)
    sheet.freeze_panes(1, 1)
    # Running numbers are texts on purpose: leading zeros are part of them.
    sheet.ignore_errors({"number_stored_as_text": f"A1:A{last_row + 1}"})


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


def _width(table: Table, number: int) -> int:
    column = table.columns[number]
    if column.kind != "text":
        return _WIDTH[column.kind]
    longest = max((len(str(row[number] or "")) for row in table.rows), default=0)
    return min(_WIDEST, max(10, longest, len(column.header)) + 2)


def _day_format(book: Workbook, language: str) -> Format:
    return book.add_format({"num_format": _XLSX_DAY[language], "align": "left"})
