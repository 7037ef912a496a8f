"""What is kept of a row that broke a rule: where it stands, the rule, and what may be said."""

import json
import re
from typing import Any

import polars as pl

from ingest.contract import Column, Contract
from ingest.rules import Check, text_of

SCHEMA: dict[str, pl.DataType] = {
    "row_number": pl.Int32(),
    "rule_id": pl.String(),
    "column_name": pl.String(),
    "parameters": pl.String(),
}

_LONGEST_VALUE = 20
_PERSONAL = re.compile(r"\d{6}\s*[-+A-FU-Y]\s*\d{3}|@|\d[\d\s-]{6,}\d", re.IGNORECASE)
"""An identity code, an e-mail address or a phone number that strayed into another column."""

_NAME = re.compile(r"[A-ZÅÄÖ][a-zåäöé]+[ -]+[A-ZÅÄÖ]")


def quarantine_rows(
    broken: pl.DataFrame, checks: tuple[Check, ...], contract: Contract, *, field_count: int
) -> pl.DataFrame:
    """Return one row per quarantined source row, in the order of the file.

    `broken` holds text and typed columns with the position of the broken check in `check`.
    """
    rows = []
    for row in broken.iter_rows(named=True):
        check = checks[row["check"]]
        told = _parameters(row, check, contract, field_count)
        rows.append((row["_row"], check.rule, check.column, json.dumps(told, ensure_ascii=False)))
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")


def _parameters(
    row: dict[str, Any], check: Check, contract: Contract, field_count: int
) -> dict[str, Any]:
    if check.rule == "row_width":
        return {"n": row["_field_count"], "expected": field_count}
    if check.rule == "date_order" and contract.date_order is not None:
        start, end = row[contract.date_order.start], row[contract.date_order.end]
        return {"start": start.isoformat(), "end": end.isoformat()}
    if check.column is None or check.rule == "missing_value":
        return {}
    column = contract.column(check.column)
    told: dict[str, Any] = {}
    if column.shows_value:
        told |= _shown_value(row[text_of(column.name)], column)
    if check.rule == "code":
        told["allowed"] = list(column.allowed)
    if check.rule == "range" and column.type != "identity":
        told |= {"minimum": column.minimum, "maximum": column.maximum}
    return told


def _shown_value(text: str, column: Column) -> dict[str, str]:
    """Return the faulty value, unless it looks like something of a person."""
    has_letters = any(character.isalpha() for character in text)
    may_have_letters = column.type in {"code", "boolean"}
    if (has_letters and not may_have_letters) or _PERSONAL.search(text) or _NAME.search(text):
        return {}
    return {"value": text[:_LONGEST_VALUE]}
