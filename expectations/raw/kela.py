"""Expectations of Kela's day counts, which a project may do without."""

from great_expectations import ExpectationSuite

from expectations.conditions import faults, mostly
from expectations.raw.dates import NotAfterExport
from expectations.raw.references import RegisteredPersons
from expectations.rules import Rule, suite, warning


class CountsNeverFall(Rule):
    """A person's paid days never fall from a count to a later one."""

    unexpected_rows_query: str = faults(
        """select _file || ' row ' || _row || ': ' || paid_before || ', later '
            || maksetut_paivat as example
        from (
            select
                *,
                lag(maksetut_paivat) over (
                    partition by person_key order by laskentapvm
                ) as paid_before
            from batch
        )
        where maksetut_paivat < paid_before
        order by _file, _row"""
    )
    description: str | None = (
        "Days once paid stay paid. A count that falls begins anew, as after a new period of "
        "benefit, or is of another kind of benefit, and shares and limits would be read wrong."
    )


class PossibleDays(Rule):
    """Nobody has been paid for more weekdays than since the age of seventeen."""

    unexpected_rows_query: str = mostly(
        0.98,
        """select
            _file || ' row ' || _row || ': ' || maksetut_paivat || ' days at ' || ika as example,
            maksetut_paivat <= (ika - 16) * 262 as is_good
        from batch
        where ika is not null""",
    )
    description: str | None = (
        "Benefit is paid from seventeen on for five days a week. Higher counts are calendar days, "
        "euros or another column of the export."
    )


def suites() -> list[ExpectationSuite]:
    """Build the suite of the day counts."""
    return [
        suite(
            "raw.kela_paivat",
            [
                warning("person_key.registered", RegisteredPersons()),
                warning("laskentapvm.none_after_export", NotAfterExport.of("laskentapvm")),
                warning("maksetut_paivat.never_falls", CountsNeverFall()),
                warning("maksetut_paivat.possible", PossibleDays()),
            ],
        )
    ]
