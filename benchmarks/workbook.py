"""How long a workbook takes through the sandbox, beside the bare parser: whole processes.

    .venv/bin/python -m benchmarks.workbook [--rows 100000] [--rounds 5]

Goals: at most 1.5 times fastexcel alone, at most 1 / 2.5 of openpyxl read-only, which is measured
when it is installed. CPU counts the children too; of each the best round is told.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from datetime import date, timedelta
from importlib.util import find_spec
from pathlib import Path
from time import perf_counter

import xlsxwriter

_CODE = Path(__file__).resolve().parent.parent
_TYPED = """
import sys, polars
print(polars.read_excel(sys.argv[1], engine="calamine").height)
"""
_TEXT = """
import sys, fastexcel
sheet = fastexcel.read_excel(sys.argv[1]).load_sheet(
    0, header_row=None, skip_rows=0, dtypes="string"
)
print(sheet.to_polars().height - 1)
"""
_KUNTO = """
import sys, tempfile
from pathlib import Path
from ingest.reading import opened_source, reading_for
from ingest.sandbox import scratch_folder
from ingest.sources import contract_of
with tempfile.TemporaryDirectory() as data, scratch_folder(Path(data)) as scratch:
    with opened_source(Path(sys.argv[1]), file="x.xlsx", scratch=scratch) as source:
        chunks = reading_for(source, contract_of("access_jaksot")).chunks()
        print(sum(chunk.height for chunk in chunks))
"""
_OPENPYXL = """
import sys, openpyxl
sheet = openpyxl.load_workbook(sys.argv[1], read_only=True).worksheets[0]
print(sum(1 for row in sheet.iter_rows(values_only=True)) - 1)
"""


def main() -> None:
    """Write a workbook, read it by each reader in turn, and print the ratios."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    readers = {
        "fastexcel alone, typed": _TYPED,
        "fastexcel alone, as text": _TEXT,
        "KUNTO, sandbox included": _KUNTO,
    }
    if find_spec("openpyxl"):
        readers["openpyxl read-only"] = _OPENPYXL
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "jaksot.xlsx"
        _write(path, asked.rows)
        measured: dict[str, list[tuple[float, float]]] = {name: [] for name in readers}
        for _ in range(asked.rounds):
            for name, code in readers.items():
                measured[name].append(_measure(code, path, asked.rows))
    _tell(measured)


def _write(path: Path, rows: int) -> None:
    with xlsxwriter.Workbook(path, {"default_date_format": "d.m.yyyy"}) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_row(
            *(0, 0),
            [
                *("Jaksonumero", "Asiakasnumero", "Koordinaattori", "Alkupvm", "Loppupvm"),
                *("Päättymissyy", "Lopputulos", "Kotikunta", "Tunnit"),
            ],
        )
        for row in range(1, rows + 1):
            begun = date(2021, 9, 1) + timedelta(days=row % 400)
            sheet.write_row(row, 0, [row, row * 7919 % 40_000, f"Työkyky {row % 3 + 1}"])
            sheet.write_datetime(row, 3, begun)
            sheet.write_datetime(row, 4, begun + timedelta(days=90))
            sheet.write_row(row, 5, ["palvelu päättyi", "työllistyi", "Lahti", row / 7])


def _measure(code: str, path: Path, rows: int) -> tuple[float, float]:
    """Return wall and CPU seconds of a process that reads the workbook."""
    wall, before = perf_counter(), os.times()
    finished = subprocess.run(  # noqa: S603 – the code above
        [sys.executable, "-c", code, str(path)],
        cwd=_CODE,
        capture_output=True,
        text=True,
        check=True,
    )
    wall, after = perf_counter() - wall, os.times()
    if int(finished.stdout) != rows:
        raise SystemExit(f"{finished.stdout.strip()} rows were read of {rows}.")
    cpu = after.children_user + after.children_system
    return wall, cpu - before.children_user - before.children_system


def _tell(measured: dict[str, list[tuple[float, float]]]) -> None:
    best = {
        name: (min(wall for wall, _ in rounds), min(cpu for _, cpu in rounds))
        for name, rounds in measured.items()
    }
    first_wall, first_cpu = next(iter(best.values()))
    sys.stdout.write(f"{'':26}{'wall s':>8}{'ratio':>7}{'CPU s':>8}{'ratio':>7}\n")
    for name, (wall, cpu) in best.items():
        ratios = f"{wall:8.2f}{wall / first_wall:7.2f}{cpu:8.2f}{cpu / first_cpu:7.2f}"
        sys.stdout.write(f"{name:26}{ratios}\n")


if __name__ == "__main__":
    main()
