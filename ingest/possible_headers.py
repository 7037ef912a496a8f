"""Tells which rows of a sheet or text may be headers, before any contract is looked at closely."""

from collections.abc import Iterable, Sequence
from functools import cache

import polars as pl

from ingest.headings import known_headings, normalised
from ingest.preview import PREVIEW_ROWS
from ingest.sources import CONTRACTS

FEWEST_HEADERS = 3
"""As many known headers make a row a header, which rows of data are not taken for."""

_MARKS = " *:\u00a0\n\t"

Cells = Sequence[str]


def filled_count(row: Cells) -> int:
    """Return how many cells of a row are not blank."""
    return sum(bool(cell.strip()) for cell in row)


def may_be_header(cells: Cells, above: Cells) -> bool:
    """Whether a row has the words of a header, or has words below a blank row."""
    return has_header([cells]) or (
        filled_count(cells) >= FEWEST_HEADERS and not filled_count(above)
    )


def has_header(rows: Iterable[Cells]) -> bool:
    """Whether one of the rows has several headers that a contract knows."""
    known = _known_names()
    return any(sum(normalised(cell) in known for cell in row) >= FEWEST_HEADERS for row in rows)


def header_places(cells: pl.DataFrame, *, is_first: bool) -> pl.Series:
    """Return which rows of a chunk may be headers: by their words, or as words below a blank row.

    Among the first rows of a sheet they may have digits, as numbered questions do.
    """
    texts = [pl.col(name).str.strip_chars(_MARKS).str.to_lowercase() for name in cells.columns]
    filled = pl.sum_horizontal(pl.col(name).is_not_null() for name in cells.columns)
    known_names = list(_known_names())
    known = pl.sum_horizontal(text.is_in(known_names).cast(pl.Int32) for text in texts)
    place = pl.int_range(pl.len(), dtype=pl.Int64)
    left = cells.with_columns(_place=place, _filled=filled, _above=filled.shift(1))
    left = left.filter(pl.col("_filled") >= FEWEST_HEADERS)
    for name in cells.columns:
        has_digit = pl.col(name).str.contains("[0-9]").fill_null(value=False)
        left = left.filter(~has_digit | (is_first & (pl.col("_place") < PREVIEW_ROWS)))
    left = left.filter((known >= FEWEST_HEADERS) | (pl.col("_above") == 0))
    return left["_place"]


@cache
def _known_names() -> frozenset[str]:
    known = [known_headings(contract) for contract in CONTRACTS]
    return frozenset(name for each in known for name in (*each.columns, *each.dropped))
