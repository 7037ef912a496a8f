"""What one delivered file is agreed to hold: its columns, rules and meaning."""

import hashlib
from dataclasses import dataclass, field
from typing import Literal

import polars as pl

from ingest import code_lists
from ingest.references import Reference
from ingest.target_group import TargetGroup

ColumnType = Literal[
    "text",
    "date",
    "integer",
    "decimal",
    "share",
    "boolean",
    "code",
    "business_id",
    "identity",
    "person_name",
    "birth_date",
]
Presence = Literal["value", "column", "optional"]
DateSource = Literal["folder", "name", "metadata"]
Replaces = Literal["full", "period", "key"]

MONEY = pl.Decimal(12, 2)

IDENTITY_COLUMNS: dict[str, pl.DataType] = {
    "person_key": pl.String(),
    "syntymavuosi": pl.Int32(),
    "sukupuoli": pl.String(),
    "ika": pl.Int32(),
}
"""What is left of a henkilötunnus, or of a birth date in its place, behind the door."""

MATCH_COLUMNS: dict[str, pl.DataType] = {"match_key": pl.String()}
"""What is left of a name: by it a person without henkilötunnus is matched."""

_LEFT_OF_PERSON: dict[ColumnType, dict[str, pl.DataType]] = {
    "identity": IDENTITY_COLUMNS,
    "person_name": MATCH_COLUMNS,
    "birth_date": {},
}

REFERENCE_COLUMNS: dict[str, pl.DataType] = {
    "_file": pl.String(),
    "_sheet": pl.String(),
    "_row": pl.Int32(),
    "_load_id": pl.String(),
    "_row_hash": pl.UInt64(),
}
"""Where a raw row came from; row numbers as a spreadsheet shows them."""

_DTYPES: dict[ColumnType, pl.DataType] = {
    "text": pl.String(),
    "date": pl.Date(),
    "integer": pl.Int32(),
    "decimal": pl.Float64(),
    "share": pl.Float64(),
    "boolean": pl.Boolean(),
    "code": pl.String(),
    "business_id": pl.String(),
}

KEY_MARK = "|"
"""Between the parts of a key where it is kept as one text."""

_READING = 7
"""Raised when the same contract begins to read a file otherwise, or DuckDB hashes rows otherwise:
every file is then read again."""

_FINGERPRINT_LENGTH = 12

_SHOWN: frozenset[ColumnType] = frozenset(
    {"date", "integer", "decimal", "share", "boolean", "code"}
)


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column that is kept.

    `headers` are its accepted headers, the system's own first. `presence` says what must be
    there: a `value` on every row, the `column` with or without values, or nothing (`optional`).
    The words of a code are those of the seed `allowed_by`.
    `reference` is how a text is written that points to something; no text at all may hold an
    identity number, an e-mail address or a phone number (rule `personal`). `age_on` names the
    date column on which an identity's age is counted.
    """

    name: str
    headers: tuple[str, ...]
    type: ColumnType = "text"
    presence: Presence = "value"
    allowed_by: str | None = None
    reference: Reference | None = None
    minimum: float | None = None
    maximum: float | None = None
    is_money: bool = False
    is_personal: bool = False
    age_on: str | None = None

    @property
    def header(self) -> str:
        """The header that messages name."""
        return self.headers[0]

    @property
    def codes(self) -> tuple[str, ...]:
        """The words of a code; raises SettingsError when their seed is missing or broken."""
        return code_lists.words_of(self.allowed_by) if self.allowed_by else ()

    @property
    def shows_value(self) -> bool:
        """Whether a faulty value may stand in the quarantine: never of free text or an id."""
        return self.type in _SHOWN and not self.is_personal

    @property
    def fields(self) -> dict[str, pl.DataType]:
        """The raw columns that come of this one, with their types."""
        if self.type in _LEFT_OF_PERSON:
            return dict(_LEFT_OF_PERSON[self.type])
        return {self.name: MONEY if self.is_money else _DTYPES[self.type]}


@dataclass(frozen=True)
class DateOrder:
    """Row rule `date_order`: the end is not before the start."""

    start: str
    end: str


@dataclass(frozen=True)
class NameKept:
    """A name stays only when the form of business is known and is none of those marked.

    `unless` names the marks of a seed: `<seed>.<column>`, true where the name is a person's.
    """

    name: str
    form: str
    unless: str

    @property
    def forms(self) -> tuple[str, ...]:
        """The forms whose names stay out; raises SettingsError when their seed is broken."""
        return code_lists.marked_words(self.unless)


@dataclass(frozen=True, kw_only=True)
class Contract:
    """One kind of file: one raw table. `row` says what a row of it is.

    `dropped` are headers of names, contact data and free text: known, and never let in; so is
    every column that the contract does not know. `consent` names the column whose no keeps the
    row out. `only_target_group`: rows of people outside the project's target group stay out.
    `replaces` says what a newer export replaces: all rows of the older ones (`full`), the rows of
    the `period` that it covers by the date column `day`, or the rows whose `key` it has; by key it
    always does. A period is that told in the file's name or above its header, else from the first
    to the last day of its rows.
    `dated_by` are the places looked at, in this order, for the export's own date; else the day of
    receipt counts.
    """

    source: str
    table: str
    row: str = field(repr=False)  # of no weight to how a file is read
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    dropped: tuple[str, ...] = ()
    sheet: str | None = None
    delimiter: str = ";"
    date_order: DateOrder | None = None
    consent: str | None = None
    only_target_group: bool = False
    name_kept: NameKept | None = None
    replaces: Replaces = "full"
    day: str | None = None
    dated_by: tuple[DateSource, ...] = ("folder", "name", "metadata")

    @property
    def fields(self) -> dict[str, pl.DataType]:
        """The columns of the raw table with their types, without the loader's own."""
        return {name: kind for column in self.columns for name, kind in column.fields.items()}

    @property
    def schema(self) -> dict[str, pl.DataType]:
        """All columns of the raw table."""
        return {**self.fields, **REFERENCE_COLUMNS}

    def fingerprint(self, *, allow_test_ids: bool, target_group: TargetGroup | None = None) -> str:
        """Tell whether a file would be read today as it was: code lists and the door count too."""
        codes = [sorted(column.codes) for column in self.columns]
        for_whom = target_group if self.only_target_group else None
        decisive = (
            *(_READING, self, codes, self.name_kept and self.name_kept.forms),
            self.column_of("identity") is not None and allow_test_ids,
            for_whom,
        )
        return hashlib.sha256(repr(decisive).encode()).hexdigest()[:_FINGERPRINT_LENGTH]

    def column_of(self, kind: ColumnType) -> Column | None:
        """Return the first column of that type, if there is one."""
        return next((column for column in self.columns if column.type == kind), None)

    def column(self, name: str) -> Column:
        """Return the column of that name."""
        return next(column for column in self.columns if column.name == name)
