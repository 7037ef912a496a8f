"""Rules on when things may have happened, for every source."""

from collections.abc import Iterator
from typing import Self

from great_expectations.expectations.expectation import Expectation

from expectations.conditions import always, filled, mostly
from expectations.rules import Rule, critical, warning

# One content delivered twice has one load id and two files, and a file has several sheets.
_AGAINST_EXPORT = """select
        batch._file || ' row ' || batch._row || ': ' || batch.$column as example,
        batch.$column <= loads.export_date as is_good
    from batch
    inner join quality.loads as loads
        on loads.load_id = batch._load_id
        and loads.file = batch._file
        and loads.sheet is not distinct from batch._sheet
        and loads.status = 'current'
    where batch.$column is not null"""

_DATES = """select
        _file || ' row ' || _row || ': ' || $column as example,
        $condition as is_good
    from batch
    where $column is not null"""


MISTYPED = (
    "A date after the day of the export cannot have happened yet: it is mistyped, and the row is "
    "left out of the figures until that day."
)
READ_WRONGLY = (
    "Dates after the day of the export cannot have happened yet. More than one in fifty means "
    "that day and month were read the wrong way round or that the export is dated wrongly."
)
PLANNED_END = (
    "An end after the day of the export is still to come and counts as open until then: check "
    "that it is a plan and not mistyped."
)


class NotAfterExport(Rule):
    """Nothing in an export happened after the day of the export."""

    @classmethod
    def of(cls, column: str, *, reason: str = MISTYPED) -> Self:
        """Expect it of every date of a raw table."""
        return cls(
            unexpected_rows_query=always(filled(_AGAINST_EXPORT, column=column)),
            description=reason,
        )

    @classmethod
    def of_nearly_all(cls, column: str) -> Self:
        """Expect it of 98 % of a raw table's dates, so that one odd row stops no release."""
        return cls(
            unexpected_rows_query=mostly(0.98, filled(_AGAINST_EXPORT, column=column)),
            description=READ_WRONGLY,
        )


class InProjectPeriod(Rule):
    """Nearly all dates of a source fall inside the project's period."""

    @classmethod
    def of(cls, column: str, share: float) -> Self:
        """Expect it of a share of a raw table's dates."""
        return cls(
            unexpected_rows_query=_most_dates(
                column,
                share,
                f"{column} between getvariable('project_start') and getvariable('project_end')",
            ),
            description=(
                "Dates outside the project's period belong to another project or are read "
                "wrongly; they would be counted in this project's results."
            ),
        )


class OnWorkingWeekdays(Rule):
    """The work is done from Monday to Friday."""

    @classmethod
    def of(cls, column: str, share: float) -> Self:
        """Expect it of a share of a raw table's dates."""
        return cls(
            unexpected_rows_query=_most_dates(column, share, f"isodow({column}) < 6"),
            description=(
                "Many events on Saturdays and Sundays suggest that day and month were read "
                "the wrong way round, or that dates are entered later than they happen."
            ),
        )


class AfterRegistration(Rule):
    """What is done with a client comes after the client's registration."""

    @classmethod
    def of(cls, column: str, *, reason: str) -> Self:
        """Expect it of 95 % of the dates of a raw table of the client database."""
        return cls(
            unexpected_rows_query=mostly(
                0.95,
                filled(
                    """select
                        batch._file || ' row ' || batch._row || ': ' || batch.$column as example,
                        batch.$column >= clients.ilmoittautumispvm as is_good
                    from batch
                    inner join raw.access_asiakkaat as clients
                        on clients.asiakasnumero = batch.asiakasnumero""",
                    column=column,
                ),
            ),
            description=reason,
        )


def happened_by_export(column: str) -> Iterator[Expectation]:
    """Stop at many dates after the export, and warn of any."""
    yield critical(f"{column}.not_after_export", NotAfterExport.of_nearly_all(column))
    yield warning(f"{column}.none_after_export", NotAfterExport.of(column))


def _most_dates(column: str, share: float, condition: str) -> str:
    return mostly(share, filled(_DATES, column=column, condition=condition))
