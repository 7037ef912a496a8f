"""Reads written samples apart from the product: with the csv module and fastexcel alone."""

import csv
import json
from pathlib import Path
from typing import Any

import fastexcel

DAYS = ("2022-03-31", "2022-12-31", "2023-05-31")
LAST_DAY = DAYS[-1]


def read_records(file: Path) -> list[list[str]]:
    """Return all rows of a file as a person sees them, headers and metadata included."""
    if file.suffix == ".xlsx":
        book = fastexcel.read_excel(file)
        sheet = book.load_sheet(
            0, header_row=None, dtypes="string", skip_whitespace_tail_rows=False
        )
        return [[cell or "" for cell in row] for row in sheet.to_polars().rows()]
    content = file.read_bytes()
    encoding = "utf-8-sig" if content.startswith(b"\xef\xbb\xbf") else "cp1252"
    with file.open(encoding=encoding, newline="") as lines:
        return list(csv.reader(lines, delimiter=";"))


def read_rows(file: Path) -> list[dict[str, str]]:
    """Return the rows of a clean file by header."""
    header, *records = read_records(file)
    return [dict(zip(header, record, strict=True)) for record in records]


def read_truth(folder: Path) -> dict[str, Any]:
    """Return the truth of a delivery folder."""
    truth: dict[str, Any] = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    return truth
