"""The first rows of a file in one way of reading it."""

from dataclasses import dataclass
from functools import cached_property

from ingest.headings import Heading, heading

PREVIEW_ROWS = 30
"""A header stands within this many rows."""


@dataclass(frozen=True)
class Preview:
    """The first rows under one delimiter or of one sheet.

    `starts` are the byte offsets at which the rows of a text file begin. `notes` tell what else
    a reader of the sheet should know; `fault` why its rows cannot be read.
    """

    rows: tuple[tuple[str, ...], ...]
    delimiter: str | None = None
    sheet: str | None = None
    starts: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()
    fault: str | None = None

    @cached_property
    def headings(self) -> tuple[tuple[Heading, ...], ...]:
        """The rows as headers, which some of them are."""
        return tuple(tuple(map(heading, row)) for row in self.rows)
