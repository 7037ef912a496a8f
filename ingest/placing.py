"""Reads a file chunk by chunk and places each of its rows."""

from ingest.arrival import Arrival
from ingest.contract import Contract
from ingest.identity import Door
from ingest.ledger import Ledger
from ingest.reading import Reading
from ingest.rows import RowSorter


def place_rows(reading: Reading, contract: Contract, door: Door, arrival: Arrival) -> Ledger:
    """Place each row of a file, and say how many went where.

    First each row by itself, then the rows whose key occurs again, as those may stand anywhere:
    their source is looked up in the file once more.
    """
    sorter = RowSorter(reading, contract, door)
    for cells in reading.chunks():
        arrival.add(sorter.sort(cells), sheet=reading.preview.sheet)
    repeated = arrival.take_out_repeated()
    if not repeated.is_empty():
        for cells in reading.chunks():
            arrival.add_refused(sorter.duplicates(cells, repeated))
    return arrival.ledger()
