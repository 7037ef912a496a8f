"""Expectations of the project's list of outputs."""

from great_expectations import ExpectationSuite

from expectations.conditions import faults
from expectations.rules import Rule, suite, warning


class LastingHaveOwner(Rule):
    """Every output that stays in use has an owner after the project."""

    unexpected_rows_query: str = faults(
        """select 'output ' || tuotosnumero as example
        from batch
        where omistaja is null
            and tila in (select source_word from seeds.output_statuses where is_lasting)
        order by tuotosnumero"""
    )
    description: str | None = (
        "What stays in use must be somebody's: an output called permanent without an owner is "
        "asked about when the final report is approved."
    )


class OwnedAreLasting(Rule):
    """Every output that has an owner after the project is one that stays in use."""

    unexpected_rows_query: str = faults(
        """select 'output ' || tuotosnumero || ': ' || coalesce(tila, 'no status') as example
        from batch
        where omistaja is not null
            and coalesce(
                tila not in (select source_word from seeds.output_statuses where is_lasting), true
            )
        order by tuotosnumero"""
    )
    description: str | None = (
        "An owner is named and the status says that nothing stays, or nothing at all: one of the "
        "two was not brought up to date, and too few outputs are counted as lasting."
    )


def suites() -> list[ExpectationSuite]:
    """Build the suite of the list of outputs."""
    return [
        suite(
            "raw.tuotokset",
            [
                warning("omistaja.of_lasting", LastingHaveOwner()),
                warning("tila.of_owned", OwnedAreLasting()),
            ],
        )
    ]
