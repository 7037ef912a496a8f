"""A table as CSV that Finnish Excel opens as a table."""

import csv
import io
from datetime import date
from decimal import Decimal

from dashboards.export import Table, Value

# A spreadsheet takes a text that begins with one of these for a formula (OWASP, CSV injection).
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
# In English a day is written so that no country reads it as another one.
_DAY = {"fi": "{0.day}.{0.month}.{0.year}", "sv": "{0.day}.{0.month}.{0.year}", "en": "{0}"}


def csv_bytes(table: Table, language: str) -> bytes:
    """Write the table: UTF-8 with BOM, semicolons.

    First a label and a value a line, then an empty line, then the headers and the rows.
    """
    written = io.StringIO()
    lines = csv.writer(written, delimiter=";", lineterminator="\r\n")
    lines.writerow([_inert(table.title)])
    lines.writerows([_inert(label), _cell(value, language)] for label, value in table.about)
    lines.writerow([])
    lines.writerow([_inert(column.header) for column in table.columns])
    lines.writerows([_cell(value, language) for value in row] for row in table.rows)
    return written.getvalue().encode("utf-8-sig")


def _inert(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def _cell(value: Value, language: str) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return _inert(value)
    if isinstance(value, date):
        return _DAY[language].format(value)
    written = f"{value:f}" if isinstance(value, Decimal) else str(value)
    return written if language == "en" else written.replace(".", ",")
