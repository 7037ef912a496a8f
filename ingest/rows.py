"""Sorts the rows of one file: each ends accepted, quarantined or recognised as noise."""

from dataclasses import dataclass

import polars as pl

from ingest import quarantine
from ingest.cleaning import clean_all
from ingest.contract import Column, Contract
from ingest.identity import Door
from ingest.matching import with_match_key
from ingest.noise import IDENTICAL, noise_kind
from ingest.parsing import parse_all
from ingest.reading import Reading
from ingest.rules import DUPLICATE, checks_of, first_broken, text_of

NOISE_SCHEMA: dict[str, pl.DataType] = {"row_number": pl.Int32(), "kind": pl.String()}


class LedgerError(Exception):
    """A row was lost or counted twice: a fault of this program, never of the file."""


@dataclass(frozen=True)
class SortedRows:
    """Where every row of one file went.

    `accepted` has the contract's fields and `_row`; `quarantined` one row per broken row with
    its keyed reference in `row_hash`; `noise` the row number and kind.
    """

    read: int
    accepted: pl.DataFrame
    quarantined: pl.DataFrame
    noise: pl.DataFrame

    def __post_init__(self) -> None:
        placed = self.accepted.height + self.quarantined.height + self.noise.height
        if placed != self.read:
            raise LedgerError(f"Rows read {self.read}, placed {placed}.")


def sort_rows(reading: Reading, contract: Contract, door: Door) -> SortedRows:
    """Read a file and place each of its rows.

    Order: width, columns in contract order, the row's own rules, then repeated keys. Only a row
    that broke a rule is looked at as noise, as a blank or total row always breaks one.
    """
    cells = reading.cells()
    checks = checks_of(contract, door.target_group)
    typed = _typed(cells, reading, contract, door)
    typed = typed.with_columns(check=first_broken(checks))
    is_right = typed["check"].is_null()
    right, broken = typed.filter(is_right), typed.filter(~is_right)
    broken_cells = cells.filter(~is_right)

    kinds = noise_kind(broken_cells)
    faulty = broken.filter(kinds.is_null())
    quarantined = quarantine.quarantine_rows(
        faulty, checks, contract, field_count=len(reading.header.cells)
    )
    noise = _noise(broken.with_columns(kind=kinds).drop_nulls("kind"))

    repeated = _repeated(right, contract)
    accepted = right.filter(~pl.col("_row").is_in(repeated["_row"].implode()))
    duplicates = repeated.filter(~pl.col("is_identical"))
    quarantined = pl.concat([quarantined, _duplicate_rows(duplicates, contract)])
    identical = repeated.filter("is_identical").with_columns(kind=pl.lit(IDENTICAL))
    return SortedRows(
        read=cells.height,
        accepted=accepted.select(*contract.fields, "_row"),
        quarantined=_with_references(quarantined, cells, door),
        noise=pl.concat([noise, _noise(identical)]).sort("row_number"),
    )


def _typed(cells: pl.DataFrame, reading: Reading, contract: Contract, door: Door) -> pl.DataFrame:
    """Return the row references, each column's text beside its value, and the persons."""
    positions = reading.header.positions
    texts = clean_all(
        cells.select(_cell(column, positions.get(column.name)) for column in contract.columns)
    )
    columns = [column for column in contract.columns if column.type != "identity"]
    values = parse_all(texts, columns, has_serial_dates=reading.source.has_serial_dates)
    is_ragged = pl.col("_field_count") != len(reading.header.cells)
    frame = pl.concat(
        [
            cells.select("_row", "_field_count", is_ragged=is_ragged),
            texts.rename(text_of),
            values,
        ],
        how="horizontal",
    )
    for column in contract.columns:
        if column.type == "identity":
            frame = _with_person(frame, column, contract, door)
    return _without_sole_traders(frame, contract)


def _cell(column: Column, position: int | None) -> pl.Expr:
    cell = pl.lit(None, dtype=pl.String) if position is None else pl.col(f"c{position}")
    return cell.alias(column.name)


def _with_person(
    frame: pl.DataFrame, column: Column, contract: Contract, door: Door
) -> pl.DataFrame:
    """Add the person key, birth year, sex and the age in full years on the row's own date.

    Of a person without identity the birth date tells year and age; the name makes the match key.
    """
    identity, on = text_of(column.name), pl.col(column.age_on or "")
    normalised = pl.col(identity).str.to_uppercase().str.replace_all(" ", "", literal=True)
    frame = frame.with_columns(normalised)
    people = door.admit(frame[identity])
    frame = frame.join(
        people, left_on=identity, right_on="identity", how="left", maintain_order="left"
    )
    told = contract.column_of("birth_date")
    if told is not None:
        frame = frame.with_columns(birth_date=pl.coalesce("birth_date", told.name))
    named = contract.column_of("person_name")
    if named is not None:
        frame = with_match_key(frame, name=named.name, born="birth_date", door=door)
    born = pl.col("birth_date")
    has_birthday_passed = (on.dt.month() > born.dt.month()) | (
        (on.dt.month() == born.dt.month()) & (on.dt.day() >= born.dt.day())
    )
    age = on.dt.year() - born.dt.year() - (~has_birthday_passed).cast(pl.Int32)
    return frame.with_columns(syntymavuosi=born.dt.year(), ika=age).drop("birth_date")


def _without_sole_traders(frame: pl.DataFrame, contract: Contract) -> pl.DataFrame:
    kept = contract.name_kept
    if kept is None:
        return frame
    is_kept = pl.col(kept.form) != kept.unless
    return frame.with_columns(pl.when(is_kept).then(pl.col(kept.name)).alias(kept.name))


def _repeated(right: pl.DataFrame, contract: Contract) -> pl.DataFrame:
    """Return the later rows of each key that occurs again; identical in every kept value or not."""
    key = pl.struct(*contract.key)
    suspects = right.filter(key.is_duplicated())
    return suspects.with_columns(
        other=pl.col("_row").first().over(*contract.key),
        is_identical=~pl.struct(*contract.fields).is_first_distinct(),
    ).filter(pl.col("_row") != pl.col("other"))


def _duplicate_rows(duplicates: pl.DataFrame, contract: Contract) -> pl.DataFrame:
    return duplicates.select(
        row_number="_row",
        rule_id=pl.lit(DUPLICATE),
        column_name=pl.lit(", ".join(contract.key)),
        parameters=pl.concat_str(pl.lit('{"other": '), "other", pl.lit("}")),
    )


def _noise(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.select(row_number="_row", kind="kind").cast(NOISE_SCHEMA)  # type: ignore[arg-type]


def _with_references(quarantined: pl.DataFrame, cells: pl.DataFrame, door: Door) -> pl.DataFrame:
    """Add a keyed hash of the source row, which tells a row that is delivered unchanged again."""
    fields = [pl.col(name).fill_null("") for name in cells.columns if name[0] == "c"]
    sources = cells.filter(pl.col("_row").is_in(quarantined["row_number"].implode()))
    contents = sources.select(row_number="_row", content=pl.concat_str(*fields, separator="\x1f"))
    rows = quarantined.join(contents, on="row_number", how="left")
    references = [door.row_reference(content) for content in rows["content"]]
    return (
        rows.with_columns(row_hash=pl.Series(references, dtype=pl.String))
        .drop("content")
        .sort("row_number")
    )
