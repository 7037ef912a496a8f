"""Finds the header of a source by what its contract knows: in one row, or in two."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from ingest import garbled, personal
from ingest.contract import Column, Contract
from ingest.headings import BLANK, Heading, Known, Place, known_headings, readings_of
from kunto.errors import ContractError

_GARBLED = re.compile(garbled.ANY)
_PERSONAL = re.compile(personal.ANY)
_LONGEST_NAME, _MOST_NAMES = 40, 10
_HEADER_AT_LEAST = 2
"""A row with fewer known headers may be data, so its cells are not repeated in a message."""

Row = Sequence[Heading]
Places = dict[str, tuple[Place, ...]]


@dataclass(frozen=True)
class Header:
    """The header found in one preview.

    `index` is its last row and `first_index` its first, `rows` their cells; `cells` has one text
    for each field of a row. `places` tells where the values of each column stand, `dropped` which
    headers are known and never let in, `unknown` which are of none.
    """

    index: int
    first_index: int
    rows: tuple[tuple[str, ...], ...]
    cells: tuple[str, ...]
    places: Places
    dropped: tuple[str, ...]
    unknown: tuple[str, ...]
    known_count: int

    @property
    def needed_width(self) -> int:
        """How many fields a row needs: columns without a header at its end may be missing."""
        named = [place for place, cell in enumerate(self.cells, start=1) if cell.strip()]
        return max(named, default=0)

    @property
    def is_told(self) -> bool:
        """Whether it is surely a header, so that its cells may be repeated."""
        return self.known_count >= _HEADER_AT_LEAST

    def lacks(self, contract: Contract) -> tuple[Column, ...]:
        """Return the columns that must be there and are not."""
        return tuple(
            column
            for column in contract.columns
            if column.presence != "optional" and column.name not in self.places
        )

    def absent(self, contract: Contract) -> tuple[Column, ...]:
        """Return the columns that may be missing and are, less those in place of an identity."""
        return tuple(
            column
            for column in contract.columns
            if column.presence == "optional"
            and column.type not in {"person_name", "birth_date"}
            and column.name not in self.places
        )

    def left_out(self) -> str:
        """Return how many columns the contract does not know, and those names that tell nobody."""
        if not (self.unknown and self.is_told):
            return ""
        shown = [name[:_LONGEST_NAME] for name in _impersonal(self.unknown)][:_MOST_NAMES]
        hidden = len(self.unknown) - len(shown)
        more = [f"{hidden} more"] if hidden and shown else []
        named = f" ({', '.join(shown + more)})" if shown else ""
        return f"{len(self.unknown)}{named}"


NO_HEADER = Header(0, 0, (), (), {}, (), (), 0)


def find_header(rows: Sequence[Row], contract: Contract) -> Header:
    """Return the row, or two, with most of the contract's headers; the first of equals."""
    known = known_headings(contract)
    best = NO_HEADER
    for header in _headers(rows, known):
        if _weight(header) > _weight(best):
            best = header
    return best


def require_columns(header: Header, contract: Contract, *, file: str) -> None:
    """Raise ContractError naming the missing columns and, when it is a header, what was found."""
    lacking = header.lacks(contract)
    if not lacking:
        return
    names = ", ".join(column.header for column in lacking)
    if not header.is_told:
        raise ContractError(
            f"File {file} has no header row of {contract.table}. Columns expected: {names}. "
            "Add the header row and deliver the file again."
        )
    cells = [cell for cell in header.cells if cell.strip()]
    shown = _impersonal(cells)
    hidden = len(cells) - len(shown)
    found = ", ".join([*shown, f"{hidden} more"] if hidden else shown)
    what = "column" if len(lacking) == 1 else "columns"
    remedy = f"Add the {what} and deliver the file again."
    if any(_GARBLED.search(cell) for cell in header.cells):
        remedy = "Its letters are garbled: export it anew as UTF-8 and deliver that."
    raise ContractError(f"File {file} has no {what} {names}. Columns found: {found}. {remedy}")


def _impersonal(names: Iterable[str]) -> list[str]:
    return [name for name in names if not _PERSONAL.search(name)]


def _headers(rows: Sequence[Row], known: Known) -> Iterator[Header]:
    for index, row in enumerate(rows):
        above = _header(known, [readings_of(heading) for heading in row], rows=[row], index=index)
        yield above
        if index + 1 < len(rows):
            yield from _in_two_rows(known, above, row, rows[index + 1])


def _in_two_rows(known: Known, alone: Header, upper: Row, lower: Row) -> Iterator[Header]:
    """Give the header that two rows make, unless the lower has values below known headers."""
    header = _header(known, list(_combined(upper, lower)), [upper, lower], alone.index + 1)
    read = {place.position for places in header.places.values() for place in places}
    above = {place.position for places in alone.places.values() for place in places}
    if header.known_count and above <= read:
        yield header


def _combined(upper: Row, lower: Row) -> Iterator[Sequence[Heading]]:
    """Give for each field what its header may be; one without words belongs to that on its left."""
    group = BLANK
    for above, below in zip_longest(upper, lower, fillvalue=BLANK):
        group = above if above.name else group
        if below.name:
            yield group.above(below), group.above(below, between=""), below
        else:
            yield (above,)


def _header(
    known: Known, fields: Sequence[Sequence[Heading]], rows: Sequence[Row], index: int
) -> Header:
    found: Places = {}
    dropped: dict[str, str] = {}
    others = []
    for position, headings in enumerate(fields):
        place = next(filter(None, (known.place(each, position) for each in headings)), None)
        names = {each.name for each in headings} & known.dropped
        if place is not None:
            found[place[0]] = (*found.get(place[0], ()), place[1])
        elif names:
            dropped[min(names)] = headings[0].text
        elif headings[0].name:
            others.append((position, headings[0]))
    asked = {name for name, places in found.items() if any(place.option for place in places)}
    for position, heading in tuple(others):
        place = known.unlisted(heading, position, asked=asked)
        if place is not None:
            found[place[0]] = (*found[place[0]], place[1])
            others.remove((position, heading))
    return Header(
        index=index,
        first_index=index - len(rows) + 1,
        rows=tuple(tuple(heading.text for heading in row) for row in rows),
        cells=tuple(headings[0].text for headings in fields),
        places=found,
        dropped=tuple(dropped.values()),
        unknown=tuple(heading.text for _, heading in others),
        known_count=len(found) + len(dropped),
    )


def _weight(header: Header) -> tuple[int, int, int]:
    place_count = sum(map(len, header.places.values()))
    return header.known_count, place_count, -len(header.rows)
