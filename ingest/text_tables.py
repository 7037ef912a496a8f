"""Finds the tables of a text that has several, one below the other."""

import csv
import re
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from ingest.decoding import BLOCK_BYTES, TextFile
from ingest.possible_headers import may_be_header
from ingest.preview import PREVIEW_ROWS, Block
from ingest.records import Text
from ingest.several_tables import ROWS_ABOVE, Window, blocks_of

_WORDS_ALONE = re.compile(rb"\n[^0-9\n]{12,}(?=\n)")
"""A line without digits; with the line end before it one is found far sooner than by `^`."""

_BLANK = b' "\t'
_MOST_LINES = 10_000


@dataclass(frozen=True)
class TextTable:
    """A table of a text: its place in rows, and the bytes from its first to that after its last."""

    block: Block
    start: int
    end: int | None


@dataclass(frozen=True)
class _Record:
    row: int
    start: int
    fields: tuple[str, ...]


def tables_in(text: TextFile, delimiter: str, *, file: str) -> tuple[TextTable, ...]:
    """Return where the tables of a text stand; none when there is but one.

    Of nearly every text its lines without digits tell that; only another is gone through in full.
    """
    places = set(islice(_possible_headers(text, delimiter), _MOST_LINES))
    if not places:
        return ()
    starts: dict[int, int] = {}
    try:
        blocks = blocks_of(_windows(text, delimiter, places, starts, file=file))
    except csv.Error:
        return ()
    return tuple(
        TextTable(block, starts.get(block.top, 0), _start_of(block.bottom, starts))
        for block in blocks
    )


def _start_of(row: int | None, starts: Mapping[int, int]) -> int | None:
    return None if row is None else starts[row]


def _possible_headers(text: TextFile, delimiter: str) -> Iterator[int]:
    """Give the byte offset of each line that may be a header, less the first of the text."""
    held, base = b"", 0
    for block in text.blocks(BLOCK_BYTES):
        body = held + block
        for match in _WORDS_ALONE.finditer(body):
            start = match.start() + 1
            above = body[body.rfind(b"\n", 0, start - 1) + 1 : start - 1]
            if may_be_header(
                _cells(body[start : match.end()], delimiter), _cells(above, delimiter)
            ):
                yield base + start
        line_end = body.rfind(b"\n")
        held = body[line_end:] if line_end >= 0 else b""
        base += len(body) - len(held)


def _windows(
    text: TextFile, delimiter: str, places: set[int], starts: dict[int, int], *, file: str
) -> Iterator[Window]:
    """Give the rows that may be headers with those around them, and note where these begin."""
    before: deque[_Record] = deque(maxlen=ROWS_ABOVE + 1)
    for record in _records(text, delimiter, file=file):
        if before and (before[-1].start in places or before[-1].row < PREVIEW_ROWS):
            *above, this = before
            above_fields = above[-1].fields if above else ()
            if may_be_header(this.fields, above_fields):
                starts.update((each.row, each.start) for each in before)
                rows = (this.fields, record.fields)
                yield Window(this.row, rows, tuple(each.fields for each in reversed(above)))
        before.append(record)


def _records(text: TextFile, delimiter: str, *, file: str) -> Iterator[_Record]:
    position = 0

    def lines() -> Iterator[str]:
        nonlocal position
        for line in Text(text.blocks(BLOCK_BYTES)).lines(file=file):
            position += len(line.encode())
            yield line

    start = 0
    for row, fields in enumerate(csv.reader(lines(), delimiter=delimiter)):
        yield _Record(row, start, tuple(fields))
        start = position


def _cells(line: bytes, delimiter: str) -> list[str]:
    return [cell.strip(_BLANK).decode() for cell in line.split(delimiter.encode())]
