"""Rules on what must have been entered once something else was."""

from typing import Self

from expectations.conditions import filled, mostly
from expectations.rules import Rule


class KnownWhen(Rule):
    """A column has a value in nearly all rows in which something else has come about."""

    @classmethod
    def of(cls, column: str, *, when: str, reason: str) -> Self:
        """Expect it of 95 % of the rows of a raw table that meet the condition `when`."""
        return cls(
            unexpected_rows_query=mostly(
                0.95,
                filled(
                    """select _file || ' row ' || _row as example, $column is not null as is_good
                    from batch
                    where $when""",
                    column=column,
                    when=when,
                ),
            ),
            description=reason,
        )
