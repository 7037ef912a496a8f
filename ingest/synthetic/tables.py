"""A source file before it is written: headers, rows and what was planted in each row."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Cell = str | int | date
Encoding = Literal["cp1252", "utf-8-sig"]


@dataclass(slots=True)
class Row:
    """One row of a file; `rule` names the fault planted in it, `kinds` the hazards."""

    cells: list[Cell]
    rule: str = ""
    kinds: tuple[str, ...] = ()

    @property
    def is_plain(self) -> bool:
        """Whether the row is as the source system wrote it."""
        return not self.rule and not self.kinds


@dataclass(slots=True)
class Table:
    """One source file: a workbook when it has a sheet, else a CSV file with semicolons."""

    file: str
    headers: list[str]
    rows: list[Row]
    sheet: str = ""
    encoding: Encoding = "utf-8-sig"
    preamble: list[Row] = field(default_factory=list)
    header_kinds: tuple[str, ...] = ()

    def column(self, header: str) -> int:
        """Return the position of a column."""
        return self.headers.index(header)


def access_date(day: date | None) -> str:
    """Return a day as Access exports it, dd.mm.yyyy; "" for none."""
    return f"{day.day:02d}.{day.month:02d}.{day.year}" if day else ""


def finnish_date(day: date | None) -> str:
    """Return a day as d.m.yyyy; "" for none."""
    return f"{day.day}.{day.month}.{day.year}" if day else ""


def decimal_comma(tenths: int) -> str:
    """Return tenths as a number with a decimal comma."""
    return f"{tenths // 10},{tenths % 10}"
