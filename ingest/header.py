"""Finds the header row of a source by the headers that its contract knows."""

import html
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from ingest import garbled
from ingest.contract import Column, Contract
from kunto.errors import ContractError

_TAGS = re.compile(r"<[^<>]*>")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_SPACES = re.compile(r"\s+")
_GARBLED = re.compile(garbled.ANY)
_HEADER_AT_LEAST = 2
"""A row with fewer known headers may be data, so its cells are not repeated in a message."""


@dataclass(frozen=True)
class Header:
    """The header row found in one preview: its index, cells, and where each column stands."""

    index: int
    cells: tuple[str, ...]
    positions: dict[str, int]
    known_count: int

    @property
    def needed_width(self) -> int:
        """How many fields a row needs: columns without a header at its end may be missing."""
        named = [place for place, cell in enumerate(self.cells, start=1) if cell.strip()]
        return max(named, default=0)

    def lacks(self, contract: Contract) -> tuple[Column, ...]:
        """Return the columns that must be there and are not."""
        return tuple(
            column
            for column in contract.columns
            if column.presence != "optional" and column.name not in self.positions
        )

    def absent(self, contract: Contract) -> tuple[Column, ...]:
        """Return the columns that may be missing and are, less those in place of an identity."""
        return tuple(
            column
            for column in contract.columns
            if column.presence == "optional"
            and column.type not in {"person_name", "birth_date"}
            and column.name not in self.positions
        )


def normalised(header: str) -> str:
    """Return a header as it is compared: no tags, odd spaces, case or closing marks."""
    text = _TAGS.sub(" ", html.unescape(header))
    text = _INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    return _SPACES.sub(" ", text).strip(" *:").casefold()


def find_header(rows: Sequence[Sequence[str]], contract: Contract) -> Header:
    """Return the row that holds most of the contract's headers, the first of equals."""
    aliases = {
        normalised(alias): column.name for column in contract.columns for alias in column.headers
    }
    dropped = {normalised(alias) for alias in contract.dropped}
    best = Header(index=0, cells=(), positions={}, known_count=0)
    for index, cells in enumerate(rows):
        names = [normalised(cell) for cell in cells]
        positions: dict[str, int] = {}
        for position, name in enumerate(names):
            if name in aliases:
                positions.setdefault(aliases[name], position)
        known_count = len(positions) + len(dropped.intersection(names))
        if known_count > best.known_count:
            best = Header(index, tuple(cells), positions, known_count)
    return best


def require_columns(header: Header, contract: Contract, *, file: str) -> None:
    """Raise ContractError naming the missing columns and, when it is a header, what was found."""
    lacking = header.lacks(contract)
    if not lacking:
        return
    names = ", ".join(column.header for column in lacking)
    if header.known_count < _HEADER_AT_LEAST:
        raise ContractError(
            f"File {file} has no header row of {contract.table}. Columns expected: {names}. "
            "Add the header row and deliver the file again."
        )
    found = ", ".join(" ".join(cell.split()) for cell in header.cells if cell.strip())
    what = "column" if len(lacking) == 1 else "columns"
    remedy = f"Add the {what} and deliver the file again."
    if any(_GARBLED.search(cell) for cell in header.cells):
        remedy = "Its letters are garbled: export it anew as UTF-8 and deliver that."
    raise ContractError(f"File {file} has no {what} {names}. Columns found: {found}. {remedy}")
