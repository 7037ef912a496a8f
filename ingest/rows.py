"""Sorts rows: each ends accepted, quarantined or recognised as noise."""

from dataclasses import dataclass

import polars as pl

from ingest import quarantine
from ingest.answers import answers_in, columns_in_several_places
from ingest.columns import own_checks_of, read_column
from ingest.contract import Column, Contract
from ingest.dates import DateWriting, Slashes, all_slashes, slashes_in
from ingest.identity import Door
from ingest.ledger import LedgerError
from ingest.matching import with_match_key
from ingest.noise import noise_kind
from ingest.parsing import DATES
from ingest.reading import Reading
from ingest.rules import DUPLICATE, checks_of, first_broken, several_in, text_of

NOISE_SCHEMA: dict[str, pl.DataType] = {"row_number": pl.Int32(), "kind": pl.String()}


@dataclass(frozen=True)
class SortedRows:
    """Where each row of one chunk went by itself.

    `accepted` has the contract's fields and `_row`; `quarantined` is as PENDING, one row per
    broken row with its keyed reference in `row_hash`; `noise` has the row number and kind.
    """

    read: int
    accepted: pl.DataFrame
    quarantined: pl.DataFrame
    noise: pl.DataFrame

    def __post_init__(self) -> None:
        placed = self.accepted.height + self.quarantined.height + self.noise.height
        if placed != self.read:
            raise LedgerError(f"Rows read {self.read}, placed {placed}.")


class RowSorter:
    """Sorts the rows of one file, chunk by chunk."""

    def __init__(self, reading: Reading, contract: Contract, door: Door) -> None:
        self._reading = reading
        self._contract = contract
        self._door = door
        self._in_several_places = columns_in_several_places(reading.header)
        self._checks = checks_of(
            contract, door.target_group, in_several_places=self._in_several_places
        )
        numbered = dict(enumerate(self._checks))
        self._own_checks = {
            column.name: own_checks_of(column, contract, numbered) for column in contract.columns
        }
        own = {place for checks in self._own_checks.values() for place in checks}
        self._row_checks = {place: numbered[place] for place in numbered.keys() - own}
        self._slashes: Slashes | None = None

    @property
    def notes(self) -> tuple[str, ...]:
        """How something was read that could be read otherwise."""
        return () if self._slashes is None else (self._slashes.describe(),)

    def sort(self, cells: pl.DataFrame) -> SortedRows:
        """Place each row by itself.

        Order: width, columns in contract order, then the row's own rules. Only a row that broke
        a rule is looked at as noise, as a blank or total row always breaks one.
        """
        contract = self._contract
        typed = self._typed(cells)
        is_right = typed["check"].is_null()
        broken, broken_cells = typed.filter(~is_right), cells.filter(~is_right)
        header = self._reading.header
        kinds = noise_kind(broken_cells, headers=header.rows)
        field_count = len(header.cells)
        quarantined = quarantine.quarantine_rows(
            broken.filter(kinds.is_null()), self._checks, contract, field_count=field_count
        )
        noise = broken.select(row_number="_row", kind=kinds).drop_nulls("kind")
        return SortedRows(
            read=cells.height,
            accepted=typed.select(*contract.fields, "_row").filter(is_right),
            quarantined=_with_references(quarantined, broken_cells, self._door),
            noise=noise.cast(NOISE_SCHEMA),  # type: ignore[arg-type]
        )

    def duplicates(self, cells: pl.DataFrame, repeated: pl.DataFrame) -> pl.DataFrame:
        """Return the quarantined rows of a chunk that have the key of an `other` row.

        `repeated` has their row number and that of the other.
        """
        rows = repeated.filter(pl.col("row_number").is_in(cells["_row"].implode())).select(
            "row_number",
            "row_key",
            rule_id=pl.lit(DUPLICATE),
            column_name=pl.lit(", ".join(self._contract.key)),
            parameters=pl.concat_str(pl.lit('{"other": '), "other", pl.lit("}")),
        )
        return _with_references(rows, cells, self._door)

    def _typed(self, cells: pl.DataFrame) -> pl.DataFrame:
        """Return each column's text beside its value, the persons, and the first broken `check`."""
        contract = self._contract
        header = self._reading.header
        is_ragged = ~pl.col("_field_count").is_between(header.needed_width, len(header.cells))
        answers = answers_in(cells, contract, header)
        writing = self._date_writing(answers)
        frame = cells.select("_row", "_field_count", is_ragged=is_ragged).hstack(
            answers.select(map(several_in, self._in_several_places))
        )
        for column in contract.columns:
            checks = self._own_checks[column.name]
            frame = frame.hstack(read_column(answers[column.name], column, checks, writing))
        identity = contract.column_of("identity")
        if identity is not None:
            frame = _with_person(frame, identity, contract, self._door)
        frame = _without_sole_traders(frame, contract)
        own = [pl.col(f"check:{column.name}") for column in contract.columns]
        return frame.with_columns(check=pl.min_horizontal(first_broken(self._row_checks), *own))

    def _date_writing(self, answers: pl.DataFrame) -> DateWriting:
        """Say how dates are written; the first with a slash has all of the file looked at."""
        if self._slashes is None and self._slashes_in(answers).count:
            self._slashes = all_slashes(
                self._slashes_in(answers_in(cells, self._contract, self._reading.header))
                for cells in self._reading.chunks()
            )
        is_month_first = self._slashes.is_month_first if self._slashes else None
        return DateWriting(self._reading.source.day_zero, is_month_first)

    def _slashes_in(self, answers: pl.DataFrame) -> Slashes:
        dates = (column.name for column in self._contract.columns if column.type in DATES)
        return slashes_in(answers[name] for name in dates)


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
    names = [named.name for named in contract.columns if named.type == "person_name"]
    if names:
        frame = with_match_key(frame, names=names, born="birth_date", door=door)
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
    is_kept = ~pl.col(kept.form).is_in(kept.forms)
    return frame.with_columns(pl.when(is_kept).then(pl.col(kept.name)).alias(kept.name))


def _with_references(quarantined: pl.DataFrame, cells: pl.DataFrame, door: Door) -> pl.DataFrame:
    """Add a keyed hash of the source row, which tells a row that is delivered unchanged again."""
    fields = [pl.col(name).fill_null("") for name in cells.columns if name[0] == "c"]
    sources = cells.filter(pl.col("_row").is_in(quarantined["row_number"].implode()))
    contents = sources.select(pl.concat_str(*fields, separator="\x1f")).to_series()
    hashes = sources.select(row_number="_row", row_hash=door.row_references(contents))
    return quarantined.join(hashes, on="row_number", how="left", maintain_order="left")
