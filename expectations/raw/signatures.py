"""The rule on when the funder's forms are signed."""

from typing import Self

from expectations.conditions import filled, mostly
from expectations.rules import Rule


class SignedWithin(Rule):
    """Forms are signed around the day that they tell of."""

    @classmethod
    def of(cls, column: str, *, earliest: int, latest: int, reason: str) -> Self:
        """Expect it of 90 % of a form's rows, in days from the date in a column."""
        return cls(
            unexpected_rows_query=mostly(
                0.9,
                filled(
                    """select
                        _file || ' row ' || _row || ': ' || allekirjoituspvm as example,
                        allekirjoituspvm - $column between $earliest and $latest as is_good
                    from batch""",
                    column=column,
                    earliest=earliest,
                    latest=latest,
                ),
            ),
            description=reason,
        )
