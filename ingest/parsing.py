"""Text columns into typed ones: one expression for each type of column.

A cell that is not blank and gives no value is bad; what is bad under which rule is in rules.py.
Nearly every cell has the plainest spelling, so a quick expression reads them all and the full
one only those that are left.
"""

import unicodedata
from collections.abc import Callable, Iterable

import polars as pl

from ingest.cleaning import redone
from ingest.contract import MONEY, Column
from ingest.dates import DateWriting, day_in, possible
from ingest.headings import OPEN_ENDED

_DASHES = "[‐‑‒–—−]"
_DOTTED_THOUSANDS = r"^[-+]?\d{1,3}(?:\.\d{3})+,\d+$"
_WHOLE = r"^[-+]?\d+(?:\.0+)?$"
_DECIMAL = r"^[-+]?\d+(?:\.\d+)?$"
_CENTS = r"^[-+]?\d+(?:\.\d{1,2}0*)?$"
_THOUSAND_OR_NOT = r"^[-+]?[1-9]\d{0,2}\.\d{3}$"
"""`1.500` and `1,500` are fifteen hundred to some and one and a half to others."""

_EUR = "(?i)^eur|eur$"
_MINUS_BEHIND = r"^\s*(\d(?:.*\d)?)\s*-\s*$"
"""As ledgers of some programs write what is taken back: `1 234,50-`."""

_BUSINESS_ID = r"^(?:FI)?(\d{7})-?(\d)$"
_BUSINESS_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2)

TRUE = ("kyllä", "k", "true", "tosi", "-1", "1", "x", "ja", "j", "yes", "y")
FALSE = ("ei", "e", "false", "epätosi", "0", "nej", "n", "no")
_WORDS = dict.fromkeys(TRUE, True) | dict.fromkeys(FALSE, False)
DATES = frozenset({"date", "birth_date"})
_TEXTS = frozenset({"text", "person_name"})
_Meanings = dict[str, bool] | dict[str, str]


def parsed(column: Column, text: pl.Expr, writing: DateWriting) -> pl.Expr:
    """Return the typed value of a cleaned text column; null where it is blank or bad."""
    if column.type in DATES:
        return day_in(text, writing)
    if column.type == "code":
        return _one_of({_folded(code): code for code in column.codes}, text, pl.String())
    if column.is_money:
        return _money(text)
    return _PARSERS[column.type](text)


def parse_all(texts: pl.DataFrame, columns: Iterable[Column], writing: DateWriting) -> pl.DataFrame:
    """Return the typed columns of a frame of cleaned text, both under the columns' names."""
    columns = tuple(columns)
    names = [column.name for column in columns]
    values = texts.with_columns(_quickly(column).alias(column.name) for column in columns)
    values = values.select(names)
    is_unread = texts.select(pl.col(name).is_not_null() & values[name].is_null() for name in names)
    full = {column.name: parsed(column, pl.col(column.name), writing) for column in columns}
    return redone(values, is_unread, full, source=texts)


def _quickly(column: Column) -> pl.Expr:
    """Return the value of the plainest spelling, null for any other."""
    text = pl.col(column.name)
    if column.type in _TEXTS:
        return text
    if column.type in DATES:
        return possible(text.str.to_date("%d.%m.%Y", strict=False))
    if column.type == "code":
        return _exactly({code: code for code in column.codes}, text, pl.String())
    if column.type == "boolean":
        return _exactly(_WORDS, text, pl.Boolean())
    if column.type == "integer":
        return text.cast(pl.Int32, strict=False)
    return pl.lit(None, dtype=column.fields[column.name])


def _number_text(text: pl.Expr) -> pl.Expr:
    compact = text.str.replace_all(r"[\s€%]", "")
    undotted = compact.str.replace_all(".", "", literal=True)
    whole = pl.when(compact.str.contains(_DOTTED_THOUSANDS)).then(undotted).otherwise(compact)
    return whole.str.replace(",", ".", literal=True)


def _integer(text: pl.Expr) -> pl.Expr:
    number = _number_text(text)
    is_told = ~number.str.contains(_THOUSAND_OR_NOT)
    whole = pl.when(number.str.contains(_WHOLE) & is_told).then(number)
    return whole.str.replace(r"\.0+$", "").cast(pl.Int32, strict=False)


def _decimal(text: pl.Expr) -> pl.Expr:
    number = _number_text(text)
    return pl.when(number.str.contains(_DECIMAL)).then(number).cast(pl.Float64, strict=False)


def _money(text: pl.Expr) -> pl.Expr:
    amount = text.str.replace(_EUR, "").str.replace(_MINUS_BEHIND, "-$1")
    number = _number_text(amount)
    is_told = ~number.str.contains(_THOUSAND_OR_NOT)
    cents = pl.when(number.str.contains(_CENTS) & is_told).then(number)
    return cents.cast(MONEY, strict=False)


def _share(text: pl.Expr) -> pl.Expr:
    """Read `60 %` and `60` as 0.6; a bare number up to 1 is a share already.

    The hundredth is read and not divided: a division of many is not rounded as that of one.
    """
    number, as_written = _decimal(text), _number_text(text)
    is_percent = text.str.contains("%", literal=True) | (number > 1)
    hundredth = (as_written + "e-2").cast(pl.Float64, strict=False)
    return pl.when(number.is_not_null() & is_percent).then(hundredth).otherwise(number)


def _boolean(text: pl.Expr) -> pl.Expr:
    return _one_of(_WORDS, text, pl.Boolean())


def _business_id(text: pl.Expr) -> pl.Expr:
    """Return a Y-tunnus as `1234567-8` when its check digit is right."""
    compact = text.str.to_uppercase().str.replace_all(r"\s", "").str.replace_all(_DASHES, "-")
    parts = compact.str.extract_groups(_BUSINESS_ID)
    digits, check = parts.struct[0], parts.struct[1]
    weighted = [
        digits.str.slice(place, 1).cast(pl.Int32, strict=False) * weight
        for place, weight in enumerate(_BUSINESS_ID_WEIGHTS)
    ]
    total = pl.sum_horizontal(*weighted) + check.cast(pl.Int32, strict=False)
    return pl.when(digits.is_not_null() & (total % 11 == 0)).then(digits + "-" + check)


def _one_of(meanings: _Meanings, text: pl.Expr, kind: pl.DataType) -> pl.Expr:
    folded = text.str.to_lowercase().str.replace_all(_DASHES, "-").str.replace_all(r"\s+", " ")
    return _exactly(meanings, folded.str.replace(OPEN_ENDED, ""), kind)


def _exactly(meanings: _Meanings, text: pl.Expr, kind: pl.DataType) -> pl.Expr:
    return text.replace_strict(
        list(meanings), list(meanings.values()), default=None, return_dtype=kind
    )


def _folded(code: str) -> str:
    text = unicodedata.normalize("NFC", code).lower()
    for dash in _DASHES.strip("[]"):
        text = text.replace(dash, "-")
    return text


_PARSERS: dict[str, Callable[[pl.Expr], pl.Expr]] = {
    "text": lambda text: text,
    "person_name": lambda text: text,
    "integer": _integer,
    "decimal": _decimal,
    "share": _share,
    "boolean": _boolean,
    "business_id": _business_id,
}
