"""Writes the cells of a table as Arrow batches."""

from collections.abc import Iterable
from pathlib import Path

import pyarrow as pa

from ingest.sandboxed.tables import rows_per_batch


def write_cells(
    folder: Path, number: int, batches: Iterable[pa.RecordBatch], width: int
) -> tuple[str, int]:
    """Write text as columns `c0`, `c1`, …; return the name of the file and its count of rows."""
    name = f"{number}.arrow"
    schema = pa.schema([(f"c{position}", pa.string()) for position in range(width)])
    size, written = rows_per_batch(width), 0
    with pa.ipc.new_file(folder / name, schema) as writer:
        for batch in batches:
            written += batch.num_rows
            for start in range(0, batch.num_rows, size):
                columns = [column.cast(pa.string()) for column in batch.slice(start, size).columns]
                writer.write_batch(pa.record_batch(columns, schema=schema))
    return name, written
