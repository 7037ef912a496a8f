"""The rows of an Access table, decoded from its data pages.

Every row says itself how many columns it has: one written before a column was added has fewer, and
one written before a column was removed still has its value. access-parser goes by the table.
"""

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ingest.sandboxed.jet_values import (
    BOOLEAN,
    FIXED,
    MEMO,
    NUMERIC,
    TEXT,
    boolean_text,
    numeric_text,
    text_of,
)

_OFFSET, _POINTER, _DELETED = 0x1FFF, 0x4000, 0x8000
_INLINE, _ON_ONE_PAGE = 0x80, 0x40
_MEMO_HEAD = 12
READABLE = frozenset({BOOLEAN, TEXT, MEMO, NUMERIC, *FIXED})
"""The types of column that have a text; what is stored in pictures and attachments has none."""


class DamagedTableError(ValueError):
    """What a page says of itself cannot be."""


@dataclass(frozen=True)
class JetColumn:
    """One column: where its values stand in a row, and what they are."""

    name: str
    number: int
    kind: int
    fixed_offset: int | None
    length: int
    variable_number: int
    scale: int


@dataclass(frozen=True)
class Pages:
    """The pages of a database by their number; Jet 3 has other widths than what came after."""

    by_number: Mapping[int, bytes]
    version: int

    def rows(self, number: int) -> Iterator[bytes]:
        """Give the rows of a page that are not deleted, and not only the overflow of others."""
        page = self.by_number[number]
        for place, offset in enumerate(self._offsets(page)):
            if not offset & _DELETED:
                row = self._piece(page, place)
                yield self.piece(struct.unpack("<I", row[:4])[0]) if offset & _POINTER else row

    def piece(self, pointer: int) -> bytes:
        """Return the row a pointer leads to, wherever that row leads on."""
        for _ in range(16):
            page, place = self.by_number[pointer >> 8], pointer & 0xFF
            row = self._piece(page, place)
            if not self._offsets(page)[place] & _POINTER:
                return row
            pointer = struct.unpack("<I", row[:4])[0]
        raise DamagedTableError("A row leads on without end.")

    def _offsets(self, page: bytes) -> tuple[int, ...]:
        start = 8 if self.version == 3 else 12
        (count,) = struct.unpack_from("<H", page, start)
        return struct.unpack_from(f"<{count}H", page, start + 2)

    def _piece(self, page: bytes, place: int) -> bytes:
        offsets = self._offsets(page)
        end = offsets[place - 1] & _OFFSET if place else len(page)
        return page[offsets[place] & _OFFSET : end]


@dataclass(frozen=True)
class RowDecoder:
    """Turns the bytes of a row into the text of its columns; null where it has no value."""

    columns: tuple[JetColumn, ...]
    pages: Pages
    has_variable: bool

    def decode(self, row: bytes) -> list[str | None]:
        """Return the text of each column; raises struct.error or IndexError for a damaged row."""
        is_old = self.pages.version == 3
        count = row[0] if is_old else struct.unpack_from("<H", row)[0]
        mask_start = len(row) - (count + 7) // 8
        if count == 0 or mask_start < 1:
            raise DamagedTableError("A row says that it has no columns.")
        mask = int.from_bytes(row[mask_start:], "little")
        ends: tuple[int, ...] = ()
        if self.has_variable:
            ends = _old_ends(row, mask_start) if is_old else _ends(row, mask_start)
        return [
            self._value(column, row, ends, has_value=bool(mask >> column.number & 1))
            if column.number < count
            else (boolean_text(False) if column.kind == BOOLEAN else None)
            for column in self.columns
        ]

    def _value(
        self, column: JetColumn, row: bytes, ends: tuple[int, ...], *, has_value: bool
    ) -> str | None:
        if column.kind == BOOLEAN:
            return boolean_text(has_value)
        if not has_value:
            return None
        if column.fixed_offset is not None:
            start = column.fixed_offset + (1 if self.pages.version == 3 else 2)
            data = row[start : start + column.length]
        elif column.variable_number + 1 < len(ends):
            data = row[ends[column.variable_number] : ends[column.variable_number + 1]]
        else:
            return None
        if column.kind == NUMERIC:
            return numeric_text(data, column.scale)
        if column.kind in FIXED:
            return FIXED[column.kind](data)
        text = self._memo(data) if column.kind == MEMO else data
        return text_of(text, version=self.pages.version)

    def _memo(self, data: bytes) -> bytes:
        """Return a long text: in the row, on a page of its own, or in pieces on several."""
        length, pointer = struct.unpack_from("<II", data)
        kind, length = length >> 24, length & 0xFFFFFF
        if kind & _INLINE:
            return data[_MEMO_HEAD : _MEMO_HEAD + length]
        if kind & _ON_ONE_PAGE:
            return self.pages.piece(pointer)[:length]
        pieces: list[bytes] = []
        held = 0
        while pointer and held < length:
            piece = self.pages.piece(pointer)
            (pointer,) = struct.unpack_from("<I", piece)
            pieces.append(piece[4:])
            held += len(piece) - 4
            if len(piece) == 4:
                raise DamagedTableError("A long text has an empty piece.")
        return b"".join(pieces)[:length]


def _ends(row: bytes, mask_start: int) -> tuple[int, ...]:
    """Return where each value of variable length begins, and where the last ends."""
    (count,) = struct.unpack_from("<H", row, mask_start - 2)
    table = struct.unpack_from(f"<{count + 1}H", row, mask_start - 2 - 2 * (count + 1))
    return table[::-1]


def _old_ends(row: bytes, mask_start: int) -> tuple[int, ...]:
    """Do the same in Jet 3: one byte each, beside a table of where 256 has to be added."""
    count = row[mask_start - 1]
    jumps = (len(row) - 1) // 256
    first = mask_start - jumps - 2
    if (first - count) // 256 < jumps:
        jumps -= 1
    used, found = 0, []
    for number in range(count + 1):
        while used < jumps and row[mask_start - 2 - used] == number:
            used += 1
        found.append(row[first - number] + 256 * used)
    return tuple(found)
