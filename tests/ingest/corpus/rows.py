"""Good rows and changed ones, in files of every kind."""

import io
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import xlsxwriter
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from tests.ingest.corpus.good_rows import GOOD

SHEET = "xl/worksheets/sheet1.xml"

Cells = Sequence[Sequence[object]]


def cells(table: str, *changes: Mapping[str, str]) -> list[tuple[str, ...]]:
    """Give the header and a row for each of the changes of the good row, one without any."""
    good = GOOD[table]
    return [tuple(good), *(tuple({**good, **change}.values()) for change in changes or ({},))]


def joined(rows: Sequence[Sequence[str]], *, delimiter: str = ";", end: str = "\n") -> str:
    """Write rows as text."""
    return "".join(delimiter.join(row) + end for row in rows)


def text(table: str, *changes: Mapping[str, str], delimiter: str = ";", end: str = "\n") -> str:
    """Write the header and a row for each of the changes of the good row as text."""
    return joined(cells(table, *changes), delimiter=delimiter, end=end)


def workbook(fill: Callable[[Workbook], object], **options: object) -> Callable[[], bytes]:
    """Write a workbook when it is asked for."""

    def made() -> bytes:
        out = io.BytesIO()
        with xlsxwriter.Workbook(out, {"in_memory": True, **options}) as book:
            fill(book)
        return out.getvalue()

    return made


def sheets(**named: Cells) -> Callable[[], bytes]:
    """Write a workbook with a sheet for each name."""

    def fill(book: Workbook) -> None:
        for name, rows in named.items():
            write_rows(book.add_worksheet(name), rows)

    return workbook(fill)


def sheet(
    table: str, change: Callable[[Worksheet], object], *changes: Mapping[str, str], **options: Any
) -> Callable[[], bytes]:
    """Write a workbook with one sheet of good rows, then whatever else is done to that sheet."""

    def fill(book: Workbook) -> None:
        made = book.add_worksheet("Taul1")
        write_rows(made, cells(table, *changes))
        change(made)

    return workbook(fill, **options)


def write_rows(made: Worksheet, rows: Cells, *, row: int = 0, column: int = 0) -> None:
    """Write rows of cells from a corner on."""
    for number, values in enumerate(rows, start=row):
        made.write_row(number, column, values)


def parts_of(content: bytes) -> dict[str, bytes]:
    """Give the parts of a workbook by their names."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts: Mapping[str, bytes] | Iterator[tuple[str, bytes]]) -> bytes:
    """Pack parts into an archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in dict(parts).items():
            archive.writestr(name, body)
    return out.getvalue()


def repacked(change: Callable[[dict[str, bytes]], Mapping[str, bytes]]) -> Callable[[], bytes]:
    """Write a good workbook of transfers whose parts are changed."""
    return lambda: zipped(change(parts_of(sheets(Taul1=cells("access_siirrot"))())))


def in_sheet(old: bytes, new: bytes) -> Callable[[], bytes]:
    """Write a good workbook of transfers with other XML in its sheet."""
    return repacked(lambda parts: parts | {SHEET: parts[SHEET].replace(old, new, 1)})
