"""Rows that belong to no one: blank lines, totals, notes below the table, and what is repeated."""

import re
from collections.abc import Sequence

import polars as pl

from ingest.cleaning import cleaned

BLANK, HEADER, TOTAL, FOOTNOTE, IDENTICAL = "blank", "header", "total", "footnote", "identical"

_WORDS = (
    *("yhteensä", "yht", "summa", "välisumma", "loppusumma", "summa summarum"),
    *("total", "totalt", "totalsumma", "delsumma", "slutsumma", "sammanlagt"),
    *("subtotal", "sub-total", "grand total", "sum", "σ"),
)
_COUNTS = ("lukumäärä", "lkm", "rivejä", "rivit", "antal", "rader", "count", "rows")
_AFTER = r"[\s\d.,:=€%()–-]*$"
_TOTAL_LABEL = rf"(?i)^(?:kaikki )?(?:{'|'.join(map(re.escape, _WORDS))}){_AFTER}"
_LONGER_LABEL = (
    rf"(?i)^(?:\S+ ){{0,3}}(?:yhteensä|yht|totalt|sammanlagt|total|{'|'.join(_COUNTS)}){_AFTER}"
)
"""Of a group (`Tammikuu yhteensä`) or a count: a label when the row has no other word."""

_NOTE_WORDS = (
    *("lähde", "huom", "huomautus", "tulostettu", "ajettu", "päivitetty", "raportin", "sivu"),
    *("källa", "obs", "anm", "utskriven", "körd", "uppdaterad", "rapportens", "sida"),
    *("source", "note", "printed", "updated", "end of", "page"),
)
_NOTE = rf"(?i)^(?:[*†¹²³]|\(?\d{{1,2}}\) |(?:{'|'.join(_NOTE_WORDS)})\b)"
_MARK = "\x1f"


def noise_kind(cells: pl.DataFrame, *, headers: Sequence[Sequence[str]] = ()) -> pl.Series:
    """Return `blank`, `header`, `total`, `footnote` or null for each row of text cells.

    A header is a row that repeats one of those; a total row is told by its first cell that is
    not blank; a footnote has one cell that is not blank and begins like one.
    """
    names = [name for name in cells.columns if name[0] == "c"]
    texts = cells.select(cleaned(pl.col(name)) for name in names)
    label = pl.coalesce(names)
    word_count = pl.sum_horizontal(pl.col(name).str.contains(r"\p{L}") for name in names)
    filled_count = pl.sum_horizontal(pl.col(name).is_not_null() for name in names)
    is_longer_total = (word_count == 1) & label.str.contains(_LONGER_LABEL)
    kind = (
        pl.when(label.is_null())
        .then(pl.lit(BLANK))
        .when(_joined(names).is_in(_repeated(headers, names)))
        .then(pl.lit(HEADER))
        .when(label.str.contains(_TOTAL_LABEL) | is_longer_total)
        .then(pl.lit(TOTAL))
        .when((filled_count == 1) & label.str.contains(_NOTE))
        .then(pl.lit(FOOTNOTE))
    )
    return texts.select(kind.alias("kind")).to_series()


def _repeated(headers: Sequence[Sequence[str]], names: Sequence[str]) -> list[str]:
    rows = [[*row, *[""] * len(names)][: len(names)] for row in headers]
    frame = pl.DataFrame(rows, schema=dict.fromkeys(names, pl.String), orient="row")
    frame = frame.select(cleaned(pl.col(name)) for name in names)
    return frame.select(_joined(names)).to_series().to_list()


def _joined(names: Sequence[str]) -> pl.Expr:
    fields = [pl.col(name).fill_null("") for name in names]
    return pl.concat_str(fields, separator=_MARK).str.to_lowercase()
