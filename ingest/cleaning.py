"""Cells as they are meant: spaces of every kind and what only looks the same are unified."""

from collections.abc import Mapping

import polars as pl

_ODD = r"[^ -~äöåÄÖÅéüß€–]|^[' =]| $|^$"
"""A cell without any of these is clean as it is."""

_INVISIBLE = "[\u00ad\u200b-\u200d\u2060\ufeff]"
_WRAPPED = r"""^(?:'(.*)'|="(.*)"|'([0-9][^']*))$"""
"""What keeps a spreadsheet program from taking a code for a number: `'007'`, `="007"`, `'007`."""


def cleaned(text: pl.Expr) -> pl.Expr:
    """Strip spaces of every kind and unify what looks the same; blank becomes null."""
    text = (
        text.str.replace_all(_INVISIBLE, "")
        .str.replace_all(r"\s", " ")
        .str.replace_all("−", "-", literal=True)
        .str.normalize("NFC")
        .str.strip_chars()
        .str.replace(_WRAPPED, "$1$2$3")
        .str.strip_chars()
    )
    return pl.when(text != "").then(text)


def clean_all(frame: pl.DataFrame) -> pl.DataFrame:
    """Clean every column of a frame of text."""
    is_odd = frame.select(pl.all().str.contains(_ODD))
    return redone(frame, is_odd, {name: cleaned(pl.col(name)) for name in frame.columns})


def redone(
    frame: pl.DataFrame,
    is_left: pl.DataFrame,
    full: Mapping[str, pl.Expr],
    *,
    source: pl.DataFrame | None = None,
) -> pl.DataFrame:
    """Work the cells that are left out by the full expression of their column."""
    source = frame if source is None else source
    changed = []
    for left in is_left.fill_null(value=False):
        places = left.arg_true()
        if not places.is_empty():
            values = source[left.name].gather(places).to_frame().select(full[left.name])
            changed.append(frame[left.name].scatter(places, values.to_series()))
    return frame.with_columns(changed)
