"""Finds where the tables of a sheet stand, when it has several: below or beside each other."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from ingest.contract import Contract
from ingest.header import Header, find_header
from ingest.headings import heading, normalised
from ingest.possible_headers import FEWEST_HEADERS, Cells, filled_count
from ingest.preview import Block
from ingest.sources import CONTRACTS

ROWS_ABOVE = 6
_MOST_LOOKED_AT = 1_000


@dataclass(frozen=True)
class Window:
    """A row that may be a header, by its number from 0, with the rows around it.

    `rows` are the row and the next; `above` those before it, the nearest first.
    """

    row: int
    rows: tuple[Cells, ...]
    above: tuple[Cells, ...]


@dataclass(frozen=True)
class _Found:
    """A header: its first row and that after its last, its columns, its words and contract.

    `top` is where its title begins; the contract is missing when none knows such a header.
    """

    row: int
    end: int
    left: int
    right: int
    top: int
    names: tuple[str, ...]
    contract: Contract | None
    header: Header


def blocks_of(windows: Iterable[Window]) -> tuple[Block, ...]:
    """Return the place of each table, in the order of their rows; none when there is but one.

    A table begins with a row that has several headers of a contract, whether or not it lacks
    others, or, below another, with a row of words below a blank one and above one with digits.
    A header that repeats the one above it goes on with the same table.
    """
    found: list[_Found] = []
    for window in islice(windows, _MOST_LOOKED_AT):
        for each in _tables_at(window, found):
            if not any(
                _goes_on(each, other) for other in found[-1:] if _share_columns(each, other)
            ):
                found.append(each)
    return tuple(_block(each, found) for each in found) if len(found) > 1 else ()


def names_of(blocks: Sequence[Block], sheet: str | None = None) -> tuple[str, ...]:
    """Return a name for each table: where it begins, and which one it is of those beside it."""
    rows = [block.header_row for block in blocks]
    names = []
    for number, row in enumerate(rows):
        which = f", taulukko {rows[:number].count(row) + 1}" if rows.count(row) > 1 else ""
        place = f"rivi {row + 1}{which}"
        names.append(place if sheet is None else f"{sheet} ({place})")
    return tuple(names)


def _tables_at(window: Window, found: Sequence[_Found]) -> Iterator[_Found]:
    if any(each.row < window.row < each.end for each in found):
        return
    runs = list(_runs(window.rows[0]))
    apart = [_header_in(window, *run) for run in runs]
    apart = [each for each in apart if each.header.known_count >= FEWEST_HEADERS]
    if _are_apart(apart, window):
        yield from apart
        return
    whole = _header_in(window, 0, len(window.rows[0]))
    if whole.header.known_count >= FEWEST_HEADERS:
        places = {place.position for each in whole.header.places.values() for place in each}
        own = [run for run in runs if places.intersection(range(*run))]
        yield _found(window, own[0][0], own[-1][1], whole.contract, whole.header)
    elif found and _is_unknown_table(window):
        yield _found(window, runs[0][0], runs[-1][1], None, whole.header)


def _header_in(window: Window, left: int, right: int) -> _Found:
    """Return what is between those columns, as the contract reads it that fits best."""
    rows = [tuple(map(heading, row[left:right])) for row in window.rows]
    headers = [(find_header(rows, contract), contract) for contract in CONTRACTS]
    header, contract = max(
        headers, key=lambda each: (not each[0].lacks(each[1]), each[0].known_count)
    )
    return _found(window, left, right, contract, header)


def _found(
    window: Window, left: int, right: int, contract: Contract | None, header: Header
) -> _Found:
    return _Found(
        row=window.row,
        end=window.row + header.index + 1,
        left=left,
        right=right,
        top=window.row - _title_height(window, left, right),
        names=tuple(normalised(cell) for cell in window.rows[0][left:right]),
        contract=contract,
        header=header,
    )


def _are_apart(headers: Sequence[_Found], window: Window) -> bool:
    """Whether headers side by side are of tables of their own, not of one with blank columns."""
    whole = [each for each in headers if each.contract and not each.header.lacks(each.contract)]
    others = [each for each in headers if each not in whole]
    return (
        len(headers) > 1
        and bool(whole)
        and not any(_known_to(other, each, window) for other in others for each in whole)
    )


def _known_to(header: _Found, other: _Found, window: Window) -> bool:
    """Whether the contract of another header knows as many of these as their own does."""
    rows = [tuple(map(heading, row[header.left : header.right])) for row in window.rows]
    contract = other.contract
    return contract is not None and (
        find_header(rows, contract).known_count >= header.header.known_count
    )


def _is_unknown_table(window: Window) -> bool:
    """Whether a row of words alone, which no known table has, stands above one with digits."""
    row, *below = window.rows
    is_below_blank = bool(window.above) and not filled_count(window.above[0])
    has_words = filled_count(row) >= FEWEST_HEADERS and not _has_digit(row)
    has_values = any(filled_count(each) > 1 and _has_digit(each) for each in below)
    return is_below_blank and has_words and has_values


def _goes_on(header: _Found, above: _Found) -> bool:
    """Whether a header is that of the table above once more, or in another language."""
    is_next = header.row == above.end and header.contract is above.contract
    return is_next or (header.names, header.left) == (above.names, above.left)


def _share_columns(one: _Found, other: _Found) -> bool:
    return one.left < other.right and other.left < one.right


def _title_height(window: Window, left: int, right: int) -> int:
    """Count the rows of one cell above a header, if a blank row parts them from what is before."""
    for height, row in enumerate(window.above):
        filled = filled_count(row[left:right])
        if filled != 1:
            return 0 if filled else height
    return 0


def _block(each: _Found, found: Sequence[_Found]) -> Block:
    """Return all that belongs to a header: up to the next table below it and beside it."""
    below = [other.top for other in found if other.row > each.row and _share_columns(each, other)]
    bottom = min(below, default=None)
    is_first = not any(other.row < each.row and _share_columns(each, other) for other in found)
    beside = [other for other in found if other is not each and not _share_columns(each, other)]
    return Block(
        top=0 if is_first else each.top,
        bottom=bottom,
        left=each.left if any(other.left < each.left for other in beside) else 0,
        right=min((other.left for other in beside if other.left > each.left), default=None),
        header_row=each.row,
    )


def _runs(row: Cells) -> Iterator[tuple[int, int]]:
    """Give each run of cells that are not blank: tables side by side have a blank one between."""
    start = None
    for place, cell in enumerate([*row, ""]):
        if cell.strip() and start is None:
            start = place
        elif not cell.strip() and start is not None:
            yield start, place
            start = None


def _has_digit(row: Cells) -> bool:
    return any(sign.isdigit() for cell in row for sign in cell)
