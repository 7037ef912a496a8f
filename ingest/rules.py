"""The rules a row is held to, in the order in which the first broken one is named."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

import polars as pl

from ingest import garbled, personal
from ingest.cell_errors import CELL_ERROR
from ingest.contract import Column, ColumnType, Contract
from ingest.target_group import MUNICIPALITY, TARGET_GROUP, TargetGroup

DUPLICATE = "duplicate"
GARBLED = "garbled"
SPREADSHEET_ERROR = "cell_error"
SEVERAL = "several_values"
RULE_OF_TYPE: dict[ColumnType, str] = {
    "date": "date",
    "integer": "number",
    "decimal": "number",
    "share": "number",
    "boolean": "boolean",
    "code": "code",
    "identity": "identity",
    "birth_date": "date",
    "business_id": "business_id",
}
"""The rule that a cell breaks when it is not blank and gives no value."""

RULES = (
    *("row_width", SEVERAL, "missing_value", SPREADSHEET_ERROR),
    *("personal", GARBLED, "reference"),
    *dict.fromkeys(RULE_OF_TYPE.values()),
    *("range", "date_order", TARGET_GROUP, "consent", DUPLICATE),
)
"""Every rule under which a row can be quarantined."""

_OF_WORDS: frozenset[ColumnType] = frozenset({"code", "person_name"})


@dataclass(frozen=True)
class Check:
    """One way a row can be wrong: `is_broken` reads text (`text:<column>`) and typed columns.

    `told` is said of each such row, instead of what the quarantine finds to say of its value.
    """

    rule: str
    column: str | None
    is_broken: pl.Expr
    told: Mapping[str, int | str] = field(default_factory=dict)


def text_of(column: str) -> str:
    """Name the cleaned text of a column beside its typed value."""
    return f"text:{column}"


def several_in(column: str) -> str:
    """Name the flag of a column that tells of several values on a row."""
    return f"several:{column}"


def checks_of(
    contract: Contract,
    target_group: TargetGroup | None = None,
    *,
    in_several_places: Collection[str] = (),
) -> tuple[Check, ...]:
    """Return the checks of a row: its width, its columns in contract order, the row's own rules.

    Columns whose values stand in several places of the file may have but one on a row.
    """
    checks = [Check("row_width", None, pl.col("is_ragged"))]
    checks += [Check(SEVERAL, name, pl.col(several_in(name))) for name in in_several_places]
    for column in contract.columns:
        checks.extend(_column_checks(column))
    order = contract.date_order
    if order is not None:
        is_reversed = pl.col(order.end) < pl.col(order.start)
        checks.append(Check("date_order", order.end, is_reversed))
    if contract.only_target_group and target_group is not None:
        checks.extend(_target_group_checks(contract, target_group))
    if contract.consent is not None:
        checks.append(Check("consent", contract.consent, ~pl.col(contract.consent)))
    return tuple(checks)


def first_broken(checks: Mapping[int, Check]) -> pl.Expr:
    """Return the place of the first broken check, null where none is."""
    branches = (
        pl.when(check.is_broken).then(pl.lit(place, dtype=pl.Int16))
        for place, check in sorted(checks.items())
    )
    return pl.coalesce(*branches, pl.lit(None, dtype=pl.Int16))


def _target_group_checks(contract: Contract, group: TargetGroup) -> Iterator[Check]:
    """Keep out whom the project is not for; what is unknown of a person keeps nobody out."""
    identity = contract.column_of("identity")
    if identity is not None:
        is_older = pl.col("ika") >= group.age_limit
        told: dict[str, int | str] = {"age_limit": group.age_limit}
        yield Check(TARGET_GROUP, identity.name, is_older, told)
    if MUNICIPALITY in contract.fields:
        home = pl.col(MUNICIPALITY).str.to_lowercase()
        is_elsewhere = home != group.municipality.strip().lower()
        told = {"municipality": group.municipality}
        yield Check(TARGET_GROUP, MUNICIPALITY, is_elsewhere, told)


def _column_checks(column: Column) -> Iterator[Check]:
    text, value = pl.col(text_of(column.name)), pl.col(next(iter(column.fields), column.name))
    if column.presence == "value":
        yield Check("missing_value", column.name, text.is_null())
    yield Check(SPREADSHEET_ERROR, column.name, text.str.contains(CELL_ERROR))
    if column.type == "text":
        yield from _text_checks(column, value)
    if column.type in _OF_WORDS:
        yield Check(GARBLED, column.name, text.str.contains(garbled.ANY))
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
    yield Check(GARBLED, column.name, value.str.contains(garbled.ANY))
    if reference is not None:
        is_none = ~value.str.contains(reference.pattern)
        is_too_long = value.str.len_chars() > reference.longest
        yield Check("reference", column.name, is_none | is_too_long)
