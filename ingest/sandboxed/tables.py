"""What an unpacked file is on disk: the list of its tables, each with the name of its cells.

This and the cells are all that passes from the parser's process to the loader.
"""

import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

LISTING, REFUSAL = "tables.json", "refusal.txt"


CELLS_PER_BATCH = 1_000_000
"""Some 16 MiB of text, so that memory does not grow with the file."""


@dataclass(frozen=True)
class Table:
    """A sheet or a database table; `cells` is the name of its file.

    `rows` and `width` count its rows, the first included, and its columns. `notes` tell in whole
    sentences what a reader of the file would not expect, `fault` why the cells are not all.
    `day_zero` is the day that number 0 stands for, in a workbook.
    """

    name: str
    cells: str
    rows: int = 0
    width: int = 0
    notes: tuple[str, ...] = ()
    day_zero: str | None = None
    fault: str | None = None


def rows_per_batch(width: int) -> int:
    """Return how many rows of a table are written and read at a time."""
    return max(1, CELLS_PER_BATCH // max(1, width))


def write_refusal(folder: Path, refusal: Exception) -> None:
    """Write why the file is refused; whole or not at all, as two processes may have a reason."""
    written = folder / f"{os.getpid()}.txt"
    written.write_text(str(refusal), encoding="utf-8")
    written.replace(folder / REFUSAL)


def write_listing(folder: Path, tables: Iterable[Table]) -> None:
    """Write which tables the file has; the last thing that is written."""
    listing = [asdict(table) for table in tables]
    (folder / LISTING).write_text(json.dumps(listing), encoding="utf-8")


def read_listing(folder: Path) -> tuple[Table, ...]:
    """Return the tables of an unpacked file."""
    listing = json.loads((folder / LISTING).read_text(encoding="utf-8"))
    return tuple(Table(**{**table, "notes": tuple(table["notes"])}) for table in listing)
