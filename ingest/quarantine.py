"""What is kept of a row that broke a rule: where it stands, the rule, and what may be said.

Of the row's own words only what cannot be of one person is kept: dates and numbers, and a single
word in place of a code that several rows of the file have.
"""

import json
import re
from typing import Any

import polars as pl

from ingest import personal
from ingest.contract import Column, Contract
from ingest.rules import Check, text_of

SCHEMA: dict[str, pl.DataType] = {
    "row_number": pl.Int32(),
    "rule_id": pl.String(),
    "column_name": pl.String(),
    "parameters": pl.String(),
}

_SAYS_ALL = frozenset({"missing_value", "personal", "consent"})
"""Rules to which a value would add nothing, or too much."""

_OF_WORDS = frozenset({"code", "boolean"})
_LONGEST_VALUE = 20
_SEEN_OFTEN = 3
"""On so many rows a word is rather the misspelling of a code than something of one person."""

_ONE_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_OF_DATES_AND_NUMBERS = re.compile(r"[\d\s.,:/%€+–-]+")
_LONG_NUMBER = re.compile(r"\d[\d\s-]{6,}\d")
_PERSONAL = re.compile(personal.ANY)


def quarantine_rows(
    broken: pl.DataFrame, checks: tuple[Check, ...], contract: Contract, *, field_count: int
) -> pl.DataFrame:
    """Return one row per quarantined source row, in the order of the file.

    `broken` holds text and typed columns with the position of the broken check in `check`.
    """
    often = _seen_often(broken, contract)
    rows = []
    for row in broken.iter_rows(named=True):
        check = checks[row["check"]]
        told = _parameters(row, check, contract, field_count, often)
        rows.append((row["_row"], check.rule, check.column, json.dumps(told, ensure_ascii=False)))
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")


def _parameters(
    row: dict[str, Any],
    check: Check,
    contract: Contract,
    field_count: int,
    often: dict[str, set[str]],
) -> dict[str, Any]:
    if check.rule == "row_width":
        return {"n": row["_field_count"], "expected": field_count}
    if check.rule == "date_order" and contract.date_order is not None:
        start, end = row[contract.date_order.start], row[contract.date_order.end]
        return {"start": start.isoformat(), "end": end.isoformat()}
    if check.told:
        return dict(check.told)
    if check.column is None or check.rule in _SAYS_ALL:
        return {}
    column = contract.column(check.column)
    return _of_column(row[text_of(column.name)], check.rule, column, often)


def _of_column(text: str, rule: str, column: Column, often: dict[str, set[str]]) -> dict[str, Any]:
    if rule == "reference" and column.reference is not None:
        return {"kind": column.reference.kind, "longest": column.reference.longest}
    if column.type in _OF_WORDS:
        allowed = {"allowed": list(column.codes)} if rule == "code" else {}
        return _word(text, often[column.name]) | allowed
    told: dict[str, Any] = dict(_date_or_number(text)) if column.shows_value else {}
    if rule == "range" and column.type != "identity":
        told |= {"minimum": column.minimum, "maximum": column.maximum}
    return told


def _seen_often(broken: pl.DataFrame, contract: Contract) -> dict[str, set[str]]:
    """Return, for each column of words, those that stand on three rows or more.

    Rows that are right hold no faulty word, so the broken ones are all there is to count.
    """
    found = {}
    for column in contract.columns:
        if column.type in _OF_WORDS:
            counts = broken[text_of(column.name)].drop_nulls().value_counts(name="count")
            found[column.name] = set(counts.filter(pl.col("count") >= _SEEN_OFTEN).to_series())
    return found


def _word(text: str, often: set[str]) -> dict[str, Any]:
    """Return a faulty word that is seen often; of anything else only how long it is."""
    is_shown = text in often and _ONE_WORD.fullmatch(text) and not _PERSONAL.search(text)
    return {"value": text[:_LONGEST_VALUE]} if is_shown else {"length": len(text)}


def _date_or_number(text: str) -> dict[str, str]:
    """Return a faulty value made of what dates and numbers are made of, and of nothing longer."""
    is_shown = _OF_DATES_AND_NUMBERS.fullmatch(text) and not _LONG_NUMBER.search(text)
    return {"value": text[:_LONGEST_VALUE]} if is_shown else {}
