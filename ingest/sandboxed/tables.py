"""What an unpacked file is on disk: a list of its tables, and the cells of each as Arrow batches.

This is all that passes from the parser's process to the loader.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import pyarrow as pa

LISTING = "tables.json"
CELLS_PER_BATCH = 1_000_000
"""Some 16 MiB of text, so that memory does not grow with the file."""


@dataclass(frozen=True)
class Table:
    """A sheet or a database table; `cells` is the name of its file, its first row included.

    `notes` tell in whole sentences what a reader of the file would not expect, `fault` why the
    cells are not all. `day_zero` is the day that number 0 stands for, in a workbook.
    """

    name: str
    cells: str
    notes: tuple[str, ...] = ()
    day_zero: str | None = None
    fault: str | None = None


def write_cells(folder: Path, number: int, batches: Iterable[pa.RecordBatch], width: int) -> str:
    """Write the text cells of a table as columns `c0`, `c1`, …; return the name of the file."""
    name = f"{number}.arrow"
    schema = pa.schema([(f"c{position}", pa.string()) for position in range(width)])
    rows = max(1, CELLS_PER_BATCH // max(1, width))
    with pa.ipc.new_file(folder / name, schema) as writer:
        for batch in batches:
            for start in range(0, batch.num_rows, rows):
                columns = [column.cast(pa.string()) for column in batch.slice(start, rows).columns]
                writer.write_batch(pa.record_batch(columns, schema=schema))
    return name


def write_listing(folder: Path, tables: Iterable[Table]) -> None:
    """Write which tables the file has; the last thing that is written."""
    listing = [asdict(table) for table in tables]
    (folder / LISTING).write_text(json.dumps(listing), encoding="utf-8")


def read_listing(folder: Path) -> tuple[Table, ...]:
    """Return the tables of an unpacked file."""
    listing = json.loads((folder / LISTING).read_text(encoding="utf-8"))
    return tuple(Table(**{**table, "notes": tuple(table["notes"])}) for table in listing)


def read_batches(cells: Path) -> Iterator[pa.RecordBatch]:
    """Give the batches of a table; each is mapped alone, so that memory holds one at a time."""
    number, count = 0, 1
    while number < count:
        with pa.memory_map(str(cells)) as mapped:
            reader = pa.ipc.open_file(mapped)
            count = reader.num_record_batches
            if number < count:
                yield reader.get_batch(number)
        number += 1
