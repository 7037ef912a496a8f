"""Days as files write them.

Whether `5/3/2022` begins with its day or its month is decided once for a file, by all of its dates.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import polars as pl

from ingest.cleaning import cleaned

_TIME = r"[ T](?:klo )?\d{1,2}[.:]\d{2}(?:[.:]\d{2}(?:[.,]\d+)?)?(?: ?[AaPp][Mm])?$"
_EPOCH = date(1970, 1, 1)
_SERIAL = r"^\d{5}(?:\.\d+)?$"
_SLASH = "/"
_SLASHED = r"^(\d{1,2})/(\d{1,2})/\d{4}$"
_YEARS = (1900, 2100)
_MONTHS, _DAYS = (1, 12), (13, 31)


@dataclass(frozen=True)
class DateWriting:
    """How a file writes its dates.

    `day_zero` is the day that number 0 stands for, if numbers may be dates; `month_first` whether
    a date with slashes begins with its month, None when that cannot be told.
    """

    day_zero: date | None = None
    month_first: bool | None = None


@dataclass(frozen=True)
class Slashes:
    """The dates with slashes of a file, and those that can begin with day or month alone."""

    count: int = 0
    day_first: int = 0
    month_first: int = 0

    @property
    def is_month_first(self) -> bool | None:
        """Whether all begin with the month, None when the dates do not tell or disagree."""
        if bool(self.day_first) == bool(self.month_first):
            return None
        return self.month_first > 0

    def describe(self) -> str:
        """Say in a sentence how they are read and why, or why they are not."""
        if self.is_month_first is not None:
            order, told = ("month/day", self.month_first)
            if not self.is_month_first:
                order, told = ("day/month", self.day_first)
            return (
                f"Dates with slashes read as {order}/year: {told} of {self.count} can be no other."
            )
        why = "none tells which of its numbers is the day"
        if self.day_first:
            why = f"{self.day_first} begin with the day and {self.month_first} with the month"
        return f"Dates with slashes not read ({self.count}): {why}. Write dates as 31.12.2022."


def slashes_in(columns: Iterable[pl.Series]) -> Slashes:
    """Count the dates with slashes in the texts of date columns."""
    texts = [cells.filter(cells.str.contains(_SLASH, literal=True)) for cells in columns]
    frame = pl.DataFrame({"text": pl.concat([pl.Series(dtype=pl.String), *texts])})
    parts = _without_time(cleaned(pl.col("text"))).str.extract_groups(_SLASHED)
    first, second = (parts.struct[place].cast(pl.Int32) for place in (0, 1))
    found = frame.select(
        first.is_not_null().sum(),
        day_first=(first.is_between(*_DAYS) & second.is_between(*_MONTHS)).sum(),
        month_first=(first.is_between(*_MONTHS) & second.is_between(*_DAYS)).sum(),
    )
    return Slashes(*found.row(0))


def all_slashes(found: Iterable[Slashes]) -> Slashes:
    """Add up what was found in the chunks of a file."""
    counts = [(each.count, each.day_first, each.month_first) for each in found]
    return Slashes(*map(sum, zip(*counts, strict=True)))


def day_in(text: pl.Expr, writing: DateWriting) -> pl.Expr:
    """Return the day that a cleaned text tells, without its time; null when it tells none."""
    day = _without_time(text)
    readings = [
        day.str.to_date(pattern, strict=False) for pattern in ("%d.%m.%Y", "%Y-%m-%d", "%Y/%m/%d")
    ]
    if writing.month_first is not None:
        pattern = "%m/%d/%Y" if writing.month_first else "%d/%m/%Y"
        readings.append(day.str.to_date(pattern, strict=False))
    if writing.day_zero is not None:
        serial = pl.when(text.str.contains(_SERIAL)).then(text).cast(pl.Float64).floor()
        days = serial.cast(pl.Int32) + (writing.day_zero - _EPOCH).days
        readings.append(days.cast(pl.Date))
    return possible(pl.coalesce(readings))


def possible(day: pl.Expr) -> pl.Expr:
    """Return a day of a year in which anything here can have happened, else null."""
    return pl.when(day.dt.year().is_between(*_YEARS)).then(day)


def _without_time(text: pl.Expr) -> pl.Expr:
    return text.str.replace(_TIME, "")
