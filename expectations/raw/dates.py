"""Rules on when things may have happened, for every source."""

from string import Template
from typing import Self

from expectations.rules import Rule, faults, mostly


class NotAfterExport(Rule):
    """Nothing in an export happened after the day of the export."""

    @classmethod
    def of(cls, column: str) -> Self:
        """Expect it of a date column of a raw table."""
        return cls(
            unexpected_rows_query=faults(
                Template(
                    """select
                        batch._file || ' row ' || batch._row || ': ' || batch.$column as example
                    from batch
                    inner join quality.loads as loads on loads.load_id = batch._load_id
                    where batch.$column > loads.export_date
                    order by batch._file, batch._row"""
                ).substitute(column=column)
            ),
            description=(
                "A date after the day of the export cannot have happened yet: the date is "
                "mistyped, or day and month were read the wrong way round."
            ),
        )


class InProjectPeriod(Rule):
    """Nearly all dates of a source fall inside the project's period."""

    @classmethod
    def of(cls, column: str, share: float) -> Self:
        """Expect it of a share of a raw table's dates."""
        return cls(
            unexpected_rows_query=mostly(
                share,
                Template(
                    """select
                        _file || ' row ' || _row || ': ' || $column as example,
                        $column between getvariable('project_start')
                            and getvariable('project_end') as is_good
                    from batch
                    where $column is not null"""
                ).substitute(column=column),
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
            unexpected_rows_query=mostly(
                share,
                Template(
                    """select
                        _file || ' row ' || _row || ': ' || $column as example,
                        isodow($column) < 6 as is_good
                    from batch
                    where $column is not null"""
                ).substitute(column=column),
            ),
            description=(
                "Many events on Saturdays and Sundays suggest that day and month were read "
                "the wrong way round, or that dates are entered later than they happen."
            ),
        )
