"""Reads one column: its cells cleaned and typed, and the first of its own checks that is broken.

Of dates, codes and coordinators a file has few and each many times: those are worked on once.
"""

from collections.abc import Mapping

import polars as pl

from ingest.cleaning import clean_all
from ingest.contract import Column, Contract
from ingest.dates import DateWriting
from ingest.parsing import parse_all
from ingest.rules import Check, first_broken, text_of

_OFTEN = 8
"""A value that stands so often on average is looked up sooner than worked out again."""

Checks = Mapping[int, Check]
"""Checks by their place in the order of all checks of a row."""


def read_column(
    cells: pl.Series, column: Column, own_checks: Checks, writing: DateWriting
) -> pl.DataFrame:
    """Return `text:<column>`, the typed `<column>` unless it is an identity, `check:<column>`."""
    if cells.n_unique() * _OFTEN > cells.len():
        return _read(cells, column, own_checks, writing)
    distinct = cells.unique()
    read = _read(distinct, column, own_checks, writing)
    return (
        cells.to_frame("cell")
        .join(
            read.with_columns(distinct.alias("cell")),
            on="cell",
            how="left",
            nulls_equal=True,
            maintain_order="left",
        )
        .drop("cell")
    )


def own_checks_of(column: Column, contract: Contract, checks: Checks) -> Checks:
    """Return the checks that a cell passes or not whatever else stands on its row."""
    kept = contract.name_kept
    if kept is not None and kept.name == column.name:
        return {}
    own = {text_of(column.name), column.name}
    return {
        place: check
        for place, check in checks.items()
        if own.issuperset(check.is_broken.meta.root_names())
    }


def _read(
    cells: pl.Series, column: Column, own_checks: Checks, writing: DateWriting
) -> pl.DataFrame:
    text = clean_all(cells.to_frame(column.name))
    read = text.rename(text_of)
    if column.type != "identity":
        read = read.hstack(parse_all(text, [column], writing))
    return read.with_columns(first_broken(own_checks).alias(f"check:{column.name}"))
