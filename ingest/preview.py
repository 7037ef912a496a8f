"""The first rows of a file in one way of reading it."""

from dataclasses import dataclass
from functools import cached_property

from ingest.headings import Heading, heading

PREVIEW_ROWS = 30
"""A header stands within this many rows."""


@dataclass(frozen=True)
class Block:
    """The place of a table on its sheet, rows and columns from 0, the ends not included."""

    top: int = 0
    bottom: int | None = None
    left: int = 0
    right: int | None = None
    header_row: int = 0


WHOLE = Block()


@dataclass(frozen=True)
class Preview:
    """The first rows under one delimiter or of one sheet.

    `table` is the sheet or database table whose rows they are. `starts` are the byte offsets at
    which the rows of a text file begin. `notes` tell what else a reader of the sheet should know;
    `fault` why its rows cannot be read.
    Of a sheet with several tables each has a preview: `block` is its place, `end` the byte offset
    after it in a text, and `together` are the names of all, as in `Taul1 (rivi 14)`.
    """

    rows: tuple[tuple[str, ...], ...]
    delimiter: str | None = None
    sheet: str | None = None
    table: str | None = None
    starts: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()
    fault: str | None = None
    block: Block = WHOLE
    end: int | None = None
    together: tuple[str, ...] = ()

    @cached_property
    def headings(self) -> tuple[tuple[Heading, ...], ...]:
        """The rows as headers, which some of them are."""
        return tuple(tuple(map(heading, row)) for row in self.rows)
