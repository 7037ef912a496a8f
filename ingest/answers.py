"""The text of each column of a contract, from all the places where a file has its values."""

from collections.abc import Iterator, Sequence

import polars as pl

from ingest.cell_errors import CELL_ERROR
from ingest.cleaning import cleaned
from ingest.contract import Contract
from ingest.header import Header
from ingest.headings import OPEN_ENDED, Place
from ingest.parsing import FALSE, TRUE
from ingest.rules import several_in

_MARKED = (*TRUE, "✓", "✔", "☑", "valittu", "vald", "selected")
_UNMARKED = (*FALSE, "-", "–", "☐", "ei valittu", "inte vald", "not selected")
_NONE = pl.lit(None, dtype=pl.String)


def columns_in_several_places(header: Header) -> tuple[str, ...]:
    """Return the columns that have their values in more than one column of the file."""
    return tuple(name for name, places in header.places.items() if not _is_plain(places))


def answers_in(cells: pl.DataFrame, contract: Contract, header: Header) -> pl.DataFrame:
    """Return the text of each column, and of those in several places whether the texts differ.

    Below an option a mark stands for the option; so do words of one's own below an open one.
    """
    columns: list[pl.Expr] = []
    for column in contract.columns:
        places = header.places.get(column.name, ())
        if not places:
            columns.append(_NONE.alias(column.name))
        elif _is_plain(places):
            columns.append(pl.col(f"c{places[0].position}").alias(column.name))
        else:
            columns += _merged(column.name, places)
    return cells.select("_row", *columns).drop("_row")


def _is_plain(places: Sequence[Place]) -> bool:
    return len(places) == 1 and places[0].option is None


def _merged(name: str, places: Sequence[Place]) -> Iterator[pl.Expr]:
    texts = [_text(place) for place in places]
    folded = [text.str.to_lowercase() for text in texts]
    differ = pl.any_horizontal(each != pl.coalesce(folded) for each in folded)
    yield pl.coalesce(texts).alias(name)
    yield differ.fill_null(value=False).alias(several_in(name))


def _text(place: Place) -> pl.Expr:
    text = cleaned(pl.col(f"c{place.position}"))
    if place.option is None:
        return text
    folded = text.str.to_lowercase().str.replace(OPEN_ENDED, "")
    option = pl.lit(place.option)
    is_marked = folded.is_in([*_MARKED, place.option.lower()])
    other = {"listed": text, "open": option, "unlisted": _NONE}[place.kind]
    other = pl.when(text.str.contains(CELL_ERROR)).then(text).otherwise(other)
    return pl.when(is_marked).then(option).when(~folded.is_in(_UNMARKED)).then(other)
