"""Rows that belong to no one: blank lines, totals, and the identical row again."""

import re

import polars as pl

from ingest.cleaning import cleaned

BLANK, TOTAL, IDENTICAL = "blank", "total", "identical"

_WORDS = (
    "yhteensä",
    "yht",
    "summa",
    "välisumma",
    "loppusumma",
    "total",
    "totalt",
    "totalsumma",
    "delsumma",
    "slutsumma",
    "subtotal",
    "sub-total",
    "grand total",
    "sum",
)
_TOTAL_LABEL = rf"(?i)^(?:kaikki )?(?:{'|'.join(map(re.escape, _WORDS))})[\s\d.,:€%()–-]*$"


def noise_kind(cells: pl.DataFrame) -> pl.Series:
    """Return `blank`, `total` or null for each row of text cells.

    A total row is told by its first cell that is not blank.
    """
    texts = [cleaned(pl.col(name)) for name in cells.columns if name[0] == "c"]
    label = pl.coalesce(*texts)
    kind = (
        pl.when(label.is_null())
        .then(pl.lit(BLANK))
        .when(label.str.contains(_TOTAL_LABEL))
        .then(pl.lit(TOTAL))
    )
    return cells.select(kind.alias("kind")).to_series()
