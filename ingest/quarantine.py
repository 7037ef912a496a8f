"""What is kept of a row that broke a rule: where it stands, the rule, and what may be said.

Of the row's own words only what cannot be of one person is kept: dates and numbers, and a single
word in place of a code that several rows of the file have.
"""

import json
import re
from typing import Any

import polars as pl

from ingest import personal
from ingest.contract import KEY_MARK, Column, Contract
from ingest.rules import GARBLED, SEVERAL, SPREADSHEET_ERROR, Check, text_of

SCHEMA: dict[str, pl.DataType] = {
    "row_number": pl.Int32(),
    "row_key": pl.String(),
    "rule_id": pl.String(),
    "column_name": pl.String(),
    "parameters": pl.String(),
    "row_hash": pl.String(),
}
PENDING: dict[str, pl.DataType] = {
    **SCHEMA,
    "parameters_if_often": pl.String(),
    "word": pl.UInt64(),
    "faulty_words": pl.List(pl.UInt64()),
}
"""Quarantined rows while their file is read, as only at its end it is known which words stand
often: `word` is the fingerprint of the one that may be told, `faulty_words` of all on the row."""

SEEN_OFTEN = 3
"""On so many rows a word is rather the misspelling of a code than something of one person."""

_SAYS_ALL = frozenset({SEVERAL, "missing_value", "personal", GARBLED, "consent"})
"""Rules to which a value would add nothing, or too much."""

_OF_WORDS = frozenset({"code", "boolean"})
_LONGEST_VALUE = 20
_ONE_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_OF_DATES_AND_NUMBERS = re.compile(r"[\d\s.,:/%€+–-]+")
_LONG_NUMBER = re.compile(r"\d[\d\s-]{6,}\d")
_PERSONAL = re.compile(personal.ANY)
_MARK = "\x1f"


def quarantine_rows(
    broken: pl.DataFrame, checks: tuple[Check, ...], contract: Contract, *, field_count: int
) -> pl.DataFrame:
    """Return one row per quarantined source row, as PENDING but for `row_hash`, in their order.

    `broken` holds text and typed columns with the position of the broken check in `check`. Rows
    that broke the same check with the same text are told of alike.
    """
    rows = broken.select(
        "check",
        row_number="_row",
        row_key=_row_key(contract),
        subject=pl.coalesce(_subjects(checks, contract)),
        faulty_words=_faulty_words(contract),
    )
    alike = ("check", "subject")
    told = [
        (position, subject, *_told(subject, checks[position], contract, field_count))
        for position, subject in rows.select(alike).unique().iter_rows()
    ]
    names = ("rule_id", "column_name", "parameters", "parameters_if_often")
    schema = {"check": pl.Int16(), **dict.fromkeys(("subject", *names), pl.String())}
    rows = rows.join(
        pl.DataFrame(told, schema=schema, orient="row"),
        on=alike,
        how="left",
        nulls_equal=True,
        maintain_order="left",
    )
    is_word = pl.col("parameters_if_often").is_not_null()
    word = pl.when(is_word).then(_fingerprint(pl.col("column_name"), pl.col("subject")))
    return rows.with_columns(word=word).drop(alike)


def _row_key(contract: Contract) -> pl.Expr:
    """Return the key as the raw table would hold it; missing where it cannot be relied on."""
    own = [column for column in contract.columns if {*column.fields} & {*contract.key}]
    is_right = [pl.col(f"check:{column.name}").is_null() for column in own]
    has_right_width = ~pl.col("is_ragged")
    key = pl.concat_str(*contract.key, separator=KEY_MARK)
    return pl.when(has_right_width, *is_right).then(key)


def _subjects(checks: tuple[Check, ...], contract: Contract) -> list[pl.Expr]:
    """Return what is told of, by check, as text: the cell, both dates, or the number of fields."""
    subjects = [pl.lit(None, dtype=pl.String)]
    for position, check in enumerate(checks):
        if check.rule == "row_width":
            subject = pl.col("_field_count").cast(pl.String)
        elif check.rule == "date_order" and contract.date_order is not None:
            subject = pl.format("{}/{}", contract.date_order.start, contract.date_order.end)
        elif check.column is None or check.told or check.rule in _SAYS_ALL:
            continue
        else:
            subject = pl.col(text_of(check.column))
        subjects.append(pl.when(pl.col("check") == position).then(subject))
    return subjects


def _told(
    subject: str | None, check: Check, contract: Contract, field_count: int
) -> tuple[str, str | None, str, str | None]:
    """Return rule, column and parameters, and the parameters when the word is seen often."""
    plainly = _parameters(subject, check, contract, field_count, is_often=False)
    if_often = _parameters(subject, check, contract, field_count, is_often=True)
    texts = [json.dumps(told, ensure_ascii=False) for told in (plainly, if_often)]
    return check.rule, check.column, texts[0], texts[1] if if_often != plainly else None


def _parameters(
    subject: str | None, check: Check, contract: Contract, field_count: int, *, is_often: bool
) -> dict[str, Any]:
    if check.told:
        return dict(check.told)
    if subject is None:
        return {}
    if check.rule == "row_width":
        return {"n": int(subject), "expected": field_count}
    if check.rule == "date_order":
        return dict(zip(("start", "end"), subject.split("/"), strict=True))
    column = contract.column(check.column or "")
    return _of_column(subject, check.rule, column, is_often=is_often)


def _of_column(text: str, rule: str, column: Column, *, is_often: bool) -> dict[str, Any]:
    if rule == SPREADSHEET_ERROR:
        return {"value": text}
    if rule == "reference" and column.reference is not None:
        return {"kind": column.reference.kind, "longest": column.reference.longest}
    if column.type in _OF_WORDS:
        allowed = {"allowed": list(column.codes)} if rule == "code" else {}
        return _word(text, is_often=is_often) | allowed
    told: dict[str, Any] = dict(_date_or_number(text)) if column.shows_value else {}
    if rule == "range" and column.type != "identity":
        told |= {"minimum": column.minimum, "maximum": column.maximum}
    return told


def _faulty_words(contract: Contract) -> pl.Expr:
    """Return the fingerprints of the words that are none of their column's."""
    words = [
        pl.when(pl.col(column.name).is_null()).then(
            _fingerprint(pl.lit(column.name), pl.col(text_of(column.name)))
        )
        for column in contract.columns
        if column.type in _OF_WORDS
    ]
    none = pl.lit(None, dtype=pl.UInt64)
    return pl.concat_list(none, *words).list.drop_nulls()


def _fingerprint(column: pl.Expr, word: pl.Expr) -> pl.Expr:
    text = pl.concat_str(column, word, separator=_MARK)
    return pl.when(text.is_not_null()).then(text.hash())


def _word(text: str, *, is_often: bool) -> dict[str, Any]:
    """Return a faulty word that is seen often; of anything else only how long it is."""
    is_shown = is_often and _ONE_WORD.fullmatch(text) and not _PERSONAL.search(text)
    return {"value": text[:_LONGEST_VALUE]} if is_shown else {"length": len(text)}


def _date_or_number(text: str) -> dict[str, str]:
    """Return a faulty value made of what dates and numbers are made of, and of nothing longer."""
    is_shown = _OF_DATES_AND_NUMBERS.fullmatch(text) and not _LONG_NUMBER.search(text)
    return {"value": text[:_LONGEST_VALUE]} if is_shown else {}
