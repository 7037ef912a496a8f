"""How far a load is, in bytes of the delivered files."""

from collections.abc import Callable, Iterable
from pathlib import Path

from ingest.decoding import BLOCK_BYTES

OnProgress = Callable[[str, int, int], None]
"""Told which file is in work, with the rows read of it, and the bytes that are done and in all."""


class LoadProgress:
    """Tells how far a load is.

    Within a file each chunk of rows counts as the bytes that a chunk of text is read from; a
    workbook, which is packed, is rather done at once.
    """

    def __init__(self, on_progress: OnProgress | None) -> None:
        self._tell = on_progress
        self._total = self._done_before = self._size = self._chunks = self._rows = 0
        self._file = ""

    def expect(self, files: Iterable[Path]) -> None:
        """Know all files that will be looked at."""
        self._total = sum(_size(file) for file in files)

    def begin(self, file: str, path: Path) -> None:
        """Tell of the next file."""
        self._done_before += self._size
        self._file, self._size, self._chunks, self._rows = file, _size(path), 0, 0
        self._say()

    def read(self, rows: int) -> None:
        """Tell that so many rows more were read of the file."""
        self._chunks += 1
        self._rows += rows
        self._say()

    def end(self) -> None:
        """Tell that all is done."""
        self._done_before, self._file, self._size, self._rows = self._total, "", 0, 0
        self._say()

    def _say(self) -> None:
        if self._tell is not None:
            done = self._done_before + min(self._chunks * BLOCK_BYTES, self._size)
            rows = f"{self._rows:,} rows of " if self._rows else ""
            self._tell(rows + self._file, min(done, self._total), self._total)


def _size(path: Path) -> int:
    return path.stat().st_size if path.is_file() else 0
