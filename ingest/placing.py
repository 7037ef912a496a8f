"""Reads a file chunk by chunk and places each of its rows."""

from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from typing import TypeVar

from ingest.arrival import Arrival
from ingest.contract import Contract
from ingest.identity import Door
from ingest.ledger import Ledger
from ingest.reading import Reading
from ingest.rows import RowSorter, SortedRows

Item = TypeVar("Item")
OnRows = Callable[[int], None]


def place_rows(
    reading: Reading, contract: Contract, door: Door, arrival: Arrival, *, on_rows: OnRows
) -> Ledger:
    """Place each row of a file, and say how many went where; `on_rows` is told of each chunk.

    First each row by itself, then the rows whose key occurs again, as those may stand anywhere:
    their source is looked up in the file once more.
    """
    sorter = RowSorter(reading, contract, door)

    def add(placed: SortedRows) -> None:
        arrival.add(placed, sheet=reading.preview.sheet)
        on_rows(placed.read)

    _work_behind((sorter.sort(cells) for cells in reading.chunks()), add)
    repeated = arrival.take_out_repeated()
    if not repeated.is_empty():
        for cells in reading.chunks():
            arrival.add_refused(sorter.duplicates(cells, repeated))
    return replace(arrival.ledger(), notes=sorter.notes)


def _work_behind(items: Iterable[Item], work: Callable[[Item], None]) -> None:
    """Work on each item in order, in a thread of its own while the next one is made."""
    with ThreadPoolExecutor(max_workers=1) as worker:
        behind: Future[None] | None = None
        for item in items:
            if behind is not None:
                behind.result()
            behind = worker.submit(work, item)
        if behind is not None:
            behind.result()
