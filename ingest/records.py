"""Text cut at the borders of records, as a quoted field may hold line ends."""

import csv
import io
from collections.abc import Iterator

from kunto.errors import UnreadableFileError

_QUOTE, _LINE_END = b'"', b"\n"
_LONGEST_FIELD = 10_000_000
_LONGEST_RECORD = 64 * 2**20
"""More without the end of a record is no table, and must not fill the memory."""


class Text:
    """The text that is still to be read, taken from the front."""

    def __init__(self, blocks: Iterator[bytes]) -> None:
        self._blocks = blocks
        self._ahead = b""

    def take_records(self) -> bytes:
        """Take whole records, about a block of them; nothing when none is left or none ends.

        A record ends at a line end after an even number of quotation marks.
        """
        while (border := _last_border(self._ahead)) == 0:
            block = next(self._blocks, None)
            if block is None:
                return self._take(len(self._ahead))
            self._ahead += block
            if len(self._ahead) > _LONGEST_RECORD:
                return b""
        return self._take(border)

    def put_back(self, text: bytes) -> None:
        """Put what was taken back to the front."""
        self._ahead = text + self._ahead

    def lines(self, *, file: str) -> Iterator[str]:
        """Take all lines, each with its end.

        Raises UnreadableFileError when one is longer than any record may be.
        """
        while (end := self._ahead.rfind(_LINE_END) + 1) or self._has_more(file):
            if end:
                yield from io.StringIO(self._take(end).decode(), newline="\n")
        if self._ahead:
            yield self._take(len(self._ahead)).decode()

    def _has_more(self, file: str) -> bool:
        if len(self._ahead) > _LONGEST_RECORD:
            raise UnreadableFileError(
                f"File {file} has a line of more than {_LONGEST_RECORD // 2**20} MB and is no "
                "table. Export it anew and deliver it again."
            )
        block = next(self._blocks, None)
        self._ahead += block or b""
        return block is not None

    def _take(self, length: int) -> bytes:
        taken, self._ahead = self._ahead[:length], self._ahead[length:]
        return taken


def between(start: int, end: int | None, blocks: Iterator[bytes]) -> Iterator[bytes]:
    """Give the bytes of a text from the one offset to the other, or to its end."""
    at = 0
    for block in blocks:
        last = len(block) if end is None else max(0, end - at)
        yield block[max(0, start - at) : last]
        at += len(block)
        if end is not None and at >= end:
            return


def parsed_records(
    lines: Iterator[str], delimiter: str, *, file: str, row: int
) -> Iterator[list[str]]:
    """Give the fields of each record; `row` is the number of the row before the first.

    Raises UnreadableFileError when a quotation mark is not closed.
    """
    csv.field_size_limit(_LONGEST_FIELD)
    try:
        for record in csv.reader(lines, delimiter=delimiter, strict=True):
            row += 1
            yield record
    except csv.Error as error:
        raise UnreadableFileError(
            f"File {file} cannot be read: a quotation mark is not closed after row {row}. "
            "Save it and deliver it again."
        ) from error


def _last_border(text: bytes) -> int:
    """Return where the last whole record ends, 0 when none does."""
    end = text.rfind(_LINE_END) + 1
    is_open = text.count(_QUOTE, 0, end) % 2
    while is_open:
        opened = text.rfind(_QUOTE, 0, end)
        border = text.rfind(_LINE_END, 0, opened) + 1
        is_open = (is_open + text.count(_QUOTE, border, end)) % 2
        end = border
    return end
