"""The rules a row is held to, in the order in which the first broken one is named."""

from collections.abc import Iterator
from dataclasses import dataclass

import polars as pl

from ingest import personal
from ingest.contract import Column, ColumnType, Contract

DUPLICATE = "duplicate"
RULE_OF_TYPE: dict[ColumnType, str] = {
    "date": "date",
    "integer": "number",
    "decimal": "number",
    "share": "number",
    "boolean": "boolean",
    "code": "code",
    "identity": "identity",
    "business_id": "business_id",
}
"""The rule that a cell breaks when it is not blank and gives no value."""


@dataclass(frozen=True)
class Check:
    """One way a row can be wrong: `is_broken` reads text (`text:<column>`) and typed columns."""

    rule: str
    column: str | None
    is_broken: pl.Expr


def text_of(column: str) -> str:
    """Name the cleaned text of a column beside its typed value."""
    return f"text:{column}"


def checks_of(contract: Contract) -> tuple[Check, ...]:
    """Return the checks of a row: its width, its columns in contract order, the row's own rules."""
    checks = [Check("row_width", None, pl.col("is_ragged"))]
    for column in contract.columns:
        checks.extend(_column_checks(column))
    order = contract.date_order
    if order is not None:
        is_reversed = pl.col(order.end) < pl.col(order.start)
        checks.append(Check("date_order", order.end, is_reversed))
    if contract.consent is not None:
        checks.append(Check("consent", contract.consent, ~pl.col(contract.consent)))
    return tuple(checks)


def first_broken(checks: tuple[Check, ...]) -> pl.Expr:
    """Return the position of the first broken check, null for a row that is right."""
    return pl.coalesce(
        pl.when(check.is_broken).then(pl.lit(position, dtype=pl.Int16))
        for position, check in enumerate(checks)
    )


def _column_checks(column: Column) -> Iterator[Check]:
    text, value = pl.col(text_of(column.name)), pl.col(next(iter(column.fields)))
    if column.presence == "value":
        yield Check("missing_value", column.name, text.is_null())
    if column.type == "text":
        yield from _text_checks(column, value)
    if column.type in RULE_OF_TYPE:
        rule = RULE_OF_TYPE[column.type]
        yield Check(rule, column.name, text.is_not_null() & value.is_null())
    if column.type == "identity":
        yield Check("range", column.name, pl.col("ika") < 0)
    if column.minimum is not None:
        yield Check("range", column.name, value < column.minimum)
    if column.maximum is not None:
        yield Check("range", column.name, value > column.maximum)


def _text_checks(column: Column, value: pl.Expr) -> Iterator[Check]:
    """Keep personal data out of texts, and of references whatever is not written as one."""
    reference = column.reference
    looks_personal = personal.ANY
    if reference is not None and reference.resembles_phone:
        looks_personal = personal.IDENTITY_OR_EMAIL
    yield Check("personal", column.name, value.str.contains(looks_personal))
    if reference is not None:
        is_none = ~value.str.contains(reference.pattern)
        is_too_long = value.str.len_chars() > reference.longest
        yield Check("reference", column.name, is_none | is_too_long)
